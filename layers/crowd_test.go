package layers

import (
	"context"
	"fmt"
	"image"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// manyEvents is a stack over seeded events of one day each, evenly over the
// region and the years 2010 to 2025, each at a place of its own.
func manyEvents(t testing.TB, n int) *Stack {
	t.Helper()
	d, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	kinds := []chronicle.Kind{chronicle.KindClash, chronicle.KindShelling, chronicle.KindArson, chronicle.KindDetention}
	first := calendar.Date(2010, time.January, 1)
	list := func(yield func(chronicle.Brief) bool) {
		for i := range n {
			b := chronicle.Brief{
				ID: fmt.Sprint(i), Title: "made up", Kind: kinds[i%len(kinds)], Confidence: chronicle.Medium,
				Lon: 68 + 5.5*random.Float64(), Lat: 39 + 2*random.Float64(),
				Span: calendar.On(first + calendar.Day(random.IntN(5844))),
			}
			if !yield(b) {
				return
			}
		}
	}
	if d.Chronicle, err = chronicle.NewLongStore(nil, nil, nil, nil, list); err != nil {
		t.Fatal(err)
	}
	d.Fonts = testFonts(t)
	return NewStack(d)
}

func cellsOf(ops []scene.Op) []*scene.Cells {
	var list []*scene.Cells
	for _, op := range ops {
		switch op := op.(type) {
		case *scene.Group:
			list = append(list, cellsOf(op.Ops)...)
		case *scene.Cells:
			list = append(list, op)
		}
	}
	return list
}

func TestCrowdsAreCountedBySquares(t *testing.T) {
	s := manyEvents(t, 20_000)
	f := regionFrame(t, s, "2020-06-30", 1366, 768)
	messages := readMessages(t, "en")
	f.Text = messages.text
	f.Reach = chronicle.Reach{Mode: chronicle.Window, Days: 365}
	p, err := s.Build(context.Background(), Events, f)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(cellsOf(p.Scene.Ops)); n != len(clashGroups) {
		t.Errorf("%d grids of squares for %d groups", n, len(clashGroups))
	}
	want, got := 0, 0
	for _, e := range s.kit.Chronicle.During(f.Reach.Span(f.At.Day)) {
		if at := spotOf(f, e.Places[0]); at[0] >= 0 && at[1] >= 0 && at[0] < 1366 && at[1] < 768 {
			want++
		}
	}
	counted := map[orb.Bound]bool{}
	targets := NewTargets(p.Marks, f.Camera)
	for x := 0.0; x < 1366; x += crowdSide * crowdBlock {
		for y := 0.0; y < 768; y += crowdSide * crowdBlock {
			for _, m := range targets.Hit(f.Camera, orb.Point{x, y}) {
				var n int
				if _, err := fmt.Sscan(m.Title, &n); err != nil || len(m.IDs) != min(n, mostListed) {
					t.Fatalf("a mark says %q and lists %d", m.Title, len(m.IDs))
				}
				if !counted[m.Box] {
					counted[m.Box] = true
					got += n
				}
			}
		}
	}
	if want < crowdFrom || got != want {
		t.Errorf("the squares count %d events of %d", got, want)
	}
	legend := s.Legend(f)
	if text := fmt.Sprint(legend); !strings.Contains(text, fmt.Sprintf("More than %d marks", crowdFrom)) {
		t.Errorf("the legend does not state the rule: %s", text)
	}
	f.Quality = Export
	if p, err = s.Build(context.Background(), Events, f); err != nil || len(cellsOf(p.Scene.Ops)) > 0 {
		t.Errorf("a file gets squares instead of outlines (%v)", err)
	}
	f.Quality, f.Reach.Days = Screen, 7
	if p, err = s.Build(context.Background(), Events, f); err != nil || len(cellsOf(p.Scene.Ops)) > 0 || len(p.Marks) == 0 {
		t.Errorf("few marks are not drawn as marks (%v)", err)
	}
	messages.check(t)
}

// TestCrowdedFramesRepeat: a frame with a crowd is the same cold, warm, and after
// the view was somewhere else.
func TestCrowdedFramesRepeat(t *testing.T) {
	s := newStepper(t, 20_000, 365)
	draw := func() []byte {
		clear(s.picture.Pix)
		s.step(t, 0)
		return slices.Clone(s.picture.Pix)
	}
	home := s.frame.Camera
	first := draw()
	if !slices.Equal(draw(), first) {
		t.Error("the second frame is another one")
	}
	s.frame.Camera = home.PanBy(40, 25)
	if slices.Equal(draw(), first) {
		t.Error("a moved view shows the same")
	}
	s.frame.Camera = home
	if !slices.Equal(draw(), first) {
		t.Error("the frame after a pan and back is another one")
	}
}

// TestFewOfMany: of a long list, few marks in a narrow view make few events,
// whatever time is shown.
func TestFewOfMany(t *testing.T) {
	s := manyEvents(t, 20_000)
	f := regionFrame(t, s, "2025-12-31", 1366, 768)
	f.Reach = chronicle.Reach{Mode: chronicle.Until}
	f.Camera = f.Camera.ZoomAround(orb.Point{683, 384}, 5)
	p, err := s.Build(context.Background(), Events, f)
	if err != nil {
		t.Fatal(err)
	}
	if shown := len(shownEvents(s.kit.Chronicle, f)); shown == 0 || shown > crowdFrom || len(cellsOf(p.Scene.Ops)) > 0 {
		t.Errorf("%d events of %d are made for a view of %v", shown, s.kit.Chronicle.Len(), f.Camera.Bounds())
	}
}

// The step may not allocate more than this, whatever the chronicle holds.
func TestAStepAllocatesLittle(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 1920, 1080)
	const most = 5450 // on the day with the most marks: 4,660, and 5,340 to 5,380 with the race detector
	if n := testing.AllocsPerRun(3, func() {
		if _, err := s.Build(context.Background(), Events, f); err != nil {
			t.Fatal(err)
		}
	}); n > most {
		t.Errorf("a step allocates %g times", n)
	}
}

// stepper draws the plane of events to finished pixels, on days that follow each
// other, in a window of some days.
type stepper struct {
	stack   *Stack
	frame   Frame
	painter *raster.Painter
	picture *image.RGBA
	first   calendar.Day
}

func newStepper(t testing.TB, n, days int) *stepper {
	s := &stepper{stack: manyEvents(t, n), painter: raster.New(), picture: image.NewRGBA(image.Rect(0, 0, 1920, 1080))}
	s.frame = regionFrame(t, s.stack, "2022-09-10", 1920, 1080)
	s.frame.Reach = chronicle.Reach{Mode: chronicle.Window, Days: days}
	s.first = s.frame.At.Day
	return s
}

func (s *stepper) step(t testing.TB, i int) {
	s.frame.At.Day = s.first + calendar.Day(i%20)
	p, err := s.stack.Build(context.Background(), Events, s.frame)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.painter.Into(context.Background(), s.picture, p.Scene, 1); err != nil {
		t.Fatal(err)
	}
}

func benchmarkMany(b *testing.B, name string, n int, reach chronicle.Reach) {
	s := newStepper(b, n, 1)
	s.frame.Reach = reach
	for i := 0; b.Loop(); i++ {
		s.step(b, i)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), name)
}

func BenchmarkStep10k(b *testing.B) {
	benchmarkMany(b, "step_10k_ms", 10_000, chronicle.Reach{Mode: chronicle.Window, Days: 30})
}

func BenchmarkStep100k(b *testing.B) {
	benchmarkMany(b, "step_100k_ms", 100_000, chronicle.Reach{Mode: chronicle.Window, Days: 30})
}

func BenchmarkStep1M(b *testing.B) {
	benchmarkMany(b, "step_1m_ms", 1_000_000, chronicle.Reach{Mode: chronicle.Window, Days: 30})
}

func BenchmarkAll1M(b *testing.B) {
	benchmarkMany(b, "all_1m_ms", 1_000_000, chronicle.Reach{Mode: chronicle.Until})
}

// BenchmarkGrowth compares steps that show as many events each, of 10,000 events
// and of 1,000,000, in turn: what a step costs has to follow from what it shows.
func BenchmarkGrowth(b *testing.B) {
	few, many := newStepper(b, 10_000, 3000), newStepper(b, 1_000_000, 30)
	var took [2][]float64
	for i := 0; b.Loop(); i++ {
		for k, s := range []*stepper{few, many} {
			begin := time.Now()
			s.step(b, i)
			took[k] = append(took[k], float64(time.Since(begin)))
		}
	}
	for k := range took {
		slices.Sort(took[k])
	}
	b.ReportMetric(took[1][len(took[1])/2]/took[0][len(took[0])/2], "step_growth_ratio")
}

// BenchmarkMemory is what each of a million events takes beside its texts: in the
// store, and in what the layers keep of it.
func BenchmarkMemory(b *testing.B) {
	const n = 1_000_000
	heap := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	none := manyEvents(b, 0)
	for b.Loop() {
		before := heap()
		s := manyEvents(b, n)
		used := heap() - before
		for i := range n {
			r, _ := s.kit.Chronicle.Brief(i)
			used -= float64(len(r.ID) + len(r.Title) + len(r.Place))
		}
		b.ReportMetric(used/n, "event_bytes")
	}
	runtime.KeepAlive(none)
}

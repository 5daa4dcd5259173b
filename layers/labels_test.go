package layers

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// randomFrames are views as a window has them: cameras of all zooms, days of the
// whole chronicle, sizes from small to very large, both languages, with the
// furniture of the window.
func randomFrames(t testing.TB, s *Stack, n int) []Frame {
	t.Helper()
	random := rand.New(rand.NewPCG(4, 200))
	texts := map[string]Text{"en": readMessages(t, "en").text, "ru": readMessages(t, "ru").text}
	first, last := day(t, "1989-01-01"), day(t, "2025-12-31")
	list := make([]Frame, n)
	for i := range list {
		lang := []string{"en", "ru"}[random.IntN(2)]
		w, h := 500+random.Float64()*2600, 360+random.Float64()*1400
		at := orb.Point{68.5 + random.Float64()*5, 39.2 + random.Float64()*1.6}
		f := regionFrame(t, s, "2022-09-16", w, h)
		f.At.Day = first + calendar.Day(random.IntN(int(last-first)))
		f.Camera = camera.New(at, 5+8*random.Float64(), w, h)
		f.Lang, f.Text = lang, texts[lang]
		f.Reserved = []orb.Bound{
			{Min: orb.Point{8, h - 60}, Max: orb.Point{200, h - 8}}, {Min: orb.Point{w - 50, 14}, Max: orb.Point{w - 14, 130}},
		}
		list[i] = f
	}
	return list
}

// boxesOf are the places of a picture's labels in the world, so that they can be
// compared between views.
func boxesOf(p *Picture, c camera.Camera) map[string]orb.Point {
	at := map[string]orb.Point{}
	for _, l := range p.Labels {
		at[l.ID] = c.World(l.Box.Min)
	}
	return at
}

func base(t *testing.T, s *Stack, f Frame) *Picture {
	t.Helper()
	p, err := s.Build(t.Context(), Base, f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestLabelsOfRandomFrames: whatever is looked at, no label lies on another, in
// no frame and in no language.
func TestLabelsOfRandomFrames(t *testing.T) {
	s := embeddedStack(t)
	count, bent := 0, 0
	for i, f := range randomFrames(t, s, 200) {
		f.Visible = NewSet(s.IDs()...)
		p := whole(t, s, f)
		checkLabels(t, fmt.Sprintf("frame %d (zoom %.2f around %.3f, %s, %s)", i, f.Camera.Zoom(), f.Camera.Centre(), f.At.Day, f.Lang), f, p)
		count += len(p.Labels)
		for _, l := range p.Labels {
			if l.Letters != nil {
				bent++
			}
		}
	}
	if count < 6000 || bent < 150 {
		t.Errorf("%d labels, %d of them along lines: the frames show too little", count, bent)
	}
}

// TestAMovedViewKeepsItsLabels: of the names that are in view before and after
// the view is moved by 200 dp, at most 2 % stand somewhere else, and at most 2 %
// are not written any more.
func TestAMovedViewKeepsItsLabels(t *testing.T) {
	s := embeddedStack(t)
	random := rand.New(rand.NewPCG(9, 9))
	stay, moved, gone := 0, 0, 0
	for _, f := range randomFrames(t, s, 200) {
		sin, cos := math.Sincos(random.Float64() * 2 * math.Pi)
		to := f
		to.Camera = f.Camera.PanBy(200*cos, 200*sin)
		after := boxesOf(base(t, s, to), to.Camera)
		for _, l := range base(t, s, f).Labels {
			at := f.Camera.World(l.Box.Min)
			low := to.Camera.View(at)
			if high := (orb.Point{low[0] + l.Box.Max[0] - l.Box.Min[0], low[1] + l.Box.Max[1] - l.Box.Min[1]}); !picture(to).Contains(low) || !picture(to).Contains(high) {
				continue
			}
			stay++
			switch now, ok := after[l.ID]; {
			case !ok:
				gone++
			case distance(to.Camera.View(now), low) > 0.01:
				moved++
			}
		}
	}
	if stay < 4000 || moved > stay/50 || gone > stay/50 {
		t.Errorf("of %d labels that stay in view %d change their place and %d are not written any more", stay, moved, gone)
	}
}

// TestTheSameFrameGivesTheSameLabels: drawn anew, by another stack, and after a
// move there and back.
func TestTheSameFrameGivesTheSameLabels(t *testing.T) {
	s := embeddedStack(t)
	for i, f := range randomFrames(t, s, 12) {
		want := whole(t, s, f)
		away := f
		away.Camera = f.Camera.PanBy(130, -70)
		whole(t, s, away)
		for name, stack := range map[string]*Stack{"after a move and back": s, "cold": embeddedStack(t)} {
			got := whole(t, stack, f)
			if fmt.Sprint(got.Labels) != fmt.Sprint(want.Labels) {
				t.Errorf("frame %d, %s: other labels", i, name)
			}
			if line, a, b := firstDifference(dumpOf(t, got), dumpOf(t, want)); line > 0 {
				t.Errorf("frame %d, %s: line %d is %q, was %q", i, name, line, a, b)
			}
		}
	}
}

func dumpOf(t *testing.T, p *Picture) string {
	t.Helper()
	var b strings.Builder
	if err := scene.Dump(&b, p.Scene); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestAHundredDaysMoveNoName: over a hundred steps of the date no base label moves.
func TestAHundredDaysMoveNoName(t *testing.T) {
	s := embeddedStack(t)
	for i, f := range randomFrames(t, s, 6) {
		f.At.Day = day(t, "2019-01-01")
		want := boxesOf(base(t, s, f), f.Camera)
		for range 100 {
			f.At.Day += 15 // up to February 2023: one edition of the boundaries
			for id, at := range boxesOf(base(t, s, f), f.Camera) {
				if before, ok := want[id]; ok && before != at {
					t.Fatalf("frame %d: %s moves on %s", i, id, f.At.Day)
				}
				want[id] = at
			}
		}
	}
}

// TestNamesAlongLines: letters stand upright, one after the other, and keep off
// the line that they name.
func TestNamesAlongLines(t *testing.T) {
	c := newCanvas(kit{Data: Data{Fonts: testFonts(t)}}, Frame{Camera: camera.New(orb.Point{70, 40}, 8, 800, 600), Theme: Light}, &Picture{})
	arc := func(from, to float64) []orb.Point {
		var pts []orb.Point
		for i := range 101 {
			sin, cos := math.Sincos((from + (to-from)*float64(i)/100) * math.Pi / 180)
			pts = append(pts, orb.Point{400 + 220*cos, 330 + 220*sin})
		}
		return pts
	}
	for name, line := range map[string][]orb.Point{
		"eastwards": {{100, 300}, {700, 300}}, "westwards": {{700, 300}, {100, 300}},
		"over a hill": arc(-160, -20), "through a valley": arc(160, 20), "downwards": {{400, 50}, {400, 550}},
	} {
		c.requests = nil
		c.nameAlong(Label{ID: "r"}, "Syr Darya", scene.Italic, 12, Light.RiverLabel, line)
		if len(c.requests) != 1 {
			t.Fatalf("%s: %d names", name, len(c.requests))
		}
		one := c.requests[0].curves[0]
		way := newWay(line)
		for i, l := range one.letters {
			if math.Abs(l.angle) > math.Pi/2+1e-9 {
				t.Errorf("%s: letter %d is upside down: %.2f", name, i, l.angle)
			}
			if d := away(way, l.at); d < curveBelow-1 || d > curveBelow+14 {
				t.Errorf("%s: letter %d stands %.1f dp from the line", name, i, d)
			}
			if i > 0 && one.letters[i-1].at == l.at {
				t.Errorf("%s: two letters at %v", name, l.at)
			}
		}
		ops := one.draw(Light.RiverLabel, Light.Halo)
		for i, op := range ops { // a halo over a letter would eat it
			if last := i < len(ops)/2; (op.(*scene.Text).Fill.A == 0) != last {
				t.Errorf("%s: primitive %d of %d is in the wrong order", name, i, len(ops))
			}
		}
	}
	c.requests = nil
	c.nameAlong(Label{ID: "r"}, "Syr Darya", scene.Italic, 12, Light.RiverLabel, []orb.Point{{0, 0}, {30, 0}})
	c.nameAlong(Label{ID: "r"}, "Syr Darya", scene.Italic, 12, Light.RiverLabel, []orb.Point{{0, 0}, {60, 0}, {0, 10}, {60, 20}, {0, 30}})
	if len(c.requests) != 0 {
		t.Error("a line that is short or sharply bent is named")
	}
}

// away is how far a point lies from a way, in dp.
func away(w *way, p orb.Point) float64 {
	best := math.Inf(1)
	for d := 0.0; d < w.length(); d++ {
		best = min(best, distance(w.at(d), p))
	}
	return best
}

// TestAnExclaveIsNamed: inside an exclave its own name is written, not that of the
// province that it belongs to.
func TestAnExclaveIsNamedInsteadOfItsProvince(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2021-04-29", 1000, 600)
	f.Camera = camera.New(orb.Point{70.62, 39.85}, 12.6, 1000, 600)
	names := boxesOf(base(t, s, f), f.Camera)
	if _, ok := names["exclave/vorukh"]; !ok {
		t.Errorf("inside Vorukh the names are %v", names)
	}
	if _, ok := names["province/"+sughd]; ok {
		t.Error("the name of Sughd stands in Vorukh")
	}
}

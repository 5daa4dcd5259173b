package export

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// loaded is the content, read once for all tests: it is never changed.
var loaded = sync.OnceValues(content.Load)

// usual is the picture of the three provinces on a day.
func usual(t testing.TB, width, height int, language string, day calendar.Day) (*layers.Stack, Spec) {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c.Stack, Spec{
		View: layers.Region, Width: width, Height: height,
		Frame: layers.Frame{
			At: chronicle.Position{Day: day}, Visible: c.Stack.Default(),
			Lang: language, Text: c.Catalogue.Text(language), Theme: layers.Light,
		},
	}
}

func compose(t testing.TB, stack *layers.Stack, s Spec) (*scene.Scene, *layers.Picture) {
	t.Helper()
	page, picture, err := Compose(context.Background(), stack, s)
	if err != nil {
		t.Fatal(err)
	}
	return page, picture
}

// group finds a part of the page.
func group(t testing.TB, s *scene.Scene, id string) *scene.Group {
	t.Helper()
	for _, op := range s.Ops {
		if g, ok := op.(*scene.Group); ok && g.ID == id {
			return g
		}
	}
	t.Fatalf("the page has no %s", id)
	return nil
}

// texts lists all texts below an operation, those of symbols at their place.
func texts(ops []scene.Op) []*scene.Text {
	var list []*scene.Text
	for _, op := range ops {
		switch op := op.(type) {
		case *scene.Text:
			list = append(list, op)
		case *scene.Group:
			list = append(list, texts(op.Ops)...)
		case *scene.Sprite:
			list = append(list, texts(shiftAll(op.Symbol.Ops, op.At[0], op.At[1]))...)
		}
	}
	return list
}

func inside(outer, inner orb.Bound) bool {
	const rounding = 0.01
	outer = outer.Pad(rounding)
	return outer.Contains(inner.Min) && outer.Contains(inner.Max)
}

// ink is the box of a text without the room between lines. Runs of one line may touch.
func ink(t *scene.Text) orb.Bound {
	b := t.Bound().Pad(-0.01)
	b.Min[1] += 0.1 * t.Run.Size
	b.Max[1] -= 0.1 * t.Run.Size
	return b
}

var (
	sizes = [][2]int{{1920, 1080}, {1200, 675}, {1080, 1920}, {3840, 2160}, {2400, 800}, {800, 600}, {1000, 1000}, {400, 300}, {360, 270}, {360, 1600}}
	days  = []calendar.Day{
		calendar.Date(2022, time.September, 16), calendar.Date(2021, time.April, 28), calendar.Date(2021, time.April, 29),
		calendar.Date(2025, time.March, 13), calendar.Date(1950, time.June, 1), calendar.Date(2031, time.January, 1),
	}
)

// everyPage calls check for each size, language and day.
func everyPage(t *testing.T, check func(t *testing.T, p *scene.Scene, m *layers.Picture, s Spec)) {
	for _, size := range sizes {
		for _, language := range []string{lang.English, lang.Russian} {
			t.Run(fmt.Sprintf("%dx%d-%s", size[0], size[1], language), func(t *testing.T) {
				for _, day := range days {
					stack, s := usual(t, size[0], size[1], language, day)
					page, picture := compose(t, stack, s)
					check(t, page, picture, s)
				}
			})
		}
	}
}

// TestPages: on every page no text leaves its frame, no two texts of the
// furniture overlap, none lies on the map, and labels keep clear of the scale bar.
func TestPages(t *testing.T) {
	everyPage(t, func(t *testing.T, p *scene.Scene, m *layers.Picture, s Spec) {
		frame := *group(t, p, "map").Clip
		scale := texts(group(t, p, "scale").Ops)
		for _, text := range append(texts(group(t, p, "map").Ops), scale...) {
			if !inside(frame, text.Bound()) {
				t.Errorf("%v: %q at %v leaves the map %v", s.Frame.At.Day, text.Run.Text, text.Bound(), frame)
			}
		}
		for _, text := range scale {
			for _, l := range m.Labels {
				if l.Box.Intersects(ink(text)) {
					t.Errorf("%v: label %q lies on the scale bar", s.Frame.At.Day, l.Text)
				}
			}
		}
		checkFurniture(t, p, frame, s.Frame.At.Day)
	})
}

func checkFurniture(t *testing.T, p *scene.Scene, frame orb.Bound, day calendar.Day) {
	t.Helper()
	sheet := orb.Bound{Max: orb.Point{p.W, p.H}}
	var all []*scene.Text
	onMap := map[*scene.Text]bool{} // of a legend, which may lie there in a box
	for _, op := range p.Ops {
		if g := op.(*scene.Group); slices.Contains([]string{"heading", "claims", "legend", "credits"}, g.ID) {
			list := texts(g.Ops)
			all = append(all, list...)
			for _, t := range list {
				onMap[t] = g.ID == string(LegendPart)
			}
		}
	}
	for i, a := range all {
		if !inside(sheet, a.Bound()) {
			t.Errorf("%v: %q at %v leaves the page %v", day, a.Run.Text, a.Bound(), sheet)
		}
		if ink(a).Intersects(frame) && !(inside(frame, a.Bound()) && onMap[a]) {
			t.Errorf("%v: %q lies on the map", day, a.Run.Text)
		}
		for _, b := range all[i+1:] {
			if ink(a).Intersects(ink(b)) {
				t.Errorf("%v: %q and %q overlap", day, a.Run.Text, b.Run.Text)
			}
		}
	}
}

// words is all text of a part of the page, with single spaces.
func words(g *scene.Group) string {
	var list []string
	for _, t := range texts(g.Ops) {
		list = append(list, t.Run.Text)
	}
	return strings.Join(strings.Fields(strings.Join(list, " ")), " ")
}

// TestStateOfTheLineIsSaid: in every size with a legend, in both languages, what
// is claimed about the agreed part of the line stands in it.
func TestStateOfTheLineIsSaid(t *testing.T) {
	for _, size := range [][2]int{{1200, 675}, {1280, 720}, {1600, 900}, {1000, 1000}} {
		for _, language := range []string{lang.English, lang.Russian} {
			stack, s := usual(t, size[0], size[1], language, days[0])
			page, _ := compose(t, stack, s)
			if got := words(group(t, page, "legend")); !strings.Contains(got, "504") || !strings.Contains(got, "The Diplomat") {
				t.Errorf("%v %s: %s", size, language, got)
			}
		}
	}
}

func TestPageSaysWhatItMust(t *testing.T) {
	for _, size := range [][2]int{{1920, 1080}, {1200, 675}, {1080, 1920}, {3840, 2160}} {
		stack, s := usual(t, size[0], size[1], lang.English, days[0])
		page, _ := compose(t, stack, s)
		for id, want := range map[string][]string{
			"heading": {"The Kyrgyz–Tajik borderland", "Friday, 16 September 2022", "not fully determined"},
			"legend":  {"504", "984", "The Diplomat", "Exclave", "Clash"},
			"credits": {"© OpenStreetMap contributors", "GeoNames", "do not imply official endorsement", "40° N"},
			"scale":   {"km"},
		} {
			for _, text := range want {
				if got := words(group(t, page, id)); !strings.Contains(got, text) {
					t.Errorf("%v: the %s lacks %q: %s", size, id, text, got)
				}
			}
		}
	}
}

// TestLegendIsWhole: where the page is large nothing of the legend is missing,
// and nothing is in it that is switched off.
func TestLegendIsWhole(t *testing.T) {
	for _, language := range []string{lang.English, lang.Russian} {
		for _, day := range days {
			stack, s := usual(t, 1920, 1080, language, day)
			page, _ := compose(t, stack, s)
			legend := words(group(t, page, "legend"))
			l := newPage(stack, s).arrange()
			f := s.Frame
			f.Camera = l.camera
			for _, g := range stack.Legend(f) {
				for _, item := range g.Items {
					for _, text := range []string{g.Title, item.Text, item.Note} {
						if !strings.Contains(legend, strings.Join(strings.Fields(text), " ")) {
							t.Errorf("%s %v: the legend lacks %q", language, day, text)
						}
					}
				}
			}
			s.Frame.Visible = layers.NewSet("border")
			page, _ = compose(t, stack, s)
			if got := words(group(t, page, "legend")); strings.Contains(got, layers.Title(s.Frame.Text, "clashes")) {
				t.Errorf("%s %v: the legend has a layer that is off: %s", language, day, got)
			}
		}
	}
}

// TestSharperIsNotDifferent: a picture of twice the size has the same page.
func TestSharperIsNotDifferent(t *testing.T) {
	for _, l := range Layouts {
		dump := func(width, height int) string {
			stack, s := usual(t, width, height, lang.English, days[0])
			s.Layout = l
			page, _ := compose(t, stack, s)
			var b strings.Builder
			if err := scene.Dump(&b, page); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
		if dump(1920, 1080) != dump(3840, 2160) {
			t.Errorf("%s: the page of 3840x2160 is not that of 1920x1080", l)
		}
	}
}

// TestPaperIsLegible: at arm's length type of 8 points is read, so on A3 none is
// smaller, whatever the layout.
func TestPaperIsLegible(t *testing.T) {
	const points, inch = 72.0, 96.0
	size, err := PresetSize("a3")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range Layouts {
		stack, s := usual(t, size.Width, size.Height, lang.Russian, days[0])
		s.Pixels, s.Layout = size.Pixels, l
		page, _ := compose(t, stack, s)
		larger := s.pixels() / size.Pixels
		for _, text := range texts(page.Ops) {
			if printed := text.Run.Size * larger * points / inch; printed < 8 {
				t.Errorf("%s: %q is printed in %.1f points", l, text.Run.Text, printed)
			}
		}
	}
}

func TestRegionIsInView(t *testing.T) {
	for _, size := range sizes {
		stack, s := usual(t, size[0], size[1], lang.English, days[0])
		l := newPage(stack, s).arrange()
		if b := l.camera.Bounds(); !inside(b, layers.Region) {
			t.Errorf("%v shows %v", size, b)
		}
	}
}

func TestPixelsFollowTheSize(t *testing.T) {
	for _, test := range []struct {
		w, h int
		want float64
	}{{1920, 1080, 1}, {3840, 2160, 2}, {1080, 1920, 1}, {1200, 675, 1}, {400, 300, 1}, {2560, 1440, 4.0 / 3}} {
		if got := (Spec{Width: test.w, Height: test.h}).pixels(); got != test.want {
			t.Errorf("%dx%d: %g px per dp, want %g", test.w, test.h, got, test.want)
		}
	}
	if got := (Spec{Width: 800, Height: 600, Pixels: 3}).pixels(); got != 3 {
		t.Errorf("3 px per dp became %g", got)
	}
	for side, want := range map[int]float64{1080: 1.2, 900: 1} { // a small poster has no room for larger type
		if got := (Spec{Width: 1920, Height: side, Layout: Poster}).pixels(); got != want {
			t.Errorf("a poster of 1920x%d has %g px per dp, want %g", side, got, want)
		}
	}
}

func TestCheckSize(t *testing.T) {
	for _, s := range sizes {
		if err := CheckSize(s[0], s[1]); err != nil {
			t.Error(err)
		}
	}
	for _, s := range [][2]int{{0, 0}, {-1, 500}, {359, 270}, {360, 269}, {100000, 100000}, {16385, 300}} {
		if err := CheckSize(s[0], s[1]); err == nil {
			t.Errorf("%dx%d is accepted", s[0], s[1])
		}
	}
}

func TestScaleLength(t *testing.T) {
	// At zoom 10 one km at 40 degrees north is 8.54 dp: 40,075 km of equator are
	// 262,144 dp, and the projection stretches by 1/cos(40°).
	c := camera.New(orb.Point{70.5, 40}, 10, 1000, 800)
	km, length := scaleLength(c, 150)
	if km != 10 || length < 85.3 || length > 85.5 {
		t.Errorf("%g km are %.2f dp, want 10 km of 85.4 dp", km, length)
	}
	for zoom := camera.MinZoom; zoom <= camera.MaxZoom; zoom += 0.25 {
		km, length := scaleLength(camera.New(orb.Point{70.5, 40}, zoom, 1000, 800), 150)
		if length > 150 || length < 50 || !slices.Contains(scaleSteps, km) {
			t.Errorf("zoom %g: %g km are %g dp", zoom, km, length)
		}
	}
}

func TestTitle(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.Russian, days[0])
	s.Frame.At.Event = "dawn-2022-09-16"
	page, _ := compose(t, stack, s)
	heading := words(group(t, page, "heading"))
	if !strings.Contains(heading, stack.Data().Chronicle.Event("dawn-2022-09-16").Title) || !strings.Contains(heading, "на английском") {
		t.Errorf("the title of an event in Russian: %s", heading)
	}
	s.Title = "Ворух"
	page, _ = compose(t, stack, s)
	if got := words(group(t, page, "heading")); !strings.HasPrefix(got, "Ворух Пятница, 16 сентября 2022 г.") {
		t.Errorf("the title given: %s", got)
	}
}

func TestDescribe(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	w := Describe(stack, s)
	for text, parts := range map[string][]string{
		w.Title:       {"The Kyrgyz–Tajik borderland, 16 September 2022"},
		w.Description: {"Friday, 16 September 2022", "border not fully determined", "Records: ", "Samarkand"},
		w.Source:      {"© OpenStreetMap contributors, ODbL 1.0", "Sources of the records: "},
		w.Note:        {"do not imply"},
	} {
		for _, part := range parts {
			if !strings.Contains(text, part) {
				t.Errorf("%q lacks %q", text, part)
			}
		}
	}
}

func TestComposeEnds(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, calendar.Date(2020, time.May, 8))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Compose(ctx, stack, s); err != context.Canceled {
		t.Errorf("after the end: %v", err)
	}
}

// TestComposeLeavesItsInputAlone: the map's own scene is shared with the window.
func TestComposeLeavesItsInputAlone(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	f := s.Frame
	f.Camera = camera.Fit(layers.Region, 900, 700, 10)
	f.Reserved = nil
	before := whole(t, stack, f)
	compose(t, stack, s)
	if whole(t, stack, f) != before {
		t.Error("a map drawn before the page differs from one drawn after it")
	}
}

func whole(t *testing.T, stack *layers.Stack, f layers.Frame) string {
	t.Helper()
	p, err := stack.Whole(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := scene.Dump(&b, p.Scene); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func BenchmarkCompose(b *testing.B) {
	stack, s := usual(b, 1920, 1080, lang.English, days[0])
	for i := 0; b.Loop(); i++ {
		s.Frame.At.Day = days[0] + calendar.Day(i%3) // never the plane that is remembered alone
		compose(b, stack, s)
	}
}

package export

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// onDays is a sheet of so many days from 10 September 2022 on.
func onDays(n int) []chronicle.Position {
	frames := make([]chronicle.Position, n)
	for i := range frames {
		frames[i].Day = calendar.Date(2022, time.September, 10+i)
	}
	return frames
}

// groupsOf are the groups of a page whose id begins with a word.
func groupsOf(page *scene.Scene, word string) []*scene.Group {
	var list []*scene.Group
	for _, op := range page.Ops {
		if g := op.(*scene.Group); strings.HasPrefix(g.ID, word) {
			list = append(list, g)
		}
	}
	return list
}

// TestSheet: each date stands over its own map, all maps have one size, nothing
// overlaps and nothing is cut.
func TestSheet(t *testing.T) {
	for _, n := range []int{2, 7, 24} {
		for _, size := range [][2]int{{1920, 1080}, {1080, 1920}} {
			for _, language := range []string{lang.English, lang.Russian} {
				t.Run(fmt.Sprint(n, size, language), func(t *testing.T) {
					stack, s := usual(t, size[0], size[1], language, days[0])
					s.Frames = onDays(n)
					page, m := compose(t, stack, s)
					checkSheet(t, page, s)
					if len(m.Marks) == 0 || part(page, "scale") == nil {
						t.Error("marks or scale are missing")
					}
				})
			}
		}
	}
}

func checkSheet(t *testing.T, page *scene.Scene, s Spec) {
	t.Helper()
	frames, dates := groupsOf(page, "map-"), groupsOf(page, "date-")
	if len(frames) != len(s.Frames) || len(dates) != len(s.Frames) {
		t.Fatalf("%d maps with %d dates, want %d", len(frames), len(dates), len(s.Frames))
	}
	for i, g := range dates {
		day := strings.Join(strings.Fields(s.Frame.Text("export.on", s.Frames[i].Day)), " ")
		if !strings.Contains(words(g), day) {
			t.Errorf("map %d lacks its date %s: %s", i+1, day, words(g))
		}
	}
	furniture := &scene.Scene{W: page.W, H: page.H}
	for _, op := range page.Ops {
		if g := op.(*scene.Group); g.ID == "heading" || g.ID == "legend" || g.ID == "credits" {
			furniture.Ops = append(furniture.Ops, g)
		}
	}
	for _, g := range dates {
		furniture.Ops = append(furniture.Ops, &scene.Group{ID: "heading", Ops: g.Ops})
	}
	w, h := mapSize(frames[0])
	for _, g := range frames {
		checkFurniture(t, furniture, *g.Clip, s.Frame.At.Day)
		if w2, h2 := mapSize(g); math.Abs(w2-w) > 0.01 || math.Abs(h2-h) > 0.01 {
			t.Errorf("a map of %gx%g beside one of %gx%g", w2, h2, w, h)
		}
	}
}

func mapSize(g *scene.Group) (w, h float64) { return size(*g.Clip) }

// TestSheetNamesAreUnique: a name is used once in a file, or it names nothing.
func TestSheetNamesAreUnique(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	s.Frames = onDays(4)
	page, _ := compose(t, stack, s)
	single := map[string]int{}
	for _, g := range groupsOf(page, "") {
		single[g.ID]++
	}
	for id, n := range single {
		if n > 1 {
			t.Errorf("%d parts of the page are named %s", n, id)
		}
	}
	for _, g := range groupsOf(page, "map-2") {
		for _, op := range g.Ops {
			if inner, ok := op.(*scene.Group); ok && inner.ID != "" && !strings.HasSuffix(inner.ID, "-2") {
				t.Errorf("a part of the second map is named %s", inner.ID)
			}
		}
	}
}

// TestSwipe: the halves are one map: where the left one ends the right one begins,
// on the ground as on the page.
func TestSwipe(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	s.Frames, s.Swipe = []chronicle.Position{{Day: days[0]}, {Day: days[3]}}, true
	g, err := newPage(stack, s).grid()
	if err != nil {
		t.Fatal(err)
	}
	left, right := g.cells[0], g.cells[1]
	if left.box.Max[0] != right.box.Min[0] || left.box.Min[1] != right.box.Min[1] {
		t.Errorf("the halves %v and %v do not meet", left.box, right.box)
	}
	w, h := left.camera.Size()
	end, begin := left.camera.Unproject(orb.Point{w, h / 3}), right.camera.Unproject(orb.Point{0, h / 3})
	if math.Abs(end[0]-begin[0]) > 1e-9 || math.Abs(end[1]-begin[1]) > 1e-9 || left.camera.Zoom() != right.camera.Zoom() {
		t.Errorf("the left half ends at %v, the right one begins at %v", end, begin)
	}
	both := left.camera.Bounds().Union(right.camera.Bounds())
	if !inside(both, layers.Region) {
		t.Errorf("the halves show %v", both)
	}
	page, _ := compose(t, stack, s)
	checkSheet(t, page, s)
	if part(page, "divider") == nil {
		t.Error("nothing parts the halves")
	}
	for i, want := range []string{"border not fully determined", "border agreed by treaty"} {
		if got := words(groupsOf(page, "date-")[i]); !strings.Contains(got, want) {
			t.Errorf("half %d does not say %q: %s", i+1, want, got)
		}
	}
}

// TestSheetOfEvents: an event's title stands below its date.
func TestSheetOfEvents(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	e := stack.Data().Chronicle.Event("dawn-2022-09-16")
	s.Frames = []chronicle.Position{{Day: days[1]}, {Day: e.Span.First, Event: e.ID}}
	page, _ := compose(t, stack, s)
	if got := words(groupsOf(page, "date-2")[0]); got != "Friday, 16 September 2022 "+e.Title {
		t.Errorf("the second map says %s", got)
	}
	if got := words(group(t, page, "heading")); !strings.Contains(got, "28 April 2021 – 16 September 2022 · 2 dates in the same view") {
		t.Errorf("the heading says %s", got)
	}
	w := Describe(stack, s)
	if !strings.Contains(w.Description, "Dates: 28 April 2021; 16 September 2022.") || strings.Contains(w.Title, "September 2022, ") {
		t.Errorf("%s: %s", w.Title, w.Description)
	}
}

func TestSheetRefuses(t *testing.T) {
	for want, spec := range map[string]Spec{
		"a sheet has 2 to 24 dates, not 1":        {Frames: onDays(1)},
		"a sheet has 2 to 24 dates, not 25":       {Frames: onDays(25)},
		"halves of one map show 2 dates, not 3":   {Frames: onDays(3), Swipe: true},
		"400x300 pixels have no room for 24 maps": {Frames: onDays(24), Width: 400, Height: 300},
		"500 is not a radius from 1 to 100 km":    {Blur: 500},
		"0.5 is not a radius from 1 to 100 km":    {Blur: 0.5},
	} {
		stack, s := usual(t, 1920, 1080, lang.English, days[0])
		s.Frames, s.Swipe, s.Blur = spec.Frames, spec.Swipe, spec.Blur
		if spec.Width > 0 {
			s.Width, s.Height = spec.Width, spec.Height
		}
		if _, _, err := Compose(context.Background(), stack, s); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestBlurIsWritten: every layout says that places are blurred, and names none of
// those where something happened on the day.
func TestBlurIsWritten(t *testing.T) {
	for _, l := range Layouts {
		stack, s := usual(t, 1920, 1080, lang.English, days[0])
		s.Layout, s.Blur, s.State = l, 15, "where it was"
		s.Frame.Visible = s.Frame.Visible.With("places", false)
		page, _ := compose(t, stack, s)
		got := words(&scene.Group{Ops: page.Ops})
		if !strings.Contains(got, "places blurred to a radius of 15 km") {
			t.Errorf("%s: the picture does not say that it is blurred: %.200s…", l, got)
		}
		w := Describe(stack, s)
		if w.State != "" || !strings.Contains(w.Description, "blurred") {
			t.Errorf("%s: the file tells %q and holds the state %q", l, w.Description, w.State)
		}
		for _, e := range stack.Data().Chronicle.On(days[0]) {
			for _, text := range append(placeNames(e), e.Title) {
				if !e.Umbrella && (strings.Contains(got, text) || strings.Contains(w.Description, text)) {
					t.Errorf("%s: the picture or its description names %q", l, text)
				}
			}
		}
	}
}

// placeNames lists villages: provinces and towns are on every map.
func placeNames(e *chronicle.Event) []string {
	var names []string
	for _, p := range e.Places {
		if p.Kind == "village" && !slices.Contains([]string{"Vorukh", "Sokh"}, p.Names["en"]) { // exclaves
			names = append(names, p.Names["en"])
		}
	}
	return names
}

// TestBlurHidesTheView: views around two places of one cell become the same.
func TestBlurHidesTheView(t *testing.T) {
	x, y := chronicle.Snap(70.58, 39.87, 10)
	around := func(lon, lat float64) orb.Bound {
		return widened(orb.Bound{Min: orb.Point{lon - 0.2, lat - 0.15}, Max: orb.Point{lon + 0.2, lat + 0.15}}, 10)
	}
	a, b := around(x, y), around(x+0.04, y-0.03)
	if math.Abs(a.Min[0]-b.Min[0]) > 1e-9 || math.Abs(a.Max[1]-b.Max[1]) > 1e-9 {
		t.Errorf("the views are %v and %v", a, b)
	}
	if !inside(a, orb.Bound{Min: orb.Point{x - 0.2, y - 0.15}, Max: orb.Point{x + 0.24, y + 0.12}}) {
		t.Errorf("%v lost what was to be seen", a)
	}
}

// TestDescriptionsOfLayouts: what a picture shows is said in words, with the
// claims where it shows them.
func TestDescriptionsOfLayouts(t *testing.T) {
	for _, l := range Layouts {
		for _, language := range []string{lang.English, lang.Russian} {
			stack, s := usual(t, 1920, 1080, language, days[0])
			s.Layout = l
			got := Describe(stack, s).Description
			want := []string{s.Frame.Text("export.title"), "2022", "Samarkand"}
			if language == lang.Russian {
				want[2] = "Самарканд"
			}
			if l.Tells() {
				want = append(want, "63 (Kyrgyz authorities)", s.Frame.Text("card.measure.killed"))
			}
			for _, text := range want {
				if !strings.Contains(got, text) {
					t.Errorf("%s %s lacks %q: %s", l, language, text, got)
				}
			}
			if strings.Contains(got, "export.") || strings.Contains(got, "card.") || strings.Contains(got, "..") {
				t.Errorf("%s %s: %s", l, language, got)
			}
		}
	}
}

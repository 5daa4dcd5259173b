package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// part is a part of the page, or nil where it has none.
func part(s *scene.Scene, id string) *scene.Group {
	for _, op := range s.Ops {
		if g, ok := op.(*scene.Group); ok && g.ID == id {
			return g
		}
	}
	return nil
}

// everyLayout calls check for each layout, preset and language.
func everyLayout(t *testing.T, check func(t *testing.T, stack *layers.Stack, s Spec)) {
	t.Helper()
	for _, l := range Layouts {
		for _, preset := range Presets {
			for _, language := range []string{lang.English, lang.Russian} {
				t.Run(fmt.Sprint(l, "-", preset.Name, "-", language), func(t *testing.T) {
					stack, s := usual(t, preset.Size.Width, preset.Size.Height, language, days[0])
					s.Pixels, s.Layout = preset.Size.Pixels, l
					check(t, stack, s)
				})
			}
		}
	}
}

// TestEveryLayout: the picture of each layout and preset has marks and says date,
// scale and credit; nothing in it overlaps or is cut, and what lies on the map
// keeps off the marks of the day.
func TestEveryLayout(t *testing.T) {
	everyLayout(t, func(t *testing.T, stack *layers.Stack, s Spec) {
		p := newPage(stack, s)
		l := p.arrange()
		page, m := compose(t, stack, s)
		if len(m.Marks) == 0 || len(texts(group(t, page, "map").Ops)) < 15 {
			t.Error("the map is empty")
		}
		checkSays(t, words(&scene.Group{Ops: page.Ops}), s)
		checkFurniture(t, page, *group(t, page, "map").Clip, s.Frame.At.Day)
		checkCorners(t, l.insets, p.seats(l.camera))
		checkKeptFree(t, l, m)
	})
}

func checkSays(t *testing.T, got string, s Spec) {
	t.Helper()
	want := []string{"2022", "OpenStreetMap", "ODbL", s.Frame.Text("export.km", "")}
	if s.Layout != MapOnly && s.Layout != WithLegend {
		want = append(want, s.Frame.Text("export.title"))
	}
	for _, text := range append(want, s.Frame.Text("export.on", s.Frame.At.Day)) {
		if !strings.Contains(got, strings.Join(strings.Fields(text), " ")) {
			t.Errorf("the picture lacks %q: %.200s…", text, got)
		}
	}
}

// TestSVGSaysIt reads date, scale and credit out of the file.
func TestSVGSaysIt(t *testing.T) {
	for _, l := range Layouts {
		stack, s := usual(t, 1200, 675, lang.English, days[0])
		s.Layout = l
		got := string(file(t, stack, s, "map.svg"))
		for _, want := range []string{"16 September 2022", " km<", "OpenStreetMap"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the SVG lacks %q", l, want)
			}
		}
	}
}

// longer lengthens every word of the furniture by 30 %.
func longer(text layers.Text) layers.Text {
	return func(id string, args ...any) string {
		words := strings.Split(text(id, args...), " ")
		for i, w := range words {
			if letters := []rune(w); len(letters) > 2 {
				words[i] = w + string(slices.Repeat([]rune{letters[len(letters)-1]}, (len(letters)*3+9)/10))
			}
		}
		return strings.Join(words, " ")
	}
}

// TestLongTexts: with longer words and the longest title and summary of the
// chronicle nothing overlaps and nothing is cut.
func TestLongTexts(t *testing.T) {
	for _, l := range Layouts {
		for _, size := range [][2]int{{1920, 1080}, {1200, 675}, {1080, 1920}, {800, 600}, {400, 300}} {
			for _, language := range []string{lang.English, lang.Russian} {
				stack, s := usual(t, size[0], size[1], language, days[0])
				e := slices.MaxFunc(stack.Data().Chronicle.Events(), func(a, b *chronicle.Event) int { return len(a.Title) - len(b.Title) })
				told := slices.MaxFunc(stack.Data().Chronicle.Events(), func(a, b *chronicle.Event) int { return len(a.Summary) - len(b.Summary) })
				s.Layout, s.Title, s.Caption = l, e.Title, told.Summary
				s.Frame.Text = longer(s.Frame.Text)
				page, _ := compose(t, stack, s)
				t.Run(fmt.Sprint(l, size, language), func(t *testing.T) {
					checkFurniture(t, page, *group(t, page, "map").Clip, s.Frame.At.Day)
				})
			}
		}
	}
}

// checkCorners: nothing that lies on the map was put where the day has marks as
// long as a corner is free, nor over another part.
func checkCorners(t *testing.T, insets []inset, seats *seats) {
	t.Helper()
	for i, n := range insets {
		if !n.clear && n.part != ScalePart {
			t.Errorf("%s covers %d marks", n.part, seats.covered(n.box()))
		}
		for _, other := range insets[i+1:] {
			if n.box().Intersects(other.box()) {
				t.Errorf("%s and %s overlap", n.part, other.part)
			}
		}
	}
}

// checkKeptFree: neither labels nor marks of the day were drawn where something
// else stands on the map.
func checkKeptFree(t *testing.T, l layout, m *layers.Picture) {
	t.Helper()
	for _, n := range l.insets {
		box := shiftBox(n.box(), l.frame.Min[0], l.frame.Min[1])
		for _, label := range m.Labels {
			if label.Box.Intersects(box) {
				t.Errorf("label %q lies on the %s", label.Text, n.part)
			}
		}
		for _, mark := range m.Marks {
			ofTheDay := mark.Kind == layers.EventMark || mark.Kind == layers.DisplacementMark
			if ofTheDay && mark.Box.Pad(-1).Intersects(box) {
				t.Errorf("mark %q lies on the %s", mark.Title, n.part)
			}
		}
	}
}

// TestCornersAreObeyed puts each part into each corner.
func TestCornersAreObeyed(t *testing.T) {
	for _, part := range []Part{LegendPart, LocatorPart, ScalePart, NorthPart} {
		for _, corner := range []Corner{TopLeft, TopRight, BottomLeft, BottomRight} {
			stack, s := usual(t, 1920, 1080, lang.English, days[0])
			s.Layout, s.Places = WithLegend, Places{part: corner}
			l := newPage(stack, s).arrange()
			i := slices.IndexFunc(l.insets, func(n inset) bool { return n.part == part })
			if i < 0 {
				t.Errorf("there is no %s in the %s", part, corner)
				continue
			}
			w, h := l.camera.Size()
			middle := l.insets[i].box().Center()
			if (middle[0] < w/2) != corner.left() || part != LegendPart && (middle[1] < h/2) != corner.top() {
				t.Errorf("the %s is at %v, not in the %s", part, middle, corner)
			}
		}
	}
}

func TestPartsCanBeLeftOut(t *testing.T) {
	for _, l := range Layouts {
		stack, s := usual(t, 1920, 1080, lang.English, days[0])
		s.Layout, s.Places = l, Places{LegendPart: Hidden, LocatorPart: Hidden, NorthPart: Hidden}
		page, _ := compose(t, stack, s)
		for _, id := range []Part{LegendPart, LocatorPart, NorthPart} {
			if part(page, string(id)) != nil {
				t.Errorf("%s: there is a %s", l, id)
			}
		}
		if part(page, string(ScalePart)) == nil {
			t.Errorf("%s: there is no scale", l)
		}
	}
}

func TestLegendBeside(t *testing.T) {
	for corner, left := range map[Corner]bool{TopLeft: true, BottomLeft: true, TopRight: false, BottomRight: false} {
		stack, s := usual(t, 1920, 1080, lang.English, days[0])
		s.Places = Places{LegendPart: corner}
		l := newPage(stack, s).arrange()
		if (l.legendAt[0] < l.frame.Min[0]) != left {
			t.Errorf("%s: the legend is at %v, the map at %v", corner, l.legendAt, l.frame)
		}
	}
}

func TestParsePlaces(t *testing.T) {
	got, err := ParsePlaces("legend=top-right, locator=bottom-left,north=off")
	if err != nil || len(got) != 3 || got[LegendPart] != TopRight || got[LocatorPart] != BottomLeft || got[NorthPart] != Hidden {
		t.Errorf("%v (%v)", got, err)
	}
	for text, want := range map[string]string{
		"title=top-left": "names no part", "legend": "names no corner", "legend=middle": "names no corner",
		"scale=off": "never without its scale", "legend=off,": "names no part",
	} {
		if _, err := ParsePlaces(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestParseLayout(t *testing.T) {
	for _, l := range Layouts {
		if got, err := ParseLayout(string(l)); err != nil || got != l {
			t.Errorf("%s: %s, %v", l, got, err)
		}
	}
	if _, err := ParseLayout("slide"); err == nil || !strings.Contains(err.Error(), "map, legend, title, report, poster") {
		t.Error(err)
	}
}

// TestClaims: the figures of the day stand apart by side, each with who claims
// it and with what remarks, and what the other side says of them never stands among a side's own.
func TestClaims(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	s.Layout = Report
	page, _ := compose(t, stack, s)
	got := words(group(t, page, "claims"))
	for _, want := range []string{
		"September 2022 conflict: totals", "63 Kyrgyz authorities, 9 Oct. (Sputnik)", "83 RFE/RL via Wikipedia",
		"as the other side claims more than 200 Kyrgyzstan via Wikipedia", "neither added nor averaged",
		"25 Explosive Weapons Monitor (explosive weapons only)", // what is counted, as the claimant limits it
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the claims lack %q: %s", want, got)
		}
	}
	left, right := sideOf(t, page, "63"), sideOf(t, page, "83")
	if left >= right {
		t.Errorf("the figure of the Kyrgyz side is at %g, that of the Tajik side at %g", left, right)
	}
}

// TestClaimsThatNobodyMakes: where a side has none, that is said.
func TestClaimsThatNobodyMakes(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	s.Layout = Report
	s.Frame.At.Event = "maksat-car-2022-09-16"
	all := newPage(stack, s).claims(600, richness{1, 5})
	if got := words(&scene.Group{Ops: all.ops}); !strings.Contains(got, "Killed") || !strings.Contains(got, "no figure found") {
		t.Error(got)
	}
}

// sideOf is where a number of the claims begins, dp from the left.
func sideOf(t *testing.T, page *scene.Scene, number string) float64 {
	t.Helper()
	for _, text := range texts(group(t, page, "claims").Ops) {
		if text.Run.Text == number {
			return text.At[0]
		}
	}
	t.Fatalf("there is no %s", number)
	return 0
}

// TestClaimsOfTheChosenEvent: with a chosen event no other is told of.
func TestClaimsOfTheChosenEvent(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	s.Layout, s.Frame.At.Event = Report, "ovchi-strike-2022-09-16"
	page, _ := compose(t, stack, s)
	got := words(group(t, page, "claims"))
	if !strings.Contains(got, "at least 10 HRW") || strings.Contains(got, "totals") {
		t.Errorf("the claims of one event: %s", got)
	}
	if caption := words(group(t, page, "credits")); !strings.Contains(caption, stack.Data().Chronicle.Event(s.Frame.At.Event).Summary[:30]) {
		t.Errorf("no caption: %s", caption)
	}
}

// TestHeadingSaysModeAndFilter: what is left out is said.
func TestHeadingSaysModeAndFilter(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	s.Frame.Reach = chronicle.Reach{Mode: chronicle.Window, Days: 7}
	s.Frame.Filter = chronicle.Filter{Side: chronicle.TJ, Province: "Sughd", Confidence: chronicle.High}.WithKind(chronicle.KindArson, false)
	page, _ := compose(t, stack, s)
	got := words(group(t, page, "heading"))
	for _, want := range []string{"10–16 September 2022", "records in these days", "filter: figures about the Tajik side", "Sughd (TJ)", "How sure: high", "without Arson"} {
		if !strings.Contains(got, want) {
			t.Errorf("the heading lacks %q: %s", want, got)
		}
	}
	s.Frame.Reach, s.Frame.Filter = chronicle.Reach{Mode: chronicle.Until}, chronicle.Filter{}
	page, _ = compose(t, stack, s)
	if got := words(group(t, page, "heading")); !strings.Contains(got, "Everything up to 16 September 2022") || strings.Contains(got, "filter") {
		t.Errorf("the heading until a day: %s", got)
	}
}

func TestFlow(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	p := newPage(stack, s)
	b := p.flow([]piece{{"more than 200", p.head()}, {"Kyrgyz emergencies ministry via a plan of many long words", p.quiet()}}, 150)
	for _, text := range texts(b.ops) {
		if box := ink(text); !inside(orb.Bound{Max: orb.Point{150, b.h}}, box) {
			t.Errorf("%q at %v leaves %g x %g", text.Run.Text, box, 150.0, b.h)
		}
	}
	if got := words(&scene.Group{Ops: b.ops}); got != "more than 200 Kyrgyz emergencies ministry via a plan of many long words" {
		t.Errorf("the words became %q", got)
	}
}

// TestLinesOfTheTableKeepApart: no text of the key figures of any event lies on another,
// nor on a rule between the rows.
func TestLinesOfTheTableKeepApart(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	s.Layout = Report
	p := newPage(stack, s)
	for _, e := range stack.Data().Chronicle.Events() {
		table := p.table(e, 600, 9).ops
		all := texts(table)
		for i, a := range all {
			for _, op := range table {
				if rule, ok := op.(*scene.Path); ok && slices.ContainsFunc(rule.Outline.Bounds(), ink(a).Intersects) {
					t.Errorf("%s: %q lies on a rule", e.ID, a.Run.Text)
				}
			}
			for _, b := range all[:i] {
				if ink(a).Intersects(ink(b)) {
					t.Errorf("%s: %q lies on %q", e.ID, a.Run.Text, b.Run.Text)
				}
			}
		}
	}
}

// TestNotesOfTheLegend: where room is scarce only the border's are kept, then none.
func TestNotesOfTheLegend(t *testing.T) {
	stack, s := usual(t, 1920, 1080, lang.English, days[0])
	p := newPage(stack, s)
	note := func(layer string) layers.LegendGroup {
		return layers.LegendGroup{Layer: layer, Items: []layers.LegendItem{{Text: layer, Note: "note"}}}
	}
	groups := []layers.LegendGroup{note("border"), note("clashes"), note("water")}
	for d, want := range map[detail]string{
		everything: "border+ clashes+ water+", fewNotes: "border+ clashes water", essentials: "border+ clashes", marks: "border clashes",
	} {
		var got []string
		for _, g := range p.kept(groups, d) {
			if g.Items[0].Note != "" {
				g.Layer += "+"
			}
			got = append(got, g.Layer)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("detail %d keeps %q, want %q", d, got, want)
		}
	}
	if groups[1].Items[0].Note == "" {
		t.Error("a note of the legend that was handed in is gone")
	}
}

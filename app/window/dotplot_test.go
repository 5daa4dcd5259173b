package window

import (
	"slices"
	"strings"
	"testing"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// plotOf is the plot of a measure of an embedded event.
func plotOf(t *testing.T, id string, measure chronicle.Measure, lang string) (*dotPlot, *scene.Fonts) {
	t.Helper()
	c := embedded(t)
	w := words{c.Catalogue.Text(lang), lang, layers.Light}
	var groups []chronicle.FigureGroup
	for _, g := range dated(c.Stack.Data().Chronicle.Event(id).FigureGroups()) {
		if g.Measure == measure {
			groups = append(groups, g)
		}
	}
	return newDotPlot(w, 2022, nil, groups), c.Stack.Data().Fonts
}

func TestPlotOfTheDead(t *testing.T) {
	p, fonts := plotOf(t, "conflict-2022-09", "killed", "en")
	want := `Kyrgyz side: ● 24  ● 36  ● 37  ● 46  ● 59  □ at least 59→  ● 62  ● 63
Tajik side: ● 38  □ 39  ● at least 41→  □ 70  □ 83
Tajik side, as the other side claims: ◇ more than 200→
both sides: □ more than 100→
● own authorities  □ others  ◇ the other side`
	if got := p.plain(); got != want {
		t.Errorf("the plot says\n%s\nwant\n%s", got, want)
	}
	l := p.arrange(fonts, 368)
	var titles []string
	for _, s := range l.spots {
		titles = append(titles, strings.Split(s.title, "\n")...)
	}
	if len(titles) != 15 || !slices.Contains(titles, "63 · Kyrgyz authorities, 9 Oct.") {
		t.Errorf("the dots answer with %q", titles)
	}
	for i, s := range l.spots {
		if s.box.Min[0] < 0 || s.box.Max[0] > 368 || s.box.Max[1] > l.scene.H {
			t.Errorf("spot %d leaves the plot: %v", i, s.box)
		}
		for _, o := range l.spots[:i] {
			if o.box.Max[0] > s.box.Min[0] && o.box.Min[0] < s.box.Max[0] && o.box.Max[1] > s.box.Min[1] && o.box.Min[1] < s.box.Max[1] {
				t.Errorf("the spots of %q and %q overlap", o.title, s.title)
			}
		}
	}
}

// TestPlotsStayInside: no text of any plot is cut, at every width of a card and in
// both languages, and every scale begins at 0.
func TestPlotsStayInside(t *testing.T) {
	c := embedded(t)
	plots := 0
	for _, lang := range []string{"en", "ru"} {
		w := words{c.Catalogue.Text(lang), lang, layers.Light}
		for _, e := range c.Stack.Data().Chronicle.Events() {
			for groups := e.FigureGroups(); len(groups) > 0; groups = groups[sameMeasure(groups):] {
				p := newDotPlot(w, 2022, nil, groups[:sameMeasure(groups)])
				if p == nil {
					continue
				}
				plots++
				if p.ticks[0] != 0 || len(p.ticks) < 2 || len(p.ticks) > 6 {
					t.Errorf("%s %s: the scale is %v", e.ID, groups[0].Measure, p.ticks)
				}
				for _, width := range []float64{308, 368} {
					inside(t, e.ID+" "+string(groups[0].Measure), p.arrange(c.Stack.Data().Fonts, width))
				}
			}
		}
	}
	if plots < 20 {
		t.Errorf("only %d plots", plots)
	}
}

func inside(t *testing.T, name string, l plotLayout) {
	t.Helper()
	below := 0.0 // the baseline of the name above
	for _, op := range l.scene.Ops {
		s, ok := op.(*scene.Text)
		if ok && (s.At[0] < 0 || s.At[0]+s.Run.Advance > l.scene.W+0.5 || s.At[1] > l.scene.H || s.At[1] < 8) {
			t.Errorf("%s at %g: %q leaves the plot at %v", name, l.scene.W, s.Run.Text, s.At)
		}
		if ok && s.At[0] == 0 {
			if s.At[1] < below+captionLine-0.01 {
				t.Errorf("%s at %g: %q is written over the name above", name, l.scene.W, s.Run.Text)
			}
			below = s.At[1]
		}
	}
}

// TestPlotIsFair: exchange the sides, and the rows change places with not one
// number, shape or colour different.
func TestPlotIsFair(t *testing.T) {
	c := embedded(t)
	w := words{c.Catalogue.Text("en"), "en", layers.Light}
	three, five := 3.0, 5.0
	figures := func(a, b chronicle.Side) []chronicle.FigureGroup {
		f := func(side chronicle.Side, v *float64, by chronicle.Side, about bool) *chronicle.Figure {
			return &chronicle.Figure{Measure: "killed", Side: side, Value: v, Authority: by, AboutOtherSide: about}
		}
		return []chronicle.FigureGroup{
			{Measure: "killed", Side: a, Figures: []*chronicle.Figure{f(a, &three, a, false), f(a, &five, chronicle.NoSide, false)}},
			{Measure: "killed", Side: a, AboutOtherSide: true, Figures: []*chronicle.Figure{f(a, &five, b, true)}},
		}
	}
	shapesOf := func(a, b chronicle.Side) []string {
		p := newDotPlot(w, 2022, nil, figures(a, b))
		for i := range p.rows {
			p.rows[i].label = "" // the names differ, and nothing else
		}
		var dump strings.Builder
		if err := scene.Dump(&dump, p.arrange(c.Stack.Data().Fonts, 368).scene); err != nil {
			t.Fatal(err)
		}
		return strings.Split(dump.String(), "\n")
	}
	if a, b := shapesOf(chronicle.KG, chronicle.TJ), shapesOf(chronicle.TJ, chronicle.KG); !slices.Equal(a, b) {
		t.Errorf("the sides are drawn differently:\n%s\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}

func TestTicks(t *testing.T) {
	for top, want := range map[float64][]float64{
		1: {0, 1}, 3: {0, 1, 2, 3}, 63: {0, 20, 40, 60}, 200: {0, 50, 100, 150, 200}, 142071: {0, 50000, 100000},
		1684: {0, 500, 1000, 1500}, 94: {0, 20, 40, 60, 80}, 12: {0, 5, 10}, 0.5: {0, 0.2, 0.4},
	} {
		got := ticksTo(top)
		if !slices.EqualFunc(got, want, func(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }) {
			t.Errorf("up to %g: %v, want %v", top, got, want)
		}
	}
}

// TestPlotNamesBothEnds: the lowest and the highest claim of a row are written above
// its dots, in one text where they are too close together, once where they are equal.
func TestPlotNamesBothEnds(t *testing.T) {
	c := embedded(t)
	w := words{c.Catalogue.Text("en"), "en", layers.Light}
	for _, x := range []struct {
		values []float64
		want   string
	}{
		{[]float64{24, 36, 63}, "24 63"},
		{[]float64{62, 63}, "62–63"},
		{[]float64{40, 40}, "40"},
	} {
		g := chronicle.FigureGroup{Measure: "killed", Side: chronicle.KG}
		for i := range x.values {
			g.Figures = append(g.Figures, &chronicle.Figure{Measure: "killed", Side: chronicle.KG, Value: &x.values[i]})
		}
		var got []string
		for _, op := range newDotPlot(w, 2022, nil, []chronicle.FigureGroup{g}).arrange(c.Stack.Data().Fonts, 368).scene.Ops {
			if text, ok := op.(*scene.Text); ok && text.Run.Face == scene.Bold {
				got = append(got, text.Run.Text)
			}
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("%v: %q, want %q", x.values, got, x.want)
		}
	}
}

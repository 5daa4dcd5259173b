package layers

import (
	"math"
	"strings"
	"testing"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// reaches are the modes and rules of size that the map is tried in.
func reaches(f Frame) []Frame {
	var list []Frame
	for _, r := range []chronicle.Reach{{}, {Mode: chronicle.Window, Days: 30}, {Mode: chronicle.Until}} {
		for _, rule := range SizeRules {
			f.Reach, f.Sizes = r, rule
			list = append(list, f)
		}
	}
	return list
}

// Every event of the span has its place in a mark of the region's picture or at
// its edge, in every mode; marks keep apart whatever their size.
func TestMarksOfEveryMode(t *testing.T) {
	s := embeddedStack(t)
	for _, f := range reaches(regionFrame(t, s, "2022-09-16", 1366, 768)) {
		picture := whole(t, s, f)
		marked := map[string]bool{}
		marks := keep(picture.Marks, func(m Mark) bool { return m.Kind == EventMark })
		for i, a := range marks {
			for _, id := range a.IDs {
				marked[id] = true
			}
			for _, b := range marks[:i] {
				if hidden(a.Box, b.Box) > 1.0/3 || hidden(b.Box, a.Box) > 1.0/3 {
					t.Errorf("%+v %q: %q and %q hide each other", f.Reach, f.Sizes, a.Title, b.Title)
				}
			}
		}
		for _, e := range s.Data().Chronicle.During(f.Reach.Span(f.At.Day)) {
			if !e.Umbrella && len(e.Places) > 0 && e.Kind != chronicle.KindDisplacement && !marked[e.ID] {
				t.Errorf("%+v %q: %s has no mark", f.Reach, f.Sizes, e.ID)
			}
		}
		checkLabels(t, "mode", f, picture)
	}
}

func TestOlderEventsFadeOnlyWhereAllAreShown(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 1366, 768)
	pale := func(f Frame) (n int) {
		eachOp(whole(t, s, f).Scene.Ops, func(op scene.Op) {
			if sprite, ok := op.(*scene.Sprite); ok && (strings.HasSuffix(sprite.Symbol.Name, "-0.3") || strings.HasSuffix(sprite.Symbol.Name, "-0.72")) {
				n++
			}
		})
		return n
	}
	if n := pale(f); n > 0 {
		t.Errorf("on the day %d marks are pale", n)
	}
	f.Reach = chronicle.Reach{Mode: chronicle.Until}
	if pale(f) == 0 {
		t.Error("with everything up to the day no mark is pale")
	}
}

// A pale mark must still be seen: its outline has 3:1 against the land.
func TestPaleMarksKeepTheirContrast(t *testing.T) {
	for _, theme := range Themes {
		for _, g := range markOrder {
			pale := faded(KindSymbol(theme, g, true), oldest)
			line := pale.Ops[1].(*scene.Path).Stroke
			for _, side := range []Side{Kyrgyzstan, Tajikistan, Uzbekistan} {
				if ratio := contrast(over(line.Color, theme.Land[side]), theme.Land[side]); ratio < 3 || line.Width < 1 {
					t.Errorf("%s: a pale mark of %s has an outline of %g dp with a contrast of %.1f", theme.Name, g, line.Width, ratio)
				}
			}
		}
	}
}

func TestSizesFollowTheRule(t *testing.T) {
	value := func(v float64) *float64 { return &v }
	e := &chronicle.Event{Figures: []chronicle.Figure{
		{Measure: "killed", Side: chronicle.KG, Value: value(24), Scope: chronicle.Running},
		{Measure: "killed", Side: chronicle.KG, Value: value(59)},
		{Measure: "killed", Side: chronicle.KG, Value: value(63)},
		{Measure: "killed", Side: chronicle.TJ, Value: value(41)},
		{Measure: "killed", Side: chronicle.TJ, Value: value(83)},
		{Measure: "killed", Side: chronicle.Both, Value: value(37)},
		{Measure: "wounded", Side: chronicle.TJ, Value: value(900)},
	}}
	for _, c := range []struct {
		rule SizeRule
		want int
	}{{EqualSize, 0}, {SizeByEvents, 1}, {SizeByLowest, 37}, {SizeByHighest, 146}} {
		if got := c.rule.weight([]*chronicle.Event{e}); got != c.want {
			t.Errorf("rule %q weighs %d, want %d", c.rule, got, c.want)
		}
	}
	if killed(&chronicle.Event{}, math.Min) != 0 {
		t.Error("an event without figures has a number of people killed")
	}
	for n, want := range map[int]float64{0: 1, 1: 1, 2: 1.25, 4: 1.25, 5: 1.55, 19: 1.55, 20: 1.9, 999: 1.9} {
		if got := scaleOf(n); got != want {
			t.Errorf("the scale of %d is %g, want %g", n, got, want)
		}
	}
}

func TestTheLegendStatesTheRule(t *testing.T) {
	s := embeddedStack(t)
	for _, f := range reaches(regionFrame(t, s, "2022-09-16", 1366, 768)) {
		notes := ""
		for _, g := range s.Legend(f) {
			for _, item := range g.Items {
				notes += item.Note + "\n"
			}
		}
		id := "legend.marks.size." + f.Sizes.Name()
		if !strings.Contains(notes, f.Text(id)) {
			t.Errorf("the legend does not state the rule %q", f.Sizes)
		}
		if faded := strings.Contains(notes, f.Text("legend.marks.faded")); faded != (f.Reach.Mode == chronicle.Until) {
			t.Errorf("%+v: the legend speaks of pale marks: %v", f.Reach, faded)
		}
	}
}

// A filter takes marks away and leaves the base map alone.
func TestFilteredEventsHaveNoMark(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 1366, 768)
	before := s.Key(Base, f)
	f.Filter = f.Filter.WithKind(chronicle.KindShelling, false)
	if s.Key(Base, f) != before {
		t.Error("a filter redraws the base map")
	}
	for _, m := range whole(t, s, f).Marks {
		for _, id := range m.IDs {
			if e := s.Data().Chronicle.Event(id); e != nil && e.Kind == chronicle.KindShelling {
				t.Errorf("%s is filtered out and has a mark", id)
			}
		}
	}
}

// The chosen event keeps its mark although the filter leaves it out.
func TestTheChosenEventKeepsItsMark(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 1366, 768)
	f.At.Event = "ovchi-strike-2022-09-16"
	f.Filter = chronicle.Filter{Publisher: "nobody"}
	var ids []string
	for _, m := range whole(t, s, f).Marks {
		if m.Kind == EventMark {
			ids = append(ids, m.IDs...)
		}
	}
	if len(ids) == 0 || ids[0] != f.At.Event {
		t.Errorf("marks of %v, want the chosen event alone", ids)
	}
}

// Whatever layer draws a soft area, its legend says what that means.
func TestSoftAreasAreExplained(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2026-03-02", 1366, 768) // planned somewhere in Batken region
	f.Visible = NewSet("agreements")
	said := func(f Frame) bool {
		for _, g := range s.Legend(f) {
			for _, item := range g.Items {
				if item.Text == f.Text("legend.marks.soft") {
					return true
				}
			}
		}
		return false
	}
	if !said(f) {
		t.Error("a soft area of talks and other events is not explained")
	}
	if f = regionFrame(t, s, "2010-06-15", 1366, 768); said(f) { // nothing happened
		t.Error("soft areas are explained and none is there")
	}
}

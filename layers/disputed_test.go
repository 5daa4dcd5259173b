package layers

import (
	"slices"
	"strings"
	"testing"

	"borderatlas/layers/chronicle"
)

// TestDisputedCircles: claims about the same people are one mark, whose circles
// follow the rule and beside which every claim is written.
func TestDisputedCircles(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2021-04-29", 1920, 1080)
	for rule, want := range map[PeopleRule][]int{EveryClaim: {33388, 58000}, LowestClaim: {33388}, HighestClaim: {58000}} {
		f.People = rule
		c := newCanvas(s.kit, f, &Picture{})
		for _, row := range shownRows(s.kit.Chronicle, f) {
			c.Displaced(row)
		}
		var found int
		for _, st := range c.stations() {
			for _, it := range st.items {
				if len(it.claims) < 2 {
					continue
				}
				found++
				var drawn []int
				for _, row := range it.drawn {
					drawn = append(drawn, *row.Count)
				}
				if !slices.Equal(drawn, want) || it.radius != radiusOf(f.Camera, it.drawn[len(it.drawn)-1]) {
					t.Errorf("%q draws the circles of %v, the largest %g dp", rule, drawn, it.radius)
				}
				for _, row := range it.claims {
					if text := joined(it.lines); !strings.Contains(text, c.peopleText(row)) || !strings.Contains(text, row.ClaimedBy[:8]) {
						t.Errorf("%q does not write the claim of %s: %q", rule, row.ClaimedBy, text)
					}
				}
			}
		}
		if found != 1 {
			t.Errorf("%q: %d disputed movements, want the total of Batken", rule, found)
		}
		notes := ""
		for _, item := range newDisplacement(s.kit.Data, s.kit.index).(Legender).Legend(f) {
			notes += item.Note
		}
		if !strings.Contains(notes, f.Text("legend.displacement.claims."+rule.Name())) {
			t.Errorf("%q is not stated in the legend: %s", rule, notes)
		}
	}
}

// TestRivals: a part of a total and a total, and movements to different places,
// are no claims about the same.
func TestRivals(t *testing.T) {
	n, e, from, to := 5, &chronicle.Event{}, &chronicle.Place{}, &chronicle.Place{}
	total := chronicle.Displacement{Event: e, From: from, Count: &n, Aggregate: true}
	if o := total; !rival(&total, &o) {
		t.Error("two totals of the same are not taken for two claims")
	}
	for name, change := range map[string]func(*chronicle.Displacement){
		"another event": func(d *chronicle.Displacement) { d.Event = &chronicle.Event{} },
		"a destination": func(d *chronicle.Displacement) { d.To = to },
		"another place": func(d *chronicle.Displacement) { d.From = to },
		"a part":        func(d *chronicle.Displacement) { d.Subset = true },
		"no total":      func(d *chronicle.Displacement) { d.Aggregate = false },
		"no count":      func(d *chronicle.Displacement) { d.Count = nil },
	} {
		o := total
		if change(&o); rival(&total, &o) {
			t.Errorf("%s is taken for a claim about the same", name)
		}
	}
}

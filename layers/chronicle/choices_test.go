package chronicle

import (
	"slices"
	"testing"
)

// TestEveryChoiceOfAFilterPicksEvents: none is offered in vain, and every event
// with places or sources is picked by one of them.
func TestEveryChoiceOfAFilterPicksEvents(t *testing.T) {
	s := load(t)
	for name, c := range map[string]struct {
		choices []string
		filter  func(string) Filter
		has     func(*Event) bool
	}{
		"province": {
			s.Provinces(),
			func(v string) Filter { return Filter{Province: v} },
			func(e *Event) bool {
				return slices.ContainsFunc(e.Places, func(p *Place) bool { return p.Province != "" })
			},
		},
		"publisher": {
			s.Publishers(),
			func(v string) Filter { return Filter{Publisher: v} },
			func(e *Event) bool {
				return slices.ContainsFunc(e.Sources, func(src *Source) bool { return src.Publisher != "" })
			},
		},
	} {
		reached := map[*Event]bool{}
		for _, v := range c.choices {
			picked := c.filter(v).Pick(s.Events())
			if len(picked) == 0 {
				t.Errorf("%s %q picks nothing", name, v)
			}
			for _, e := range picked {
				reached[e] = true
			}
		}
		for _, e := range s.Events() {
			if reached[e] != c.has(e) {
				t.Errorf("%s: no choice leads to %s, or one too many", name, e.ID)
			}
		}
		if !slices.Contains(c.choices, map[string]string{"province": "Batken", "publisher": "Human Rights Watch"}[name]) {
			t.Errorf("%s: %q", name, c.choices)
		}
	}
}

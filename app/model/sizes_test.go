package model_test

import (
	"testing"

	"borderatlas/app/model"
	"borderatlas/layers"
)

// TestSizes: the rules reach the map and a later start; what is no rule does nothing.
func TestSizes(t *testing.T) {
	m, _ := fresh(t)
	before := m.State().At
	for _, rule := range layers.SizeRules[1:] {
		if c := m.Update(model.UseSizes{Rule: rule}); !c.Has(model.Redraw) || m.Frame().Sizes != rule {
			t.Errorf("%q changes %b, the map has %q", rule, c, m.Frame().Sizes)
		}
	}
	for _, rule := range layers.PeopleRules[1:] {
		if c := m.Update(model.UsePeople{Rule: rule}); !c.Has(model.Redraw) || m.Frame().People != rule {
			t.Errorf("%q changes %b, the map has %q", rule, c, m.Frame().People)
		}
	}
	for _, msg := range []model.Msg{
		model.UseSizes{Rule: "largest"},
		model.UsePeople{Rule: "mean"},
		model.UseSizes{Rule: m.State().Sizes},
		model.UsePeople{Rule: m.State().People},
	} {
		if c := m.Update(msg); c != 0 {
			t.Errorf("%+v changes %b", msg, c)
		}
	}
	if m.State().At != before {
		t.Errorf("a rule of sizes moved the position to %v", m.State().At)
	}
	again, _ := fresh(t)
	again.Restore(m.Save())
	if s := again.State(); s.Sizes != layers.SizeByHighest || s.People != layers.HighestClaim {
		t.Errorf("a later start has %q and %q", s.Sizes, s.People)
	}
	again.Restore(`{"sizes": "huge", "people": 3}`)
	if s := again.State(); s.Sizes != layers.SizeByHighest || s.People != layers.HighestClaim {
		t.Errorf("damaged settings lead to %q and %q", s.Sizes, s.People)
	}
}

package layers

import (
	"math"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// SizeRule says what the size of a mark tells. Every rule is the same for both
// sides, and the legend states it.
type SizeRule string

// The rules.
const (
	EqualSize     SizeRule = ""        // nothing: all marks are equal
	SizeByEvents  SizeRule = "events"  // the number of events at the place
	SizeByLowest  SizeRule = "lowest"  // the lowest number of people killed that anybody gives
	SizeByHighest SizeRule = "highest" // the highest number that anybody claims
)

// SizeRules lists the rules in the order of menus.
var SizeRules = []SizeRule{EqualSize, SizeByEvents, SizeByLowest, SizeByHighest}

// PeopleRule says which circle shows displaced people where claims about one
// movement differ. Whatever the rule, every claim is written beside the circle.
type PeopleRule string

// The rules.
const (
	EveryClaim   PeopleRule = ""        // a circle for each claim, one in the other
	LowestClaim  PeopleRule = "lowest"  // that of the lowest
	HighestClaim PeopleRule = "highest" // that of the highest
)

// Name is the rule's name on the command line and in the catalogue: "equal" where
// the size says nothing.
func (r SizeRule) Name() string {
	if r == EqualSize {
		return "equal"
	}
	return string(r)
}

// Name is the rule's name in the catalogue.
func (r PeopleRule) Name() string {
	if r == EveryClaim {
		return "every"
	}
	return string(r)
}

// PeopleRules lists the rules in the order of menus.
var PeopleRules = []PeopleRule{EveryClaim, LowestClaim, HighestClaim}

// sizeSteps are the sizes of marks: few, so that they can be told apart, and
// with areas that grow with the number. What nobody counted has the first.
var sizeSteps = []struct {
	from  int
	scale float64
}{{0, 1}, {2, 1.25}, {5, 1.55}, {20, 1.9}}

// scaleOf is the scale of a mark for a number.
func scaleOf(n int) float64 {
	scale := 1.0
	for _, s := range sizeSteps {
		if n >= s.from {
			scale = s.scale
		}
	}
	return scale
}

// weight is the number that a mark's size tells under the rule.
func (r SizeRule) weight(events []*chronicle.Event) int {
	sum := 0.0
	for _, e := range events {
		switch r {
		case SizeByEvents:
			sum++
		case SizeByLowest:
			sum += killed(e, math.Min)
		case SizeByHighest:
			sum += killed(e, math.Max)
		}
	}
	return int(sum)
}

// killed picks the lowest or the highest claim of people killed in an event: of
// each side by itself, the two added, or of both sides counted together, as pick
// decides; 0 where nobody counted. Early counts, parts, repeats and counts of a
// larger area are left out, as their people are in other claims or elsewhere.
// The result is for the size of a mark alone and is never printed.
func killed(e *chronicle.Event, pick func(a, b float64) float64) float64 {
	claims := map[chronicle.Side]float64{}
	for i := range e.Figures {
		f := &e.Figures[i]
		if f.Measure != "killed" || f.Value == nil || f.Scope != "" && f.Scope != chronicle.Total {
			continue
		}
		if before, ok := claims[f.Side]; ok {
			claims[f.Side] = pick(before, *f.Value)
		} else {
			claims[f.Side] = *f.Value
		}
	}
	apart := claims[chronicle.KG] + claims[chronicle.TJ]
	together, counted := claims[chronicle.Both]
	switch {
	case !counted:
		return apart
	case apart == 0:
		return together
	}
	return pick(apart, together)
}

// sizeLegend states the rule and, unless all marks are equal, shows its steps.
func sizeLegend(f Frame, first LegendItem) []LegendItem {
	first.Note = f.Text("legend.marks.size." + f.Sizes.Name())
	if f.Sizes == EqualSize {
		return []LegendItem{first}
	}
	items := []LegendItem{first}
	for _, s := range sizeSteps[1:] {
		items = append(items, LegendItem{enlarged(first.Symbol, s.scale), f.Text("legend.marks.from."+f.Sizes.Name(), s.from), ""})
	}
	return items
}

// enlarged is a symbol at another size, as a symbol of its own.
func enlarged(symbol *scene.Symbol, k float64) *scene.Symbol {
	bigger := &scene.Symbol{Name: symbol.Name + "-" + scaleName(k), Box: symbol.Box}
	bigger.Box.Min[0], bigger.Box.Min[1] = symbol.Box.Min[0]*k, symbol.Box.Min[1]*k
	bigger.Box.Max[0], bigger.Box.Max[1] = symbol.Box.Max[0]*k, symbol.Box.Max[1]*k
	for _, op := range symbol.Ops {
		p := *op.(*scene.Path)
		p.Outline = scaled(p.Outline, k, [2]float64{})
		p.Stroke.Width *= k
		bigger.Ops = append(bigger.Ops, &p)
	}
	return bigger
}

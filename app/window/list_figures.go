package window

import (
	"slices"
	"strings"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// The rule of "figures in short", the same for both sides. One measure is shown:
// the first of chronicle.Measures of which the event has figures. Each side has a
// line of its own; one without a figure says so if the other has one. What one
// side claims about the other, and what was counted without telling the sides
// apart, are further lines. A line holds the lowest and the highest of the claims,
// as they were made: nothing is added, averaged or taken from two lines. Counts of
// a part (one place of several, or what a total already contains) stay out as long
// as there are others, because next to a total they would pass for a low claim of
// it. Everything else is in the card.

// shortFigures is the measure, and below it a line for each side.
func (w words) shortFigures(e *chronicle.Event) string {
	groups := shortGroups(e)
	if len(groups) == 0 {
		return ""
	}
	lines := []string{w.text("card.measure." + string(groups[0].Measure))}
	find := func(side chronicle.Side, other bool) int {
		return slices.IndexFunc(groups, func(g chronicle.FigureGroup) bool { return g.Side == side && g.AboutOtherSide == other })
	}
	add := func(id string, i int) {
		if i >= 0 {
			lines = append(lines, w.text(id, w.claims(groups[i].Figures)))
		}
	}
	kg, tj := find(chronicle.KG, false), find(chronicle.TJ, false)
	if kg >= 0 || tj >= 0 {
		for i, id := range []string{"list.figures.KG", "list.figures.TJ"} {
			if at := []int{kg, tj}[i]; at >= 0 {
				add(id, at)
			} else {
				lines = append(lines, w.text(id, w.text("list.figures.none")))
			}
		}
	}
	add("list.figures.both", find(chronicle.Both, false))
	add("list.figures.unsaid", find(chronicle.NoSide, false))
	for _, side := range []chronicle.Side{chronicle.KG, chronicle.TJ, chronicle.Both, chronicle.NoSide} {
		add("list.figures."+string(side)+".other", find(side, true))
	}
	return strings.Join(lines, "\n")
}

// shortGroups are the groups of the measure that is shown.
func shortGroups(e *chronicle.Event) []chronicle.FigureGroup {
	groups := e.FigureGroups()
	for i, g := range groups {
		if g.Measure != groups[0].Measure {
			return groups[:i]
		}
	}
	return groups
}

// claims writes the lowest and the highest claim of a group, or the only one.
func (w words) claims(figures []*chronicle.Figure) string {
	low, high := extremes(figures)
	first, _ := layers.FigureText(w.text, *low)
	last, _ := layers.FigureText(w.text, *high)
	if first == last {
		return first
	}
	return w.text("list.claims", first, last)
}

// extremes are the lowest and the highest claim of a group; without any number
// both are the first one.
func extremes(figures []*chronicle.Figure) (low, high *chronicle.Figure) {
	whole := slices.DeleteFunc(slices.Clone(figures), func(f *chronicle.Figure) bool {
		return f.Scope == chronicle.Part || f.Place != nil
	})
	if len(whole) > 0 {
		figures = whole
	}
	low, high = figures[0], figures[0]
	for _, f := range figures {
		below, above, ok := bounds(f)
		if !ok {
			continue
		}
		if least, _, known := bounds(low); !known || below < least {
			low = f
		}
		if _, most, known := bounds(high); !known || above >= most {
			high = f
		}
	}
	return low, high
}

// bounds are the smallest and the largest number that a claim names.
func bounds(f *chronicle.Figure) (low, high float64, ok bool) {
	switch {
	case f.Value != nil:
		return *f.Value, *f.Value, true
	case f.Low != nil && f.High != nil:
		return *f.Low, *f.High, true
	case f.Low != nil:
		return *f.Low, *f.Low, true
	case f.High != nil:
		return *f.High, *f.High, true
	}
	return 0, 0, false
}

// figureOrder is what the list is sorted by in the column of figures: the measure
// in the order of chronicle.Measures, then the highest single claim about one
// side. Events without figures have ok false.
func figureOrder(e *chronicle.Event) (measure int, highest float64, ok bool) {
	groups := shortGroups(e)
	for _, g := range groups {
		if _, high := extremes(g.Figures); high != nil {
			if _, above, known := bounds(high); known {
				highest = max(highest, above)
			}
		}
	}
	if len(groups) == 0 {
		return 0, 0, false
	}
	return slices.Index(chronicle.Measures, groups[0].Measure), highest, true
}

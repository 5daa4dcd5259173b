package chronicle

import (
	"cmp"
	"slices"
	"strings"
)

// KeyMeasures are the measures for which reports and slides have room.
var KeyMeasures = []Measure{"killed", "killed_civilians", "wounded", "displaced", "homes_destroyed"}

// KeyFigures is the few figures of one measure and side that reports and slides
// have room for. The rule that picks them is one and the same for both sides:
//
//   - of the side's own authorities, the first figure and the last;
//   - of everybody else, the lowest and the highest;
//   - of the other side's authorities, the first and the last, always apart.
//
// Only numbers for the whole event take part: no parts of a total, no counts of a
// wider area or of one place among several. A claim without a date is neither
// first nor last; where none has a date, the lowest and the highest stand in. One
// figure stands alone where both picks are the same. Nothing is added or averaged.
type KeyFigures struct {
	Measure  Measure
	Side     Side
	Own      []*Figure
	Others   []*Figure
	Opposing []*Figure
}

// Empty tells whether no figure was found for the side, which has to be said.
func (k KeyFigures) Empty() bool { return len(k.Own)+len(k.Others)+len(k.Opposing) == 0 }

// KeyFigures picks the key figures of the event, by measure as in KeyMeasures and
// by side. A measure with a figure has an entry for either side, even an empty
// one, so that nobody is left out without a word; what was counted for both
// together follows where it is known.
func (e *Event) KeyFigures() []KeyFigures {
	var picks []KeyFigures
	for _, m := range KeyMeasures {
		of := map[Side]KeyFigures{}
		found := false
		for _, side := range sides {
			of[side] = keyFigures(m, side, e.comparable(m, side))
			found = found || !of[side].Empty()
		}
		for _, side := range sides {
			if found && (side != Both || !of[side].Empty()) {
				picks = append(picks, of[side])
			}
		}
	}
	return picks
}

// comparable lists the figures of a measure and side that are numbers for the
// whole event, as in the file.
func (e *Event) comparable(m Measure, side Side) []*Figure {
	var list []*Figure
	for i := range e.Figures {
		if f := &e.Figures[i]; f.Measure == m && f.Side == side && f.Comparable() {
			list = append(list, f)
		}
	}
	return list
}

// Comparable tells whether the figure is a number for the whole event, which may
// stand beside others of its measure and side: no part of a total, no count of a
// wider area or of one place among several, no words alone.
func (f *Figure) Comparable() bool {
	_, _, ok := f.Range()
	return ok && f.Scope != Part && f.Scope != Area && f.Place == nil
}

// Range is the lowest and the highest number that the figure names, equal for a
// single one; ok is false where only words are known. It knows no qualifiers.
func (f *Figure) Range() (low, high float64, ok bool) {
	switch {
	case f.Low != nil && f.High != nil:
		return *f.Low, *f.High, true
	case f.Value != nil:
		return *f.Value, *f.Value, true
	}
	return 0, 0, false
}

func keyFigures(m Measure, side Side, figures []*Figure) KeyFigures {
	k := KeyFigures{Measure: m, Side: side}
	said := map[Voice]map[Side][]*Figure{Own: {}, Others: {}, Opposing: {}}
	for _, f := range figures {
		said[f.Voice()][f.Authority] = append(said[f.Voice()][f.Authority], f)
	}
	for _, party := range []Side{KG, TJ, Both, NoSide} {
		k.Own = append(k.Own, firstAndLast(said[Own][party])...)
		k.Opposing = append(k.Opposing, firstAndLast(said[Opposing][party])...)
	}
	k.Others = lowestAndHighest(said[Others][NoSide])
	return k
}

// firstAndLast picks by the day of the claim.
func firstAndLast(figures []*Figure) []*Figure {
	var dated []*Figure
	for _, f := range figures {
		if f.AsOf.Known() {
			dated = append(dated, f)
		}
	}
	if len(dated) == 0 {
		return lowestAndHighest(figures)
	}
	slices.SortStableFunc(dated, byDay)
	return ends(dated)
}

// byDay compares the last days on which two dated claims can have been made.
func byDay(a, b *Figure) int { return cmp.Compare(a.AsOf.Span().Last, b.AsOf.Span().Last) }

func lowestAndHighest(figures []*Figure) []*Figure {
	if len(figures) == 0 {
		return nil
	}
	lowest := slices.MinFunc(figures, func(a, b *Figure) int {
		x, _, _ := a.Range()
		y, _, _ := b.Range()
		return cmp.Compare(x, y)
	})
	highest := slices.MaxFunc(figures, func(a, b *Figure) int {
		_, x, _ := a.Range()
		_, y, _ := b.Range()
		return cmp.Compare(x, y)
	})
	return ends([]*Figure{lowest, highest})
}

// ends is the first and the last of a list that is not empty, or the first alone
// where they say the same.
func ends(list []*Figure) []*Figure {
	first, last := list[0], list[len(list)-1]
	if first.sameNumber(last) {
		return []*Figure{first}
	}
	return []*Figure{first, last}
}

// sameNumber tells whether two figures say the same, whoever says it and when.
func (f *Figure) sameNumber(g *Figure) bool {
	a, b, _ := f.Range()
	c, d, _ := g.Range()
	return a == c && b == d && f.Qualifier == g.Qualifier
}

// Corrections lists how a figure changed in the words of one and the same
// claimant, the earliest first; a list for each claimant who gave at least two
// different numbers on known dates, as in the file. The authorities of a side
// count as one claimant; a number that is only repeated is left out.
func (g FigureGroup) Corrections() [][]*Figure {
	var order []string
	by := map[string][]*Figure{}
	for _, f := range g.Figures {
		if !f.Comparable() || !f.AsOf.Known() {
			continue
		}
		name, _, _ := strings.Cut(f.Claimant(), " via ")
		if f.Authority != NoSide {
			name = string(f.Authority)
		}
		if by[name] == nil {
			order = append(order, name)
		}
		by[name] = append(by[name], f)
	}
	var lists [][]*Figure
	for _, name := range order {
		list := by[name]
		slices.SortStableFunc(list, byDay)
		list = slices.CompactFunc(list, (*Figure).sameNumber)
		if len(list) > 1 {
			lists = append(lists, list)
		}
	}
	return lists
}

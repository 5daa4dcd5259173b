package chronicle

import (
	"slices"
	"strings"

	"borderatlas/layers/calendar"
)

// Kinds lists every kind in the order of legends and lists.
var Kinds = []Kind{
	KindClash, KindShooting, KindShelling, KindAirStrike, KindArson, KindDamage, KindDetention, KindDisplacement,
	KindAgreement, KindCeasefire, KindSummit, KindPolitical, KindMilitary, KindOther,
}

// Filter picks events. The zero value picks all; of several conditions all must
// hold. Filters compare with ==.
type Filter struct {
	without    uint32     // bits of kinds, in the order of Kinds, that are left out
	Side       Side       // a figure is about this side, or about both together; NoSide: any
	Province   string     // English name of a province in which one of the places lies; empty: any
	Confidence Confidence // exactly this; empty: any
	Publisher  string     // of one of the sources; empty: any
}

// Any tells whether the filter picks every event.
func (f Filter) Any() bool { return f == Filter{} }

// Shows tells whether events of a kind pass.
func (f Filter) Shows(k Kind) bool {
	i := slices.Index(Kinds, k)
	return i < 0 || f.without&(1<<i) == 0
}

// WithKind is the filter with a kind let through or left out.
func (f Filter) WithKind(k Kind, shown bool) Filter {
	i := slices.Index(Kinds, k)
	switch {
	case i < 0:
	case shown:
		f.without &^= 1 << i
	default:
		f.without |= 1 << i
	}
	return f
}

// Match tells whether the filter picks the event.
func (f Filter) Match(e *Event) bool {
	return f.Any() || f.Shows(e.Kind) &&
		(f.Confidence == "" || e.Confidence == f.Confidence) &&
		(f.Side == NoSide || slices.ContainsFunc(e.Figures, f.matchFigure)) &&
		(f.Province == "" || slices.ContainsFunc(e.Places, f.matchPlace)) &&
		(f.Publisher == "" || slices.ContainsFunc(e.Sources, f.matchSource))
}

func (f Filter) matchFigure(g Figure) bool { return g.Side == f.Side || g.Side == Both }

func (f Filter) matchPlace(p *Place) bool {
	return slices.Contains(strings.Split(p.Province, " / "), f.Province)
}

func (f Filter) matchSource(s *Source) bool { return s.Publisher == f.Publisher }

// Pick lists those of the events that the filter picks, in their order.
func (f Filter) Pick(events []*Event) []*Event {
	if f.Any() {
		return events
	}
	var picked []*Event
	for _, e := range events {
		if f.Match(e) {
			picked = append(picked, e)
		}
	}
	return picked
}

// DisplacementsDuring lists the rows whose event shares a day with the span, as
// in the file. The day of a count does not matter, since most counts were
// published after the days that they are about.
func (s *Store) DisplacementsDuring(span calendar.Span) []*Displacement {
	var found []*Displacement
	s.movedDays.overlapping(span, func(i int) { found = append(found, s.rows[s.moving[i]]...) })
	slices.SortFunc(found, func(a, b *Displacement) int { return a.order - b.order })
	return found
}

package window

import (
	"cmp"
	"slices"

	"borderatlas/app/model"
	"borderatlas/layers/chronicle"
)

// sorted lists events in an order: dates as they are stepped through, kinds as in
// the legend, places and titles by their letters without accents, figures by
// figureOrder. Events that have nothing in the column come last in both
// directions, and those that are equal in it keep the order of stepping.
func (w words) sorted(events []*chronicle.Event, o model.Order) []*chronicle.Event {
	keys := map[*chronicle.Event]sortKey{}
	for i, e := range events {
		keys[e] = w.key(e, i, o.By)
	}
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b *chronicle.Event) int {
		return keys[a].compare(keys[b], o.Down)
	})
	return events
}

// sortKey is what an event has in a column.
type sortKey struct {
	group  int // lower groups come first in both directions
	text   string
	number float64
}

func (k sortKey) compare(other sortKey, down bool) int {
	c := cmp.Or(cmp.Compare(k.text, other.text), cmp.Compare(k.number, other.number))
	if down {
		c = -c
	}
	return cmp.Or(cmp.Compare(k.group, other.group), c)
}

// nothing is the group of events that have nothing in a column.
const nothing = 1 << 20

func (w words) key(e *chronicle.Event, at int, by model.Column) sortKey {
	switch by {
	case model.ByKind:
		return sortKey{number: float64(slices.Index(chronicle.Kinds, e.Kind))}
	case model.ByPlace:
		if len(e.Places) == 0 {
			return sortKey{group: nothing}
		}
		return sortKey{text: chronicle.Fold(w.places(e))}
	case model.ByTitle:
		return sortKey{text: chronicle.Fold(e.Title)}
	case model.ByFigures:
		measure, highest, ok := figureOrder(e)
		if !ok {
			return sortKey{group: nothing}
		}
		return sortKey{group: measure, number: highest}
	}
	return sortKey{number: float64(at)}
}

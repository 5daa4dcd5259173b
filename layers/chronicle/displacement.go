package chronicle

import (
	"fmt"

	"borderatlas/layers/calendar"
)

// Additive picks the rows that may be added to each other: those with a count
// that are no total, no earlier count and no part of another row.
func Additive(rows []*Displacement) []*Displacement {
	var additive []*Displacement
	for _, r := range rows {
		if r.Count != nil && !r.Aggregate {
			additive = append(additive, r)
		}
	}
	return additive
}

// Sum adds rows of one event. It refuses aggregate rows, rows without a count
// and rows of different events: an umbrella's rows are about the same people as
// those of its parts.
func Sum(rows []*Displacement) (int, error) {
	sum := 0
	for i, r := range rows {
		switch {
		case r.Event != rows[0].Event:
			return 0, fmt.Errorf("rows of %s and %s are not added: only rows of one event are", rows[0].Event.ID, r.Event.ID)
		case r.Aggregate:
			return 0, fmt.Errorf("row %d of %s is a total or a part of another row and is never added", i+1, r.Event.ID)
		case r.Count == nil:
			return 0, fmt.Errorf("row %d of %s has no count", i+1, r.Event.ID)
		}
		sum += *r.Count
	}
	return sum, nil
}

// Dated is the best date to print beside a row: the day of the count, or where
// that is not known the date of the first source (counted is then false and the
// text should say "published"); unknown if neither is known.
func (d *Displacement) Dated() (date calendar.Partial, counted bool) {
	if d.AsOf.Known() {
		return d.AsOf, true
	}
	for _, s := range d.Sources {
		if p, err := calendar.ParsePartial(s.Date); err == nil && p.Known() {
			return p, false
		}
	}
	return calendar.Partial{}, false
}

package chronicle

import (
	"sort"

	"borderatlas/layers/calendar"
)

// Begin lists the events that begin on the day, in stepping order. The slice
// must not be changed.
func (s *Store) Begin(day calendar.Day) []*Event {
	return s.events[s.from(day):s.days.after(day)]
}

// from is the position of the first event that begins on the day or after it.
func (s *Store) from(day calendar.Day) int {
	return sort.Search(len(s.events), func(i int) bool { return s.events[i].Span.First >= day })
}

// Number is an event's number, from 1, among those that begin on the same day,
// and how many those are ("3 of 13").
func (s *Store) Number(e *Event) (number, of int) {
	return e.order - s.from(e.Span.First) + 1, len(s.Begin(e.Span.First))
}

// Step moves by delta events, forward or back, and stops at the first and the
// last. A chosen event is left for its neighbour, and the day becomes the first
// day of the event that is reached. Where none is chosen (or none of that id
// exists), the step goes from the start of the day: forward to the first event
// that begins on it or after it, back to the last that begins before it. If
// nothing lies in that direction, the position stays.
func (s *Store) Step(p Position, delta int) Position {
	if delta == 0 || len(s.events) == 0 {
		return p
	}
	chosen := s.eventByID[p.Event]
	var to int
	switch {
	case chosen != nil:
		to = chosen.order + clampStep(delta, len(s.events))
	case delta > 0:
		to = s.from(p.Day) + clampStep(delta, len(s.events)) - 1
	default:
		to = s.from(p.Day) + clampStep(delta, len(s.events))
	}
	reached := s.events[min(max(to, 0), len(s.events)-1)]
	if reached == chosen || chosen == nil && ahead(reached.Span.First, p.Day, delta) {
		return p
	}
	return Position{reached.Span.First, reached.ID}
}

// clampStep keeps a step within the number of events, so that sums do not overflow.
func clampStep(delta, n int) int { return min(max(delta, -n), n) }

// ahead tells whether a day lies against the direction of a step, as seen from
// where it starts.
func ahead(day, start calendar.Day, delta int) bool {
	if delta > 0 {
		return day < start
	}
	return day >= start
}

package chronicle

import (
	"sort"

	"borderatlas/layers/calendar"
)

// Begin lists the events that begin on the day, in stepping order. The slice
// must not be changed.
func (s *Store) Begin(day calendar.Day) []*Event {
	from, to := s.from(day), s.days.after(day)
	if len(s.full) == s.Len() {
		return s.full[from:to]
	}
	return s.between(from, to)
}

// from is the position of the first event that begins on the day or after it.
func (s *Store) from(day calendar.Day) int {
	return sort.Search(s.Len(), func(i int) bool { return s.days.spans[i].First >= day })
}

// Number is an event's number, from 1, among those that begin on the same day,
// and how many those are ("3 of 13").
func (s *Store) Number(e *Event) (number, of int) {
	from := s.from(e.Span.First)
	return e.order - from + 1, s.days.after(e.Span.First) - from
}

// Step moves by delta events, forward or back, and stops at the first and the
// last. A chosen event is left for its neighbour, and the day becomes the first
// day of the event that is reached. Where none is chosen (or none of that id
// exists), the step goes from the start of the day: forward to the first event
// that begins on it or after it, back to the last that begins before it. If
// nothing lies in that direction, the position stays.
func (s *Store) Step(p Position, delta int) Position { return s.StepPicked(Filter{}, p, delta) }

// StepPicked is Step among those events that the filter picks. A chosen event
// that the filter leaves out is left for the nearest one that it picks.
func (s *Store) StepPicked(f Filter, p Position, delta int) Position {
	if delta == 0 {
		return p
	}
	next, way := s.from(p.Day), 1
	chosen := s.Event(p.Event)
	if chosen != nil {
		next = chosen.order + 1
	}
	if delta < 0 {
		way = -1
		if next--; chosen != nil {
			next--
		}
	}
	for count := 0; next >= 0 && next < s.Len() && count != delta; next += way {
		if s.Picks(f, next) {
			p = Position{s.days.spans[next].First, s.ID(next)}
			count += way
		}
	}
	return p
}

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
func (s *Store) Step(p Position, delta int) Position { return s.StepPicked(Filter{}, p, delta) }

// StepPicked is Step among those events that the filter picks. A chosen event
// that the filter leaves out is left for the nearest one that it picks.
func (s *Store) StepPicked(f Filter, p Position, delta int) Position {
	events := f.Pick(s.events)
	if delta == 0 || len(events) == 0 {
		return p
	}
	chosen := s.eventByID[p.Event]
	start := s.from(p.Day)
	if chosen != nil {
		start = chosen.order
	}
	to := sort.Search(len(events), func(i int) bool { return events[i].order >= start })
	if delta > 0 && (to == len(events) || events[to] != chosen) {
		to-- // the first step leads to the event at the start itself
	}
	to += min(max(delta, -len(events)), len(events)) // so that the sum does not overflow
	reached := events[min(max(to, 0), len(events)-1)]
	if forward := reached.order >= start; reached == chosen || forward != (delta > 0) {
		return p
	}
	return Position{reached.Span.First, reached.ID}
}

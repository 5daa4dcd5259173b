package chronicle

import (
	"cmp"
	"slices"

	"borderatlas/layers/calendar"
)

// Store is the whole chronicle. It is immutable and may be used from several goroutines.
type Store struct {
	events       []*Event // in stepping order
	displacement []*Displacement
	places       []*Place
	sources      []*Source

	eventByID  map[string]*Event
	placeByID  map[string]*Place
	sourceByID map[string]*Source
	days       index // of events
	last       calendar.Day

	rows      map[*Event][]*Displacement
	moving    []*Event // the events that have rows, in stepping order
	movedDays index    // of moving
}

// NewStore takes over events, rows of displacement, places and sources without
// checking them: Load is NewStore after every check. The slices keep their
// order; events are listed in stepping order.
func NewStore(events []*Event, rows []*Displacement, places []*Place, sources []*Source) *Store {
	s := &Store{
		events: slices.Clone(events), displacement: rows, places: places, sources: sources,
		eventByID:  make(map[string]*Event, len(events)),
		placeByID:  make(map[string]*Place, len(places)),
		sourceByID: make(map[string]*Source, len(sources)),
		last:       calendar.Past,
		rows:       map[*Event][]*Displacement{},
	}
	slices.SortStableFunc(s.events, inSteps)
	for i, e := range s.events {
		e.order = i
		s.eventByID[e.ID] = e
		s.last = max(s.last, e.Span.Last)
	}
	for _, p := range places {
		s.placeByID[p.ID] = p
	}
	for _, src := range sources {
		s.sourceByID[src.ID] = src
	}
	s.days = newIndex(spansOf(s.events))
	s.addRows()
	return s
}

// inSteps is the stepping order: by first day, then last day, an umbrella before others.
func inSteps(a, b *Event) int {
	if c := cmp.Or(cmp.Compare(a.Span.First, b.Span.First), cmp.Compare(a.Span.Last, b.Span.Last)); c != 0 {
		return c
	}
	switch {
	case a.Umbrella && !b.Umbrella:
		return -1
	case b.Umbrella && !a.Umbrella:
		return 1
	}
	return 0
}

func spansOf(events []*Event) []calendar.Span {
	spans := make([]calendar.Span, len(events))
	for i, e := range events {
		spans[i] = e.Span
	}
	return spans
}

func (s *Store) addRows() {
	for i, row := range s.displacement {
		row.order = i
		if len(s.rows[row.Event]) == 0 {
			s.moving = append(s.moving, row.Event)
		}
		s.rows[row.Event] = append(s.rows[row.Event], row)
	}
	slices.SortFunc(s.moving, func(a, b *Event) int { return cmp.Compare(a.order, b.order) })
	s.movedDays = newIndex(spansOf(s.moving))
}

// Events lists all events in stepping order: by first day, then last day, an
// umbrella before others, then as in the file. The slice must not be changed.
func (s *Store) Events() []*Event { return s.events }

// Places lists all places as in the file. The slice must not be changed.
func (s *Store) Places() []*Place { return s.places }

// Sources lists all sources as in the file. The slice must not be changed.
func (s *Store) Sources() []*Source { return s.sources }

// AllDisplacements lists all rows as in the file. The slice must not be changed.
func (s *Store) AllDisplacements() []*Displacement { return s.displacement }

// Event finds an event by id, or returns nil.
func (s *Store) Event(id string) *Event { return s.eventByID[id] }

// Place finds a place by id, or returns nil.
func (s *Store) Place(id string) *Place { return s.placeByID[id] }

// Source finds a source by id, or returns nil.
func (s *Store) Source(id string) *Source { return s.sourceByID[id] }

// First is the first day of the first event; of a store without events it is calendar.Future.
func (s *Store) First() calendar.Day {
	if len(s.events) == 0 {
		return calendar.Future
	}
	return s.events[0].Span.First
}

// Last is the last day on which any event lasts; of a store without events it is calendar.Past.
func (s *Store) Last() calendar.Day { return s.last }

// On lists the events whose span contains the day, in stepping order.
func (s *Store) On(day calendar.Day) []*Event { return s.During(calendar.On(day)) }

// During lists the events whose span shares a day with the one given, in stepping order.
func (s *Store) During(span calendar.Span) []*Event {
	var found []*Event
	s.days.overlapping(span, func(i int) { found = append(found, s.events[i]) })
	return found
}

// Displacements lists the rows of an event, as in the file. The slice must not be changed.
func (s *Store) Displacements(eventID string) []*Displacement { return s.rows[s.eventByID[eventID]] }

// DisplacementsOn lists the rows that are shown on the day, as in the file: those
// whose event lasts on it.
func (s *Store) DisplacementsOn(day calendar.Day) []*Displacement {
	return s.DisplacementsDuring(calendar.On(day))
}

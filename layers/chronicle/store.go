package chronicle

import (
	"cmp"
	"slices"
	"sort"

	"borderatlas/layers/calendar"
)

// Store is the whole chronicle. It is immutable and may be used from several goroutines.
type Store struct {
	full         []*Event // in stepping order
	briefs       *briefs  // those of a long list
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
	return newStore(events, rows, places, sources, &briefs{}, nil)
}

func newStore(events []*Event, rows []*Displacement, places []*Place, sources []*Source, list *briefs, spans []calendar.Span) *Store {
	s := &Store{
		full: slices.Clone(events), briefs: list, displacement: rows, places: places, sources: sources,
		eventByID:  make(map[string]*Event, len(events)),
		placeByID:  make(map[string]*Place, len(places)),
		sourceByID: make(map[string]*Source, len(sources)),
		last:       calendar.Past,
		rows:       map[*Event][]*Displacement{},
	}
	slices.SortStableFunc(s.full, inSteps)
	s.days = newIndex(s.merge(spans))
	for _, e := range s.full {
		s.eventByID[e.ID] = e
	}
	for _, span := range s.days.spans {
		s.last = max(s.last, span.Last)
	}
	for _, p := range places {
		s.placeByID[p.ID] = p
	}
	for _, src := range sources {
		s.sourceByID[src.ID] = src
	}
	s.addRows()
	return s
}

// merge gives the full events their positions among the briefs, and lists the
// spans of all. Of equal spans the full events come first.
func (s *Store) merge(brief []calendar.Span) []calendar.Span {
	all := make([]calendar.Span, 0, len(s.full)+len(brief))
	for _, e := range s.full {
		n, _ := slices.BinarySearchFunc(brief, e.Span, compareSpans)
		all, brief = append(all, brief[:n]...), brief[n:]
		e.order = len(all)
		all = append(all, e.Span)
	}
	return append(all, brief...)
}

// inSteps is the stepping order: by first day, then last day, an umbrella before others.
func inSteps(a, b *Event) int {
	if c := compareSpans(a.Span, b.Span); c != 0 {
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

func compareSpans(a, b calendar.Span) int {
	if a.First != b.First {
		return cmp.Compare(a.First, b.First)
	}
	return cmp.Compare(a.Last, b.Last)
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

// InSteps compares events of one store by their places in stepping order, as
// slices.SortFunc asks.
func InSteps(a, b *Event) int { return a.order - b.order }

// Len is the number of events.
func (s *Store) Len() int { return len(s.days.spans) }

// split tells of a position whether a full event stands there and which, or else
// which brief.
func (s *Store) split(i int) (at int, full bool) {
	at = sort.Search(len(s.full), func(k int) bool { return s.full[k].order >= i })
	if at < len(s.full) && s.full[at].order == i {
		return at, true
	}
	return i - at, false
}

// At is the event at a position in stepping order, from 0 to Len-1. That of a
// brief is made now, unless somebody holds it.
func (s *Store) At(i int) *Event {
	at, full := s.split(i)
	if full {
		return s.full[at]
	}
	return s.briefs.event(at, s.days.spans[i], i)
}

// Brief is the brief at a position; false if a full event stands there.
func (s *Store) Brief(i int) (Brief, bool) {
	at, full := s.split(i)
	if full {
		return Brief{}, false
	}
	return s.briefs.brief(at, s.days.spans[i]), true
}

// Picks tells whether a filter picks the event at a position. It makes no event.
func (s *Store) Picks(f Filter, i int) bool {
	if f.Any() {
		return true
	}
	if r, ok := s.Brief(i); ok {
		return f.matchBrief(r)
	}
	return f.Match(s.At(i))
}

// ID is that of the event at a position. It makes no event.
func (s *Store) ID(i int) string {
	at, full := s.split(i)
	if full {
		return s.full[at].ID
	}
	return s.briefs.id(at)
}

// Events lists all events in stepping order: by first day, then last day, an
// umbrella before others, then as in the file. The slice must not be changed.
// Of a long list this makes every event; see Len and At.
func (s *Store) Events() []*Event {
	if len(s.full) == s.Len() {
		return s.full
	}
	return s.between(0, s.Len())
}

// between lists the events at the positions from and up to, but not at, to.
func (s *Store) between(from, to int) []*Event {
	list := make([]*Event, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, s.At(i))
	}
	return list
}

// Places lists all places as in the file. The slice must not be changed.
func (s *Store) Places() []*Place { return s.places }

// Sources lists all sources as in the file. The slice must not be changed.
func (s *Store) Sources() []*Source { return s.sources }

// AllDisplacements lists all rows as in the file. The slice must not be changed.
func (s *Store) AllDisplacements() []*Displacement { return s.displacement }

// Event finds an event by id, or returns nil.
func (s *Store) Event(id string) *Event {
	if e := s.eventByID[id]; e != nil {
		return e
	}
	at := s.briefs.find(id)
	if at < 0 {
		return nil
	}
	i := at + sort.Search(len(s.full), func(k int) bool { return s.full[k].order-k > at })
	return s.At(i)
}

// Place finds a place by id, or returns nil.
func (s *Store) Place(id string) *Place {
	if p := s.placeByID[id]; p != nil {
		return p
	}
	if s.eventByID[id] == nil && s.briefs.find(id) >= 0 {
		return s.Event(id).Places[0]
	}
	return nil
}

// Source finds a source by id, or returns nil.
func (s *Store) Source(id string) *Source { return s.sourceByID[id] }

// First is the first day of the first event; of a store without events it is calendar.Future.
func (s *Store) First() calendar.Day {
	if s.Len() == 0 {
		return calendar.Future
	}
	return s.days.spans[0].First
}

// Last is the last day on which any event lasts; of a store without events it is calendar.Past.
func (s *Store) Last() calendar.Day { return s.last }

// On lists the events whose span contains the day, in stepping order.
func (s *Store) On(day calendar.Day) []*Event { return s.During(calendar.On(day)) }

// During lists the events whose span shares a day with the one given, in stepping order.
func (s *Store) During(span calendar.Span) []*Event {
	var found []*Event
	s.days.overlapping(span, func(i int) { found = append(found, s.At(i)) })
	return found
}

// Within is During without the briefs whose place lies outside a box in degrees:
// of a long list it makes the events of a part of the map alone.
func (s *Store) Within(span calendar.Span, west, south, east, north float64) []*Event {
	var found []*Event
	s.days.overlapping(span, func(i int) {
		if at, full := s.split(i); full || s.briefs.inside(at, west, south, east, north) {
			found = append(found, s.At(i))
		}
	})
	return found
}

// Digest is a number for what a span shows: which events share a day with it, and
// which of their places exist by its last day. Spans that show the same have the
// same digest; that others share one is as good as impossible (FNV-1a, 64 bits).
func (s *Store) Digest(span calendar.Span) uint64 {
	digest := uint64(14695981039346656037)
	add := func(n int) { digest = (digest ^ uint64(n)) * 1099511628211 }
	s.days.overlapping(span, func(i int) {
		add(i)
		at, full := s.split(i)
		if !full {
			return
		}
		for k, p := range s.full[at].Places {
			if p.Valid.First > span.Last {
				add(-1 - k)
			}
		}
	})
	return digest
}

// Displacements lists the rows of an event, as in the file. The slice must not be changed.
func (s *Store) Displacements(eventID string) []*Displacement { return s.rows[s.eventByID[eventID]] }

// DisplacementsOn lists the rows that are shown on the day, as in the file: those
// whose event lasts on it.
func (s *Store) DisplacementsOn(day calendar.Day) []*Displacement {
	return s.DisplacementsDuring(calendar.On(day))
}

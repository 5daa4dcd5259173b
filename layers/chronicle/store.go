package chronicle

import (
	"io/fs"

	"borderatlas/layers/calendar"
)

// Store is the whole chronicle. It is immutable and may be used from several goroutines.
type Store struct {
	events       []*Event // in stepping order
	displacement []*Displacement
	places       []*Place
	sources      []*Source
}

// Load reads and checks the files of fsys.
func Load(fsys fs.FS) (*Store, error) { panic("being written") }

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
func (s *Store) Event(id string) *Event { panic("being written") }

// Place finds a place by id, or returns nil.
func (s *Store) Place(id string) *Place { panic("being written") }

// Source finds a source by id, or returns nil.
func (s *Store) Source(id string) *Source { panic("being written") }

// First is the first day of the first event.
func (s *Store) First() calendar.Day { panic("being written") }

// Last is the last day on which any event lasts.
func (s *Store) Last() calendar.Day { panic("being written") }

// On lists the events whose span contains the day, in stepping order.
func (s *Store) On(day calendar.Day) []*Event { panic("being written") }

// During lists the events whose span shares a day with the one given, in stepping order.
func (s *Store) During(span calendar.Span) []*Event { panic("being written") }

// Begin lists the events that begin on the day, in stepping order.
func (s *Store) Begin(day calendar.Day) []*Event { panic("being written") }

// Step moves by delta events, forward or back.
func (s *Store) Step(p Position, delta int) Position { panic("being written") }

// Displacements lists the rows of an event, as in the file.
func (s *Store) Displacements(eventID string) []*Displacement { panic("being written") }

// DisplacementsOn lists the rows that are shown on the day, as in the file.
func (s *Store) DisplacementsOn(day calendar.Day) []*Displacement { panic("being written") }

// Locator answers how far a position lies outside an area on a day.
type Locator interface {
	// Outside is the distance in metres from a position in WGS 84 degrees to the
	// nearest land of the country (ISO 3166-1 alpha-2, "KG") or province (ISO
	// 3166-2, "KG-B") in the edition valid on the day; 0 inside.
	Outside(day calendar.Day, lon, lat float64, code string) float64
}

// CheckPlaces checks the positions of places against boundaries.
func (s *Store) CheckPlaces(l Locator) error { panic("being written") }

// Additive picks the rows that may be added to each other.
func Additive(rows []*Displacement) []*Displacement { panic("being written") }

// Sum adds rows of one event. It refuses aggregate rows and rows without a count.
func Sum(rows []*Displacement) (int, error) { panic("being written") }

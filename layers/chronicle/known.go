package chronicle

import "borderatlas/layers/calendar"

// Vague tells whether the precision is coarser than a day: only months or years are
// known, and no day may be named.
func (p Precision) Vague() bool { return p == ByMonth || p == ByYear }

// Dates are the first and the last date of a span, as exactly as the precision has them.
func (p Precision) Dates(s calendar.Span) (first, last calendar.Partial) {
	first, last = s.First.Partial(), s.Last.Partial()
	if p.Vague() {
		first.Day, last.Day = 0, 0
	}
	if p == ByYear {
		first.Month, last.Month = 0, 0
	}
	return first, last
}

// Dates are the first and the last date of the event, as exactly as they are known.
func (e *Event) Dates() (first, last calendar.Partial) { return e.Precision.Dates(e.Span) }

// Interval writes the dates as exactly as they are known (ISO 8601): 2022-09-16,
// 2022-09-14/2022-09-18, 1974-12, 1955/1959.
func (e *Event) Interval() string { return dateInterval(e.Dates()) }

func dateInterval(first, last calendar.Partial) string {
	if first == last {
		return first.String()
	}
	return first.String() + "/" + last.String()
}

// Dates are the first and the last date of a position: those of its event where no day of
// it is known, or else its day.
func (s *Store) Dates(at Position) (first, last calendar.Partial) {
	if e := s.Vague(at); e != nil {
		return e.Dates()
	}
	return at.Day.Partial(), at.Day.Partial()
}

// Vague is the event of a position if no day of it is known, or nil.
func (s *Store) Vague(at Position) *Event {
	if e := s.Event(at.Event); e != nil && e.Precision.Vague() {
		return e
	}
	return nil
}

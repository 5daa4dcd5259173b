package chronicle

import "borderatlas/layers/calendar"

// Mode says which days are shown beside the chosen one. Changing it never moves
// the chosen day.
type Mode uint8

// The modes.
const (
	OnDay  Mode = iota // the chosen day alone
	Window             // a number of days, of which the chosen one is the last
	Until              // everything up to the chosen day
)

// The limits of a window in days.
const (
	ShortestWindow = 1
	LongestWindow  = 366 * 110 // more than from the first record to the last
)

// Reach is a mode with the length of its window. The zero value shows the chosen
// day alone.
type Reach struct {
	Mode Mode
	Days int // of a Window, from ShortestWindow to LongestWindow; other values are brought into it
}

// Span is the days that are shown for a chosen day; both ends belong to it.
func (r Reach) Span(day calendar.Day) calendar.Span {
	switch r.Mode {
	case Window:
		days := min(max(r.Days, ShortestWindow), LongestWindow)
		return calendar.Span{First: day - calendar.Day(days-1), Last: day}
	case Until:
		return calendar.Span{First: calendar.Past, Last: day}
	}
	return calendar.On(day)
}

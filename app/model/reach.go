package model

import (
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// FirstWindowDays is the length of the window before another one is chosen.
const FirstWindowDays = 30

// The messages about the days that are shown beside the chosen one, and about the
// part of the time axis that is seen. None but MoveEnd and StepEnd moves the position.
type (
	// UseMode chooses between the day alone, a window, and everything up to the day.
	UseMode struct{ Mode chronicle.Mode }
	// UseDays gives the window so many days, the chosen one being the last; values
	// outside the limits of chronicle.Reach are brought into them.
	UseDays struct{ Days int }
	// MoveStart lets the window begin on a day, at the latest on the chosen one.
	MoveStart struct{ Day calendar.Day }
	// MoveEnd goes to a day, at the earliest to the first one of the window, which
	// stays where it is.
	MoveEnd struct{ Day calendar.Day }
	// StepStart and StepEnd are MoveStart and MoveEnd by steps of the chosen kind;
	// single events are no places of their own here, so those are taken by days.
	StepStart struct{ By int }
	StepEnd   struct{ By int }
	// SeenAxis tells which days the time axis shows.
	SeenAxis struct{ Span calendar.Span }
)

func (u UseMode) apply(m *Model) Change {
	if u.Mode == m.state.Reach.Mode || u.Mode > chronicle.Until {
		return 0
	}
	m.state.Reach.Mode = u.Mode
	return Mode | Redraw
}

func (u UseDays) apply(m *Model) Change {
	days := min(max(u.Days, chronicle.ShortestWindow), chronicle.LongestWindow)
	if days == m.state.Reach.Days {
		return 0
	}
	m.state.Reach.Days = days
	if m.state.Reach.Mode != chronicle.Window {
		return Mode
	}
	return Mode | Redraw
}

func (s MoveStart) apply(m *Model) Change {
	first := min(m.clampDay(s.Day), m.state.At.Day)
	return UseDays{calendar.Span{First: first, Last: m.state.At.Day}.Days()}.apply(m)
}

func (e MoveEnd) apply(m *Model) Change {
	first := m.windowStart()
	last := max(m.clampDay(e.Day), first)
	if last == m.state.At.Day {
		return 0
	}
	return UseDays{calendar.Span{First: first, Last: last}.Days()}.apply(m) | m.move(m.on(last))
}

func (s StepStart) apply(m *Model) Change {
	return MoveStart{m.steppedDay(m.windowStart(), s.By)}.apply(m)
}

func (s StepEnd) apply(m *Model) Change { return MoveEnd{m.steppedDay(m.state.At.Day, s.By)}.apply(m) }

// steppedDay is the day so many steps from another one.
func (m *Model) steppedDay(from calendar.Day, by int) calendar.Day {
	kind := m.state.Steps
	if kind == EventSteps {
		kind = ActiveDaySteps
	}
	return m.steppedFrom(chronicle.Position{Day: from}, kind, by).Day
}

// windowStart is the first day of the window that can be chosen.
func (m *Model) windowStart() calendar.Day {
	reach := chronicle.Reach{Mode: chronicle.Window, Days: m.state.Reach.Days}
	return max(reach.Span(m.state.At.Day).First, m.Days().First)
}

func (s SeenAxis) apply(m *Model) Change {
	m.state.Axis = s.Span
	return 0
}

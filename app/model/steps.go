package model

import (
	"slices"
	"time"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// StepKind is what a step, and with it playing, moves by.
type StepKind string

// The kinds of steps. A step is empty if none of the shown events lasts on its
// days; empty steps are skipped unless State.Empties.
const (
	EventSteps     StepKind = "event"      // to the next event
	ActiveDaySteps StepKind = "active-day" // to the next day on which an event begins
	DaySteps       StepKind = "day"        // to the next day
	MonthSteps     StepKind = "month"      // to the next calendar month
)

// StepKinds lists the kinds of steps from fine to coarse.
var StepKinds = []StepKind{EventSteps, ActiveDaySteps, DaySteps, MonthSteps}

// The messages about steps.
type (
	// Step moves by so many steps of the chosen kind. Where no further step lies
	// in that direction, the position stays.
	Step struct{ By int }
	// UseSteps chooses the kind of steps.
	UseSteps struct{ Kind StepKind }
	// UseEmpties keeps empty steps or skips them.
	UseEmpties struct{ Keep bool }
)

func (s Step) apply(m *Model) Change { return m.move(m.stepped(s.By)) }

func (u UseSteps) apply(m *Model) Change {
	if u.Kind == m.state.Steps || !slices.Contains(StepKinds, u.Kind) {
		return 0
	}
	m.state.Steps = u.Kind
	return Pace
}

func (u UseEmpties) apply(m *Model) Change {
	if u.Keep == m.state.Empties {
		return 0
	}
	m.state.Empties = u.Keep
	return Pace
}

// stepped is the position so many steps of the chosen kind away.
func (m *Model) stepped(by int) chronicle.Position {
	return m.steppedFrom(m.state.At, m.state.Steps, by)
}

func (m *Model) steppedFrom(at chronicle.Position, kind StepKind, by int) chronicle.Position {
	way := 1
	if by < 0 {
		way, by = -1, -by
	}
	for range by {
		to := m.next(at, kind, way)
		if to == at {
			break
		}
		at = to
	}
	return at
}

// next is the position one step away in a direction (1 or -1), or the same one.
func (m *Model) next(at chronicle.Position, kind StepKind, way int) chronicle.Position {
	switch kind {
	case ActiveDaySteps:
		return m.nextActiveDay(at, way)
	case DaySteps:
		return m.nextDay(at, way)
	case MonthSteps:
		return m.nextMonth(at, way)
	}
	return m.nextEvent(at, way)
}

func (m *Model) nextEvent(at chronicle.Position, way int) chronicle.Position {
	from := at
	if e := m.store.Event(at.Event); e != nil && e.Span.First != at.Day {
		// The event began earlier: from its card the way leads on from this day.
		from.Event = ""
	}
	if to := m.store.StepPicked(m.state.Filter, from, way); to != from {
		return to
	}
	return at
}

func (m *Model) nextActiveDay(at chronicle.Position, way int) chronicle.Position {
	from := chronicle.Position{Day: at.Day}
	if way > 0 {
		from.Day++ // what begins on the day itself is reached already
	}
	if to := m.nextEvent(from, way); to != from {
		return m.on(to.Day)
	}
	return at
}

func (m *Model) nextDay(at chronicle.Position, way int) chronicle.Position {
	for d := at.Day + calendar.Day(way); m.Days().Contains(d); d += calendar.Day(way) {
		if m.state.Empties || m.happens(calendar.On(d)) {
			return m.on(d)
		}
	}
	return at
}

// nextMonth leads to the first day of a month on which an event begins, so that
// the step shows something. Where more days than one are shown, it leads to the
// month's last day, so that all of the month is among them.
func (m *Model) nextMonth(at chronicle.Position, way int) chronicle.Position {
	days := m.Days()
	for month := monthOf(at.Day.AddMonths(way)); month.Overlaps(days); month = monthOf(month.First.AddMonths(way)) {
		if !m.state.Empties && !m.happens(month) {
			continue
		}
		day := month.Last
		if m.state.Reach.Mode == chronicle.OnDay {
			day = month.First
			if first := m.nextEvent(chronicle.Position{Day: month.First}, 1); first.Event != "" && month.Contains(first.Day) {
				day = first.Day
			}
		}
		return m.on(m.clampDay(day))
	}
	return at
}

func monthOf(d calendar.Day) calendar.Span {
	y, month, _ := d.Civil()
	return calendar.Span{First: calendar.Date(y, month, 1), Last: calendar.Date(y, month+1, 1) - 1}
}

// shows tells whether the filter lets an event through.
func (m *Model) shows(e *chronicle.Event) bool { return m.state.Filter.Match(e) }

// happens tells whether one of the shown events lasts on one of the days.
func (m *Model) happens(s calendar.Span) bool {
	return slices.ContainsFunc(m.store.During(s), m.shows)
}

// begins lists the shown events that begin on a day, in stepping order.
func (m *Model) begins(d calendar.Day) []*chronicle.Event {
	return m.state.Filter.Pick(m.store.Begin(d))
}

// end is the first shown event, or the last.
func (m *Model) end(way int) chronicle.Position {
	events := m.Picked()
	switch {
	case len(events) == 0:
		return m.state.At
	case way < 0:
		return begin(events[0])
	}
	return begin(events[len(events)-1])
}

// Rate is the unit of the speed of playing.
type Rate string

// The units.
const (
	EventsPerSecond Rate = "events"
	DaysPerSecond   Rate = "days"
)

// Speed is how fast time is played.
type Speed struct {
	Value float64 // from SlowestPlay to FastestPlay
	Per   Rate
}

// The limits of a speed, in events or days per second.
const (
	SlowestPlay = 0.1
	FastestPlay = 100
)

// FirstSpeed leaves time to read a title.
var FirstSpeed = Speed{1, EventsPerSecond}

// Valid tells whether the speed lies within the limits and has a known unit.
func (s Speed) Valid() bool {
	return s.Value >= SlowestPlay && s.Value <= FastestPlay && (s.Per == EventsPerSecond || s.Per == DaysPerSecond)
}

// The messages about playing.
type (
	// Play starts or stops playing. From the last step it starts at the first.
	Play struct{ On bool }
	// Tick tells that the time of the present step is over.
	Tick struct{}
	// UseSpeed chooses the speed; one that is not Valid changes nothing.
	UseSpeed struct{ Speed Speed }
	// UseLoop begins again after the last step, or stops there.
	UseLoop struct{ On bool }
)

func (p Play) apply(m *Model) Change {
	if p.On == m.state.Playing {
		return 0
	}
	m.state.Playing = p.On
	if p.On && m.stepped(1) == m.state.At {
		return Pace | m.move(m.end(-1))
	}
	return Pace
}

func (Tick) apply(m *Model) Change {
	if !m.state.Playing {
		return 0
	}
	to := m.stepped(1)
	if to != m.state.At {
		return m.move(to)
	}
	if m.state.Loop {
		return m.move(m.end(-1))
	}
	m.state.Playing = false
	return Pace
}

func (u UseSpeed) apply(m *Model) Change {
	if u.Speed == m.state.Speed || !u.Speed.Valid() {
		return 0
	}
	m.state.Speed = u.Speed
	return Pace
}

func (u UseLoop) apply(m *Model) Change {
	if u.On == m.state.Loop {
		return 0
	}
	m.state.Loop = u.On
	return Pace
}

// StepTime is how long the present step stays while time is played: as long as
// its events or its days last at the chosen speed. Steps that are skipped take no
// time; events that begin on one day share the time of that day.
func (m *Model) StepTime() time.Duration {
	span := calendar.On(m.state.At.Day)
	if m.state.Steps == MonthSteps {
		span = monthOf(m.state.At.Day)
	}
	events := 0
	for _, e := range m.store.During(span) {
		if span.Contains(e.Span.First) && m.shows(e) {
			events++
		}
	}
	amount := float64(max(events, 1))
	switch {
	case m.state.Speed.Per == EventsPerSecond && m.state.Steps == EventSteps:
		amount = 1
	case m.state.Speed.Per == DaysPerSecond && m.state.Steps == EventSteps:
		amount = 1 / amount
	case m.state.Speed.Per == DaysPerSecond:
		amount = float64(span.Days())
	}
	return time.Duration(amount / m.state.Speed.Value * float64(time.Second))
}

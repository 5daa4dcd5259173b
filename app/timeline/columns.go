package timeline

import (
	"cmp"
	"slices"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// Event is what the timeline knows of an event.
type Event struct {
	ID    string
	Span  calendar.Span
	Group chronicle.Group
	Title string
	Fuzzy bool // only the month or the year is known: a bar over the span
}

// Brick is the drawing of one event: on its first day or, if that is not known to
// the day, over its whole span. Bricks lie on each other from the axis up.
type Brick struct {
	Event    int // in the list of events
	From, To float64
	Level    int // 0 is the lowest
}

// Column is the room of one day or, where days are too narrow, of one calendar
// unit, with the kinds of the events that begin in it.
type Column struct {
	Span     calendar.Span
	From, To float64
	Groups   []chronicle.Group // each once, in the order of the events
}

// The width of a brick in dp.
const (
	brickWidth = 18.0
	brickLeast = 5.0
	brickGap   = 1.0 // between neighbours
)

// Unit is the calendar unit of a column: a day, or on a true scale the finest one
// that is at least MinEvent dp wide.
func (a *Axis) Unit() Unit {
	if !a.linear {
		return ByDay
	}
	u := ByDay
	for u < units-1 && a.dayWidth()*u.days() < MinEvent {
		u++
	}
	return u
}

// Stack lays the events, which are in order of their first days, into columns
// and piles up their bricks. Events outside the window are left out.
func (a *Axis) Stack(events []Event) (columns []Column, bricks []Brick) {
	unit := a.Unit()
	span := a.Visible()
	for i, e := range events {
		if e.Fuzzy && e.Span.Overlaps(span) {
			from, to := a.X(e.Span.First), max(a.End(e.Span.Last), a.X(e.Span.First)+brickLeast)
			bricks = append(bricks, Brick{Event: i, From: from, To: to})
		}
	}
	// Long bars lie lowest, so that what stands on them can be counted by height.
	slices.SortStableFunc(bricks, func(b, c Brick) int { return cmp.Compare(c.To-c.From, b.To-b.From) })
	for i, e := range events {
		d := e.Span.First
		if !span.Contains(d) {
			continue
		}
		if n := len(columns); n == 0 || !columns[n-1].Span.Contains(d) {
			columns = append(columns, a.column(unit, d))
		}
		c := &columns[len(columns)-1]
		if !slices.Contains(c.Groups, e.Group) {
			c.Groups = append(c.Groups, e.Group)
		}
		if !e.Fuzzy {
			middle, half := (c.From+c.To)/2, min(brickWidth, max(c.To-c.From-brickGap, brickLeast))/2
			bricks = append(bricks, Brick{Event: i, From: middle - half, To: middle + half})
		}
	}
	pile(bricks)
	return columns, bricks
}

func (a *Axis) column(u Unit, d calendar.Day) Column {
	first := u.Floor(d)
	s := calendar.Span{First: first, Last: u.Next(first) - 1}
	return Column{Span: s, From: a.X(s.First), To: a.End(s.Last)}
}

// pile gives each brick the lowest level at which it touches none before it.
func pile(bricks []Brick) {
	for i := range bricks {
		b := &bricks[i]
		taken := map[int]bool{}
		for _, below := range bricks[:i] {
			if below.From < b.To && b.From < below.To {
				taken[below.Level] = true
			}
		}
		for taken[b.Level] {
			b.Level++
		}
	}
}

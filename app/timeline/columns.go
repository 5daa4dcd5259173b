package timeline

import (
	"cmp"
	"slices"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// Event is what the timeline knows of an event.
type Event struct {
	ID        string
	Span      calendar.Span
	Precision chronicle.Precision // where only months or years are known it is a bar over the span
	Group     chronicle.Group
	Title     string
}

// Brick is the drawing of one event: in the column of its first day or, if that
// is not known as exactly, over its whole span. Bricks lie on each other from the
// axis up, so that a column is a bar of the histogram, split by kind.
type Brick struct {
	Event    int // in the list of events
	From, To float64
	Level    int // 0 is the lowest
}

// Column is the room of one day or, where days are too narrow, of one calendar
// unit, with the events that begin in it: those of a kind together, each in the
// order of the list.
type Column struct {
	Span     calendar.Span
	From, To float64
	Middle   float64           // of the day on which the most of them begin: their bricks stand there
	Events   []int             // in the list of events
	Groups   []chronicle.Group // each once
}

// The width of a brick in dp.
const (
	brickWidth = 18.0
	brickLeast = 5.0 // of a bar over a span
	brickGap   = 1.0 // between neighbours
)

// counting lists the units that a histogram may count by.
var counting = []Unit{ByDay, ByWeek, ByMonth, ByYear}

// Unit is the calendar unit of a column: the finest of day, week, month and year
// that is at least MinEvent dp wide, on average over those in the window.
func (a *Axis) Unit() Unit {
	const rounding = 1e-6
	for _, u := range counting {
		if a.unitWidth(u) >= MinEvent-rounding {
			return u
		}
	}
	return ByYear
}

// unitWidth is the width in dp of a unit; on the events-first scale only units in
// which something begins count.
func (a *Axis) unitWidth(u Unit) float64 {
	steps := a.beginnings(u)
	if a.linear || len(steps) == 0 {
		return a.dayWidth() * u.days()
	}
	sum := 0.0
	for _, d := range steps {
		sum += a.X(u.Next(d)) - a.X(d)
	}
	return sum / float64(len(steps))
}

// beginnings lists the first days of the units with an active day in the window.
func (a *Axis) beginnings(u Unit) []calendar.Day {
	span := a.Visible()
	var days []calendar.Day
	for _, d := range a.active {
		if f := u.Floor(d); span.Contains(d) && (len(days) == 0 || days[len(days)-1] != f) {
			days = append(days, f)
		}
	}
	return days
}

// Stack lays the events, which are in order of their first days, into columns
// and piles up their bricks. Events outside the window are left out.
func (a *Axis) Stack(events []Event) (columns []Column, bricks []Brick) {
	unit := a.Unit()
	span := a.Visible()
	for i, e := range events {
		if !span.Overlaps(e.Span) {
			continue
		}
		c := a.column(unit, e.Span.First)
		if e.Precision.Vague() && !c.Span.Contains(e.Span.Last) {
			from, to := a.X(e.Span.First), max(a.End(e.Span.Last), a.X(e.Span.First)+brickLeast)
			bricks = append(bricks, Brick{Event: i, From: from, To: to})
			continue
		}
		if !span.Contains(e.Span.First) {
			continue
		}
		if n := len(columns); n == 0 || columns[n-1].Span != c.Span {
			columns = append(columns, c)
		}
		last := &columns[len(columns)-1]
		last.Events = append(last.Events, i)
	}
	pile(bricks)
	bars := bricks
	for i := range columns {
		columns[i].Middle = a.Middle(columns[i].busiest(events))
		bricks = append(bricks, columns[i].pile(events, bars)...)
	}
	return columns, bricks
}

func (a *Axis) column(u Unit, d calendar.Day) Column {
	first := u.Floor(d)
	s := calendar.Span{First: first, Last: u.Next(first) - 1}
	return Column{Span: s, From: a.X(s.First), To: a.End(s.Last)}
}

// busiest is the day on which the most events of the column begin, the first of several.
func (c *Column) busiest(events []Event) (day calendar.Day) {
	count, most := map[calendar.Day]int{}, 0
	for _, i := range c.Events { // in order of their first days
		d := events[i].Span.First
		if count[d]++; count[d] > most {
			day, most = d, count[d]
		}
	}
	return day
}

// order is the place of a group in legends and lists.
func order(g chronicle.Group) int {
	return slices.IndexFunc(chronicle.Kinds, func(k chronicle.Kind) bool { return k.Group() == g })
}

// pile sorts the column by kind and stands its bricks on the bars below it.
func (c *Column) pile(events []Event, bars []Brick) []Brick {
	slices.SortStableFunc(c.Events, func(i, j int) int { return cmp.Compare(order(events[i].Group), order(events[j].Group)) })
	room := c.To - c.From
	width := min(brickWidth, max(room-brickGap, room/2))
	half := min(width+brickGap, room) / 2 // with its share of the gaps
	middle, base := min(max(c.Middle, c.From+half), c.To-half), 0
	for _, b := range bars {
		if b.From < middle+width/2 && middle-width/2 < b.To {
			base = max(base, b.Level+1)
		}
	}
	bricks := make([]Brick, len(c.Events))
	for i, e := range c.Events {
		bricks[i] = Brick{Event: e, From: middle - width/2, To: middle + width/2, Level: base + i}
		if g := events[e].Group; len(c.Groups) == 0 || c.Groups[len(c.Groups)-1] != g {
			c.Groups = append(c.Groups, g)
		}
	}
	return bricks
}

// pile sorts bars by where they begin, of equal ones the longest first, and gives
// each the lowest level that is free there: a year lies below its months, and what
// stands on them can be counted by height.
func pile(bars []Brick) {
	slices.SortStableFunc(bars, func(b, c Brick) int { return cmp.Or(cmp.Compare(b.From, c.From), cmp.Compare(c.To, b.To)) })
	ending := make([]int, len(bars)) // the bars in the order of their ends
	for i := range ending {
		ending[i] = i
	}
	slices.SortStableFunc(ending, func(i, j int) int { return cmp.Compare(bars[i].To, bars[j].To) })
	var free []int // levels that are free again, the lowest last
	next := 0
	for i := range bars {
		for ; bars[ending[0]].To <= bars[i].From; ending = ending[1:] {
			level := bars[ending[0]].Level
			at, _ := slices.BinarySearchFunc(free, level, func(a, b int) int { return cmp.Compare(b, a) })
			free = slices.Insert(free, at, level)
		}
		if n := len(free); n > 0 {
			bars[i].Level, free = free[n-1], free[:n-1]
		} else {
			bars[i].Level, next = next, next+1
		}
	}
}

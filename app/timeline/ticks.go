package timeline

import (
	"slices"
	"time"

	"borderatlas/layers/calendar"
)

// Unit is a step of the calendar ladder.
type Unit uint8

// The steps, from fine to coarse. Weeks begin on Monday (ISO 8601).
const (
	ByDay Unit = iota
	ByWeek
	ByMonth
	ByQuarter
	ByYear
	ByFiveYears
	ByTwentyYears
	units
)

// days is about how long a unit lasts.
func (u Unit) days() float64 { return [units]float64{1, 7, 30.4, 91.3, 365.25, 1826, 7305}[u] }

// Floor is the first day of the unit that d lies in.
func (u Unit) Floor(d calendar.Day) calendar.Day {
	y, m, _ := d.Civil()
	switch u {
	case ByDay:
		return d
	case ByWeek:
		return d - calendar.Day((d.Weekday()+6)%7)
	case ByMonth:
		return calendar.Date(y, m, 1)
	case ByQuarter:
		return calendar.Date(y, (m-1)/3*3+1, 1)
	}
	n := u.years()
	return calendar.Date(y-((y%n)+n)%n, time.January, 1)
}

// Next is the first day of the unit after the one that d lies in.
func (u Unit) Next(d calendar.Day) calendar.Day {
	y, m, _ := u.Floor(d).Civil()
	switch u {
	case ByDay:
		return d + 1
	case ByWeek:
		return u.Floor(d) + 7
	case ByMonth:
		return calendar.Date(y, m+1, 1)
	case ByQuarter:
		return calendar.Date(y, m+3, 1)
	}
	return calendar.Date(y+u.years(), time.January, 1)
}

func (u Unit) years() int { return [units]int{ByYear: 1, ByFiveYears: 5, ByTwentyYears: 20}[u] }

// Tick is a labelled place on the axis.
type Tick struct {
	Day   calendar.Day
	X     float64 // where the day begins
	Label string
	From  float64 // the label's left end
	To    float64 // its right end
	Unit  Unit    // the step; of the ends a day
	End   bool    // the first or last day in the window
}

// labelGap is the least room between two labels, in dp, and yearGap that between a
// day or a month and the year behind it, which would else be read as one date.
const (
	labelGap = 14.0
	yearGap  = 44.0
)

// Ticks labels the axis: both ends of the window, and between them the steps of
// the ladder that have room, the coarse ones first. On the events-first scale
// only steps in which something begins are named. Write gives the label of a
// step, or of an end of the window, and nothing where none is wanted; measure is
// the width of a label in dp.
func (a *Axis) Ticks(write func(d calendar.Day, u Unit, end bool) string, measure func(string) float64) []Tick {
	ticks := a.ends(write, measure)
	for u := units; u > 0; {
		u--
		if a.linear && a.dayWidth()*u.days() < measure(write(a.First(), u, false))+labelGap {
			continue // some of the steps alone would look like chance
		}
		for _, d := range a.steps(u) {
			label := write(d, u, false)
			if label == "" {
				continue
			}
			half, x := measure(label)/2, a.X(d)
			t := Tick{Day: d, X: x, Label: label, From: x - half, To: x + half, Unit: u}
			if t.From >= 0 && t.To <= a.width && t.dated(ticks) && !slices.ContainsFunc(ticks, t.touches) {
				ticks = append(ticks, t)
			}
		}
	}
	slices.SortStableFunc(ticks, func(s, t Tick) int { return int(s.Day - t.Day) })
	return ticks
}

// dated tells whether a reader knows the year of a tick: it is named, or the last
// tick before it that names a year names the same.
func (t Tick) dated(ticks []Tick) bool {
	if t.Unit >= ByYear {
		return true
	}
	before := ticks[0]
	for _, s := range ticks {
		if (s.Unit >= ByYear || s.End) && s.Day <= t.Day && s.Day > before.Day {
			before = s
		}
	}
	return ByYear.Floor(before.Day) == ByYear.Floor(t.Day)
}

func (t Tick) touches(s Tick) bool {
	return t.Day == s.Day || t.From < s.To+s.gapTo(t) && s.From < t.To+t.gapTo(s)
}

// gapTo is the least room in dp between a tick's label and that of one behind it.
func (t Tick) gapTo(behind Tick) float64 {
	if t.Unit < ByYear && !t.End && behind.Unit >= ByYear {
		return yearGap
	}
	return labelGap
}

// ends are the labels of the first and the last day in the window.
func (a *Axis) ends(write func(calendar.Day, Unit, bool) string, measure func(string) float64) []Tick {
	span := a.Visible()
	first := Tick{Day: span.First, Label: write(span.First, ByDay, true), End: true}
	first.To = measure(first.Label)
	last := Tick{Day: span.Last, X: a.width, Label: write(span.Last, ByDay, true), To: a.width, End: true}
	last.From = a.width - measure(last.Label)
	return []Tick{first, last}
}

// dayRoom is the room in dp of an active day in the window, on average.
func (a *Axis) dayRoom() float64 {
	n := 1
	for _, d := range a.active {
		if a.Visible().Contains(d) {
			n++
		}
	}
	return a.width / float64(n)
}

// steps lists the first days of units inside the window, in order.
func (a *Axis) steps(u Unit) []calendar.Day {
	span := a.Visible()
	var days []calendar.Day
	if !a.linear {
		if u < ByMonth && a.dayRoom() < 4*labelGap {
			return nil // days would be named here and there
		}
		for _, d := range a.beginnings(u) {
			if span.Contains(d) {
				days = append(days, d)
			}
		}
		return days
	}
	for d := u.Next(span.First - 1); d <= span.Last; d = u.Next(d) {
		days = append(days, d)
	}
	return days
}

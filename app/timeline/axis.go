package timeline

import (
	"cmp"
	"math"
	"slices"

	"borderatlas/layers/calendar"
)

// The measures of the events-first axis.
const (
	// MinEvent is the least width in dp of a day on which an event begins, as long
	// as the axis is not zoomed out by hand.
	MinEvent = 6.0

	longGap    = 120 // days without an event that are shortened visibly
	breakWidth = 6.0 // dp of such a gap at least
	shortGap   = 0.3 // dp a day of other gaps, at least
	shortMost  = 3.0 // dp of other gaps, at least
)

// maxDayWidth is how wide in dp a day may be made by zooming in.
const maxDayWidth = 480.0

// Axis maps days to places on a line, and back. It is immutable: what changes the
// window returns another one. Days lie side by side from the first to the last,
// each takes some room, and the order is kept: a later day never lies further left.
//
// The true scale gives every day the same room. The events-first scale gives each
// day on which something begins at least MinEvent dp, and shortens the gaps
// between them: a logarithm of their length remains of it, and long ones are broken.
//
// All x are dp from the left end of the window.
type Axis struct {
	linear bool
	pieces []piece
	active []calendar.Day // on which an event begins, each once
	last   calendar.Day
	length float64 // dp of the whole axis at zoom 1

	width  float64 // dp of the window
	zoom   float64
	offset float64 // dp of the zoomed axis to the left of the window
}

// piece is a run of days of equal width.
type piece struct {
	from    calendar.Day
	days    float64
	at      float64 // dp from the start of the axis at zoom 1
	width   float64 // dp
	weight  float64 // share of the room that is left
	shorted bool    // a long gap
}

// NewAxis makes the axis from a first to a last day for a window of width dp.
// Starts are the first days of the events, in any order, repeated where several
// begin on one day; those outside are left out.
func NewAxis(starts []calendar.Day, first, last calendar.Day, width float64, linear bool) *Axis {
	a := &Axis{linear: linear, last: max(first, last), width: max(width, 1), zoom: 1}
	count := map[calendar.Day]int{}
	for _, d := range starts {
		if first <= d && d <= a.last {
			if count[d]++; count[d] == 1 {
				a.active = append(a.active, d)
			}
		}
	}
	slices.Sort(a.active)
	if linear {
		a.pieces = []piece{{from: first, days: float64(a.last-first) + 1, weight: 1}}
	} else {
		a.pieces = cut(a.active, count, first, a.last)
	}
	a.stretch()
	return a
}

// cut makes the pieces of the events-first axis with their least widths.
func cut(active []calendar.Day, count map[calendar.Day]int, first, last calendar.Day) []piece {
	var pieces []piece
	next := first
	gap := func(until calendar.Day) { // days from next, without until
		days := float64(until - next)
		if days <= 0 {
			return
		}
		p := piece{from: next, days: days, weight: math.Log2(1+days) / 2, width: min(days*shortGap, shortMost)}
		if days > longGap {
			p.width, p.shorted = breakWidth, true
		}
		pieces = append(pieces, p)
	}
	for _, d := range active {
		gap(d)
		pieces = append(pieces, piece{from: d, days: 1, width: MinEvent, weight: 2 + float64(count[d])})
		next = d + 1
	}
	gap(last + 1)
	return pieces
}

// stretch shares the room that is left among the pieces and lays them in a row.
func (a *Axis) stretch() {
	need, weight := 0.0, 0.0
	for _, p := range a.pieces {
		need += p.width
		weight += p.weight
	}
	extra := max(a.width-need, 0)
	for i := range a.pieces {
		p := &a.pieces[i]
		p.at = a.length
		p.width += extra * p.weight / weight
		a.length += p.width
	}
}

// Width is the width of the window in dp.
func (a *Axis) Width() float64 { return a.width }

// First is the first day of the axis.
func (a *Axis) First() calendar.Day { return a.pieces[0].from }

// Last is the last day of the axis.
func (a *Axis) Last() calendar.Day { return a.last }

// X is the left edge of a day. Days before the axis lie at its start, days after
// it at its end; both may be outside the window.
func (a *Axis) X(d calendar.Day) float64 { return a.place(d)*a.zoom - a.offset }

// End is the right edge of a day, and Middle lies between the two.
func (a *Axis) End(d calendar.Day) float64 { return a.X(min(d, a.last) + 1) }

// Middle is the middle of a day.
func (a *Axis) Middle(d calendar.Day) float64 {
	d = min(max(d, a.First()), a.last)
	return (a.X(d) + a.End(d)) / 2
}

// place is X without the window.
func (a *Axis) place(d calendar.Day) float64 {
	i, found := slices.BinarySearchFunc(a.pieces, d, func(p piece, d calendar.Day) int { return cmp.Compare(p.from, d) })
	if !found {
		i--
	}
	if i < 0 {
		return 0
	}
	p := a.pieces[i]
	return p.at + p.width*min(float64(d-p.from)/p.days, 1)
}

// Day is the day at x, or the nearest one of the axis.
func (a *Axis) Day(x float64) calendar.Day {
	at := (x + a.offset) / a.zoom
	i, found := slices.BinarySearchFunc(a.pieces, at, func(p piece, at float64) int { return cmp.Compare(p.at, at) })
	if !found {
		i--
	}
	if i < 0 {
		return a.First()
	}
	p := a.pieces[i]
	d := p.from + calendar.Day(min(math.Floor((at-p.at)/p.width*p.days), p.days-1))
	// A rounding error at the edge between two days must not choose the other one.
	for d < a.last && a.X(d+1) <= x {
		d++
	}
	for d > a.First() && a.X(d) > x {
		d--
	}
	return d
}

// Visible is the span of the days of which something lies in the window.
func (a *Axis) Visible() calendar.Span {
	return calendar.Span{First: a.Day(0), Last: a.Day(math.Nextafter(a.width, 0))}
}

// dayWidth is the width of a day in dp on average over the window.
func (a *Axis) dayWidth() float64 { return a.width / float64(a.Visible().Days()) }

// Break is the middle of a shortened gap, as x.
type Break float64

// Breaks lists the shortened gaps in the window.
func (a *Axis) Breaks() []Break {
	var breaks []Break
	for _, p := range a.pieces {
		x := (p.at+p.width/2)*a.zoom - a.offset
		if p.shorted && x > 0 && x < a.width {
			breaks = append(breaks, Break(x))
		}
	}
	return breaks
}

// Zoomed is the axis wider by a factor, with what is at x staying there.
func (a *Axis) Zoomed(x, factor float64) *Axis {
	b := *a
	b.zoom = min(max(a.zoom*factor, a.least()), a.most())
	b.offset = (x+a.offset)*b.zoom/a.zoom - x
	return b.kept()
}

// Panned is the axis moved to the right by dx dp.
func (a *Axis) Panned(dx float64) *Axis {
	b := *a
	b.offset -= dx
	return b.kept()
}

// Showing is the axis with a span of days filling the window.
func (a *Axis) Showing(s calendar.Span) *Axis {
	from, to := a.place(s.First), a.place(min(s.Last, a.last)+1)
	b := *a
	b.zoom = min(max(a.width/max(to-from, 1e-9), a.least()), a.most())
	b.offset = (from+to)/2*b.zoom - a.width/2
	return b.kept()
}

// Revealing is the axis with a day inside the window, at least a twentieth of it
// from its ends; it is the same axis if the day is there already.
func (a *Axis) Revealing(d calendar.Day) *Axis {
	edge := a.width / 20
	x := a.Middle(d)
	if x >= edge && x <= a.width-edge {
		return a
	}
	b := a.Panned(a.width/2 - x)
	if math.Abs(b.offset-a.offset) < 1e-6 {
		return a // at the end of the axis
	}
	return b
}

// least is the zoom at which everything is in the window.
func (a *Axis) least() float64 { return min(a.width/a.length, 1) }

// most is the zoom at which the widest days are as wide as they may become.
func (a *Axis) most() float64 {
	widest := 0.0
	for _, p := range a.pieces {
		widest = max(widest, p.width/p.days)
	}
	return max(maxDayWidth/widest, 1)
}

// kept brings the window back to the axis.
func (a Axis) kept() *Axis {
	a.offset = min(max(a.offset, 0), max(a.length*a.zoom-a.width, 0))
	return &a
}

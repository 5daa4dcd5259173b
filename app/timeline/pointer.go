package timeline

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
)

// notch is what the toolkit reports for one notch of a wheel, and maxNotches how
// many one report may count for.
const (
	notch      = 25.0
	maxNotches = 2.0
)

// drag is a move of the pointer that chooses days; when it began in the overview it
// moves what is in sight, and when it began on a thumb of a window, that.
type drag struct {
	active   bool
	overview bool
	grabbed  bool // a thumb
	thumb    Thumb
}

// control tells whether Ctrl or Cmd is down.
var control = func() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0
}

// Tapped chooses the event whose mark was clicked, or the day.
func (t *Timeline) Tapped(ev *fyne.PointEvent) {
	defer fault.Report()
	if t.plan == nil {
		return
	}
	if _, grabbed := t.thumbAt(ev.Position); grabbed {
		return // MouseDown has given it the focus
	}
	t.TakeFocus()
	if i := t.hit(ev.Position); i >= 0 {
		if t.OnEvent != nil {
			t.OnEvent(t.events[i].ID)
		}
		return
	}
	t.ask(t.day(ev.Position))
}

// Dragged chooses the day under the pointer; see drag for what else it may do.
func (t *Timeline) Dragged(ev *fyne.DragEvent) {
	defer fault.Report()
	if t.plan == nil {
		return
	}
	if !t.drag.active {
		t.MouseOut() // while it is dragged the pointer is not told of, and what it named is left behind
		// The event comes after the pointer has moved already.
		began := ev.Position.SubtractXY(ev.Dragged.DX, ev.Dragged.DY)
		t.drag = drag{active: true, overview: t.inOverview(began)}
		t.drag.thumb, t.drag.grabbed = t.thumbAt(began)
	}
	if t.drag.overview {
		d := t.plan.overview().Day(float64(ev.Position.X) - side)
		a := t.plan.axis
		t.look(a.Panned(a.Width()/2 - a.Middle(d)))
		return
	}
	switch d := t.plan.axis.Day(float64(ev.Position.X) - side); {
	case t.drag.grabbed:
		t.moveThumb(t.drag.thumb, d)
	case d != t.at.Day:
		t.ask(d)
	}
}

// DragEnd ends a drag.
func (t *Timeline) DragEnd() {
	defer fault.Report()
	t.drag = drag{}
}

// Scrolled asks for a step forward for each notch towards the user, and for one back
// for each notch away; with Ctrl it zooms the axis, sideways it pans.
func (t *Timeline) Scrolled(ev *fyne.ScrollEvent) {
	defer fault.Report()
	if t.plan == nil {
		return
	}
	dx, dy := float64(ev.Scrolled.DX), float64(ev.Scrolled.DY)
	notches := max(-maxNotches, min(dy/notch, maxNotches))
	switch {
	case control():
		t.zoom(float64(ev.Position.X)-side, notches)
	case math.Abs(dx) > math.Abs(dy):
		t.look(t.plan.axis.Panned(dx))
	default:
		t.wheel += notches
		whole := math.Trunc(t.wheel)
		t.wheel -= whole
		if whole != 0 && t.OnStep != nil {
			t.OnStep(-int(whole))
		}
	}
}

func (t *Timeline) ask(d calendar.Day) {
	if t.OnDay != nil {
		t.OnDay(d)
	}
}

// day is the day at a place, on the axis or in the overview.
func (t *Timeline) day(at fyne.Position) calendar.Day {
	x := float64(at.X) - side
	if t.inOverview(at) {
		return t.plan.overview().Day(x)
	}
	return t.plan.axis.Day(x)
}

func (t *Timeline) inOverview(at fyne.Position) bool {
	return t.plan.rows.strip > 0 && float64(at.Y) >= t.plan.rows.strip
}

// hit is the event whose brick or mark lies at a place, or -1. Of the marks under
// the axis each stands for the first event of its kind in the column.
func (t *Timeline) hit(at fyne.Position) int {
	p := orb.Point{float64(at.X), float64(at.Y)}
	if i := t.brickAt(p); i >= 0 {
		return i
	}
	for _, s := range t.plan.stamps() {
		if (orb.Bound{Min: s.at, Max: s.at}).Pad(markStep / 2).Contains(p) {
			return t.firstOf(s)
		}
	}
	return -1
}

// brickAt is the event of the brick that lies at a place, or -1. The gaps of a pile belong
// to the brick that is next to them: a click on a column is none on a day beside it.
func (t *Timeline) brickAt(p orb.Point) int {
	best, far := -1, math.Inf(1)
	pile := orb.Bound{Min: orb.Point{0, math.Inf(1)}, Max: orb.Point{0, math.Inf(-1)}}
	for _, b := range t.plan.bricks {
		box := t.plan.box(b).Pad(1)
		if p[0] < box.Min[0] || p[0] > box.Max[0] {
			continue
		}
		pile.Min[1], pile.Max[1] = min(pile.Min[1], box.Min[1]), max(pile.Max[1], box.Max[1])
		if d := math.Abs(box.Center()[1] - p[1]); d < far {
			best, far = b.Event, d
		}
	}
	if p[1] < pile.Min[1] || p[1] > pile.Max[1] {
		return -1
	}
	return best
}

func (t *Timeline) firstOf(s stamp) int {
	for i, e := range t.events {
		if e.Group == s.group && s.span.Contains(e.Span.First) {
			return i
		}
	}
	return -1
}

// MouseIn is MouseMoved.
func (t *Timeline) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved names what is under the pointer.
func (t *Timeline) MouseMoved(ev *desktop.MouseEvent) {
	defer fault.Report()
	if t.plan == nil {
		return
	}
	d := t.day(ev.Position)
	text := t.text("timeline.day", d)
	x := float64(ev.Position.X)
	if i := t.hit(ev.Position); i >= 0 {
		text = t.named("timeline.hover", t.events[i])
	} else if list := t.begins(d); len(list) == 1 && !t.inOverview(ev.Position) {
		text = t.named("timeline.hover", list[0])
	}
	t.parts.point(text, ev.Position, t.Size())
	r := t.plan.rows
	put(t.parts.cursor, x-0.5, r.top, x+0.5, r.ticks)
	t.parts.cursor.Hidden = t.inOverview(ev.Position)
	t.refreshHover()
}

// named is an event in words, with its date as exactly as it is known.
func (t *Timeline) named(id string, e Event) string {
	return t.text(id, e.Title, layers.SpanDate(t.text, e.Span, e.Precision))
}

// dateOf is the date of a position, as exactly as it is known.
func (t *Timeline) dateOf(at chronicle.Position) string {
	if i := t.index(at.Event); i >= 0 && t.events[i].Precision.Vague() {
		return layers.SpanDate(t.text, t.events[i].Span, t.events[i].Precision)
	}
	return layers.SpanDate(t.text, calendar.On(at.Day), chronicle.ByDay)
}

// MouseOut forgets the pointer.
func (t *Timeline) MouseOut() {
	defer fault.Report()
	t.parts.point("", fyne.Position{}, t.Size())
	t.refreshHover()
}

func (t *Timeline) refreshHover() {
	t.parts.cursor.Refresh()
	t.parts.plate.Refresh()
	t.parts.hover.Refresh()
}

// MouseDown takes the focus, so that the keys act on what was clicked.
func (t *Timeline) MouseDown(ev *desktop.MouseEvent) {
	defer fault.Report()
	if t.plan != nil {
		if which, grabbed := t.thumbAt(ev.Position); grabbed && which == Start {
			t.focusStart()
			return
		}
	}
	t.TakeFocus()
}

// MouseUp does nothing: see Tapped and DragEnd.
func (t *Timeline) MouseUp(*desktop.MouseEvent) {}

package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/fault"
)

// The measures of the gestures.
const (
	notch        = 25.0 // what the toolkit reports for one notch of a wheel
	notchZoom    = 0.5  // levels a notch
	maxNotches   = 2.0  // in one report: fast wheels come multiplied
	doubleWithin = 6.0  // dp between the two clicks of a double click
)

// drag is a move of the map by the pointer. The view is always that of its start
// moved by the whole way, so that going back comes to exactly the same view.
type drag struct {
	from   camera.Camera
	dx, dy float64
}

// Dragged moves the map with the pointer, or draws a box with Shift.
func (m *Map) Dragged(ev *fyne.DragEvent) {
	defer fault.Report()
	if m.banding() || m.drag == nil && m.keys.shift() {
		m.stretch(ev)
		return
	}
	m.stop()
	m.fitted = nil
	if m.drag == nil {
		m.drag = &drag{from: m.view}
	}
	m.pointer = point(ev.Position) // the toolkit tells of no other moves meanwhile
	d := m.drag
	d.dx += float64(ev.Dragged.DX)
	d.dy += float64(ev.Dragged.DY)
	to := d.from.PanBy(d.dx, d.dy)
	if kept := m.fitting(to); kept != to { // at the end of the reach the way begins anew
		to, m.drag = kept, &drag{from: kept}
	}
	m.look(to)
	m.moved()
}

// DragEnd asks for a picture around where the map has come to, or zooms to the box.
func (m *Map) DragEnd() {
	defer fault.Report()
	if m.banding() {
		m.release()
		return
	}
	m.drag = nil
	m.aim()
}

// Scrolled zooms at the pointer, or pans.
func (m *Map) Scrolled(ev *fyne.ScrollEvent) {
	defer fault.Report()
	dx, dy := float64(ev.Scrolled.DX), float64(ev.Scrolled.DY)
	if m.WheelPans && modifiers()&(fyne.KeyModifierControl|fyne.KeyModifierSuper) == 0 {
		m.stop()
		m.fitted = nil
		m.look(m.fitting(m.view.PanBy(dx, dy)))
		m.moved()
		return
	}
	if dy == 0 { // with Shift the toolkit swaps the axes
		dy = dx
	}
	notches := max(-maxNotches, min(dy/notch, maxNotches))
	m.zoom(point(ev.Position), notches*notchZoom, wheelFlight)
}

// taps tells double clicks from clicks. The toolkit could, but then every single
// click would wait for the second one.
type taps struct {
	now  func() time.Time
	last time.Time
	at   orb.Point
}

// double tells whether a tap is the second of a double click.
func (t *taps) double(at orb.Point, within time.Duration) bool {
	now := t.now()
	double := now.Sub(t.last) <= within && math.Hypot(at[0]-t.at[0], at[1]-t.at[1]) <= doubleWithin
	t.last, t.at = now, at
	if double {
		t.last = time.Time{} // a third click begins anew
	}
	return double
}

// Tapped chooses what lies there; the second tap of two zooms in, with Shift out.
// While a line is measured, a tap sets a corner of it, and the second of two ends it.
func (m *Map) Tapped(ev *fyne.PointEvent) {
	defer fault.Report()
	m.TakeFocus()
	at := point(ev.Position)
	double := m.taps.double(at, fyne.CurrentApp().Driver().DoubleTapDelay())
	if m.ruling() {
		m.rulerTap(at, double)
		return
	}
	if double {
		step := 1.0
		if m.keys.shift() {
			step = -1
		}
		m.zoom(at, step, stepFlight)
		return
	}
	if m.OnTap != nil {
		m.OnTap(at)
	}
}

// TappedSecondary is a right click.
func (m *Map) TappedSecondary(ev *fyne.PointEvent) {
	defer fault.Report()
	if m.OnSecondary != nil {
		m.OnSecondary(point(ev.Position), ev.AbsolutePosition)
	}
}

// MouseDown takes the focus, so that the keys act on what was clicked.
func (m *Map) MouseDown(*desktop.MouseEvent) {
	defer fault.Report()
	m.TakeFocus()
}

// MouseUp does nothing: see Tapped and DragEnd.
func (m *Map) MouseUp(*desktop.MouseEvent) {}

// MouseIn is MouseMoved.
func (m *Map) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved follows the pointer.
func (m *Map) MouseMoved(ev *desktop.MouseEvent) {
	defer fault.Report()
	m.point(point(ev.Position), true)
}

// MouseOut tells that the pointer has left.
func (m *Map) MouseOut() {
	defer fault.Report()
	m.point(m.pointer, false)
}

func (m *Map) point(at orb.Point, inside bool) {
	m.pointer, m.inside = at, inside
	for _, f := range m.onPointer {
		f()
	}
	if m.ruling() {
		m.rulerPoint(inside)
		return
	}
	if m.OnHover != nil {
		m.OnHover(at, inside)
	}
}

// Cursor is a hand over what can be clicked: where there is a ring. It is a cross
// while a line is measured.
func (m *Map) Cursor() desktop.Cursor {
	if m.ruling() {
		return desktop.CrosshairCursor
	}
	if m.marks.at != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

package timeline

import (
	"fyne.io/fyne/v2"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
)

// TakeFocus makes the timeline receive the keys, without the ring that is meant for
// those who come to it by keyboard. It does nothing before the window is shown;
// until then see FocusOn.
func (t *Timeline) TakeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		t.FocusOn(c)
	}
}

// FocusOn is TakeFocus on a canvas that the timeline is or will be part of.
func (t *Timeline) FocusOn(c fyne.Canvas) {
	if c.Focused() != fyne.Focusable(t) {
		t.quiet = true
		c.Focus(t)
	}
}

// focusStart gives the keys to the window's first day.
func (t *Timeline) focusStart() {
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	if c != nil && c.Focused() != fyne.Focusable(t.start) {
		t.quiet = true
		c.Focus(t.start)
	}
}

// FocusGained shows the focus ring, unless a click or the program gave the focus.
func (t *Timeline) FocusGained() {
	defer fault.Report()
	t.ring(!t.quiet)
}

// FocusLost hides the focus ring. The toolkit also calls it when the whole window
// loses the focus, and FocusGained when it is back: only a focus that has gone to
// another object comes back by keyboard.
func (t *Timeline) FocusLost() {
	defer fault.Report()
	t.ring(false)
	if !live() {
		t.quiet = false
		return
	}
	fyne.Do(func() {
		c := fyne.CurrentApp().Driver().CanvasForObject(t)
		t.quiet = t.quiet && c != nil && c.Focused() == fyne.Focusable(t)
	})
}

func (t *Timeline) ring(on bool) {
	t.parts.focus.Hidden = !on
	t.parts.focus.Refresh()
}

// TypedRune does nothing: letters are not commands, because they do not arrive
// on a Cyrillic layout.
func (t *Timeline) TypedRune(rune) {}

// TypedKey moves the chosen day by steps; Home and End lead to the first and the
// last day. In a window the chosen day is one of two thumbs: the window's first
// day stays where it is, and limits the way back.
func (t *Timeline) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyUp:
		t.arrow(1)
	case fyne.KeyLeft, fyne.KeyDown:
		t.arrow(-1)
	case fyne.KeyHome:
		t.toEnd(t.windowStart(), t.first)
	case fyne.KeyEnd:
		t.toEnd(t.last, t.last)
	default:
		t.otherKey(ev)
	}
}

func (t *Timeline) arrow(by int) {
	switch {
	case t.reach.Mode == chronicle.Window:
		t.stepThumb(End, by)
	case t.OnStep != nil:
		t.OnStep(by)
	}
}

// toEnd asks for a day in a window, and for another one elsewhere.
func (t *Timeline) toEnd(inWindow, elsewhere calendar.Day) {
	if t.reach.Mode == chronicle.Window {
		t.moveThumb(End, inWindow)
		return
	}
	t.ask(elsewhere)
}

// otherKey offers a key to OnKey; plus and minus that are left zoom.
func (t *Timeline) otherKey(ev *fyne.KeyEvent) {
	if t.OnKey != nil && t.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyPlus, fyne.KeyEqual:
		t.ZoomBy(1)
	case fyne.KeyMinus:
		t.ZoomBy(-1)
	}
}

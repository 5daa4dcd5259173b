package timeline

import "fyne.io/fyne/v2"

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

// FocusGained shows the focus ring, unless a click or the program gave the focus.
func (t *Timeline) FocusGained() { t.ring(!t.quiet) }

// FocusLost hides the focus ring. The toolkit also calls it when the whole window
// loses the focus, and FocusGained when it is back: only a focus that has gone to
// another object comes back by keyboard.
func (t *Timeline) FocusLost() {
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

// TypedKey offers the key to OnKey; what is left moves by active days and zooms.
func (t *Timeline) TypedKey(ev *fyne.KeyEvent) {
	if t.OnKey != nil && t.OnKey(ev) || t.plan == nil {
		return
	}
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyUp:
		t.step(1)
	case fyne.KeyLeft, fyne.KeyDown:
		t.step(-1)
	case fyne.KeyHome:
		t.ask(t.first)
	case fyne.KeyEnd:
		t.ask(t.last)
	case fyne.KeyPlus, fyne.KeyEqual:
		t.ZoomBy(1)
	case fyne.KeyMinus:
		t.ZoomBy(-1)
	}
}

package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"borderatlas/mapview/fault"
)

// keyPan is how far an arrow key moves the map, in dp.
const keyPan = 80.0

// held knows whether Shift is down. The desktop driver tells at any time;
// elsewhere, in tests, only the keys themselves do.
type held struct{ down bool }

func (h held) shift() bool { return h.down || modifiers()&fyne.KeyModifierShift != 0 }

// modifiers are the modifier keys that are down.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// KeyDown watches Shift.
func (m *Map) KeyDown(ev *fyne.KeyEvent) {
	defer fault.Report()
	m.keys.set(ev, true)
}

// KeyUp watches Shift.
func (m *Map) KeyUp(ev *fyne.KeyEvent) {
	defer fault.Report()
	m.keys.set(ev, false)
}

func (h *held) set(ev *fyne.KeyEvent, down bool) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		h.down = down
	}
}

// TypedKey pans with Shift+arrows, serves box and ruler, offers the key to OnKey,
// and zooms with + and -.
func (m *Map) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	if m.keys.shift() && m.panKey(ev.Name) {
		return
	}
	if ev.Name == fyne.KeyEscape && m.banding() {
		m.giveUp()
		return
	}
	if m.ruler != nil && m.rulerKey(ev.Name) {
		return
	}
	if m.OnKey != nil && m.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyPlus, fyne.KeyEqual:
		m.ZoomBy(1)
	case fyne.KeyMinus:
		m.ZoomBy(-1)
	}
}

// panKey looks further into the direction of an arrow key.
func (m *Map) panKey(name fyne.KeyName) bool {
	way, ok := map[fyne.KeyName][2]float64{
		fyne.KeyLeft: {keyPan, 0}, fyne.KeyRight: {-keyPan, 0},
		fyne.KeyUp: {0, keyPan}, fyne.KeyDown: {0, -keyPan},
	}[name]
	if ok {
		m.stop()
		m.fitted = nil
		if m.ruler != nil {
			m.ruler.byKeys = true
		}
		m.look(m.fitting(m.view.PanBy(way[0], way[1])))
		m.moved()
	}
	return ok
}

// TypedRune does nothing: letters are not commands, because they do not arrive
// on a Cyrillic layout.
func (m *Map) TypedRune(rune) {}

// TakeFocus makes the map receive the keys, without the ring that is meant for
// those who come to it by keyboard. It does nothing before the window is shown;
// until then see FocusOn.
func (m *Map) TakeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		m.FocusOn(c)
	}
}

// FocusOn is TakeFocus on a canvas that the map is or will be part of.
func (m *Map) FocusOn(c fyne.Canvas) {
	if c.Focused() != fyne.Focusable(m) {
		m.quiet = true
		c.Focus(m)
	}
}

// FocusGained shows the focus ring, unless a click or the program gave the focus.
func (m *Map) FocusGained() {
	defer fault.Report()
	m.marks.focus.show(!m.quiet)
}

// FocusLost hides the focus ring. The toolkit also calls it when the whole window
// loses the focus, and FocusGained when it is back: only a focus that has gone to
// another object comes back by keyboard.
func (m *Map) FocusLost() {
	defer fault.Report()
	m.keys.down = false
	m.marks.focus.show(false)
	if !live() {
		m.quiet = false
		return
	}
	fyne.Do(func() {
		c := fyne.CurrentApp().Driver().CanvasForObject(m)
		m.quiet = m.quiet && c != nil && c.Focused() == fyne.Focusable(m)
	})
}

// AccessibilityLabel is what a screen reader says.
func (m *Map) AccessibilityLabel() string { return m.Label }

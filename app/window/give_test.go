package window

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestGive: the button on the map offers every export, by the keyboard too, lies over
// no other button, and labels keep clear of it.
func TestGive(t *testing.T) {
	for _, width := range []float32{1024, 1366, 1920} {
		w := opened(t, width, 768)
		give := w.shell.give.(*button)
		for name, o := range map[string]fyne.CanvasObject{"the card's": w.shell.openRight, "the panel's": w.shell.openLeft, "the filter's sign": w.shell.sign} {
			if o.Visible() && o.Size().Width > 0 && box(give.Position(), give.Size()).Intersects(box(o.Position(), o.Size())) {
				t.Errorf("%v wide: it lies over %s", width, name)
			}
		}
		reserved := false
		for _, b := range w.shell.reserved() {
			reserved = reserved || b.Max[0]-b.Min[0] == float64(give.Size().Width)
		}
		if !reserved {
			t.Errorf("%v wide: labels do not keep clear of it", width)
		}
		give.tapped()
		if w.win.Canvas().Overlays().Top() == nil {
			t.Error("it opens nothing")
		}
		if n := len(w.giveMenu().Items); n != 6 {
			t.Errorf("it offers %d lines", n)
		}
	}
}

package window

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// TestOverdraw: the toolkit paints everything anew for each frame, without a GPU at
// some 20 ns a pixel, so that what lies under something else costs frames.
func TestOverdraw(t *testing.T) {
	const most = 0.8 // of the window's area, beside the words
	w := openedWith(t, embedded(t).Stack, 1600, 1000)
	w.stage.Wait()
	settle(w)
	size := w.win.Canvas().Size()
	if got := painted(w.root) / (size.Width * size.Height); got > most || got < 0.3 {
		t.Errorf("%.2f of the window's area are painted for a frame, at most %g are expected", got, most)
	}
}

// painted is the area in dp² of all pictures and areas of colour that can be seen in
// an object.
func painted(o fyne.CanvasObject) (area float32) {
	if !o.Visible() {
		return 0
	}
	switch o := o.(type) {
	case *canvas.Rectangle, *canvas.Image, *canvas.Raster:
		return o.Size().Width * o.Size().Height
	case *fyne.Container:
		for _, child := range o.Objects {
			area += painted(child)
		}
	case *container.Clip:
		whole := o.Size().Width * o.Size().Height
		return min(painted(o.Content), whole)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			area += painted(child)
		}
	}
	return area
}

package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"borderatlas/mapview/fault"
)

// The measures of the divider: dp, and shares of the map's width.
const (
	dividerWide   float32 = 24 // where it can be taken hold of
	dividerLine   float32 = 2
	dividerGrip   float32 = 40 // height of the handle
	dividerStep           = 0.02
	dividerStride         = 0.1
)

// divider is the line between a pinned map and the one under it. It is dragged, or
// moved by the keys: arrows for a step, Page Up and Page Down for a stride, Home
// and End for the ends.
type divider struct {
	widget.BaseWidget
	name    string
	keys    router
	moved   func(share float64)
	dropped func() // a drag has ended

	share  float64 // where it stands
	width  float32 // of the map
	drag   float64 // where the pointer would have it, while it is dragged
	inDrag bool
	ring   bool
}

func newDivider(name string, keys router, moved func(share float64)) *divider {
	d := &divider{name: name, keys: keys, moved: moved}
	d.ExtendBaseWidget(d)
	return d
}

// put lays the divider onto a map of a size, x dp from its left edge.
func (d *divider) put(x float32, size fyne.Size) {
	d.share, d.width = float64(x/size.Width), size.Width
	d.Move(fyne.NewPos(x-dividerWide/2, 0))
	d.Resize(fyne.NewSize(dividerWide, size.Height))
}

// AccessibilityLabel is what a screen reader says.
func (d *divider) AccessibilityLabel() string { return d.name }

// Dragged follows the pointer, also back from beyond the ends.
func (d *divider) Dragged(ev *fyne.DragEvent) {
	defer fault.Report()
	if !d.inDrag {
		d.inDrag, d.drag = true, d.share
	}
	d.drag += float64(ev.Dragged.DX / d.width)
	d.moved(d.drag)
}

// DragEnd ends a drag.
func (d *divider) DragEnd() {
	defer fault.Report()
	d.inDrag = false
	d.dropped()
}

// Tapped takes the keys.
func (d *divider) Tapped(*fyne.PointEvent) {
	defer fault.Report()
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		c.Focus(d)
	}
}

// Cursor shows the directions in which the divider moves.
func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// TypedKey moves the divider and leaves the rest to the router.
func (d *divider) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	switch ev.Name {
	case fyne.KeyLeft:
		d.moved(d.share - dividerStep)
	case fyne.KeyRight:
		d.moved(d.share + dividerStep)
	case fyne.KeyPageUp:
		d.moved(d.share - dividerStride)
	case fyne.KeyPageDown:
		d.moved(d.share + dividerStride)
	case fyne.KeyHome:
		d.moved(0)
	case fyne.KeyEnd:
		d.moved(1)
	default:
		d.keys(ev)
	}
}

// TypedRune does nothing: letters are not commands.
func (d *divider) TypedRune(rune) {}

// FocusGained shows the ring.
func (d *divider) FocusGained() {
	defer fault.Report()
	d.ring = true
	d.Refresh()
}

// FocusLost hides the ring.
func (d *divider) FocusLost() {
	defer fault.Report()
	d.ring = false
	d.Refresh()
}

// CreateRenderer is called by the toolkit.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{
		d: d, casing: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), grip: canvas.NewRectangle(nil),
		left: icon(chevronLeft, theme.ColorNameForeground, gapMedium), right: icon(chevronRight, theme.ColorNameForeground, gapMedium),
	}
	r.grip.CornerRadius = dividerWide / 2
	r.colour()
	return r
}

type dividerRenderer struct {
	d                  *divider
	casing, line, grip *canvas.Rectangle
	left, right        *canvas.Image
}

func (r *dividerRenderer) colour() {
	th := r.d.Theme()
	ground, ink := th.Color(theme.ColorNameOverlayBackground, 0), th.Color(theme.ColorNameForeground, 0)
	if r.d.ring {
		ink = th.Color(theme.ColorNamePrimary, 0)
	}
	r.casing.FillColor, r.line.FillColor, r.grip.FillColor = ground, ink, ground
	r.grip.StrokeColor, r.grip.StrokeWidth = ink, 1.5
	if r.d.ring {
		r.grip.StrokeWidth = ringWidth + 1
	}
}

func (r *dividerRenderer) Layout(size fyne.Size) {
	middle := size.Width / 2
	for _, bar := range []struct {
		rect *canvas.Rectangle
		wide float32
	}{{r.casing, 2 * dividerLine}, {r.line, dividerLine}} {
		bar.rect.Move(fyne.NewPos(middle-bar.wide/2, 0))
		bar.rect.Resize(fyne.NewSize(bar.wide, size.Height))
	}
	y := size.Height / 2
	r.grip.Move(fyne.NewPos(0, y-dividerGrip/2))
	r.grip.Resize(fyne.NewSize(size.Width, dividerGrip))
	for i, image := range []*canvas.Image{r.left, r.right} {
		image.Resize(fyne.NewSquareSize(gapMedium))
		image.Move(fyne.NewPos(float32(i)*gapMedium, y-gapMedium/2))
	}
}

func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(dividerWide, dividerGrip) }

func (r *dividerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.casing, r.line, r.grip, r.left, r.right}
}

func (r *dividerRenderer) Destroy() {}

func (r *dividerRenderer) Refresh() {
	r.colour()
	canvas.Refresh(r.d)
}

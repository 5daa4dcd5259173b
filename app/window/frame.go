package window

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/paulmach/orb"

	"borderatlas/app/export"
)

// frame lies over the map while the part of it is chosen that a picture shows: it
// has the shape of the map on the picture's page, and what is outside is dimmed.
// Gestures go to the map below it.
type frame struct {
	root   *fyne.Container
	dims   [4]*canvas.Rectangle // above, below, left, right
	edge   *canvas.Rectangle
	bar    fyne.CanvasObject
	dialog *imageDialog // of the picture; nil: nothing is being framed
	aspect float64      // width by height
}

// frameMargin is what is left around the frame at least, in dp.
const frameMargin float32 = 28

// newFrame is a frame that is not in use.
func newFrame() *frame {
	f := &frame{edge: canvas.NewRectangle(color.Transparent), aspect: 1}
	for i := range f.dims {
		f.dims[i] = canvas.NewRectangle(color.NRGBA{A: 0x70})
	}
	f.edge.StrokeWidth = 2
	f.root = &fyne.Container{Layout: f}
	return f
}

// on tells whether something is being framed.
func (f *frame) on() bool { return f.dialog != nil }

// box is where the frame lies on a map of a size.
func (f *frame) box(size fyne.Size) (at fyne.Position, inner fyne.Size) {
	room := size.SubtractWidthHeight(2*frameMargin, 2*frameMargin)
	w, h := room.Width, room.Width/float32(f.aspect)
	if h > room.Height {
		w, h = room.Height*float32(f.aspect), room.Height
	}
	inner = fyne.NewSize(max(w, 1), max(h, 1))
	return fyne.NewPos((size.Width-inner.Width)/2, (size.Height-inner.Height)/2), inner
}

// Layout puts the frame into the middle of the map, and the bar at its lower edge.
func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if !f.on() {
		return
	}
	at, inner := f.box(size)
	right, bottom := at.X+inner.Width, at.Y+inner.Height
	for i, b := range [4][4]float32{
		{0, 0, size.Width, at.Y},
		{0, bottom, size.Width, size.Height - bottom},
		{0, at.Y, at.X, inner.Height},
		{right, at.Y, size.Width - right, inner.Height},
	} {
		f.dims[i].Move(fyne.NewPos(b[0], b[1]))
		f.dims[i].Resize(fyne.NewSize(b[2], b[3]))
	}
	f.edge.Move(at)
	f.edge.Resize(inner)
	m := f.bar.MinSize()
	f.bar.Resize(m)
	f.bar.Move(fyne.NewPos((size.Width-m.Width)/2, bottom-m.Height-gapMedium))
}

// MinSize asks for nothing: the map below has its own.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// startFrame lets the user choose on the map what the picture of a dialog shows.
func (w *Window) startFrame(d *imageDialog) {
	w.closeModal()
	f, text := w.frame, w.model.Text()
	f.dialog = d
	f.aspect = float64(d.spec.Width) / float64(max(d.spec.Height, 1))
	f.edge.StrokeColor = w.model.Theme().Accent
	use := newButton(buttonSpec{text: text("frame.use"), on: true}, w.key, w.useFrame)
	cancel := newButton(buttonSpec{text: text("dialog.cancel"), over: true}, w.key, w.endFrame)
	f.bar = &fyne.Container{Layout: together{gapSmall}, Objects: []fyne.CanvasObject{
		newButton(buttonSpec{text: text("frame.how"), over: true}, w.key, w.focusMap), cancel, use,
	}}
	f.root.Objects = []fyne.CanvasObject{f.dims[0], f.dims[1], f.dims[2], f.dims[3], f.edge, f.bar}
	f.root.Refresh()
	w.focusMap()
	w.shapeFrame()
}

// startFrameAnew begins with the choices of the last picture.
func (w *Window) startFrameAnew() {
	d := w.imageDialog(w.choicesNow(), "")
	d.changed()
	w.startFrame(d)
}

// endFrame leaves the map as it is and forgets the frame.
func (w *Window) endFrame() {
	w.frame.dialog, w.frame.root.Objects = nil, nil
	w.frame.root.Refresh()
	w.focusMap()
}

// useFrame goes on with the picture of what is framed.
func (w *Window) useFrame() {
	d, b := w.frame.dialog, w.framed()
	w.endFrame()
	d.framed = &b
	d.open()
}

// framed is what lies in the frame, in WGS 84 degrees.
func (w *Window) framed() orb.Bound {
	at, inner := w.frame.box(w.frame.root.Size())
	shift := w.app.Driver().AbsolutePositionForObject(w.frame.root).Subtract(w.app.Driver().AbsolutePositionForObject(w.stage))
	at = at.AddXY(shift.X, shift.Y)
	c := w.stage.Camera()
	nw := c.Unproject(orb.Point{float64(at.X), float64(at.Y)})
	se := c.Unproject(orb.Point{float64(at.X + inner.Width), float64(at.Y + inner.Height)})
	return orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
}

// sameShape is the relative difference of shapes that nobody sees.
const sameShape = 0.004

// shapeFrame gives the frame the shape of the map on the page. That depends on the
// legend, and the legend on what is framed, so it is asked again when the map has
// been moved, and whenever the answer changes the frame.
func (w *Window) shapeFrame() { w.shapeFrameTwice(2) }

func (w *Window) shapeFrameTwice(more int) {
	f := w.frame
	if !f.on() || f.dialog.fault != "" {
		return
	}
	d, s, b := f.dialog, f.dialog.spec, w.framed()
	s.Frames = nil // of several maps, the frame is that of a single one
	w.beside.run(func() func() {
		width, height := export.View(w.content.Stack, export.Framed(w.content.Stack, s, b)).Size()
		return func() {
			if f.dialog != d || math.Abs(width/height/f.aspect-1) < sameShape {
				return
			}
			f.aspect = width / height
			f.root.Refresh()
			if more > 0 {
				w.shapeFrameTwice(more - 1)
			}
		}
	})
}

// frameKey takes the keys that end the choice.
func (w *Window) frameKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		w.useFrame()
	case fyne.KeyEscape:
		w.endFrame()
	default:
		return false
	}
	return true
}

package window

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"borderatlas/mapview/fault"
)

// wand is the pointer of a presentation: a ring that is seen from afar, follows the
// mouse and goes when it rests. A click with the right button leaves a ring where it
// is; the next page takes all of them away. What is dragged and turned reaches the
// map below.
type wand struct {
	widget.BaseWidget
	ring  *canvas.Circle
	left  []fyne.CanvasObject
	at    fyne.Position
	after after
	stop  func()
	seen  bool
}

const (
	wandSize = float32(44)  // dp across
	leftSize = float32(120) // of a ring that stays
	wandRest = 2 * time.Second
)

func newWand(after after) *wand {
	s := &wand{after: after, ring: newRing(wandSize, 4)}
	s.ring.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// newRing is a circle in the colour of what is chosen.
func newRing(size, width float32) *canvas.Circle {
	c := canvas.NewCircle(color.Transparent)
	c.StrokeColor, c.StrokeWidth = theme.Color(theme.ColorNamePrimary), width
	c.Resize(fyne.NewSquareSize(size))
	return c
}

// clear takes the rings away.
func (s *wand) clear() {
	s.left = nil
	s.Refresh()
}

// Cursor hides the system's pointer: the ring stands for it.
func (s *wand) Cursor() desktop.Cursor { return desktop.HiddenCursor }

// MouseIn, MouseMoved and MouseOut follow the pointer.
func (s *wand) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved moves the ring.
func (s *wand) MouseMoved(ev *desktop.MouseEvent) {
	defer fault.Report()
	s.at = ev.Position
	s.ring.Move(fyne.NewPos(s.at.X-wandSize/2, s.at.Y-wandSize/2))
	s.show(true)
	if s.stop != nil {
		s.stop()
	}
	s.stop = s.after(wandRest, func() { s.show(false) })
}

// MouseOut hides the ring.
func (s *wand) MouseOut() {
	defer fault.Report()
	s.show(false)
}

func (s *wand) show(seen bool) {
	if s.seen == seen {
		return
	}
	s.seen = seen
	show(s.ring, seen)
	s.Refresh()
}

// TappedSecondary leaves a ring.
func (s *wand) TappedSecondary(ev *fyne.PointEvent) {
	defer fault.Report()
	c := newRing(leftSize, 5)
	c.Move(fyne.NewPos(ev.Position.X-leftSize/2, ev.Position.Y-leftSize/2))
	s.left = append(s.left, c)
	s.Refresh()
}

// CreateRenderer draws the rings.
func (s *wand) CreateRenderer() fyne.WidgetRenderer { return &wandRenderer{s} }

type wandRenderer struct{ wand *wand }

func (r *wandRenderer) Layout(fyne.Size)   {}
func (r *wandRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *wandRenderer) Destroy()           {}
func (r *wandRenderer) Refresh()           { canvas.Refresh(r.wand) }

func (r *wandRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.wand.ring}, r.wand.left...)
}

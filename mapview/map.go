package mapview

import (
	"image"
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/fault"
)

// Margin is how far in dp a picture reaches beyond the map on each side, to
// within half a device pixel: so far it can be moved before a new one is drawn.
const Margin = 192.0

// reserve is the part of the margin in dp at which the next picture is begun, so
// that it arrives before the edge of the old one comes into sight.
const reserve = 48.0

// Map shows a source's picture. It is used on the user interface's goroutine
// alone. Points are dp from its upper left corner.
type Map struct {
	widget.BaseWidget

	// OnCamera tells that the user, or a change of size, has moved the view, and
	// that a flight has arrived. It is called for each step of a drag.
	OnCamera func(camera.Camera)
	// OnHover follows the pointer; inside is false when it has left the map.
	OnHover func(at orb.Point, inside bool)
	// OnTap is a click or tap.
	OnTap func(at orb.Point)
	// OnSecondary is a right click; abs is its position in the window.
	OnSecondary func(at orb.Point, abs fyne.Position)
	// OnKey is offered each key while the map has the focus, apart from
	// Shift+arrows, which pan; true means that it is done with.
	OnKey func(*fyne.KeyEvent) bool
	// OnDrawn tells that a new picture is on the screen, and how long after it
	// was wanted.
	OnDrawn func(took time.Duration)
	// Measured writes what the ruler has measured, in lines.
	Measured func(Measurement) string
	// OnError tells that a plane could not be drawn; it is left out.
	OnError func(error)

	// Reach is where the middle of the view stays, in degrees; empty is anywhere.
	Reach orb.Bound
	// WheelPans makes the wheel move the map; with Ctrl or Cmd it zooms still.
	WheelPans bool
	// Still switches the eased flights off.
	Still bool
	// Label is the name for screen readers.
	Label string

	engine *engine
	view   camera.Camera // what the user sees, of the widget's size
	target camera.Camera // of the picture that was wished for last
	front  *picture      // on the screen
	next   *picture      // waits until it shows more of the view than front
	*motion
	taps  taps
	keys  held
	quiet bool // the focus was given without the keyboard
	marks *overlay
	band  band
	ruler *ruler          // nil: none lies on the map
	tools *fyne.Container // the band and the ruler

	pointer   orb.Point // the last place of the pointer
	inside    bool
	onView    []func() // the heads-up display's
	onPointer []func()
	raster    *canvas.Raster
}

// fit is a bound in degrees that the view shows with a margin of pad dp.
type fit struct {
	bound orb.Bound
	pad   float64
}

// New makes a map that looks through a camera, whose size is replaced by the widget's.
func New(src Source, c camera.Camera) *Map {
	m := &Map{view: c}
	m.motion = newMotion(m)
	m.engine = newEngine(src, m.arrived, m.broken)
	m.raster = canvas.NewRaster(m.pixels)
	m.marks = newOverlay()
	m.band = newBand()
	m.tools = container.NewWithoutLayout(m.band.shape)
	m.taps.now = time.Now
	m.ExtendBaseWidget(m)
	return m
}

// Camera is the view, of the widget's size.
func (m *Map) Camera() camera.Camera { return m.view }

// SetCamera shows a view at once; the camera's size and sharpness are the widget's.
func (m *Map) SetCamera(c camera.Camera) {
	flying := m.flight != nil
	m.stop()
	m.fitted = nil
	if c = m.fitting(c); flying || c != m.view {
		m.look(c)
	}
}

// Fit shows a bound of positions with a margin of pad dp, now and when the size
// changes, until the view is moved.
func (m *Map) Fit(b orb.Bound, pad float64) {
	m.stop()
	m.fitted = &fit{b, pad}
	m.look(m.fitting(m.fitCamera()))
}

// fitCamera is the view of the bound that is to be fitted.
func (m *Map) fitCamera() camera.Camera {
	w, h := m.view.Size()
	return camera.Fit(m.fitted.bound, w, h, m.fitted.pad)
}

// Redraw shows what has changed in the source.
func (m *Map) Redraw() {
	if m.sized() {
		m.engine.wish(m.target)
	}
}

// Wait returns when the newest picture is shown. Where no desktop runs, that is
// in tests, pictures are put on the screen by Wait alone.
func (m *Map) Wait() {
	m.engine.wait()
	m.present()
	m.engine.wait() // the first sight of the screen's sharpness draws once more
	m.present()
}

// Drawn is the view that the picture on the screen was drawn for, larger than
// the map; ok is false before the first one.
func (m *Map) Drawn() (c camera.Camera, ok bool) {
	if m.front == nil {
		return camera.Camera{}, false
	}
	return m.front.camera, true
}

// fitting gives a camera the widget's size and sharpness and keeps it in reach.
func (m *Map) fitting(c camera.Camera) camera.Camera {
	c = m.own(c)
	if m.Reach != (orb.Bound{}) {
		c = c.Within(m.Reach)
	}
	return c
}

func (m *Map) sized() bool {
	w, h := m.view.Size()
	return w >= 1 && h >= 1
}

// look changes the view and asks for its picture.
func (m *Map) look(c camera.Camera) {
	m.see(c)
	m.aim()
}

// show shows the view by the pictures that there are.
func (m *Map) show() {
	m.settle()
	m.place()
	for _, f := range m.onView {
		f()
	}
}

// moved tells about a change of the view that the program did not ask for.
func (m *Map) moved() {
	if m.OnCamera != nil {
		m.OnCamera(m.view)
	}
}

// ask asks for the picture around the view, unless it is being dragged and the
// last one asked for reaches far enough still.
func (m *Map) ask() {
	if m.drag == nil || !m.serves(m.target) {
		m.want(m.view)
	}
}

// want asks for the picture around a view.
func (m *Map) want(view camera.Camera) {
	if c := around(view); m.sized() && c != m.target {
		m.target = c
		m.engine.wish(c)
	}
}

// around is the camera of the picture for a view: larger by the margin, and a
// whole number of device pixels.
func around(view camera.Camera) camera.Camera {
	w, h := view.Size()
	p := view.Pixels()
	grow := func(size float64) float64 {
		return (math.Round(size*p) + 2*math.Round(Margin*p)) / p
	}
	return view.WithSize(grow(w), grow(h))
}

// serves tells whether a picture reaches beyond the view by the reserve.
func (m *Map) serves(picture camera.Camera) bool {
	if picture.Zoom() != m.view.Zoom() || picture.Pixels() != m.view.Pixels() {
		return false
	}
	w, h := m.view.Size()
	box := m.box(picture)
	return box.Min[0] <= -reserve && box.Min[1] <= -reserve && box.Max[0] >= w+reserve && box.Max[1] >= h+reserve
}

// box is where a picture lies in the view, in dp.
func (m *Map) box(picture camera.Camera) orb.Bound {
	w, h := picture.Size()
	return orb.Bound{Min: m.view.View(picture.World(orb.Point{})), Max: m.view.View(picture.World(orb.Point{w, h}))}
}

// covered is the share of the view that a picture shows.
func (m *Map) covered(p *picture) float64 {
	w, h := m.view.Size()
	box := m.box(p.camera)
	across := min(box.Max[0], w) - max(box.Min[0], 0)
	down := min(box.Max[1], h) - max(box.Min[1], 0)
	return max(across, 0) * max(down, 0)
}

// arrived is called by a worker when a picture is finished.
func (m *Map) arrived() {
	if live() {
		fyne.Do(fault.Reported(m.present))
	}
}

// broken is called by a worker when a plane failed.
func (m *Map) broken(err error) {
	if live() {
		fyne.Do(func() {
			if m.OnError != nil {
				m.OnError(err)
			}
		})
	}
}

// live tells whether a desktop's event loop runs. In tests there is none, and
// work handed to it would run on the worker's goroutine.
func live() bool {
	_, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok
}

// present takes a finished picture over.
func (m *Map) present() {
	p := m.engine.take()
	if p == nil {
		return
	}
	if m.next != nil {
		m.engine.release(m.next)
	}
	m.next = p
	m.settle()
}

// settle shows the waiting picture once it shows as much of the view as the one
// on the screen: while flying, the old one may be the better for a moment.
func (m *Map) settle() {
	p := m.next
	if p == nil || m.front != nil && m.covered(p) < m.covered(m.front) {
		return
	}
	if m.front != nil {
		m.engine.release(m.front)
	}
	m.front, m.next = p, nil
	if !m.place() {
		m.raster.Refresh()
	}
	if m.OnDrawn != nil {
		m.OnDrawn(p.took)
	}
	if m.inside && m.drag == nil && !m.ruling() { // something else may lie under the pointer now
		m.point(m.pointer, true)
	}
}

// place puts picture, rings and ruler where the view has them. It tells whether the
// raster has changed its size, which makes the toolkit fetch the pixels again.
func (m *Map) place() (resized bool) {
	m.marks.place(m.view)
	m.followRuler()
	if m.front == nil { // the toolkit asks for pixels, which tells how many a dp has
		m.raster.Resize(m.Size())
		return false
	}
	box := m.box(m.front.camera)
	size := fyne.NewSize(float32(box.Max[0]-box.Min[0]), float32(box.Max[1]-box.Min[1]))
	m.raster.ScaleMode = canvas.ImageScaleSmooth
	if m.front.camera.Zoom() == m.view.Zoom() { // not by way of the view: exactly one to one
		w, h := m.front.camera.Size()
		size = fyne.NewSize(float32(w), float32(h))
		m.raster.ScaleMode = canvas.ImageScalePixels // the same pixels, and without a GPU half the work
	}
	w, h := m.view.Size()
	m.marks.paper.Hidden = m.covered(m.front) >= w*h // the toolkit paints it as slowly as the picture
	m.raster.Move(position(box.Min))
	resized = m.raster.Size() != size
	m.raster.Resize(size)
	return resized
}

// pixels is the raster's generator: it hands the finished picture out.
func (m *Map) pixels(w, _ int) image.Image {
	if width := m.raster.Size().Width; width > 0 {
		m.sharpen(float64(w) / float64(width))
	}
	if m.front == nil {
		return &image.RGBA{Pix: []uint8{0, 0, 0, 0}, Stride: 4, Rect: image.Rect(0, 0, 1, 1)}
	}
	return m.front.image
}

// sharpen takes over the number of device pixels per dp as the toolkit asks for
// them. Rounded sizes make the ratio uncertain, so it is taken as the canvas's
// scale times a whole number wherever it is about that.
func (m *Map) sharpen(ratio float64) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		scale := float64(c.Scale())
		if whole := math.Round(ratio / scale); whole >= 1 && math.Abs(ratio-scale*whole) < 0.02*ratio {
			ratio = scale * whole
		}
	}
	if ratio != m.view.Pixels() {
		m.view = m.view.WithPixels(ratio)
		m.ask()
	}
}

// Resize changes the size: the middle stays where it is.
func (m *Map) Resize(size fyne.Size) {
	if w, h := m.view.Size(); w != float64(size.Width) || h != float64(size.Height) {
		m.stop()
		m.view = m.view.WithSize(float64(size.Width), float64(size.Height))
		if m.fitted != nil {
			m.view = m.fitting(m.fitCamera())
		}
		m.look(m.view)
		m.moved()
	}
	m.BaseWidget.Resize(size)
}

// MinSize is what the gestures need.
func (m *Map) MinSize() fyne.Size { return fyne.NewSquareSize(120) }

// SetPaper is the colour where no picture is yet.
func (m *Map) SetPaper(c color.Color) {
	m.marks.paper.FillColor = c
	m.marks.paper.Refresh()
}

func position(p orb.Point) fyne.Position { return fyne.NewPos(float32(p[0]), float32(p[1])) }

func point(p fyne.Position) orb.Point { return orb.Point{float64(p.X), float64(p.Y)} }

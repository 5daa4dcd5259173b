package mapview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

var batken = orb.Point{70.82, 40.06}

// fake is a source of two planes: land with a square around Batken, and a dot
// whose colour is the state. It counts what it builds.
type fake struct {
	mu    sync.Mutex
	state string
	built [2]int
	fail  int                             // the plane that fails; 0 none
	block func(ctx context.Context) error // in the upper plane
}

func (f *fake) Planes() int { return 2 }

func (f *fake) Key(plane int, c camera.Camera) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if plane == 0 {
		return "land"
	}
	return f.state
}

func (f *fake) Build(ctx context.Context, plane int, c camera.Camera) (*scene.Scene, error) {
	f.mu.Lock()
	f.built[plane]++
	state, fail, block := f.state, f.fail, f.block
	f.mu.Unlock()
	if fail > 0 && plane == fail {
		return nil, errors.New("no ink")
	}
	w, h := c.Size()
	s := &scene.Scene{W: w, H: h}
	at := c.Project(batken)
	if plane == 0 {
		s.Background = color.NRGBA{0xEE, 0xEE, 0xEE, 255}
		s.Ops = append(s.Ops, box(at, 40, color.NRGBA{0, 0, 200, 255}))
		return s, ctx.Err()
	}
	if block != nil {
		if err := block(ctx); err != nil {
			return nil, err
		}
	}
	s.Ops = append(s.Ops, box(at, 6, map[string]color.NRGBA{"red": {200, 0, 0, 255}, "green": {0, 200, 0, 255}}[state]))
	return s, ctx.Err()
}

func (f *fake) set(state string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.state = state
}

func (f *fake) counts() [2]int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.built
}

func box(at orb.Point, half float64, c color.NRGBA) scene.Op {
	p := &scene.Path{Fill: c}
	p.Outline.RoundRect(orb.Bound{Min: at, Max: at}.Pad(half), 0)
	return p
}

// open shows a map of 400 by 300 dp in a window of the toolkit's test driver.
func open(t *testing.T) (*Map, *fake, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	src := &fake{state: "red"}
	m := New(src, camera.New(batken, 8, 0, 0))
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 300))
	m.Wait()
	src.mu.Lock()
	src.built = [2]int{} // a new window has several sizes before the last one
	src.mu.Unlock()
	return m, src, w
}

// frame is what the window shows.
func frame(w fyne.Window) *image.NRGBA { return w.Canvas().Capture().(*image.NRGBA) }

func colourAt(w fyne.Window, x, y int) string {
	c := frame(w).NRGBAAt(x, y)
	return fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B)
}

const (
	red, green, blue = "c80000", "00c800", "0000c8"
	land             = "eeeeee"
)

func TestFirstPictureShowsEverything(t *testing.T) {
	m, src, w := open(t)
	for _, c := range []struct {
		x, y int
		want string
	}{{200, 150, red}, {230, 150, blue}, {10, 10, land}, {390, 290, land}} {
		if got := colourAt(w, c.x, c.y); got != c.want {
			t.Errorf("at %d,%d is %s, want %s", c.x, c.y, got, c.want)
		}
	}
	if got := src.counts(); got != [2]int{} {
		t.Errorf("looking at it built planes: %v", got)
	}
	if w, h := m.Camera().Size(); w != 400 || h != 300 {
		t.Errorf("the view is %g by %g, want the widget's size", w, h)
	}
	c, ok := m.Drawn()
	if dw, dh := c.Size(); !ok || dw != 400+2*Margin || dh != 300+2*Margin {
		t.Errorf("the picture is %g by %g, want a margin of %g on each side", dw, dh, Margin)
	}
}

func TestDragMovesThePictureAlone(t *testing.T) {
	m, src, w := open(t)
	var told camera.Camera
	m.OnCamera = func(c camera.Camera) { told = c }
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(60, -30)})
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(20, -10)})
	if got := colourAt(w, 280, 110); got != red {
		t.Errorf("the dot has not followed the pointer: %s", got)
	}
	if got := src.counts(); got != [2]int{} {
		t.Errorf("inside the margin %v pictures were drawn", got)
	}
	if told != m.Camera() || math.Hypot(told.Project(batken)[0]-280, told.Project(batken)[1]-110) > 1e-6 {
		t.Errorf("OnCamera told %v, Batken is at %v", told, told.Project(batken))
	}
	m.DragEnd()
	m.Wait()
	if got := src.counts(); got != [2]int{1, 1} {
		t.Errorf("after the drag the planes were built %v times, want once", got)
	}
	if got := colourAt(w, 280, 110); got != red {
		t.Errorf("the new picture is somewhere else: %s", got)
	}
}

func TestPanFrameAllocatesLittle(t *testing.T) {
	m, _, _ := open(t)
	way := float32(1)
	got := testing.AllocsPerRun(100, func() {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(way, 0)})
		way = -way
	})
	if got > 1 {
		t.Errorf("a step of a drag allocates %g times", got)
	}
}

func BenchmarkPanFrame(b *testing.B) {
	test.NewTempApp(b)
	m := New(&fake{state: "red"}, camera.New(batken, 8, 0, 0))
	m.Resize(fyne.NewSize(1280, 720))
	m.Wait()
	way := float32(1)
	for b.Loop() {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(way, 0)})
		way = -way
	}
}

func TestLongDragDrawsBeforeTheMarginEnds(t *testing.T) {
	m, src, w := open(t)
	for range 15 { // 150 dp: less than the reserve is left
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(10, 0)})
	}
	m.Wait()
	if got := src.counts(); got != [2]int{1, 1} {
		t.Errorf("planes were built %v times, want once", got)
	}
	if got := colourAt(w, 350, 150); got != red {
		t.Errorf("the dot is not at the end of the drag: %s", got)
	}
}

func TestFramesColdWarmAndAfterAPanAreEqual(t *testing.T) {
	m, _, w := open(t)
	cold := frame(w)
	m.Redraw()
	m.Wait()
	warm := frame(w)
	test.Drag(w.Canvas(), fyne.NewPos(100, 100), 37, 23)
	m.Wait()
	away := frame(w)
	test.Drag(w.Canvas(), fyne.NewPos(100, 100), -37, -23)
	m.Wait()
	back := frame(w)
	if !bytes.Equal(cold.Pix, warm.Pix) || !bytes.Equal(cold.Pix, back.Pix) {
		t.Error("the same view gives different frames")
	}
	if bytes.Equal(cold.Pix, away.Pix) {
		t.Error("the drag has changed nothing")
	}
}

func TestWheelZoomsAtThePointer(t *testing.T) {
	m, src, w := open(t)
	m.engine.wait()
	at := fyne.NewPos(100, 80)
	before := m.Camera().Unproject(point(at))
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 25)})
	if z := m.Camera().Zoom(); z != 8.5 {
		t.Errorf("a notch zooms to %g, want 8.5", z)
	}
	after := m.Camera().Unproject(point(at))
	if math.Hypot(after[0]-before[0], after[1]-before[1]) > 1e-9 {
		t.Errorf("under the pointer was %v and is %v", before, after)
	}
	// The old picture is stretched at once: the square's edge has moved out.
	p := m.Camera().Project(batken)
	if got := colourAt(w, int(p[0])+50, int(p[1])); got != blue {
		t.Errorf("the old picture is not stretched: %s", got)
	}
	if m.raster.ScaleMode != canvas.ImageScaleSmooth {
		t.Error("the stretched picture is not smooth")
	}
	m.Wait()
	if m.raster.ScaleMode != canvas.ImageScalePixels {
		t.Error("the sharp picture is not shown pixel by pixel")
	}
	if got := colourAt(w, int(p[0])+50, int(p[1])); got != land {
		t.Errorf("the sharp picture has not replaced it: %s", got)
	}
	if got := src.counts(); got != [2]int{1, 1} {
		t.Errorf("planes were built %v times, want once", got)
	}
}

func TestFastWheelIsClamped(t *testing.T) {
	for _, delta := range []float32{3125, 1e9, -3125} {
		m, _, _ := open(t)
		m.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, delta)})
		if got := math.Abs(m.Camera().Zoom() - 8); got != maxNotches*notchZoom {
			t.Errorf("a wheel report of %g zooms by %g", delta, got)
		}
	}
}

func TestWheelMayPan(t *testing.T) {
	m, _, _ := open(t)
	m.WheelPans = true
	m.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(10, -25)})
	p := m.Camera().Project(batken)
	if m.Camera().Zoom() != 8 || math.Hypot(p[0]-210, p[1]-125) > 1e-6 {
		t.Errorf("zoom %g, Batken at %v", m.Camera().Zoom(), p)
	}
}

func TestTaps(t *testing.T) {
	m, _, w := open(t)
	clock := time.Unix(0, 0)
	m.taps.now = func() time.Time { return clock }
	var taps []orb.Point
	m.OnTap = func(at orb.Point) { taps = append(taps, at) }
	tap := func(x, y float32, later time.Duration) {
		clock = clock.Add(later)
		test.TapCanvas(w.Canvas(), fyne.NewPos(x, y))
	}
	tap(50, 60, time.Hour)
	tap(51, 61, time.Second) // too late for a double click
	tap(90, 61, 0)           // too far
	if want := []orb.Point{{50, 60}, {51, 61}, {90, 61}}; fmt.Sprint(taps) != fmt.Sprint(want) || m.Camera().Zoom() != 8 {
		t.Errorf("taps %v at zoom %g, want %v at 8", taps, m.Camera().Zoom(), want)
	}
	tap(91, 62, 100*time.Millisecond)
	if len(taps) != 3 || m.Camera().Zoom() != 9 {
		t.Errorf("after a double click: %d taps, zoom %g", len(taps), m.Camera().Zoom())
	}
	tap(91, 62, 100*time.Millisecond) // a third click is a first one
	m.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	tap(91, 62, 100*time.Millisecond)
	if len(taps) != 4 || m.Camera().Zoom() != 8 {
		t.Errorf("after a double click with Shift: %d taps, zoom %g", len(taps), m.Camera().Zoom())
	}
	if w.Canvas().Focused() != fyne.Focusable(m) || !m.marks.focus[0].Hidden {
		t.Error("a click gives the focus, without a ring")
	}
	var secondary orb.Point
	m.OnSecondary = func(at orb.Point, _ fyne.Position) { secondary = at }
	test.TapSecondaryAt(m, fyne.NewPos(7, 9))
	if secondary != (orb.Point{7, 9}) {
		t.Errorf("right click at %v", secondary)
	}
}

func TestKeys(t *testing.T) {
	m, _, w := open(t)
	var offered []fyne.KeyName
	m.OnKey = func(ev *fyne.KeyEvent) bool {
		offered = append(offered, ev.Name)
		return ev.Name == fyne.KeyRight || ev.Name == fyne.KeyMinus
	}
	w.Canvas().Focus(m)
	if m.marks.focus[0].Hidden {
		t.Error("no focus ring for the keyboard")
	}
	press := func(name fyne.KeyName) { m.TypedKey(&fyne.KeyEvent{Name: name}) }
	press(fyne.KeyRight)
	press(fyne.KeyPlus)
	press(fyne.KeyMinus) // taken by the router
	if fmt.Sprint(offered) != "[Right + -]" || m.Camera().Zoom() != 9 {
		t.Errorf("offered %v, zoom %g", offered, m.Camera().Zoom())
	}
	m.OnKey = nil
	press(fyne.KeyMinus)
	m.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	press(fyne.KeyLeft)
	press(fyne.KeyDown)
	if p := m.Camera().Project(batken); math.Hypot(p[0]-280, p[1]-70) > 1e-6 {
		t.Errorf("Shift+arrows moved Batken to %v", p)
	}
	m.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	press(fyne.KeyLeft)
	if p := m.Camera().Project(batken); math.Abs(p[0]-280) > 1e-6 {
		t.Errorf("an arrow alone moved Batken to %v", p)
	}
	w.Canvas().Unfocus()
	if !m.marks.focus[0].Hidden {
		t.Error("the focus ring stays")
	}
}

func TestHover(t *testing.T) {
	m, _, w := open(t)
	var seen []string
	m.OnHover = func(at orb.Point, inside bool) { seen = append(seen, fmt.Sprint(at, inside)) }
	test.MoveMouse(w.Canvas(), fyne.NewPos(20, 30))
	test.MoveMouse(w.Canvas(), fyne.NewPos(21, 30))
	m.MouseOut()
	if fmt.Sprint(seen) != "[[20 30] true [21 30] true [21 30] false]" {
		t.Errorf("seen %v", seen)
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(50, 60))
	seen = nil
	m.SetCamera(m.Camera().PanBy(10, 0))
	m.Wait()
	if fmt.Sprint(seen) != "[[50 60] true]" {
		t.Errorf("after a new picture under a resting pointer: %v", seen)
	}
}

func TestResizeKeepsTheMiddle(t *testing.T) {
	m, src, w := open(t)
	told := 0
	m.OnCamera = func(camera.Camera) { told++ }
	w.Resize(fyne.NewSize(600, 500))
	m.Wait()
	if got := colourAt(w, 300, 250); got != red || told == 0 {
		t.Errorf("the middle is %s, told %d times", got, told)
	}
	if got := src.counts(); got[0] < 1 {
		t.Errorf("nothing was drawn for the new size: %v", got)
	}
}

func TestFitFollowsTheSizeUntilMoved(t *testing.T) {
	m, _, w := open(t)
	region := orb.Bound{Min: orb.Point{68, 39}, Max: orb.Point{74, 41}}
	fits := func() bool {
		return m.Camera() == m.fitting(camera.Fit(region, float64(m.Size().Width), float64(m.Size().Height), 10))
	}
	m.Fit(region, 10)
	if !fits() {
		t.Error("the region does not fill the map")
	}
	w.Resize(fyne.NewSize(700, 300))
	if !fits() {
		t.Error("after a change of size the region does not fill the map")
	}
	test.Drag(w.Canvas(), fyne.NewPos(9, 9), 5, 0)
	w.Resize(fyne.NewSize(300, 300))
	if fits() {
		t.Error("after a drag the view still follows the region")
	}
}

func TestReachHoldsTheView(t *testing.T) {
	m, _, _ := open(t)
	m.Reach = orb.Bound{Min: orb.Point{70, 39.5}, Max: orb.Point{71, 40.5}}
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(5000, 0)})
	if got := m.Camera().Centre()[0]; math.Abs(got-70) > 1e-9 {
		t.Errorf("the middle is at %g, want 70", got)
	}
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-10, 0)})
	if got := m.Camera().Centre()[0]; got <= 70 {
		t.Error("at the end of the reach the map does not come back at once")
	}
	m.DragEnd()
	m.SetCamera(camera.New(orb.Point{0, 0}, 8, 1, 1))
	if got := m.Camera().Centre(); !m.Reach.Pad(1e-9).Contains(got) {
		t.Errorf("the middle is at %v", got)
	}
}

func TestFlight(t *testing.T) {
	from := camera.New(batken, 8, 400, 300)
	around := from.ZoomAround(orb.Point{80, 60}, 2.5)
	fixed := from.Unproject(orb.Point{80, 60})
	for i := range 11 {
		c := camera.Between(from, around, float64(i)/10)
		if p := c.Project(fixed); math.Hypot(p[0]-80, p[1]-60) > 1e-6 {
			t.Errorf("at %d/10 of the way the fixed point is at %v", i, p)
		}
	}
	far := camera.New(orb.Point{72, 39}, 8, 400, 300)
	if got := camera.Between(from, far, 1).Centre(); math.Hypot(got[0]-72, got[1]-39) > 1e-9 {
		t.Errorf("the flight ends at %v", got)
	}
	m, _, w := open(t)
	arrived := false
	m.OnCamera = func(camera.Camera) { arrived = true }
	m.FlyTo(m.Camera().PanBy(-100, 0))
	m.Wait()
	if got := colourAt(w, 100, 150); got != red || !arrived {
		t.Errorf("after the flight the dot is %s, arrived %v", got, arrived)
	}
}

func TestSharpPictureOnDenseScreens(t *testing.T) {
	m, _, w := open(t)
	w.Canvas().(interface{ SetScale(float32) }).SetScale(2)
	frame(w) // the toolkit asks for more pixels
	m.Wait()
	c, _ := m.Drawn()
	if pw, ph := pixelSize(c); c.Pixels() != 2 || m.front.image.Rect.Dx() != pw || m.front.image.Rect.Dy() != ph {
		t.Errorf("%g pixels per dp, a picture of %v", c.Pixels(), m.front.image.Rect)
	}
	if img := m.front.image; img.Stride != 4*img.Rect.Dx() || img.Rect.Min != (image.Point{}) || !img.Opaque() {
		t.Error("the toolkit needs a whole opaque picture")
	}
}

func TestRingsMoveWithThePicture(t *testing.T) {
	m, _, _ := open(t)
	m.SetRing(&orb.Point{100, 100}, 10)
	m.SetChosen([]orb.Bound{{Min: orb.Point{190, 140}, Max: orb.Point{210, 160}}})
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(30, 20)})
	if got := m.marks.hover.Position(); got != fyne.NewPos(120, 110) || m.marks.hover.Hidden {
		t.Errorf("the hover ring is at %v", got)
	}
	if r := m.marks.chosen[0]; r.Position() != fyne.NewPos(217, 157) || r.Size() != fyne.NewSize(26, 26) {
		t.Errorf("the chosen ring is at %v, %v", r.Position(), r.Size())
	}
	if m.Cursor() != desktop.PointerCursor {
		t.Error("no hand over a mark")
	}
	m.SetRing(nil, 0)
	m.SetChosen(nil)
	if !m.marks.hover.Hidden || len(m.marks.rings.Objects) != 1 || m.Cursor() != desktop.DefaultCursor {
		t.Error("rings stay")
	}
}

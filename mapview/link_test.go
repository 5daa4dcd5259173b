package mapview

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// pair is two linked maps of 200 by 300 dp side by side, with what each draws.
func pair(t *testing.T) (left, right *Map, drawn [2]*fake, w fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	drawn = [2]*fake{{state: "red"}, {state: "green"}}
	left, right = New(drawn[0], camera.New(batken, 8, 0, 0)), New(drawn[1], camera.New(orb.Point{0, 0}, 5, 0, 0))
	left.Still, right.Still = true, true
	w = test.NewTempWindow(t, container.NewGridWithColumns(2, left, right))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(404, 300)) // a gap of 4 dp lies between them
	left.Link(right)
	left.Wait()
	right.Wait()
	for _, f := range drawn {
		f.mu.Lock()
		f.built = [2]int{}
		f.mu.Unlock()
	}
	return left, right, drawn, w
}

// sameView fails unless the maps look at one place from one height.
func sameView(t *testing.T, what string, a, b *Map) {
	t.Helper()
	if p, q := a.Camera(), b.Camera(); p.Centre() != q.Centre() || p.Zoom() != q.Zoom() {
		t.Errorf("%s: the maps show %v at %g and %v at %g", what, p.Centre(), p.Zoom(), q.Centre(), q.Zoom())
	}
}

func TestLinkedMapsShowOneView(t *testing.T) {
	left, right, _, _ := pair(t)
	sameView(t, "linking", left, right)
	if got := right.Camera().Zoom(); got != 8 {
		t.Errorf("the second map has not taken over the zoom of the first: %g", got)
	}
	for _, c := range []struct {
		what string
		do   func(*Map)
	}{
		{"a drag", func(m *Map) { m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(30, 7)}); m.DragEnd() }},
		{"the wheel", func(m *Map) { m.Scrolled(scrolled(40, 60, 25)) }},
		{"a key", func(m *Map) {
			m.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
			m.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}},
		{"a step of the zoom", func(m *Map) { m.ZoomBy(-1) }},
		{"a new view", func(m *Map) { m.SetCamera(camera.New(orb.Point{70, 40}, 9.5, 0, 0)) }},
		{"a flight", func(m *Map) { m.FlyTo(camera.New(orb.Point{71, 39.5}, 7.5, 0, 0)) }},
		{"a fit", func(m *Map) { m.Fit(orb.Bound{Min: orb.Point{69, 39}, Max: orb.Point{72, 41}}, 4) }},
		{"another size", func(m *Map) { m.Resize(fyne.NewSize(260, 280)) }},
	} {
		for _, m := range []*Map{left, right} {
			c.do(m)
			sameView(t, c.what, left, right)
		}
	}
}

func TestLinkedDragDrawsNeitherMap(t *testing.T) {
	left, right, drawn, w := pair(t)
	told := 0
	left.OnCamera = func(camera.Camera) { told++ }
	right.OnCamera = func(camera.Camera) { t.Error("a map that nobody touched tells that it was moved") }
	for range 8 {
		left.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(5, 0)})
	}
	for i, f := range drawn {
		if got := f.counts(); got != [2]int{} {
			t.Errorf("dragging drew map %d: %v", i, got)
		}
	}
	if told != 8 {
		t.Errorf("the dragged map told %d steps, want 8", told)
	}
	at := int(right.Position().X+right.Size().Width/2) + 40
	if got := colourAt(w, at, 150); got != green {
		t.Errorf("the picture of the other map has not moved along: %s", got)
	}
	left.DragEnd()
	left.Wait()
	right.Wait()
	for i, f := range drawn {
		if got := f.counts(); got != [2]int{1, 1} {
			t.Errorf("after the drag map %d was drawn %v times, want once", i, got)
		}
	}
}

func TestLinkedDragAllocatesLittle(t *testing.T) {
	left, _, _, _ := pair(t)
	way := float32(1)
	got := testing.AllocsPerRun(100, func() {
		left.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(way, 0)})
		way = -way
	})
	if got > 2 {
		t.Errorf("a step of a drag of two maps allocates %g times", got)
	}
}

// TestFlightOfOneIsStoppedByTheOther: whoever takes hold of either map has both.
func TestFlightOfOneIsStoppedByTheOther(t *testing.T) {
	left, right, _, _ := pair(t)
	left.Still, right.Still = false, false
	left.FlyTo(camera.New(orb.Point{71, 39.5}, 9, 0, 0))
	right.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(3, 3)})
	if left.flight != nil {
		t.Error("the map flies on under the pointer")
	}
	sameView(t, "taking hold", left, right)
}

func TestUnlinkedMapStaysWhereItIs(t *testing.T) {
	left, right, _, _ := pair(t)
	right.Unlink()
	before := right.Camera()
	left.ZoomBy(2)
	if right.Camera() != before {
		t.Error("a map that was unlinked still moves along")
	}
	right.ZoomBy(1)
	if left.Camera().Zoom() != 10 || right.Camera().Zoom() != 9 {
		t.Errorf("zooms %g and %g, want 10 and 9", left.Camera().Zoom(), right.Camera().Zoom())
	}
}

// TestDisplayFollowsTwoMaps: the bubble stands beside the pointer on either map,
// and the position is that of the map under it.
func TestDisplayFollowsTwoMaps(t *testing.T) {
	left, right, _, w := pair(t)
	h := NewHUD(left, english)
	h.Follow(right)
	content := container.NewStack(container.NewGridWithColumns(2, left, right), h)
	w.SetContent(content)
	moved := func(m *Map) {
		m.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, 60)}})
	}
	moved(left)
	if want := h.written(left.Camera().Unproject(orb.Point{50, 60})); h.coordinates.text != want {
		t.Errorf("over the left map the position is %q, want %q", h.coordinates.text, want)
	}
	left.MouseOut()
	moved(right)
	h.SetHover("Vorukh")
	if got, least := h.bubble.ground.Position().X, right.Position().X+50; got < least {
		t.Errorf("over the right map the bubble stands at %g, not right of %g", got, least)
	}
	left.MouseOut() // late
	if h.coordinates.text == "" || h.bubble.ground.Hidden {
		t.Error("leaving the left map late clears what the right one shows")
	}
}

func scrolled(x, y, dy float32) *fyne.ScrollEvent {
	return &fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Scrolled: fyne.NewDelta(0, dy)}
}

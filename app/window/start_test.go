package window

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/test"

	"borderatlas/app/model"
)

// TestTheFirstFrameHasTheMapInItsPlace: the panels come after one frame has been
// painted; neither the map nor what labels keep clear of changes by that.
func TestTheFirstFrameHasTheMapInItsPlace(t *testing.T) {
	a := test.NewTempApp(t)
	var queued []func()
	w := &Window{
		app: a, settings: a.Preferences(), win: a.NewWindow("test"), player: player{after: newClock().after}, beside: newBeside(),
		queue: func(do func()) { queued = append(queued, do) }, landFirst: true,
	}
	t.Cleanup(w.win.Close)
	w.win.Resize(fyne.NewSize(1366, 768))
	w.begin(embedded(t), blank{})
	there := func(o fyne.CanvasObject) bool {
		x := o.Position().X
		return slices.Contains(w.root.Objects, o) && x < w.root.Size().Width && x+o.Size().Width > 0
	}
	at, camera, boxes := w.maps.root.Position(), w.stage.Camera(), w.shell.reserved()
	if there(w.left.root) || there(w.card.root) || at.X == 0 || camera.Pixels() == 0 {
		t.Fatalf("before the first frame: the panels are there, or the map has no place: %v, %v", at, camera)
	}
	for range 2 {
		w.win.Canvas().Capture()
	}
	reached := false // by the keys, which do not wait
	walk(w.root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		reached = reached || o == w.left.search.entry
		return true
	})
	if !reached {
		t.Error("the field for searching is not in the window yet")
	}
	if len(queued) != 1 {
		t.Fatalf("%d pieces of work wait after two frames, want the one that brings the panels", len(queued))
	}
	queued[0]()
	if !there(w.left.root) || !there(w.card.root) || w.left.root.Size().Width != at.X {
		t.Errorf("after the first frame: panels of %v and %v", w.left.root.Size(), w.card.root.Size())
	}
	if w.maps.root.Position() != at || w.stage.Camera() != camera || !slices.Equal(w.shell.reserved(), boxes) {
		t.Errorf("the panels have moved the map from %v to %v", at, w.maps.root.Position())
	}
}

// native is a window of a toolkit that knows it by a handle.
type native struct {
	fyne.Window
	handle any
}

func (n native) RunNative(do func(any)) { do(n.handle) }

// TestMade: a window without a handle could not be made.
func TestMade(t *testing.T) {
	for _, c := range []struct {
		w    fyne.Window
		want bool
	}{
		{native{handle: driver.X11WindowContext{}}, false},
		{native{handle: driver.X11WindowContext{WindowHandle: 7}}, true},
		{native{handle: driver.WaylandWindowContext{}}, false},
		{native{handle: driver.WindowsWindowContext{HWND: 7}}, true},
		{test.NewTempWindow(t, nil), true},
	} {
		if got := made(c.w); got != c.want {
			t.Errorf("%T %+v: %v", c.w, c.w, got)
		}
	}
}

// TestFitting: a window is made smaller for a small screen, in the units of the toolkit,
// and never larger.
func TestFitting(t *testing.T) {
	for _, c := range []struct {
		room  fyne.Size
		scale float32
		want  model.Size
	}{
		{fyne.Size{}, 1, model.Size{W: 1366, H: 768}},
		{fyne.NewSize(1280, 760), 1, model.Size{W: 1280, H: 760}},
		{fyne.NewSize(1920, 1080), 1, model.Size{W: 1366, H: 768}},
		{fyne.NewSize(1920, 1040), 1.5, model.Size{W: 1280, H: 1040 / 1.5}},
	} {
		if got := fitting(model.FirstWindow, c.room, c.scale); got != c.want {
			t.Errorf("%v at scale %v: %v, want %v", c.room, c.scale, got, c.want)
		}
	}
}

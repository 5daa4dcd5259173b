package mapview

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// surroundings is a small picture of 200 by 120 dp and its camera.
func surroundings() (image.Image, camera.Camera) {
	return image.NewRGBA(image.Rect(0, 0, 200, 120)), camera.New(orb.Point{70, 40}, 4, 200, 120)
}

func TestLocatorFramesTheView(t *testing.T) {
	m, h, _ := openHUD(t, 900, 600)
	h.SetLocator(surroundings())
	l := h.locator
	corner, size := l.picture.Position(), l.picture.Size()
	if size != fyne.NewSize(200, 120) || corner.X+size.Width > 900 || corner.Y+size.Height > h.credit.ground.Position().Y {
		t.Errorf("the picture of %v stands at %v, the credits at %v", size, corner, h.credit.ground.Position())
	}
	m.SetCamera(m.Camera().WithCentre(orb.Point{70, 40}).WithZoom(8))
	middle := l.frame.Position().Add(fyne.NewPos(l.frame.Size().Width/2, l.frame.Size().Height/2))
	if want := corner.AddXY(100, 60); l.frame.Hidden || middle.Subtract(want).X > 0.01 || middle.Subtract(want).Y > 0.01 {
		t.Errorf("the frame lies around %v, want %v", middle, want)
	}
	if w := l.frame.Size().Width; w < 56 || w > 57 { // 900 dp four zooms farther out
		t.Errorf("the frame is %g wide", w)
	}
	m.SetCamera(m.Camera().WithCentre(orb.Point{74, 40}))
	if moved := l.frame.Position().X; moved <= corner.X+100 {
		t.Errorf("after a move to the east the frame begins at %g", moved)
	}
	m.SetCamera(m.Camera().WithZoom(4))
	if !l.frame.Hidden {
		t.Error("a view of all of it has a frame")
	}
}

func TestLocatorNeedsRoom(t *testing.T) {
	_, h, w := openHUD(t, 500, 380)
	none := len(h.Reserved())
	h.SetLocator(surroundings())
	if h.locator.shown() || len(h.Reserved()) != none {
		t.Error("a small map has a locator")
	}
	w.Resize(fyne.NewSize(900, 600))
	if !h.locator.shown() || len(h.Reserved()) != none+1 {
		t.Error("a larger map has none")
	}
	h.SetLocator(nil, camera.Camera{})
	if h.locator.shown() || !h.locator.frame.Hidden || len(h.Reserved()) != none {
		t.Error("taken away it is still there")
	}
}

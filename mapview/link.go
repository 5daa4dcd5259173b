package mapview

import (
	"slices"

	"borderatlas/mapview/camera"
)

// motion is how a view is moved: linked maps share one, so that what is begun on
// one of them, a flight or a drag, is that of all.
type motion struct {
	maps   []*Map // those that show the view
	fitted *fit   // the view follows the size while the user leaves it so
	flight *flight
	drag   *drag
}

func newMotion(m *Map) *motion { return &motion{maps: []*Map{m}} }

// Link makes another map show this one's view, and both move together from now
// on: each at its own size, around the same middle and at the same zoom. A step of
// a drag moves the pictures of both and draws neither. OnCamera is called for the
// map that was moved alone.
func (m *Map) Link(other *Map) {
	other.Unlink()
	m.stop()
	other.motion = m.motion
	m.maps = append(m.maps, other)
	m.look(m.view)
}

// Unlink lets a map move by itself again, from the view that it shows.
func (m *Map) Unlink() {
	m.stop()
	m.maps = slices.DeleteFunc(m.maps, func(other *Map) bool { return other == m })
	m.motion = newMotion(m)
}

// see changes the view and shows it by the pictures that there are.
func (m *Map) see(c camera.Camera) {
	for _, each := range m.maps {
		each.view = each.own(c)
	}
	for _, each := range m.maps {
		each.show()
	}
}

// own is a camera with the widget's size and sharpness.
func (m *Map) own(c camera.Camera) camera.Camera {
	w, h := m.view.Size()
	return c.WithSize(w, h).WithPixels(m.view.Pixels())
}

// aim asks for the pictures around the view.
func (m *Map) aim() {
	for _, each := range m.maps {
		each.ask()
	}
}

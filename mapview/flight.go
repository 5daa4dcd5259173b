package mapview

import (
	"time"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// How long the view takes to move.
const (
	farFlight   = 300 * time.Millisecond // to somewhere else
	stepFlight  = 180 * time.Millisecond // a level in or out
	wheelFlight = 120 * time.Millisecond // a notch of the wheel
)

// flight is an eased move of the view. The picture of its end is drawn meanwhile.
type flight struct {
	to        camera.Camera
	animation *fyne.Animation
}

// FlyTo moves the view to another one within 300 ms. OnCamera is called on arrival.
func (m *Map) FlyTo(c camera.Camera) {
	m.fitted = nil
	m.fly(m.fitting(c), farFlight)
}

// FlyToFit is Fit by a flight.
func (m *Map) FlyToFit(b orb.Bound, pad float64) {
	m.fitted = &fit{b, pad}
	m.fly(m.fitting(m.fitCamera()), farFlight)
}

// ZoomBy zooms in by steps of a level each, or out, around the middle.
func (m *Map) ZoomBy(steps float64) {
	w, h := m.view.Size()
	m.zoom(orb.Point{w / 2, h / 2}, steps, stepFlight)
}

// zoom changes the zoom around a view point. Steps that come while the map is
// flying add up.
func (m *Map) zoom(at orb.Point, steps float64, lasts time.Duration) {
	m.fitted = nil
	if m.flight != nil {
		steps += m.flight.to.Zoom() - m.view.Zoom()
	}
	m.fly(m.fitting(m.view.ZoomAround(at, steps)), lasts)
}

func (m *Map) fly(to camera.Camera, lasts time.Duration) {
	m.stop()
	if m.Still || !m.sized() {
		m.look(to)
		m.moved()
		return
	}
	from := m.view
	f := &flight{to: to}
	f.animation = fyne.NewAnimation(lasts, func(t float32) {
		if m.flight != f {
			return
		}
		if t >= 1 {
			m.flight = nil
			m.look(to)
			m.moved()
			return
		}
		m.see(camera.Between(from, to, float64(t)))
	})
	f.animation.Curve = fyne.AnimationEaseOut
	m.flight = f
	for _, each := range m.maps {
		each.want(each.own(to))
	}
	f.animation.Start()
}

// stop ends a flight where it is; who calls it looks somewhere else then.
func (m *Map) stop() {
	if f := m.flight; f != nil {
		m.flight = nil
		f.animation.Stop()
	}
}

package model

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

const (
	fitPad  = 16.0 // dp around the three provinces
	seekPad = 32.0 // dp from the edge within which a place does not count as seen
)

// seek moves the view to an event if none of its places can be seen. The zoom
// stays as it is unless the places need more room.
func (m *Model) seek(e *chronicle.Event) Change {
	if e == nil || len(e.Places) == 0 {
		return 0
	}
	bound := orb.Bound{Min: orb.Point{math.Inf(1), math.Inf(1)}, Max: orb.Point{math.Inf(-1), math.Inf(-1)}}
	for _, p := range e.Places {
		at := orb.Point{p.Lon, p.Lat}
		if m.seen(at) {
			return 0
		}
		bound = bound.Extend(at)
	}
	target := m.fitted(bound, 2*seekPad)
	if now := m.state.Camera.Zoom(); target.Zoom() > now {
		target = m.centred(bound.Center(), now)
	}
	m.state.Fitted = false
	return m.look(target) | Fly
}

// fitted is the view that shows a bound of degrees with a margin of pad dp in the
// part of the map that nothing covers.
func (m *Model) fitted(b orb.Bound, pad float64) camera.Camera {
	w, h := m.state.Camera.Size()
	c := camera.Fit(b, w-m.state.Covered, h, pad)
	return m.centred(c.Centre(), c.Zoom())
}

// centred is the view at a zoom with a position in the middle of that part.
func (m *Model) centred(at orb.Point, zoom float64) camera.Camera {
	return m.state.Camera.WithZoom(zoom).WithCentre(at).PanBy(-m.state.Covered/2, 0)
}

// seen tells whether a position lies in the part of the map that nothing covers.
func (m *Model) seen(at orb.Point) bool {
	w, h := m.state.Camera.Size()
	v := m.state.Camera.Project(at)
	return v[0] >= seekPad && v[0] <= w-m.state.Covered-seekPad && v[1] >= seekPad && v[1] <= h-seekPad
}

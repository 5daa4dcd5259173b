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
	now := m.state.Camera
	w, h := now.Size()
	room := w - m.state.Covered
	target := camera.Fit(bound, room, h, 2*seekPad)
	target = target.WithZoom(min(target.Zoom(), now.Zoom())).WithSize(w, h).WithPixels(now.Pixels())
	m.state.Fitted = false
	return m.look(target.PanBy(-m.state.Covered/2, 0)) | Fly
}

// seen tells whether a position lies in the part of the map that nothing covers.
func (m *Model) seen(at orb.Point) bool {
	w, h := m.state.Camera.Size()
	v := m.state.Camera.Project(at)
	return v[0] >= seekPad && v[0] <= w-m.state.Covered-seekPad && v[1] >= seekPad && v[1] <= h-seekPad
}

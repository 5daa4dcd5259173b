package camera

import (
	"math"

	"github.com/paulmach/orb"
)

// Between is the view at t from 0 to 1 on the way from one to another of the same
// size. The middle moves with the width of what is seen, so that the point around
// which two views are zoomed stands still all the way.
func Between(from, to Camera, t float64) Camera {
	c := from.WithZoom(from.zoom + (to.zoom-from.zoom)*t)
	s := t
	if before, after := 1/from.Scale(), 1/to.Scale(); math.Abs(before-after) > 1e-9*before {
		s = (before - 1/c.Scale()) / (before - after)
	}
	a, b := from.centre, to.centre
	c.centre = orb.Point{a[0] + (b[0]-a[0])*s, a[1] + (b[1]-a[1])*s}
	return c
}

package export

import (
	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/camera"
)

// View is how the map of a page looks at the world: its size in dp is that of the
// map on the page. Nothing is drawn.
func View(stack *layers.Stack, s Spec) camera.Camera { return newPage(stack, s).arrange().camera }

// Framed is the spec of a picture whose map ends where a bound in WGS 84 degrees
// does, as far as the shape of the page allows: without the room that is left
// around a View otherwise. The map is as large as it is on the page of s.
func Framed(stack *layers.Stack, s Spec, bound orb.Bound) Spec {
	s.View = bound
	w, h := View(stack, s).Size()
	low, high := camera.World(orb.Point{bound.Min[0], bound.Max[1]}), camera.World(orb.Point{bound.Max[0], bound.Min[1]})
	dx, dy := (high[0]-low[0])*fitPad/w, (high[1]-low[1])*fitPad/h
	nw, se := camera.LonLat(orb.Point{low[0] + dx, low[1] + dy}), camera.LonLat(orb.Point{high[0] - dx, high[1] - dy})
	s.View = orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
	return s
}

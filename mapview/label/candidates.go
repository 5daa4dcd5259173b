package label

import (
	"math"

	"github.com/paulmach/orb"
)

// at is the box of w by h around a point.
func at(x, y, w, h float64) orb.Bound {
	return orb.Bound{Min: orb.Point{x - w/2, y - h/2}, Max: orb.Point{x + w/2, y + h/2}}
}

// Around lists the places for a label of w by h beside a point whose symbol has
// a radius, gap away from it. First Imhof's order (Positioning Names on Maps,
// The American Cartographer 2, 1975): upper right, lower right, upper left,
// lower left, then level right and left, above and below; then further out with
// a leader.
func Around(point orb.Point, radius, w, h, gap float64) []Candidate {
	x, y := point[0], point[1]
	beside := radius + gap + w/2
	raised := h * 0.3 // the symbol stays level with the letters
	above := radius + gap + h/2
	near := []orb.Point{
		{x + beside, y - raised},
		{x + beside, y + raised},
		{x - beside, y - raised},
		{x - beside, y + raised},
		{x + beside, y},
		{x - beside, y},
		{x, y - above},
		{x, y + above},
	}
	list := make([]Candidate, 0, len(near)+2*len(outward))
	for i, c := range near {
		list = append(list, Candidate{Box: at(c[0], c[1], w, h), Cost: float64(i)})
	}
	for ring, distance := range []float64{radius + gap + 14, radius + gap + 30} {
		list = append(list, out(point, distance, w, h, 10+10*float64(ring))...)
	}
	return list
}

// outward is the order of directions in which a label with a leader is tried,
// in degrees clockwise from the right: right before left, up before down.
var outward = []float64{-30, 30, -150, 150, -60, 60, -120, 120, 0, 180, -90, 90}

// out lists boxes whose nearest point lies at a distance from a point, in all
// directions, with their leaders.
func out(point orb.Point, distance, w, h, cost float64) []Candidate {
	list := make([]Candidate, len(outward))
	for i, degrees := range outward {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		x, y := point[0]+distance*cos, point[1]+distance*sin
		// The box hangs on its leader by the side or the corner that is nearest.
		box := at(x+side(cos)*w/2, y+side(sin)*h/2, w, h)
		list[i] = Candidate{Box: box, Leader: []orb.Point{nearest(box, point), point}, Cost: cost + float64(i)*0.5}
	}
	return list
}

// side is -1, 0 or 1, proportional while the direction is nearly straight.
func side(direction float64) float64 {
	return min(max(direction*2, -1), 1)
}

// nearest is where a leader leaves a box: level with its middle line on the side
// towards a point, or in the middle of the edge below or above it.
func nearest(b orb.Bound, p orb.Point) orb.Point {
	middle := b.Center()
	switch {
	case b.Min[0] > p[0]:
		return orb.Point{b.Min[0], min(max(p[1], b.Min[1]), b.Max[1])}
	case b.Max[0] < p[0]:
		return orb.Point{b.Max[0], min(max(p[1], b.Min[1]), b.Max[1])}
	case b.Min[1] > p[1]:
		return orb.Point{min(max(p[0], b.Min[0]), b.Max[0]), b.Min[1]}
	case b.Max[1] < p[1]:
		return orb.Point{min(max(p[0], b.Min[0]), b.Max[0]), b.Max[1]}
	}
	return middle
}

// Inside lists the places for the name of an area: over the point, then moved a
// little, up and down before to the sides, never with a leader.
func Inside(point orb.Point, w, h float64) []Candidate {
	list := []Candidate{{Box: at(point[0], point[1], w, h)}}
	for _, s := range []struct{ x, y, cost float64 }{
		{0, -0.7, 1},
		{0, 0.7, 1},
		{-0.25, 0, 1},
		{0.25, 0, 1},
		{-0.25, -0.7, 2},
		{0.25, -0.7, 2},
		{-0.25, 0.7, 2},
		{0.25, 0.7, 2},
		{0, -1.4, 3},
		{0, 1.4, 3},
		{-0.5, 0, 3},
		{0.5, 0, 3},
		{-0.5, -1.2, 4},
		{0.5, -1.2, 4},
		{-0.5, 1.2, 4},
		{0.5, 1.2, 4},
		{0, -2.2, 5},
		{0, 2.2, 5},
		{-0.75, 0, 5},
		{0.75, 0, 5},
		{-0.75, -2.2, 7},
		{0.75, -2.2, 7},
		{-0.75, 2.2, 7},
		{0.75, 2.2, 7},
	} {
		list = append(list, Candidate{Box: at(point[0]+s.x*w, point[1]+s.y*h, w, h), Cost: s.cost})
	}
	return list
}

// Leading lists the places for a label that always stands outside and points at
// what it names: a small area of a radius, from near to far.
func Leading(point orb.Point, radius, w, h float64) []Candidate {
	var list []Candidate
	for ring, beyond := range []float64{14, 26, 42, 64, 92} {
		list = append(list, out(point, radius+beyond, w, h, 6*float64(ring))...)
	}
	return list
}

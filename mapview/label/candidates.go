package label

import (
	"math"

	"github.com/paulmach/orb"
)

// at is the box of w by h around a point.
func at(x, y, w, h float64) orb.Bound {
	return orb.Bound{Min: orb.Point{x - w/2, y - h/2}, Max: orb.Point{x + w/2, y + h/2}}
}

// Near lists the places for a label of w by h beside a point whose symbol has a
// radius, gap away from it, in Imhof's order (Positioning Names on Maps, The American
// Cartographer 2, 1975): upper right, lower right, upper left, lower left, then level
// right and left, above and below.
func Near(point orb.Point, radius, w, h, gap float64) []Candidate {
	return near(make([]Candidate, 0, 8), point, radius, w, h, gap)
}

// Around lists the places of Near and then those further out with a leader.
func Around(point orb.Point, radius, w, h, gap float64) []Candidate {
	list := near(make([]Candidate, 0, 8+2*len(outward)), point, radius, w, h, gap)
	list = out(list, point, radius+gap+14, w, h, 10)
	return out(list, point, radius+gap+30, w, h, 20)
}

func near(list []Candidate, point orb.Point, radius, w, h, gap float64) []Candidate {
	x, y := point[0], point[1]
	beside := radius + gap + w/2
	raised := h * 0.3 // the symbol stays level with the letters
	above := radius + gap + h/2
	for i, c := range [...]orb.Point{
		{x + beside, y - raised},
		{x + beside, y + raised},
		{x - beside, y - raised},
		{x - beside, y + raised},
		{x + beside, y},
		{x - beside, y},
		{x, y - above},
		{x, y + above},
	} {
		list = append(list, Candidate{Box: at(c[0], c[1], w, h), Cost: float64(i)})
	}
	return list
}

// outward is the order of directions in which a label with a leader is tried, as unit
// vectors, from degrees clockwise from the right: right before left, up before down.
var outward = func() (list [12]orb.Point) {
	for i, degrees := range [len(list)]float64{-30, 30, -150, 150, -60, 60, -120, 120, 0, 180, -90, 90} {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		list[i] = orb.Point{cos, sin}
	}
	return list
}()

// out appends boxes whose nearest point lies at a distance from a point, in all
// directions, with their leaders.
func out(list []Candidate, point orb.Point, distance, w, h, cost float64) []Candidate {
	leaders := make([]orb.Point, 2*len(outward))
	for i, d := range outward {
		x, y := point[0]+distance*d[0], point[1]+distance*d[1]
		// The box hangs on its leader by the side or the corner that is nearest.
		box := at(x+side(d[0])*w/2, y+side(d[1])*h/2, w, h)
		leader := leaders[2*i : 2*i+2 : 2*i+2]
		leader[0], leader[1] = nearest(box, point), point
		list = append(list, Candidate{Box: box, Leader: leader, Cost: cost + float64(i)*0.5})
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
	list := append(make([]Candidate, 0, 25), Candidate{Box: at(point[0], point[1], w, h)})
	for _, s := range [...]struct{ x, y, cost float64 }{
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
	rings := [...]float64{14, 26, 42, 64, 92}
	list := make([]Candidate, 0, len(rings)*len(outward))
	for ring, beyond := range rings {
		list = out(list, point, radius+beyond, w, h, 6*float64(ring))
	}
	return list
}

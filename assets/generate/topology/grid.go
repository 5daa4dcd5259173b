// Package topology turns outlines of countries and lines between provinces into
// arcs that neighbours share, and arcs into areas without overlap or gap.
//
// Positions are integers of 1e-5 degree, so that two outlines share a vertex
// exactly or not at all.
package topology

import (
	"cmp"
	"math"
)

// Unit is the grid width in degrees: about 1.1 m from north to south.
const Unit = 1e-5

// Point is a WGS 84 position in grid units, X longitude, Y latitude.
type Point struct{ X, Y int32 }

// At rounds a position in degrees to the grid.
func At(lon, lat float64) Point {
	return Point{int32(math.Round(lon / Unit)), int32(math.Round(lat / Unit))}
}

// Degrees is the position as longitude and latitude.
func (p Point) Degrees() (lon, lat float64) {
	const perDegree = 1e5 // dividing gives the nearest decimal, multiplying by Unit does not
	return float64(p.X) / perDegree, float64(p.Y) / perDegree
}

// Compare orders points from west to east, then from south to north.
func (p Point) Compare(q Point) int {
	return cmp.Or(cmp.Compare(p.X, q.X), cmp.Compare(p.Y, q.Y))
}

// Box is a closed rectangle of grid points.
type Box struct{ Min, Max Point }

// Contains tells whether p lies in the box or on its edge.
func (b Box) Contains(p Point) bool {
	return b.Min.X <= p.X && p.X <= b.Max.X && b.Min.Y <= p.Y && p.Y <= b.Max.Y
}

func (b Box) touches(e Edge) bool {
	return max(e.A.X, e.B.X) >= b.Min.X && min(e.A.X, e.B.X) <= b.Max.X &&
		max(e.A.Y, e.B.Y) >= b.Min.Y && min(e.A.Y, e.B.Y) <= b.Max.Y
}

func boxOf(points []Point) Box {
	b := Box{points[0], points[0]}
	for _, p := range points {
		b.Min = Point{min(b.Min.X, p.X), min(b.Min.Y, p.Y)}
		b.Max = Point{max(b.Max.X, p.X), max(b.Max.Y, p.Y)}
	}
	return b
}

// metresPerUnit is the length of a grid unit on the mean sphere. Choices between
// points (nearest, furthest) use the sphere; measured results the ellipsoid.
const metresPerUnit = 1.1119492664

// Distance in metres between two points that lie close to each other.
func Distance(a, b Point) float64 {
	dy := float64(b.Y-a.Y) * metresPerUnit
	dx := float64(b.X-a.X) * metresPerUnit * math.Cos(radians((float64(a.Y)+float64(b.Y))/2))
	return math.Hypot(dx, dy)
}

// radians of a latitude in grid units.
func radians(y float64) float64 { return y * Unit * math.Pi / 180 }

// nearest is the grid point of the segment a-b that is nearest to p, and the
// distance in metres from p to the segment.
func nearest(p, a, b Point) (Point, float64) {
	k := math.Cos(radians(float64(p.Y)))
	ax, ay := float64(a.X-p.X)*k, float64(a.Y-p.Y)
	dx, dy := float64(b.X-a.X)*k, float64(b.Y-a.Y)
	t := 0.0
	if d := dx*dx + dy*dy; d > 0 {
		t = min(1, max(0, -(ax*dx+ay*dy)/d))
	}
	return along(a, b, t), math.Hypot(ax+t*dx, ay+t*dy) * metresPerUnit
}

// along is the grid point at the fraction t of the way from a to b.
func along(a, b Point, t float64) Point {
	return Point{
		a.X + int32(math.Round(t*float64(b.X-a.X))),
		a.Y + int32(math.Round(t*float64(b.Y-a.Y))),
	}
}

// crossing is the grid point where p-q meets a-b and the fraction of the way
// from p to q at which it does.
func crossing(p, q, a, b Point) (at Point, t float64, ok bool) {
	rx, ry := float64(q.X-p.X), float64(q.Y-p.Y)
	sx, sy := float64(b.X-a.X), float64(b.Y-a.Y)
	d := rx*sy - ry*sx
	if d == 0 {
		return Point{}, 0, false
	}
	ox, oy := float64(a.X-p.X), float64(a.Y-p.Y)
	t = (ox*sy - oy*sx) / d
	u := (ox*ry - oy*rx) / d
	if t < 0 || t > 1 || u < 0 || u > 1 {
		return Point{}, 0, false
	}
	return along(p, q, t), t, true
}

// turn is twice the signed area of an open ring in grid units: positive where
// the ring runs counter-clockwise.
func turn(ring []Point) float64 {
	sum := 0.0
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		sum += float64(a.X)*float64(b.Y) - float64(b.X)*float64(a.Y)
	}
	return sum
}

// passesEast tells whether the segment a-b crosses the ray from (x, y) to the
// east; an odd number of crossings of an outline means inside.
func passesEast(x, y float64, a, b Point) bool {
	ay, by := float64(a.Y), float64(b.Y)
	return (ay > y) != (by > y) && x < float64(a.X)+(y-ay)/(by-ay)*float64(b.X-a.X)
}

// Contains tells whether p lies inside an open ring; a point on the ring itself
// may be told either way.
func Contains(ring []Point, p Point) bool { return contains(ring, float64(p.X), float64(p.Y)) }

func contains(ring []Point, x, y float64) bool {
	in := false
	for i, a := range ring {
		if passesEast(x, y, a, ring[(i+1)%len(ring)]) {
			in = !in
		}
	}
	return in
}

package topology

import (
	"slices"
	"testing"
)

// at is a point on a lattice of 0.1 degree.
func at(x, y int32) Point { return Point{x * 10000, y * 10000} }

// path is a line over the lattice: x, y, x, y ...
func path(xy ...int32) []Point {
	var line []Point
	for i := 0; i < len(xy); i += 2 {
		line = append(line, at(xy[i], xy[i+1]))
	}
	return line
}

// box is a rectangle over the lattice, counter-clockwise and open.
func box(x0, y0, x1, y1 int32) []Point { return path(x0, y0, x1, y0, x1, y1, x0, y1) }

// two are the countries KG, with an exclave of TJ in it, and TJ beside it.
func two(t testing.TB) Edges {
	t.Helper()
	edges := Edges{}
	add(t, edges, "KG", box(0, 0, 10, 10), box(2, 2, 3, 3))
	add(t, edges, "TJ", box(10, 0, 20, 10))
	add(t, edges, "TJ", box(2, 2, 3, 3))
	return edges
}

func add(t testing.TB, edges Edges, label string, rings ...[]Point) {
	t.Helper()
	if err := edges.AddPolygon(rings, label); err != nil {
		t.Fatal(err)
	}
}

func reversed(ring []Point) []Point {
	ring = slices.Clone(ring)
	slices.Reverse(ring)
	return ring
}

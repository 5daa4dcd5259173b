package topology

import (
	"math"
	"testing"
)

// inner enters lines between the provinces KG-W on their left and KG-E.
func inner(lines ...[]Point) Edges {
	edges := Edges{}
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			edges.Put(line[i-1], line[i], Sides{"KG-W", "KG-E"})
		}
	}
	return edges
}

// innerLength is the length of the lines between provinces in steps of the lattice.
func innerLength(edges Edges) float64 {
	sum := 0.0
	for e, s := range edges {
		if s.Left != Country(s.Left) {
			sum += math.Hypot(float64(e.B.X-e.A.X), float64(e.B.Y-e.A.Y)) / 10000
		}
	}
	return sum
}

func TestFit(t *testing.T) {
	for name, c := range map[string]struct {
		lines     []Point
		length    float64 // in the country, in steps
		extension float64 // of a loose end, in km
	}{
		"crosses both sides":    {path(5, -3, 5, 13), 10, 0},
		"ends on the outline":   {path(5, 0, 5, 10), 10, 0},
		"stops short":           {path(5, -3, 5, 9), 10, 11.12},
		"stops short twice":     {path(5, 1, 5, 9), 10, 11.12},
		"lies outside":          {path(-5, -3, -5, 13), 0, 0},
		"leaves and comes back": {path(5, -3, 5, 5, 12, 5, 12, 6, 5, 6, 5, 13), 5 + 5 + 5 + 4, 0},
	} {
		m := NewMosaic(two(t))
		extension := m.Fit("KG", inner(c.lines)) / 1000
		edges := m.Edges()
		if got := innerLength(edges); math.Abs(got-c.length) > 1e-9 {
			t.Errorf("%s: %.3f steps inside, want %.3f", name, got, c.length)
		}
		if math.Abs(extension-c.extension) > 0.01 {
			t.Errorf("%s: extended by %.2f km, want %.2f", name, extension, c.extension)
		}
		arcs := edges.Arcs()
		if got := len(WithoutDangles(arcs)); got != len(arcs) {
			t.Errorf("%s: %d of %d arcs lead nowhere", name, len(arcs)-got, len(arcs))
		}
	}
}

// TestFitScrap: a line that cuts a corner of the outline on its way leaves
// nothing there.
func TestFitScrap(t *testing.T) {
	m := NewMosaic(two(t))
	m.Fit("KG", inner([]Point{{-1000, 99000}, {2000, 102000}, {50000, 110000}, {50000, -30000}}))
	if got := innerLength(m.Edges()); math.Abs(got-10) > 1e-9 {
		t.Errorf("%.3f steps inside, want the 10 of the crossing", got)
	}
}

// TestEdgesSplit: the outline has a vertex where a province line meets it.
func TestEdgesSplit(t *testing.T) {
	m := NewMosaic(two(t))
	m.Fit("KG", inner(path(5, -3, 5, 13)))
	edges := m.Edges()
	if _, whole := edges[Edge{at(0, 0), at(10, 0)}]; whole {
		t.Error("the southern edge is still whole")
	}
	for _, e := range []Edge{{at(0, 0), at(5, 0)}, {at(5, 0), at(10, 0)}} {
		if got := edges.sides(e.A, e.B); got != (Sides{"KG", ""}) {
			t.Errorf("%v has %v on its sides", e, got)
		}
	}
	if got := edges.sides(at(5, 0), at(5, 10)); got != (Sides{"KG-W", "KG-E"}) {
		t.Errorf("the province line has %v on its sides", got)
	}
}

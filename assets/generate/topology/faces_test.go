package topology

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// rest names an area that no line between provinces touches.
func rest(country string, _ []Point) string { return country + "-X" }

// areasOf fits province lines into two made-up countries and returns the areas
// by label with their sizes in squares of the lattice.
func areasOf(t *testing.T, edges Edges, provinces Edges) (map[string]float64, []Area, []Arc) {
	t.Helper()
	m := NewMosaic(edges)
	m.Fit("KG", provinces)
	arcs := m.Edges().Arcs()
	areas, err := Areas(arcs, rest)
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[string]float64{}
	for _, a := range areas {
		for _, ring := range a.Rings() {
			sizes[a.Label] += turn(Ring(ring, func(arc int) []Point { return arcs[arc].Points })) / 2e8
		}
	}
	return sizes, areas, arcs
}

func TestAreas(t *testing.T) {
	sizes, areas, arcs := areasOf(t, two(t), inner(path(5, -3, 5, 13)))
	for label, want := range map[string]float64{"KG-W": 49, "KG-E": 50, "TJ-X": 101} {
		if math.Abs(sizes[label]-want) > 1e-9 {
			t.Errorf("%s has %.3f squares, want %.0f", label, sizes[label], want)
		}
	}
	if len(areas) != 4 {
		t.Errorf("%d areas, want 4", len(areas))
	}
	for _, a := range areas {
		if want := map[string]int{"KG-W": 1}[a.Label]; len(a.Holes) != want {
			t.Errorf("%s has %d holes, want %d", a.Label, len(a.Holes), want)
		}
	}
	for _, a := range arcs { // after the walk, every side has its province
		for _, side := range []string{a.Left, a.Right} {
			if side != "" && !slices.Contains([]string{"KG-W", "KG-E", "TJ-X"}, side) {
				t.Errorf("a side of an arc is %q", side)
			}
		}
	}
}

// TestAreasTown: a province inside another is a hole of it and not of itself.
func TestAreasTown(t *testing.T) {
	town := Edges{}
	ring := box(6, 6, 8, 8)
	for i, p := range ring {
		town.Put(p, ring[(i+1)%4], Sides{"KG-T", "KG-E"})
	}
	for e, s := range inner(path(5, -3, 5, 13)) {
		town[e] = s
	}
	sizes, _, _ := areasOf(t, two(t), town)
	for label, want := range map[string]float64{"KG-W": 49, "KG-E": 46, "KG-T": 4, "TJ-X": 101} {
		if math.Abs(sizes[label]-want) > 1e-9 {
			t.Errorf("%s has %.3f squares, want %.0f", label, sizes[label], want)
		}
	}
}

func TestAreasMixed(t *testing.T) {
	edges := two(t)
	edges.Put(at(5, 0), at(5, 5), Sides{"KG-W", "KG-E"}) // hangs in the air
	edges.Put(at(5, 5), at(5, 10), Sides{"KG-E", "KG-W"})
	for _, e := range []Edge{{at(0, 0), at(10, 0)}, {at(0, 10), at(10, 10)}} {
		s := edges[e]
		delete(edges, e)
		middle := Point{50000, e.A.Y}
		edges.Put(e.A, middle, s)
		edges.Put(middle, e.B, s)
	}
	_, err := Areas(edges.Arcs(), rest)
	if err == nil || !strings.Contains(err.Error(), "belongs to several") {
		t.Errorf("error %v", err)
	}
}

func TestHalf(t *testing.T) {
	for arc := range 3 {
		if h := half(arc, false); h.Arc() != arc || h.Forward() {
			t.Errorf("%d read backwards is arc %d, forward %v", arc, h.Arc(), h.Forward())
		}
		if h := half(arc, true); h.Arc() != arc || !h.Forward() {
			t.Errorf("%d read forwards is arc %d, forward %v", arc, h.Arc(), h.Forward())
		}
	}
}

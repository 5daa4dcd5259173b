package topology

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestSharedEdge(t *testing.T) {
	want := Sides{"KG", "TJ"} // going north along the common border
	for _, ring := range [][]Point{box(10, 0, 20, 10), reversed(box(10, 0, 20, 10))} {
		edges := Edges{}
		add(t, edges, "KG", box(0, 0, 10, 10))
		add(t, edges, "TJ", append(ring, ring[0])) // a closed ring is as good
		if got := edges.sides(at(10, 0), at(10, 10)); got != want {
			t.Errorf("going north: %v, want %v", got, want)
		}
		if got := edges.sides(at(10, 10), at(10, 0)); got != want.Reversed() {
			t.Errorf("going south: %v, want %v", got, want.Reversed())
		}
		if got := edges.sides(at(0, 0), at(10, 0)); got != (Sides{"KG", ""}) {
			t.Errorf("along the coast: %v", got)
		}
		if len(edges) != 7 {
			t.Errorf("%d edges, want 7", len(edges))
		}
	}
}

func TestOverlap(t *testing.T) {
	edges := Edges{}
	add(t, edges, "KG", box(0, 0, 10, 10))
	err := edges.AddPolygon([][]Point{path(0, 0, 10, 0, 10, 20, 0, 20)}, "TJ")
	if err == nil || !strings.Contains(err.Error(), "KG and TJ overlap at 0.00000, 0.00000") {
		t.Errorf("error %v", err)
	}
}

func TestDissolve(t *testing.T) {
	edges := Edges{}
	add(t, edges, "UZ", box(0, 0, 10, 10))
	add(t, edges, "UZ", box(10, 0, 20, 10))
	edges.Dissolve()
	if _, seam := edges[Edge{at(10, 0), at(10, 10)}]; seam || len(edges) != 6 {
		t.Errorf("the seam is there: %v, %d edges", seam, len(edges))
	}
	edges.KeepBetween()
	if len(edges) != 0 {
		t.Errorf("%d edges between countries, want none", len(edges))
	}
}

func TestClean(t *testing.T) {
	square := box(0, 0, 1, 1)
	for name, ring := range map[string][]Point{
		"closed":             path(0, 0, 1, 0, 1, 1, 0, 1, 0, 0),
		"repeated":           path(0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 1),
		"spike":              path(0, 0, 1, 0, 5, 0, 1, 0, 1, 1, 0, 1),
		"long spike":         path(0, 0, 1, 0, 5, 0, 6, 0, 5, 0, 1, 0, 1, 1, 0, 1),
		"spike at the end":   path(0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 0, -3),
		"spike at the start": path(-3, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0),
	} {
		before := slices.Clone(ring)
		if got := clean(ring); !reflect.DeepEqual(got, square) {
			t.Errorf("%s: %v, want %v", name, got, square)
		}
		if !slices.Equal(ring, before) {
			t.Errorf("%s: the ring was changed", name)
		}
	}
	if got := clean(path(0, 0, 1, 0, 0, 0)); len(got) > 2 {
		t.Errorf("a ring without area is %v", got)
	}
}

func TestArcs(t *testing.T) {
	arcs := two(t).Arcs()
	if len(arcs) != 4 {
		t.Fatalf("%d arcs, want 4: %v", len(arcs), arcs)
	}
	kinds := map[Sides]int{}
	for _, a := range arcs {
		kinds[a.Sides] = len(a.Points)
		if a.Closed() != (len(a.Points) == 5) {
			t.Errorf("%v closed: %v", a, a.Closed())
		}
	}
	for sides, points := range map[Sides]int{{"TJ", "KG"}: 5, {"KG", ""}: 4} {
		if kinds[sides]+kinds[sides.Reversed()] < points {
			t.Errorf("between %v: %d points, want %d", sides, kinds[sides], points)
		}
	}
	for range 5 { // maps have no order; arcs must
		if again := two(t).Arcs(); !reflect.DeepEqual(again, arcs) {
			t.Fatalf("another order: %v, before %v", again, arcs)
		}
	}
}

func TestWithoutDangles(t *testing.T) {
	edges := two(t)
	edges.Put(at(20, 0), at(25, 0), Sides{"KG", "TJ"})
	edges.Put(at(25, 0), at(30, 0), Sides{"KG", "UZ"}) // a dangle on a dangle
	arcs := edges.Arcs()
	if got := len(WithoutDangles(arcs)); got != len(arcs)-2 {
		t.Errorf("%d of %d arcs are left, want two less", got, len(arcs))
	}
}

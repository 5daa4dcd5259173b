package topology

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Edge is a segment between two neighbouring vertices, A before B in the order
// of Point.Compare.
type Edge struct{ A, B Point }

// edgeOf sorts the ends; forward tells whether they were in order.
func edgeOf(a, b Point) (e Edge, forward bool) {
	if a.Compare(b) < 0 {
		return Edge{a, b}, true
	}
	return Edge{b, a}, false
}

func (e Edge) compare(f Edge) int { return cmp.Or(e.A.Compare(f.A), e.B.Compare(f.B)) }

// Sides names the areas on both sides of a line, "" where there is none.
type Sides struct{ Left, Right string }

// Reversed are the sides of the line read from its other end.
func (s Sides) Reversed() Sides { return Sides{s.Right, s.Left} }

// Edges is a set of edges with the area on the left and on the right going from
// A to B. Two areas that share an edge meet in its one entry.
type Edges map[Edge]Sides

// AddPolygon enters the rings of a polygon, shell first, as the area label. The
// rings may be closed or open and run either way. It is an error if another
// area is on the same side of an edge already.
func (m Edges) AddPolygon(rings [][]Point, label string) error {
	for i, ring := range rings {
		ring = clean(ring)
		if len(ring) < 3 {
			continue // nothing was left of it on the grid
		}
		if counterClockwise := turn(ring) > 0; counterClockwise != (i == 0) {
			slices.Reverse(ring)
		}
		for k, a := range ring {
			if err := m.add(a, ring[(k+1)%len(ring)], label); err != nil {
				return err
			}
		}
	}
	return nil
}

// add puts the area on the left of the way from a to b.
func (m Edges) add(a, b Point, label string) error {
	e, forward := edgeOf(a, b)
	s := m[e]
	side := &s.Left
	if !forward {
		side = &s.Right
	}
	if *side != "" && *side != label {
		lon, lat := a.Degrees()
		return fmt.Errorf("%s and %s overlap at %.5f, %.5f", *side, label, lon, lat)
	}
	*side = label
	m[e] = s
	return nil
}

// Dissolve removes the edges inside an area: those with it on both sides.
func (m Edges) Dissolve() {
	maps.DeleteFunc(m, func(_ Edge, s Sides) bool { return s.Left == s.Right })
}

// KeepBetween removes all edges but those between two areas.
func (m Edges) KeepBetween() {
	maps.DeleteFunc(m, func(_ Edge, s Sides) bool { return s.Left == "" || s.Right == "" || s.Left == s.Right })
}

// sorted lists the edges in an order that does not change from run to run.
func (m Edges) sorted() []Edge { return slices.SortedFunc(maps.Keys(m), Edge.compare) }

// sides are the areas left and right of the way from a to b.
func (m Edges) sides(a, b Point) Sides {
	e, forward := edgeOf(a, b)
	s := m[e]
	if !forward {
		s = s.Reversed()
	}
	return s
}

// Put enters the way from a to b with its sides.
func (m Edges) Put(a, b Point, s Sides) {
	e, forward := edgeOf(a, b)
	if !forward {
		s = s.Reversed()
	}
	m[e] = s
}

// clean copies a ring as an open one without repeated points and without spikes
// (a, b, a).
func clean(ring []Point) []Point {
	for {
		var out []Point
		for _, p := range ring {
			switch n := len(out); {
			case n > 0 && out[n-1] == p:
			case n > 1 && out[n-2] == p:
				out = out[:n-1]
			default:
				out = append(out, p)
			}
		}
		for len(out) > 1 && out[0] == out[len(out)-1] {
			out = out[:len(out)-1]
		}
		if n := len(out); n > 2 && out[n-2] == out[0] {
			out = out[:n-1] // a spike whose tip is the last point
		} else if n > 2 && out[1] == out[n-1] {
			out = out[1:] // a spike whose tip is the first point
		}
		if len(out) == len(ring) {
			return out
		}
		ring = out
	}
}

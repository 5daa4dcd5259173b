package main

import (
	"fmt"
	"slices"

	"github.com/peterstace/simplefeatures/geom"

	"borderatlas/assets/generate/topology"
)

// change is a piece of land that two editions map on different sides.
type change struct {
	id       string
	from, to string // countries
	km2      float64
	rings    [][]topology.Point
	anchor   topology.Point
	near     string // nearest town, English
	nearKm   float64
}

// smallestChange in km²: less is the width of the line.
const smallestChange = 0.05

// findChanges lists where the mapped line moved in the region, the largest first.
func findChanges(before, after *edition, towns []town) ([]change, error) {
	var changes []change
	for _, from := range countries {
		for _, to := range countries {
			if from == to {
				continue
			}
			moved, err := geom.Intersection(before.land(from), after.land(to))
			if err != nil {
				return nil, err
			}
			for _, p := range polygonsOf(moved) {
				if c := newChange(from, to, p, towns); c.km2 >= smallestChange && region.Contains(c.anchor) {
					changes = append(changes, c)
				}
			}
		}
	}
	slices.SortFunc(changes, func(a, b change) int {
		if c := compareDescending(a.km2, b.km2); c != 0 {
			return c
		}
		return a.anchor.Compare(b.anchor)
	})
	for i := range changes {
		changes[i].id = fmt.Sprintf("moved-%02d", i+1)
	}
	return changes, nil
}

// land is a country as one geometry with every vertex.
func (e *edition) land(country string) geom.Geometry {
	var parts []geom.Geometry
	for i := range e.areas {
		if a := &e.areas[i]; topology.Country(a.Label) == country {
			var rings [][]topology.Point
			for _, halves := range a.Rings() {
				rings = append(rings, e.ring(halves))
			}
			parts = append(parts, polygon(rings).AsGeometry())
		}
	}
	return geom.NewGeometryCollection(parts).AsGeometry()
}

// polygonsOf takes a geometry apart and leaves out lines and points.
func polygonsOf(g geom.Geometry) []geom.Polygon {
	var polygons []geom.Polygon
	for _, part := range g.Dump() {
		if p, ok := part.AsPolygon(); ok {
			polygons = append(polygons, p)
		}
	}
	return polygons
}

func newChange(from, to string, p geom.Polygon, towns []town) change {
	c := change{from: from, to: to}
	for _, line := range p.ForceCCW().DumpRings() {
		sequence := line.Coordinates()
		var ring []topology.Point
		for i := range sequence.Length() - 1 {
			xy := sequence.GetXY(i)
			if q := topology.At(xy.X, xy.Y); len(ring) == 0 || q != ring[len(ring)-1] {
				ring = append(ring, q)
			}
		}
		if len(ring) > 2 {
			c.rings = append(c.rings, ring)
			c.km2 += topology.AreaKm2(ring)
		}
	}
	if c.km2 < smallestChange {
		return c
	}
	c.anchor = topology.Pole(c.rings)
	for _, t := range towns {
		if km := topology.LengthKm([]topology.Point{c.anchor, t.At}); c.near == "" || km < c.nearKm {
			c.near, c.nearKm = t.Names["en"], km
		}
	}
	return c
}

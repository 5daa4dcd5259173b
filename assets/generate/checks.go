package main

import (
	"fmt"
	"math"

	"github.com/peterstace/simplefeatures/geom"

	"borderatlas/assets/generate/topology"
)

// officialKm2 are the official areas of the provinces that the map is about.
var officialKm2 = map[string]float64{"KG-B": 17000, "KG-O": 29200, "TJ-SU": 25400}

// elsewhere are towns that GeoNames gives to the province beside: a suburb.
var elsewhere = map[string]string{"bektemir": "UZ-TO"}

// check fails if the edition is not what it is known to be.
func (e *edition) check(towns []town) error {
	for tier := range tiers {
		if err := e.checkMosaic(tier); err != nil {
			return fmt.Errorf("at %g m: %w", tiers[tier], err)
		}
	}
	if err := within(e.lineKm("KG", "TJ"), e.LineKm, 0.1); err != nil {
		return fmt.Errorf("length of the Kyrgyz-Tajik line in km: %w", err)
	}
	for _, p := range e.provinces {
		if official := officialKm2[p.ID]; official > 0 {
			if err := within(p.km2, official, 0.02*official); err != nil {
				return fmt.Errorf("area of %s in km²: %w", p.ID, err)
			}
		}
	}
	if err := e.checkExclaves(); err != nil {
		return err
	}
	return e.checkTowns(towns)
}

func within(is, should, tolerance float64) error {
	if math.Abs(is-should) > tolerance {
		return fmt.Errorf("%.6g, not %.6g (within %.3g)", is, should, tolerance)
	}
	return nil
}

// checkMosaic: every polygon is valid, and together they are one area without
// overlap and without gap.
func (e *edition) checkMosaic(tier int) error {
	var parts []geom.Geometry
	sum := 0.0
	for i := range e.areas {
		p := polygon(e.rings(&e.areas[i], tier))
		if err := p.Validate(); err != nil {
			return fmt.Errorf("area %d of %s is not valid: %w", i, e.areas[i].Label, err)
		}
		sum += p.Area()
		parts = append(parts, p.AsGeometry())
	}
	union, err := geom.UnionMany(parts)
	if err != nil {
		return err
	}
	if d := sum/union.Area() - 1; math.Abs(d) > 1e-9 {
		return fmt.Errorf("areas overlap: their sum exceeds their union by %.3g of it", d)
	}
	whole, ok := union.AsPolygon()
	if !ok || whole.NumInteriorRings() > 0 {
		return fmt.Errorf("there is a gap: the union is %s with holes", union.Type())
	}
	return nil
}

// polygon closes open rings into a polygon of degrees.
func polygon(rings [][]topology.Point) geom.Polygon {
	var lines []geom.LineString
	for _, ring := range rings {
		var coordinates []float64
		for i := range len(ring) + 1 {
			lon, lat := ring[i%len(ring)].Degrees()
			coordinates = append(coordinates, lon, lat)
		}
		lines = append(lines, geom.NewLineString(geom.NewSequence(coordinates, geom.DimXY)))
	}
	return geom.NewPolygon(lines)
}

// lineKm is the length of the border between two states before simplification.
func (e *edition) lineKm(a, b string) float64 {
	sum := 0.0
	for i := range e.arcs {
		left, right := topology.Country(e.arcs[i].Left), topology.Country(e.arcs[i].Right)
		if left == a && right == b || left == b && right == a {
			sum += topology.LengthKm(e.arcs[i].Points)
		}
	}
	return sum
}

// checkExclaves compares with the measured areas and rings; the table has them rounded.
func (e *edition) checkExclaves() error {
	for _, x := range e.exclaves {
		should := x.Editions[e.ID]
		if err := within(x.extent.AreaKm2, should.AreaKm2, 0.005); err != nil {
			return fmt.Errorf("area of %s in km²: %w", x.ID, err)
		}
		if err := within(x.extent.PerimeterKm, should.PerimeterKm, 0.05); err != nil {
			return fmt.Errorf("ring of %s in km: %w", x.ID, err)
		}
	}
	return nil
}

// checkTowns: each town lies in its country and in the province GeoNames names.
func (e *edition) checkTowns(towns []town) error {
	for _, t := range towns {
		at := e.locate(t.At)
		should := t.province
		if other := elsewhere[t.ID]; other != "" {
			should = other
		}
		if topology.Country(at) != t.Country || should != "" && at != should {
			return fmt.Errorf("town %s lies in %q, not in %s %s", t.ID, at, t.Country, should)
		}
	}
	return nil
}

// locate is the province of a point, "" outside.
func (e *edition) locate(p topology.Point) string {
	for i := range e.areas {
		in := false
		for _, halves := range e.areas[i].Rings() {
			in = in != topology.Contains(e.ring(halves), p)
		}
		if in {
			return e.areas[i].Label
		}
	}
	return ""
}

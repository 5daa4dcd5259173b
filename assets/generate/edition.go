package main

import (
	"fmt"
	"math"
	"slices"

	"borderatlas/assets/generate/tables"
	"borderatlas/assets/generate/topology"
	"borderatlas/assets/generate/upstream"
)

// editionSpec is one state of the state borders.
type editionSpec struct {
	ID       string
	Module   upstream.Module
	From, To string // first and last valid day, "" for an open end
	Mapped   string // month of the source
	LineKm   float64
}

// editionSpecs are the editions, oldest first: before and after the treaty of 13 March 2025.
var editionSpecs = []editionSpec{
	{ID: "2024a", Module: upstream.OutlinesBefore, To: "2025-03-12", Mapped: "March 2024", LineKm: 990.2},
	{ID: "2025b", Module: upstream.OutlinesAfter, From: "2025-03-13", Mapped: "March 2025", LineKm: 1004.4},
}

// tiers are the tolerances in metres inside the region, the roughest first. The
// last one keeps every vertex at which a line bends.
var tiers = []float64{500, 25, 0.01}

const (
	fullTier    = 2
	outsideTier = 2000 // tolerance in metres outside the region
)

// edition is the mosaic of provinces between the borders of one state of mapping.
type edition struct {
	editionSpec
	arcs      []topology.Arc       // every vertex
	lines     [][][]topology.Point // by tier, then by arc
	areas     []topology.Area
	provinces []province
	exclaves  []exclave
}

// province is all areas with one label.
type province struct {
	tables.Province
	areas  []topology.Area // the largest first
	km2    float64
	anchor topology.Point
}

// exclave is an area with one other state all round it.
type exclave struct {
	tables.Exclave
	area   topology.Area
	extent tables.Extent
	anchor topology.Point
}

func buildEdition(spec editionSpec, in *inputs) (*edition, error) {
	e := &edition{editionSpec: spec}
	outlines, err := outlineEdges(in.outlines[spec.Module])
	if err != nil {
		return nil, err
	}
	mosaic := topology.NewMosaic(outlines)
	for _, c := range countries {
		inner, err := innerEdges(c, in.provinces)
		if err != nil {
			return nil, err
		}
		mosaic.Fit(c, inner)
	}
	e.arcs = topology.WithoutDangles(mosaic.Edges().Arcs())
	e.areas, err = topology.Areas(e.arcs, func(country string, shell []topology.Point) string {
		return nearestProvince(country, shell, in.provinces)
	})
	if err != nil {
		return nil, err
	}
	e.simplify()
	if err := e.groupProvinces(in.tables.provinces); err != nil {
		return nil, err
	}
	return e, e.findExclaves(in.tables.exclaves)
}

// outlineEdges is the topology of the state borders.
func outlineEdges(outlines map[string][]upstream.Polygon) (topology.Edges, error) {
	edges := topology.Edges{}
	for _, c := range countries {
		for _, polygon := range outlines[c] {
			if err := edges.AddPolygon(polygon, c); err != nil {
				return nil, err
			}
		}
	}
	edges.Dissolve()
	return edges, nil
}

// innerEdges are the edges between two provinces of a country in Natural Earth.
func innerEdges(country string, provinces map[string][]upstream.Polygon) (topology.Edges, error) {
	edges := topology.Edges{}
	for id, polygons := range provinces {
		if topology.Country(id) != country {
			continue
		}
		for _, polygon := range polygons {
			if err := edges.AddPolygon(polygon, id); err != nil {
				return nil, err
			}
		}
	}
	edges.KeepBetween()
	return edges, nil
}

// nearestProvince is the Natural Earth province that most points of a ring lie
// in or nearest to.
func nearestProvince(country string, ring []topology.Point, provinces map[string][]upstream.Polygon) string {
	const samples = 40
	votes := map[string]int{}
	for i := 0; i < len(ring); i += max(1, len(ring)/samples) {
		best, at := math.Inf(1), ""
		for id, polygons := range provinces {
			if topology.Country(id) != country {
				continue
			}
			if d := distanceTo(polygons, ring[i]); d < best || d == best && id < at {
				best, at = d, id
			}
		}
		votes[at]++
	}
	best := ""
	for id, n := range votes {
		if n > votes[best] || n == votes[best] && id < best {
			best = id
		}
	}
	return best
}

// distanceTo is the distance in metres from p to the nearest vertex of the
// polygons, 0 inside one of their shells.
func distanceTo(polygons []upstream.Polygon, p topology.Point) float64 {
	best := math.Inf(1)
	for _, polygon := range polygons {
		if topology.Contains(polygon[0], p) {
			return 0
		}
		for _, ring := range polygon {
			for _, q := range ring {
				best = min(best, topology.Distance(p, q))
			}
		}
	}
	return best
}

// simplify makes the tiers. Each is made from the next finer one, so that a
// vertex of a rough tier is one of all finer tiers too.
func (e *edition) simplify() {
	e.lines = make([][][]topology.Point, len(tiers))
	finer := make([][]topology.Point, len(e.arcs))
	for i := range e.arcs {
		finer[i] = e.arcs[i].Points
	}
	for tier, fine := range slices.Backward(tiers) {
		e.lines[tier] = make([][]topology.Point, len(e.arcs))
		for i := range finer {
			e.lines[tier][i] = topology.Simplify(finer[i], func(p topology.Point) float64 {
				if region.Contains(p) {
					return fine
				}
				return outsideTier
			})
		}
		finer = e.lines[tier]
	}
}

// ring is a ring of an area with every vertex of the source.
func (e *edition) ring(halves []topology.Half) []topology.Point {
	return topology.Ring(halves, func(arc int) []topology.Point { return e.arcs[arc].Points })
}

// rings are all rings of an area at a tier.
func (e *edition) rings(a *topology.Area, tier int) [][]topology.Point {
	var rings [][]topology.Point
	for _, halves := range a.Rings() {
		rings = append(rings, topology.Ring(halves, func(arc int) []topology.Point { return e.lines[tier][arc] }))
	}
	return rings
}

// km2 is the area on the ellipsoid, holes taken off.
func (e *edition) km2(a *topology.Area) float64 {
	sum := 0.0
	for _, halves := range a.Rings() {
		sum += topology.AreaKm2(e.ring(halves))
	}
	return sum
}

// groupProvinces gathers the areas of each province in the order of the table.
func (e *edition) groupProvinces(table []tables.Province) error {
	byID := map[string][]topology.Area{}
	for _, a := range e.areas {
		byID[a.Label] = append(byID[a.Label], a)
	}
	for _, row := range table {
		p := province{Province: row, areas: byID[row.ID]}
		if len(p.areas) == 0 {
			return fmt.Errorf("province %s has no area", row.ID)
		}
		slices.SortStableFunc(p.areas, func(a, b topology.Area) int {
			return compareDescending(e.km2(&a), e.km2(&b))
		})
		for i := range p.areas {
			p.km2 += e.km2(&p.areas[i])
		}
		p.anchor = topology.Pole(e.rings(&p.areas[0], 0))
		e.provinces = append(e.provinces, p)
		delete(byID, row.ID)
	}
	for id := range byID {
		return fmt.Errorf("an area is labelled %q, which is no province", id)
	}
	return nil
}

func compareDescending(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// findExclaves looks for areas with one other state all round them. Each must be
// in the table, and each of the table in the edition.
func (e *edition) findExclaves(table []tables.Exclave) error {
	found := map[string]exclave{}
	for _, a := range e.areas {
		host := e.host(&a)
		if host == "" {
			continue
		}
		shell := e.ring(a.Shell)
		row := slices.IndexFunc(table, func(t tables.Exclave) bool { return topology.Contains(shell, t.Inside) })
		if row < 0 {
			lon, lat := shell[0].Degrees()
			return fmt.Errorf("an exclave of %s in %s at %.4f, %.4f is not in exclaves.tsv", a.Label, host, lon, lat)
		}
		t := table[row]
		if topology.Country(a.Label) != t.Owner || host != t.Host {
			return fmt.Errorf("%s belongs to %s and lies in %s", t.ID, a.Label, host)
		}
		extent := tables.Extent{AreaKm2: e.km2(&a), PerimeterKm: topology.LengthKm(append(shell, shell[0]))}
		found[t.ID] = exclave{t, a, extent, topology.Pole(e.rings(&a, fullTier))}
	}
	for _, t := range table {
		x, is := found[t.ID]
		if _, should := t.Editions[e.ID]; is != should {
			return fmt.Errorf("%s: exclave found: %v, expected: %v", t.ID, is, should)
		}
		if is {
			e.exclaves = append(e.exclaves, x)
		}
	}
	return nil
}

// host is the one other state round an area, "" if there are several or none.
func (e *edition) host(a *topology.Area) string {
	host := ""
	for i, h := range a.Shell {
		s := e.arcs[h.Arc()].Sides
		if !h.Forward() {
			s = s.Reversed()
		}
		around := topology.Country(s.Right)
		if around == topology.Country(a.Label) || i > 0 && around != host {
			return ""
		}
		host = around
	}
	return host
}

package main

import (
	"context"
	"fmt"

	"borderatlas/assets/generate/tables"
	"borderatlas/assets/generate/topology"
	"borderatlas/assets/generate/upstream"
)

// inputs is everything that the map is made from.
type inputs struct {
	outlines   map[upstream.Module]map[string][]upstream.Polygon // by country
	provinces  map[string][]upstream.Polygon                     // Natural Earth, by province id
	towns      []town
	rivers     []upstream.Strand
	shores     []upstream.Strand
	tables     handwritten
	provinceOf map[string]string // GeoNames' "KG 09" to province id
}

// handwritten are the tables of package tables.
type handwritten struct {
	provinces  []tables.Province
	exclaves   []tables.Exclave
	rivers     []tables.River
	cuts       []topology.Point
	lakes      []tables.Lake
	schematics []tables.Schematic
}

// town is a place of GeoNames as the map shows it.
type town struct {
	tables.Town
	upstream.City
	province string // id; "" where GeoNames gives none
}

var (
	// region is where the map is detailed; outside, lines are simplified to 2 km.
	region = topology.Box{Min: topology.At(67.0, 38.5), Max: topology.At(74.8, 41.6)}
	// townsIn is where towns are taken from.
	townsIn = topology.Box{Min: topology.At(67.3, 38.8), Max: topology.At(74.5, 41.3)}
	// waterIn is where rivers and lakes are taken from, in whole degrees.
	waterIn = topology.Box{Min: topology.At(67, 38.5), Max: topology.At(75, 41.6)}
)

var countries = []string{"KG", "TJ", "UZ"}

// gather fetches and reads all inputs.
func gather(ctx context.Context) (*inputs, error) {
	in := &inputs{outlines: map[upstream.Module]map[string][]upstream.Polygon{}, provinceOf: map[string]string{}}
	if err := in.readTables(); err != nil {
		return nil, err
	}
	var err error
	if in.rivers, in.shores, err = upstream.Water(ctx, waterIn); err != nil {
		return nil, err
	}
	for _, spec := range editionSpecs {
		dir, err := spec.Module.Fetch(ctx)
		if err != nil {
			return nil, err
		}
		if in.outlines[spec.Module], err = upstream.Outlines(dir); err != nil {
			return nil, err
		}
	}
	if err := in.readProvinces(ctx); err != nil {
		return nil, err
	}
	return in, in.readTowns(ctx)
}

func (in *inputs) readTables() (err error) {
	t := &in.tables
	var ids []string
	for _, spec := range editionSpecs {
		ids = append(ids, spec.ID)
	}
	if t.provinces, err = tables.Provinces(); err != nil {
		return err
	}
	if t.exclaves, err = tables.Exclaves(ids...); err != nil {
		return err
	}
	if t.rivers, err = tables.Rivers(); err != nil {
		return err
	}
	if t.cuts, err = tables.RiverCuts(); err != nil {
		return err
	}
	if t.lakes, err = tables.Lakes(); err != nil {
		return err
	}
	t.schematics, err = tables.Schematics()
	return err
}

// readProvinces brings the codes of Natural Earth to ours; both lists must agree.
func (in *inputs) readProvinces(ctx context.Context) error {
	dir, err := upstream.NaturalEarth.Fetch(ctx)
	if err != nil {
		return err
	}
	bySource, err := upstream.Provinces(dir)
	if err != nil {
		return err
	}
	in.provinces = map[string][]upstream.Polygon{}
	for _, p := range in.tables.provinces {
		if len(bySource[p.Source]) == 0 {
			return fmt.Errorf("provinces.tsv: Natural Earth has no province %s", p.Source)
		}
		in.provinces[p.ID] = bySource[p.Source]
		if p.GeoNames != "" {
			in.provinceOf[p.GeoNames] = p.ID
		}
	}
	if len(bySource) != len(in.provinces) {
		return fmt.Errorf("provinces.tsv has %d provinces, Natural Earth %d", len(in.provinces), len(bySource))
	}
	return nil
}

// readTowns joins GeoNames with our table; each must know all places of the other.
func (in *inputs) readTowns(ctx context.Context) error {
	rows, err := tables.Towns()
	if err != nil {
		return err
	}
	dir, err := upstream.Cities.Fetch(ctx)
	if err != nil {
		return err
	}
	cities, err := upstream.CitiesIn(dir, townsIn, countries...)
	if err != nil {
		return err
	}
	in.towns, err = joinTowns(rows, cities, in.provinceOf)
	return err
}

func joinTowns(rows []tables.Town, cities []upstream.City, provinceOf map[string]string) ([]town, error) {
	taken := make([]bool, len(cities))
	var towns []town
	for _, row := range rows {
		found := -1
		for i, c := range cities {
			if !taken[i] && row.Province == geoNamesProvince(c) && row.GeoNames == c.Name && sameLon(row.Lon, c.At) {
				found = i
				break
			}
		}
		if found < 0 {
			return nil, fmt.Errorf("towns.tsv: %s: GeoNames has no %s in %s", row.ID, row.GeoNames, row.Province)
		}
		taken[found] = true
		if row.Rank > 0 {
			towns = append(towns, town{row, cities[found], provinceOf[row.Province]})
		}
	}
	for i, c := range cities {
		if !taken[i] {
			return nil, fmt.Errorf("towns.tsv lacks %s in %s", c.Name, geoNamesProvince(c))
		}
	}
	return towns, nil
}

func geoNamesProvince(c upstream.City) string {
	if c.Admin1 == "" {
		return c.Country
	}
	return c.Country + " " + c.Admin1
}

func sameLon(written string, at topology.Point) bool {
	lon, _ := at.Degrees()
	return written == "" || written == fmt.Sprintf("%.5f", lon)
}

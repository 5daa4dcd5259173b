package main

import (
	"strings"
	"testing"

	"borderatlas/assets/generate/tables"
	"borderatlas/assets/generate/topology"
	"borderatlas/assets/generate/upstream"
)

// made is a made-up part of the world, in degrees: KG with the provinces KG-W
// and KG-E, TJ beside it and UZ north of both, and an exclave of TJ in KG-W.
//
//	69,41 ------- 71,41
//	  |    UZ       |
//	69,40.5 70,40.5 71,40.5
//	  | W: E |  TJ  |
//	69,40   70,40  71,40
func made() *inputs {
	box := func(w, s, e, n float64) []topology.Point {
		return []topology.Point{topology.At(w, s), topology.At(e, s), topology.At(e, n), topology.At(w, n)}
	}
	exclave := box(69.2, 40.2, 69.3, 40.3)
	uz := []topology.Point{topology.At(69, 40.5), topology.At(70, 40.5), topology.At(71, 40.5), topology.At(71, 41), topology.At(69, 41)}
	names := tables.Names{"en": "Somewhere"}
	in := &inputs{
		outlines: map[upstream.Module]map[string][]upstream.Polygon{{}: {
			"KG": {{box(69, 40, 70, 40.5), exclave}},
			"TJ": {{box(70, 40, 71, 40.5)}, {exclave}},
			"UZ": {{uz}},
		}},
		provinces: map[string][]upstream.Polygon{ // rougher, and off by up to 3 km
			"KG-W": {{box(68.98, 39.98, 69.6, 40.52)}},
			"KG-E": {{box(69.6, 39.98, 70.02, 40.52)}},
			"TJ-A": {{box(70.02, 39.98, 71, 40.52)}},
			"UZ-A": {{box(68.98, 40.52, 71, 41)}},
		},
		provinceOf: map[string]string{},
	}
	for _, id := range []string{"KG-W", "KG-E", "TJ-A", "UZ-A"} {
		in.tables.provinces = append(in.tables.provinces, tables.Province{ID: id, Names: names})
	}
	in.tables.exclaves = []tables.Exclave{{
		ID: "x", Owner: "TJ", Host: "KG", Inside: topology.At(69.25, 40.25), Names: names,
		Editions: map[string]tables.Extent{"made": {AreaKm2: 94.47, PerimeterKm: 39.22}},
	}}
	in.towns = []town{{
		tables.Town{ID: "town", Rank: 1, Names: names}, upstream.City{Country: "KG", At: topology.At(69.1, 40.1)}, "KG-W",
	}}
	return in
}

// spec of the made-up edition; its border with TJ has a main line and a ring.
func spec() editionSpec { return editionSpec{ID: "made", Mapped: "May 1999", LineKm: 55.52 + 39.22} }

func built(t *testing.T, in *inputs) *edition {
	t.Helper()
	e, err := buildEdition(spec(), in)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// wants fails unless the error is there and holds the text.
func wants(t *testing.T, err error, text string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), text) {
		t.Errorf("error %v, want %s", err, text)
	}
}

package main

import (
	"testing"

	"borderatlas/assets/generate/tables"
	"borderatlas/assets/generate/topology"
	"borderatlas/assets/generate/upstream"
)

func line(lonlat ...float64) []topology.Point {
	var out []topology.Point
	for i := 0; i < len(lonlat); i += 2 {
		out = append(out, topology.At(lonlat[i], lonlat[i+1]))
	}
	return out
}

// made rivers: one along 40 N in two strands, and a tributary from the north.
var strands = []upstream.Strand{
	{Level: 2, Points: line(69, 40, 69.5, 40, 70, 40)},
	{Level: 2, Points: line(70, 40, 70.5, 40, 71, 40)},
	{Level: 2, Points: line(70, 40, 70, 40)}, // a crumb at the whole degree
	{Level: 3, Points: line(70.5, 41, 70.5, 40.5, 70.5, 40)},
}

func TestChain(t *testing.T) {
	courses := chain(strands, nil)
	if len(courses) != 3 {
		t.Fatalf("%d courses, want 3: above and below the confluence, and the tributary", len(courses))
	}
	courses = chain(strands, line(69.6, 40.01))
	if len(courses) != 4 {
		t.Fatalf("%d courses after a cut, want 4", len(courses))
	}
	which, vertex := nearestVertex(courses, topology.At(69.2, 40), 0)
	if c := courses[which]; vertex != 0 || len(c.points) != 2 || c.level != "2" {
		t.Errorf("the westernmost course is %v", c)
	}
}

func TestNameRivers(t *testing.T) {
	row := func(id string, lon, lat float64) tables.River {
		return tables.River{ID: id, Rank: 1, Near: topology.At(lon, lat), Names: tables.Names{"en": id}}
	}
	rivers, err := nameRivers(chain(strands, nil), []tables.River{row("main", 69.5, 40.01), row("main", 71, 40.01)})
	if err != nil {
		t.Fatal(err)
	}
	if len(rivers) != 2 || rivers[0].id != "main" || len(rivers[0].lines) != 2 || rivers[1].rank != 3 || rivers[1].names != nil {
		t.Errorf("%+v", rivers)
	}
	_, err = nameRivers(chain(strands, nil), []tables.River{row("far", 69.5, 42)})
	wants(t, err, "far: the nearest river is")
	_, err = nameRivers(chain(strands, nil), []tables.River{row("a", 69.5, 40), row("b", 69, 40)})
	wants(t, err, "a and b lie on one course")
}

func TestNameLakes(t *testing.T) {
	shores := []upstream.Strand{
		{Level: 2, Points: line(70, 40, 69.9, 40, 69.9, 40.1, 70, 40.1)},
		{Level: 2, Points: line(70, 40.1, 70.1, 40.1, 70.1, 40, 70, 40)},
	}
	table := []tables.Lake{{ID: "lake", Rank: 2, Inside: topology.At(70.05, 40.05), Names: tables.Names{"en": "Lake"}}}
	lakes, err := nameLakes(chain(shores, nil), table)
	if err != nil {
		t.Fatal(err)
	}
	if len(lakes) != 1 || len(lakes[0].lines[0]) != 6 || topology.AreaKm2(lakes[0].lines[0]) <= 0 {
		t.Errorf("%+v", lakes)
	}
	_, err = nameLakes(chain(shores, nil), nil)
	wants(t, err, "is not in lakes.tsv")
	_, err = nameLakes(chain(shores, nil), append(table, table[0]))
	wants(t, err, "1 of the 2 lakes")
	_, err = nameLakes(chain(shores[:1], nil), table)
	wants(t, err, "is not closed")
}

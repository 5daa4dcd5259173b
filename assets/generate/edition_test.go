package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"borderatlas/assets/generate/tables"
	"borderatlas/assets/generate/topology"
	"borderatlas/assets/generate/upstream"
)

func TestEdition(t *testing.T) {
	in := made()
	e := built(t, in)
	if err := e.check(in.towns); err != nil {
		t.Fatal(err)
	}
	if len(e.exclaves) != 1 || e.exclaves[0].ID != "x" {
		t.Errorf("exclaves: %v", e.exclaves)
	}
	for point, want := range map[topology.Point]string{
		topology.At(69.1, 40.1):   "KG-W",
		topology.At(69.7, 40.1):   "KG-E",
		topology.At(69.25, 40.25): "TJ-A", // the exclave took the only province
		topology.At(70.5, 40.1):   "TJ-A",
		topology.At(69.7, 40.7):   "UZ-A",
		topology.At(72, 40.1):     "",
	} {
		if got := e.locate(point); got != want {
			t.Errorf("%v lies in %q, want %q", point, got, want)
		}
	}
	for i, levels := range []string{e.levels(0), e.levels(1)} {
		if len(levels) != len(e.lines[fullTier][i]) || levels[0] != '0' || levels[len(levels)-1] != '0' {
			t.Errorf("levels of arc %d: %s", i, levels)
		}
	}
}

// TestChecks damages a sound edition in one way at a time.
func TestChecks(t *testing.T) {
	for text, damage := range map[string]func(*edition, *inputs){
		"length of the Kyrgyz-Tajik line":   func(e *edition, _ *inputs) { e.LineKm++ },
		"area of x in km²: 94.4741, not 90": func(e *edition, _ *inputs) { e.exclaves[0].Editions["made"] = tables.Extent{AreaKm2: 90} },
		"ring of x in km: 39.2242, not 30": func(e *edition, _ *inputs) {
			e.exclaves[0].Editions["made"] = tables.Extent{AreaKm2: 94.47, PerimeterKm: 30}
		},
		`town town lies in "KG-W"`:              func(_ *edition, in *inputs) { in.towns[0].province = "KG-E" },
		`lies in "TJ-A", not in KG KG-W`:        func(_ *edition, in *inputs) { in.towns[0].At = topology.At(70.5, 40.1) },
		"areas overlap":                         func(e *edition, _ *inputs) { e.areas = append(e.areas, e.areas[0]) },
		"there is a gap":                        func(e *edition, _ *inputs) { e.areas = slices.DeleteFunc(e.areas, isExclave(e)) },
		"at 500 m: area":                        func(e *edition, _ *inputs) { e.lines[0] = bowTie(e) },
		"area of KG-O in km²: 29900, not 29200": func(e *edition, _ *inputs) { e.provinces[0].ID, e.provinces[0].km2 = "KG-O", 29900 },
	} {
		in := made()
		e := built(t, in)
		damage(e, in)
		wants(t, e.check(in.towns), text)
	}
}

func isExclave(e *edition) func(topology.Area) bool {
	return func(a topology.Area) bool { return e.host(&a) != "" }
}

// bowTie swaps two neighbouring vertices of the ring of the exclave.
func bowTie(e *edition) [][]topology.Point {
	lines := slices.Clone(e.lines[0])
	arc := e.exclaves[0].area.Shell[0].Arc()
	lines[arc] = slices.Clone(e.lines[fullTier][arc])
	lines[arc][1], lines[arc][2] = lines[arc][2], lines[arc][1]
	return lines
}

func TestExclaveTable(t *testing.T) {
	for text, damage := range map[string]func(*tables.Exclave){
		"is not in exclaves.tsv":                  func(x *tables.Exclave) { x.Inside = topology.At(0, 0) },
		"x: exclave found: true, expected: false": func(x *tables.Exclave) { x.Editions = nil },
		"x belongs to TJ-A and lies in KG":        func(x *tables.Exclave) { x.Host = "UZ" },
	} {
		in := made()
		damage(&in.tables.exclaves[0])
		_, err := buildEdition(spec(), in)
		wants(t, err, text)
	}
	in := made()
	in.tables.exclaves = append(in.tables.exclaves, tables.Exclave{
		ID: "gone", Editions: map[string]tables.Extent{"made": {}},
	})
	_, err := buildEdition(spec(), in)
	wants(t, err, "gone: exclave found: false, expected: true")
}

func TestProvinceTable(t *testing.T) {
	in := made()
	in.tables.provinces = in.tables.provinces[1:]
	_, err := buildEdition(spec(), in)
	wants(t, err, `an area is labelled "KG-W", which is no province`)
	in = made()
	in.tables.provinces = append(in.tables.provinces, tables.Province{ID: "KG-Z"})
	_, err = buildEdition(spec(), in)
	wants(t, err, "province KG-Z has no area")
}

func TestChanges(t *testing.T) {
	in := made()
	before := built(t, in)
	later := made()
	later.outlines[upstream.Module{}]["KG"][0] = later.outlines[upstream.Module{}]["KG"][0][:1]
	later.outlines[upstream.Module{}]["TJ"] = later.outlines[upstream.Module{}]["TJ"][:1]
	later.tables.exclaves = nil
	after := built(t, later)
	got, err := findChanges(before, after, in.towns)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].from != "TJ" || got[0].to != "KG" || got[0].near != "Somewhere" ||
		within(got[0].km2, 94.47, 0.01) != nil || got[0].id != "moved-01" {
		t.Errorf("%+v", got)
	}
	if got, err := findChanges(before, before, in.towns); err != nil || len(got) != 0 {
		t.Errorf("without a change: %v, %v", got, err)
	}
}

func TestJoinTowns(t *testing.T) {
	row := func(province, name, lon, id string, rank int) tables.Town {
		return tables.Town{Province: province, GeoNames: name, Lon: lon, ID: id, Rank: rank}
	}
	cities := []upstream.City{
		{Country: "UZ", Admin1: "01", Name: "Marhamat", At: topology.At(72.31388, 40.48048)},
		{Country: "UZ", Admin1: "01", Name: "Marhamat", At: topology.At(72.32646, 40.50236)},
		{Country: "UZ", Name: "Eskiarab", At: topology.At(71.4, 40.3)},
	}
	rows := []tables.Town{
		row("UZ 01", "Marhamat", "72.32646", "marhamat", 3), row("UZ 01", "Marhamat", "", "marhamat-2", 0), row("UZ", "Eskiarab", "", "eskiarab", 4),
	}
	got, err := joinTowns(rows, cities, map[string]string{"UZ 01": "UZ-AN"})
	if err != nil || len(got) != 2 || got[0].At != cities[1].At || got[0].province != "UZ-AN" || got[1].province != "" {
		t.Errorf("%v, %v", got, err)
	}
	_, err = joinTowns(rows[:2], cities, nil)
	wants(t, err, "towns.tsv lacks Eskiarab in UZ")
	_, err = joinTowns(append(rows, row("KG 08", "Osh", "", "osh", 1)), cities, nil)
	wants(t, err, "towns.tsv: osh: GeoNames has no Osh in KG 08")
}

// TestEncode: the same inputs give the same bytes, one record a line.
func TestEncode(t *testing.T) {
	var first map[string][]byte
	for range 3 {
		in := made()
		e := built(t, in)
		files, err := encode([]*edition{e, e}, nil, &waters{}, in)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = files
		}
		if !maps.EqualFunc(files, first, slices.Equal) {
			t.Fatal("the bytes differ from run to run")
		}
	}
	if want := []string{"boundaries-made.json", "changes.json", "names.json", "schematic.json", "towns.json", "water.json"}; !slices.Equal(slices.Sorted(maps.Keys(first)), want) {
		t.Errorf("files %v, want %v", slices.Sorted(maps.Keys(first)), want)
	}
	lines := strings.Split(string(first["boundaries-made.json"]), "\n")
	if n := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, `{"id":"KG-E"`) }); n < 0 {
		t.Errorf("no line starts with the record of KG-E:\n%s", first["boundaries-made.json"])
	}
}

func TestRecordPerLine(t *testing.T) {
	const compact = `{"a":"x,[y","b":[{"c":"\\","d":[1,2]},{"c":"\",["}]}`
	const want = "{\"a\":\"x,[y\",\n\"b\":[\n{\"c\":\"\\\\\",\"d\":[1,2]},\n{\"c\":\"\\\",[\"}]}"
	if got := string(recordPerLine([]byte(compact))); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	if err := write(dir, map[string][]byte{"a.json": []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != "a.json" {
		t.Errorf("%v, %v", entries, err)
	}
	if err := write(filepath.Join(dir, "missing"), map[string][]byte{"a.json": nil}); err == nil {
		t.Error("a missing folder was no error")
	}
}

package atlas

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

func replace(s string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(s) }

func TestLoad(t *testing.T) {
	a := loaded(t, made())
	if got := len(a.Editions); got != 2 || a.Editions[0].ID != "old" {
		t.Fatalf("%d editions, the first is %s", got, a.Editions[0].ID)
	}
	old := &a.Editions[0]
	if old.Attribution != "someone" || old.Licence != "ODbL-1.0" || old.Mapped != "May 1999" {
		t.Errorf("attribution, licence, mapped: %q %q %q", old.Attribution, old.Licence, old.Mapped)
	}
	border := old.Lines[1]
	if !border.National || border.LengthKm != 222.4 {
		t.Errorf("the border is national: %v, %.1f km", border.National, border.LengthKm)
	}
	for tier, want := range [tiers]int{2, 2, 3} {
		if got := len(border.Points[tier]); got != want {
			t.Errorf("tier %d of the border has %d points, want %d", tier, got, want)
		}
	}
	if got, want := border.Points[Full][1], camera.World(orb.Point{2.0001, 1}); got != want {
		t.Errorf("its middle is at %v, want %v", got, want)
	}
	if got := border.LonLat()[1]; got != (orb.Point{2.0001, 1}) {
		t.Errorf("its middle is at %v in degrees", got)
	}
	want := orb.MultiPolygon{{
		{{2, 2}, {0, 2}, {0, 0}, {2, 0}, {2.0001, 1}, {2, 2}},
		{{0.9, 0.9}, {0.9, 1.1}, {1.1, 1.1}, {1.1, 0.9}, {0.9, 0.9}},
	}}
	if got := old.Provinces[0].LonLat(); !got.Equal(want) {
		t.Errorf("KG-A is %v, want %v", got, want)
	}
	if got := len(old.Exclaves[0].Shape[Coarse][0]); got != 4 {
		t.Errorf("the exclave has %d points in the coarse tier, want 4", got)
	}
	if got := old.Exclaves[0].LonLat(); len(got) != 1 || len(got[0]) != 5 {
		t.Errorf("the exclave is %v", got)
	}
}

func TestLoadContext(t *testing.T) {
	a := loaded(t, made())
	if len(a.Changes) != 1 || a.Changes[0].From != "TJ" || a.Changes[0].NearKm != 12 || len(a.Changes[0].LonLat()[0]) != 5 {
		t.Errorf("changes: %+v", a.Changes)
	}
	var water []string
	for _, w := range a.Water {
		water = append(water, w.ID+" "+w.Source)
	}
	if want := []string{"river credit.gshhg", "lake credit.gshhg", "brook credit.chronicle"}; !slices.Equal(water, want) {
		t.Errorf("water: %q, want %q", water, want)
	}
	if brook := a.Water[2]; !brook.Schematic || brook.Note != "by hand" || brook.Names["en"] != "Brook" {
		t.Errorf("brook: %+v", brook)
	}
	if len(a.Roads) != 1 || len(a.Roads[0].Course) != 2 {
		t.Errorf("roads: %+v", a.Roads)
	}
	if town := a.Towns[0]; town.Lon != 0.5 || town.At != camera.World(orb.Point{0.5, 0.5}) || town.Names["en"] != "Town" {
		t.Errorf("town: %+v", town)
	}
}

// TestLoadDamaged breaks one record at a time; the error must name it.
func TestLoadDamaged(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"boundaries-old.json", `"id":"old"`, `"id":""`, "boundaries-old.json: edition: id or mapped is missing"},
		{"boundaries-old.json", `1999-12-31`, `1999-12-32`, "edition old"},
		{"boundaries-old.json", `1999-12-31`, `1999-12-30`, "edition new is valid from 2000-01-01, not from 1999-12-31"},
		{"boundaries-old.json", `"to":"1999-12-31",`, ``, "edition old has no last day"},
		{"boundaries-new.json", `"from":"2000-01-01"`, `"from":"2000-01-01","to":"2001-01-01"`, "no edition is valid from 2001-01-02 on"},
		{"boundaries-new.json", `"from":"2000-01-01"`, `"from":"2000-01-01","to":"1999-01-01"`, "edition new ends on 1999-01-01"},
		{"boundaries-old.json", `"tiers":"020"`, `"tiers":"02"`, "arc 2: 3 vertices and 2 tiers"},
		{"boundaries-old.json", `"tiers":"020"`, `"tiers":"030"`, "arc 2: tier '3' of vertex 2"},
		{"boundaries-old.json", `"tiers":"020"`, `"tiers":"021"`, "arc 2: an end is not in the roughest tier"},
		{"boundaries-old.json", encode(2, 0, 2.0001, 1, 2, 2), "_", "arc 2: the line breaks off"},
		{"boundaries-old.json", encode(2, 0, 2.0001, 1, 2, 2), "??", "arc 2: 1 vertices"},
		{"boundaries-old.json", encode(2, 0, 2.0001, 1, 2, 2), encode(2, 0, 190, 1, 2, 2), "arc 2: vertex 2 is not on the map"},
		{"boundaries-old.json", encode(2, 0, 2.0001, 1, 2, 2), encode(2, 0, 2.0001, 1, 2, 2.00001), "arc 1 does not start where arc 2 ends"},
		{"boundaries-old.json", `"km":222.4`, `"km":0`, "arc 2: km is 0"},
		{"boundaries-old.json", `"right":"TJ-B","km":222.4`, `"right":"TJ-C","km":222.4`, `arc 2: "KG-A" or "TJ-C" is no province`},
		{"boundaries-old.json", `"right":"TJ-B","km":222.4`, `"right":"KG-A","km":222.4`, `arc 2: "KG-A" is on both sides`},
		{"boundaries-old.json", `[1,2]`, `[1,9]`, "province KG-A: ring 1: there is no arc 9"},
		{"boundaries-old.json", `[1,2]`, `[1,0]`, "province KG-A: ring 1: there is no arc 0"},
		{"boundaries-old.json", `[1,2]`, `[]`, "province KG-A: ring 1: no arc"},
		{"boundaries-old.json", `[1,2]`, `[1,-2]`, "province KG-A: ring 1: arc 1 does not start where arc -2 ends"},
		{"boundaries-old.json", `[[[1,2],[-4]]]`, `[]`, "province KG-A: no area"},
		{"boundaries-old.json", `[[[1,2],[-4]]]`, `[[]]`, "province KG-A: no ring"},
		{"boundaries-old.json", `"id":"KG-A"`, `"id":"TJ-B"`, "province TJ-B: the id"},
		{"boundaries-old.json", `"id":"KG-A"`, `"id":"KG-Z"`, "province KG-Z: KG-Z has no English name"},
		{"boundaries-old.json", `"km2":49000`, `"km2":-1`, "province KG-A: km2 is -1"},
		{"boundaries-old.json", `[0.4,1]`, `[0.4,91]`, "province KG-A: the position"},
		{"boundaries-old.json", `"host":"KG"`, `"host":"TJ"`, `exclave x: "TJ" and "TJ" are not two countries`},
		{"boundaries-old.json", `"area":[[4]]`, `"area":[[5]]`, "exclave x: ring 1: there is no arc 5"},
		{"boundaries-old.json", `"area":[[4]]}`, `"area":[[4]]`, "boundaries-old.json: invalid character"},
		{"changes.json", `"from":"TJ"`, `"from":"KG"`, "changes.json: piece moved-01"},
		{"changes.json", `["` + encode(0.9, 0.9, 1.1, 0.9, 1.1, 1.1, 0.9, 1.1) + `"]`, `[]`, "piece moved-01: no ring"},
		{"changes.json", encode(0.9, 0.9, 1.1, 0.9, 1.1, 1.1, 0.9, 1.1), encode(0, 0, 1, 1), "piece moved-01: a ring of 2 points"},
		{"changes.json", encode(0.9, 0.9, 1.1, 0.9, 1.1, 1.1, 0.9, 1.1), "é", "piece moved-01: 'Ã' is no letter of a line"},
		{"water.json", `"rank":2`, `"rank":5`, "water.json: river river: rank 5"},
		{"water.json", `"id":"lake"`, `"id":"river"`, "lake river: the id"},
		{"water.json", encode(0, 1, 2, 1), encode(0, 1), "river river: a line of 1 points"},
		{"schematic.json", `"id":"brook"`, `"id":"creek"`, "schematic.json: river creek: creek has no English name"},
		{"schematic.json", `"id":"road"`, `"id":"brook"`, "road brook: the id"},
		{"towns.json", `[0.5,0.5]`, `[200,0.5]`, "towns.json: town town: the position"},
		{"names.json", `"town":{"en"`, `"town":{"ru"`, "town town: town has no English name in names.json"},
		{"names.json", `{"provinces"`, `["provinces"`, "names.json: invalid character"},
	} {
		fsys := made()
		whole := string(fsys[c.file].Data)
		damaged := strings.Replace(whole, c.old, c.new, 1)
		if damaged == whole {
			t.Errorf("%s has no %s", c.file, c.old)
			continue
		}
		fsys[c.file] = &fstest.MapFile{Data: []byte(damaged)}
		_, err := Load(fsys)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s with %s: error %q, want %q", c.file, c.new, err, c.want)
		}
	}
}

func TestLoadMissing(t *testing.T) {
	for _, file := range slices.Sorted(maps.Keys(made())) {
		fsys := made()
		delete(fsys, file)
		if _, err := Load(fsys); err == nil {
			t.Errorf("without %s: no error", file)
		}
	}
	fsys := made()
	delete(fsys, "towns.json")
	if _, err := Load(fsys); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without towns.json: %v", err)
	}
	delete(fsys, "boundaries-old.json")
	delete(fsys, "boundaries-new.json")
	if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), "no file boundaries-*.json") {
		t.Errorf("without boundaries: %v", err)
	}
}

func FuzzPolyline(f *testing.F) {
	f.Add("")
	f.Add("_p~iF~ps|U_ulLnnqC_mqNvxq`@")
	f.Add(encode(180, 85, 0, 0))
	f.Fuzz(func(t *testing.T, text string) {
		line, err := polyline(text)
		if err != nil {
			return
		}
		for _, p := range line {
			w := camera.World(p.degrees())
			if !(w[0] >= 0 && w[0] <= 1 && w[1] >= 0 && w[1] <= 1) {
				t.Errorf("%v is at %v, outside the world", p, w)
			}
		}
	})
}

func FuzzLoad(f *testing.F) {
	for _, file := range slices.Sorted(maps.Keys(made())) {
		f.Add(file, made()[file].Data)
	}
	f.Fuzz(func(t *testing.T, file string, data []byte) {
		fsys := made()
		if fsys[file] == nil {
			return
		}
		fsys[file] = &fstest.MapFile{Data: data}
		a, err := Load(fsys)
		if err != nil {
			return
		}
		for i := range a.Editions { // whatever was accepted can be used
			for k := range a.Editions[i].Provinces {
				a.Editions[i].Provinces[k].LonLat()
			}
			a.Editions[i].Locate(1, 1)
			a.Editions[i].Outside(1, 1, "KG")
		}
	})
}

package atlas

import (
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"borderatlas/layers/calendar"
)

// embedded is the atlas that the program ships.
func embedded(t testing.TB) *Atlas {
	t.Helper()
	a, err := Load(os.DirFS("../../assets/geodata"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var (
	dayBeforeTreaty = calendar.Date(2025, time.March, 12)
	dayOfTreaty     = calendar.Date(2025, time.March, 13)
)

func TestEmbeddedExclaves(t *testing.T) {
	a := embedded(t)
	type extent struct{ km2, km float64 }
	same := map[string]extent{
		"sarvan": {9.43, 31.2}, "shohimardon": {47.06, 42.0}, "jangail": {0.654, 3.7},
	}
	for day, want := range map[calendar.Day]map[string]extent{
		dayBeforeTreaty: {
			"vorukh": {101.22, 60.9}, "kayragach": {0.997, 4.4}, "barak": {2.09, 5.8},
			"sokh": {226.48, 144.7}, "chon-gara": {4.22, 9.7},
		},
		dayOfTreaty: {"vorukh": {145.15, 61.4}, "sokh": {228.08, 145.3}, "chon-gara": {4.20, 9.8}},
	} {
		e := a.At(day)
		if len(e.Exclaves) != len(want)+len(same) {
			t.Errorf("%s: %d exclaves, want %d", e.ID, len(e.Exclaves), len(want)+len(same))
		}
		for _, x := range e.Exclaves {
			w, ok := want[x.ID]
			if !ok {
				w, ok = same[x.ID]
			}
			if !ok {
				t.Errorf("%s: exclave %s is not expected", e.ID, x.ID)
			}
			if math.Abs(x.AreaKm2-w.km2) > 0.006 || math.Abs(x.PerimeterKm-w.km) > 0.06 {
				t.Errorf("%s: %s has %.3f km² and %.2f km, want %v", e.ID, x.ID, x.AreaKm2, x.PerimeterKm, w)
			}
		}
	}
}

func TestEmbeddedLineAndProvinces(t *testing.T) {
	a := embedded(t)
	for day, want := range map[calendar.Day]struct {
		line      float64
		provinces map[string]float64
	}{
		dayBeforeTreaty: {990.2, map[string]float64{"KG-B": 17269, "KG-O": 29008, "TJ-SU": 25498}},
		dayOfTreaty:     {1004.4, map[string]float64{"KG-B": 17116, "KG-O": 29006, "TJ-SU": 25649}},
	} {
		e := a.At(day)
		line := 0.0
		for i := range e.Lines {
			if e.Lines[i].Between("KG", "TJ") {
				line += e.Lines[i].LengthKm
			}
		}
		if math.Abs(line-want.line) > 0.1 {
			t.Errorf("%s: the Kyrgyz-Tajik line has %.2f km, want %.1f", e.ID, line, want.line)
		}
		if len(e.Provinces) != 27 {
			t.Errorf("%s: %d provinces, want 27", e.ID, len(e.Provinces))
		}
		for _, p := range e.Provinces {
			if should := want.provinces[p.ID]; should > 0 && math.Abs(p.AreaKm2-should) > 1 {
				t.Errorf("%s: %s has %.1f km², want %.0f", e.ID, p.ID, p.AreaKm2, should)
			}
		}
	}
}

// TestEmbeddedShapes: every ring is closed, and areas wind as RFC 7946 wants.
func TestEmbeddedShapes(t *testing.T) {
	a := embedded(t)
	for i := range a.Editions {
		e := &a.Editions[i]
		for k := range e.Provinces {
			p := &e.Provinces[k]
			for _, polygon := range p.LonLat() {
				checkPolygon(t, p.ID, polygon)
			}
			if !planar.MultiPolygonContains(p.Shape[Coarse], p.Anchor) {
				t.Errorf("%s: the anchor of %s lies outside", e.ID, p.ID)
			}
			for tier := Coarse; tier < tiers; tier++ {
				if len(p.Shape[tier]) != len(p.Shape[Full]) {
					t.Errorf("%s: %s has not the same parts in all tiers", e.ID, p.ID)
				}
			}
		}
		for k := range e.Exclaves {
			x := &e.Exclaves[k]
			checkPolygon(t, x.ID, x.LonLat())
			if !planar.PolygonContains(x.Shape[Full], x.Anchor) {
				t.Errorf("%s: the anchor of %s lies outside", e.ID, x.ID)
			}
		}
	}
	for i := range a.Changes {
		checkPolygon(t, a.Changes[i].ID, a.Changes[i].LonLat())
	}
}

func checkPolygon(t *testing.T, id string, polygon orb.Polygon) {
	t.Helper()
	for i, ring := range polygon {
		if len(ring) < 4 || !ring.Closed() {
			t.Errorf("%s: ring %d is not closed", id, i)
		}
		if want := []orb.Orientation{orb.CCW, orb.CW}[min(i, 1)]; ring.Orientation() != want {
			t.Errorf("%s: ring %d winds the wrong way", id, i)
		}
	}
}

func TestEmbeddedContext(t *testing.T) {
	a := embedded(t)
	moved := map[string]float64{}
	for _, c := range a.Changes {
		moved[c.From+" to "+c.To] += c.AreaKm2
	}
	for sides, want := range map[string]float64{"KG to TJ": 162.1, "TJ to KG": 10.1} {
		if math.Abs(moved[sides]-want) > 0.3 { // pieces under 0.05 km² are not in the data
			t.Errorf("%s: %.1f km² moved, want %.1f", sides, moved[sides], want)
		}
	}
	if len(a.Towns) != 170 {
		t.Errorf("%d towns, want the 176 of GeoNames without 6", len(a.Towns))
	}
	for _, id := range []string{"osh", "batken", "khujand"} {
		i := slices.IndexFunc(a.Towns, func(t Town) bool { return t.ID == id })
		if i < 0 || a.Towns[i].Rank != 1 {
			t.Errorf("%s is not a chief town", id)
		}
	}
	water := map[string]bool{}
	for _, w := range a.Water {
		water[w.ID] = w.Schematic
	}
	for id, schematic := range map[string]bool{
		"syr-darya": false, "naryn": false, "kara-darya": false, "zeravshan": false,
		"kyzyl-suu": false, "kayrakkum": false, "isfara": true, "sokh": true,
	} {
		if got, ok := water[id]; !ok || got != schematic {
			t.Errorf("water %s: found %v, schematic %v", id, ok, got)
		}
	}
	if len(a.Roads) != 2 {
		t.Errorf("%d roads, want the 2 of the treaty", len(a.Roads))
	}
}

// TestEmbeddedTowns: each town lies in its country before and after the treaty.
func TestEmbeddedTowns(t *testing.T) {
	a := embedded(t)
	for _, town := range a.Towns {
		for i := range a.Editions {
			if country, _, _ := a.Editions[i].Locate(town.Lon, town.Lat); country != town.Country {
				t.Errorf("%s: %s lies in %q, not in %s", a.Editions[i].ID, town.ID, country, town.Country)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	fsys := os.DirFS("../../assets/geodata")
	for b.Loop() {
		if _, err := Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLocate(b *testing.B) {
	e := embedded(b).At(dayOfTreaty)
	for b.Loop() {
		if _, province, _ := e.Locate(70.82, 40.06); province != "KG-B" {
			b.Fatal(province)
		}
	}
}

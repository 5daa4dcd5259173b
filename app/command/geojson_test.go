package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"borderatlas/layers"
)

// collection is GeoJSON as any other program would read it.
type collection struct {
	Type     string
	Features []struct {
		Type     string
		Geometry *struct {
			Type        string
			Coordinates json.RawMessage
		}
		Properties map[string]any
	}
}

func read(t *testing.T, text string) collection {
	t.Helper()
	var c collection
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		t.Fatal(err)
	}
	if c.Type != "FeatureCollection" {
		t.Fatalf("type %q", c.Type)
	}
	return c
}

// polygons lists the polygons of a geometry.
func polygons(t *testing.T, kind string, coordinates json.RawMessage) [][][][2]float64 {
	t.Helper()
	var one [][][2]float64
	var many [][][][2]float64
	var err error
	switch kind {
	case "Polygon":
		err = json.Unmarshal(coordinates, &one)
		many = append(many, one)
	case "MultiPolygon":
		err = json.Unmarshal(coordinates, &many)
	}
	if err != nil {
		t.Fatal(err)
	}
	return many
}

// TestLayersAreValidGeoJSON checks what RFC 7946 asks for: closed rings, the
// outer ones counterclockwise, longitude first, and a place within the map.
func TestLayersAreValidGeoJSON(t *testing.T) {
	for _, layer := range layers.FeatureLayers() {
		for _, day := range []string{"2021-04-28", "2022-09-16", "2025-03-13"} {
			c := read(t, printed(t, "data", "--layer", layer, "--date", day))
			for _, f := range c.Features {
				if f.Type != "Feature" || f.Geometry == nil || f.Properties["id"] == "" {
					t.Fatalf("%s %s: a feature is %+v", layer, day, f)
				}
				for _, polygon := range polygons(t, f.Geometry.Type, f.Geometry.Coordinates) {
					for i, ring := range polygon {
						checkRing(t, layer+" "+day, ring, i == 0)
					}
				}
			}
			if layer == "provinces" && len(c.Features) < 3 || layer == "border" && len(c.Features) == 0 {
				t.Errorf("%s %s: %d features", layer, day, len(c.Features))
			}
		}
	}
}

func checkRing(t *testing.T, what string, ring [][2]float64, outer bool) {
	t.Helper()
	if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
		t.Fatalf("%s: a ring of %d positions is not closed", what, len(ring))
	}
	area := 0.0
	for i, p := range ring {
		if p[0] < 55 || p[0] > 81 || p[1] < 36 || p[1] > 46 {
			t.Fatalf("%s: position %v", what, p)
		}
		if i > 0 {
			q := ring[i-1]
			area += q[0]*p[1] - p[0]*q[1]
		}
	}
	if area == 0 || (area > 0) != outer {
		t.Fatalf("%s: a ring with outer %v has the area %g", what, outer, area)
	}
}

func TestDataOfTheDay(t *testing.T) {
	names := func(day string) []string {
		var list []string
		for _, f := range read(t, printed(t, "data", "--layer", "exclaves", "--date", day)).Features {
			list = append(list, f.Properties["id"].(string))
		}
		return list
	}
	if before, after := names("2025-03-12"), names("treaty-2025-03-13"); !slices.Contains(before, "kayragach") || slices.Contains(after, "kayragach") {
		t.Errorf("exclaves before the treaty %v, after it %v", before, after)
	}
}

func TestDataIntoAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "exclaves.geojson")
	if text := printed(t, "data", "--layer", "exclaves", "-o", path); text != "" {
		t.Errorf("printed %q", text)
	}
	raw, err := os.ReadFile(path)
	if err != nil || string(raw) != printed(t, "data", "--layer", "exclaves") {
		t.Errorf("the file holds %d bytes, other than what is printed (%v)", len(raw), err)
	}
}

package upstream

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"

	"borderatlas/assets/generate/topology"
)

func TestFolder(t *testing.T) {
	m := Module{"example.org/data", "v1.0.0", "h1:good="}
	dir, err := m.folder([]byte(`{"Path":"example.org/data","Dir":"/cache/data","Sum":"h1:good="}`))
	if dir != "/cache/data" || err != nil {
		t.Errorf("%q, %v", dir, err)
	}
	for answer, want := range map[string]string{
		`{"Dir":"/cache/data","Sum":"h1:bad="}`: "module example.org/data v1.0.0: the sum of the download is h1:bad=, not h1:good=",
		`{"Error":"not found"}`:                 "module example.org/data v1.0.0: not found",
		`go: no network`:                        "module example.org/data v1.0.0: invalid character",
	} {
		if _, err := m.folder([]byte(answer)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", answer, err, want)
		}
	}
}

// message writes a field of bytes.
func message(number protowire.Number, value []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(nil, number, protowire.BytesType), value)
}

// ring writes points as fields number 1.
func ring(lonlat ...float32) []byte {
	var out []byte
	for i := 0; i < len(lonlat); i += 2 {
		var p []byte
		for axis := range 2 {
			p = protowire.AppendTag(p, protowire.Number(axis+1), protowire.Fixed32Type)
			p = protowire.AppendFixed32(p, math.Float32bits(lonlat[i+axis]))
		}
		out = append(out, message(1, p)...)
	}
	return out
}

func zone(name string, polygons ...[]byte) []byte {
	var out []byte
	for _, p := range polygons {
		out = append(out, message(1, p)...)
	}
	return message(1, append(out, message(2, []byte(name))...))
}

func TestOutlines(t *testing.T) {
	square := ring(70, 40, 71, 40, 71, 41, 70, 41, 70, 40)
	hole := message(2, ring(70.3, 40.3, 70.3, 40.4, 70.4, 40.4))
	data := slices.Concat(
		zone("Asia/Almaty", square),
		zone("Asia/Bishkek", append(slices.Clone(square), hole...)),
		zone("Asia/Dushanbe", square), zone("Asia/Tashkent", square), zone("Asia/Samarkand", square, square),
		protowire.AppendVarint(protowire.AppendTag(nil, 9, protowire.VarintType), 7), // a field of later versions
	)
	for _, name := range []string{"combined-with-oceans.bin", "combined-with-oceans.pb"} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, name), data)
		got, err := Outlines(dir)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 3 || len(got["KG"]) != 1 || len(got["UZ"]) != 3 {
			t.Fatalf("%d countries, %d polygons of KG, %d of UZ", len(got), len(got["KG"]), len(got["UZ"]))
		}
		kg := got["KG"][0]
		if len(kg) != 2 || len(kg[0]) != 5 || len(kg[1]) != 3 || kg[1][0] != topology.At(70.3, 40.3) {
			t.Errorf("KG is %v", kg)
		}
	}
}

func TestOutlinesDamaged(t *testing.T) {
	if _, err := Outlines(t.TempDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without a file: %v", err)
	}
	whole := zone("Asia/Bishkek", ring(70, 40, 71, 40, 71, 41))
	for _, data := range [][]byte{whole, whole[:len(whole)-3], {0xff}} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, "combined-with-oceans.bin"), data)
		if _, err := Outlines(dir); err == nil || !strings.Contains(err.Error(), "combined-with-oceans.bin") {
			t.Errorf("%d bytes: error %v", len(data), err)
		}
	}
}

func FuzzZones(f *testing.F) {
	f.Add(zone("Asia/Bishkek", ring(70, 40, 71, 40, 71, 41)))
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = zones(data) }) // must not panic
}

func TestProvinces(t *testing.T) {
	const features = `{"features":[
{"properties":{"admin":"Chile","iso_3166_2":"CL-AI"},"geometry":{"type":"Point","coordinates":[1,2]}},
{"properties":{"admin":"Kyrgyzstan","iso_3166_2":"KG-B"},"geometry":{"type":"Polygon","coordinates":[[[70,40],[71,40],[70,41],[70,40]]]}},
{"properties":{"admin":"Tajikistan","iso_3166_2":"TJ-X01~"},"geometry":{"type":"MultiPolygon","coordinates":[[[[1,2],[3,4],[5,7],[1,2]]],[[[1,2],[3,4],[5,7],[1,2]]]]}}]}`
	got, err := provinceFeatures(strings.NewReader(features))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || len(got["TJ-X01~"]) != 2 || got["KG-B"][0][0][1] != topology.At(71, 40) {
		t.Errorf("%v", got)
	}
	bad := strings.Replace(features, `"Polygon"`, `"LineString"`, 1)
	if _, err := provinceFeatures(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "province KG-B") {
		t.Errorf("error %v", err)
	}
}

func TestCitiesIn(t *testing.T) {
	dir := t.TempDir()
	write := func(rows string) {
		if err := os.MkdirAll(filepath.Join(dir, "data"), 0o755); err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, "data", "cities.json"), []byte(rows))
	}
	write(`[{"country":"KG","name":"Osh","lat":"40.52828","lng":"72.7985","admin1":"08","admin2":""},
{"country":"KG","name":"Bishkek","lat":"42.87","lng":"74.59","admin1":"01","admin2":""},
{"country":"CN","name":"Wuqia","lat":"39.7","lng":"73.0","admin1":"13","admin2":""}]`)
	area := topology.Box{Min: topology.At(67, 38), Max: topology.At(75, 42)}
	got, err := CitiesIn(dir, area, "KG", "TJ")
	want := []City{{"KG", "08", "Osh", topology.At(72.7985, 40.52828)}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	write(`[{"country":"KG","name":"Osh","lat":"north","lng":"72.7985"}]`)
	if _, err := CitiesIn(dir, area, "KG"); err == nil || !strings.Contains(err.Error(), `Osh: "72.7985", "north" is no position`) {
		t.Errorf("error %v", err)
	}
}

func TestReadStrands(t *testing.T) {
	got, err := readStrands([]byte("> River Bin # 17347, Level 2\n67.96638\t41.25360\n68\t41.302\n> Shore Bin # 1, Level 3\n1\t2\n"))
	if err != nil || len(got) != 2 || got[0].Level != 2 || len(got[0].Points) != 2 || got[0].Points[1] != topology.At(68, 41.302) {
		t.Errorf("%v, %v", got, err)
	}
	for text, want := range map[string]string{
		"> River\n":             "gmt line 1: no level",
		"1\t2\n":                "gmt line 1",
		"> A, Level 1\nnorth\n": "gmt line 2",
	} {
		if _, err := readStrands([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

// TestWithoutGMT: one sentence that names the packages.
func TestWithoutGMT(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, _, err := Water(context.Background(), topology.Box{})
	if err == nil || !strings.Contains(err.Error(), "apt-get install gmt gmt-gshhg-full") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
}

func writeFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

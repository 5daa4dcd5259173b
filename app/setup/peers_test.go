package main

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// What the scripts of two peers print.
const (
	mapnikPrints = `mapnik scene 1920 render ms 85 [90, 84, 85] png32 ms 40 123
mapnik scene 3840 render ms 145 [145, 150, 140] png32 ms 171 123
mapnik 10000 events, 30 days: ms [17, 18, 19]
mapnik 1000000 events, 30 days: ms [910, 920, 930]
mapnik 1000000 events, 5844 days: ms [12300, 12400, 12500]
`
	qgisPrints = "[True, True, True]\nqgis scene 1920 ms [300, 309, 320] png 40\nqgis 1000000 events: loaded in s 14.07\n"
)

func TestPeerFigures(t *testing.T) {
	want := []figure{
		{"mapnik_scene_1080p_ms", "85", "ms"},
		{"mapnik_scene_2160p_ms", "145", "ms"},
		{"mapnik_step_10k_ms", "18", "ms"},
		{"mapnik_step_1m_ms", "920", "ms"},
		{"mapnik_all_1m_ms", "12400", "ms"},
	}
	if got := peerFigures("mapnik", mapnikPrints); !slices.Equal(got, want) {
		t.Errorf("figures %v, want %v", got, want)
	}
	if got, want := peerFigures("qgis", qgisPrints), []figure{{"qgis_scene_1080p_ms", "309", "ms"}}; !slices.Equal(got, want) {
		t.Errorf("figures %v, want %v", got, want)
	}
}

func TestPeersRunBesideOurs(t *testing.T) {
	m := complete()
	m.vars = map[string]string{"PEERS": "1", "BENCH_PEERS": "scripts"}
	w, r, out := fake(t, m)
	r.print = mapnikPrints + "BenchmarkScene-2   	      24	  51234567 ns/op	        17 scene_1080p_ms\n"
	if err := w.bench(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"scene_1080p_ms 17 ms\n", "mapnik_scene_1080p_ms 85 ms\n", "scene_1080p_to_mapnik_ratio 0.2 ratio\n", "# Mapnik reads its CSV text anew"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("printed %q without %q", out, line)
		}
	}
	if !slices.ContainsFunc(r.started, func(s string) bool { return strings.HasSuffix(s, "mapnik_points.py 1000000 "+lastWord(s)) }) {
		t.Errorf("started %q", r.started)
	}
	m.vars["BENCH_PEERS"] = ""
	if w, _, _ = fake(t, m); w.bench(context.Background(), nil) == nil {
		t.Error("peers without a folder of scripts are no error")
	}
}

func lastWord(s string) string { return s[strings.LastIndex(s, " ")+1:] }

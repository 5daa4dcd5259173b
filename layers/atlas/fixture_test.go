package atlas

import (
	"testing"
	"testing/fstest"
)

// made is a small made-up atlas: the square KG-A west of the square TJ-B, and in
// the first an exclave of TJ-B until the end of 1999, with a vertex on the common
// border that only the full tier has.
//
//	0,2 ---- 2,2 ---- 4,2        degrees
//	 |  x1,1  |        |
//	0,0 ---- 2,0 ---- 4,0
func made() fstest.MapFS {
	// Arcs: 1 round KG-A from 2,2 by 0,2 and 0,0 to 2,0; 2 the common border from
	// 2,0 to 2,2; 3 round TJ-B from 2,0 by 4,0 and 4,2 to 2,2; 4 the exclave.
	arcs := `"arcs":[
{"left":"KG-A","right":"","km":666.9,"line":"` + encode(2, 2, 0, 2, 0, 0, 2, 0) + `","tiers":"0000"},
{"left":"KG-A","right":"TJ-B","km":222.4,"line":"` + encode(2, 0, 2.0001, 1, 2, 2) + `","tiers":"020"},
{"left":"TJ-B","right":"","km":666.9,"line":"` + encode(2, 0, 4, 0, 4, 2, 2, 2) + `","tiers":"0000"}`
	provinces := `"provinces":[
{"id":"KG-A","km2":49000,"anchor":[0.4,1],"areas":[[[1,2]HOLE]]},
{"id":"TJ-B","km2":49000,"anchor":[3,1],"areas":[[[3,-2]]ISLAND]}]`
	before := `{"attribution":"someone","licence":"ODbL-1.0","id":"old","to":"1999-12-31","mapped":"May 1999",` +
		arcs + `,{"left":"TJ-B","right":"KG-A","km":44.5,"line":"` + encode(0.9, 0.9, 1.1, 0.9, 1.1, 1.1, 0.9, 1.1, 0.9, 0.9) +
		`","tiers":"00100"}],` + replace(provinces, "HOLE", ",[-4]", "ISLAND", ",[[4]]") +
		`,"exclaves":[{"id":"x","owner":"TJ","host":"KG","km2":494.6,"km":88.9,"anchor":[1,1],"area":[[4]]}]}`
	after := `{"id":"new","from":"2000-01-01","mapped":"May 2000",` +
		arcs + `],` + replace(provinces, "HOLE", "", "ISLAND", "") + `,"exclaves":[]}`
	ring := encode(0.9, 0.9, 1.1, 0.9, 1.1, 1.1, 0.9, 1.1)
	return fstest.MapFS{
		"boundaries-old.json": {Data: []byte(before)},
		"boundaries-new.json": {Data: []byte(after)},
		"changes.json": {Data: []byte(`{"pieces":[{"id":"moved-01","from":"TJ","to":"KG","km2":494.6,` +
			`"near":"Town","near_km":12,"anchor":[1,1],"rings":["` + ring + `"]}]}`)},
		"water.json": {Data: []byte(`{"rivers":[{"id":"river","rank":2,"lines":["` + encode(0, 1, 2, 1) + `"]}],` +
			`"lakes":[{"id":"lake","rank":1,"lines":["` + ring + `"]}]}`)},
		"schematic.json": {Data: []byte(`{"rivers":[{"id":"brook","rank":3,"line":"` + encode(0, 0, 1, 2) + `","note":"by hand"}],` +
			`"roads":[{"id":"road","line":"` + encode(1, 1, 3, 1) + `","note":"straight"}]}`)},
		"towns.json": {Data: []byte(`{"towns":[{"id":"town","country":"KG","province":"KG-A","rank":1,"at":[0.5,0.5]}]}`)},
		"names.json": {Data: []byte(`{"provinces":{"KG-A":{"en":"A"},"TJ-B":{"en":"B","ru":"Б"}},"exclaves":{"x":{"en":"X"}},` +
			`"towns":{"town":{"en":"Town"}},"water":{"brook":{"en":"Brook"}},"roads":{"road":{"en":"Road"}}}`)},
	}
}

// encode is the inverse of polyline for longitudes and latitudes in degrees.
func encode(lonlat ...float64) string {
	var out []byte
	var last [2]int32
	for i, degrees := range lonlat {
		v := int32(degrees*perDegree + 0.5)
		d := v - last[i%2]
		last[i%2] = v
		bits := uint32(d<<1) ^ uint32(d>>31)
		for ; bits >= 0x20; bits >>= 5 {
			out = append(out, byte(bits&0x1f|0x20)+63)
		}
		out = append(out, byte(bits)+63)
	}
	return string(out)
}

func loaded(t testing.TB, fsys fstest.MapFS) *Atlas {
	t.Helper()
	a, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

package data

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestGeometry(t *testing.T) {
	for want, g := range map[string]orb.Geometry{
		`null`: nil,
		`{"type":"Point","coordinates":[70.5,40]}`:                               orb.Point{70.5, 40},
		`{"type":"MultiPoint","coordinates":[[70.5,40],[71,-1]]}`:                orb.MultiPoint{{70.5, 40}, {71, -1}},
		`{"type":"LineString","coordinates":[[0.1234568,1],[2,3]]}`:              orb.LineString{{0.12345678, 1}, {2, 3}},
		`{"type":"MultiLineString","coordinates":[[[0,1],[2,3]],[[4,5],[6,7]]]}`: orb.MultiLineString{{{0, 1}, {2, 3}}, {{4, 5}, {6, 7}}},
		`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`:           orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}},
		`{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}`:    orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}},
	} {
		var b bytes.Buffer
		if err := writeGeometry(&b, g); err != nil || b.String() != want {
			t.Errorf("%s, want %s (%v)", b.String(), want, err)
		}
	}
	if err := writeGeometry(new(bytes.Buffer), orb.Collection{}); err == nil {
		t.Error("a geometry that no layer has is written")
	}
}

func TestPropertiesKeepTheirOrder(t *testing.T) {
	raw, err := json.Marshal(Properties{"zeta": 1, "source": "s", "id": "a", "alpha": []int{2}, "area_km2": 3.5, "valid_to": nil})
	if want := `{"id":"a","valid_to":null,"area_km2":3.5,"source":"s","alpha":[2],"zeta":1}`; err != nil || string(raw) != want {
		t.Errorf("%s, want %s (%v)", raw, want, err)
	}
	if raw, err := json.Marshal(Properties{}); err != nil || string(raw) != "{}" {
		t.Errorf("no properties: %s, %v", raw, err)
	}
	if _, err := json.Marshal(Properties{"id": math.NaN()}); err == nil {
		t.Error("what JSON cannot hold is written")
	}
}

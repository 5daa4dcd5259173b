package chronicle

import (
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"borderatlas/layers/calendar"
)

// TestSnap: the middle of a cell is near every position in it, and is its own.
func TestSnap(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		lon, lat, km := 60+random.Float64()*20, 36+random.Float64()*9, 1+random.Float64()*99
		x, y := Snap(lon, lat, km)
		dx, dy := (x-lon)*kmPerDegree*math.Cos((lat+y)/2*math.Pi/180), (y-lat)*kmPerDegree
		if d := math.Hypot(dx, dy); d > km {
			t.Fatalf("%g, %g moves %g km at a radius of %g", lon, lat, d, km)
		}
		if x2, y2 := Snap(x, y, km); math.Abs(x2-x) > 1e-9 || math.Abs(y2-y) > 1e-9 {
			t.Fatalf("the middle %g, %g of a cell of %g km lies in that of %g, %g", x, y, km, x2, y2)
		}
	}
}

var vague = Blur{Km: 10, Names: map[string]string{"en": "somewhere"}, Title: func(e *Event) string { return string(e.Kind) }}

// told is a small chronicle of one fight at a position.
func told(lon, lat float64) *Store {
	place := &Place{
		ID: "vorukh", Names: map[string]string{"en": "Vorukh"}, Kind: "village", Country: "TJ", Province: "Sughd", Lon: lon, Lat: lat,
		PrecisionM: 500, Note: "by the bridge", Valid: calendar.Always,
	}
	two, five := 2.0, 5.0
	whole := &Event{ID: "whole", Title: "April totals", Umbrella: true, Kind: KindClash}
	fight := &Event{
		ID: "fight", Title: "Fighting at Vorukh", Summary: "At the bridge of Vorukh.", Kind: KindClash, Places: []*Place{place}, Whole: whole,
		Figures: []Figure{{Measure: "killed", Value: &two, Text: "two in Vorukh"}, {Measure: "homes_destroyed", Value: &five, Place: place}},
	}
	whole.Parts = []*Event{fight}
	return NewStore([]*Event{whole, fight}, []*Displacement{{Event: fight, From: place, Note: "from Vorukh"}}, []*Place{place}, nil)
}

// TestBlurHidesThePlace: chronicles that differ in where in one cell a place lies
// become the same, so the place cannot be told from what is left.
func TestBlurHidesThePlace(t *testing.T) {
	x, y := Snap(70.58, 39.87, 10)
	a, b := told(x, y).Blurred(vague), told(x+0.04, y-0.03).Blurred(vague)
	if !reflect.DeepEqual(a.Places(), b.Places()) || !reflect.DeepEqual(a.Event("fight").Places, b.Event("fight").Places) {
		t.Errorf("the places differ: %+v, %+v", a.Places()[0], b.Places()[0])
	}
	if c := told(x+1, y).Blurred(vague); reflect.DeepEqual(a.Places(), c.Places()) {
		t.Error("every place became the same")
	}
	p := a.Places()[0]
	if p.PrecisionM < 10000 || !p.Soft() || p.Note != "" || p.Names["en"] != "somewhere" || strings.Contains(p.ID, "vorukh") {
		t.Errorf("the place became %+v", p)
	}
}

func TestBlurLeavesOutWhatTellsThePlace(t *testing.T) {
	s := told(70.58, 39.87)
	blurred := s.Blurred(vague)
	e := blurred.Event("fight")
	if e.Title != "clash" || e.Summary != "" || len(e.Figures) != 1 || e.Figures[0].Text != "" {
		t.Errorf("the event became %+v", e)
	}
	if e.Whole != blurred.Event("whole") || e.Whole.Parts[0] != e || e.Whole.Title != "April totals" {
		t.Error("the whole and its parts are those of another chronicle")
	}
	row := blurred.AllDisplacements()[0]
	if row.Event != e || row.From != blurred.Places()[0] || row.To != nil || row.Note != "" {
		t.Errorf("the row became %+v", row)
	}
	if before := s.Event("fight"); before.Title != "Fighting at Vorukh" || before.Places[0].Lon != 70.58 || len(before.Figures) != 2 {
		t.Error("the chronicle itself was changed")
	}
	small := vague
	small.Km = 1
	if p := s.Blurred(small).Places()[0]; !p.Soft() {
		t.Error("a place blurred to 1 km has a mark as if it were known exactly")
	}
}

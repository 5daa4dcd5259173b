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
		dx, dy := (x-lon)*KmPerDegree*math.Cos((lat+y)/2*math.Pi/180), (y-lat)*KmPerDegree
		if d := math.Hypot(dx, dy); d > km {
			t.Fatalf("%g, %g moves %g km at a radius of %g", lon, lat, d, km)
		}
		if x2, y2 := Snap(x, y, km); math.Abs(x2-x) > 1e-9 || math.Abs(y2-y) > 1e-9 {
			t.Fatalf("the middle %g, %g of a cell of %g km lies in that of %g, %g", x, y, km, x2, y2)
		}
	}
}

var vague = Blur{Km: 10, Names: map[string]string{"en": "somewhere"}, Claimant: "somebody", Title: func(e *Event) string { return string(e.Kind) }}

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
	if row.Event != e || row.From.Lon != e.Places[0].Lon || row.From.Lat != e.Places[0].Lat || row.From.Names["en"] != "somewhere" || row.To != nil || row.Note != "" {
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

// oneCell is a chronicle of rows from places of all kinds that lie in one cell.
func oneCell() (s *Store, village, town, province *Place) {
	x, y := Snap(70.58, 39.87, 10)
	at := func(id, kind, country string, lat, precision float64) *Place {
		return &Place{
			ID: id, Names: map[string]string{"en": id}, Kind: kind, Country: country, Province: id,
			Lon: x, Lat: lat, PrecisionM: precision, Valid: calendar.Always,
		}
	}
	village, town, province = at("Vorukh", "village", "TJ", y+0.01, 500), at("Batken", "town", "KG", y, 2000), at("Batken region", "province", "KG", y-0.01, 50000)
	e := &Event{ID: "flight", Kind: KindDisplacement, Places: []*Place{village, town, province}}
	two := 2.0
	for _, who := range []string{"Batken city hall", "ministry (Batken city)", "Batken regional court"} {
		e.Figures = append(e.Figures, Figure{Measure: "killed", Value: &two, ClaimedBy: who})
	}
	rows := []*Displacement{
		{Event: e, From: province, To: town, ClaimedBy: "Batken city hall"},
		{Event: e, From: town, ClaimedBy: "ministry"},
		{Event: e, From: village},
		{Event: e, From: town, FromArea: &Territory{Lon: 70, Lat: 40}},
	}
	return NewStore([]*Event{e}, rows, []*Place{village, town, province}, nil), village, town, province
}

// TestBlurKeepsWhatIsVaguerAnyway: a province keeps its name and spot until the blur
// is coarser than it is known, and places beside it do not become as vague as it.
func TestBlurKeepsWhatIsVaguerAnyway(t *testing.T) {
	s, village, town, province := oneCell()
	for _, km := range []float64{1, 10, 30, 50, 60, 100} {
		b := vague
		b.Km = km
		blurred := s.Blurred(b)
		rows := blurred.AllDisplacements()
		if from := rows[0].From; (from.Names["en"] == province.Names["en"] && from.Lon == province.Lon && from.Lat == province.Lat) != (km <= 50) {
			t.Errorf("%g km: the province became %+v", km, from)
		}
		if !rows[0].From.Wide() || rows[0].To.Wide() || rows[1].From.Wide() || rows[2].From.Wide() {
			t.Errorf("%g km: places became areas, or areas places", km)
		}
		for i, p := range map[int]*Place{1: town, 2: village} {
			if c := rows[i].From; c.PrecisionM != max(km*1000+p.PrecisionM, SoftFromM+1) || c.Country != p.Country || c.Names["en"] != "somewhere" {
				t.Errorf("%g km: %s became %+v", km, p.ID, c)
			}
		}
		for _, p := range blurred.Event("flight").Places {
			if p.Names["en"] == "somewhere" && !p.Wide() && p.Country != Shared {
				t.Errorf("%g km: the cell of both states is one of %s alone", km, p.Country)
			}
		}
	}
}

// TestBlurLeavesRowsApart: people of different places of one cell are not two counts
// of the same people, and areas keep spots of their own.
func TestBlurLeavesRowsApart(t *testing.T) {
	s, _, _, _ := oneCell()
	rows := s.Blurred(vague).AllDisplacements()
	if rows[1].From == rows[2].From || rows[1].From.ID == rows[2].From.ID {
		t.Error("the places of two states became one")
	}
	if rows[1].From != rows[0].To {
		t.Error("a place became two")
	}
	if rows[3].From.ID != "area-70.0000-40.0000" {
		t.Errorf("the area is called %s", rows[3].From.ID)
	}
}

// TestBlurLeavesNoClaimantWhoNamesThePlace: who only names the region stays.
func TestBlurLeavesNoClaimantWhoNamesThePlace(t *testing.T) {
	s, _, _, _ := oneCell()
	blurred := s.Blurred(vague)
	rows := blurred.AllDisplacements()
	if rows[0].ClaimedBy != "somebody" || rows[1].ClaimedBy != "ministry" {
		t.Errorf("the rows are claimed by %q and %q", rows[0].ClaimedBy, rows[1].ClaimedBy)
	}
	for i, want := range []string{"somebody", "ministry", "Batken regional court"} {
		if got := blurred.Event("flight").Figures[i].ClaimedBy; got != want {
			t.Errorf("%s claims a figure, want %s", got, want)
		}
	}
}

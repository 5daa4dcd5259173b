package atlas

import (
	"math"
	"testing"
	"time"

	"borderatlas/layers/calendar"
)

func TestBetween(t *testing.T) {
	l := Line{Left: "KG-B", Right: "TJ-SU"}
	if !l.Between("KG", "TJ") || !l.Between("TJ", "KG") || l.Between("KG", "UZ") || l.Between("KG", "KG") {
		t.Error("KG-B and TJ-SU are Kyrgyz and Tajik")
	}
	outer := Line{Left: "KG-Y"}
	if outer.Between("KG", "TJ") || !outer.Between("KG", "") {
		t.Error("KG-Y has a neighbour that is not in the data")
	}
}

func TestStatusAndEdition(t *testing.T) {
	a := embedded(t)
	for _, c := range []struct {
		year       int
		month      time.Month
		day        int
		edition    string
		status     Status
		whatsthere bool // Kayragach
	}{
		{1924, time.January, 1, "2024a", Orientation, true},
		{1991, time.December, 31, "2024a", Orientation, true},
		{1992, time.January, 1, "2024a", NotDetermined, true},
		{2022, time.September, 16, "2024a", NotDetermined, true},
		{2025, time.March, 12, "2024a", NotDetermined, true},
		{2025, time.March, 13, "2025b", AgreedByTreaty, false},
		{2040, time.January, 1, "2025b", AgreedByTreaty, false},
	} {
		d := calendar.Date(c.year, c.month, c.day)
		e := a.At(d)
		if e.ID != c.edition || a.Status(d) != c.status {
			t.Errorf("%s: %s, %s; want %s, %s", d, e.ID, a.Status(d), c.edition, c.status)
		}
		there := false
		for _, x := range e.Exclaves {
			there = there || x.ID == "kayragach"
		}
		if there != c.whatsthere {
			t.Errorf("%s: Kayragach is an exclave: %v", d, there)
		}
	}
	if a.At(calendar.Past).ID != "2024a" || a.At(calendar.Future).ID != "2025b" {
		t.Error("the open ends have no edition")
	}
}

func TestLocate(t *testing.T) {
	a := loaded(t, made())
	for _, c := range []struct {
		lon, lat          float64
		country, province string
	}{
		{0.5, 0.5, "KG", "KG-A"},
		{3, 1, "TJ", "TJ-B"},
		{1, 1, "TJ", "TJ-B"}, // the exclave
		{2.00005, 1, "KG", "KG-A"},
		{5, 1, "", ""},
		{-1, 1, "", ""},
	} {
		country, province, ok := a.Editions[0].Locate(c.lon, c.lat)
		if country != c.country || province != c.province || ok != (c.country != "") {
			t.Errorf("%g, %g is in %q %q %v, want %q", c.lon, c.lat, country, province, ok, c.province)
		}
	}
	if _, province, _ := a.Editions[1].Locate(1, 1); province != "KG-A" {
		t.Errorf("after the exclave is gone, 1, 1 is in %q", province)
	}
}

func TestOutside(t *testing.T) {
	e := &loaded(t, made()).Editions[0]
	const degree = 111195 // metres on the mean sphere
	for _, c := range []struct {
		lon, lat float64
		code     string
		want     float64
	}{
		{0.5, 0.5, "KG", 0},
		{0.5, 0.5, "KG-A", 0},
		{3, 0, "KG", degree},         // to the common border
		{-0.1, 1, "KG", degree / 10}, // from the west
		{0.5, 1, "TJ", 0.4 * degree}, // to the exclave
		{1, 1, "KG", 0.1 * degree},   // from the exclave to what lies round it
		{1, 1, "TJ-B", 0},
	} {
		if got := e.Outside(c.lon, c.lat, c.code); math.Abs(got-c.want) > 0.005*degree*max(0.2, c.want/degree) {
			t.Errorf("%g, %g to %s is %.0f m, want %.0f", c.lon, c.lat, c.code, got, c.want)
		}
	}
	if got := e.Outside(1, 1, "UZ"); !math.IsInf(got, 1) {
		t.Errorf("the distance to a country that is not there is %g", got)
	}
}

// TestValue reads the numbers of the example in the description of the format.
func TestValue(t *testing.T) {
	for text, want := range map[string]int32{
		"_p~iF": 3850000, "~ps|U": -12020000, "_ulL": 220000, "nnqC": -75000, "_mqN": 255200, "vxq`@": -550300, "?": 0, "@": -1,
	} {
		v, n, err := value(text + "rest")
		if v != want || n != len(text) || err != nil {
			t.Errorf("%q is %d in %d letters, %v; want %d", text, v, n, err, want)
		}
	}
	for _, text := range []string{"", "_", "_p~", "\x1f", "é"} {
		if v, _, err := value(text); err == nil {
			t.Errorf("%q is %d, not an error", text, v)
		}
	}
}

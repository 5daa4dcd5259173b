package layers

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
)

func TestNearestPlace(t *testing.T) {
	var d small
	d.place(somewhere("village", 70.9, 40.1, 1000)).District = "Leilek"
	gone := d.place(somewhere("gone", 70.7, 40, 1000))
	gone.Valid = calendar.Span{First: calendar.Past, Last: warDay - 1}
	s := d.stack(t)
	for _, c := range []struct {
		at       orb.Point
		day      calendar.Day
		name     string
		district string
		metres   float64
	}{
		{orb.Point{70.9, 40.1}, warDay, "Village", "Leilek", 0},
		{orb.Point{71, 40}, warDay, "Capital", "", 0},             // a town: its district is not in the data
		{orb.Point{70.7, 40}, warDay, "Village", "Leilek", 20361}, // 17.07 km east and 11.10 km north
		{orb.Point{70.7, 40}, warDay - 1, "Gone", "", 0},
	} {
		n, ok := s.Nearest(c.at, c.day)
		if !ok || n.Name("en") != c.name || n.District != c.district || math.Abs(n.Metres-c.metres) > 1 {
			t.Errorf("near %v on %v: %s of %q, %.0f m, want %s of %q, %.0f m", c.at, c.day, n.Name("en"), n.District, n.Metres, c.name, c.district, c.metres)
		}
	}
}

func TestNearestPlaceOfTheEmbeddedData(t *testing.T) {
	n, ok := embeddedStack(t).Nearest(orb.Point{70.8195, 40.0626}, warDay)
	if !ok || n.Name("en") != "Batken" || n.Metres > 2000 {
		t.Errorf("in the middle of Batken the nearest place is %s, %.0f m away", n.Name("en"), n.Metres)
	}
}

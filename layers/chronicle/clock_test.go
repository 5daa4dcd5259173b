package chronicle

import (
	"slices"
	"testing"
	"time"

	"borderatlas/layers/calendar"
)

func TestClockInBothZones(t *testing.T) {
	day := calendar.Date(2022, 9, 17)
	hm := func(h, m int) time.Duration { return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute }
	for _, c := range []struct {
		name    string
		zone    Zone
		at      time.Duration
		in      Zone
		wantDay calendar.Day
		want    time.Duration
		ok      bool
	}{
		{"11:50 in Dushanbe", Dushanbe, hm(11, 50), Bishkek, day, hm(12, 50), true},
		{"11:50 in its own zone", Dushanbe, hm(11, 50), Dushanbe, day, hm(11, 50), true},
		{"20:00 in Bishkek", Bishkek, hm(20, 0), Dushanbe, day, hm(19, 0), true},
		{"past midnight", Dushanbe, hm(23, 30), Bishkek, day + 1, hm(0, 30), true},
		{"midnight", Dushanbe, hm(23, 0), Bishkek, day + 1, 0, true},
		{"before midnight", Bishkek, hm(0, 15), Dushanbe, day - 1, hm(23, 15), true},
		{"own zone not known", NoZone, hm(20, 0), Bishkek, 0, 0, false},
		{"no zone asked for", Bishkek, hm(20, 0), NoZone, 0, 0, false},
	} {
		gotDay, got, ok := Clock{Day: day, Time: c.at, Zone: c.zone}.In(c.in)
		if gotDay != c.wantDay || got != c.want || ok != c.ok {
			t.Errorf("%s: %v %v %v, want %v %v %v", c.name, gotDay, got, ok, c.wantDay, c.want, c.ok)
		}
	}
}

// 12:30 in Bishkek is before 11:50 in Dushanbe: 11:30 is.
func TestClocksStandInTheOrderOfTime(t *testing.T) {
	var got []string
	for _, c := range load(t).Event("chonalay-2022-09-17").Clocks {
		got = append(got, c.Time.String()+" "+string(c.Zone))
	}
	want := []string{"11h15m0s Asia/Bishkek", "12h30m0s Asia/Bishkek", "11h50m0s Asia/Dushanbe", "19h0m0s Asia/Dushanbe"}
	if !slices.Equal(got, want) {
		t.Errorf("clocks %v, want %v", got, want)
	}
}

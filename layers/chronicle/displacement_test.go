package chronicle

import (
	"strings"
	"testing"
)

func TestRowsThatMayBeAdded(t *testing.T) {
	s := load(t)
	for event, want := range map[string]int{
		"evacuation-2022-09":    142071, // 54,684 + 25,600 + 56,486 + 5,301
		"evacuation-tj-2022-09": 20312,  // 15,850 + 1,962 + 2,500
		"clash-2019-07-22":      315,
		"clash-2022-01-27":      0, // both counts are aggregates
		"handover-2025-09":      0, // houses, no people
	} {
		sum, err := Sum(Additive(s.Displacements(event)))
		if err != nil || sum != want {
			t.Errorf("%s adds up to %d (%v), want %d", event, sum, err, want)
		}
	}
}

func TestSumRefuses(t *testing.T) {
	s := load(t)
	mixed := append(Additive(s.Displacements("conflict-2021-04")), Additive(s.Displacements("evacuation-2022-09"))...)
	for name, c := range map[string]struct {
		rows []*Displacement
		want string
	}{
		"aggregates":       {s.Displacements("evacuation-2022-09"), "row 1 of evacuation-2022-09 is a total or a part of another row and is never added"},
		"without a count":  {s.Displacements("leilek-2021-04-29"), "row 1 of leilek-2021-04-29 has no count"},
		"different events": {mixed, "rows of conflict-2021-04 and evacuation-2022-09 are not added"},
	} {
		if sum, err := Sum(c.rows); err == nil || !strings.HasPrefix(err.Error(), c.want) || sum != 0 {
			t.Errorf("%s: %d, %v, want %s", name, sum, err, c.want)
		}
	}
	if sum, err := Sum(nil); sum != 0 || err != nil {
		t.Errorf("no rows add up to %d, %v", sum, err)
	}
}

func TestDateBesideARow(t *testing.T) {
	s := load(t)
	for _, c := range []struct {
		event   string
		row     int
		want    string
		counted bool
	}{
		{"conflict-2021-04", 5, "2021-04-29", true},
		{"evacuation-tj-2022-09", 0, "2022-10-04", false},
	} {
		if got, counted := s.Displacements(c.event)[c.row].Dated(); got.String() != c.want || counted != c.counted {
			t.Errorf("row %d of %s is dated %v, %v, want %s, %v", c.row+1, c.event, got, counted, c.want, c.counted)
		}
	}
	if got, counted := (&Displacement{Sources: []*Source{{Date: "2024/2026"}}}).Dated(); got.Known() || counted {
		t.Errorf("a row of a source with an interval is dated %v", got)
	}
}

func TestAreasThatMarkersStandFor(t *testing.T) {
	s := load(t)
	for event, want := range map[string][]string{
		"evacuation-2022-09":    {"Leilek district", "Batken district"},
		"evacuation-tj-2022-09": {"Isfara border areas", "Bobojon Ghafurov district", "Lakhsh district"},
		"unzhu-bulak-2021":      {"five villages of Chon-Alay"},
	} {
		var got []string
		for _, r := range s.Displacements(event) {
			if r.FromArea != nil {
				got = append(got, r.FromArea.Name("en"))
			}
		}
		if strings.Join(got, ", ") != strings.Join(want, ", ") {
			t.Errorf("%s: %q, want %q", event, got, want)
		}
	}
}

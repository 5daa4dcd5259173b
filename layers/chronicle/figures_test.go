package chronicle

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"borderatlas/layers/calendar"
)

func TestFigureGroupsKeepEveryFigure(t *testing.T) {
	s := load(t)
	for _, e := range s.Events() {
		seen := 0
		var heads []string
		for _, g := range e.FigureGroups() {
			seen += len(g.Figures)
			heads = append(heads, fmt.Sprint(g.Measure, g.Side, g.AboutOtherSide))
			for _, f := range g.Figures {
				if f.Measure != g.Measure || f.Side != g.Side || f.AboutOtherSide != g.AboutOtherSide {
					t.Errorf("%s: %s %s stands under %s %s", e.ID, f.Measure, f.Side, g.Measure, g.Side)
				}
			}
		}
		if seen != len(e.Figures) {
			t.Errorf("%s: %d figures in groups, want %d", e.ID, seen, len(e.Figures))
		}
		slices.Sort(heads)
		if len(slices.Compact(heads)) != len(e.FigureGroups()) {
			t.Errorf("%s: a group stands twice", e.ID)
		}
	}
}

func TestFigureGroupsInOrder(t *testing.T) {
	var got []string
	for _, g := range load(t).Event("conflict-2022-09").FigureGroups()[:9] { // how many figures each has is the data's business
		got = append(got, strings.TrimSpace(fmt.Sprint(g.Measure, " ", g.Side, " ", g.AboutOtherSide)))
	}
	want := []string{
		"killed KG false", "killed TJ false", "killed TJ true", "killed both false",
		"killed_civilians KG false", "killed_civilians TJ false", "killed_civilians both false",
		"killed_military TJ false", "wounded KG false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("groups %q, want %q", got, want)
	}
}

func TestUnits(t *testing.T) {
	for m, want := range map[Measure]string{
		"killed": "", BorderLengthKm: "km", "land_to_kg_ha": "ha", BorderAgreedPercent: "percent", "damage_usd": "usd", "damage_som": "som", "compensation_somoni": "somoni", "houses_to_kg": "",
	} {
		if m.Unit() != want {
			t.Errorf("%s is in %q, want %q", m, m.Unit(), want)
		}
	}
}

func TestCountedAt(t *testing.T) {
	s := load(t)
	at := map[string]string{}
	for _, e := range s.Events() {
		for i := range e.Figures {
			if p := e.Counted(&e.Figures[i]); p != nil {
				at[fmt.Sprintf("%s %s %s", e.ID, e.Figures[i].Measure, valueOf(&e.Figures[i]))] = p.ID
			}
		}
	}
	for figure, want := range map[string]string{
		"buildings-2022-09 buildings_changed 84":             "ak_sai",
		"buildings-2022-09 buildings_changed 10":             "ovchi_qalacha",
		"bogdori-2022-09-16 homes_destroyed 16":              "bogdori",
		"bogdori-2022-09-16 homes_destroyed dozens":          "shurab",
		"kokterek-2021 homes_destroyed 17":                   "kok_terek", // the event's only place
		"conflict-2022-09 killed 59":                         "",
		"ovchi-strike-2022-09-16 killed 25":                  "", // an area total
		"ovchi-strike-2022-09-16 killed_civilians 12":        "ovchi_qalacha",
		"evacuation-2022-09 displaced 54684":                 "", // a district
		"leilek-2021-04-29 homes_destroyed 10":               "maksat",
		"khojaialo-houses-2021 homes_destroyed more_than 10": "khojai_alo",
	} {
		if at[figure] != want {
			t.Errorf("%s counts at %q, want %q", figure, at[figure], want)
		}
	}
}

func TestClaimant(t *testing.T) {
	for by, want := range map[string]string{
		"HRW":                         "HRW",
		"HRW (documented)":            "HRW",
		"HRW (documented) via X (a b": "HRW via X",
		"IFRC (B. Ghafurov) / RCST":   "IFRC / RCST",
	} {
		if got := (&Figure{ClaimedBy: by}).Claimant(); got != want {
			t.Errorf("%q is claimed by %q, want %q", by, got, want)
		}
	}
}

func TestBorderShares(t *testing.T) {
	s := load(t)
	for day, want := range map[string][]string{
		"2010-01-01": nil,
		"2014-12-01": {"590 of 970.8 Kyrgyz special representative K. Iskanderov 2014-11", "more_than 500 of 971 Tajik land committee via Asia-Plus 2014-01", "519.9 of - Kyrgyz State Committee for National Security 2011"},
		"2022-09-16": {
			"504 of 984 The Diplomat 2022-09", "more_than 660 of about 980 TASS 2022-09", "519.9 of 986.7 Tajik border troops 2021", "504 of 976 Asia-Plus 2021-05",
			"519.9 of - Tajik land committee 2016-07", "530 of 978 Asia-Plus via The Diplomat 2015",
			"590 of 970.8 Kyrgyz special representative K. Iskanderov 2014-11", "more_than 500 of 971 Tajik land committee via Asia-Plus 2014-01",
			"519.9 of - Kyrgyz State Committee for National Security 2011",
		},
	} {
		d, err := calendar.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range s.BorderShares(d) {
			length := "-"
			if b.Length != nil {
				length = valueOf(b.Length)
			}
			got = append(got, fmt.Sprintf("%s of %s %s %v", valueOf(b.Agreed), length, b.Agreed.Claimant(), b.Agreed.AsOf))
		}
		if !slices.Equal(got, want) {
			t.Errorf("on %s:\n%s\nwant\n%s", day, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	newest := s.BorderShares(calendar.Date(2025, 3, 12))[0]
	if newest.Event.ID != "line-94-2024" || valueOf(newest.Agreed) != "94" {
		t.Errorf("the newest claim before the treaty is %s of %s", valueOf(newest.Agreed), newest.Event.ID)
	}
}

// TestASideWithoutAFigureIsNamed where both can have one and the other has it.
func TestASideWithoutAFigureIsNamed(t *testing.T) {
	one := 1.0
	group := func(m Measure, s Side) FigureGroup {
		return FigureGroup{Measure: m, Side: s, Figures: []*Figure{{Measure: m, Side: s, Value: &one}}}
	}
	for _, c := range []struct {
		groups []FigureGroup
		want   string
	}{
		{[]FigureGroup{group("killed", KG)}, "KG TJ-"},
		{[]FigureGroup{group("killed", TJ)}, "KG- TJ"},
		{[]FigureGroup{group("killed", KG), {Measure: "killed", Side: KG, AboutOtherSide: true, Figures: []*Figure{{}}}, group("killed", Both)}, "KG KG TJ- both"},
		{[]FigureGroup{group("killed", KG), group("killed", TJ)}, "KG TJ"},
		{[]FigureGroup{group("killed", Both)}, "both"},
		{[]FigureGroup{group("land_to_kg_ha", KG)}, "KG"},
		{[]FigureGroup{group("new_houses", KG)}, "KG"},
		{nil, ""},
	} {
		var got []string
		for _, g := range WithSilentSides(c.groups) {
			words := string(g.Side)
			if len(g.Figures) == 0 {
				words += "-"
			}
			got = append(got, words)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v becomes %q, want %q", c.groups, got, c.want)
		}
	}
	for _, m := range ofEitherSide {
		if !slices.Contains(Measures, m) {
			t.Errorf("%s is no measure", m)
		}
	}
}

package chronicle

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
)

// violent are the kinds of events in which people or buildings are harmed.
var violent = map[Kind]bool{KindClash: true, KindShooting: true, KindShelling: true, KindAirStrike: true, KindArson: true, KindDetention: true}

// nobodyElse says in an event's text that the account of a side was not found.
var nobodyElse = regexp.MustCompile(`(?i)(only a|no) (kyrgyz|tajik) (account|figures?|reply|list)\b[^.]* (was|were) found`)

// TestMissingAccountsWereLookedFor: an event that has one side's account alone, or says
// that it does, names where the other side's was looked for and when.
func TestMissingAccountsWereLookedFor(t *testing.T) {
	for _, e := range load(t).Events() {
		if (e.OneSided || nobodyElse.MatchString(e.Summary+" "+e.Note)) && !regexp.MustCompile(`\b20\d\d$`).MatchString(e.LookedFor) {
			t.Errorf("%s: looked for in %q", e.ID, e.LookedFor)
		}
	}
}

// TestOneSidedEventsNameWhereTheyLooked is the rule of the reader.
func TestOneSidedEventsNameWhereTheyLooked(t *testing.T) {
	_, err := Load(broken(t, "clash-2022-03-10", func(r record) { delete(r, "looked_for") }))
	if err == nil || !strings.Contains(err.Error(), `field "looked_for" is missing`) {
		t.Errorf("%v", err)
	}
}

// TestBalanceOfTheSides prints how the record is spread over the two sides, and fails
// where a violent event of 2021 and 2022 has figures of harm of one side alone although
// the other side's are known to exist.
func TestBalanceOfTheSides(t *testing.T) {
	s := load(t)
	accounts, figures, titles := map[string]int{}, map[string]int{}, map[string][]string{}
	for _, e := range s.Events() {
		if violent[e.Kind] {
			accounts[accountOf(e)]++
		}
		for i := range e.Figures {
			if f := &e.Figures[i]; harm[f.Measure] != "" {
				figures[harm[f.Measure]+" "+string(f.Side)]++
			}
		}
		for side := range sidesOfTitle(e) {
			titles[side] = append(titles[side], e.ID)
		}
	}
	t.Logf("violent events by whose account they rest on: %v", accounts)
	t.Logf("figures of harm by the side affected: %v", figures)
	t.Logf("titles of violent events that concern both sides' places and name those of one: %v", titles)
	if kg, tj := figures["casualties KG"], figures["casualties TJ"]; math.Abs(float64(kg-tj)) > 0.25*float64(max(kg, tj)) {
		t.Errorf("%d figures of Kyrgyz and %d of Tajik casualties", kg, tj)
	}
	for id, measures := range knownToBothSides {
		for _, m := range measures {
			has := map[Side]bool{}
			for i := range s.Event(id).Figures {
				if f := &s.Event(id).Figures[i]; f.Measure == m && !f.AboutOtherSide {
					has[f.Side] = true
				}
			}
			if !has[KG] || !has[TJ] {
				t.Errorf("%s: %s of %v alone", id, m, has)
			}
		}
	}
}

// knownToBothSides lists the measures of violent events of 2021 and 2022 of which an
// audit of the record in December 2026 found figures of both sides.
var knownToBothSides = map[string][]Measure{
	"camera-2021-04-28": {"wounded"},
	"clash-2021-07-24":  {"wounded"},
	"clash-2022-01-27":  {"wounded", "homes_damaged"},
	"clash-2022-06-14":  {"wounded"},
	"conflict-2021-04":  {"killed", "killed_civilians", "killed_military", "wounded", "displaced", "homes_destroyed"},
	"conflict-2022-09":  {"killed", "killed_civilians", "wounded", "displaced", "homes_destroyed", "homes_damaged", "buildings_changed"},
}

// harm sorts measures into casualties and damage; others are neither.
var harm = map[Measure]string{
	"killed": "casualties", "killed_civilians": "casualties", "killed_military": "casualties", "wounded": "casualties", "wounded_civilians": "casualties",
	"homes_destroyed": "damage", "homes_damaged": "damage", "buildings_destroyed": "damage", "buildings_damaged": "damage",
	"buildings_burned": "damage", "buildings_changed": "damage", "schools_damaged": "damage", "facilities_destroyed": "damage",
}

// accountOf says on whose account an event rests.
func accountOf(e *Event) string {
	if !e.OneSided {
		return "both or neither"
	}
	return string(e.Account)
}

// sidesOfTitle are the sides of which a violent event's title names places, where its
// places lie on both sides and those named on one.
func sidesOfTitle(e *Event) map[string]bool {
	all, named := map[string]bool{}, map[string]bool{}
	for _, p := range e.Places {
		all[p.Country] = true
		name, _, _ := strings.Cut(p.Name("en"), " (")
		if strings.Contains(e.Title, name) {
			named[p.Country] = true
		}
	}
	if !violent[e.Kind] || !all["KG"] || !all["TJ"] || len(named) != 1 {
		return nil
	}
	return named
}

// TestPlacesAgreeWithASecondGazetteer: a place lies within its precision of where
// OpenStreetMap has its namesake (Debian's flightgear-data-base, ODbL), but for those
// that were looked at and are taken for other places.
func TestPlacesAgreeWithASecondGazetteer(t *testing.T) {
	s := load(t)
	for _, c := range []struct {
		id       string
		lat, lon float64
		other    bool // a namesake, as the place's note says
	}{
		{"batken", 40.0613536, 70.821754, false},
		{"ghafurov", 40.1992714, 69.8200836, false},
		{"boz_adyr", 40.0061452, 71.1049445, false},
		{"pulgon", 40.1723461, 71.7305391, false},
		{"dushanbe", 38.5346847, 68.7801624, false},
		{"karamyk", 39.649726, 71.8539519, true},
	} {
		p := s.Place(c.id)
		metres := 1000 * math.Hypot(111.2*(p.Lat-c.lat), 111.2*(p.Lon-c.lon)*math.Cos(c.lat*math.Pi/180))
		if c.other != (metres > p.PrecisionM) || c.other && !strings.Contains(p.Note, "OpenStreetMap") {
			t.Errorf("%s is %.0f m from its namesake, its precision %s", c.id, metres, fmt.Sprint(p.PrecisionM))
		}
	}
	for _, id := range []string{"arka", "maksat", "min_bulak", "min_oruk", "kapchygai"} {
		if p := s.Place(id); p.PrecisionM < 1000 { // village labels of another map lie up to 908 m away
			t.Errorf("%s is known to %v m", id, p.PrecisionM)
		}
	}
}

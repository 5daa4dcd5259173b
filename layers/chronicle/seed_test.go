package chronicle

import (
	"strings"
	"testing"
)

// seed lists the statements of the article from which this project began ("Escalating
// Conflict on the Kyrgyz-Tajik Border", The Diplomat, September 2022), each with the
// record that carries it and words or a figure by which it is known there.
var seed = []struct {
	statement, record, words string
}{
	{"1 sustained fire at several points on 14 September", "start-2022-09-14", "several points"},
	{"2 short ceasefire, fierce fighting again on 16 September", "dawn-2022-09-16", "16 September"},
	{"3 fighting reaches Batken city and Osh province", "batken-rockets-2022-09-16", "the article"},
	{"4 Tajikistan unwilling to talk, shelling to 18 September", "conflict-2022-09", "unwilling to entertain dialogue"},
	{"5 at least 59 dead, civilians and servicemen", "conflict-2022-09", "killed KG at_least 59 The Diplomat"},
	{"6 dozens wounded", "conflict-2022-09", "wounded KG dozens The Diplomat"},
	{"7 over 140,000 displaced", "conflict-2022-09", "displaced KG more_than 140000 The Diplomat"},
	{"8 hundreds of homes and businesses burned, NASA fire data", "burning-2022-09", "homes_and_businesses_burned KG hundreds The Diplomat (pointing to NASA fire data)"},
	{"9 Tajik ministry: 35 dead from Kyrgyz shelling", "statements-2022-09-18", "killed TJ 35 The Diplomat"},
	{"10 Kyrgyz ministry: planned military aggression", "statements-2022-09-18", "planned military aggression"},
	{"11 Kyrgyz ministry: irregular paramilitary groups", "statements-2022-09-18", "active involvement of irregular paramilitary groups"},
	{"12 Soviet delimitation", "ussr-1924", ""},
	{"13 land exchanges and loans", "ussr-1955-59", "exchanged and given on loan"},
	{"14 chess board of roads", "independence-1991", "chess board"},
	{"15 984 km, 504 of them demarcated", "independence-1991", "border_agreed_km both 504 The Diplomat"},
	{"16 two Tajik exclaves", "independence-1991", "Vorukh and Kayragach"},
	{"17 disputes with different Soviet maps", "independence-1991", "different Soviet maps"},
	{"18 earlier clashes as stones to mortars", "camera-2021-04-28", "mortars to stones"},
	{"19 first large-scale escalation, cameras", "camera-2021-04-28", "first large-scale escalation"},
	{"20 36 killed, hundreds wounded, 58,000 displaced", "conflict-2021-04", "displaced KG 58000 The Diplomat"},
	{"21 Tajik government: 19 dead, 87 wounded", "conflict-2021-04", "wounded TJ 87 The Diplomat (Tajik government)"},
	{"22 border security in the campaigns", "kg-power-2020", "stood in the campaigns"},
	{"23 power in 2020, elected early 2021", "kg-power-2020", "early-2021 election"},
	{"24 Bayraktar drones", "bayraktar-2021", "Bayraktar"},
	{"25 Tigr vehicles replaced UAZ", "bayraktar-2021", "UAZ"},
	{"26 parade of August 2021", "parade-2021-08-31", ""},
	{"27 boast to solve the border soon", "kg-power-2020", "solve the border with Tajikistan soon"},
	{"28 security as market, hospital and school", "focus-groups-2022", "without fear"},
	{"29 militarisation and foreign aid", "ababil-2022", "China, Russia, Iran and the USA"},
	{"30 Ababil-2 plant", "ababil-2022", "plant"},
	{"31 interstate conflict after a military incursion", "conflict-2022-09", "civilian property was apparently targeted on purpose"},
	{"32 SCO summit", "sco-2022-09", ""},
	{"33 nobody raised it formally", "sco-2022-09", "Mirziyoyev"},
	{"34 timing no coincidence", "sco-2022-09", "no coincidence"},
	{"35 CSTO in Dushanbe without a reference to the violence", "csto-2021-04", "no reference to the outbreak of violence"},
	{"36 CSTO offered mediation", "statements-2022-09-18", "offered to mediate"},
	{"37 Russian bases in both states", "conflict-2022-09", "Russian military bases"},
	{"38 16 focus groups", "focus-groups-2022", "focus_groups"},
	{"39 neutrality on Ukraine", "focus-groups-2022", "neutrality on Ukraine"},
	{"40 protests against the CSTO", "protest-2022-09", "leave the CSTO"},
	{"41 corridor, smuggling", "independence-1991", "corridor between Isfara and Vorukh"},
	{"42 Kyrgyzstan weak, no claims", "independence-1991", "never claimed new territory"},
	{"43 crowd at the White House", "protest-2022-09", "demand"},
	{"44 Tajik media, Gorno-Badakhshan, succession", "conflict-2022-09", "crackdown in Gorno-Badakhshan"},
	{"45 programmes questioned, area unliveable", "conflict-2022-09", "unliveable"},
	{"46 Armenia and other wars", "conflict-2022-09", "other wars drew attention away"},
}

// TestTheSeedArticleIsWholeInTheRecord, each statement where it belongs, in a record that
// cites the article.
func TestTheSeedArticleIsWholeInTheRecord(t *testing.T) {
	s := load(t)
	if len(seed) != 46 {
		t.Errorf("%d statements, want 46", len(seed))
	}
	for _, c := range seed {
		e := s.Event(c.record)
		if e == nil {
			t.Errorf("%s: there is no record %s", c.statement, c.record)
			continue
		}
		if !strings.Contains(wholeText(e), c.words) {
			t.Errorf("%s: %s lacks %q", c.statement, c.record, c.words)
		}
		if !e.Diplomat.Cited {
			t.Errorf("%s: %s does not cite the article", c.statement, c.record)
		}
	}
}

// wholeText is all that an event says, a figure as measure, side, value and claimant.
func wholeText(e *Event) string {
	parts := []string{e.Title, e.Summary, e.Note, e.Diplomat.Note, e.Diplomat.Discrepancy, e.Span.First.String()}
	for i := range e.Figures {
		f := &e.Figures[i]
		parts = append(parts, strings.Join(strings.Fields(string(f.Measure)+" "+string(f.Side)+" "+valueOf(f)+" "+f.ClaimedBy), " "))
	}
	for _, c := range e.Statements {
		parts = append(parts, c.ClaimedBy+": "+c.Text)
	}
	return strings.Join(parts, "\n")
}

// TestNeutralCountsStandAlone: counts of a country and year are in no event with figures
// of days, and no rule that picks or compares deaths takes them for those.
func TestNeutralCountsStandAlone(t *testing.T) {
	found := 0
	for _, e := range load(t).Events() {
		own := 0
		for i := range e.Figures {
			if m := e.Figures[i].Measure; m == "year_killed" || m == "year_displaced" {
				own++
			}
		}
		found += own
		if own > 0 && (own != len(e.Figures) || len(e.Places) > 0 || e.Umbrella || e.Whole != nil) {
			t.Errorf("%s has counts of a year beside others", e.ID)
		}
		for _, k := range e.KeyFigures() {
			if strings.HasPrefix(string(k.Measure), "year_") {
				t.Errorf("%s: the count of a year is a key figure", e.ID)
			}
		}
	}
	if found != 7 {
		t.Errorf("%d neutral counts, want 7", found)
	}
}

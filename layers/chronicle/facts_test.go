package chronicle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"borderatlas/layers/calendar"
)

// fact is something that the chronicle has to hold: a figure of an event as
// somebody claims it, the days that a source gives, or words on the event's card.
type fact struct {
	event   string
	measure Measure
	side    Side
	value   string // with the qualifier before it: "at_least 59"; or the text
	by      string // the claimant begins like this; with words: what the card says
}

// words is a fact that stands in a summary, note or statement.
func words(event, text string) fact { return fact{event: event, by: text} }

// dates is a fact about the days of an event as a source gives them.
func dates(event, span, by string) fact {
	return fact{event: event, measure: "dates", value: span, by: by}
}

// place is a fact that stands on the card of a place.
func place(id, text string) fact { return fact{event: id, measure: "place", by: text} }

func (f fact) holds(s *Store) bool {
	switch f.measure {
	case "place":
		p := s.Place(f.event)
		return p != nil && strings.Contains(p.Note+p.Status2025+p.PrecisionSource, f.by)
	case "dates":
		e := s.Event(f.event)
		return e != nil && slices.ContainsFunc(e.DateClaims, func(c DateClaim) bool {
			return c.Span.String() == f.value && strings.HasPrefix(c.ClaimedBy, f.by) && c.Source != nil
		})
	}
	e := s.Event(f.event)
	if e == nil {
		return false
	}
	if f.measure == "" {
		return strings.Contains(card(e), f.by)
	}
	return slices.ContainsFunc(e.Figures, func(g Figure) bool {
		return g.Measure == f.measure && g.Side == f.side && valueOf(&g) == f.value && strings.HasPrefix(g.ClaimedBy, f.by) && g.Source != nil
	})
}

// valueOf writes a figure's number with its qualifier, or its text.
func valueOf(f *Figure) string {
	if f.Value == nil {
		return f.Text
	}
	return strings.TrimSpace(string(f.Qualifier) + " " + strconv.FormatFloat(*f.Value, 'f', -1, 64))
}

// card is every sentence about an event.
func card(e *Event) string {
	all := []string{e.Title, e.Summary, e.Note, e.DateNote, e.PlaceNote, e.Diplomat.Note, e.Diplomat.Discrepancy}
	for _, s := range e.Statements {
		all = append(all, s.ClaimedBy+": "+s.Text)
	}
	return strings.Join(all, "\n")
}

func (f fact) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", f.event, f.measure, f.side, f.value, f.by))
}

const (
	kgHealth = "Kyrgyz health ministry"
	kgMES    = "Kyrgyz emergencies ministry"
	tjMFA    = "Tajik foreign ministry"
	kg22     = "conflict-2022-09"
	kg21     = "conflict-2021-04"
)

// The disagreements that are shown as attributed claims and never as one number,
// with what stands on each side.
var disagreements = []struct {
	about string
	facts []fact
}{
	{"dates of the 2022 fighting", []fact{
		dates(kg22, "2022-09-14/2022-09-18", "The Diplomat"), dates(kg22, "2022-09-14/2022-09-17", "HRW"),
		dates(kg22, "2022-09-14/2022-09-17", "Kyrgyz mourning decree"), dates(kg22, "2022-09-14/2022-09-20", "Wikipedia"),
		dates(kg22, "2022-09-14/2022-09-19", "Bellingcat"),
	}},
	{"who fired first", []fact{
		words(kg22, "Each side says that the other began; HRW takes no position"), words(kg21, "Each side says that the other began"),
		words("start-2022-09-14", "each side says the other began"), words("clash-2022-06-14", "Each side says the other fired first"),
		words("clash-2021-07-24", "each side says that the other's guards fired first"), words("clash-2014-05-07", "Each side says that the other threw the first stones"),
	}},
	{"Kyrgyz dead in 2022", []fact{
		{kg22, "killed", KG, "24", kgHealth},
		{kg22, "killed", KG, "36", kgHealth},
		{kg22, "killed", KG, "46", kgHealth},
		{kg22, "killed", KG, "59", kgHealth},
		{kg22, "killed", KG, "62", kgHealth},
		{kg22, "killed", KG, "63", "Kyrgyz authorities"},
		{kg22, "killed", KG, "at_least 59", "The Diplomat"},
	}},
	{"Tajik dead in 2022", []fact{
		{"ovchi-strike-2022-09-16", "killed", TJ, "25", tjMFA},
		{"statements-2022-09-18", "killed", TJ, "35", tjMFA},
		{kg22, "killed", TJ, "38", tjMFA},
		{kg22, "killed_military", TJ, "2", tjMFA},
		{"statements-2022-09-18", "killed", TJ, "39", "Tajik government source via Radio Ozodi"},
		{kg22, "killed", TJ, "39", "ECHO"},
		{kg22, "killed", TJ, "at_least 41", tjMFA},
		{kg22, "killed", TJ, "70", "RFE/RL"},
		{kg22, "killed", TJ, "83", "RFE/RL"},
		{kg22, "killed", TJ, "more_than 200", "Kyrgyzstan via Wikipedia"},
	}},
	{"civilians among the dead in 2022", []fact{
		{kg22, "killed_civilians", Both, "37", "HRW"},
		{kg22, "killed_civilians", Both, "up_to 51", "HRW"},
		{kg22, "wounded_civilians", Both, "36", "HRW"},
		{kg22, "wounded_civilians", Both, "up_to 121", "HRW"},
		{kg22, "killed_civilians", KG, "at_least 8", "HRW"},
		{"ovchi-strike-2022-09-16", "killed_civilians", TJ, "at_least 10", "HRW"},
		{kg22, "killed_civilians", KG, "13", kgMES + " via UN response plan"},
		{kg22, "killed", KG, "at_least 59", "The Diplomat (civilians and servicemen)"},
	}},
	{"wounded in 2022", []fact{
		{kg22, "wounded", KG, "144", kgHealth},
		{kg22, "wounded", KG, "163", kgHealth},
		{kg22, "wounded", KG, "198", kgHealth},
		{kg22, "wounded", KG, "206", kgMES},
		{kg22, "wounded", KG, "dozens", "The Diplomat"},
		{kg22, "wounded", TJ, "30", "Tajikistan"},
		{kg22, "wounded", TJ, "135", "ECHO"},
		{kg22, "wounded", TJ, "more_than 400", "Kyrgyzstan via Wikipedia"},
	}},
	{"displaced in Kyrgyzstan 2022", []fact{
		{kg22, "displaced", KG, "about 130000", "HRW"},
		{kg22, "displaced", KG, "more_than 136000", "Kyrgyz authorities via UNHCR, Bellingcat"},
		{"evacuation-2022-09", "displaced", KG, "136770", kgMES + " (total Batken region)"},
		{kg22, "displaced", KG, "more_than 140000", "The Diplomat"},
		{kg22, "displaced", KG, "142071", kgMES},
	}},
	{"displaced in Tajikistan 2022", []fact{
		{kg22, "displaced", TJ, "more_than 20000", "Red Crescent Society of Tajikistan / IFRC"},
		{kg22, "displaced", TJ, "more_than 2000", "ECHO"},
		{"evacuation-tj-2022-09", "displaced", TJ, "15850", "IFRC"},
		{"evacuation-tj-2022-09", "displaced", TJ, "1962", "IFRC"},
		{"evacuation-tj-2022-09", "displaced", TJ, "2500", "IFRC"},
	}},
	{"homes in Kyrgyzstan 2022", []fact{
		{kg22, "homes_destroyed", KG, "282", kgMES},
		{kg22, "homes_destroyed", KG, "613", kgMES},
		{kg22, "homes_destroyed", KG, "423", "Government of Kyrgyzstan"},
		{kg22, "homes_damaged", KG, "238", "Government of Kyrgyzstan"},
		{kg22, "homes_damaged", KG, "640", kgMES},
		{kg22, "buildings_changed", KG, "379", "Bellingcat"},
		{"burning-2022-09", "homes_and_businesses_burned", KG, "hundreds", "The Diplomat"},
		{"burning-2022-09", "buildings_burned", KG, "hundreds", "HRW"},
	}},
	{"homes in Tajikistan 2022", []fact{
		{"bogdori-2022-09-16", "homes_destroyed", TJ, "16", tjMFA},
		{"chonalay-2022-09-17", "homes_destroyed", TJ, "3", "Tajik border troops via Khovar"},
		{"chonalay-2022-09-17", "homes_destroyed", TJ, "5", "Tajik border troops via RIA Novosti"},
		{"chorkishlok-2022-09-16", "homes_destroyed", TJ, "more_than 10", "residents via Asia-Plus"},
		{kg22, "buildings_changed", TJ, "19", "Bellingcat"},
		{"bogdori-2022-09-16", "homes_destroyed", TJ, "dozens", "residents of Shurab"},
	}},
	{"the strike on Ovchi-Qal'acha", []fact{
		{"ovchi-strike-2022-09-16", "killed_civilians", TJ, "at_least 10", "HRW"},
		{"ovchi-strike-2022-09-16", "killed_civilians", TJ, "12", "Explosive Weapons Monitor"},
		{"ovchi-strike-2022-09-16", "wounded", TJ, "20", "Explosive Weapons Monitor"},
		{"ovchi-strike-2022-09-16", "killed", TJ, "25", tjMFA + " (two jamoats"},
		{"ovchi-strike-2022-09-16", "wounded", TJ, "20", tjMFA + " (two jamoats"},
		words("ovchi-strike-2022-09-16", "a strike on school No. 8"),
		words("ovchi-strike-2022-09-16", "HRW places the bomb on the town square, RFE/RL and Explosive Weapons Monitor at a mosque"),
	}},
	{"Batken airport", []fact{
		words("batken-rockets-2022-09-16", "airport surroundings and the town edge"), words("batken-rockets-2022-09-16", "no confirmation was found"),
	}},
	{"Chon-Alay and Lakhsh", []fact{
		words("chonalay-2022-09-17", "11:15 by one Kyrgyz report, 12:30 by another, 11:50 (Dushanbe time) by Tajikistan"),
		words("chonalay-2022-09-17", "the last at 19:00 in Dushanbe (20:00 in Bishkek)"),
		{"chonalay-2022-09-17", "homes_destroyed", TJ, "3", "Tajik border troops via Khovar"},
		{"chonalay-2022-09-17", "homes_destroyed", TJ, "5", "Tajik border troops via RIA Novosti"},
	}},
	{"Kyrgyz dead and wounded in 2021", []fact{
		{kg21, "killed", KG, "31", kgHealth},
		{kg21, "killed", KG, "34", kgHealth},
		{kg21, "killed", KG, "36", kgHealth},
		{kg21, "killed", KG, "36", "The Diplomat"},
		{kg21, "killed", KG, "37", "Kyrgyzstan via AFP"},
		{kg21, "wounded", KG, "154", kgHealth},
		{kg21, "wounded", KG, "179", kgHealth},
		{kg21, "wounded", KG, "189", "Kyrgyz authorities via Asia-Plus"},
		{kg21, "wounded", KG, "190", "Kyrgyz authorities"},
		{kg21, "wounded", KG, "172", kgHealth + " via Kloop"},
		{kg21, "wounded", KG, "168", "24.kg"},
	}},
	{"Tajik dead in 2021", []fact{
		{kg21, "killed", TJ, "16", "Radio Ozodi"},
		{kg21, "killed", TJ, "20", "Radio Ozodi via Azattyk"},
		{kg21, "killed_military", TJ, "11", "Radio Ozodi via Azattyk"},
		{kg21, "killed", TJ, "19", "Sughd government"},
		{kg21, "killed_military", TJ, "6", "Sughd government via AFP"},
		{kg21, "killed_military", TJ, "9", "Sughd source via Asia-Plus (8 guards, 1 OMON)"},
	}},
	{"displaced in Kyrgyzstan 2021", []fact{
		{kg21, "displaced", KG, "at_least 33388", "Simple English Wikipedia"},
		{kg21, "displaced", KG, "more_than 40000", "Kyrgyz authorities"},
		{kg21, "affected", KG, "more_than 40000", "IFRC"},
		{kg21, "displaced", KG, "58000", "Kyrgyz authorities via Asia-Plus"},
		{kg21, "displaced", KG, "58000", "The Diplomat"},
		{kg21, "displaced", KG, "more_than 10000", "Water, Peace and Security paper"},
	}},
	{"homes in 2021", []fact{
		{kg21, "homes_destroyed", KG, "107", kgMES},
		{kg21, "homes_destroyed", KG, "120", kgMES},
		{kg21, "facilities_destroyed", KG, "84", kgMES},
		{kg21, "homes_destroyed", KG, "140", "Kloop"},
		{kg21, "homes_destroyed", TJ, "14", "Tajik emergencies committee"},
		{kg21, "buildings_damaged", TJ, "4", "Tajik authorities via HRW"},
		{"khojaialo-houses-2021", "homes_destroyed", TJ, "more_than 10", "Tajik side"},
		{"kokterek-2021", "homes_destroyed", KG, "17", "media reports cited by HRW; Batken administration"},
		{"kokterek-2021", "homes_destroyed", KG, "18", "Ak-Tatyr rural administration"},
	}},
	{"who owns Golovnoy", []fact{
		place("golovnoy", "in Kok-Tash by Kyrgyz accounts, near Khojai A'lo by Tajik accounts"), place("golovnoy", "claimed by both until 2025"),
		place("golovnoy", "split equally"), words("camera-2021-04-28", "after a Kyrgyz repair there, says Current Time"),
	}},
	{"27 January 2022", []fact{
		{"clash-2022-01-27", "wounded", TJ, "10", "Tajik national security committee"},
		{"clash-2022-01-27", "wounded", TJ, "13", "Isfara hospital"},
		{"clash-2022-01-27", "wounded", Both, "17", "Isfara hospital"},
		{"clash-2022-01-27", "wounded", KG, "7", kgHealth},
		{"clash-2022-01-27", "wounded", KG, "at_least 11", kgHealth},
		{"clash-2022-01-27", "displaced", KG, "1470", kgMES},
		{"clash-2022-01-27", "displaced", KG, "11052", kgMES},
		{"clash-2022-01-27", "homes_damaged", TJ, "52", "Tajik side"},
		{"clash-2022-01-27", "buildings_destroyed", TJ, "4", "Tajik side"},
	}},
	{"8 July 2021", []fact{
		words("clash-2021-07-08", "Kyrgyzstan speaks of an ambush at Naumin pass, Tajikistan of horse theft at Rosrovut"),
		{"clash-2021-07-08", "killed", KG, "1", "Kyrgyz border service"},
		{"clash-2021-07-08", "wounded", KG, "2", "Tajik national security committee"},
	}},
	{"22 July 2019", []fact{
		{"clash-2019-07-22", "wounded", KG, "14", kgHealth},
		{"clash-2019-07-22", "wounded", KG, "17", "Kyrgyz border service"},
		{"clash-2019-07-22", "killed", TJ, "1", "Tajik border service"},
		{"clash-2019-07-22", "wounded", TJ, "10", "Tajik border service"},
	}},
	{"16 September 2019", []fact{
		{"clash-2019-09-16", "killed", KG, "1", "Kyrgyz border service"}, {"clash-2019-09-16", "killed", TJ, "3", "official source in Tajik security bodies"},
	}},
	{"border length", []fact{
		{"talks-2002", BorderLengthKm, Both, "970.8", "Kyrgyz special representative"},
		{"talks-2002", BorderLengthKm, Both, "971", "Tajik land committee"},
		{"talks-2002", BorderLengthKm, Both, "972", "24.kg"},
		{"talks-2002", BorderLengthKm, Both, "976", "Asia-Plus"},
		{"talks-2002", BorderLengthKm, Both, "978", "Asia-Plus via The Diplomat"},
		{"talks-2002", BorderLengthKm, Both, "about 980", "TASS"},
		{"talks-2002", BorderLengthKm, Both, "986.7", "Tajik border troops"},
		{"independence-1991", BorderLengthKm, Both, "984", "The Diplomat"},
		{"treaty-2025-03-13", BorderLengthKm, Both, "1006.84", "Kyrgyz State Committee"},
		{"talks-2002", BorderLengthKm, Both, "1008.14", "Asia-Plus"},
		{"talks-2002", BorderLengthKm, Both, "1684", "24.kg (looks like an error)"},
	}},
	{"agreed share before the treaty", []fact{
		{"independence-1991", BorderAgreedKm, Both, "504", "The Diplomat"},
		{"talks-2002", BorderAgreedKm, Both, "504", "Asia-Plus"},
		{"line-2011", BorderAgreedKm, Both, "519.9", "Kyrgyz State Committee"},
		{"talks-2002", BorderAgreedKm, Both, "519.9", "Tajik land committee"},
		{"talks-2002", BorderAgreedKm, Both, "530", "Asia-Plus via The Diplomat"},
		{"talks-2002", BorderAgreedKm, Both, "590", "Kyrgyz special representative"},
		{"talks-2002", BorderAgreedKm, Both, "more_than 660", "TASS"},
		{"talks-2002", BorderAgreedKm, Both, "664", "RFE/RL (of 972 km)"},
		{"vorukh-deal-2023", BorderAgreedPercent, Both, "more_than 90", "K. Tashiev"},
		{"line-94-2024", BorderAgreedPercent, Both, "94", "R. Ahmadzoda"},
		words("line-complete-2024", "every remaining stretch is described"),
	}},
	{"was Vorukh an exclave", []fact{
		words("ussr-1955-59", "show Vorukh as an exclave inside the Kyrgyz republic"), words("ussr-1947", "still showed no exclave at Vorukh"),
		words("ussr-1924", "Tajik officials hold that Vorukh was then joined to Isfara by land"),
	}},
	{"size of Vorukh", []fact{
		place("vorukh_exclave", "92, 97 or 130 km2"), place("vorukh_exclave", "101 km2 before and 145 km2 after the treaty"), place("vorukh_exclave", "14,500 ha after 19,000 ha used before"),
		{"swaps-2025-02-27", "exclave_area_ha", TJ, "14500", "K. Tashiev"},
	}},
	{"land swapped in 2025", []fact{
		{"swaps-2025-02-27", "land_to_kg_ha", KG, "190", "K. Tashiev"},
		{"swaps-2025-02-27", "land_to_tj_ha", TJ, "190", "K. Tashiev"},
		{"swaps-2025-02-27", "land_to_tj_ha", TJ, "141.9", "K. Tashiev"},
		{"swaps-2025-02-27", "land_to_kg_ha", KG, "142.7", "K. Tashiev"},
		{"swaps-2025-02-27", "land_to_kg_ha", KG, "142.17", "K. Tashiev"},
		{"swaps-2025-02-27", "land_to_kg_ha", KG, "30", "K. Tashiev"},
		{"swaps-2025-02-27", "land_to_kg_ha", KG, "750", "K. Tashiev"},
		{"swaps-2025-02-27", "land_swapped_ha", Both, "1750", "open.kg"},
		{"swaps-2025-02-27", "land_swapped_ha", Both, "about 2500", "K. Tashiev via AFP"},
	}},
	{"terms", []fact{
		words("statements-2022-09-18", "planned military aggression"), words("cases-2021-05", "planned invasion"), words("cases-2022-09", "aggressive war planned in advance"),
	}},
	{"14 September 2022, first day", []fact{
		{"start-2022-09-14", "killed", TJ, "1", "Tajik law-enforcement source via TASS"},
		{"start-2022-09-14", "killed", TJ, "2", "Isfara administration"},
		{"start-2022-09-14", "killed", TJ, "1", "widow via IWPR"},
		{"start-2022-09-14", "wounded", TJ, "5", "Tajik side via Sputnik (civilians)"},
		{"start-2022-09-14", "wounded", TJ, "6", "Isfara administration via RIA Novosti, AFP (civilians)"},
		{"start-2022-09-14", "wounded", KG, "2", "Kyrgyz side via AFP (civilians, first count)"},
		{"start-2022-09-14", "wounded", KG, "3", "Kyrgyz side (civilians)"},
	}},
	{"two girls of 15", []fact{
		words("dostuk-2022-09-16", "a different girl of 15 from the one killed at Chorkishlok"), words("chorkishlok-2022-09-16", "a different girl of 15 from the one killed at Dostuk"),
		{"dostuk-2022-09-16", "killed", KG, "at_least 1", "family via RFE/RL (girl, 15)"},
	}},
	{"who reopened fire on 16 September 2022", []fact{
		words("samarkand-meeting-2022-09-16", "fired on again within about two hours"), words("samarkand-meeting-2022-09-16", "Kyrgyz forces reopened fire after an hour and a half"),
		words(kg22, "Tajik border troops via TASS: the Kyrgyz military answered a unilateral Tajik ceasefire"), words(kg22, "The Diplomat: despite Kyrgyzstan's demands for a ceasefire, Tajikistan was unwilling"),
	}},
	{"January 2020", []fact{
		words("incident-2020-01-10", "cars of Kyrgyz citizens were stoned"), words("incident-2020-01-10", "Kok-Tash residents set fire to a Tajik citizen's house"),
		dates("incident-2020-01-10", "2020-01-08", "Isfara administration"), dates("incident-2020-01-10", "2020-01-09/2020-01-10", "Kyrgyz side"),
	}},
	{"24 May 2020", []fact{words("clash-2020-05-24", "named Tamdyk; the Kyrgyz border service then named the Moinok area")}},
	{"Unzhu-Bulak, June 2021", []fact{
		words("unzhu-bulak-2021", "about 1 km inside its territory"), words("unzhu-bulak-2021", "the section had been agreed earlier"),
	}},
	{"Bogdori or Bogiston", []fact{words("bogdori-2022-09-16", "burned houses at Bogdori, the Tajik border troops say at \"Bogiston and Lakon\"")}},
	{"fence by October 2025", []fact{
		{"fence-2025-04-28", "fence_built_km", KG, "more_than 107", "Kyrgyz border service"},
		{"fence-2025-04-28", "fence_built_km", KG, "107.59", "Kyrgyz State Committee"},
		{"fence-2025-04-28", "fence_built_km", TJ, "none reported", "Asia-Plus"},
		words("fence-2025-04-28", "Asia-Plus gives 25 September for the 107 km"),
	}},
	{"checkpoints", []fact{
		words("closure-2021-05-21", "Kyzyl-Bel and Kairagach reopen on 13 March 2025, Karamyk and Bor-Dobo on 8 July 2025; for Kulundu no reopening was found"),
		words("closure-2021-05-21", "Daily News Brief: from spring 2022 tourists and officials of Tajikistan"),
	}},
}

func TestDisagreementsKeepEachSide(t *testing.T) {
	s := load(t)
	if len(disagreements) != 37 {
		t.Errorf("%d disagreements, want 37", len(disagreements))
	}
	for _, d := range disagreements {
		for _, f := range d.facts {
			if !f.holds(s) {
				t.Errorf("%s: the chronicle lacks %v", d.about, f)
			}
		}
	}
}

// A Kyrgyz claim about Tajik losses never stands in one list with a Tajik count,
// and the other way round.
func TestClaimsAboutTheOtherSideStandApart(t *testing.T) {
	s := load(t)
	for _, f := range []fact{
		{kg22, "killed", TJ, "more_than 200", ""},
		{kg22, "wounded", TJ, "more_than 400", ""},
		{"clash-2021-07-08", "wounded", KG, "2", ""},
		{"clash-2013-04-27", "participants", TJ, "about 7000", ""},
		{"clash-2022-03-10", "wounded", TJ, "some wounded, number not given", ""},
		{"incident-2024-05-07", "wounded", TJ, "1", ""},
	} {
		for _, g := range s.Event(f.event).FigureGroups() {
			for _, fig := range g.Figures {
				if g.Measure == f.measure && g.Side == f.side && valueOf(fig) == f.value && !g.AboutOtherSide {
					t.Errorf("%v stands among the side's own counts", f)
				}
			}
		}
	}
}

// Each number of the article in The Diplomat (September 2022) and what carries it.
var ledger = []struct {
	number string
	fact   fact
}{
	{"fighting of 14-18 September 2022", dates(kg22, "2022-09-14/2022-09-18", "The Diplomat")},
	{"fierce fighting from 16 September", words("dawn-2022-09-16", "fierce fighting resumed on 16 September")},
	{"shelling until September 18", words(kg22, "continued regular shelling until September 18")},
	{"at least 59 dead on Kyrgyz territory", fact{kg22, "killed", KG, "at_least 59", "The Diplomat (civilians and servicemen)"}},
	{"dozens wounded", fact{kg22, "wounded", KG, "dozens", "The Diplomat"}},
	{"over 140,000 displaced", fact{kg22, "displaced", KG, "more_than 140000", "The Diplomat"}},
	{"hundreds of homes and businesses burned", fact{"burning-2022-09", "homes_and_businesses_burned", KG, "hundreds", "The Diplomat"}},
	{"35 deaths on the Tajik side, 18 September", fact{"statements-2022-09-18", "killed", TJ, "35", "The Diplomat (Tajik foreign ministry)"}},
	{"independence in 1991", words("independence-1991", "1991")},
	{"border 984 km", fact{"independence-1991", BorderLengthKm, Both, "984", "The Diplomat"}},
	{"504 km of it demarcated", fact{"independence-1991", BorderAgreedKm, Both, "504", "The Diplomat"}},
	{"two Tajik exclaves: Vorukh", place("vorukh_exclave", "two Tajik exclaves, Vorukh and Kayragach")},
	{"two Tajik exclaves: Kayragach", place("kayragach_exclave", "two Tajik exclaves, Vorukh and Kayragach")},
	{"28 April 2021", words("camera-2021-04-28", "28 April 2021, cameras near the Ak-Suu/Isfara River")},
	{"36 killed", fact{kg21, "killed", KG, "36", "The Diplomat"}},
	{"hundreds wounded", fact{kg21, "wounded", KG, "hundreds", "The Diplomat"}},
	{"58,000 displaced", fact{kg21, "displaced", KG, "58000", "The Diplomat"}},
	{"19 dead by the Tajik government", fact{kg21, "killed", TJ, "19", "The Diplomat (Tajik government)"}},
	{"87 wounded by the Tajik government", fact{kg21, "wounded", TJ, "87", "The Diplomat (Tajik government)"}},
	{"power in 2020, election in early 2021", words("kg-power-2020", "The Diplomat says late 2020 and early 2021")},
	{"parade in August 2021", words("parade-2021-08-31", "The Diplomat says August 2021")},
	{"SCO summit 350 km from the fighting", fact{"sco-2022-09", "distance_km", Both, "about 350", "The Diplomat"}},
	{"presidents met on 16 September", words("samarkand-meeting-2022-09-16", "the presidents met on the sidelines on 16 September")},
	{"CSTO in April 2021", words("csto-2021-04", "The Diplomat calls this the CSTO summit")},
	{"16 focus groups in spring 2022", fact{"focus-groups-2022", "focus_groups", KG, "16", "The Diplomat"}},
}

func TestEachNumberOfTheArticle(t *testing.T) {
	s := load(t)
	for _, l := range ledger {
		if !l.fact.holds(s) {
			t.Errorf("%s: the chronicle lacks %v", l.number, l.fact)
		}
		if l.fact.measure != "place" && !s.Event(l.fact.event).Diplomat.Cited {
			t.Errorf("%s: %s does not cite the article", l.number, l.fact.event)
		}
	}
	for _, e := range s.Events() {
		for i := range e.Figures {
			f := &e.Figures[i]
			if f.Source.ID == diplomatID && f.AsOf == (calendar.Partial{}) {
				t.Errorf("%s: the article's %s has no date", e.ID, f.Measure)
			}
		}
	}
}

package chronicle

import (
	"encoding/json"
	"fmt"
	"os"
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
	kg22 = "conflict-2022-09"
	kg21 = "conflict-2021-04"
)

// disagreement is what sources say differently. It is shown as attributed claims
// and never as one number.
type disagreement struct {
	about string
	facts []fact
}

// disagreements reads the list, which the test of the cards in app/window shares:
// what the chronicle has to hold, a reader has to see.
func disagreements(t *testing.T) []disagreement {
	t.Helper()
	raw, err := os.ReadFile("testdata/disagreements.json")
	if err != nil {
		t.Fatal(err)
	}
	var records []struct {
		About string
		Facts []struct {
			Record, Value, Says string
			Measure             Measure
			Side                Side
		}
	}
	if err := json.Unmarshal(raw, &records); err != nil {
		t.Fatal(err)
	}
	list := make([]disagreement, len(records))
	for i, r := range records {
		list[i].about = r.About
		for _, f := range r.Facts {
			list[i].facts = append(list[i].facts, fact{f.Record, f.Measure, f.Side, f.Value, f.Says})
		}
	}
	return list
}

func TestDisagreementsKeepEachSide(t *testing.T) {
	s, list := load(t), disagreements(t)
	if len(list) < 44 {
		t.Errorf("only %d disagreements: some are lost", len(list))
	}
	for _, d := range list {
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

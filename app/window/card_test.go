package window

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/app/content"
	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

var update = flag.Bool("update", false, "write the goldens anew")

// written is the card of an event as plain text.
func written(c *content.Content, id, lang string) string {
	w := words{c.Catalogue.Text(lang), lang, layers.Light}
	store := c.Stack.Data().Chronicle
	return plainText(newRecord(w, store, store.Event(id)).parts()) + "\n"
}

// contested are the events on which sources differ most, by the number of
// disagreements that touch them and of claims that they hold.
var contested = []string{
	"conflict-2022-09", "conflict-2021-04", "talks-2002", "ovchi-strike-2022-09-16", "swaps-2025-02-27",
	"start-2022-09-14", "clash-2022-01-27", "chonalay-2022-09-17", "clash-2021-07-08", "clash-2021-07-24",
}

func TestCardsOfTheMostContestedEvents(t *testing.T) {
	c := embedded(t)
	for _, id := range contested {
		for _, lang := range []string{"en", "ru"} {
			name, got := "testdata/card-"+id+"."+lang+".txt", written(c, id, lang)
			if *update {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; -update writes it anew. Got:\n%s", name, got)
			}
		}
	}
}

// difference is what sources say differently, from the list of the chronicle's tests.
type difference struct {
	About string
	Facts []struct {
		Record, Measure, Side, Value, Says string
	}
}

func differences(t *testing.T) []difference {
	t.Helper()
	raw, err := os.ReadFile("../../layers/chronicle/testdata/disagreements.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []difference
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// TestDisagreementsAreVisible: whatever sources differ on, a card shows each claim
// with its claimant.
func TestDisagreementsAreVisible(t *testing.T) {
	w := opened(t, 1366, 768)
	text := w.content.Catalogue.Text("en")
	list := differences(t)
	if len(list) < 44 {
		t.Errorf("only %d disagreements are read", len(list))
	}
	for _, d := range list {
		for _, f := range d.Facts {
			var seen bool
			switch f.Measure {
			case "place":
				w.send(model.Show{Subject: model.Subject{Kind: model.PlaceSubject, IDs: []string{f.Record}}})
				seen = strings.Contains(texts(w.card.root), f.Says)
			case "":
				seen = strings.Contains(written(w.content, f.Record, "en"), f.Says)
			case "dates":
				seen = gives(text, written(w.content, f.Record, "en"), f.Value, f.Says)
			default:
				seen = claims(text, written(w.content, f.Record, "en"), f.Value, f.Says)
			}
			if !seen {
				t.Errorf("%s: no card shows %+v", d.About, f)
			}
		}
	}
}

// gives tells whether a card holds days with those who give them.
func gives(text layers.Text, card, days, by string) bool {
	first, last, _ := strings.Cut(days, "/")
	if last == "" {
		last = first
	}
	from, err := calendar.Parse(first)
	if err != nil {
		return false
	}
	to, err := calendar.Parse(last)
	if err != nil {
		return false
	}
	_, rest, ok := strings.Cut(card, text("card.span", calendar.Span{First: from, Last: to})+" (")
	claimants, _, _ := strings.Cut(rest, ";")
	return ok && strings.Contains(claimants, by)
}

// claims tells whether a line of a card's tables holds a value beside its claimant.
func claims(text layers.Text, card, value, by string) bool {
	f := chronicle.Figure{Text: value}
	qualifier, digits, ok := strings.Cut(value, " ")
	if !ok {
		qualifier, digits = "", value
	}
	var n float64
	if json.Unmarshal([]byte(digits), &n) == nil {
		f = chronicle.Figure{Value: &n, Qualifier: chronicle.Qualifier(qualifier)}
	}
	shown, long := layers.FigureText(text, f)
	return slices.ContainsFunc(strings.Split(card, "\n"), func(line string) bool {
		rest, ok := strings.CutPrefix(line, shown+" | ")
		return ok && strings.Contains(rest, by) && strings.Contains(rest, long)
	})
}

// TestTotalsAndPartsAreLinked: a card of totals leads to the parts that count the
// same, and back.
func TestTotalsAndPartsAreLinked(t *testing.T) {
	c := embedded(t)
	if card := written(c, "conflict-2022-09", "en"); !strings.Contains(card, "> Air strike at Ovchi-Qal'acha: 25\n") {
		t.Errorf("the totals do not lead to the strike:\n%s", card)
	}
	if card := written(c, "ovchi-strike-2022-09-16", "en"); !strings.Contains(card, "> September 2022 conflict: totals: 38; at least 41; 39; 70; 83\n") {
		t.Errorf("the strike does not lead to the totals:\n%s", card)
	}
}

func TestCitations(t *testing.T) {
	c := embedded(t)
	w := words{c.Catalogue.Text("en"), "en", layers.Light}
	store := c.Stack.Data().Chronicle
	e := store.Event("clash-2021-07-24")
	want := "“" + e.Title + "”, 24 July 2021. Border Atlas, record clash-2021-07-24.\nSources:\n1. Asia-Plus, “"
	if got := newRecord(w, store, e).cited(); !strings.HasPrefix(got, want) || !strings.Contains(got, "https://") {
		t.Errorf("the record is cited as\n%s", got)
	}
	list := sourceParts(w, e.Sources, e.ID)[1].(rowsPart)
	got := list[0].(sourcePart).citation
	if s := e.Sources[0]; !strings.HasPrefix(got, s.Publisher+", “"+s.Title+"”, 26 July 2021. "+s.URL) || !strings.HasSuffix(got, " (Cited in Border Atlas, record clash-2021-07-24.)") {
		t.Errorf("the source is cited as\n%s", got)
	}
}

// TestCopy: what is copied is said, and on the clipboard.
func TestCopy(t *testing.T) {
	w := opened(t, 1366, 768)
	w.card.copy("a citation")
	if got := w.app.Clipboard().Content(); got != "a citation" {
		t.Errorf("the clipboard has %q", got)
	}
	if got := texts(w.card.header); !strings.Contains(got, w.model.Text()("card.copied")) {
		t.Errorf("the header says %q", got)
	}
}

// TestHelpPages: both pages have every text in both languages and end with the
// sentence on names and boundaries.
func TestHelpPages(t *testing.T) {
	w := opened(t, 1366, 768)
	for _, lang := range []string{"en", "ru"} {
		for _, id := range slices.Concat(borderPage, figurePage, []string{"menu.borders", "menu.figures", "borders.note"}) {
			if !w.content.Catalogue.Has(lang, id) {
				t.Errorf("%s has no text for %s", lang, id)
			}
		}
	}
	for _, show := range []func(){w.showBorders, w.showFigures} {
		show()
		if got := texts(w.win.Canvas().Overlays().Top()); !strings.HasSuffix(got, w.model.Text()("borders.note")+" "+w.model.Text()("dialog.close")) {
			t.Errorf("the page ends with %q", got[max(0, len(got)-200):])
		}
	}
}

// TestTheHeadersKeepTheirWords: in the narrowest card no word of the header is
// broken, in either language.
func TestTheHeadersKeepTheirWords(t *testing.T) {
	w := opened(t, 1024, 640)
	for _, lang := range model.Languages {
		w.send(model.UseLanguage{Code: lang})
		for _, e := range w.content.Stack.Data().Chronicle.Events() {
			w.send(model.GoToEvent{ID: e.ID})
			for _, number := range []int{0, 12} {
				row := w.card.eventHeader(e, number, 23)
				row.Resize(fyne.NewSize(340-cardPad-gapSmall, row.MinSize().Height))
				walk(row, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
					if p, ok := o.(*paragraph); ok {
						for _, word := range strings.Fields(p.text) {
							if need := p.style.width(word); need > p.Size().Width+0.5 {
								t.Errorf("%s, %s: %q needs %g dp and has %g", lang, e.ID, word, need, p.Size().Width)
							}
						}
					}
					return true
				})
			}
		}
	}
}

// TestADayWithoutAChosenEvent: where events begin on the day, nothing says that none does.
func TestADayWithoutAChosenEvent(t *testing.T) {
	w := opened(t, 1366, 768)
	for date, want := range map[string][2]string{
		"2022-09-16": {" events begin on this day", "No event begins"},
		"2022-10-02": {"No record of the chronicle begins on this day", "events begin on this day"},
	} {
		day, err := calendar.Parse(date)
		if err != nil {
			t.Fatal(err)
		}
		got := texts(w.card.dayHeader(day))
		for _, part := range w.card.day(day) {
			got += " " + texts(part)
		}
		if !strings.Contains(got, want[0]) || strings.Contains(got, want[1]) {
			t.Errorf("%s: %s", date, got)
		}
	}
}

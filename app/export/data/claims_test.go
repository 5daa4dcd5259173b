package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"borderatlas/app/content"
	"borderatlas/app/lang"
	"borderatlas/layers/chronicle"
)

// said lists the words of all claims and remarks of an event, by what they are.
func said(store *chronicle.Store, e *chronicle.Event) map[string][]string {
	all := map[string][]string{"note": {e.DateNote, e.PlaceNote, e.Note}}
	add := func(kind string, words ...string) { all[kind] = append(all[kind], words...) }
	for i := range e.Figures {
		f := &e.Figures[i]
		add("figure", f.Text, f.ClaimedBy)
		if f.Place != nil {
			add("figure", f.Place.Name("en"))
		}
	}
	for _, s := range e.Statements {
		add("statement", s.Text, s.ClaimedBy)
	}
	for _, d := range e.DateClaims {
		add("date claim", d.ClaimedBy, d.Span.First.String(), d.Span.Last.String())
	}
	for _, c := range e.Clocks {
		add("clock", c.What, c.ClaimedBy, lang.Clock(c.Time), string(c.Zone))
	}
	for _, d := range store.Displacements(e.ID) {
		if d.To != nil {
			add("displacement", d.To.Name("en"))
		}
		add("displacement", d.From.Name("en"), d.ClaimedBy, d.Note, counted(d.Houses), counted(d.ShelterPoints), counted(d.Count), area(d.FromArea), area(d.ToArea))
	}
	return all
}

// readers are what a program reads from each form, as text.
var readers = map[string]func(t *testing.T, store *chronicle.Store, e *chronicle.Event) string{
	"table": func(t *testing.T, store *chronicle.Store, e *chronicle.Event) string {
		return string(form(t, store, e, WriteTable))
	},
	"CSV": func(t *testing.T, store *chronicle.Store, e *chronicle.Event) string {
		rows, err := csv.NewReader(bytes.NewReader(form(t, store, e, WriteCSV))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(rows)
	},
	"GeoJSON": func(t *testing.T, store *chronicle.Store, e *chronicle.Event) string {
		var v any
		if err := json.Unmarshal(form(t, store, e, WriteEventFeatures), &v); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(v)
	},
	"KML": func(t *testing.T, store *chronicle.Store, e *chronicle.Event) string {
		text := form(t, store, e, func(w io.Writer, store *chronicle.Store, events []*chronicle.Event) error {
			return WriteKML(w, Set{Store: store, Events: events})
		})
		return words(t, text)
	},
}

func form(t *testing.T, store *chronicle.Store, e *chronicle.Event, write func(io.Writer, *chronicle.Store, []*chronicle.Event) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, store, []*chronicle.Event{e}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// words is the text between the elements of XML.
func words(t *testing.T, text []byte) string {
	t.Helper()
	var b strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if data, ok := token.(xml.CharData); ok {
			b.Write(data)
		}
	}
}

// TestEveryFormHoldsEveryClaim: no form leaves out what somebody says, with or without
// a number, nor a remark of the record.
func TestEveryFormHoldsEveryClaim(t *testing.T) {
	store, err := content.Chronicle()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for name, read := range readers {
		for _, e := range store.Events() {
			text := read(t, store, e)
			for kind, list := range said(store, e) {
				for _, words := range list {
					if kinds[kind]++; !strings.Contains(text, words) {
						t.Errorf("%s, %s: the %s %q is missing", name, e.ID, kind, words)
					}
				}
			}
		}
	}
	if len(kinds) != 6 {
		t.Errorf("only %v are tried", kinds)
	}
}

// TestCSVTellsWhatIsKnownOfARow: each thing in a column of its own.
func TestCSVTellsWhatIsKnownOfARow(t *testing.T) {
	store, err := content.Chronicle()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range store.Events() {
		rows, err := csv.NewReader(bytes.NewReader(form(t, store, e, WriteCSV))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		cell := func(row []string, column string) string {
			at := slices.Index(rows[0], column)
			if at < 0 {
				t.Fatalf("there is no column %s", column)
			}
			return row[at]
		}
		moved := store.Displacements(e.ID)
		for _, row := range rows[1:] {
			if cell(row, "one_sided") != strconv.FormatBool(e.OneSided) || cell(row, "account") != string(e.Account) {
				t.Errorf("%s: one_sided %q of %q", e.ID, cell(row, "one_sided"), cell(row, "account"))
			}
			if cell(row, "row") != "displacement" {
				continue
			}
			d := moved[0]
			moved = moved[1:]
			if cell(row, "houses") != counted(d.Houses) || cell(row, "shelter_points") != counted(d.ShelterPoints) || cell(row, "subset") != strconv.FormatBool(d.Subset) {
				t.Errorf("%s: houses %q, places of shelter %q, subset %q", e.ID, cell(row, "houses"), cell(row, "shelter_points"), cell(row, "subset"))
			}
			if d.FromArea != nil && cell(row, "from_area") != d.FromArea.Name("en") || d.ToArea != nil && cell(row, "to_area") != d.ToArea.Name("en") {
				t.Errorf("%s: from %q to %q", e.ID, cell(row, "from_area"), cell(row, "to_area"))
			}
		}
	}
}

// TestLayersHoldTheirClaims: the features of the layers say what the records say.
func TestLayersHoldTheirClaims(t *testing.T) {
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := c.Stack.Data().Chronicle
	feature := func(layer string, e *chronicle.Event, id string) string {
		list, err := c.Stack.Features(layer, e.Span.First)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			if f.Properties["id"] == id {
				return fmt.Sprint(f.Properties)
			}
		}
		return ""
	}
	tried := 0
	for _, e := range store.Events() {
		all := said(store, e)
		for i, d := range store.Displacements(e.ID) {
			text := feature("displacement", e, fmt.Sprintf("%s/%d", e.ID, i+1))
			for _, want := range []string{d.ClaimedBy, d.Note, counted(d.Houses), counted(d.ShelterPoints), area(d.FromArea), area(d.ToArea), fmt.Sprint("subset:", d.Subset)} {
				if !strings.Contains(text, want) {
					t.Errorf("displacement of %s: %q is missing", e.ID, want)
				}
			}
		}
		if len(e.Places) == 0 {
			continue
		}
		text := feature("clashes", e, e.ID+"/"+e.Places[0].ID)
		if text == "" {
			continue // it belongs to another layer
		}
		delete(all, "displacement")
		for kind, list := range all {
			for _, words := range list {
				if tried++; !strings.Contains(text, words) {
					t.Errorf("%s: the %s %q is missing", e.ID, kind, words)
				}
			}
		}
	}
	if tried == 0 {
		t.Error("no clash was tried")
	}
}

package data

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"borderatlas/layers/chronicle"
)

// Columns are those of the CSV form. Each line is one thing; the column row says
// which: an event, a figure, a statement, a row of displacement, the days or the
// clock time that somebody gives (date_claim, clock), or a source.
// What belongs to an event repeats the event's first columns, so that a
// spreadsheet can filter and count by them.
var Columns = []string{
	"row", "id", "date", "date_start", "date_end", "precision", "kind", "title", "confidence", "one_sided", "account", "looked_for", "umbrella", // of the event
	"summary", "places", "date_note", "place_note", "note", // event
	"measure", "side", "value", "low", "high", "text", "qualifier", "scope", "about_other_side", "place", // figure
	"topic",                                                                                          // statement
	"from", "from_area", "to", "to_area", "count", "houses", "shelter_points", "aggregate", "subset", // displacement
	"claimed_by", "as_of", // of all claims
	"source", "source_title", "source_publisher", "source_date", "source_url",
	"licence", // of the row
}

// WriteCSV writes the events as comma-separated values (RFC 4180), in UTF-8.
func WriteCSV(w io.Writer, store *chronicle.Store, events []*chronicle.Event) error {
	out := csv.NewWriter(w)
	line := func(values map[string]string) {
		row := make([]string, len(Columns))
		for i, c := range Columns {
			row[i] = values[c]
		}
		out.Write(row) // its error is kept for Error
	}
	out.Write(Columns)
	for _, e := range events {
		for _, values := range lines(store, e) {
			for name, value := range eventColumns(e) {
				values[name] = value
			}
			line(values)
		}
	}
	out.Flush()
	return out.Error()
}

func eventColumns(e *chronicle.Event) map[string]string {
	return map[string]string{
		"id": e.ID, "date": e.Interval(), "date_start": e.Span.First.String(), "date_end": e.Span.Last.String(), "precision": string(e.Precision),
		"kind": string(e.Kind), "title": e.Title, "confidence": string(e.Confidence),
		"one_sided": strconv.FormatBool(e.OneSided), "account": string(e.Account), "looked_for": e.LookedFor, "umbrella": strconv.FormatBool(e.Umbrella), "licence": EventLicence,
	}
}

// lines lists an event and what belongs to it, without the columns they share.
func lines(store *chronicle.Store, e *chronicle.Event) []map[string]string {
	list := []map[string]string{{
		"row": "event", "summary": e.Summary, "places": strings.Join(placeNames(e), "; "),
		"date_note": e.DateNote, "place_note": e.PlaceNote, "note": e.Note,
	}}
	for i := range e.Figures {
		list = append(list, figureColumns(&e.Figures[i]))
	}
	for _, s := range e.Statements {
		list = append(list, cite(map[string]string{"row": "statement", "topic": string(s.Topic), "text": s.Text, "claimed_by": s.ClaimedBy, "as_of": s.AsOf.String()}, s.Source))
	}
	for _, d := range store.Displacements(e.ID) {
		list = append(list, displacementColumns(d))
	}
	for _, d := range e.DateClaims {
		list = append(list, cite(map[string]string{"row": "date_claim", "text": daysText(d), "claimed_by": d.ClaimedBy}, d.Source))
	}
	for _, c := range e.Clocks {
		list = append(list, cite(map[string]string{"row": "clock", "text": clockText(c), "claimed_by": c.ClaimedBy}, c.Source))
	}
	for _, s := range e.Sources {
		list = append(list, cite(map[string]string{"row": "source"}, s))
	}
	return list
}

func figureColumns(f *chronicle.Figure) map[string]string {
	place := ""
	if f.Place != nil {
		place = f.Place.Name("en")
	}
	return cite(map[string]string{
		"row": "figure", "measure": string(f.Measure), "side": string(f.Side), "value": optional(f.Value), "low": optional(f.Low), "high": optional(f.High),
		"text": f.Text, "qualifier": string(f.Qualifier), "scope": string(f.Scope), "about_other_side": strconv.FormatBool(f.AboutOtherSide),
		"place": place, "claimed_by": f.ClaimedBy, "as_of": f.AsOf.String(),
	}, f.Source)
}

// displacementColumns names all sources of the row, and describes the first.
func displacementColumns(d *chronicle.Displacement) map[string]string {
	values := map[string]string{
		"row": "displacement", "from": d.From.Name("en"), "from_area": area(d.FromArea), "to_area": area(d.ToArea),
		"count": counted(d.Count), "qualifier": string(d.Qualifier), "houses": counted(d.Houses), "shelter_points": counted(d.ShelterPoints),
		"aggregate": strconv.FormatBool(d.Aggregate), "subset": strconv.FormatBool(d.Subset),
		"claimed_by": d.ClaimedBy, "as_of": d.AsOf.String(), "text": d.Note,
	}
	if d.To != nil {
		values["to"] = d.To.Name("en")
	}
	if ids := sourceIDs(d); len(ids) > 0 {
		cite(values, d.Sources[0])
		values["source"] = strings.Join(ids, "; ")
	}
	return values
}

func cite(values map[string]string, s *chronicle.Source) map[string]string {
	values["source"], values["source_title"], values["source_publisher"] = s.ID, s.Title, s.Publisher
	values["source_date"], values["source_url"] = s.Date, s.URL
	return values
}

// optional is a number, or nothing where it is not known.
func optional(v *float64) string {
	if v == nil {
		return ""
	}
	return number(v)
}

// counted is a whole number, or nothing where it is not known.
func counted(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// area is the area that a place stands for, or nothing.
func area(t *chronicle.Territory) string {
	if t == nil {
		return ""
	}
	return t.Name("en")
}

package data

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"borderatlas/layers/chronicle"
)

// Columns are those of the CSV form. Each line is one thing; the column row says
// which: an event, a figure, a statement, a row of displacement or a source.
// What belongs to an event repeats the event's first columns, so that a
// spreadsheet can filter and count by them.
var Columns = []string{
	"row", "id", "date_start", "date_end", "precision", "kind", "title", "confidence", "umbrella", // of the event
	"summary", "places", // event
	"measure", "side", "value", "low", "high", "text", "qualifier", "scope", "about_other_side", // figure
	"from", "to", "count", "aggregate", // displacement
	"claimed_by", "as_of", // figure, statement, displacement
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
		"id": e.ID, "date_start": e.Span.First.String(), "date_end": e.Span.Last.String(), "precision": string(e.Precision),
		"kind": string(e.Kind), "title": e.Title, "confidence": string(e.Confidence), "umbrella": strconv.FormatBool(e.Umbrella), "licence": EventLicence,
	}
}

// lines lists an event and what belongs to it, without the columns they share.
func lines(store *chronicle.Store, e *chronicle.Event) []map[string]string {
	list := []map[string]string{{"row": "event", "summary": e.Summary, "places": strings.Join(placeNames(e), "; ")}}
	for i := range e.Figures {
		list = append(list, figureColumns(&e.Figures[i]))
	}
	for _, s := range e.Statements {
		list = append(list, cite(map[string]string{"row": "statement", "text": s.Text, "claimed_by": s.ClaimedBy, "as_of": s.AsOf.String()}, s.Source))
	}
	for _, d := range store.Displacements(e.ID) {
		list = append(list, displacementColumns(d))
	}
	for _, s := range e.Sources {
		list = append(list, cite(map[string]string{"row": "source"}, s))
	}
	return list
}

func figureColumns(f *chronicle.Figure) map[string]string {
	return cite(map[string]string{
		"row": "figure", "measure": string(f.Measure), "side": string(f.Side), "value": optional(f.Value), "low": optional(f.Low), "high": optional(f.High),
		"text": f.Text, "qualifier": string(f.Qualifier), "scope": string(f.Scope), "about_other_side": strconv.FormatBool(f.AboutOtherSide),
		"claimed_by": f.ClaimedBy, "as_of": f.AsOf.String(),
	}, f.Source)
}

// displacementColumns names all sources of the row, and describes the first.
func displacementColumns(d *chronicle.Displacement) map[string]string {
	values := map[string]string{
		"row": "displacement", "from": d.From.Name("en"), "aggregate": strconv.FormatBool(d.Aggregate),
		"qualifier": string(d.Qualifier), "claimed_by": d.ClaimedBy, "as_of": d.AsOf.String(), "text": d.Note,
	}
	if d.To != nil {
		values["to"] = d.To.Name("en")
	}
	if d.Count != nil {
		values["count"] = strconv.Itoa(*d.Count)
	}
	var ids []string
	for _, s := range d.Sources {
		ids = append(ids, s.ID)
	}
	if len(ids) > 0 {
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

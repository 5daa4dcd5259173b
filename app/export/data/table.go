package data

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"borderatlas/layers/chronicle"
)

// WriteTable writes the events for reading: a line for each with its days, kind
// and title, and below it, indented, what belongs to it.
func WriteTable(w io.Writer, store *chronicle.Store, events []*chronicle.Event) error {
	b := bufio.NewWriter(w)
	for _, e := range events {
		fmt.Fprintf(b, "%-21s  %-12s  %s  [%s]\n", e.Interval(), e.Kind, e.Title, e.ID)
		detail := func(label, text string) {
			if text != "" {
				fmt.Fprintf(b, "    %-13s %s\n", label, text)
			}
		}
		detail("summary", e.Summary)
		detail("places", strings.Join(placeNames(e), "; "))
		detail("how sure", string(e.Confidence)+oneSided(e))
		for _, l := range saidOf(store, e) {
			detail(l.label, l.text)
		}
		for _, s := range e.Sources {
			detail("source", sourceText(s))
		}
	}
	return b.Flush()
}

func placeNames(e *chronicle.Event) []string {
	names := make([]string, len(e.Places))
	for i, p := range e.Places {
		names[i] = p.Name("en")
	}
	return names
}

func oneSided(e *chronicle.Event) string {
	if !e.OneSided {
		return ""
	}
	return ", one side's account only"
}

// figureText is a figure with its claimant: "killed KG: 59 – Kyrgyz health
// ministry, as of 2022-09-18 [s_id]".
func figureText(f *chronicle.Figure) string {
	text := strings.TrimSpace(fmt.Sprint(f.Measure, " ", f.Side)) + ": " + amount(f) + " – " + f.ClaimedBy + asOf(f.AsOf.String())
	if f.AboutOtherSide {
		text += ", about the other side"
	}
	if f.Place != nil {
		text += ", at " + f.Place.Name("en")
	}
	if f.Scope != "" {
		text += ", scope: " + string(f.Scope)
	}
	return text + " [" + f.Source.ID + "]"
}

// amount is what is known of a figure: limit, value, range and words.
func amount(f *chronicle.Figure) string {
	var parts []string
	if f.Value != nil {
		parts = append(parts, limit(f.Qualifier)+number(f.Value))
	}
	if f.Low != nil || f.High != nil {
		parts = append(parts, "("+number(f.Low)+" to "+number(f.High)+")")
	}
	if f.Text != "" {
		parts = append(parts, "“"+f.Text+"”")
	}
	return strings.Join(parts, " ")
}

// limit is how a claimant limits a number, with a blank behind it.
func limit(q chronicle.Qualifier) string {
	if q == "" {
		return ""
	}
	return strings.ReplaceAll(string(q), "_", " ") + " "
}

func number(v *float64) string {
	if v == nil {
		return "unknown"
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

func asOf(date string) string {
	if date == "" {
		return ", date unknown"
	}
	return ", as of " + date
}

func sourceText(s *chronicle.Source) string {
	parts := []string{s.Title}
	for _, part := range []string{s.Publisher, s.Date, s.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ") + " [" + s.ID + "]"
}

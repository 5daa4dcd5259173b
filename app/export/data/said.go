package data

import (
	"fmt"
	"strconv"
	"strings"

	"borderatlas/app/lang"
	"borderatlas/layers/chronicle"
)

// line is a claim or a remark in words, and what it is.
type line struct{ label, text string }

// saidOf lists everything that is said about an event, one claim a line, with its
// claimant and source, and the remarks of the record. Tables and KML write it.
func saidOf(store *chronicle.Store, e *chronicle.Event) []line {
	var list []line
	add := func(label, text string) {
		if text != "" {
			list = append(list, line{label, text})
		}
	}
	for i := range e.Figures {
		add("figure", figureText(&e.Figures[i]))
	}
	for _, d := range store.Displacements(e.ID) {
		add("displacement", displacementText(d))
	}
	for _, s := range e.Statements {
		add("statement", fmt.Sprintf("%s – %s%s [%s]", s.Text, s.ClaimedBy, asOf(s.AsOf.String()), s.Source.ID))
	}
	for _, d := range e.DateClaims {
		add("date claim", fmt.Sprintf("%s – %s [%s]", daysText(d), d.ClaimedBy, d.Source.ID))
	}
	for _, c := range e.Clocks {
		add("clock", fmt.Sprintf("%s – %s [%s]", clockText(c), c.ClaimedBy, c.Source.ID))
	}
	add("date note", e.DateNote)
	add("place note", e.PlaceNote)
	add("note", e.Note)
	return list
}

// daysText is the days that a source gives for an event.
func daysText(d chronicle.DateClaim) string {
	if d.Span.First == d.Span.Last {
		return d.Span.First.String()
	}
	return d.Span.First.String() + " to " + d.Span.Last.String()
}

// clockText is a clock time in the zone in which it was given, and what happened:
// "2022-01-27 about 19:00 Asia/Bishkek: shots".
func clockText(c chronicle.Clock) string {
	text := c.Day.String() + " "
	if c.About {
		text += "about "
	}
	text += lang.Clock(c.Time) + " "
	switch {
	case c.Zone == chronicle.NoZone:
		text += "(zone not known)"
	case c.Stated:
		text += string(c.Zone)
	default:
		text += string(c.Zone) + " (zone inferred)"
	}
	if c.What == "" {
		return text
	}
	return text + ": " + c.What
}

// displacementText is a row with its claimant: "Ak-Sai to Batken: 315 people –
// Kyrgyz emergencies ministry, date unknown [s_id]".
func displacementText(d *chronicle.Displacement) string {
	to := "not known"
	if d.To != nil {
		to = end(d.To, d.ToArea)
	}
	text := end(d.From, d.FromArea) + " to " + to + ": " + peopleText(d) + " – " + d.ClaimedBy + asOf(d.AsOf.String())
	if d.Aggregate {
		text += ", never to be added"
	}
	if d.Subset {
		text += ", its people are in another row"
	}
	if d.Note != "" {
		text += ", note: " + d.Note
	}
	return text + " [" + strings.Join(sourceIDs(d), ", ") + "]"
}

// sourceIDs are the ids of a row's sources.
func sourceIDs(d *chronicle.Displacement) []string {
	ids := make([]string, len(d.Sources))
	for i, s := range d.Sources {
		ids[i] = s.ID
	}
	return ids
}

// end is where a row begins or ends: the place, or the area of which it is only the
// marker.
func end(p *chronicle.Place, area *chronicle.Territory) string {
	if area == nil {
		return p.Name("en")
	}
	return area.Name("en") + " (marked at " + p.Name("en") + ")"
}

// peopleText is all that is known of how many left.
func peopleText(d *chronicle.Displacement) string {
	var parts []string
	add := func(n *int, before, behind string) {
		if n != nil {
			parts = append(parts, before+strconv.Itoa(*n)+behind)
		}
	}
	add(d.Count, limit(d.Qualifier), " people")
	add(d.Houses, "", " houses")
	add(d.ShelterPoints, "", " places of shelter")
	if len(parts) == 0 {
		return "not counted"
	}
	return strings.Join(parts, ", ")
}

package window

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// event is the card of an event.
func (c *card) event(e *chronicle.Event) []fyne.CanvasObject {
	c.told = e
	return c.objects(newRecord(c.words, c.store(), e).parts())
}

// eventRow is an event in a list with its days: pressing it shows its card.
func (c *card) eventRow(e *chronicle.Event) fyne.CanvasObject { return c.eventLink(e, c.span(e)) }

// eventLink is an event with words under its title: pressing it shows its card.
func (c *card) eventLink(e *chronicle.Event, under string) fyne.CanvasObject {
	words := c.kit.rows(c.kit.text(e.Title, table), c.kit.text(under, caption))
	line := c.kit.box(columns{[]float32{markSize, 0}, gapSmall, true}, c.kindMark(&c.kit, e), words)
	return c.kit.row(line, e.Title, func() { c.send(model.ShowEvent{ID: e.ID}) })
}

// record is an event as its card tells it: everything that the record says, with
// who says it. It depends on the event and the language alone.
type record struct {
	words
	store *chronicle.Store
	event *chronicle.Event
	refs  map[*chronicle.Source]int // numbers of the sources as in the list at the end
}

func newRecord(w words, store *chronicle.Store, e *chronicle.Event) record {
	return record{w, store, e, references(e.Sources)}
}

// references numbers sources from 1.
func references(sources []*chronicle.Source) map[*chronicle.Source]int {
	refs := map[*chronicle.Source]int{}
	for i, s := range sources {
		refs[s] = i + 1
	}
	return refs
}

// parts is the card from its title to its sources.
func (r record) parts() []part {
	return slices.Concat(r.opening(), r.figures(), r.statements(), r.displacement(), r.clocks(), r.related(),
		r.confidence(), r.where(), r.diplomat(), sourceParts(r.words, r.event.Sources, r.event.ID), r.citation())
}

// section is a heading over parts; nothing where there are none.
func (r record) section(heading string, parts ...part) []part {
	if len(parts) == 0 {
		return nil
	}
	return append([]part{headingPart{heading}}, parts...)
}

// opening is title, days, what happened, and what is to be known before the figures.
func (r record) opening() []part {
	e := r.event
	parts := []part{paragraphPart{e.Title, title}, r.dates(), paragraphPart{e.Summary, body}}
	if e.OneSided {
		parts = append(parts, paragraphPart{r.text("card.one-sided." + string(e.Account)), style{size: tableSize, bold: true}})
	}
	if e.LookedFor != "" {
		parts = append(parts, paragraphPart{r.text("card.looked-for", e.LookedFor), caption})
	}
	for _, note := range []string{e.Note, e.PlaceNote} {
		if note != "" {
			parts = append(parts, paragraphPart{note, caption})
		}
	}
	if r.lang != "en" {
		parts = append(parts, paragraphPart{r.text("card.english"), caption})
	}
	return parts
}

// dates is the event's days with what they mean or, where the sources give
// different ones, each with those who give it.
func (r record) dates() part {
	var claims []string
	for i, d := range r.event.DateClaims {
		if slices.ContainsFunc(r.event.DateClaims[:i], func(b chronicle.DateClaim) bool { return b.Span == d.Span }) {
			continue
		}
		var by []string
		for _, same := range r.event.DateClaims[i:] {
			if same.Span == d.Span {
				by = append(by, same.ClaimedBy)
			}
		}
		claims = append(claims, r.text("card.date-claim", r.text("card.span", d.Span), strings.Join(by, ", ")))
	}
	if len(claims) == 0 {
		claims = []string{r.span(r.event)}
	}
	lines := rowsPart{paragraphPart{strings.Join(claims, "; "), style{size: tableSize, color: colorSecondary}}}
	if r.event.DateNote != "" {
		lines = append(lines, paragraphPart{r.event.DateNote, caption})
	}
	return lines
}

// span is an event's days in words, as exactly as they are known.
func (w words) span(e *chronicle.Event) string { return layers.EventDate(w.text, e) }

// clocks is the clock times that are known, in both zones.
func (r record) clocks() []part {
	var lines rowsPart
	for _, k := range r.event.Clocks {
		notes := []string{k.What, k.ClaimedBy + reference(r.refs[k.Source])}
		switch {
		case k.Zone == chronicle.NoZone:
			notes = append(notes, r.text("card.clock.no-zone"))
		case !k.Stated:
			notes = append(notes, r.text("card.clock.inferred"))
		}
		notes = slices.DeleteFunc(notes, func(s string) bool { return s == "" })
		lines = append(lines,
			paragraphPart{r.clock(k), style{size: tableSize, bold: true}}, paragraphPart{strings.Join(notes, " · "), caption})
	}
	if len(lines) == 0 {
		return nil
	}
	return r.section(r.text("card.clocks"), lines)
}

// clock is a time in both zones, with the days where they differ.
func (r record) clock(k chronicle.Clock) string {
	there, bishkek, known := k.In(chronicle.Bishkek)
	here, dushanbe, _ := k.In(chronicle.Dushanbe)
	time := r.text("card.clock.time", k.Time)
	if known {
		time = r.text("card.clock", bishkek, dushanbe)
	}
	if k.About {
		time = r.text("card.clock.about", time)
	}
	switch {
	case !known:
		return r.text("card.clock.day", k.Day, time)
	case there != here:
		return r.text("card.clock.days", here, there, time)
	}
	return r.text("card.clock.day", there, time)
}

// statements is the claims without a number, by what they are about. They are
// told in the words of the chronicle, so they are not set as quotations.
func (r record) statements() []part {
	var parts []part
	for _, topic := range []chronicle.Topic{chronicle.WhoBegan, chronicle.WhatCalled, ""} {
		var said []part
		for _, s := range r.event.Statements {
			if s.Topic == topic {
				when := shortDate(r.text, s.AsOf, r.year()) + reference(r.refs[s.Source])
				said = append(said, saidPart{r.text("card.says", s.ClaimedBy, s.Text), when})
			}
		}
		parts = append(parts, r.section(r.text("card.statements."+string(topic)), said...)...)
	}
	return parts
}

// year is the one that dates in the card need not repeat.
func (r record) year() int { return r.event.Span.First.Partial().Year }

// related leads to the umbrella of an event and to the parts of an umbrella.
func (r record) related() []part {
	e := r.event
	if e.Whole != nil {
		return r.section(r.text("card.whole"), eventPart{e.Whole, r.text("card.whole.words", r.span(e.Whole))})
	}
	var list rowsPart
	for _, p := range e.Parts {
		list = append(list, eventPart{p, r.span(p)})
	}
	if len(list) == 0 {
		return nil
	}
	return r.section(r.text("card.parts", len(e.Parts)), paragraphPart{r.text("card.parts.words"), caption}, list)
}

// confidence is how sure it is that the event happened, in words.
func (r record) confidence() []part {
	id := "card.confidence." + string(r.event.Confidence)
	return r.section(r.text("card.confidence", r.text(id)), paragraphPart{r.text(id + ".meaning"), table})
}

// where lists the places with how exactly each is known.
func (r record) where() []part {
	var list rowsPart
	for _, p := range r.event.Places {
		list = append(list, placePart{p.ID, p.Name(r.lang), r.text("card.country."+p.Country) + ". " + r.precision(p)})
	}
	if len(list) == 0 {
		return r.section(r.text("card.places"), paragraphPart{r.text("card.no-place"), table})
	}
	return r.section(r.text("card.places"), list)
}

// exactM is the precision in metres up to which a mark stands at the place itself.
const exactM = 1000

// precision says in words how exactly a place is known, and what that means on the map.
func (w words) precision(p *chronicle.Place) string {
	id := "card.precision.near"
	switch {
	case p.Soft():
		id = "card.precision.soft"
	case p.PrecisionM <= exactM:
		id = "card.precision.exact"
	}
	return w.text(id, distance(w.text, p.PrecisionM))
}

// diplomat is what the article says where it differs or stays vaguer.
func (r record) diplomat() []part {
	d := r.event.Diplomat
	if !d.Cited {
		return nil
	}
	var lines []part
	for _, s := range []string{d.Note, d.Discrepancy} {
		if s != "" {
			lines = append(lines, paragraphPart{s, table})
		}
	}
	if len(lines) == 0 {
		lines = append(lines, paragraphPart{r.text("card.diplomat.cited"), table})
	}
	return r.section(r.text("card.diplomat"), lines...)
}

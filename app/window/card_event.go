package window

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// event is the card of an event: everything that the record says, with who says it.
func (c *card) event(e *chronicle.Event) []fyne.CanvasObject {
	refs := references(e.Sources)
	parts := []fyne.CanvasObject{newText(e.Title, title), c.dates(e), newText(e.Summary, body)}
	if c.lang != "en" {
		parts = append(parts, newText(c.text("card.english"), caption))
	}
	if e.OneSided {
		parts = append(parts, newText(c.text("card.one-sided."+string(e.Account)), style{size: tableSize, bold: true}))
	}
	for _, note := range []string{e.Note, e.PlaceNote} {
		if note != "" {
			parts = append(parts, newText(note, caption))
		}
	}
	parts = append(parts, c.clocks(e, refs)...)
	parts = append(parts, c.figures(e, refs)...)
	parts = append(parts, c.displacement(e, refs)...)
	parts = append(parts, c.statements(e, refs)...)
	parts = append(parts, c.related(e)...)
	parts = append(parts, section(c.text("card.confidence", c.text("card.confidence."+string(e.Confidence))),
		newText(c.text("card.confidence."+string(e.Confidence)+".meaning"), style{size: tableSize}))...)
	parts = append(parts, c.where(e)...)
	parts = append(parts, c.diplomat(e)...)
	return append(parts, c.sources(e.Sources)...)
}

// references numbers the sources as the list at the end does, from 1.
func references(sources []*chronicle.Source) map[*chronicle.Source]int {
	refs := map[*chronicle.Source]int{}
	for i, s := range sources {
		refs[s] = i + 1
	}
	return refs
}

// dates is the event's days with what they mean or, where the sources give
// different ones, each with those who give it.
func (c *card) dates(e *chronicle.Event) fyne.CanvasObject {
	var claims []string
	for i, d := range e.DateClaims {
		if slices.ContainsFunc(e.DateClaims[:i], func(b chronicle.DateClaim) bool { return b.Span == d.Span }) {
			continue
		}
		var by []string
		for _, same := range e.DateClaims[i:] {
			if same.Span == d.Span {
				by = append(by, same.ClaimedBy)
			}
		}
		claims = append(claims, c.text("card.date-claim", c.text("card.span", d.Span), strings.Join(by, ", ")))
	}
	if len(claims) == 0 {
		claims = []string{c.span(e)}
	}
	lines := []fyne.CanvasObject{newText(strings.Join(claims, "; "), style{size: tableSize, color: colorSecondary})}
	if e.DateNote != "" {
		lines = append(lines, newText(e.DateNote, caption))
	}
	return rows(lines...)
}

// span is the event's days in words, as exactly as they are known.
func (c *card) span(e *chronicle.Event) string {
	first := e.Span.First.Partial()
	switch e.Precision {
	case chronicle.ByYear:
		first.Month, first.Day = 0, 0
		if e.Span.Last.Partial().Year == first.Year {
			return c.text("card.by-year", strconv.Itoa(first.Year))
		}
		return c.text("card.by-years", strconv.Itoa(first.Year), strconv.Itoa(e.Span.Last.Partial().Year))
	case chronicle.ByMonth:
		first.Day = 0
		last := e.Span.Last.Partial()
		last.Day = 0
		if first == last {
			return c.text("card.by-month", first)
		}
		return c.text("card.by-months", first, last)
	}
	return c.text("card.span", e.Span)
}

// clocks is the clock times that are known, in both zones.
func (c *card) clocks(e *chronicle.Event, refs map[*chronicle.Source]int) []fyne.CanvasObject {
	if len(e.Clocks) == 0 {
		return nil
	}
	var lines []fyne.CanvasObject
	for _, k := range e.Clocks {
		notes := []string{k.What, k.ClaimedBy + reference(refs[k.Source])}
		switch {
		case k.Zone == chronicle.NoZone:
			notes = append(notes, c.text("card.clock.no-zone"))
		case !k.Stated:
			notes = append(notes, c.text("card.clock.inferred"))
		}
		notes = slices.DeleteFunc(notes, func(s string) bool { return s == "" })
		lines = append(lines, newText(c.clock(k), style{size: tableSize, bold: true}), newText(strings.Join(notes, " · "), caption))
	}
	return section(c.text("card.clocks"), rows(lines...))
}

// clock is a time in both zones, with the days where they differ.
func (c *card) clock(k chronicle.Clock) string {
	there, bishkek, known := k.In(chronicle.Bishkek)
	here, dushanbe, _ := k.In(chronicle.Dushanbe)
	time := c.text("card.clock.time", k.Time)
	if known {
		time = c.text("card.clock", bishkek, dushanbe)
	}
	if k.About {
		time = c.text("card.clock.about", time)
	}
	switch {
	case !known:
		return c.text("card.clock.day", k.Day, time)
	case there != here:
		return c.text("card.clock.days", here, there, time)
	}
	return c.text("card.clock.day", there, time)
}

const (
	valueWidth float32 = 92
	dateWidth  float32 = 62
)

// figureRow is a line of a table: the value, who says it, as of when.
func figureRow(value, by, asOf string) fyne.CanvasObject {
	return &fyne.Container{
		Layout: columns{[]float32{valueWidth, 0, dateWidth}, gapSmall, false},
		Objects: []fyne.CanvasObject{
			newText(value, style{size: tableSize, bold: true, align: fyne.TextAlignTrailing}),
			newText(by, table),
			newText(asOf, style{size: captionSize, color: colorSecondary, align: fyne.TextAlignTrailing}),
		},
	}
}

// tableHead names the columns once.
func (c *card) tableHead(value string) fyne.CanvasObject {
	quiet := caption
	quiet.align = fyne.TextAlignTrailing
	return &fyne.Container{
		Layout: columns{[]float32{valueWidth, 0, dateWidth}, gapSmall, false},
		Objects: []fyne.CanvasObject{
			newText(c.text(value), quiet), newText(c.text("card.claimed-by"), caption), newText(c.text("card.as-of"), quiet),
		},
	}
}

// figures is the table of claims, grouped by measure and side.
func (c *card) figures(e *chronicle.Event, refs map[*chronicle.Source]int) []fyne.CanvasObject {
	if len(e.Figures) == 0 {
		return nil
	}
	year := e.Span.First.Partial().Year
	lines := []fyne.CanvasObject{c.tableHead("card.value")}
	for _, g := range groupFigures(e.Figures) {
		measure, side := groupTitle(c.text, g)
		lines = append(lines, groupHead(measure, side))
		for _, f := range g.figures {
			value, words := valueText(c.text, f)
			by := claimant(c.text, c.lang, f, refs[f.Source])
			if words != "" {
				by = c.text("card.quote", words) + " " + by
			}
			lines = append(lines, figureRow(value, by, shortDate(c.text, f.AsOf, year)))
		}
	}
	lines = append(lines, newText(c.text("card.never-merged"), caption))
	return section(c.text("card.figures"), rows(lines...))
}

// groupHead is "Killed · Kyrgyz side" over a group, with a line below.
func groupHead(measure, side string) fyne.CanvasObject {
	words := measure
	if side != "" {
		words += " · " + side
	}
	return padded(inset{0, gapSmall, 0, 2}, rows(newText(words, style{size: tableSize, bold: true}), newRule()))
}

// displacement is the rows of who left from where to where.
func (c *card) displacement(e *chronicle.Event, refs map[*chronicle.Source]int) []fyne.CanvasObject {
	moves := c.store().Displacements(e.ID)
	if len(moves) == 0 {
		return nil
	}
	year := e.Span.First.Partial().Year
	lines := []fyne.CanvasObject{c.tableHead("card.people")}
	for _, d := range moves {
		by := c.route(d) + "\n" + d.ClaimedBy
		for _, s := range d.Sources {
			by += reference(refs[s])
		}
		if d.Aggregate {
			by += " · " + c.text("card.aggregate")
		}
		if d.Note != "" {
			by += "\n" + d.Note
		}
		lines = append(lines, figureRow(c.people(d), by, shortDate(c.text, d.AsOf, year)))
	}
	lines = append(lines, newText(c.text("card.never-added"), caption))
	return section(c.text("card.displacement"), rows(lines...))
}

// people is the size of a movement in the unit that is known.
func (c *card) people(d *chronicle.Displacement) string {
	switch {
	case d.Count != nil:
		return c.text("card.number", *d.Count)
	case d.Houses != nil:
		return c.text("card.houses", *d.Houses)
	case d.ShelterPoints != nil:
		return c.text("card.shelters", *d.ShelterPoints)
	}
	return c.text("card.not-counted")
}

func (c *card) route(d *chronicle.Displacement) string {
	from := areaName(d.FromArea, d.From, c.lang)
	if d.To == nil && d.ToArea == nil {
		return c.text("card.from", from)
	}
	return c.text("card.from-to", from, areaName(d.ToArea, d.To, c.lang))
}

// areaName is the name of the area that a place stands for, or of the place.
func areaName(t *chronicle.Territory, p *chronicle.Place, lang string) string {
	if t != nil {
		return t.Name(lang)
	}
	return p.Name(lang)
}

// statements is the claims without a number.
func (c *card) statements(e *chronicle.Event, refs map[*chronicle.Source]int) []fyne.CanvasObject {
	if len(e.Statements) == 0 {
		return nil
	}
	year := e.Span.First.Partial().Year
	var lines []fyne.CanvasObject
	for _, s := range e.Statements {
		by := s.ClaimedBy + ", " + shortDate(c.text, s.AsOf, year) + reference(refs[s.Source])
		lines = append(lines, rows(newText(c.text("card.quote", s.Text), table), newText(by, caption)))
	}
	return section(c.text("card.statements"), lines...)
}

// related leads to the umbrella of an event and to the parts of an umbrella.
func (c *card) related(e *chronicle.Event) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if e.Whole != nil {
		parts = append(parts, section(c.text("card.whole"), c.eventRow(e.Whole))...)
	}
	if len(e.Parts) > 0 {
		var list []fyne.CanvasObject
		for _, p := range e.Parts {
			list = append(list, c.eventRow(p))
		}
		parts = append(parts, section(c.text("card.parts", len(e.Parts)), rows(list...))...)
	}
	return parts
}

// eventRow is an event in a list: pressing it shows its card.
func (c *card) eventRow(e *chronicle.Event) fyne.CanvasObject {
	words := rows(newText(e.Title, table), newText(c.span(e), caption))
	line := &fyne.Container{
		Layout: columns{[]float32{markSize, 0}, gapSmall, true}, Objects: []fyne.CanvasObject{c.kindMark(e), words},
	}
	return newPress(line, inset{gapTiny, gapTiny, gapTiny, gapTiny}, e.Title, func() { c.send(model.ShowEvent{ID: e.ID}) })
}

// where lists the places with how exactly each is known.
func (c *card) where(e *chronicle.Event) []fyne.CanvasObject {
	if len(e.Places) == 0 {
		return section(c.text("card.places"), newText(c.text("card.no-place"), table))
	}
	var list []fyne.CanvasObject
	for _, p := range e.Places {
		list = append(list, rows(
			newChoice(p.Name(c.lang), table, c.keys, func() {
				c.send(model.Show{Subject: model.Subject{Kind: model.PlaceSubject, IDs: []string{p.ID}}})
			}),
			newText(c.placeLine(p), caption)))
	}
	return section(c.text("card.places"), rows(list...))
}

// placeLine is the country of a place and how exactly it is known.
func (c *card) placeLine(p *chronicle.Place) string {
	precision := "card.precision"
	if p.Soft() {
		precision = "card.precision.soft"
	}
	return c.country(p.Country) + ". " + c.text(precision, distance(c.text, p.PrecisionM))
}

func (c *card) country(code string) string { return c.text("card.country." + code) }

// diplomat is what the article says where it differs or stays vaguer.
func (c *card) diplomat(e *chronicle.Event) []fyne.CanvasObject {
	if !e.Diplomat.Cited {
		return nil
	}
	lines := []fyne.CanvasObject{}
	for _, s := range []string{e.Diplomat.Note, e.Diplomat.Discrepancy} {
		if s != "" {
			lines = append(lines, newText(s, table))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, newText(c.text("card.diplomat.cited"), table))
	}
	return section(c.text("card.diplomat"), lines...)
}

// sources lists pages and documents as links, numbered.
func (c *card) sources(list []*chronicle.Source) []fyne.CanvasObject {
	if len(list) == 0 {
		return nil
	}
	var lines []fyne.CanvasObject
	for i, s := range list {
		number := newLabel(strconv.Itoa(i+1), style{size: captionSize, color: colorSecondary, align: fyne.TextAlignTrailing})
		words := rows(newLink(s.Title, s.URL, table, c.keys), newText(c.published(s), caption))
		lines = append(lines, &fyne.Container{
			Layout: columns{[]float32{18, 0}, gapSmall, false}, Objects: []fyne.CanvasObject{number, words},
		})
	}
	return section(c.text("card.sources", len(list)), lines...)
}

// published is the publisher and the date as exactly as it is known.
func (c *card) published(s *chronicle.Source) string {
	date := c.text("card.no-date")
	if s.Date != "" {
		date = c.sourceDate(s.Date)
	}
	if s.DateNote != "" {
		date += " (" + s.DateNote + ")"
	}
	return s.Publisher + ", " + date
}

// sourceDate writes a date or a closed interval of dates in words.
func (c *card) sourceDate(date string) string {
	first, last, _ := strings.Cut(date, "/")
	words := func(s string) string {
		p, err := calendar.ParsePartial(s)
		if err != nil {
			return s
		}
		return c.text("card.partial", p)
	}
	if last == "" {
		return words(first)
	}
	return c.text("card.dates", words(first), words(last))
}

package slides

import (
	"strings"

	"borderatlas/app/lang"
	"borderatlas/layers/chronicle"
)

// The sizes of type in notes, in dp, and the box that they have on a page of notes.
const (
	noteSize   = 12.0
	noteWidth  = 624.0
	noteHeight = 480.0
)

// story puts into words what a speaker can say about an event beyond its sheet: the
// whole text, what is not sure, the clock times in both zones, what is said without
// a number, and where it was read.
func (b *builder) story(e *chronicle.Event) []paragraph {
	list := []paragraph{bold(noteSize, e.Title), soft(noteSize, b.dateOf(e)), plain(noteSize, e.Summary).below(6)}
	add := func(id, words string) {
		if words != "" {
			list = append(list, paragraph{size: noteSize, gap: 4, runs: []run{{text: b.text(id) + " ", bold: true}, {text: words}}})
		}
	}
	if e.OneSided {
		list = append(list, plain(noteSize, b.text("card.one-sided."+string(e.Account))).below(4))
	}
	if e.LookedFor != "" {
		list = append(list, plain(noteSize, b.text("card.looked-for", e.LookedFor)).below(4))
	}
	add("slides.note.dates", e.DateNote)
	add("slides.note.places", e.PlaceNote)
	add("slides.note.more", e.Note)
	for i, c := range e.Clocks {
		if i == 0 {
			list = append(list, bold(noteSize, b.text("card.clocks")).below(6))
		}
		list = append(list, plain(noteSize, b.clock(e, c)))
	}
	for i, s := range e.Statements {
		if i == 0 {
			list = append(list, bold(noteSize, b.text("slides.note.statements")).below(6))
		}
		list = append(list, plain(noteSize, b.text("card.says", s.ClaimedBy, s.Text)))
	}
	return append(list, b.sources(b.text("slides.note.sources"), e.Sources, noteSize)...)
}

// clock is a clock time in both zones, with what happened and who says so.
func (b *builder) clock(e *chronicle.Event, c chronicle.Clock) string {
	at := func(z chronicle.Zone) string {
		day, t, ok := c.In(z)
		switch {
		case !ok:
			return lang.Clock(c.Time)
		case day != e.Span.First || e.Span.First != e.Span.Last:
			return b.text("card.clock.day", day, lang.Clock(t))
		}
		return lang.Clock(t)
	}
	time := b.text("card.clock", at(chronicle.Bishkek), at(chronicle.Dushanbe))
	if c.Zone == chronicle.NoZone {
		time = lang.Clock(c.Time)
	}
	if c.About {
		time = b.text("card.clock.about", time)
	}
	parts := []string{time}
	for _, words := range []string{c.What, c.ClaimedBy} {
		if words != "" {
			parts = append(parts, words)
		}
	}
	switch {
	case c.Zone == chronicle.NoZone:
		parts = append(parts, b.text("card.clock.no-zone"))
	case !c.Stated:
		parts = append(parts, b.text("card.clock.inferred"))
	}
	return strings.Join(parts, " · ")
}

// sources lists sources with their links, below a heading.
func (b *builder) sources(heading string, list []*chronicle.Source, size float64) []paragraph {
	var out []paragraph
	if heading != "" && len(list) > 0 {
		out = append(out, bold(size, heading).below(6))
	}
	for _, s := range list {
		words := s.Publisher + ": " + s.Title
		if s.Date != "" {
			words += ", " + strings.ReplaceAll(s.Date, "/", " – ")
		}
		p := paragraph{size: size, gap: 2, runs: []run{{text: words + ". "}}}
		if strings.HasPrefix(s.URL, "http") {
			p.runs = append(p.runs, run{text: s.URL, link: s.URL})
		}
		out = append(out, p)
	}
	return out
}

// cut divides paragraphs into lists that fit a box, at paragraphs, in another typeface,
// too.
func (s setter) cut(list []paragraph, width, height float64) [][]paragraph {
	width *= otherType
	var all [][]paragraph
	for len(list) > 0 {
		n, h := 1, s.height(list[:1], width)
		for ; n < len(list); n++ {
			if h += list[n].gap + s.height(list[n:n+1], width); h > height {
				break
			}
		}
		all = append(all, list[:n:n])
		list = list[n:]
	}
	return all
}

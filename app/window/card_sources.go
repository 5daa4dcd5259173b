package window

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// sourcePart is a page or document of the numbered list.
type sourcePart struct {
	number   int
	source   *chronicle.Source
	date     string // in words
	citation string // what is copied
}

func (p sourcePart) object(c *card) fyne.CanvasObject {
	number := c.kit.label(strconv.Itoa(p.number), style{size: captionSize, color: colorSecondary, align: fyne.TextAlignTrailing})
	words := c.kit.rows(c.kit.link(p.source.Title, p.source.URL, table, c.keys), c.kit.text(p.source.Publisher+", "+p.date, caption))
	copier := c.kit.button(buttonSpec{icon: theme.ContentCopyIcon(), tip: c.text("card.copy-source"), flat: true, small: true}, c.keys,
		func() { c.copy(p.citation) })
	return c.kit.box(columns{[]float32{18, 0, copier.MinSize().Width}, gapSmall, false}, number, words, copier)
}

func (p sourcePart) plain() string {
	return strconv.Itoa(p.number) + ". " + p.source.Title + "\n  " + p.source.Publisher + ", " + p.date + "\n  " + p.source.URL
}

// sourceParts lists sources under a heading, numbered from 1. A record is the id
// of what they stand behind.
func sourceParts(w words, sources []*chronicle.Source, record string) []part {
	if len(sources) == 0 {
		return nil
	}
	var list rowsPart
	for i, s := range sources {
		list = append(list, sourcePart{i + 1, s, w.published(s), w.text("card.cite.source", w.cite(s), record)})
	}
	return []part{headingPart{w.text("card.sources", len(sources))}, list}
}

// cite is a source on one line: publisher, title, date, address.
func (w words) cite(s *chronicle.Source) string {
	words := s.Publisher + ", " + w.text("card.quote", s.Title) + ", " + w.published(s) + "."
	return strings.TrimSpace(words + " " + s.URL)
}

// published is the date of a source as exactly as it is known.
func (w words) published(s *chronicle.Source) string {
	date := w.text("card.no-date")
	if s.Date != "" {
		date = w.sourceDate(s.Date)
	}
	if s.DateNote != "" {
		date += " (" + s.DateNote + ")"
	}
	return date
}

// sourceDate writes a date or a closed interval of dates in words.
func (w words) sourceDate(date string) string {
	first, last, _ := strings.Cut(date, "/")
	words := func(s string) string {
		p, err := calendar.ParsePartial(s)
		if err != nil {
			return s
		}
		return w.text("card.partial", p)
	}
	if last == "" {
		return words(first)
	}
	return w.text("card.dates", words(first), words(last))
}

// citationPart is the button that copies the citation of the whole record.
type citationPart struct{ label, citation string }

func (p citationPart) object(c *card) fyne.CanvasObject {
	b := c.kit.button(buttonSpec{text: p.label, icon: theme.ContentCopyIcon(), small: true}, c.keys, func() { c.copy(p.citation) })
	return c.kit.box(columns{[]float32{b.MinSize().Width, 0}, 0, true}, b, c.kit.text("", caption))
}

func (p citationPart) plain() string { return "" }

func (r record) citation() []part {
	return []part{citationPart{r.text("card.copy-record"), r.cited()}}
}

// cited is the citation of the whole record: what and when, the program and the
// record's id, and every source behind it.
func (r record) cited() string {
	lines := []string{r.text("card.cite.record", r.event.Title, r.span(r.event), r.event.ID)}
	if len(r.event.Sources) > 0 {
		lines = append(lines, r.text("card.cite.sources"))
	}
	for i, s := range r.event.Sources {
		lines = append(lines, strconv.Itoa(i+1)+". "+r.cite(s))
	}
	return strings.Join(lines, "\n")
}

// copy puts a text on the clipboard and says so under the card's header, until
// the card shows something else.
func (c *card) copy(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	c.header.Objects = []fyne.CanvasObject{c.header.Objects[0], newText(c.text("card.copied"), caption)}
	c.root.Refresh()
}

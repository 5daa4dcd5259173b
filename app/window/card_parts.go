package window

import (
	"strings"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
	"borderatlas/layers/chronicle"
)

// part is a piece of a card. It is shown as widgets and written as plain text,
// which goes to the clipboard and into tests: both say the same.
type part interface {
	object(c *card) fyne.CanvasObject
	plain() string // lines without the last line feed; empty for what says nothing
}

// objects shows parts one under the other.
func (c *card) objects(parts []part) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, p := range parts {
		list = append(list, p.object(c))
	}
	return list
}

// plainText writes parts one under the other.
func plainText(parts []part) string {
	var lines []string
	for _, p := range parts {
		if s := p.plain(); s != "" {
			lines = append(lines, s)
		}
	}
	return strings.Join(lines, "\n")
}

// paragraphPart is a text.
type paragraphPart struct {
	text  string
	style style
}

func (p paragraphPart) object(c *card) fyne.CanvasObject { return c.kit.text(p.text, p.style) }
func (p paragraphPart) plain() string                    { return p.text }

// headingPart begins a section of the card, with a line above.
type headingPart struct{ text string }

func (p headingPart) object(c *card) fyne.CanvasObject {
	return c.kit.rows(c.kit.rule(), c.kit.text(p.text, head))
}

func (p headingPart) plain() string { return "\n== " + p.text }

// rowsPart is parts that stand close together.
type rowsPart []part

func (p rowsPart) object(c *card) fyne.CanvasObject { return c.kit.rows(c.objects(p)...) }
func (p rowsPart) plain() string                    { return plainText(p) }

// columnsPart names the columns of the tables below it.
type columnsPart struct{ value, by, asOf string }

func (p columnsPart) object(c *card) fyne.CanvasObject {
	quiet := caption
	quiet.align = fyne.TextAlignTrailing
	return c.claimRow(c.kit.text(p.value, quiet), c.kit.text(p.by, caption), c.kit.text(p.asOf, quiet))
}

func (p columnsPart) plain() string { return "(" + p.value + " | " + p.by + " | " + p.asOf + ")" }

// groupPart is "Killed · Kyrgyz side" over the rows of a table.
type groupPart struct{ measure, side string }

func (p groupPart) object(c *card) fyne.CanvasObject {
	side := ""
	if p.side != "" {
		side = "· " + p.side
	}
	bold := style{size: tableSize, bold: true}
	widths := []float32{min(bold.width(p.measure)+1, widestMeasure), 0}
	line := c.kit.box(columns{widths, gapTiny, false}, c.kit.text(p.measure, bold), c.kit.text(side, table))
	return c.kit.padded(inset{0, gapSmall, 0, 2}, c.kit.rows(line, c.kit.rule()))
}

func (p groupPart) plain() string {
	if p.side == "" {
		return "-- " + p.measure
	}
	return "-- " + p.measure + " · " + p.side
}

const (
	valueWidth    float32 = 92
	dateWidth     float32 = 62
	widestMeasure float32 = 190 // of the name of a measure; longer ones wrap
)

// claimRow is a line of a table: the value, who says it, as of when.
func (c *card) claimRow(value, by, asOf fyne.CanvasObject) fyne.CanvasObject {
	return c.kit.box(columns{[]float32{valueWidth, 0, dateWidth}, gapSmall, false}, value, by, asOf)
}

// figurePart is a line of a table of claims.
type figurePart struct{ value, by, asOf string }

func (p figurePart) object(c *card) fyne.CanvasObject {
	return c.claimRow(
		c.kit.text(p.value, style{size: tableSize, bold: true, align: fyne.TextAlignTrailing}),
		c.kit.text(p.by, table),
		c.kit.text(p.asOf, style{size: captionSize, color: colorSecondary, align: fyne.TextAlignTrailing}))
}

func (p figurePart) plain() string {
	return p.value + " | " + strings.ReplaceAll(p.by, "\n", "; ") + " | " + p.asOf
}

// indentedPart stands under the second column of a table.
type indentedPart struct{ part }

func (p indentedPart) object(c *card) fyne.CanvasObject {
	return c.kit.padded(inset{valueWidth + gapSmall, 0, 0, 0}, p.part.object(c))
}

// saidPart is a statement after the name of who makes it.
type saidPart struct{ text, when string }

func (p saidPart) object(c *card) fyne.CanvasObject {
	return c.kit.rows(c.kit.text(p.text, table), c.kit.text(p.when, caption))
}

func (p saidPart) plain() string { return p.text + "\n  " + p.when }

// eventPart leads to another event; the words stand under its title.
type eventPart struct {
	event *chronicle.Event
	words string
}

func (p eventPart) object(c *card) fyne.CanvasObject {
	return c.eventLink(p.event, p.words)
}

func (p eventPart) plain() string { return "> " + p.event.Title + " (" + p.words + ")" }

// countPart leads to an event that counts the same as a table above it.
type countPart struct {
	event *chronicle.Event
	words string // its title and its figures
}

func (p countPart) object(c *card) fyne.CanvasObject {
	return c.kit.choice(p.words, caption, c.keys, func() { c.send(model.ShowEvent{ID: p.event.ID}) })
}

func (p countPart) plain() string { return "> " + p.words }

// placePart leads to the card of a place.
type placePart struct {
	id, name, words string
}

func (p placePart) object(c *card) fyne.CanvasObject {
	link := c.kit.choice(p.name, table, c.keys, func() {
		c.send(model.Show{Subject: model.Subject{Kind: model.PlaceSubject, IDs: []string{p.id}}})
	})
	return c.kit.rows(link, c.kit.text(p.words, caption))
}

func (p placePart) plain() string { return p.name + "\n  " + p.words }

package layers

import (
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// item measures a row: the circle, and what is written in it and beside it.
func (c *Canvas) item(row *chronicle.Displacement) item {
	f, ink := c.frame, c.frame.Theme.DisplacedText
	it := item{row: row, radius: radiusOf(f.Camera, row)}
	if nothingKnown(row) && f.Camera.Zoom() < uncountedFrom {
		return it
	}
	figure := c.Shape(c.peopleText(row), scene.Bold, 14, ink)
	switch {
	case row.Count == nil:
		it.lines = append(it.lines, c.Shape(c.peopleText(row), scene.Bold, 12, ink))
	case figure.Run.Advance+2*insidePad < 2*it.radius:
		it.inside = &figure.Run
	default:
		it.lines = append(it.lines, figure)
	}
	claim := f.Text("displacement.claim", row.ClaimedBy, countDate(f.Text, row, f.At.Day))
	it.lines = append(it.lines, c.balanced(c.whereText(row), scene.Regular, 12, textWide, ink)...)
	it.lines = append(it.lines, c.balanced(claim, scene.Italic, 12, textWide, ink)...)
	c.findTextTries(&it)
	return it
}

// uncountedFrom is the zoom from which a circle without any figure has a label.
const uncountedFrom = 9.5

// nothingKnown tells whether a row has no figure of any kind.
func nothingKnown(row *chronicle.Displacement) bool {
	return row.Count == nil && row.ShelterPoints == nil && row.Houses == nil
}

// peopleText is the figure of a row in words.
func (c *Canvas) peopleText(row *chronicle.Displacement) string {
	text := c.frame.Text
	switch {
	case row.Count != nil:
		return text("displacement.count", *row.Count)
	case row.ShelterPoints != nil:
		return text("displacement.shelters", *row.ShelterPoints)
	case row.Houses != nil:
		return text("displacement.houses", *row.Houses)
	}
	return text("displacement.unknown")
}

// whereText names the ends of a row, and a total as a total.
func (c *Canvas) whereText(row *chronicle.Displacement) string {
	text, lang := c.frame.Text, c.frame.Lang
	from := row.From.Name(lang)
	if row.FromArea != nil {
		from = row.FromArea.Name(lang)
	}
	if wholeArea(row) && row.Aggregate {
		from = text("displacement.total", from)
	}
	if row.To == nil {
		return from
	}
	to := row.To.Name(lang)
	if row.ToArea != nil {
		to = row.ToArea.Name(lang)
	}
	way := text("displacement.way", from, to)
	if arrives(row) {
		way = text("displacement.arrived", to, from)
	}
	if row.Subset {
		way = text("displacement.subset", way)
	}
	return way
}

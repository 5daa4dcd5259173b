package layers

import (
	"cmp"
	"slices"
	"strings"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// rival tells whether two rows count the same people on the same way, so that
// they are two claims and not two movements.
func rival(a, b *chronicle.Displacement) bool {
	return a.Event == b.Event && a.From == b.From && a.To == b.To && a.FromArea == b.FromArea && a.ToArea == b.ToArea &&
		a.Aggregate && b.Aggregate && a.Subset == b.Subset && a.Count != nil && b.Count != nil
}

// inSize puts claims of one movement in the order of their numbers.
func inSize(claims []*chronicle.Displacement) []*chronicle.Displacement {
	return slices.SortedStableFunc(slices.Values(claims), func(a, b *chronicle.Displacement) int {
		return cmp.Compare(*a.Count, *b.Count)
	})
}

// item measures the claims of one movement: the circle, and what is written in it
// and beside it.
func (c *Canvas) item(claims []*chronicle.Displacement) item {
	if len(claims) > 1 {
		return c.disputed(inSize(claims))
	}
	f, row, ink := c.frame, claims[0], c.frame.Theme.DisplacedText
	it := item{row: row, claims: claims, drawn: claims, radius: radiusOf(f.Camera, row)}
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
	it.lines = append(it.lines, c.balanced(c.whereText(row), scene.Regular, 12, textWide, ink)...)
	it.lines = append(it.lines, c.claimLines(row)...)
	return it
}

// disputed measures claims that differ, the lowest first: the circles that the rule
// asks for, one in the other, and every figure with its claimant beside them.
func (c *Canvas) disputed(claims []*chronicle.Displacement) item {
	f, ink := c.frame, c.frame.Theme.DisplacedText
	it := item{row: claims[len(claims)-1], claims: claims, drawn: slices.CompactFunc(slices.Clone(claims), sameCount)}
	switch f.People {
	case LowestClaim:
		it.row, it.drawn = claims[0], claims[:1]
	case HighestClaim:
		it.drawn = claims[len(claims)-1:]
	}
	it.radius = radiusOf(f.Camera, it.row)
	it.lines = c.balanced(c.whereText(it.row), scene.Regular, 12, textWide, ink)
	for _, row := range claims {
		it.lines = append(it.lines, c.Shape(c.peopleText(row), scene.Bold, 14, ink))
		it.lines = append(it.lines, c.claimLines(row)...)
	}
	return it
}

// sameCount tells whether one circle shows two claims.
func sameCount(a, b *chronicle.Displacement) bool { return *a.Count == *b.Count }

// claimLines is who gives the figure of a row, and of when it is.
func (c *Canvas) claimLines(row *chronicle.Displacement) []Line {
	f := c.frame
	claim := f.Text("displacement.claim", row.ClaimedBy, countDate(f.Text, row, f.At.Day))
	return c.balanced(claim, scene.Italic, 12, textWide, f.Theme.DisplacedText)
}

// titleOf tells the claims of a movement to the pointer.
func (c *Canvas) titleOf(claims []*chronicle.Displacement) string {
	f := c.frame
	titles := make([]string, len(claims))
	for i, row := range claims {
		titles[i] = f.Text("displacement.title", c.peopleText(row), c.whereText(row), row.ClaimedBy, countDate(f.Text, row, f.At.Day))
	}
	return strings.Join(titles, "; ")
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
		return Limit(text, row.Qualifier) + text("displacement.count", *row.Count)
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

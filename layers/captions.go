package layers

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/mapview/label"
)

// The measures of the texts beside circles, in dp, and their costs.
const (
	textGap   = 3.0   // between a circle and what is written beside it
	tooDear   = 12.0  // the cost from which a text without a count is left out
	unwritten = 120.0 // the cost from which any is
	nearDisc  = 10.0  // the cost of standing beside another circle, which could be meant
	crossDisc = 8.0   // the line to its circle runs through another one
	crossText = 15.0  // or across the line of another text
)

// looseTextFrom is the zoom from which a text may stand off its circle, with a
// line: on smaller scales the lines would be more than the map.
const looseTextFrom = 6.0

// compassRose is where texts are tried around a circle.
var compassRose = directions(32)

// placeTexts places the texts of all circles, the largest ones first.
func (c *Canvas) placeTexts(list []*station, taken *occupied, room *room) {
	var items []*item
	for _, s := range list {
		for i := range s.items {
			if len(s.items[i].lines) > 0 {
				items = append(items, &s.items[i])
			}
		}
	}
	slices.SortStableFunc(items, func(a, b *item) int { return -cmp.Compare(a.radius, b.radius) })
	for _, it := range items {
		c.placeText(it, taken, room)
	}
}

// placeText puts the text of a circle at its cheapest place. One that would cover
// something everywhere or cost too much is not written; hover and card have it.
func (c *Canvas) placeText(it *item, taken *occupied, room *room) {
	best := unwritten
	if it.row.Count == nil {
		best = tooDear
	}
	w, h := c.textSize(it)
	seen := window(c.frame)
	inSight := seen.Contains(it.at)
	for _, t := range it.textTries(w, h) {
		if t.cost >= best || t.cost > besideCost && c.frame.Camera.Zoom() < looseTextFrom {
			break // they are in the order of their cost
		}
		box := boxAround(orb.Point{it.at[0] + t.at[0], it.at[1] + t.at[1]}, w, h)
		if c.covers(box, taken, room) || inSight && !within(seen, box) {
			continue
		}
		cost := t.cost + room.cost(box, false) + it.ambiguity(box, taken.circles)
		if cost < best && t.cost > besideCost {
			cost += c.lineCost(nearestIn(box, it.at), it.at, taken, room)
		}
		if cost < best {
			cost += foreignCost(taken.exclaves, it.country(), box)
		}
		if cost < best {
			it.text, best = box, cost
		}
	}
	if size(it.text) > 0 {
		taken.texts = append(taken.texts, it.text)
		taken.lines = append(taken.lines, [2]orb.Point{nearestIn(it.text, it.at), it.at})
	}
}

// country is that of the people whom an item counts, where it stands.
func (it *item) country() string {
	if arrives(it.row) {
		return it.row.To.Country
	}
	return it.row.From.Country
}

// ambiguity is what it costs a text to stand on a circle or close to another one
// than its own, as whose text it would be read.
func (it *item) ambiguity(text orb.Bound, circles []orb.Bound) float64 {
	const close = 9.0 // dp
	cost := 0.0
	for _, circle := range circles {
		at := middle(circle)
		gap := distance(nearestIn(text, at), at) - (at[0] - circle.Min[0])
		if gap < 0 {
			return never
		}
		if gap < close && distance(at, it.at) > 1 {
			cost += nearDisc
		}
	}
	return cost
}

// lineCost is how bad the line from a text to its circle is: it should run
// through no name, mark or circle and across no other line.
func (c *Canvas) lineCost(from, to orb.Point, taken *occupied, room *room) float64 {
	cost := room.crossed(from, to)
	for _, mark := range taken.marks {
		if meets(from, to, mark) {
			cost += crossStand
		}
	}
	for _, circle := range taken.circles {
		if middle(circle) != to && meets(from, to, circle) {
			cost += crossDisc
		}
	}
	for _, l := range taken.lines {
		if cross(from, to, l[0], l[1]) {
			cost += crossText
		}
	}
	return cost
}

// textSize is the width and height of an item's lines with room around them.
func (c *Canvas) textSize(it *item) (w, h float64) {
	w, h = c.blockSize(it.lines)
	return w + 2*labelPad, h + 2*labelPad
}

// textTries lists places for the middle of the text around the middle of the
// circle, by cost: below, above, beside it, then further off with a line.
func (it *item) textTries(w, h float64) []try {
	near := it.radius + textGap
	list := append(make([]try, 0, 4+9*len(compassRose)),
		try{orb.Point{0, near + h/2}, 0},
		try{orb.Point{0, -near - h/2}, 0.3},
		try{orb.Point{near + w/2, 0}, 0.6},
		try{orb.Point{-it.tab() - near - w/2, 0}, 0.9},
	)
	for _, far := range []float64{12, 26, 44, 66, 92, 124, 160, 200, 250} {
		for _, d := range compassRose {
			list = append(list, try{orb.Point{d[0] * (near + far + w/2), d[1] * (near + far + h/2)}, 3 + far/8})
		}
	}
	return list
}

// covers tells whether a text in a box would cover another one or a mark, or
// be cut by the edge of what is seen or leave the picture.
func (c *Canvas) covers(box orb.Bound, taken *occupied, room *room) bool {
	touches := func(other orb.Bound) bool { return label.Touch(other, box) }
	for _, list := range [][]orb.Bound{taken.texts, taken.marks, taken.dots} {
		if slices.ContainsFunc(list, touches) {
			return true
		}
	}
	return !within(c.picture().Pad(-frameInset), box) || c.cut(box) || !room.free(box)
}

// drawTextLine links a text that is not beside its circle.
func (c *Canvas) drawTextLine(it *item) {
	from := nearestIn(it.text, it.at)
	if d := distance(from, it.at); d > it.radius+textGap+6 {
		c.Draw(LeaderLevel, thread(c.frame.Theme, from, toward(it.at, from, it.radius))...)
	}
}

package layers

import (
	"strconv"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// The measures of marks as they are drawn, in dp.
const (
	pillScale   = 0.72
	pillPad     = 7.0 // left and right
	pillGap     = 3.0 // between a mark and its number
	pillBetween = 9.0 // between kinds
	pillType    = 13.0
	placeDot    = 2.2  // radius of the dot at the true place
	ringGap     = 2.5  // between the chosen mark and its ring
	leaderFrom  = 7.0  // how far a mark may be off its place without a line back
	textWide    = 190. // at most, for the lines of event labels
)

// tally is how many marks of a group a pill stands for.
type tally struct {
	group   chronicle.Group
	marks   int
	precise bool // at least one of the places is known well
	events  []*chronicle.Event
}

// tallies counts a stand's marks by group, in markOrder.
func (s *stand) tallies() []tally {
	list := make([]tally, 0, len(markOrder))
	for _, g := range markOrder {
		t := tally{group: g}
		for _, one := range s.sites {
			for _, m := range one.marks {
				if m.group == g {
					t.marks++
					t.precise = t.precise || !one.place.Soft()
					if t.events == nil {
						t.events = make([]*chronicle.Event, 0, len(s.sites))
					}
					t.events = append(t.events, m.events...)
				}
			}
		}
		if t.marks > 0 {
			list = append(list, t)
		}
	}
	return list
}

func (c *Canvas) pillWidth(s *stand) float64 {
	width := 2*pillPad - pillBetween
	for _, t := range s.tallies() {
		width += markSize*pillScale + pillGap + c.number(t.marks).Advance + pillBetween
	}
	return width
}

func (c *Canvas) number(n int) scene.Run {
	return c.kit.Fonts.Shape(strconv.Itoa(n), scene.Bold, pillType, 0)
}

// drawStands draws the arranged marks, their lines back to the true places and
// their labels, and keeps later labels off them.
func (c *Canvas) drawStands(stands []*stand) {
	for _, s := range stands {
		c.begin(s.sites[0].marks[0].layer)
		c.drawTruePlaces(s)
	}
	for _, s := range stands {
		c.begin(s.sites[0].marks[0].layer)
		if s.single() {
			c.drawRow(s)
		} else {
			c.drawPill(s)
		}
		c.Block(s.box.Pad(1), never)
	}
}

// over tells whether the mark stands over a place, which then needs no dot.
func (s *stand) over(at orb.Point) bool {
	if s.single() {
		return distance(at, middle(s.box)) < leaderFrom || s.box.Pad(-2).Contains(at)
	}
	return s.box.Pad(placeDot).Contains(at)
}

func dotBox(at orb.Point) orb.Bound { return orb.Bound{Min: at, Max: at}.Pad(placeDot + 1) }

// drawTruePlaces puts a dot at each place that its mark does not cover, and one
// line from the mark to the nearest of them.
func (c *Canvas) drawTruePlaces(s *stand) {
	var nearest orb.Point
	far := -1.0
	for _, one := range s.sites {
		if s.over(one.at) {
			continue
		}
		c.Draw(MarkLevel, dot(c.frame.Theme, one.at)...)
		c.Block(dotBox(one.at), 3)
		if off := outside(s.box, one.at); far < 0 || off < far {
			nearest, far = one.at, off
		}
	}
	if far > placeDot+1 {
		from := nearestIn(s.box, nearest)
		if s.single() {
			from = middle(s.box)
		}
		c.Draw(LeaderLevel, thread(c.frame.Theme, from, nearest)...)
	}
}

func middle(b orb.Bound) orb.Point { return b.Center() }

// dot marks a true place.
func dot(t *Theme, at orb.Point) []scene.Op {
	var o scene.Outline
	o.Circle(at[0], at[1], placeDot)
	return []scene.Op{&scene.Path{Outline: o, Fill: t.Ink, Stroke: scene.Stroke{Color: Alpha(t.Halo, 0.9), Width: 1}}}
}

// thread is a thin line over a casing.
func thread(t *Theme, from, to orb.Point) []scene.Op {
	var o scene.Outline
	o.Line([]orb.Point{from, to})
	return []scene.Op{
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: Alpha(t.Halo, 0.8), Width: 3.4, Cap: scene.Round}},
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: t.Ink, Width: 1}},
	}
}

// drawRow draws the marks of one place side by side.
func (c *Canvas) drawRow(s *stand) {
	one := s.sites[0]
	name := one.place.Name(c.frame.Lang)
	left := s.box.Min[0]
	for _, m := range one.marks {
		c.begin(m.layer)
		at := orb.Point{left + markStep*m.scale/2, middle(s.box)[1]}
		left += markStep * m.scale
		box := boxAround(at, markSize*m.scale, markSize*m.scale)
		c.opaque = append(c.opaque, box.Pad(-2)) // a mark has hardly any corners
		symbol := faded(KindSymbol(c.frame.Theme, m.group, !one.place.Soft()), opacityOf(c.frame, m.events))
		c.Draw(MarkLevel, &scene.Sprite{Symbol: symbol, At: at, Scale: m.scale})
		c.ring(m.events, box, 5)
		events := inOrder(m.events)
		title := c.markTitle(name, events)
		for _, claim := range allBuildingClaims(c.frame.Text, events, one.place) {
			title += "; " + claim
		}
		c.Mark(Mark{Kind: EventMark, IDs: eventIDs(events), At: at, Box: box, Title: title})
	}
	c.begin(one.marks[0].layer)
	c.labelRow(s, name)
}

func (c *Canvas) markTitle(place string, events []*chronicle.Event) string {
	if len(events) == 1 {
		return c.frame.Text("mark.event", place, events[0].Title)
	}
	return c.frame.Text("mark.events", place, len(events))
}

// ring surrounds the mark of the chosen event.
func (c *Canvas) ring(events []*chronicle.Event, box orb.Bound, radius float64) {
	if !c.chosen(events) {
		return
	}
	var o scene.Outline
	o.RoundRect(box.Pad(ringGap), radius)
	c.Draw(RingLevel, ringOps(c.frame.Theme, o)...)
}

// ringOps draws an outline in the colour of what is chosen.
func ringOps(t *Theme, o scene.Outline) []scene.Op {
	return []scene.Op{
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: t.Halo, Width: 4.4}},
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: t.Accent, Width: 2}},
	}
}

// drawPill draws the marks of several places as one box with counts by kind.
func (c *Canvas) drawPill(s *stand) {
	t := c.frame.Theme
	var body scene.Outline
	body.RoundRect(s.box.Pad(-0.5), 4)
	ops := []scene.Op{
		&scene.Path{Outline: body, Stroke: scene.Stroke{Color: Alpha(t.Halo, 0.8), Width: 3.4}},
		&scene.Path{Outline: body, Fill: t.Halo, Stroke: scene.Stroke{Color: t.Ink, Width: 1}},
	}
	x, y := s.box.Min[0]+pillPad, middle(s.box)[1]
	baseline := y + c.kit.Fonts.CapHeight(pillType)/2
	for _, k := range s.tallies() {
		size := markSize * pillScale
		ops = append(ops, &scene.Sprite{Symbol: faded(KindSymbol(t, k.group, k.precise), opacityOf(c.frame, k.events)), At: orb.Point{x + size/2, y}, Scale: pillScale})
		x += size + pillGap
		run := c.number(k.marks)
		ops = append(ops, &scene.Text{Run: run, At: orb.Point{x, baseline}, Fill: t.Ink})
		x += run.Advance + pillBetween
	}
	c.Draw(MarkLevel, ops...)
	c.opaque = append(c.opaque, s.box)
	var events []*chronicle.Event
	for _, one := range s.sites {
		events = append(events, one.events()...)
	}
	c.ring(events, s.box, 6)
	events = inOrder(events)
	c.Mark(Mark{
		Kind: EventMark, IDs: eventIDs(events), At: middle(s.box), Box: s.box,
		Title: c.frame.Text("mark.places", len(s.sites), c.placeNames(s)),
	})
}

// placeNames lists the names of a stand's places.
func (c *Canvas) placeNames(s *stand) string {
	names := ""
	for i, one := range s.sites {
		if i > 0 {
			names += ", "
		}
		names += one.place.Name(c.frame.Lang)
	}
	return names
}

// labelRow names a place beside its marks, unless the base map does, and adds
// the homes and buildings that were counted there on large scales.
func (c *Canvas) labelRow(s *stand, name string) {
	t, one := c.frame.Theme, s.sites[0]
	var lines []Line
	if !c.named(one.place) {
		lines = append(lines, c.Shape(name, scene.Regular, 13, t.TownLabel))
	}
	if c.frame.Camera.Zoom() >= buildingsFrom {
		for _, claim := range allBuildingClaims(c.frame.Text, one.events(), one.place) {
			lines = append(lines, c.balanced(claim, scene.Italic, 12, textWide, t.VillageLabel)...)
		}
	}
	if len(lines) == 0 {
		return
	}
	priority := EventPlacePriority
	if one.place.Soft() {
		priority = VaguePlacePriority
	}
	c.Label(Label{
		ID: "event/" + one.place.ID, Lines: lines, At: middle(s.box), Radius: s.w / 2, Priority: priority, Where: Beside,
		dear: c.offForeign(one.place.Country),
	})
}

// named tells whether the plane below has written the name of a place.
func (c *Canvas) named(p *chronicle.Place) bool {
	id := "place/" + c.kit.names.of[p.ID]
	for _, l := range c.below.Labels {
		if l.ID == id {
			return true
		}
	}
	return false
}

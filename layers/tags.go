package layers

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/geodesy"
	"borderatlas/mapview/scene"
)

// Outside asks for a tag at the picture's edge for an event whose place lies
// outside. Events at one place share a tag.
func (c *Canvas) Outside(e *chronicle.Event, p *chronicle.Place) {
	c.outside = append(c.outside, happening{e, p, c.layer})
}

// tag stands at the edge for a place outside the picture.
type tag struct {
	place  *chronicle.Place
	layer  string
	events []*chronicle.Event
	lines  []Line
	side   tagSide
	along  float64 // where on its edge it belongs
	w, h   float64
	box    orb.Bound
}

// tagSide is the edge at which a tag stands.
type tagSide int

const (
	leftEdge tagSide = iota
	topEdge
	rightEdge
	bottomEdge
)

// The measures of tags in dp.
const (
	tagPad    = 7.0
	tagPoint  = 9.0   // length of the point that shows outwards
	tagRise   = 6.0   // the same at the upper and lower edge
	tagInset  = 4.0   // from the picture's edge
	tagWide   = 210.0 // for the text, at most
	tagTitles = 2     // titles that a tag names; more are counted
	tagMark   = 15.0
)

// tags gathers the events outside by place.
func (c *Canvas) tags() []*tag {
	var list []*tag
	for _, h := range c.outside {
		i := slices.IndexFunc(list, func(t *tag) bool { return t.place == h.place })
		if i < 0 {
			i = len(list)
			list = append(list, &tag{place: h.place, layer: h.layer})
		}
		if !slices.Contains(list[i].events, h.event) {
			list[i].events = append(list[i].events, h.event)
		}
	}
	list = onceEach(list)
	slices.SortFunc(list, func(a, b *tag) int { return cmp.Compare(a.place.ID, b.place.ID) })
	return list
}

// onceEach drops tags whose events all have another tag: an event with many
// places outside is named once, at the place that it names first.
func onceEach(list []*tag) []*tag {
	named := map[*chronicle.Event]bool{}
	return keep(list, func(t *tag) bool {
		t.events = keep(t.events, func(e *chronicle.Event) bool {
			fresh := !named[e]
			named[e] = true
			return fresh
		})
		return len(t.events) > 0
	})
}

// fillTag writes the tag's lines for a side: the place, the titles unless it has to
// be brief, distance and direction.
func (c *Canvas) fillTag(t *tag, brief bool, side tagSide) {
	f := c.frame
	t.lines = nil
	add := func(text string, face scene.Face, size float64) {
		t.lines = append(t.lines, c.balanced(text, face, size, tagWide, f.Theme.Foreground)...)
	}
	add(t.place.Name(f.Lang), scene.Bold, 13)
	switch {
	case brief:
	case len(t.events) > tagTitles:
		add(f.Text("tag.events", len(t.events)), scene.Regular, 12)
	default:
		for _, e := range t.events {
			add(e.Title, scene.Regular, 12)
		}
	}
	add(c.fromHere(t.place), scene.Italic, 12)
	w, h := c.blockSize(t.lines)
	t.w = w + 2*tagPad + (tagMark+2)*float64(len(t.groups())) + 3
	t.h = h + 2*tagPad - 4
	t.side = side
	if side == leftEdge || side == rightEdge {
		t.w += tagPoint
	} else {
		t.h += tagRise
	}
}

// groups are the kinds of the tag's events, in markOrder.
func (t *tag) groups() []chronicle.Group {
	var list []chronicle.Group
	for _, g := range markOrder {
		if slices.ContainsFunc(t.events, func(e *chronicle.Event) bool { return e.Kind.Group() == g }) {
			list = append(list, g)
		}
	}
	return list
}

// fromHere is distance and direction to a place from the chief town nearest to
// the middle of the picture, in words; from the middle itself if none is in it. One
// of eight directions needs no ellipsoid.
func (c *Canvas) fromHere(p *chronicle.Place) string {
	f := c.frame
	middle := f.Camera.Centre()
	from, name, near := middle, "", math.Inf(1)
	for i := range c.kit.Atlas.Towns {
		town := &c.kit.Atlas.Towns[i]
		at := orb.Point{town.Lon, town.Lat}
		if d := geodesy.Distance(middle, at); town.Rank == 1 && d < near && window(f).Contains(f.Camera.Project(at)) {
			from, name, near = at, nameOf(town.Names, f.Lang), d
		}
	}
	to := orb.Point{p.Lon, p.Lat}
	km := int(geodesy.Distance(from, to)/1000 + 0.5)
	direction := f.Text("direction." + compass(geo.Bearing(from, to)))
	if name == "" {
		return f.Text("tag.distance-middle", km, direction)
	}
	return f.Text("tag.distance", km, direction, name)
}

// compass is the nearest of eight directions for a bearing in degrees.
func compass(bearing float64) string {
	names := []string{"n", "ne", "e", "se", "s", "sw", "w", "nw"}
	return names[int(math.Round(bearing/45)+8)%8]
}

// placeTags puts each tag where the way to its place leaves the picture, or near
// that where something is in the way; where the whole tag finds no room it is
// brief. It lists those that stand: a tag never covers another, or lies under
// furniture, since half of each would be read as the whole.
func (c *Canvas) placeTags(list []*tag, stands []*stand, room *room) []*tag {
	var marks, taken []orb.Bound
	for _, s := range stands {
		marks = append(marks, s.box)
	}
	return keep(list, func(t *tag) bool {
		if !c.placeTag(t, marks, taken, room) {
			return false
		}
		taken = append(taken, t.box)
		c.Block(t.box.Pad(2), never)
		return true
	})
}

// placeTag tries the whole tag and the brief one, and takes the first that covers
// nothing, or else the cheapest; false if there is no room for it.
func (c *Canvas) placeTag(t *tag, marks, taken []orb.Bound, room *room) bool {
	least := math.Inf(1)
	var best tag
	for _, brief := range []bool{false, true} {
		for i, way := range c.ways(spotOf(c.frame, t.place)) {
			t.along = way.along
			c.fillTag(t, brief, way.side)
			cost := c.cheapestTag(t, i > 0, marks, taken, room)
			if cost < least {
				least, best = cost, *t
			}
			if least < coverName {
				*t = best
				return true
			}
		}
	}
	*t = best
	return !math.IsInf(least, 1)
}

// An edge that the way to its place does not cross, but goes towards, costs a tag
// more, and it stays near the corner: further on it would point elsewhere.
const (
	otherEdge   = 10.0
	cornerSteps = 8
)

// cheapestTag finds the cheapest box for a tag at its edge, and what it costs.
func (c *Canvas) cheapestTag(t *tag, other bool, marks, taken []orb.Bound, room *room) float64 {
	const step = 14.0
	best, extra, steps := math.Inf(1), 0.0, 40
	if other {
		extra, steps = otherEdge, cornerSteps
	}
	for inward := range 6 {
		for i := range 2 * steps {
			along := float64(i/2+i%2) * step * float64(1-2*(i%2))
			box := c.edgeBox(t, t.along+along, float64(inward)*24)
			if touchesAny(box.Pad(1), taken) || touchesAny(box, c.frame.Reserved) {
				continue
			}
			cost := extra + math.Abs(along)/40 + 2*float64(inward) + room.cost(box, false) + coverName*room.cost(box, true) + 200*overlaps(marks, box)
			if cost < best {
				t.box, best = box, cost
			}
		}
	}
	return best
}

// wayOut is an edge at which a tag may stand, and how far along it.
type wayOut struct {
	side  tagSide
	along float64
}

// ways are the edge at which the line to a view point outside leaves what is seen,
// and the other one towards it.
func (c *Canvas) ways(to orb.Point) []wayOut {
	side, along := c.exit(to)
	seen := window(c.frame)
	centre := middle(seen)
	other := wayOut{topEdge, min(max(to[0], seen.Min[0]), seen.Max[0])}
	switch {
	case side == topEdge || side == bottomEdge:
		other = wayOut{leftEdge, min(max(to[1], seen.Min[1]), seen.Max[1])}
		if to[0] > centre[0] {
			other.side = rightEdge
		}
	case to[1] > centre[1]:
		other.side = bottomEdge
	}
	return []wayOut{{side, along}, other}
}

// exit is where the line from the middle to a view point outside
// leaves what is seen: the edge and how far along it.
func (c *Canvas) exit(to orb.Point) (tagSide, float64) {
	seen := window(c.frame)
	w, h := seen.Max[0]-seen.Min[0], seen.Max[1]-seen.Min[1]
	centre := middle(seen)
	dx, dy := to[0]-centre[0], to[1]-centre[1]
	if math.Abs(dx)*h > math.Abs(dy)*w {
		along := centre[1] + dy*(w/2)/math.Abs(dx)
		if dx < 0 {
			return leftEdge, along
		}
		return rightEdge, along
	}
	along := centre[0] + dx*(h/2)/math.Abs(dy)
	if dy < 0 {
		return topEdge, along
	}
	return bottomEdge, along
}

// edgeBox is the box of a tag at its edge, its middle as near to along as the
// picture allows, and moved in by some dp.
func (c *Canvas) edgeBox(t *tag, along, inward float64) orb.Bound {
	seen := window(c.frame)
	var x, y float64
	switch t.side {
	case leftEdge:
		x, y = seen.Min[0]+t.w/2+inward, along
	case rightEdge:
		x, y = seen.Max[0]-t.w/2-inward, along
	case topEdge:
		x, y = along, seen.Min[1]+t.h/2+inward
	case bottomEdge:
		x, y = along, seen.Max[1]-t.h/2-inward
	}
	x = min(max(x, seen.Min[0]+t.w/2+tagInset), seen.Max[0]-t.w/2-tagInset)
	y = min(max(y, seen.Min[1]+t.h/2+tagInset), seen.Max[1]-t.h/2-tagInset)
	return boxAround(orb.Point{x, y}, t.w, t.h)
}

// drawTags draws the tags.
func (c *Canvas) drawTags(list []*tag) {
	theme := c.frame.Theme
	for _, t := range list {
		c.begin(t.layer)
		body := tagOutline(t.box, t.side)
		frame := scene.Stroke{Color: theme.StateBorder, Width: 1}
		if c.chosen(t.events) {
			frame = scene.Stroke{Color: theme.Accent, Width: 2}
		}
		ops := []scene.Op{&scene.Path{Outline: body, Fill: theme.Background, Stroke: frame}}
		x, y := t.box.Min[0]+tagPad, middle(t.box)[1]
		switch t.side {
		case leftEdge:
			x += tagPoint
		case topEdge:
			y += tagRise / 2
		case bottomEdge:
			y -= tagRise / 2
		}
		for _, g := range t.groups() {
			ops = append(ops, &scene.Sprite{Symbol: KindSymbol(theme, g, true), At: orb.Point{x + tagMark/2, y}, Scale: 1})
			x += tagMark + 2
		}
		x += 3
		y = t.box.Min[1] + tagPad - 2
		if t.side == topEdge {
			y += tagRise
		}
		for _, l := range t.lines {
			height := l.Run.Size * lineHeight
			ops = append(ops, &scene.Text{Run: l.Run, At: orb.Point{x, y + c.baseline(l.Run.Size)}, Fill: l.Fill})
			y += height
		}
		c.Draw(TagLevel, ops...)
		c.opaque = append(c.opaque, t.box)
		events := inOrder(t.events)
		c.Mark(Mark{Kind: EventMark, IDs: eventIDs(events), At: middle(t.box), Box: t.box, Title: c.markTitle(t.place.Name(c.frame.Lang), events)})
		c.fixed = append(c.fixed, PlacedLabel{"tag/" + t.place.ID, t.layer, t.box, joined(t.lines), nil})
	}
}

// tagOutline is a box with a point outwards at the left and right edges; at the
// others the point is in the middle of the side.
func tagOutline(b orb.Bound, side tagSide) scene.Outline {
	l, t, r, m := b.Min[0], b.Min[1], b.Max[0], b.Max[1]
	x, y := (l+r)/2, (t+m)/2
	var o scene.Outline
	switch side {
	case leftEdge:
		o.Ring([]orb.Point{{l, y}, {l + tagPoint, t}, {r, t}, {r, m}, {l + tagPoint, m}})
	case rightEdge:
		o.Ring([]orb.Point{{r, y}, {r - tagPoint, m}, {l, m}, {l, t}, {r - tagPoint, t}})
	case topEdge:
		o.Ring([]orb.Point{{x, t}, {x + tagPoint, t + tagRise}, {r, t + tagRise}, {r, m}, {l, m}, {l, t + tagRise}, {x - tagPoint, t + tagRise}})
	case bottomEdge:
		o.Ring([]orb.Point{{x, m}, {x - tagPoint, m - tagRise}, {l, m - tagRise}, {l, t}, {r, t}, {r, m - tagRise}, {x + tagPoint, m - tagRise}})
	}
	return o
}

// tagSwatch is the legend's mark for an event outside the picture.
func tagSwatch(t *Theme) *scene.Symbol {
	body := tagOutline(orb.Bound{Min: orb.Point{-17, -8}, Max: orb.Point{17, 8}}, leftEdge)
	return &scene.Symbol{Name: "tag-" + t.Name, Box: swatchBox, Ops: []scene.Op{
		&scene.Path{Outline: body, Fill: t.Background, Stroke: scene.Stroke{Color: t.StateBorder, Width: 1}},
	}}
}

package layers

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// Displaced asks for the circle of a row of displacement. Circles are put where
// the marks of events leave room, those of one place side by side.
func (c *Canvas) Displaced(row *chronicle.Displacement) {
	c.displaced = append(c.displaced, displaced{row, c.layer})
}

type displaced struct {
	row   *chronicle.Displacement
	layer string
}

// station is the circles at one place with what is written beside them.
type station struct {
	id    string
	layer string
	at    orb.Point // dp; the place, or a spot in the area that the circles stand for
	loose bool      // stands for areas alone
	near  float64   // dp; this far around the spot it is as true as on it
	home  []*land   // what the circles should not leave; may be none
	items []item
}

// item is one movement of a station.
type item struct {
	row    *chronicle.Displacement   // whose circle is the largest
	claims []*chronicle.Displacement // the row, and others that count the same people
	drawn  []*chronicle.Displacement // those with a circle, the smallest first
	radius float64
	inside *scene.Run // the figure, if the circle has room for it
	lines  []Line     // beside the circle; may be empty

	at   orb.Point // dp; where the circle was put
	text orb.Bound // dp; the same of the lines; empty if they are not written
}

// The measures of stations in dp.
const (
	circleGap  = 6.0
	arrivalTab = 9.0   // room for the arrow of an arrival, left of its circle
	insidePad  = 6.0   // between a figure and the circle around it
	figureOut  = 12.0  // the cost of a circle in which the figure finds no room
	overCircle = 0.8   // how much cheaper a circle on a circle is than one on a mark
	asWash     = 3.0   // how much cheaper it is to cover things with a circle than with a mark
	leaveHome  = 160.0 // the cost of a circle in another province than its place
	leaveArea  = 8.0   // the cost of a circle that stands beside its district
	overHome   = 8.0   // the cost of an eighth of a circle that reaches out of its province
)

// How far from the spot chosen for a district its circle may stand without a line
// that leads back, which is less than any of them is wide, and with one.
const (
	districtKm  = 12.0
	districtFar = 3 * districtKm
)

// stations gathers the rows by place, the largest circles first.
func (c *Canvas) stations() []*station {
	byID := map[string]*station{}
	var list []*station
	for _, d := range c.displaced {
		lonLat, id := standsAt(d.row)
		at := c.frame.Camera.Project(lonLat)
		if !c.picture().Contains(at) {
			continue
		}
		s := byID[id]
		if s == nil {
			s = &station{id: id, layer: d.layer, at: at, loose: true, home: c.homeOf(d.row, at)}
			byID[id] = s
			list = append(list, s)
		}
		s.loose = s.loose && wholeArea(d.row)
		s.add(d.row)
	}
	for _, s := range list {
		for i := range s.items {
			s.items[i] = c.item(s.items[i].claims)
		}
		s.near = c.near(s)
		if s.roams() && len(s.home) == 1 { // near the name of the province
			if at := c.frame.Camera.View(nameAnchor(s.home[0].province)); c.picture().Contains(at) {
				s.at = at
			}
		}
	}
	slices.SortFunc(list, func(a, b *station) int {
		if a.roams() != b.roams() { // what can be anywhere comes last
			if b.roams() {
				return -1
			}
			return 1
		}
		return cmp.Or(-cmp.Compare(a.largest(), b.largest()), strings.Compare(a.id, b.id))
	})
	return list
}

// homeOf is the land at the spot of a row. A blur may have moved a place across a
// border: its people may be anywhere in their state, but in no other.
func (c *Canvas) homeOf(row *chronicle.Displacement, at orb.Point) []*land {
	if p := placeAt(row); p != nil && p.BlurM > 0 {
		var home []*land
		lands := c.lands()
		for i := range lands {
			if lands[i].province.Country == p.Country {
				home = append(home, &lands[i])
			}
		}
		return home
	}
	if l := c.landAt(c.frame.Camera.World(at)); l != nil {
		return []*land{l}
	}
	return nil
}

// near is how far around its spot a station is as true as on it.
func (c *Canvas) near(s *station) float64 {
	perKm := c.frame.Camera.DPPerKm(c.frame.Camera.Unproject(s.at)[1])
	switch p := placeAt(s.items[0].row); {
	case p != nil && p.BlurM > 0:
		return p.BlurM / 1000 * perKm
	case s.loose:
		return districtKm * perKm
	}
	return 0
}

// atHome tells whether a point lies on the land of a station.
func (c *Canvas) atHome(s *station, at orb.Point) bool {
	world := c.frame.Camera.World(at)
	return slices.ContainsFunc(s.home, func(l *land) bool { return l.contains(world) })
}

// add puts a row to those that count the same people, or gives it an item of its own.
func (s *station) add(row *chronicle.Displacement) {
	for i := range s.items {
		if it := &s.items[i]; rival(it.claims[0], row) {
			it.claims = append(it.claims, row)
			return
		}
	}
	s.items = append(s.items, item{claims: []*chronicle.Displacement{row}})
}

func (s *station) largest() float64 {
	r := 0.0
	for _, i := range s.items {
		r = max(r, i.radius)
	}
	return r
}

// roams tells whether the circles stand for a whole province: they may be
// anywhere in it. Those of a district stay near the spot chosen for it, or have a
// line that leads there.
func (s *station) roams() bool { return s.loose && s.items[0].row.FromArea == nil }

// occupied is what stands already: marks of events, circles, texts, and the lines
// from texts to their circles.
type occupied struct {
	marks, circles, texts []orb.Bound
	dots                  []orb.Bound // at true places: one beside a figure reads like a part of it
	lines                 [][2]orb.Point
	exclaves              []enclosed
}

// placeStations puts each station at its cheapest spot: over its place, or a
// little off it where marks, names, lines or other circles are in the way. Then,
// when no circle can come to lie on them any more, it places the texts.
func (c *Canvas) placeStations(list []*station, stands []*stand, tags []*tag, room *room) {
	taken := occupied{exclaves: c.enclosures()}
	for _, s := range stands {
		taken.marks = append(taken.marks, s.box)
		for _, one := range s.sites {
			if !s.over(one.at) {
				taken.dots = append(taken.dots, dotBox(one.at))
			}
		}
	}
	for _, t := range tags {
		taken.texts = append(taken.texts, t.box)
	}
	for _, s := range list {
		c.placeStation(s, &taken, room)
		for i := range s.items {
			it := &s.items[i]
			taken.circles = append(taken.circles, it.box())
			if it.inside != nil && c.covers(it.figureBox(it.at), &taken, room) {
				it.lines = append([]Line{{*it.inside, c.frame.Theme.DisplacedText}}, it.lines...)
				it.inside = nil
			}
			if it.inside != nil {
				taken.texts = append(taken.texts, it.figureBox(it.at))
			}
		}
	}
	c.placeTexts(list, &taken, room)
}

// box is the circle's box.
func (it *item) box() orb.Bound { return orb.Bound{Min: it.at, Max: it.at}.Pad(it.radius + 1) }

// figureBox is where the figure stands inside the circle around a point.
func (it *item) figureBox(at orb.Point) orb.Bound {
	return boxAround(at, it.inside.Advance+2*labelPad, it.inside.Size*lineHeight+2*labelPad)
}

// placeStation tries spots for the circles.
func (c *Canvas) placeStation(s *station, taken *occupied, room *room) {
	best := math.Inf(1)
	spots := make([]orb.Point, len(s.items))
	stay := func() {
		for i := range spots {
			s.items[i].at = spots[i]
		}
	}
	for _, t := range s.tries() {
		if t.cost >= best {
			break // they are in the order of their cost
		}
		cost := t.cost
		s.spread(spots, t.at)
		if len(s.home) > 0 && slices.ContainsFunc(spots, func(at orb.Point) bool { return !c.atHome(s, at) }) {
			cost += s.abroad()
		}
		if cost < best {
			cost += c.circlesCost(s, spots, taken, room, best-cost)
		}
		if cost < best && s.near > 0 && len(s.home) > 0 {
			cost += c.reachesOut(s, t.at)
		}
		if cost < best {
			best = cost
			stay()
		}
	}
	if math.IsInf(best, 1) { // nowhere is right: at least where it belongs
		s.spread(spots, s.at)
		stay()
	}
}

// abroad is what it costs to leave the province: circles that stand for an area
// never do, others have a line that leads back.
func (s *station) abroad() float64 {
	if s.loose {
		return never
	}
	return leaveHome
}

// reachesOut is what it costs circles that need not stand at one spot to lie partly
// in another province.
func (c *Canvas) reachesOut(s *station, at orb.Point) float64 {
	cost, r := 0.0, s.largest()
	for _, d := range eighths {
		if !c.atHome(s, orb.Point{at[0] + d[0]*r, at[1] + d[1]*r}) {
			cost += overHome
		}
	}
	return cost
}

// spread sets the circles side by side around a point.
func (s *station) spread(spots []orb.Point, at orb.Point) {
	width := -circleGap
	for _, it := range s.items {
		width += it.tab() + 2*it.radius + circleGap
	}
	x := at[0] - width/2
	for i := range s.items {
		it := &s.items[i]
		x += it.tab()
		spots[i] = orb.Point{x + it.radius, at[1]}
		x += 2*it.radius + circleGap
	}
}

// circlesCost is how bad the spots of the circles are. Once the cost is sure
// to reach the limit any from there on may be given.
func (c *Canvas) circlesCost(s *station, spots []orb.Point, taken *occupied, room *room, limit float64) float64 {
	cost := 0.0
	for i := range s.items {
		it := &s.items[i]
		if it.inside != nil && c.covers(it.figureBox(spots[i]), taken, room) {
			cost += figureOut
		}
		if cost < limit {
			cost += c.circleCost(spots[i], it.radius, taken, room, limit-cost)
		}
	}
	return cost
}

// tab is the room for the arrow of an arrival.
func (it *item) tab() float64 {
	if arrives(it.row) {
		return arrivalTab
	}
	return 0
}

// circleCost is how bad a spot for a circle is. A circle may cover a little of
// what lies under it: it is only a wash. Once the cost is sure to reach the limit
// any from there on may be given.
func (c *Canvas) circleCost(at orb.Point, r float64, taken *occupied, room *room, limit float64) float64 {
	box := orb.Bound{Min: at, Max: at}.Pad(r + 2)
	cost := 4*overlaps(taken.marks, box) + overCircle*overlaps(taken.circles, box) + overlaps(taken.texts, box)
	if !within(c.picture(), box) || c.cut(box) {
		cost += coverFurniture
	}
	if cost < limit {
		cost += room.cost(box, false) / asWash
	}
	return cost
}

// cut tells whether the edge of what is seen runs through a box.
func (c *Canvas) cut(box orb.Bound) bool {
	seen := window(c.frame)
	return seen.Intersects(box) && !within(seen, box)
}

// overlaps is what covering marks and circles costs: a touch little, all of one much.
func overlaps(taken []orb.Bound, box orb.Bound) float64 {
	sum := 0.0
	for _, t := range taken {
		w := min(t.Max[0], box.Max[0]) - max(t.Min[0], box.Min[0])
		h := min(t.Max[1], box.Max[1]) - max(t.Min[1], box.Min[1])
		if w > 0 && h > 0 {
			sum += 6 + 60*w*h/min(size(t), size(box))
		}
	}
	return sum
}

func size(b orb.Bound) float64 { return (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1]) }

// try is a spot for the middle of a station, with its cost in the measure of Block.
type try struct {
	at   orb.Point
	cost float64
}

// tries lists spots: at the place, and around it at a growing distance.
func (s *station) tries() []try {
	list := append(make([]try, 0, 12*len(sixteenths)), try{s.at, 0})
	step, reach := 0.3, 100.0
	switch {
	case s.roams():
		step, reach = 0.02, 260
	case s.loose:
		reach = min(reach, s.near*districtFar/districtKm)
	default:
		reach = max(reach, s.near*1.25+4) // the last ring goes around all of it
	}
	for r := 8.0; r < reach; r = r*1.25 + 4 {
		cost := 0.5 + step*r
		if s.near > 0 && !s.roams() && r > s.near {
			cost += leaveArea
		}
		for _, d := range sixteenths {
			list = append(list, try{orb.Point{s.at[0] + d[0]*r, s.at[1] + d[1]*r}, cost})
		}
	}
	return list
}

// drawStations draws circles, arrows and figures, small circles over large ones.
func (c *Canvas) drawStations(list []*station) {
	slices.SortStableFunc(list, func(a, b *station) int { return -cmp.Compare(a.largest(), b.largest()) })
	for _, s := range list {
		c.begin(s.layer)
		c.drawWayBack(s)
		for i := range s.items {
			it := &s.items[i]
			id := "row/" + s.id + "/" + strconv.Itoa(i)
			c.drawCircle(it, it.at)
			if it.inside != nil {
				c.writeFixed(id+"/figure", []Line{{*it.inside, c.frame.Theme.DisplacedText}}, it.at, it.figureBox(it.at))
			}
			if size(it.text) > 0 {
				c.drawTextLine(it)
				c.writeFixed(id, it.lines, it.at, it.text)
			}
		}
	}
}

// nearestIn is the point of a box nearest to p.
func nearestIn(b orb.Bound, p orb.Point) orb.Point {
	return orb.Point{min(max(p[0], b.Min[0]), b.Max[0]), min(max(p[1], b.Min[1]), b.Max[1])}
}

// toward is the point r dp from a on the way to b.
func toward(a, b orb.Point, r float64) orb.Point {
	k := r / distance(a, b)
	return orb.Point{a[0] + (b[0]-a[0])*k, a[1] + (b[1]-a[1])*k}
}

// drawWayBack links circles that had to be moved with their place, which gets a
// dot; a district has no place that one could show, nor has a blurred one.
func (c *Canvas) drawWayBack(s *station) {
	nearest := &s.items[0]
	for i := range s.items {
		if it := &s.items[i]; distance(it.at, s.at)-it.radius < distance(nearest.at, s.at)-nearest.radius {
			nearest = it
		}
	}
	if s.roams() || distance(nearest.at, s.at) <= max(nearest.radius, s.near) {
		return
	}
	c.Draw(CircleLevel, thread(c.frame.Theme, toward(nearest.at, s.at, nearest.radius), s.at)...)
	if s.near == 0 {
		c.Draw(MarkLevel, dot(c.frame.Theme, s.at)...)
	}
}

// drawCircle draws the circles of a movement and its arrow, and rings the chosen event's.
func (c *Canvas) drawCircle(it *item, at orb.Point) {
	f, t, row, r := c.frame, c.frame.Theme, it.row, it.radius
	for _, claim := range it.drawn {
		c.Draw(CircleLevel, circle(t, at, radiusOf(f.Camera, claim), wholeArea(claim), claim.Count == nil)...)
	}
	if arrives(row) {
		c.Draw(ArrowLevel, arrival(t, at, r)...)
	}
	if bothEnds(row) {
		c.Draw(ArrowLevel, arrow(t, at, r, spotOf(f, row.To))...)
	}
	box := orb.Bound{Min: at, Max: at}.Pad(r)
	c.Block(box, 9)
	if c.chosen([]*chronicle.Event{row.Event}) {
		var o scene.Outline
		o.Circle(at[0], at[1], r+4)
		c.Draw(RingLevel, ringOps(t, o)...)
	}
	c.Mark(Mark{
		Kind: DisplacementMark, IDs: []string{row.Event.ID}, Rows: it.claims, At: at, Box: box,
		Title: c.titleOf(it.claims),
	})
}

// writeFixed writes a label into a box that is known to be free.
func (c *Canvas) writeFixed(id string, lines []Line, at orb.Point, box orb.Bound) {
	c.Draw(LabelLevel, c.write(&request{Label: Label{Lines: lines, At: at}}, box)...)
	c.Block(box, never)
	c.fixed = append(c.fixed, PlacedLabel{id, c.layer, box, joined(lines), nil})
}

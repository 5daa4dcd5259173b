package layers

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/mapview/label"
)

// The measures of standing marks in dp.
const (
	markStep   = 17.0 // between marks side by side
	markHeight = 17.0
	markFree   = 2.0  // at least between two stands
	pushLimit  = 20.0 // how far a single mark is pushed before it joins a pill
	crowdedFar = 24.0 // places nearer than this are one pill from the start,
	crowded    = 14.0 // and on large scales nearer than this
	pillReach  = 34.0 // a pill's places lie within this of its middle as long as there is room
	pillHeight = 24.0
)

// stand is what is drawn for sites: the marks of one side by side, or one pill
// that counts the marks of several.
type stand struct {
	sites  []*site
	middle orb.Point // dp, of the true places
	w, h   float64
	box    orb.Bound // where it was put
	from   orb.Point // the line from there to the nearest place
	to     orb.Point // the same as from if it lies inside
}

// moveTo puts a stand into a box.
func (s *stand) moveTo(box orb.Bound) {
	s.box = box
	s.from, s.to = s.line(box)
}

func (c *Canvas) newStand(sites ...*site) *stand {
	s := &stand{sites: sites}
	for _, one := range sites {
		s.middle[0] += one.at[0] / float64(len(sites))
		s.middle[1] += one.at[1] / float64(len(sites))
	}
	if s.single() {
		for _, m := range sites[0].marks {
			s.w += markStep * m.scale
			s.h = max(s.h, markHeight*m.scale)
		}
		return s
	}
	s.w, s.h = c.pillWidth(s), pillHeight
	return s
}

// single tells whether the stand is for one place.
func (s *stand) single() bool { return len(s.sites) == 1 }

// reach is how far the farthest of the places is from their middle, in dp.
func (s *stand) reach() float64 {
	far := 0.0
	for _, one := range s.sites {
		far = max(far, distance(one.at, s.middle))
	}
	return far
}

// arrange finds room for the marks of the sites. Where a mark would have to be
// pushed too far it joins its neighbour in a pill, and everything is tried again:
// each round has one stand less, so it ends, and no two stands overlap.
func (c *Canvas) arrange(sites []*site, room *room) []*stand {
	stands := make([]*stand, len(sites))
	for i, s := range sites {
		stands[i] = c.newStand(s)
	}
	stands = c.gather(stands)
	for {
		stuck, by := c.settle(stands, room)
		if stuck == nil || by == nil {
			return stands
		}
		stands = c.join(stands, stuck, by)
	}
}

// gather joins places that are too near to each other for marks of their own.
func (c *Canvas) gather(stands []*stand) []*stand {
	limit := crowdedFar
	if c.frame.Camera.Zoom() >= buildingsFrom {
		limit = crowded
	}
	for {
		var a, b *stand
		nearest := limit
		for i, s := range stands {
			for _, t := range stands[i+1:] {
				if d := distance(s.middle, t.middle); d < nearest && c.newStand(both(s, t)...).reach() < pillReach {
					a, b, nearest = s, t, d
				}
			}
		}
		if a == nil {
			return stands
		}
		stands = c.join(stands, a, b)
	}
}

func both(a, b *stand) []*site { return append(slices.Clone(a.sites), b.sites...) }

func (c *Canvas) join(stands []*stand, a, b *stand) []*stand {
	rest := keep(stands, func(s *stand) bool { return s != a && s != b })
	sites := both(a, b)
	slices.SortFunc(sites, func(x, y *site) int { return strings.Compare(x.place.ID, y.place.ID) })
	return append(rest, c.newStand(sites...))
}

// settle puts every stand at its cheapest free place: single marks first, since
// they should stay where they belong. It returns the first that finds none and
// the one to join it with; nil if all stand.
func (c *Canvas) settle(stands []*stand, room *room) (stuck, by *stand) {
	order := slices.Clone(stands)
	slices.SortFunc(order, func(a, b *stand) int {
		return cmp.Or(cmp.Compare(len(a.sites), len(b.sites)), strings.Compare(a.sites[0].place.ID, b.sites[0].place.ID))
	})
	for i, s := range order {
		if !c.put(s, order[:i], room) {
			return s, nearest(order, s)
		}
	}
	c.improve(order, room)
	return nil, nil
}

// put moves a stand to its cheapest place that is free of the others; false if
// there is none.
func (c *Canvas) put(s *stand, others []*stand, room *room) bool {
	frame := c.picture().Pad(-markFree)
	best := math.Inf(1)
	var box orb.Bound
	for _, at := range s.tries() {
		b := boxAround(at, s.w, s.h)
		if !within(frame, b) || collides(others, s, b) {
			continue
		}
		if cost := s.cost(b, others, room, best); cost < best {
			box, best = b, cost
		}
	}
	if !math.IsInf(best, 1) {
		s.moveTo(box)
	}
	return !math.IsInf(best, 1)
}

// improve moves pills that found a poor place because others had not been put
// yet, and exchanges pairs where that is better for both together.
func (c *Canvas) improve(stands []*stand, room *room) {
	pills := keep(stands, func(s *stand) bool { return !s.single() })
	for range 3 {
		for _, s := range pills {
			c.put(s, stands, room)
		}
		for i, a := range pills {
			for _, b := range pills[i+1:] {
				c.exchange(a, b, stands, room)
			}
		}
	}
}

// exchange swaps the places of two pills if they fit and it costs less.
func (c *Canvas) exchange(a, b *stand, stands []*stand, room *room) {
	boxA, boxB := a.box, b.box
	before := a.cost(boxA, stands, room, never) + b.cost(boxB, stands, room, never)
	a.moveTo(boxAround(middle(boxB), a.w, a.h))
	b.moveTo(boxAround(middle(boxA), b.w, b.h))
	frame := c.picture().Pad(-markFree)
	if !within(frame, a.box) || !within(frame, b.box) || collides(stands, a, a.box) || collides(stands, b, b.box) ||
		a.cost(a.box, stands, room, never)+b.cost(b.box, stands, room, never) >= before {
		a.moveTo(boxA)
		b.moveTo(boxB)
	}
}

// within tells whether the box lies inside the frame.
func within(frame, box orb.Bound) bool { return frame.Contains(box.Min) && frame.Contains(box.Max) }

// collides tells whether a box of s would touch another stand.
func collides(others []*stand, s *stand, box orb.Bound) bool {
	padded := box.Pad(markFree)
	return slices.ContainsFunc(others, func(o *stand) bool { return o != s && label.Touch(o.box, padded) })
}

// nearest is the stand whose places are nearest to those of s, or nil if there
// is no other.
func nearest(stands []*stand, s *stand) *stand {
	var best *stand
	for _, t := range stands {
		if t != s && (best == nil || distance(t.middle, s.middle) < distance(best.middle, s.middle)) {
			best = t
		}
	}
	return best
}

// The costs of a stand's place, in the measure of Block.
const (
	perDP      = 1.0 / 4 // of the way to its places
	crossStand = 6.0     // the line to its places runs through another mark
	crossLine  = 4.0     // or across another line
	besideCost = 1.0     // not over its place
)

// cost is how bad a box is for a stand beside others that stand already. Once it
// is sure to reach the limit it may come out too low, but not below the limit.
func (s *stand) cost(box orb.Bound, others []*stand, room *room, limit float64) float64 {
	if s.single() {
		sum := distance(middle(box), s.middle) * 1.3 * perDP
		if sum < limit {
			sum += room.cost(box, true)
		}
		return sum
	}
	from, to := s.line(box)
	sum := besideCost + distance(from, to)*perDP
	if from == to {
		sum = 0.5
	}
	if sum < limit {
		sum += room.cost(box, false)
	}
	if from == to || sum >= limit {
		return sum
	}
	sum += room.crossed(from, to)
	for _, o := range others {
		if o == s {
			continue
		}
		if meets(from, to, o.box) {
			sum += crossStand
		}
		if o.from != o.to && cross(from, to, o.from, o.to) {
			sum += crossLine
		}
	}
	return sum
}

// line is the way from a box to the nearest of the stand's places; both ends are
// the same if it lies inside.
func (s *stand) line(box orb.Bound) (from, to orb.Point) {
	best := math.Inf(1)
	for _, one := range s.sites {
		edge := nearestIn(box, one.at)
		dx, dy := edge[0]-one.at[0], edge[1]-one.at[1]
		if d := dx*dx + dy*dy; d < best {
			from, to, best = edge, one.at, d
		}
	}
	return from, to
}

// meets tells whether the line from a to b touches a box (slab method).
func meets(a, b orb.Point, box orb.Bound) bool {
	first, last := 0.0, 1.0
	for axis := range 2 {
		d := b[axis] - a[axis]
		if d == 0 {
			if a[axis] < box.Min[axis] || a[axis] > box.Max[axis] {
				return false
			}
			continue
		}
		in, out := (box.Min[axis]-a[axis])/d, (box.Max[axis]-a[axis])/d
		first, last = max(first, min(in, out)), min(last, max(in, out))
	}
	return first <= last
}

// cross tells whether the lines ab and cd cross.
func cross(a, b, c, d orb.Point) bool {
	side := func(p, q, r orb.Point) bool {
		return (q[0]-p[0])*(r[1]-p[1]) > (q[1]-p[1])*(r[0]-p[0])
	}
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

// tries lists spots for the middle of a stand: over its place, and around it.
func (s *stand) tries() []orb.Point {
	list := append(make([]orb.Point, 0, 1+10*len(sixteenths)), s.middle)
	if !s.single() {
		for _, r := range []float64{3, 10, 18, 28, 40, 54, 72, 96, 124, 156} {
			for _, d := range sixteenths {
				list = append(list, orb.Point{s.middle[0] + d[0]*(r+s.w/2), s.middle[1] + d[1]*(r+s.h/2)})
			}
		}
		return list
	}
	if shift := (s.w - markStep) / 2; shift > 0 { // with the first or last mark at the place
		list = append(list, orb.Point{s.middle[0] - shift, s.middle[1]}, orb.Point{s.middle[0] + shift, s.middle[1]})
	}
	for _, r := range []float64{9, 14, pushLimit} {
		for _, d := range eighths {
			list = append(list, orb.Point{s.middle[0] + d[0]*r, s.middle[1] + d[1]*r})
		}
	}
	return list
}

// Unit vectors around the circle, from the right clockwise.
var (
	eighths    = directions(8)
	sixteenths = directions(16)
)

func directions(n int) []orb.Point {
	list := make([]orb.Point, n)
	for i := range list {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		list[i] = orb.Point{cos, sin}
	}
	return list
}

func boxAround(at orb.Point, w, h float64) orb.Bound {
	return orb.Bound{Min: orb.Point{at[0] - w/2, at[1] - h/2}, Max: orb.Point{at[0] + w/2, at[1] + h/2}}
}

func distance(a, b orb.Point) float64 { return math.Hypot(a[0]-b[0], a[1]-b[1]) }

// room knows what marks should not cover: names and furniture; pills, which are
// larger and need not stand at one spot, keep clear of everything else, too.
type room struct{ names, all *label.Grid }

// The costs for a mark of covering furniture and names, in the measure of Block.
const (
	coverFurniture = 400.0
	coverName      = 60.0
	crossName      = 7.0 // a line runs through it
)

func (c *Canvas) room() *room {
	var list []label.Obstacle
	for _, b := range c.frame.Reserved {
		list = append(list, label.Obstacle{Box: b, Cost: coverFurniture})
	}
	for i := range c.below.Labels {
		for _, b := range c.below.Labels[i].Boxes() {
			list = append(list, label.Obstacle{Box: b, Cost: coverName})
		}
	}
	names := len(list)
	list = append(list, c.edges()...) // which single marks may cross
	for _, blocks := range [][]block{c.below.blocks, c.blocks} {
		for _, b := range blocks {
			list = append(list, label.Obstacle{Box: b.box, Cost: min(b.cost, coverName)})
		}
	}
	return &room{names: label.NewGrid(c.picture(), list[:names:names]), all: label.NewGrid(c.picture(), list)}
}

// cost sums what a stand in a box would cover.
func (r *room) cost(box orb.Bound, single bool) float64 {
	grid := r.all
	if single {
		grid = r.names
	}
	sum := 0.0
	grid.Search(box, func(o *label.Obstacle) bool {
		sum += o.Cost
		return true
	})
	return sum
}

// free tells whether a box covers neither names nor furniture.
func (r *room) free(box orb.Bound) bool {
	free := true
	r.names.Search(box, func(*label.Obstacle) bool {
		free = false
		return false
	})
	return free
}

// crossed is what a line costs that runs through names.
func (r *room) crossed(from, to orb.Point) float64 {
	sum := 0.0
	r.names.Search(orb.MultiPoint{from, to}.Bound(), func(o *label.Obstacle) bool {
		if meets(from, to, o.Box) {
			sum += crossName
		}
		return true
	})
	return sum
}

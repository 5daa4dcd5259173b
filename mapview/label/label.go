// Package label finds room for labels: each asks for one of several boxes, in
// its order of liking, and gets the cheapest that is free. What is placed never
// overlaps and never leaves the frame, and equal requests get equal places in
// whatever order they come.
//
// Boxes and points are in dp, y downwards.
package label

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"
)

// Obstacle is a box that labels keep away from.
type Obstacle struct {
	Box  orb.Bound
	Cost float64 // of covering it, in steps of the order of places; +Inf: never covered
}

// Candidate is a box in which a label may stand.
type Candidate struct {
	Box    orb.Bound
	Parts  []orb.Bound // what of the box is covered, of a text along a curve; nil: all of it
	Leader []orb.Point // from the box to what is named; empty: none is needed
	Cost   float64     // 0 for the best, more for the others
}

// Request asks for one of the candidates. The ID is unique; it decides between
// requests of one priority.
type Request struct {
	ID         string
	Priority   int  // the smaller comes first
	Required   bool // placed however much it covers, as long as that may be covered
	Candidates []Candidate

	// Blind: chosen as if there were neither a frame nor furniture, so that it
	// keeps its place while the view moves. Where that place is cut or covered the
	// label is left out and its room stays empty, unless it is to choose Again.
	Blind, Again bool
}

// Page is what labels are placed on.
type Page struct {
	Frame     orb.Bound  // no label leaves it
	Furniture []Obstacle // what does not move with the picture: edges, scale bars
	Obstacles []Obstacle // what lies in the picture
}

// beyond is how far outside the frame blind labels are placed, in dp.
const beyond = 256

// Placed is a request that found room.
type Placed struct {
	Request *Request
	Choice  int // of its candidates
}

// Limits and prices, in steps of the order of places.
const (
	// dear is what a label may cover that is not required.
	dear = 8
	// crossed is the price of a leader that runs through a label, or of a label
	// on a leader: worth going to the other side, not worth leaving it out.
	crossed = 12
)

// Place chooses candidates by priority and ID, each the cheapest that lies in
// the frame, on no placed label and on nothing that is never covered; of equals
// the first. The result is in the order of placing.
func Place(on Page, requests []Request) []Placed {
	order := make([]*Request, len(requests))
	for i := range requests {
		order[i] = &requests[i]
	}
	slices.SortStableFunc(order, func(a, b *Request) int {
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(a.ID, b.ID))
	})
	p := newPage(on)
	var placed []Placed
	for _, r := range order {
		if choice := p.place(r); choice >= 0 {
			placed = append(placed, Placed{r, choice})
		}
	}
	return placed
}

// page is what lies in the frame and around it.
type page struct {
	frame     orb.Bound
	obstacles *Grid
	furniture *Grid
	labels    rtree.RTreeG[struct{}]
	leaders   rtree.RTreeG[[2]orb.Point]
}

func newPage(on Page) *page {
	around := on.Frame.Pad(beyond)
	near := func(list []Obstacle) *Grid {
		return NewGrid(on.Frame, slices.DeleteFunc(slices.Clone(list), func(o Obstacle) bool { return !Touch(o.Box, around) }))
	}
	return &page{frame: on.Frame, obstacles: near(on.Obstacles), furniture: near(on.Furniture)}
}

// place chooses a candidate and takes its room; -1 for a label that is not shown.
func (p *page) place(r *Request) int {
	if !r.Blind {
		return p.choose(r, false)
	}
	choice := p.choose(r, true)
	if choice < 0 {
		return -1
	}
	if c := &r.Candidates[choice]; p.inside(c.Box) && c.under(p.furniture) == 0 {
		return choice
	}
	if r.Again {
		return p.choose(r, false)
	}
	return -1
}

// choose finds the cheapest candidate and takes its room; -1 if there is none.
// A blind choice knows neither frame nor furniture.
func (p *page) choose(r *Request, blind bool) int {
	best, least := -1, math.Inf(1)
	for i := range r.Candidates {
		c := &r.Candidates[i]
		if c.Cost >= least || !blind && !p.inside(c.Box) || !p.free(c) {
			continue
		}
		covered := c.under(p.obstacles)
		if !blind {
			covered += c.under(p.furniture)
		}
		if covered > dear && !r.Required || math.IsInf(covered, 1) {
			continue
		}
		if cost := c.Cost + covered + p.crossings(c); cost < least {
			best, least = i, cost
		}
	}
	if best >= 0 {
		p.take(&r.Candidates[best])
	}
	return best
}

// each calls use with what a candidate covers until it returns false.
func (c *Candidate) each(use func(orb.Bound) bool) {
	if c.Parts == nil {
		use(c.Box)
		return
	}
	for _, part := range c.Parts {
		if !use(part) {
			return
		}
	}
}

func (p *page) take(c *Candidate) {
	c.each(func(b orb.Bound) bool {
		p.labels.Insert(b.Min, b.Max, struct{}{})
		return true
	})
	for i := 1; i < len(c.Leader); i++ {
		part := [2]orb.Point{c.Leader[i-1], c.Leader[i]}
		b := orb.MultiPoint(part[:]).Bound()
		p.leaders.Insert(b.Min, b.Max, part)
	}
}

// inside tells whether a box lies in the frame.
func (p *page) inside(b orb.Bound) bool { return p.frame.Contains(b.Min) && p.frame.Contains(b.Max) }

// free tells whether a candidate lies on no label.
func (p *page) free(c *Candidate) bool {
	free := true
	c.each(func(b orb.Bound) bool {
		p.labels.Search(b.Min, b.Max, func(low, high [2]float64, _ struct{}) bool {
			free = !overlap(b, low, high)
			return free
		})
		return free
	})
	return free
}

// overlap tells whether a box shares more than an edge with another.
func overlap(b orb.Bound, low, high [2]float64) bool {
	return b.Min[0] < high[0] && low[0] < b.Max[0] && b.Min[1] < high[1] && low[1] < b.Max[1]
}

// touches tells whether a candidate covers a part of a box.
func (c *Candidate) touches(o orb.Bound) bool {
	hit := false
	c.each(func(b orb.Bound) bool {
		hit = overlap(b, o.Min, o.Max)
		return !hit
	})
	return hit
}

// under is the cost of the obstacles under a candidate. It is summed in whole
// numbers, so that the order in which they are found does not matter.
func (c *Candidate) under(obstacles *Grid) float64 {
	const parts = 1 << 20
	sum, never := int64(0), false
	obstacles.Search(c.Box, func(o *Obstacle) bool {
		if c.touches(o.Box) {
			never = math.IsInf(o.Cost, 1)
			sum += int64(math.Round(min(o.Cost, 1e6) * parts))
		}
		return !never
	})
	if never {
		return math.Inf(1)
	}
	return float64(sum) / parts
}

// crossings is the price of leaders that run through labels.
func (p *page) crossings(c *Candidate) float64 {
	count := 0
	p.leaders.Search(c.Box.Min, c.Box.Max, func(_, _ [2]float64, line [2]orb.Point) bool {
		if meets(line[0], line[1], c.Box.Min, c.Box.Max) {
			count++
		}
		return true
	})
	for i := 1; i < len(c.Leader); i++ {
		a, b := c.Leader[i-1], c.Leader[i]
		bound := orb.MultiPoint{a, b}.Bound()
		p.labels.Search(bound.Min, bound.Max, func(low, high [2]float64, _ struct{}) bool {
			if meets(a, b, low, high) {
				count++
			}
			return true
		})
	}
	return crossed * float64(count)
}

// meets tells whether a segment runs through a box.
func meets(a, b orb.Point, low, high [2]float64) bool {
	t0, t1 := 0.0, 1.0
	for axis := range 2 {
		d := b[axis] - a[axis]
		if d == 0 {
			if a[axis] <= low[axis] || a[axis] >= high[axis] {
				return false
			}
			continue
		}
		enter, leave := (low[axis]-a[axis])/d, (high[axis]-a[axis])/d
		t0, t1 = max(t0, min(enter, leave)), min(t1, max(enter, leave))
	}
	return t0 < t1
}

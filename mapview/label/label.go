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
}

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
func Place(frame orb.Bound, obstacles []Obstacle, requests []Request) []Placed {
	order := make([]*Request, len(requests))
	for i := range requests {
		order[i] = &requests[i]
	}
	slices.SortStableFunc(order, func(a, b *Request) int {
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(a.ID, b.ID))
	})
	p := newPage(frame, obstacles)
	var placed []Placed
	for _, r := range order {
		if choice := p.choose(r); choice >= 0 {
			p.take(r.Candidates[choice])
			placed = append(placed, Placed{r, choice})
		}
	}
	return placed
}

// page is what lies in the frame.
type page struct {
	frame     orb.Bound
	obstacles *Grid
	labels    rtree.RTreeG[struct{}]
	leaders   rtree.RTreeG[[2]orb.Point]
}

func newPage(frame orb.Bound, obstacles []Obstacle) *page {
	seen := slices.DeleteFunc(slices.Clone(obstacles), func(o Obstacle) bool { return !Touch(o.Box, frame) })
	return &page{frame: frame, obstacles: NewGrid(frame, seen)}
}

// choose finds the cheapest candidate, or -1.
func (p *page) choose(r *Request) int {
	best, least := -1, math.Inf(1)
	for i := range r.Candidates {
		c := &r.Candidates[i]
		if c.Cost >= least || !p.free(c.Box) {
			continue
		}
		covered := p.covered(c.Box)
		if covered > dear && !r.Required {
			continue
		}
		if cost := c.Cost + covered + p.crossings(c); cost < least {
			best, least = i, cost
		}
	}
	return best
}

func (p *page) take(c Candidate) {
	p.labels.Insert(c.Box.Min, c.Box.Max, struct{}{})
	for i := 1; i < len(c.Leader); i++ {
		part := [2]orb.Point{c.Leader[i-1], c.Leader[i]}
		b := orb.MultiPoint(part[:]).Bound()
		p.leaders.Insert(b.Min, b.Max, part)
	}
}

// free tells whether a box lies in the frame and on no label.
func (p *page) free(b orb.Bound) bool {
	if !p.frame.Contains(b.Min) || !p.frame.Contains(b.Max) {
		return false
	}
	free := true
	p.labels.Search(b.Min, b.Max, func(low, high [2]float64, _ struct{}) bool {
		free = !overlap(b, low, high)
		return free
	})
	return free
}

// overlap tells whether a box shares more than an edge with another.
func overlap(b orb.Bound, low, high [2]float64) bool {
	return b.Min[0] < high[0] && low[0] < b.Max[0] && b.Min[1] < high[1] && low[1] < b.Max[1]
}

// covered is the cost of the obstacles under a box. It is summed in whole
// numbers, so that the order in which they are found does not matter.
func (p *page) covered(b orb.Bound) float64 {
	const parts = 1 << 20
	sum, never := int64(0), false
	p.obstacles.Search(b, func(o *Obstacle) bool {
		if overlap(b, o.Box.Min, o.Box.Max) {
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

package raster

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// tolerance is how far in pixels a curve may be off its polygon.
const tolerance = 0.025

// miterLimit is the longest miter in widths of the line, as in SVG.
const miterLimit = 4

// pen adds the outline of a line to a coverage. Each segment is a rectangle and
// each corner a wedge, all wound the same way; as the sums of a coverage do not
// depend on the order of edges, they are added as they come, and inner edges
// cancel. So nothing of a line has to be kept, and self-crossing lines and
// corners sharper than the line is wide are filled without holes.
type pen struct {
	cover *coverage
	half  float64 // half the width in pixels
	round bool    // caps
	miter bool    // joins
	reach float64 // pixels that anything can be away from the line

	// The turn that a chord of a round corner spans, and from which product of two
	// normals on the chord between them is enough.
	sin, cos float64
	enough   float64

	top, bottom, right float64 // beyond which a line changes nothing
}

func newPen(c *coverage, s *scene.Stroke, scale float64) pen {
	p := pen{cover: c, half: s.Width * scale / 2, round: s.Cap == scene.Round, miter: s.Join == scene.Miter}
	half := min(max(1-tolerance/p.half, 0), finest) // the cosine of half the turn
	p.sin, p.cos = 2*half*math.Sqrt(1-half*half), 2*half*half-1
	p.enough = p.cos * p.half * p.half
	p.reach = reach(s, scale)
	p.top, p.bottom, p.right = c.top-p.reach, c.top+c.height+p.reach, c.left+c.width+p.reach
	return p
}

// finest is the cosine of half the least turn that a chord spans.
const finest = 1 - 1e-6

// reach is how far in pixels a stroke can be away from its line.
func reach(s *scene.Stroke, scale float64) float64 {
	if s.Join == scene.Miter {
		return miterLimit * s.Width * scale / 2
	}
	return s.Width * scale / 2
}

// misses tells whether a segment changes nothing in the area: it lies above,
// below or right of it. (What lies left of it is part of the sums.)
func (p *pen) misses(a, b orb.Point) bool {
	return a[1] < p.top && b[1] < p.top || a[1] > p.bottom && b[1] > p.bottom || a[0] > p.right && b[0] > p.right
}

// line adds a line, or a closed one whose last point is not the first again.
func (p *pen) line(points []orb.Point, closed bool) {
	var first, last orb.Point // normals of the segments at the ends
	started, joined := false, false
	a := points[0]
	segments := len(points) - 1
	if closed {
		segments++
	}
	var begin, end orb.Point // where the first and the last segment end
	for i := range segments {
		b := points[(i+1)%len(points)]
		dx, dy := b[0]-a[0], b[1]-a[1]
		if dx == 0 && dy == 0 {
			continue
		}
		var n orb.Point
		visible := !p.misses(a, b)
		if visible {
			k := p.half / math.Sqrt(dx*dx+dy*dy)
			n = orb.Point{dy * k, -dx * k}
			p.segment(a, b, n)
			if joined {
				p.corner(a, last, n)
			}
		}
		if !started {
			started, first, begin = true, n, a
		}
		joined, last, end = visible, n, b
		a = b
	}
	switch {
	case !started:
		p.dot(points[0])
	case closed:
		if joined && first != (orb.Point{}) {
			p.corner(begin, last, first)
		}
	default:
		if first != (orb.Point{}) {
			p.cap(begin, orb.Point{-first[0], -first[1]})
		}
		if joined {
			p.cap(end, last)
		}
	}
}

// edge adds an edge between two points that are given from c.
func (p *pen) edge(c, a, b orb.Point) {
	p.cover.edge(c[0]+a[0], c[1]+a[1], c[0]+b[0], c[1]+b[1])
}

// segment adds the long sides of a segment with the normal n to its left.
func (p *pen) segment(a, b, n orb.Point) {
	p.cover.edge(a[0]+n[0], a[1]+n[1], b[0]+n[0], b[1]+n[1])
	p.cover.edge(b[0]-n[0], b[1]-n[1], a[0]-n[0], a[1]-n[1])
}

// dot adds what is drawn of a line without length: a disc or nothing.
func (p *pen) dot(at orb.Point) {
	if p.round {
		up, down := orb.Point{0, -p.half}, orb.Point{0, p.half}
		p.arc(at, up, down)
		p.arc(at, down, up)
	}
}

// cap ends a line that goes with the normal n to its left.
func (p *pen) cap(at, n orb.Point) {
	opposite := orb.Point{-n[0], -n[1]}
	if p.round {
		p.arc(at, n, opposite)
	} else {
		p.edge(at, n, opposite)
	}
}

// straight is the square in pixels of a step between two normals that is not
// worth a corner: the chord that replaces it is hardly off the arc.
const straight = 0.25 * 0.25

// corner joins two segments with normals m and n.
func (p *pen) corner(at, m, n orb.Point) {
	before, after := orb.Point{-m[0], -m[1]}, orb.Point{-n[0], -n[1]}
	dot, cross := m[0]*n[0]+m[1]*n[1], m[0]*n[1]-m[1]*n[0]
	dx, dy := n[0]-m[0], n[1]-m[1]
	switch {
	case dx*dx+dy*dy < straight:
		p.edge(at, m, n)
		p.edge(at, after, before)
	case cross >= 0: // to the right: the left side is the outer one
		p.outer(at, m, n, dot)
		p.edge(at, after, orb.Point{})
		p.edge(at, orb.Point{}, before)
	default:
		p.outer(at, after, before, dot)
		p.edge(at, m, orb.Point{})
		p.edge(at, orb.Point{}, n)
	}
}

// outer adds the outer side of a corner from a to b.
func (p *pen) outer(at, a, b orb.Point, dot float64) {
	if !p.miter {
		p.arc(at, a, b)
		return
	}
	// The tip lies at (a+b)/(1+cos), that is sqrt(2/(1+cos)) half widths away.
	square := p.half * p.half
	if k := 1 + dot/square; k >= 2.0/(miterLimit*miterLimit) {
		tip := orb.Point{(a[0] + b[0]) / k, (a[1] + b[1]) / k}
		p.edge(at, a, tip)
		a = tip
	}
	p.edge(at, a, b)
}

// arc adds a clockwise arc of at most half a turn around a point from a to b.
func (p *pen) arc(at, a, b orb.Point) {
	for a[0]*b[0]+a[1]*b[1] < p.enough {
		next := orb.Point{a[0]*p.cos - a[1]*p.sin, a[0]*p.sin + a[1]*p.cos}
		p.edge(at, a, next)
		a = next
	}
	p.edge(at, a, b)
}

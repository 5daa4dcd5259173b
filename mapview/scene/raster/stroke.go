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
	step  float64 // radians that a chord of a round corner spans
	round bool    // caps
	miter bool    // joins
	reach float64 // pixels that anything can be away from the line
}

func newPen(c *coverage, s *scene.Stroke, scale float64) pen {
	p := pen{cover: c, half: s.Width * scale / 2, round: s.Cap == scene.Round, miter: s.Join == scene.Miter}
	p.step = 2 * math.Acos(max(1-tolerance/p.half, 0))
	p.reach = reach(s, scale)
	return p
}

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
	c := p.cover
	top, bottom, right := c.top-p.reach, c.top+c.height+p.reach, c.left+c.width+p.reach
	return a[1] < top && b[1] < top || a[1] > bottom && b[1] > bottom || a[0] > right && b[0] > right
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
		n := orb.Point{0, -p.half}
		p.arc(at, n, n, 2*math.Pi)
	}
}

// cap ends a line that goes with the normal n to its left.
func (p *pen) cap(at, n orb.Point) {
	opposite := orb.Point{-n[0], -n[1]}
	if p.round {
		p.arc(at, n, opposite, math.Pi)
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
		p.outer(at, m, n, dot, cross)
		p.edge(at, after, orb.Point{})
		p.edge(at, orb.Point{}, before)
	default:
		p.outer(at, after, before, dot, -cross)
		p.edge(at, m, orb.Point{})
		p.edge(at, orb.Point{}, n)
	}
}

// outer adds the outer side of a corner from a to b.
func (p *pen) outer(at, a, b orb.Point, dot, cross float64) {
	if !p.miter {
		p.arc(at, a, b, math.Atan2(cross, dot))
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

// arc adds a clockwise arc around a point from a to b.
func (p *pen) arc(at, a, b orb.Point, angle float64) {
	n := int(math.Ceil(angle / p.step))
	sin, cos := math.Sincos(angle / float64(n))
	for ; n > 1; n-- {
		next := orb.Point{a[0]*cos - a[1]*sin, a[0]*sin + a[1]*cos}
		p.edge(at, a, next)
		a = next
	}
	p.edge(at, a, b)
}

package raster

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// dasher cuts a line into dashes and hands each to the pen.
type dasher struct {
	pen     *pen
	pattern []float64 // dp
	scale   float64   // pixels per dp
	at      int       // place in the pattern; even ones are drawn
	left    float64   // pixels until the next place
	dash    []orb.Point
}

// total is the length of a pattern after which it repeats, in dp; 0 for a
// pattern that is none.
func total(pattern []float64) float64 {
	sum := 0.0
	for _, v := range pattern {
		if !(v >= 0) {
			return 0
		}
		sum += v
	}
	if len(pattern)%2 == 1 {
		sum *= 2 // on and off change places
	}
	return sum
}

// start goes to a phase of the pattern.
func (d *dasher) start(s *scene.Stroke, scale float64) {
	d.pattern, d.scale, d.at, d.left = s.Dash, scale, 0, s.Dash[0]*scale
	d.dash = d.dash[:0]
	d.skip(s.Phase * scale)
}

func (d *dasher) drawn() bool { return d.at%2 == 0 }

// next goes to the next place of the pattern.
func (d *dasher) next() {
	d.at = (d.at + 1) % (2 * len(d.pattern))
	d.left = d.pattern[d.at%len(d.pattern)] * d.scale
}

// skip goes on by a length in pixels without drawing.
func (d *dasher) skip(length float64) {
	cycle := total(d.pattern) * d.scale
	if length < 0 || length > cycle {
		length -= math.Floor(length/cycle) * cycle
	}
	for length > d.left {
		length -= d.left
		d.next()
	}
	d.left -= length
}

// end draws the dash that was begun.
func (d *dasher) end() {
	if len(d.dash) > 1 || len(d.dash) == 1 && d.pattern[d.at%len(d.pattern)] == 0 {
		d.pen.line(d.dash, false)
	}
	d.dash = d.dash[:0]
}

// line draws the dashes of a line. Stretches outside the area are skipped, and
// a dash that reaches out of it is cut where that is not seen.
func (d *dasher) line(points []orb.Point) {
	c, reach := d.pen.cover, d.pen.reach+1
	view := orb.Bound{
		Min: orb.Point{c.left - reach, c.top - reach},
		Max: orb.Point{c.left + c.width + reach, c.top + c.height + reach},
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length := math.Hypot(b[0]-a[0], b[1]-a[1])
		if length == 0 {
			continue
		}
		t0, t1, visible := scene.Visible(a, b, view)
		if !visible {
			d.end()
			d.skip(length)
			continue
		}
		if t0 > 0 {
			d.end()
			d.skip(t0 * length)
		}
		d.segment(a, b, t0*length, t1*length, length)
		if t1 < 1 {
			d.end()
			d.skip((1 - t1) * length)
		}
	}
	d.end()
}

// segment draws the dashes between two distances from a on the way to b.
func (d *dasher) segment(a, b orb.Point, from, to, length float64) {
	at := func(distance float64) orb.Point {
		t := distance / length
		return orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
	}
	if d.drawn() && len(d.dash) == 0 {
		d.dash = append(d.dash, at(from))
	}
	for from+d.left <= to {
		from += d.left
		if d.drawn() {
			d.dash = append(d.dash, at(from))
			d.end()
		}
		d.next()
		if d.drawn() {
			d.dash = append(d.dash, at(from))
		}
	}
	d.left -= to - from
	if d.drawn() {
		d.dash = append(d.dash, at(to))
	}
}

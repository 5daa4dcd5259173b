package scene

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Verb is a step of an outline.
type Verb uint8

// The verbs and the number of points each takes.
const (
	MoveTo  Verb = iota // 1
	LineTo              // 1
	QuadTo              // 2: control, end
	CubicTo             // 3: control, control, end
	Close               // 0
)

// Points is the number of points that the verb takes.
func (v Verb) Points() int { return int(verbPoints[v]) }

var verbPoints = [...]uint8{MoveTo: 1, LineTo: 1, QuadTo: 2, CubicTo: 3, Close: 0}

// Outline is a list of sub-paths. The zero value is empty.
type Outline struct {
	Verbs  []Verb
	Points []orb.Point
}

// Empty tells whether nothing is in the outline.
func (o *Outline) Empty() bool { return len(o.Verbs) == 0 }

// MoveTo starts a sub-path.
func (o *Outline) MoveTo(x, y float64) { o.add(MoveTo, orb.Point{x, y}) }

// LineTo draws a straight line.
func (o *Outline) LineTo(x, y float64) { o.add(LineTo, orb.Point{x, y}) }

// QuadTo draws a quadratic Bézier curve by way of the control point cx, cy.
func (o *Outline) QuadTo(cx, cy, x, y float64) { o.add(QuadTo, orb.Point{cx, cy}, orb.Point{x, y}) }

// CubicTo draws a cubic Bézier curve.
func (o *Outline) CubicTo(ax, ay, bx, by, x, y float64) {
	o.add(CubicTo, orb.Point{ax, ay}, orb.Point{bx, by}, orb.Point{x, y})
}

// Close ends the sub-path at its start.
func (o *Outline) Close() { o.add(Close) }

func (o *Outline) add(v Verb, pts ...orb.Point) {
	o.Verbs = append(o.Verbs, v)
	o.Points = append(o.Points, pts...)
}

// Line appends an open line through the points.
func (o *Outline) Line(pts []orb.Point) {
	if len(pts) == 0 {
		return
	}
	o.Points = append(o.Points, pts...)
	o.Verbs = append(slices.Grow(o.Verbs, len(pts)+1), MoveTo) // with room for the end of a ring
	for range pts[1:] {
		o.Verbs = append(o.Verbs, LineTo)
	}
}

// Ring appends a closed line; a last point that repeats the first is dropped.
func (o *Outline) Ring(pts []orb.Point) {
	if n := len(pts); n > 1 && pts[0] == pts[n-1] {
		pts = pts[:n-1]
	}
	if len(pts) < 3 {
		return
	}
	o.Line(pts)
	o.Close()
}

// kappa places the control points of a quarter circle (error below 0.03 %).
const kappa = 0.5522847498307936

// Circle appends a circle around x, y.
func (o *Outline) Circle(x, y, r float64) {
	k := kappa * r
	o.Verbs, o.Points = slices.Grow(o.Verbs, 6), slices.Grow(o.Points, 13)
	o.MoveTo(x+r, y)
	o.CubicTo(x+r, y+k, x+k, y+r, x, y+r)
	o.CubicTo(x-k, y+r, x-r, y+k, x-r, y)
	o.CubicTo(x-r, y-k, x-k, y-r, x, y-r)
	o.CubicTo(x+k, y-r, x+r, y-k, x+r, y)
	o.Close()
}

// RoundRect appends a rectangle with corners of radius r.
func (o *Outline) RoundRect(b orb.Bound, r float64) {
	x0, y0, x1, y1 := b.Min[0], b.Min[1], b.Max[0], b.Max[1]
	r = min(r, (x1-x0)/2, (y1-y0)/2)
	if r <= 0 {
		o.Ring([]orb.Point{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}})
		return
	}
	k := r * (1 - kappa)
	o.Verbs, o.Points = slices.Grow(o.Verbs, 10), slices.Grow(o.Points, 17)
	o.MoveTo(x0+r, y0)
	o.LineTo(x1-r, y0)
	o.CubicTo(x1-k, y0, x1, y0+k, x1, y0+r)
	o.LineTo(x1, y1-r)
	o.CubicTo(x1, y1-k, x1-k, y1, x1-r, y1)
	o.LineTo(x0+r, y1)
	o.CubicTo(x0+k, y1, x0, y1-k, x0, y1-r)
	o.LineTo(x0, y0+r)
	o.CubicTo(x0, y0+k, x0+k, y0, x0+r, y0)
	o.Close()
}

// Bound is the smallest rectangle around all points, control points included.
func (o *Outline) Bound() orb.Bound {
	return orb.MultiPoint(o.Points).Bound()
}

// Bounds are those of the sub-paths one by one.
func (o *Outline) Bounds() []orb.Bound {
	var list []orb.Bound
	first, at := 0, 0
	for _, v := range o.Verbs {
		if v == MoveTo && at > first {
			list = append(list, Bound(o.Points[first:at]))
			first = at
		}
		at += v.Points()
	}
	if at > first {
		list = append(list, Bound(o.Points[first:at]))
	}
	return list
}

// Length is the length of an open line in dp.
func Length(pts []orb.Point) float64 {
	sum := 0.0
	for i := 1; i < len(pts); i++ {
		sum += math.Hypot(pts[i][0]-pts[i-1][0], pts[i][1]-pts[i-1][1])
	}
	return sum
}

package raster

import (
	"image"
	"math"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// affine turns scene coordinates into pixels: x = xx*x + xy*y + x0 and so on.
// It turns and scales evenly.
type affine struct {
	xx, xy, yx, yy float64
	x0, y0         float64
}

// scaled is pixels per dp with the origin at a pixel.
func scaled(pixels, x, y float64) affine { return affine{xx: pixels, yy: pixels, x0: x, y0: y} }

// moved is the same with its origin at a point of its own coordinates, turned
// clockwise by an angle in radians.
func (m affine) moved(x, y, angle float64) affine {
	m.x0, m.y0 = m.xx*x+m.xy*y+m.x0, m.yx*x+m.yy*y+m.y0
	if angle != 0 {
		sin, cos := math.Sincos(angle)
		m.xx, m.xy, m.yx, m.yy = m.xx*cos+m.xy*sin, m.xy*cos-m.xx*sin, m.yx*cos+m.yy*sin, m.yy*cos-m.yx*sin
	}
	return m
}

func (m *affine) point(p orb.Point) orb.Point {
	return orb.Point{m.xx*p[0] + m.xy*p[1] + m.x0, m.yx*p[0] + m.yy*p[1] + m.y0}
}

// pixels is how many pixels a dp is long.
func (m *affine) pixels() float64 { return math.Hypot(m.xx, m.yx) }

// extent is what an outline can touch, in whole pixels, with room around it.
// An outline with a coordinate that is no number touches nothing.
func extent(o *scene.Outline, m affine, room float64) image.Rectangle {
	if len(o.Points) == 0 {
		return image.Rectangle{}
	}
	first := m.point(o.Points[0])
	box := orb.Bound{Min: first, Max: first}
	off := 0.0 // stays 0 for numbers
	for _, p := range o.Points {
		p = m.point(p)
		off += (p[0] - p[0]) + (p[1] - p[1])
		box.Min[0], box.Max[0] = min(box.Min[0], p[0]), max(box.Max[0], p[0])
		box.Min[1], box.Max[1] = min(box.Min[1], p[1]), max(box.Max[1], p[1])
	}
	if off != 0 {
		return image.Rectangle{}
	}
	return pixelBox(box, room)
}

// pixelBox is the whole pixels that a box in pixels touches, with room around it.
func pixelBox(b orb.Bound, room float64) image.Rectangle {
	const far = 1 << 30
	whole := func(v float64) int { return int(min(max(v, -far), far)) }
	return image.Rect(
		whole(math.Floor(b.Min[0]-room)), whole(math.Floor(b.Min[1]-room)),
		whole(math.Ceil(b.Max[0]+room)), whole(math.Ceil(b.Max[1]+room)),
	)
}

// polylines calls use for each sub-path, its curves as polygons in pixels. The
// points are only lent.
func (w *worker) polylines(o *scene.Outline, m affine, use func(points []orb.Point, closed bool)) {
	line := w.points[:0]
	points := o.Points
	for _, v := range o.Verbs {
		if v == scene.MoveTo && len(line) > 0 {
			use(line, false)
			line = line[:0]
		}
		switch v {
		case scene.MoveTo, scene.LineTo:
			line = append(line, m.point(points[0]))
		case scene.QuadTo:
			line = quad(line, m.point(points[0]), m.point(points[1]))
		case scene.CubicTo:
			line = cubic(line, m.point(points[0]), m.point(points[1]), m.point(points[2]))
		case scene.Close:
			if len(line) > 0 {
				use(line, true)
			}
			line = line[:0]
		}
		points = points[v.Points():]
	}
	if len(line) > 0 {
		use(line, false)
	}
	w.points = line[:0]
}

// pieces is how many chords keep a curve within tolerance, by Wang's formula;
// second is the largest second difference of its control points.
func pieces(second, factor float64) int {
	return int(min(max(math.Ceil(math.Sqrt(second*factor/tolerance)), 1), 500))
}

// quad appends a quadratic curve from the last point on.
func quad(line []orb.Point, b, c orb.Point) []orb.Point {
	if len(line) == 0 {
		return append(line, c)
	}
	a := line[len(line)-1]
	n := pieces(math.Hypot(a[0]-2*b[0]+c[0], a[1]-2*b[1]+c[1]), 0.25)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		s := 1 - t
		line = append(line, orb.Point{
			s*s*a[0] + 2*s*t*b[0] + t*t*c[0],
			s*s*a[1] + 2*s*t*b[1] + t*t*c[1],
		})
	}
	return append(line, c)
}

// cubic appends a cubic curve from the last point on.
func cubic(line []orb.Point, b, c, d orb.Point) []orb.Point {
	if len(line) == 0 {
		return append(line, d)
	}
	a := line[len(line)-1]
	second := max(
		math.Hypot(a[0]-2*b[0]+c[0], a[1]-2*b[1]+c[1]),
		math.Hypot(b[0]-2*c[0]+d[0], b[1]-2*c[1]+d[1]),
	)
	n := pieces(second, 0.75)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		s := 1 - t
		line = append(line, orb.Point{
			s*s*s*a[0] + 3*s*s*t*b[0] + 3*s*t*t*c[0] + t*t*t*d[0],
			s*s*s*a[1] + 3*s*s*t*b[1] + 3*s*t*t*c[1] + t*t*t*d[1],
		})
	}
	return append(line, d)
}

// fill adds the inside of an outline to the coverage.
func (w *worker) fill(o *scene.Outline, m affine) {
	w.polylines(o, m, func(points []orb.Point, _ bool) {
		a := points[len(points)-1]
		for _, b := range points {
			w.cover.edge(a[0], a[1], b[0], b[1])
			a = b
		}
	})
}

// stroke adds a line along an outline to the coverage.
func (w *worker) stroke(o *scene.Outline, s *scene.Stroke, m affine) {
	pixels := m.pixels()
	w.pen = newPen(&w.cover, s, pixels)
	w.dash.pen = &w.pen
	dashed := total(s.Dash) > 0
	w.polylines(o, m, func(points []orb.Point, closed bool) {
		switch {
		case !dashed:
			w.pen.line(points, closed)
		case closed:
			w.dash.start(s, pixels)
			w.dash.line(append(points, points[0]))
		default:
			w.dash.start(s, pixels)
			w.dash.line(points)
		}
	})
}

package scene

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Hatch draws parallel lines over an area: those at angle (radians, clockwise
// from the x axis) that lie a multiple of step dp from the origin, cut exactly
// to the rings (non-zero winding) and to the box. An origin that moves with the
// map keeps the lines on the land. No step, no lines.
func Hatch(rings [][]orb.Point, angle, step float64, origin orb.Point, box orb.Bound) Outline {
	var o Outline
	sin, cos := math.Sincos(angle)
	scan(rings, sin, cos, step, origin, box, func(_ int, a, b orb.Point) {
		o.MoveTo(a[0], a[1])
		o.LineTo(b[0], b[1])
	})
	return o
}

// Grid is two hatches, one level and one upright.
func Grid(rings [][]orb.Point, step float64, origin orb.Point, box orb.Bound) Outline {
	o := Hatch(rings, 0, step, origin, box)
	upright := Hatch(rings, math.Pi/2, step, origin, box)
	o.Verbs = append(o.Verbs, upright.Verbs...)
	o.Points = append(o.Points, upright.Points...)
	return o
}

// Dots draws discs of a radius in dp over an area: at every whole number of
// cells from the origin in x and y, every other row shifted by half a cell. A
// disc is drawn whole if its centre lies in the rings and in the box.
func Dots(rings [][]orb.Point, cell, radius float64, origin orb.Point, box orb.Bound) Outline {
	var o Outline
	scan(rings, 0, 1, cell, origin, box, func(row int, a, b orb.Point) {
		shift := origin[0] + float64(row&1)*cell/2
		last := math.Floor((b[0] - shift) / cell)
		for i := math.Ceil((a[0] - shift) / cell); i <= last; i++ {
			o.Circle(shift+i*cell, a[1], radius)
		}
	})
	return o
}

// speck is the length in dp below which a stretch is a rounding error: what a
// clipped ring has left between two of its edges along the side of the box.
const speck = 1e-6

// crossing is where an edge of a ring meets a line of a pattern.
type crossing struct {
	line int     // number of the line
	at   float64 // distance along the line from the origin
	turn int     // 1 or -1: how the winding number changes
}

// scan calls emit for each stretch of the parallel lines that lies inside the
// rings, in order. The lines run in direction (cos, sin) at a distance of a
// multiple of step from the origin.
func scan(rings [][]orb.Point, sin, cos, step float64, origin orb.Point, box orb.Bound, emit func(line int, a, b orb.Point)) {
	if !(step > 0) {
		return
	}
	var all []crossing
	for _, ring := range rings {
		ring = ClipRing(ring, box)
		for i, b := range ring {
			a := ring[(i+len(ring)-1)%len(ring)]
			all = crossings(all, turned(a, origin, sin, cos), turned(b, origin, sin, cos), step)
		}
	}
	slices.SortFunc(all, func(a, b crossing) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.at, b.at), cmp.Compare(a.turn, b.turn))
	})
	winding, from := 0, 0.0
	for _, c := range all {
		if winding == 0 {
			from = c.at
		}
		winding += c.turn
		if winding == 0 && c.at-from > speck {
			across := float64(c.line) * step
			emit(c.line, back(orb.Point{from, across}, origin, sin, cos), back(orb.Point{c.at, across}, origin, sin, cos))
		}
	}
}

// crossings appends where an edge meets the lines: those from its lower end,
// included, to its upper end, not included, so that a corner counts once.
func crossings(all []crossing, a, b orb.Point, step float64) []crossing {
	turn := 1
	if a[1] > b[1] {
		a, b, turn = b, a, -1
	}
	first, end := math.Ceil(a[1]/step), math.Ceil(b[1]/step)
	for k := first; k < end; k++ {
		t := (k*step - a[1]) / (b[1] - a[1])
		all = append(all, crossing{int(k), a[0] + t*(b[0]-a[0]), turn})
	}
	return all
}

// turned is a point in the coordinates of the lines: along and across.
func turned(p, origin orb.Point, sin, cos float64) orb.Point {
	x, y := p[0]-origin[0], p[1]-origin[1]
	return orb.Point{x*cos + y*sin, y*cos - x*sin}
}

// back is the inverse of turned.
func back(p, origin orb.Point, sin, cos float64) orb.Point {
	return orb.Point{origin[0] + p[0]*cos - p[1]*sin, origin[1] + p[0]*sin + p[1]*cos}
}

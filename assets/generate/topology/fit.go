package topology

import (
	"cmp"
	"math"
	"slices"
)

// shortest is the length in metres under which a piece of a province line that
// was cut off by the outline and hangs on nothing is dropped.
const shortest = 3000

// Mosaic joins the outlines of countries with the lines between their provinces.
type Mosaic struct {
	outlines Edges            // sides are countries
	inner    Edges            // sides are provinces
	inserted map[Edge][]Point // vertices to be put into outline edges
}

// NewMosaic starts from the outlines of the countries.
func NewMosaic(outlines Edges) *Mosaic {
	return &Mosaic{outlines, Edges{}, map[Edge][]Point{}}
}

// Fit puts the lines between the provinces of one country into its outline. Each
// line is cut where it crosses the outline; what lies outside is dropped, and a
// loose end inside is joined to the nearest outline point. It returns the
// longest such extension in metres.
func (m *Mosaic) Fit(country string, provinces Edges) (extension float64) {
	f := fitting{mosaic: m}
	for _, e := range m.outlines.sorted() {
		if s := m.outlines[e]; (s.Left == country) != (s.Right == country) {
			f.outline = append(f.outline, e)
		}
	}
	arcs := provinces.Arcs()
	f.degree = ends(arcs)
	for i := range arcs {
		f.fit(&arcs[i])
	}
	return f.extension
}

// Edges is everything in one set: outline edges with countries on their sides,
// split where province lines meet them, and inner edges with provinces.
func (m *Mosaic) Edges() Edges {
	all := make(Edges, len(m.outlines)+len(m.inner))
	for e, s := range m.outlines {
		points := append(slices.Clone(m.inserted[e]), e.B)
		slices.SortFunc(points, func(p, q Point) int { return cmp.Compare(Distance(e.A, p), Distance(e.A, q)) })
		last := e.A
		for _, p := range points {
			if p != last {
				all.Put(last, p, s)
			}
			last = p
		}
	}
	for e, s := range m.inner {
		if _, onOutline := all[e]; !onOutline {
			all[e] = s
		}
	}
	return all
}

// fitting is the work on one country.
type fitting struct {
	mosaic    *Mosaic
	outline   []Edge
	degree    map[Point]int
	extension float64
}

func (f *fitting) fit(arc *Arc) {
	pieces := f.cut(arc.Points)
	longest := 0.0
	for _, p := range pieces {
		longest = max(longest, length(p))
	}
	for _, p := range pieces {
		hangs := f.degree[p[0]] > 1 || f.degree[p[len(p)-1]] > 1
		scrap := !hangs && length(p) < min(shortest, longest)
		if scrap || !f.inside(p) {
			continue
		}
		if !arc.Closed() {
			p = f.join(p)
		}
		for i := 1; i < len(p); i++ {
			f.mosaic.inner.Put(p[i-1], p[i], arc.Sides)
		}
	}
}

// cut divides a line at its crossings with the outline and marks them there.
func (f *fitting) cut(line []Point) [][]Point {
	type hit struct {
		at   Point
		t    float64
		edge Edge
	}
	box := boxOf(line)
	var pieces [][]Point
	piece := []Point{line[0]}
	step := func(p Point) {
		if piece[len(piece)-1] != p {
			piece = append(piece, p)
		}
	}
	for i := 1; i < len(line); i++ {
		var hits []hit
		for _, e := range f.outline {
			if !box.touches(e) {
				continue
			}
			if at, t, ok := crossing(line[i-1], line[i], e.A, e.B); ok {
				hits = append(hits, hit{at, t, e})
			}
		}
		slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.t, b.t) })
		for _, h := range hits {
			f.mosaic.inserted[h.edge] = append(f.mosaic.inserted[h.edge], h.at)
			step(h.at)
			if len(piece) > 1 {
				pieces = append(pieces, piece)
			}
			piece = []Point{h.at}
		}
		step(line[i])
	}
	if len(piece) > 1 {
		pieces = append(pieces, piece)
	}
	return pieces
}

// inside tells whether a piece, which does not cross the outline, lies in the country.
func (f *fitting) inside(piece []Point) bool {
	x := (float64(piece[0].X) + float64(piece[1].X)) / 2
	y := (float64(piece[0].Y) + float64(piece[1].Y)) / 2
	in := false
	for _, e := range f.outline {
		if passesEast(x, y, e.A, e.B) {
			in = !in
		}
	}
	return in
}

// join leads loose ends of a piece straight on to the outline.
func (f *fitting) join(piece []Point) []Point {
	if f.loose(piece[0]) {
		if at := f.attach(piece[0]); at != piece[0] {
			piece = slices.Insert(piece, 0, at)
		}
	}
	if end := piece[len(piece)-1]; f.loose(end) {
		if at := f.attach(end); at != end {
			piece = append(piece, at)
		}
	}
	return piece
}

// loose tells whether a line between provinces ends here without meeting another.
// Crossings with the outline are no ends of the line and have no degree.
func (f *fitting) loose(p Point) bool { return f.degree[p] == 1 }

// attach puts the outline point nearest to p into the outline.
func (f *fitting) attach(p Point) Point {
	best := math.Inf(1)
	var at Point
	var edge Edge
	for _, e := range f.outline {
		if q, d := nearest(p, e.A, e.B); d < best {
			at, best, edge = q, d, e
		}
	}
	f.extension = max(f.extension, best)
	f.mosaic.inserted[edge] = append(f.mosaic.inserted[edge], at)
	return at
}

// length of a line in metres on the sphere, for choices only.
func length(line []Point) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += Distance(line[i-1], line[i])
	}
	return sum
}

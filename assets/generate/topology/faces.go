package topology

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Half is an arc read in one direction: its number from 1 on, negative when it
// is read from its end to its start. The area meant lies on its left.
type Half int

func half(arc int, forward bool) Half {
	if forward {
		return Half(arc + 1)
	}
	return -Half(arc + 1)
}

// Arc is the index of the arc.
func (h Half) Arc() int { return max(int(h), -int(h)) - 1 }

// Forward tells whether the arc is read from its start to its end.
func (h Half) Forward() bool { return h > 0 }

// Area is a polygon made of arcs: the shell counter-clockwise, the holes clockwise.
type Area struct {
	Label string
	Shell []Half
	Holes [][]Half
}

// Rings are shell and holes in one list.
func (a *Area) Rings() [][]Half { return append([][]Half{a.Shell}, a.Holes...) }

// Ring is an open ring of the points of its arcs; points gives those of an arc.
func Ring(halves []Half, points func(arc int) []Point) []Point {
	var ring []Point
	for _, h := range halves {
		line := points(h.Arc())
		if !h.Forward() {
			line = slices.Clone(line)
			slices.Reverse(line)
		}
		ring = append(ring, line[:len(line)-1]...)
	}
	return ring
}

// Country is the part of a label before the hyphen: KG of KG-B.
func Country(label string) string {
	country, _, _ := strings.Cut(label, "-")
	return country
}

// Areas walks the arcs to the polygons between them and writes each polygon's
// label on the sides of its arcs. An area takes its label from the arcs between
// provinces in its rings; one that has none asks choose with its country and its
// shell. The empty outside is no area.
func Areas(arcs []Arc, choose func(country string, shell []Point) string) ([]Area, error) {
	w := newWalker(arcs)
	loops, err := w.loops()
	if err != nil {
		return nil, err
	}
	for i := range loops {
		if err := w.label(&loops[i], choose); err != nil {
			return nil, err
		}
	}
	areas, err := nest(loops)
	if err != nil {
		return nil, err
	}
	for i := range areas {
		for _, ring := range areas[i].Rings() {
			for _, h := range ring {
				if arc := &arcs[h.Arc()]; h.Forward() {
					arc.Left = areas[i].Label
				} else {
					arc.Right = areas[i].Label
				}
			}
		}
	}
	return areas, nil
}

// loop is a closed way with one area on its left.
type loop struct {
	halves []Half
	ring   []Point
	size   float64 // twice the signed area in grid units
	label  string
}

type walker struct {
	arcs []Arc
	next map[Half]Half
}

// newWalker links each half to the one that keeps the same area on the left: at
// the node, the next one clockwise after the way back.
func newWalker(arcs []Arc) *walker {
	type ray struct {
		leaves Half
		angle  float64
	}
	nodes := map[Point][]ray{}
	leave := func(h Half, from, to Point) {
		nodes[from] = append(nodes[from], ray{h, math.Atan2(float64(to.Y-from.Y), float64(to.X-from.X))})
	}
	for i := range arcs {
		p := arcs[i].Points
		n := len(p)
		leave(half(i, true), p[0], p[1])
		leave(half(i, false), p[n-1], p[n-2])
	}
	w := &walker{arcs, map[Half]Half{}}
	for _, rays := range nodes {
		slices.SortFunc(rays, func(a, b ray) int { return cmp.Compare(a.angle, b.angle) })
		for i, r := range rays {
			w.next[-r.leaves] = rays[(i+len(rays)-1)%len(rays)].leaves
		}
	}
	return w
}

func (w *walker) loops() ([]loop, error) {
	seen := map[Half]bool{}
	var loops []loop
	for i := range w.arcs {
		for _, h := range []Half{half(i, true), half(i, false)} {
			if seen[h] {
				continue
			}
			var l loop
			for !seen[h] {
				seen[h] = true
				l.halves = append(l.halves, h)
				h = w.next[h]
			}
			if h != l.halves[0] {
				return nil, fmt.Errorf("arc %d does not come back to its start", i)
			}
			l.ring = Ring(l.halves, func(arc int) []Point { return w.arcs[arc].Points })
			l.size = turn(l.ring)
			loops = append(loops, l)
		}
	}
	return loops, nil
}

// left is the area on the left of a half.
func (w *walker) left(h Half) string {
	s := w.arcs[h.Arc()].Sides
	if !h.Forward() {
		s = s.Reversed()
	}
	return s.Left
}

// label finds out which area lies left of a loop.
func (w *walker) label(l *loop, choose func(string, []Point) string) error {
	provinces, countries := map[string]bool{}, map[string]bool{}
	for _, h := range l.halves {
		label := w.left(h)
		if label != Country(label) {
			provinces[label] = true
		}
		countries[Country(label)] = true
	}
	lon, lat := l.ring[0].Degrees()
	switch {
	case len(provinces) > 1 || len(countries) > 1:
		return fmt.Errorf("the area at %.5f, %.5f belongs to several: %v %v", lon, lat, provinces, countries)
	case len(provinces) == 1:
		l.label = only(provinces)
	case l.size > 0 && !countries[""]:
		l.label = choose(only(countries), l.ring)
	default: // a hole takes the province of what lies round it
		l.label = only(countries)
	}
	return nil
}

func only(set map[string]bool) string {
	for s := range set {
		return s
	}
	return ""
}

// nest puts each hole into the smallest shell of its area round it.
func nest(loops []loop) ([]Area, error) {
	var areas []Area
	var shells []*loop
	for i := range loops {
		if l := &loops[i]; l.size > 0 && l.label != "" {
			shells = append(shells, l)
			areas = append(areas, Area{Label: l.label, Shell: l.halves})
		}
	}
	for i := range loops {
		hole := &loops[i]
		if hole.size > 0 || hole.label == "" {
			continue
		}
		best := -1
		for k, s := range shells {
			if s.mayHold(hole) && (best < 0 || s.size < shells[best].size) {
				best = k
			}
		}
		if best < 0 {
			lon, lat := hole.ring[0].Degrees()
			return nil, fmt.Errorf("the hole at %.5f, %.5f lies in no area of %s", lon, lat, hole.label)
		}
		areas[best].Holes = append(areas[best].Holes, hole.halves)
	}
	return areas, nil
}

// mayHold tells whether the shell is of the hole's area, of which a hole without
// lines between provinces knows the country alone, and lies round it. It tests
// the middle of an edge of the hole, which is no vertex of the shell.
func (l *loop) mayHold(hole *loop) bool {
	if l.label != hole.label && Country(l.label) != hole.label {
		return false
	}
	a, b := hole.ring[0], hole.ring[1]
	return contains(l.ring, (float64(a.X)+float64(b.X))/2, (float64(a.Y)+float64(b.Y))/2+1e-3)
}

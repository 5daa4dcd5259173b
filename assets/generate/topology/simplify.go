package topology

import "math"

// Simplify drops the vertices that a line can do without: no dropped vertex is
// further from the new line than the tolerance in metres at its place
// (Douglas and Peucker 1973). Both ends stay, and a closed line keeps two more
// points, so that an exclave never collapses.
func Simplify(line []Point, tolerance func(Point) float64) []Point {
	if len(line) < 3 {
		return line
	}
	s := simplifier{line, tolerance, make([]bool, len(line))}
	last := len(line) - 1
	s.keep[0], s.keep[last] = true, true
	if line[0] == line[last] {
		a := s.furthest(0, last, func(p Point) float64 { return Distance(line[0], p) })
		b := s.furthest(0, last, func(p Point) float64 {
			_, d := nearest(p, line[0], line[a])
			return d
		})
		a, b = min(a, b), max(a, b)
		s.between(0, a)
		s.between(a, b)
		s.between(b, last)
	} else {
		s.between(0, last)
	}
	var out []Point
	for i, k := range s.keep {
		if k {
			out = append(out, line[i])
		}
	}
	return out
}

type simplifier struct {
	line      []Point
	tolerance func(Point) float64
	keep      []bool
}

// furthest is the index of the point strictly between two others with the largest distance.
func (s *simplifier) furthest(first, last int, distance func(Point) float64) int {
	best, at := math.Inf(-1), first
	for i := first + 1; i < last; i++ {
		if d := distance(s.line[i]); d > best {
			best, at = d, i
		}
	}
	return at
}

// between keeps both ends and what is needed between them.
func (s *simplifier) between(first, last int) {
	s.keep[first], s.keep[last] = true, true
	if last-first < 2 {
		return
	}
	excess := func(p Point) float64 {
		_, d := nearest(p, s.line[first], s.line[last])
		return d / s.tolerance(p)
	}
	if i := s.furthest(first, last, excess); excess(s.line[i]) > 1 {
		s.between(first, i)
		s.between(i, last)
	}
}

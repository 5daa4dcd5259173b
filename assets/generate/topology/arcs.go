package topology

// Arc is a longest line with the same areas on both sides. Its ends are nodes,
// where three or more arcs meet, or one point if it is closed.
type Arc struct {
	Points []Point
	Sides
}

// Closed tells whether the arc is a ring of its own.
func (a *Arc) Closed() bool { return a.start() == a.end() }

func (a *Arc) start() Point { return a.Points[0] }
func (a *Arc) end() Point   { return a.Points[len(a.Points)-1] }

// Arcs chains the edges. The order depends on the edges alone.
func (m Edges) Arcs() []Arc {
	t := tracer{edges: m, neighbours: map[Point][]Point{}, used: map[Edge]bool{}}
	keys := m.sorted()
	for _, e := range keys {
		t.neighbours[e.A] = append(t.neighbours[e.A], e.B)
		t.neighbours[e.B] = append(t.neighbours[e.B], e.A)
	}
	var arcs []Arc
	for _, e := range keys { // lines that start at a node
		switch {
		case t.used[e]:
		case t.node(e.A):
			arcs = append(arcs, t.walk(e.A, e.B))
		case t.node(e.B):
			arcs = append(arcs, t.walk(e.B, e.A))
		}
	}
	for _, e := range keys { // what is left are rings
		if !t.used[e] {
			arcs = append(arcs, t.walk(e.A, e.B))
		}
	}
	return arcs
}

type tracer struct {
	edges      Edges
	neighbours map[Point][]Point
	used       map[Edge]bool
}

// node tells whether arcs end at p: it has not two edges, or their sides differ.
func (t *tracer) node(p Point) bool {
	n := t.neighbours[p]
	return len(n) != 2 || t.edges.sides(n[0], p) != t.edges.sides(p, n[1])
}

// walk follows the edges from a by b to the next node or back to a.
func (t *tracer) walk(a, b Point) Arc {
	arc := Arc{[]Point{a}, t.edges.sides(a, b)}
	for {
		e, _ := edgeOf(a, b)
		t.used[e] = true
		arc.Points = append(arc.Points, b)
		if t.node(b) || b == arc.start() {
			return arc
		}
		next := t.neighbours[b][0]
		if next == a {
			next = t.neighbours[b][1]
		}
		a, b = b, next
	}
}

// ends counts how many arcs end at each point.
func ends(arcs []Arc) map[Point]int {
	n := map[Point]int{}
	for i := range arcs {
		n[arcs[i].start()]++
		n[arcs[i].end()]++
	}
	return n
}

// WithoutDangles drops the arcs that lead nowhere, until there is none.
func WithoutDangles(arcs []Arc) []Arc {
	for {
		n := ends(arcs)
		var kept []Arc
		for _, a := range arcs {
			if a.Closed() || n[a.start()] > 1 && n[a.end()] > 1 {
				kept = append(kept, a)
			}
		}
		if len(kept) == len(arcs) {
			return kept
		}
		arcs = kept
	}
}

package layers

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	"borderatlas/mapview/camera"
)

// HitRadius is how far from a mark the pointer may be, in dp.
const HitRadius = 8.0

// Targets finds the marks of a picture under the pointer. Its index is made when
// the pointer first comes near: following it over a hundred thousand marks costs
// no more than over ten, and a picture that nobody points at costs nothing. It is
// safe for concurrent use.
type Targets struct {
	drawn camera.Camera
	marks []Mark
	once  sync.Once
	tree  rtree.RTreeGN[float64, int] // of the boxes of marks, in view points of drawn
	above map[string]int              // height of each layer, the topmost the highest
	arm   float64                     // how far any box reaches from its mark's place, dp
}

// NewTargets takes the marks of a picture, the topmost last, and its view.
func NewTargets(marks []Mark, drawn camera.Camera) *Targets {
	return &Targets{drawn: drawn, marks: marks}
}

func (t *Targets) plant() {
	t.above = map[string]int{}
	for i, m := range t.marks {
		t.tree.Insert(m.Box.Min, m.Box.Max, i)
		t.above[m.Layer] = i
		if m.crowd != nil { // its box is the whole picture, and no mark's
			continue
		}
		for _, corner := range []orb.Point{m.Box.Min, m.Box.Max} {
			t.arm = max(t.arm, math.Abs(corner[0]-m.At[0]), math.Abs(corner[1]-m.At[1]))
		}
	}
}

// hit is a mark near the pointer.
type hit struct {
	mark Mark
	far  float64 // dp
	i    int     // of the list of marks
}

// Hit finds the marks within HitRadius of a point of another view of the same
// ground, as that view shows them: those of the topmost layer first, of a layer
// the nearest first, of marks equally near the topmost first.
func (t *Targets) Hit(view camera.Camera, at orb.Point) []Mark {
	t.once.Do(t.plant)
	var hits []hit
	middle := t.drawn.View(view.World(at))
	reach := HitRadius
	if zoomed := t.drawn.Scale() / view.Scale(); zoomed != 1 { // marks keep their size, ways between them do not
		reach = (HitRadius+t.arm)*zoomed + t.arm
	}
	box := orb.Bound{Min: middle, Max: middle}.Pad(reach)
	add := func(m Mark, i int) {
		m = moved(m, t.drawn, view)
		if far := outside(m.Box, at); far <= HitRadius {
			hits = append(hits, hit{m, far, i})
		}
	}
	t.tree.Search(box.Min, box.Max, func(_, _ [2]float64, i int) bool {
		m := t.marks[i]
		if m.crowd == nil {
			add(m, i)
			return true
		}
		for _, block := range m.crowd.marks(m.Layer, box) {
			add(block, i)
		}
		return true
	})
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(t.above[b.mark.Layer], t.above[a.mark.Layer]), cmp.Compare(a.far, b.far), cmp.Compare(b.i, a.i))
	})
	var marks []Mark
	for _, h := range hits {
		marks = append(marks, h.mark)
	}
	return marks
}

// Choices are the marks between which the pointer does not decide: the first hit,
// and every other that lies under the pointer itself, unless it is so large that
// it can be pointed at beside the first one.
func Choices(hits []Mark, at orb.Point) []Mark {
	var choices []Mark
	for i, m := range hits {
		around := i > 0 && m.Box.Contains(hits[0].Box.Min) && m.Box.Contains(hits[0].Box.Max) && m.Box != hits[0].Box
		if i == 0 || outside(m.Box, at) == 0 && !around {
			choices = append(choices, m)
		}
	}
	return choices
}

// moved is a mark of a picture as another view shows it. Marks keep their size.
func moved(m Mark, from, to camera.Camera) Mark {
	at := to.View(from.World(m.At))
	dx, dy := at[0]-m.At[0], at[1]-m.At[1]
	m.At = at
	m.Box = orb.Bound{
		Min: orb.Point{m.Box.Min[0] + dx, m.Box.Min[1] + dy},
		Max: orb.Point{m.Box.Max[0] + dx, m.Box.Max[1] + dy},
	}
	return m
}

// outside is the distance from a point to a box, 0 inside.
func outside(b orb.Bound, p orb.Point) float64 {
	dx := max(b.Min[0]-p[0], 0, p[0]-b.Max[0])
	dy := max(b.Min[1]-p[1], 0, p[1]-b.Max[1])
	return math.Hypot(dx, dy)
}

package label

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

var frame = orb.Bound{Max: orb.Point{800, 500}}

func around(x, y, w, h float64) orb.Bound { return at(x, y, w, h) }

// crowd is a random map: more labels than there is room for, with obstacles.
func crowd(random *rand.Rand, n int) ([]Obstacle, []Request) {
	var obstacles []Obstacle
	for range 2 * n {
		box := around(random.Float64()*900-50, random.Float64()*600-50, 2+random.Float64()*20, 2+random.Float64()*20)
		obstacles = append(obstacles, Obstacle{box, []float64{math.Inf(1), 0.1, 0.3, 3, 20}[random.IntN(5)]})
	}
	requests := make([]Request, n)
	for i := range requests {
		p := orb.Point{random.Float64()*900 - 50, random.Float64()*600 - 50}
		r, w, h := random.Float64()*12, 20+random.Float64()*90, 10+random.Float64()*25
		var candidates []Candidate
		switch random.IntN(3) {
		case 0:
			candidates = Around(p, r, w, h, 3)
		case 1:
			candidates = Inside(p, w, h)
		case 2:
			candidates = Leading(p, r, w, h)
		}
		requests[i] = Request{
			ID: fmt.Sprint("label", i), Priority: random.IntN(5), Required: random.IntN(8) == 0, Candidates: candidates,
		}
	}
	return obstacles, requests
}

// places are the boxes by ID.
func places(placed []Placed) map[string]orb.Bound {
	boxes := map[string]orb.Bound{}
	for _, p := range placed {
		boxes[p.Request.ID] = p.Request.Candidates[p.Choice].Box
	}
	return boxes
}

func TestPlaceOnRandomMaps(t *testing.T) {
	placedAll, leftOut := 0, 0
	for seed := range uint64(500) {
		random := rand.New(rand.NewPCG(seed, 1))
		obstacles, requests := crowd(random, 10+random.IntN(120))
		placed := Place(Page{Frame: frame, Obstacles: obstacles}, requests)
		placedAll += len(placed)
		leftOut += len(requests) - len(placed)
		check(t, seed, obstacles, placed)

		want := places(placed)
		random.Shuffle(len(requests), func(i, j int) { requests[i], requests[j] = requests[j], requests[i] })
		random.Shuffle(len(obstacles), func(i, j int) { obstacles[i], obstacles[j] = obstacles[j], obstacles[i] })
		got := places(Place(Page{Frame: frame, Obstacles: obstacles}, requests))
		if len(got) != len(want) {
			t.Fatalf("seed %d: in another order %d labels are placed instead of %d", seed, len(got), len(want))
		}
		for id, box := range want {
			if got[id] != box {
				t.Fatalf("seed %d: in another order %s stands at %v instead of %v", seed, id, got[id], box)
			}
		}
	}
	if placedAll < 10000 || leftOut < 5000 {
		t.Errorf("%d labels placed, %d left out: the maps are not crowded", placedAll, leftOut)
	}
}

// check fails on labels that overlap, leave the frame or cover what is never covered.
func check(t *testing.T, seed uint64, obstacles []Obstacle, placed []Placed) {
	t.Helper()
	for i, p := range placed {
		box := p.Request.Candidates[p.Choice].Box
		if !frame.Contains(box.Min) || !frame.Contains(box.Max) {
			t.Fatalf("seed %d: %s leaves the frame: %v", seed, p.Request.ID, box)
		}
		for _, q := range placed[:i] {
			other := q.Request.Candidates[q.Choice].Box
			if overlap(box, other.Min, other.Max) {
				t.Fatalf("seed %d: %s lies on %s", seed, p.Request.ID, q.Request.ID)
			}
		}
		covered := 0.0
		for _, o := range obstacles {
			if overlap(box, o.Box.Min, o.Box.Max) {
				covered += o.Cost
			}
		}
		if math.IsInf(covered, 1) || !p.Request.Required && covered > dear+1e-3 {
			t.Fatalf("seed %d: %s covers what costs %g", seed, p.Request.ID, covered)
		}
	}
}

func TestPlaceWeighs(t *testing.T) {
	one := func(box orb.Bound, cost float64) Candidate { return Candidate{Box: box, Cost: cost} }
	first, second := around(100, 100, 40, 20), around(300, 100, 40, 20)
	request := Request{ID: "a", Candidates: []Candidate{one(first, 0), one(second, 1)}}
	required := Request{ID: "a", Required: true, Candidates: request.Candidates[:1]}
	tests := []struct {
		name      string
		obstacles []Obstacle
		requests  []Request
		want      []int // choice of each placed one
	}{
		{"nothing in the way", nil, []Request{request}, []int{0}},
		{"cheaper to cover", []Obstacle{{first, 0.9}}, []Request{request}, []int{0}},
		{"cheaper to move", []Obstacle{{first, 1.1}}, []Request{request}, []int{1}},
		{"many small ones add up", slices.Repeat([]Obstacle{{first, 0.3}}, 4), []Request{request}, []int{1}},
		{"never covered", []Obstacle{{first, math.Inf(1)}, {second, math.Inf(1)}}, []Request{request}, nil},
		{"too dear", []Obstacle{{first, 50}}, []Request{{ID: "a", Candidates: request.Candidates[:1]}}, nil},
		{"dear but required", []Obstacle{{first, 50}}, []Request{required}, []int{0}},
		{"never covered though required", []Obstacle{{first, math.Inf(1)}}, []Request{required}, nil},
		{"required but taken", nil, []Request{required, {ID: "b", Required: true, Candidates: required.Candidates}}, []int{0}},
		{"touching is free", []Obstacle{{around(140, 100, 40, 20), math.Inf(1)}}, []Request{request}, []int{0}},
		{"on a leader", nil, []Request{
			{ID: "0", Candidates: []Candidate{{Box: around(100, 200, 20, 10), Leader: []orb.Point{{100, 195}, {100, 20}}}}}, request,
		}, []int{0, 1}},
		{"a leader over a label", nil, []Request{{ID: "0", Candidates: []Candidate{one(first, 0)}}, {ID: "1", Candidates: []Candidate{
			{Box: around(100, 200, 20, 10), Leader: []orb.Point{{100, 195}, {100, 20}}}, one(second, 1),
		}}}, []int{0, 1}},
	}
	for _, test := range tests {
		var got []int
		for _, p := range Place(Page{Frame: frame, Obstacles: test.obstacles}, test.requests) {
			got = append(got, p.Choice)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: choices %v, want %v", test.name, got, test.want)
		}
	}
}

func TestPlaceByRank(t *testing.T) {
	box := []Candidate{{Box: around(100, 100, 40, 20)}}
	placed := Place(Page{Frame: frame}, []Request{
		{ID: "z", Priority: 2, Candidates: box}, {ID: "b", Priority: 1, Candidates: box}, {ID: "a", Priority: 1, Candidates: box},
	})
	if len(placed) != 1 || placed[0].Request.ID != "a" {
		t.Errorf("placed %v, want a alone", placed)
	}
}

// TestCandidates checks that no place covers the symbol, that leaders begin at
// the box and end at the point, and that places get dearer.
func TestCandidates(t *testing.T) {
	p := orb.Point{400, 250}
	const radius, w, h, gap = 9.0, 70.0, 22.0, 3.0
	symbol := orb.Bound{Min: p, Max: p}.Pad(radius - 1e-9)
	for name, list := range map[string][]Candidate{
		"around":  Around(p, radius, w, h, gap),
		"leading": Leading(p, radius, w, h),
	} {
		for i, c := range list {
			if overlap(c.Box, symbol.Min, symbol.Max) && !clearOf(c.Box, p, radius) {
				t.Errorf("%s: place %d covers the symbol", name, i)
			}
			if math.Abs(c.Box.Max[0]-c.Box.Min[0]-w)+math.Abs(c.Box.Max[1]-c.Box.Min[1]-h) > 1e-9 {
				t.Errorf("%s: place %d is %v", name, i, c.Box)
			}
			if i > 0 && c.Cost < list[i-1].Cost && len(c.Leader) == 0 {
				t.Errorf("%s: place %d is cheaper than the one before", name, i)
			}
			if !leads(c, p) {
				t.Errorf("%s: place %d has the leader %v from %v", name, i, c.Leader, c.Box)
			}
		}
	}
	if c := Inside(p, w, h)[0].Box.Center(); c != p {
		t.Errorf("the first place inside is around %v", c)
	}
	for i, c := range Leading(p, radius, w, h) {
		if len(c.Leader) == 0 {
			t.Errorf("place %d has no leader", i)
		}
	}
}

// leads tells whether a leader, if there is one, goes from the edge of its box to
// a point and not through the box.
func leads(c Candidate, p orb.Point) bool {
	n := len(c.Leader)
	inside := c.Box.Pad(-1e-9)
	return n == 0 || c.Leader[n-1] == p && c.Box.Pad(1e-9).Contains(c.Leader[0]) && !meets(c.Leader[0], p, inside.Min, inside.Max)
}

// clearOf tells whether a box stays out of a circle.
func clearOf(b orb.Bound, p orb.Point, radius float64) bool {
	near := orb.Point{min(max(p[0], b.Min[0]), b.Max[0]), min(max(p[1], b.Min[1]), b.Max[1])}
	return math.Hypot(near[0]-p[0], near[1]-p[1]) >= radius
}

func TestAroundFollowsImhof(t *testing.T) {
	p := orb.Point{400, 250}
	list := Around(p, 4, 60, 16, 3)
	for i, want := range []struct{ right, low float64 }{{1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {1, 0}, {-1, 0}, {0, -1}, {0, 1}} {
		c := list[i].Box.Center()
		if sign(c[0]-p[0]) != want.right || sign(c[1]-p[1]) != want.low {
			t.Errorf("place %d lies at %v from the point", i, orb.Point{c[0] - p[0], c[1] - p[1]})
		}
		if len(list[i].Leader) != 0 {
			t.Errorf("place %d needs a leader", i)
		}
	}
}

func sign(v float64) float64 {
	switch {
	case v > 1e-9:
		return 1
	case v < -1e-9:
		return -1
	}
	return 0
}

func BenchmarkPlace(b *testing.B) {
	for _, n := range []int{100, 1000} {
		obstacles, requests := crowd(rand.New(rand.NewPCG(1, 2)), n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Place(Page{Frame: frame, Obstacles: obstacles}, requests)
			}
		})
	}
}

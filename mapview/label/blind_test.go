package label

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// moved is a map seen from elsewhere: everything in it has moved.
func moved(obstacles []Obstacle, requests []Request, by orb.Point) ([]Obstacle, []Request) {
	box := func(b orb.Bound) orb.Bound {
		return orb.Bound{Min: orb.Point{b.Min[0] + by[0], b.Min[1] + by[1]}, Max: orb.Point{b.Max[0] + by[0], b.Max[1] + by[1]}}
	}
	obstacles, requests = append([]Obstacle(nil), obstacles...), append([]Request(nil), requests...)
	for i := range obstacles {
		obstacles[i].Box = box(obstacles[i].Box)
	}
	for i := range requests {
		list := append([]Candidate(nil), requests[i].Candidates...)
		for k := range list {
			list[k].Box = box(list[k].Box)
			line := make([]orb.Point, len(list[k].Leader))
			for n, p := range list[k].Leader {
				line[n] = orb.Point{p[0] + by[0], p[1] + by[1]}
			}
			list[k].Leader = line
		}
		requests[i].Candidates = list
	}
	return obstacles, requests
}

// TestBlindLabelsKeepTheirPlace: whatever the frame shows of a map and whatever
// furniture lies over it, a blind label stands where it always does or is left
// out; nothing is cut, covered or written twice.
func TestBlindLabelsKeepTheirPlace(t *testing.T) {
	furniture := []Obstacle{{around(60, 470, 120, 60), math.Inf(1)}, {around(770, 60, 40, 120), math.Inf(1)}}
	shown, leftOut := 0, 0
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 3))
		obstacles, requests := crowd(random, 60)
		for i := range requests {
			requests[i].Blind = true
		}
		first := Place(Page{Frame: frame, Obstacles: obstacles}, requests)
		want := places(first)
		by := orb.Point{math.Round(random.Float64()*400 - 200), math.Round(random.Float64()*400 - 200)}
		obstacles, requests = moved(obstacles, requests, by)
		placed := Place(Page{Frame: frame, Furniture: furniture, Obstacles: obstacles}, requests)
		check(t, seed, append(obstacles, furniture...), placed)
		for _, p := range placed {
			box, ok := want[p.Request.ID]
			if !ok {
				continue // it was outside
			}
			got := p.Request.Candidates[p.Choice].Box.Min
			if math.Abs(got[0]-box.Min[0]-by[0])+math.Abs(got[1]-box.Min[1]-by[1]) > 1e-6 {
				t.Fatalf("seed %d: moved by %v %s stands at %v, was at %v", seed, by, p.Request.ID, got, box.Min)
			}
			shown++
		}
		leftOut += len(first) - len(placed)
	}
	if shown < 2000 || leftOut == 0 {
		t.Errorf("%d labels stayed, %d more were left out than came: the test tests nothing", shown, leftOut)
	}
}

// TestAgain: a label that has to be shown goes elsewhere where its place is cut.
func TestAgain(t *testing.T) {
	cut, whole := Candidate{Box: around(0, 100, 40, 20)}, Candidate{Box: around(60, 100, 40, 20), Cost: 5}
	for _, test := range []struct {
		name  string
		again bool
		want  int
	}{{"left out", false, 0}, {"chosen again", true, 1}} {
		placed := Place(Page{Frame: frame}, []Request{{ID: "a", Blind: true, Again: test.again, Candidates: []Candidate{cut, whole}}})
		if len(placed) != test.want || test.want == 1 && placed[0].Choice != 1 {
			t.Errorf("%s: %v", test.name, placed)
		}
	}
}

// TestParts: a text along a curve covers its letters alone.
func TestParts(t *testing.T) {
	curved := Candidate{Box: around(100, 100, 100, 100), Parts: []orb.Bound{around(60, 60, 20, 20), around(140, 140, 20, 20)}}
	for _, test := range []struct {
		name string
		at   orb.Bound
		want int
	}{{"in the bend", around(140, 60, 20, 20), 2}, {"on a letter", around(65, 60, 20, 20), 1}} {
		placed := Place(Page{Frame: frame}, []Request{
			{ID: "a", Candidates: []Candidate{curved}}, {ID: "b", Candidates: []Candidate{{Box: test.at}}},
		})
		if len(placed) != test.want {
			t.Errorf("%s: %d labels are placed, want %d", test.name, len(placed), test.want)
		}
	}
}

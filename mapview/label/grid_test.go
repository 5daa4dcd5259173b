package label

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// TestGridFindsWhatTouches compares with looking at every box.
func TestGridFindsWhatTouches(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 4))
	box := func(size float64) orb.Bound {
		at := orb.Point{random.Float64()*1400 - 200, random.Float64()*900 - 150}
		return orb.Bound{Min: at, Max: orb.Point{at[0] + random.Float64()*size, at[1] + random.Float64()*size/3}}
	}
	frame := orb.Bound{Max: orb.Point{1000, 600}}
	boxes := make([]Obstacle, 400)
	for i := range boxes {
		boxes[i] = Obstacle{box(150), float64(i)}
	}
	boxes[0].Box = orb.Bound{Max: orb.Point{1000, 0}} // an edge
	boxes[1].Box = orb.Bound{Min: orb.Point{64, 64}, Max: orb.Point{64, 64}}
	g := NewGrid(frame, boxes)
	found := 0
	for range 1000 {
		b := box(300)
		var want, got []int
		for i := range boxes {
			if Touch(boxes[i].Box, b) {
				want = append(want, i)
			}
		}
		g.Search(b, func(o *Obstacle) bool {
			got = append(got, int(o.Cost))
			return true
		})
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("in %v the grid finds %v, there are %v", b, got, want)
		}
		found += len(got)
	}
	if found < 1000 {
		t.Errorf("only %d boxes found in all: the test tests nothing", found)
	}
	g.Search(frame, func(*Obstacle) bool { found = -1 - min(found, 0); return false })
	if found != -1 {
		t.Error("the search goes on after it was told to stop")
	}
}

func TestGridWithoutBoxes(t *testing.T) {
	NewGrid(orb.Bound{}, nil).Search(orb.Bound{Max: orb.Point{10, 10}}, func(*Obstacle) bool {
		t.Error("found a box where none is")
		return true
	})
}

// TestEmptyPage: on a page that has no room, or less than none, nothing is placed.
func TestEmptyPage(t *testing.T) {
	stands := orb.Bound{Max: orb.Point{40, 12}}
	for _, high := range []float64{0, -20, -80, -600} {
		on := Page{Frame: orb.Bound{Max: orb.Point{640, high}}, Obstacles: []Obstacle{{stands, 1}}, Furniture: []Obstacle{{stands, 1}}}
		for _, blind := range []bool{false, true} {
			if got := Place(on, []Request{{ID: "a", Required: true, Blind: blind, Candidates: []Candidate{{Box: stands}}}}); len(got) > 0 {
				t.Errorf("%g dp high: %d labels are placed", high, len(got))
			}
		}
	}
}

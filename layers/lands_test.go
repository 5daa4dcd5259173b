package layers

import (
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// TestSlicedRings: looking only at the edges at a point's height finds the same as
// looking at all, at corners and level with them, too.
func TestSlicedRings(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := 3; n < 60; n += 7 {
		var ring orb.Ring
		for range n {
			ring = append(ring, orb.Point{float64(r.IntN(20)), float64(r.IntN(20))})
		}
		ring = append(ring, ring[0])
		s := newSliced(ring)
		for range 2000 {
			p := orb.Point{float64(r.IntN(80)-20) / 2, float64(r.IntN(80)-20) / 2}
			if want := s.box.Contains(p) && crossings(ring, p)%2 == 1; s.contains(p) != want {
				t.Fatalf("%v in %v: %v", p, ring, !want)
			}
		}
	}
	flat := newSliced(orb.Ring{{0, 1}, {5, 1}, {0, 1}})
	if flat.contains(orb.Point{2, 1}) {
		t.Error("something lies inside a line")
	}
}

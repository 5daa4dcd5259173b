package layers

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// TestAround: the ring lies around the place with the radius to which it is known,
// all of it in the picture, and the map's own base is not drawn anew afterwards.
func TestAround(t *testing.T) {
	s := embeddedStack(t)
	main := regionFrame(t, s, "2022-09-16", 1200, 700)
	want := base(t, s, main)
	for _, test := range []struct {
		at     orb.Point
		metres float64
		radius float64 // dp; 0: as far as it is known
	}{{orb.Point{70.6, 39.86}, 500, 7}, {orb.Point{70.6, 39.86}, 50000, 0}, {orb.Point{69.62, 40.28}, 12000, 0}} {
		f := main
		f.Camera = Near(test.at, test.metres, 300, 140)
		got, err := s.Around(t.Context(), f, test.at, test.metres)
		if err != nil {
			t.Fatal(err)
		}
		box := scene.Bound(got.Ops[len(got.Ops)-1].(*scene.Path).Outline.Points)
		radius := test.radius
		if radius == 0 {
			radius = test.metres / 1000 * f.Camera.DPPerKm(test.at[1])
		}
		centre := box.Center()
		if math.Abs(centre[0]-150) > 0.5 || math.Abs(centre[1]-70) > 0.5 || math.Abs((box.Max[1]-box.Min[1])/2-radius) > 0.5 {
			t.Errorf("%v to %g m: the ring is %v, want a radius of %.1f", test.at, test.metres, box, radius)
		}
		if box.Min[1] < 0 || box.Max[1] > 140 {
			t.Errorf("%v to %g m: the ring is cut: %v", test.at, test.metres, box)
		}
	}
	if base(t, s, main) != want {
		t.Error("the picture of the map was forgotten")
	}
}

package camera

import (
	"testing"

	"github.com/paulmach/orb"
)

func TestExtent(t *testing.T) {
	small := New(orb.Point{72, 40}, 5, 200, 100)
	at := func(dx, dy, zoom, w, h float64) Camera {
		return New(small.Unproject(orb.Point{100 + dx, 50 + dy}), zoom, w, h)
	}
	box := func(x0, y0, x1, y1 float64) orb.Bound {
		return orb.Bound{Min: orb.Point{x0, y0}, Max: orb.Point{x1, y1}}
	}
	for _, test := range []struct {
		name string
		of   Camera
		want orb.Bound
		ok   bool
	}{
		{"in the middle", at(0, 0, 8, 800, 400), box(50, 25, 150, 75), true},
		{"cut at the left", at(-80, 0, 8, 800, 400), box(0, 25, 70, 75), true},
		{"too small to be seen", at(10, 20, 13, 256, 256), box(106, 66, 114, 74), true},
		{"beyond the right edge", at(160, 0, 8, 800, 400), orb.Bound{}, false},
		{"larger than all", at(0, 0, 5, 900, 900), orb.Bound{}, false},
		{"larger on one side", at(0, 0, 8, 8000, 400), box(0, 25, 200, 75), true},
	} {
		got, ok := small.Extent(test.of, 8)
		if ok != test.ok || !near(got.Min, test.want.Min, 1e-6) || !near(got.Max, test.want.Max, 1e-6) {
			t.Errorf("%s: %v %v, want %v %v", test.name, got, ok, test.want, test.ok)
		}
	}
}

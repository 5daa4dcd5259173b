package geodesy

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func dms(d, m, s float64) float64 { return d + m/60 + s/3600 }

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		what   string
		a, b   orb.Point
		metres float64
		within float64
	}{
		{
			"Flinders Peak to Buninyong, Geoscience Australia's test line, on GRS 80",
			orb.Point{dms(144, 25, 29.52440), -dms(37, 57, 3.72030)},
			orb.Point{dms(143, 55, 35.38390), -dms(37, 39, 10.15610)},
			54972.271, 0.001,
		},
		{"New York to London, an example of GeographicLib", orb.Point{-73.8, 40.6}, orb.Point{-0.5, 51.6}, 5551759.400, 0.001},
		{"the quadrant of a meridian", orb.Point{70, 0}, orb.Point{70, 90}, 10001965.729, 0.001},
		{"a degree of the equator", orb.Point{0, 0}, orb.Point{1, 0}, semiMajor * math.Pi / 180, 1e-6},
		{"over the date line", orb.Point{179.5, 0}, orb.Point{-179.5, 0}, semiMajor * math.Pi / 180, 1e-6},
		{"nowhere", orb.Point{70, 40}, orb.Point{70, 40}, 0, 0},
	} {
		for _, got := range []float64{Distance(c.a, c.b), Distance(c.b, c.a)} {
			if !(math.Abs(got-c.metres) <= c.within) {
				t.Errorf("%s: %.4f m, want %.4f", c.what, got, c.metres)
			}
		}
	}
	if got := Distance(orb.Point{0, 0.1}, orb.Point{179.7, 0.1}); math.Abs(got/19.98e6-1) > 0.005 { // over a pole, less than two quadrants
		t.Errorf("between nearly opposite points %g m, want about 19,980 km", got)
	}
}

// TestPerimeter is the example of GeographicLib's Planimeter: Antarctica.
func TestPerimeter(t *testing.T) {
	latLon := []orb.Point{
		{-63.1, -58},
		{-72.9, -74},
		{-71.9, -102},
		{-74.9, -102},
		{-74.3, -131},
		{-77.5, -163},
		{-77.4, 163},
		{-71.7, 172},
		{-65.9, 140},
		{-65.7, 113},
		{-66.6, 88},
		{-66.9, 59},
		{-69.8, 25},
		{-70.0, -4},
		{-71.0, -14},
		{-77.3, -33},
		{-77.9, -46},
		{-74.7, -61},
	}
	sum := 0.0
	for i, p := range latLon {
		q := latLon[(i+1)%len(latLon)]
		sum += Distance(orb.Point{p[1], p[0]}, orb.Point{q[1], q[0]})
	}
	if math.Abs(sum-16831067.893) > 0.002 {
		t.Errorf("%.3f m, want 16831067.893", sum)
	}
}

func TestPathLiesOnTheShortestWay(t *testing.T) {
	a, b := orb.Point{67.9, 39.0}, orb.Point{74.1, 41.05}
	line := Path(a, b, 25000)
	whole, sum := Distance(a, b), 0.0
	for i := 1; i < len(line); i++ {
		part := Distance(line[i-1], line[i])
		if part > 25000 {
			t.Errorf("part %d is %.1f m long", i, part)
		}
		sum += part
	}
	if line[0] != a || line[len(line)-1] != b || math.Abs(sum-whole) > 0.001 {
		t.Errorf("from %v to %v, %.4f m, want %.4f", line[0], line[len(line)-1], sum, whole)
	}
	if far := Path(orb.Point{0, 0.1}, orb.Point{179.7, 0.1}, 25000); len(far) != 2 {
		t.Errorf("between nearly opposite points there are %d points, want 2", len(far))
	}
}

func TestArea(t *testing.T) {
	const earth = 510065621724088.44 // m², GeographicLib's EllipsoidArea
	octant := Area([]orb.Point{{0, 0}, {90, 0}, {90, 90}, {0, 90}})
	if math.Abs(octant/(earth/8)-1) > 1e-9 {
		t.Errorf("an eighth of the earth has %.0f m², want %.0f", octant, earth/8)
	}
	for _, ring := range [][]orb.Point{nil, {{70, 40}}, {{70, 40}, {71, 40}}, {{70, 40}, {71, 40}, {70, 40}}} {
		if got := Area(ring); got > 1e-3 {
			t.Errorf("%v has %g m²", ring, got)
		}
	}
}

// TestAreaOfShortestWays: the sides of a square between parallels bow towards the
// pole. Finer parts must not change the area by more than is promised.
func TestAreaOfShortestWays(t *testing.T) {
	ring := []orb.Point{{70, 40}, {71.17, 40}, {71.17, 40.9}, {70, 40.9}}
	got := Area(ring)
	var fine []orb.Point
	for i, a := range ring {
		line := Path(a, ring[(i+1)%len(ring)], 100)
		fine = append(fine, line[:len(line)-1]...)
	}
	if want := Area(fine); math.Abs(got/want-1) > 1e-5 {
		t.Errorf("%.0f m², with finer parts %.0f", got, want)
	}
	reversed := []orb.Point{ring[3], ring[2], ring[1], ring[0]}
	if back := Area(reversed); math.Abs(back/got-1) > 1e-12 {
		t.Errorf("the other way round %.0f m², not %.0f", back, got)
	}
	// By the sphere of EPSG:3857's radius the area differs by the flattening alone.
	r := math.Pi / 180 * semiMajor
	sphere := 1.17 * r * semiMajor * (math.Sin(radians(40.9)) - math.Sin(radians(40)))
	if math.Abs(got/sphere-1) > 0.005 {
		t.Errorf("%.0f m², on a sphere %.0f", got, sphere)
	}
}

package topology

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLengthKm(t *testing.T) {
	for name, c := range map[string]struct {
		line []Point
		want float64
	}{
		// Degrees of latitude and longitude on WGS 84 from the tables of NIMA TR8350.2.
		"a degree north at 45": {[]Point{At(70, 44.5), At(70, 45.5)}, 111.1317},
		"a degree north at 0":  {[]Point{At(70, -0.5), At(70, 0.5)}, 110.5743},
		"a degree east at 0":   {[]Point{At(70, 0), At(71, 0)}, 111.3195},
		"nothing":              {[]Point{At(70, 40), At(70, 40)}, 0},
	} {
		if got := LengthKm(c.line); math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%s: %.4f km, want %.4f", name, got, c.want)
		}
	}
	var parallel []Point // in small steps, a degree east at 45 is that of the parallel
	for i := range 101 {
		parallel = append(parallel, At(70+float64(i)/100, 45))
	}
	if got := LengthKm(parallel); math.Abs(got-78.8468) > 0.0005 {
		t.Errorf("a degree of the parallel at 45: %.4f km, want 78.8468", got)
	}
}

func TestAreaKm2(t *testing.T) {
	world := []Point{At(-180, -90), At(180, -90), At(180, 90), At(-180, 90)}
	const ellipsoid = 510065621.724 // km², WGS 84
	if got := AreaKm2(world); math.Abs(got/ellipsoid-1) > 1e-10 {
		t.Errorf("the ellipsoid has %.3f km², want %.3f", got, ellipsoid)
	}
	if got := AreaKm2(reversed(world)); got >= 0 {
		t.Errorf("clockwise it has %.3f km², want a negative area", got)
	}
}

func TestSimplify(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		line := []Point{{7000000, 4000000}}
		for range 3 + r.IntN(60) {
			last := line[len(line)-1]
			line = append(line, Point{last.X + int32(r.IntN(200)-80), last.Y + int32(r.IntN(200)-100)})
		}
		if r.IntN(2) == 0 {
			line = append(line, line[0])
		}
		tolerance := 20 + 400*r.Float64()
		checkSimple(t, line, Simplify(line, func(Point) float64 { return tolerance }), tolerance)
	}
}

// checkSimple: the ends stay, the vertices are some of the line's, and none that
// was dropped is further away than the tolerance.
func checkSimple(t *testing.T, line, simple []Point, tolerance float64) {
	t.Helper()
	if simple[0] != line[0] || simple[len(simple)-1] != line[len(line)-1] {
		t.Fatalf("the ends moved: %v to %v", line, simple)
	}
	if line[0] == line[len(line)-1] && len(simple) < 4 {
		t.Fatalf("a ring became %v", simple)
	}
	for _, p := range line {
		best := math.Inf(1)
		for i := 1; i < len(simple); i++ {
			_, d := nearest(p, simple[i-1], simple[i])
			best = min(best, d)
		}
		if best > tolerance*1.001 {
			t.Fatalf("%v is %.1f m off, tolerance %.1f", p, best, tolerance)
		}
	}
	for _, p := range simple {
		if !slices.Contains(line, p) {
			t.Fatalf("%v is no vertex of the line", p)
		}
	}
}

func TestSimplifyShort(t *testing.T) {
	wide := func(Point) float64 { return 1e6 }
	if got := Simplify(path(0, 0, 1, 1), wide); len(got) != 2 {
		t.Errorf("two points became %v", got)
	}
	if got := Simplify(path(0, 0, 1, 5, 2, 0), wide); len(got) != 2 {
		t.Errorf("within the tolerance, a line is its ends, not %v", got)
	}
	if got := Simplify(path(0, 0, 5, 0, 9, 1, 5, 5, 0, 0), wide); len(got) != 4 {
		t.Errorf("a ring is three points and the first again, not %v", got)
	}
}

func TestPole(t *testing.T) {
	square := box(0, 0, 10, 10)
	for name, c := range map[string]struct {
		rings  [][]Point
		want   Point
		within int32
	}{
		"square":         {[][]Point{square}, at(5, 5), 2000},
		"with a hole":    {[][]Point{square, reversed(box(0, 0, 6, 6))}, Point{76569, 76569}, 1000},
		"corner of an L": {[][]Point{path(0, 0, 20, 0, 20, 4, 8, 4, 8, 20, 0, 20)}, Point{45000, 45000}, 10000},
	} {
		got := Pole(c.rings)
		if d := max(got.X-c.want.X, c.want.X-got.X, got.Y-c.want.Y, c.want.Y-got.Y); d > c.within {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestPolyline is the example of Google's description, whose latitudes come first.
func TestPolyline(t *testing.T) {
	line := []Point{{3850000, -12020000}, {4070000, -12095000}, {4325200, -12645300}}
	if got, want := Polyline(line), "_p~iF~ps|U_ulLnnqC_mqNvxq`@"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestDegrees(t *testing.T) {
	if lon, lat := At(70.58012, 39.85125).Degrees(); lon != 70.58012 || lat != 39.85125 {
		t.Errorf("%v, %v came back", lon, lat)
	}
}

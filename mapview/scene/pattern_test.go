package scene

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// pairs are the lines of a hatch.
func pairs(t *testing.T, o Outline) [][2]orb.Point {
	t.Helper()
	var list [][2]orb.Point
	for i, v := range o.Verbs {
		if v != []Verb{MoveTo, LineTo}[i%2] {
			t.Fatalf("step %d of a hatch is %d", i, v)
		}
		if i%2 == 1 {
			list = append(list, [2]orb.Point{o.Points[i-1], o.Points[i]})
		}
	}
	return list
}

func TestHatch(t *testing.T) {
	square := []orb.Point{{0, 0}, {30, 0}, {30, 30}, {0, 30}}
	hole := []orb.Point{{10, 10}, {10, 20}, {20, 20}, {20, 10}}
	got := pairs(t, Hatch([][]orb.Point{square, hole}, 0, 10, orb.Point{0, 5}, frame))
	want := [][2]orb.Point{
		{{0, 5}, {30, 5}}, {{0, 15}, {10, 15}}, {{20, 15}, {30, 15}}, {{0, 25}, {30, 25}},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if o := Hatch([][]orb.Point{square}, 0, 0, orb.Point{}, frame); !o.Empty() {
		t.Error("lines at no distance")
	}
}

// TestHatchOnRandomAreas checks every line: on its grid, inside right up to both
// ends, in the frame; and that nothing of the grid is left out.
func TestHatchOnRandomAreas(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		ring := star(random)
		before := slices.Clone(ring)
		angle, step := random.Float64()*math.Pi*2, 2+random.Float64()*8
		origin := orb.Point{random.Float64() * 1000, random.Float64() * 1000}
		sin, cos := math.Sincos(angle)
		total := 0.0
		for _, line := range pairs(t, Hatch([][]orb.Point{ring}, angle, step, origin, frame)) {
			a, b := line[0], line[1]
			total += planar.Distance(a, b)
			for _, p := range line {
				k := turned(p, origin, sin, cos)[1] / step
				if math.Abs(k-math.Round(k)) > 1e-9 {
					t.Fatalf("a line runs at %g steps from the origin", k)
				}
			}
			for _, f := range []float64{0.001, 0.5, 0.999} {
				p := between(a, b, f)
				inside := planar.RingContains(closed(ring), p) || planar.DistanceFrom(orb.LineString(closed(ring)), p) < 1e-9
				if !inside || !frame.Pad(1e-9).Contains(p) {
					t.Fatalf("%v lies outside", p)
				}
			}
		}
		clipped := ClipRing(ring, frame)
		if len(clipped) == 0 {
			continue
		}
		area := math.Abs(planar.Area(closed(clipped)))
		if math.Abs(total*step-area) > 0.1*area+8*step*step {
			t.Fatalf("lines of %g dp at steps of %g cover an area of %g", total, step, area)
		}
		if !slices.Equal(ring, before) {
			t.Fatal("the input is changed")
		}
	}
}

func TestPatternsStayOnTheLand(t *testing.T) {
	ring := []orb.Point{{10, 10}, {60, 14}, {50, 44}, {20, 40}}
	moved := make([]orb.Point, len(ring))
	by := orb.Point{17.3, 5.9}
	for i, p := range ring {
		moved[i] = orb.Point{p[0] + by[0], p[1] + by[1]}
	}
	for name, draw := range map[string]func(ring []orb.Point, origin orb.Point) Outline{
		"hatch": func(r []orb.Point, o orb.Point) Outline { return Hatch([][]orb.Point{r}, 0.7, 5, o, frame) },
		"grid":  func(r []orb.Point, o orb.Point) Outline { return Grid([][]orb.Point{r}, 5, o, frame) },
		"dots":  func(r []orb.Point, o orb.Point) Outline { return Dots([][]orb.Point{r}, 5, 1, o, frame) },
	} {
		before, after := draw(ring, orb.Point{3, 4}), draw(moved, orb.Point{3 + by[0], 4 + by[1]})
		if before.Empty() || len(before.Points) != len(after.Points) {
			t.Errorf("%s: %d points, after the move %d", name, len(before.Points), len(after.Points))
			continue
		}
		for i, p := range before.Points {
			if planar.Distance(orb.Point{p[0] + by[0], p[1] + by[1]}, after.Points[i]) > 1e-9 {
				t.Errorf("%s: point %d was at %v, is at %v", name, i, p, after.Points[i])
				break
			}
		}
	}
}

// TestDots finds each disc inside, whole, and none missing.
func TestDots(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	found := 0
	for range 100 {
		ring := star(random)
		o := Dots([][]orb.Point{ring}, 6, 1.5, orb.Point{2, 3}, frame)
		got := map[orb.Point]bool{}
		const points = 13 // of a circle
		for i := 0; i < len(o.Points); i += points {
			b := orb.MultiPoint(o.Points[i : i+points]).Bound()
			c := b.Center()
			if math.Abs(b.Max[0]-b.Min[0]-3) > 1e-9 || math.Abs(b.Max[1]-b.Min[1]-3) > 1e-9 {
				t.Fatalf("a disc covers %v", b)
			}
			got[orb.Point{math.Round(c[0]), math.Round(c[1])}] = true
		}
		want := 0
		for row := -20; row < 30; row++ {
			for column := -20; column < 30; column++ {
				p := orb.Point{2 + float64(column)*6 + float64(row&1)*3, 3 + float64(row)*6}
				if frame.Contains(p) && planar.RingContains(closed(ring), p) {
					want++
					if !got[p] {
						t.Fatalf("no disc at %v", p)
					}
				}
			}
		}
		if len(got) != want {
			t.Fatalf("%d discs, want %d", len(got), want)
		}
		found += want
	}
	if found < 1000 {
		t.Errorf("only %d discs", found)
	}
}

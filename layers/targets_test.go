package layers

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

func titles(marks []Mark) string {
	var list []string
	for _, m := range marks {
		list = append(list, m.Title)
	}
	return fmt.Sprint(list)
}

func target(title, layer string, x, y, w, h float64) Mark {
	at := orb.Point{x, y}
	return Mark{Title: title, Layer: layer, At: at, Box: boxAround(at, w, h)}
}

func TestTargets(t *testing.T) {
	c := camera.New(orb.Point{70.8, 40}, 8, 400, 300)
	targets := NewTargets([]Mark{
		target("area", "exclaves", 50, 50, 60, 60),
		target("town", "places", 52, 50, 6, 6),
		target("left", "clashes", 50, 50, 10, 10),
		target("right", "clashes", 62, 50, 10, 10),
		target("far", "clashes", 200, 50, 10, 10),
	}, c)
	for _, k := range []struct {
		x, y          float64
		hits, choices string
	}{
		{50, 50, "[left right town area]", "[left town]"}, // right is near, but not under the pointer
		{63, 50, "[right left town area]", "[right]"},     // what lies all around is pointed at beside it
		{50, 63, "[left area]", "[left]"},                 // the topmost within 8 dp, not what is right there
		{50, 75, "[area]", "[area]"},                      // far from all others
		{200 + 5 + 8, 50, "[far]", "[far]"},               // the reach
		{200 + 5 + 8.1, 50, "[]", "[]"},                   // beyond
	} {
		at := orb.Point{k.x, k.y}
		hits := targets.Hit(c, at)
		if got := titles(hits); got != k.hits {
			t.Errorf("at %v: %s, want %s", at, got, k.hits)
		}
		if got := titles(Choices(hits, at)); got != k.choices {
			t.Errorf("at %v: %s to choose from, want %s", at, got, k.choices)
		}
	}
}

// TestTargetsFindWhatASearchOfAllFinds: in the picture's own view, in one that has
// been panned and in others that are zoomed.
func TestTargetsFindWhatASearchOfAllFinds(t *testing.T) {
	drawn := camera.New(orb.Point{70.8, 40}, 8, 800, 600)
	r := rand.New(rand.NewPCG(1, 2))
	var marks []Mark
	for i := range 500 {
		m := target(fmt.Sprint(i), fmt.Sprint("layer", i/250), r.Float64()*800, r.Float64()*600, 2+r.Float64()*30, 2+r.Float64()*30)
		m.Box = boxAround(orb.Point{m.At[0] + r.Float64()*20, m.At[1] - r.Float64()*20}, m.Box.Max[0]-m.Box.Min[0], 10) // beside its place
		marks = append(marks, m)
	}
	targets := NewTargets(marks, drawn)
	found := 0
	for _, view := range []camera.Camera{drawn, drawn.PanBy(120, -33), drawn.ZoomAround(orb.Point{300, 200}, 1.3), drawn.ZoomAround(orb.Point{300, 200}, -0.7)} {
		for range 200 {
			at := orb.Point{r.Float64() * 800, r.Float64() * 600}
			var want, got []string
			for _, m := range marks {
				if outside(moved(m, drawn, view).Box, at) <= HitRadius {
					want = append(want, m.Title)
				}
			}
			for _, m := range targets.Hit(view, at) {
				got = append(got, m.Title)
			}
			found += len(got)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("at %v of zoom %g: %v, want %v", at, view.Zoom(), got, want)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d marks were found: the test says nothing", found)
	}
}

func BenchmarkTargets(b *testing.B) {
	c := camera.New(orb.Point{70.8, 40}, 8, 1920, 1080)
	r := rand.New(rand.NewPCG(1, 2))
	marks := make([]Mark, 100_000)
	for i := range marks {
		marks[i] = target("", "clashes", r.Float64()*1920, math.Mod(float64(i), 1080), 4, 4)
	}
	targets := NewTargets(marks, c)
	b.Run("hit", func(b *testing.B) {
		for b.Loop() {
			targets.Hit(c, orb.Point{960, 540})
		}
	})
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			NewTargets(marks, c)
		}
	})
}

package timeline

import (
	"math/rand/v2"
	"testing"
)

// TestPile: bars of one level never touch, each has a level that is free where it
// begins, and no level is left empty below it.
func TestPile(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 3))
		bars := make([]Brick, 1+r.IntN(60))
		for i := range bars {
			from := float64(r.IntN(200))
			bars[i] = Brick{Event: i, From: from, To: from + brickLeast + float64(r.IntN(80))}
		}
		pile(bars)
		for i, b := range bars {
			taken := map[int]bool{}
			for _, o := range bars[:i] {
				if o.From < b.To && b.From < o.To {
					if o.Level == b.Level {
						t.Fatalf("seed %d: %+v and %+v lie on each other", seed, o, b)
					}
					taken[o.Level] = true
				}
			}
			for level := range b.Level {
				if !taken[level] {
					t.Fatalf("seed %d: %+v lies over an empty level %d", seed, b, level)
				}
			}
		}
	}
}

// BenchmarkPile: many bars over one month.
func BenchmarkPile(b *testing.B) {
	bars := make([]Brick, 10_000)
	for b.Loop() {
		for i := range bars {
			bars[i] = Brick{Event: i, From: float64(i % 7), To: float64(i%7) + 30}
		}
		pile(bars)
	}
}

// TestAYearDoesNotFollowADay closely: "15 Jan" and "2023" would be read as one date.
func TestAYearDoesNotFollowADay(t *testing.T) {
	write, measure := axisWords()
	for seed := range uint64(60) {
		for _, a := range axes(seed) {
			ticks := a.Ticks(write, measure)
			for i, tick := range ticks[1:] {
				before := ticks[i]
				if tick.Unit >= ByYear && before.Unit < ByYear && !before.End && tick.From-before.To < yearGap-1e-9 {
					t.Fatalf("seed %d: %q stands %g dp before %q", seed, before.Label, tick.From-before.To, tick.Label)
				}
			}
		}
	}
}

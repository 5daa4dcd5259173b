package scene

import (
	"testing"

	"github.com/paulmach/orb"
)

func TestAlign(t *testing.T) {
	clip := orb.Bound{Min: orb.Point{0.2, 0.3}, Max: orb.Point{9.8, 9.3}}
	var line Outline
	line.MoveTo(0.3, 0.3)
	line.LineTo(5.3, 5.3)
	before := []Op{&Group{ID: "g", Clip: &clip, Ops: []Op{
		&Text{At: orb.Point{1.3, 2.8}},
		&Text{At: orb.Point{1.3, 2.8}, Angle: 1},
		&Sprite{At: orb.Point{-1.3, 2.2}, Symbol: &Symbol{}},
		&Path{Outline: line},
	}}}
	for pixels, want := range map[float64][4]orb.Point{
		1: {{0, 0}, {10, 9}, {1, 3}, {-1, 2}},
		2: {{0, 0.5}, {10, 9.5}, {1.5, 3}, {-1.5, 2}},
	} {
		g := Align(before, pixels)[0].(*Group)
		if got := [4]orb.Point{g.Clip.Min, g.Clip.Max, g.Ops[0].(*Text).At, g.Ops[2].(*Sprite).At}; got != want {
			t.Errorf("at %g pixels: %v, want %v", pixels, got, want)
		}
		if got := g.Ops[1].(*Text).At; got != (orb.Point{1.3, 2.8}) {
			t.Errorf("a turned text stands at %v", got)
		}
		if g.Ops[3] != before[0].(*Group).Ops[3] {
			t.Error("a path is not the same")
		}
	}
	if g := before[0].(*Group); g.Ops[0].(*Text).At != (orb.Point{1.3, 2.8}) || *g.Clip != (orb.Bound{Min: orb.Point{0.2, 0.3}, Max: orb.Point{9.8, 9.3}}) {
		t.Error("what was given is changed")
	}
}

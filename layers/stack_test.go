package layers

import (
	"context"
	"slices"
	"testing"

	"borderatlas/mapview/scene"
)

// flat lists what is in groups, too.
func flat(ops []scene.Op) []scene.Op {
	var list []scene.Op
	for _, op := range ops {
		if g, ok := op.(*scene.Group); ok {
			list = append(list, flat(g.Ops)...)
		} else {
			list = append(list, op)
		}
	}
	return list
}

// TestDrawnInParts: the parts of a picture are all of it, each primitive once and in
// its order, whether the base is drawn anew or remembered.
func TestDrawnInParts(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 1920, 1080)
	for _, base := range []string{"new", "remembered"} {
		var parts []*scene.Scene
		whole, err := s.Draw(context.Background(), f, func(part *scene.Scene) { parts = append(parts, part) })
		if err != nil {
			t.Fatal(err)
		}
		if len(parts) != 2 || parts[0].Background != f.Theme.Paper || parts[1].Background.A != 0 {
			t.Fatalf("base %s: %d parts, the lowest has to have the ground alone", base, len(parts))
		}
		if len(parts[0].Ops) == 0 || len(parts[1].Ops) == 0 {
			t.Errorf("base %s: %d and %d primitives", base, len(parts[0].Ops), len(parts[1].Ops))
		}
		if got := slices.Concat(parts[0].Ops, flat(parts[1].Ops)); !slices.Equal(got, flat(whole.Scene.Ops)) {
			t.Errorf("base %s: the parts differ from the whole", base)
		}
	}
}

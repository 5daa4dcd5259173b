package layers

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// With a margin round what is seen, tags stand at the edge of what is seen, and
// fewer labels are cut by that edge than without knowing of it.
func TestWindowInsidePicture(t *testing.T) {
	stack := embeddedStack(t)
	const margin = 200.0
	f := regionFrame(t, stack, "2022-09-16", 700, 520)
	w, h := f.Camera.Size()
	seen := orb.Bound{Min: orb.Point{margin, margin}, Max: orb.Point{w + margin, h + margin}}
	f.Camera = f.Camera.WithSize(w+2*margin, h+2*margin)
	blind := cut(t, stack, f, seen)
	f.Window = seen
	aware := cut(t, stack, f, seen)
	if aware >= blind {
		t.Errorf("%d labels are cut by the edge of what is seen, %d without knowing of it", aware, blind)
	}
	tags := 0
	for _, l := range whole(t, stack, f).Labels {
		if strings.HasPrefix(l.ID, "tag/") {
			tags++
			if !within(seen, l.Box) {
				t.Errorf("the tag %s at %v is not seen: the window is %v", l.ID, l.Box, seen)
			}
		}
	}
	if tags == 0 {
		t.Error("no event of the day outside the view has a tag")
	}
}

// cut counts the labels that an edge runs through.
func cut(t *testing.T, s *Stack, f Frame, edge orb.Bound) int {
	t.Helper()
	n := 0
	for _, l := range whole(t, s, f).Labels {
		if l.Box.Intersects(edge) && !within(edge, l.Box) {
			n++
		}
	}
	return n
}

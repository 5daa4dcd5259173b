package layers

import (
	"slices"
	"testing"

	"borderatlas/mapview/scene"
)

// TestTheOtherLineIsDotted, on the map as in the legend: nothing of the pieces around
// it is drawn along it or over it.
func TestTheOtherLineIsDotted(t *testing.T) {
	s := embeddedStack(t)
	for _, date := range []string{"2022-09-16", "2025-03-13"} {
		f := regionFrame(t, s, date, 1366, 768)
		f.Visible = NewSet("changes")
		dots, pieces := 0, 0
		want := otherLineStroke(f.Theme)
		eachOp(base(t, s, f).ground.Ops, func(op scene.Op) {
			path, ok := op.(*scene.Path)
			switch {
			case !ok:
			case path.Stroke.Color == want.Color && slices.Equal(path.Stroke.Dash, want.Dash):
				dots++
			case dots > 0:
				t.Errorf("%s: something is drawn over the dots", date)
			case path.Fill.A > 0:
				pieces++
				if path.Stroke.Width > 0 {
					t.Errorf("%s: a piece has an outline of its own", date)
				}
			}
		})
		if dots == 0 || pieces == 0 {
			t.Errorf("%s: %d lines and %d pieces", date, dots, pieces)
		}
	}
}

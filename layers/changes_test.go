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

// TestMovedPiecesOfBothDirections: every piece between Kyrgyzstan and Tajikistan that
// is in view is filled, whichever side it is mapped on now.
func TestMovedPiecesOfBothDirections(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2025-03-13", 1366, 768)
	f.Visible = NewSet("changes")
	want := map[Side]int{}
	for _, p := range s.Data().Atlas.Changes {
		ours := map[string]bool{p.From: true, p.To: true}
		if ours["KG"] && ours["TJ"] && rings(f.Camera, p.Shape) != nil {
			want[SideOf(p.To)]++
		}
	}
	if want[SideOf("KG")] == 0 || want[SideOf("TJ")] == 0 {
		t.Fatalf("pieces in view by the side that they are mapped on: %v", want)
	}
	got := 0
	eachOp(base(t, s, f).ground.Ops, func(op scene.Op) {
		if path, ok := op.(*scene.Path); ok && path.Fill == Alpha(f.Theme.Moved, 0.16) {
			got++
		}
	})
	if sum := want[SideOf("KG")] + want[SideOf("TJ")]; got != sum {
		t.Errorf("%d pieces are drawn, want %d: %v", got, sum, want)
	}
}

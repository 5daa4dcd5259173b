package window

import (
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"borderatlas/app/export"
	"borderatlas/app/model"
)

// TestFrameIsWhatYouGet: in every layout and in wide and tall sizes, the map of the
// picture ends where the frame does, within half a percent of it.
func TestFrameIsWhatYouGet(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.LookAt{Position: orb.Point{70.5, 39.9}})
	w.stage.SetCamera(w.model.State().Camera.WithZoom(9))
	w.looked()
	for _, layout := range export.Layouts {
		for _, preset := range []string{"slide", "a4-portrait", "square"} {
			c := firstChoices
			c.Layout, c.Preset, c.Folder = string(layout), preset, t.TempDir()
			d := w.imageDialog(c, "")
			d.changed()
			w.startFrame(d)
			settle(w)
			want := w.framed()
			pressKey(w, fyne.KeyReturn)
			if w.frame.on() || w.modal == nil {
				t.Fatal("return does not lead to the dialog")
			}
			settle(w)
			got := export.View(w.content.Stack, d.spec).Bounds()
			width := want.Max[0] - want.Min[0]
			for i, edge := range []float64{got.Min[0] - want.Min[0], got.Min[1] - want.Min[1], want.Max[0] - got.Max[0], want.Max[1] - got.Max[1]} {
				if edge > 0.005*width || edge < -0.02*width {
					t.Errorf("%s, %s: edge %d of the picture is %.2f %% of the width inside of the frame", layout, preset, i, edge/width*100)
				}
			}
			w.closeModal()
		}
	}
}

// TestFrameFollowsTheMap: moving the map under the frame changes what is framed,
// and escape leaves without a picture.
func TestFrameFollowsTheMap(t *testing.T) {
	w := opened(t, 1366, 768)
	w.startFrameAnew()
	settle(w)
	before := w.framed()
	shape := func(b orb.Bound) float64 { return (b.Max[0] - b.Min[0]) / (b.Max[1] - b.Min[1]) }
	w.stage.SetCamera(w.stage.Camera().PanBy(100, 0))
	w.looked()
	after := w.framed()
	if math.Abs(after.Min[0]-before.Min[0]) < 0.1 || math.Abs(shape(after)-shape(before)) > 0.01 {
		t.Errorf("framed is %v, then %v", before, after)
	}
	dimmed := slices.Contains(w.frame.root.Objects, fyne.CanvasObject(w.frame.dims[0]))
	pressKey(w, fyne.KeyEscape)
	if !dimmed || w.frame.on() || len(w.frame.root.Objects) > 0 || w.modal != nil {
		t.Error("escape does not take the frame away")
	}
}

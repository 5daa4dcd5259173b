package layers

import (
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// insetTexts are the names that an inset writes, with their boxes.
func insetTexts(n Inset) map[string]orb.Bound {
	boxes := map[string]orb.Bound{}
	for _, op := range n.Scene.Ops {
		if t, ok := op.(*scene.Text); ok {
			boxes[t.Run.Text] = t.Bound()
		}
	}
	return boxes
}

// TestInset: in every language and size the three names lie inside, on no other
// and not on the region, where the frame is.
func TestInset(t *testing.T) {
	s := embeddedStack(t)
	for _, lang := range []string{"en", "ru"} {
		for _, size := range [][2]float64{{200, 126}, {230, 145}, {320, 200}} {
			f := regionFrame(t, s, "2022-09-16", 100, 100)
			f.Lang, f.Text = lang, readMessages(t, lang).text
			n := s.Inset(f, size[0], size[1])
			texts := insetTexts(n)
			if len(texts) != 3 {
				t.Fatalf("%s: the names are %v", lang, texts)
			}
			region, ok := n.Camera.Extent(camera.Fit(Region, 1200, 700, 0), 0)
			if !ok {
				t.Fatal("the region does not lie in the inset")
			}
			for name, box := range texts {
				if box.Min[0] < 0 || box.Min[1] < 0 || box.Max[0] > size[0] || box.Max[1] > size[1] {
					t.Errorf("%s %v: %s is cut: %v", lang, size, name, box)
				}
				if box.Intersects(region) {
					t.Errorf("%s %v: %s at %v lies on the region at %v", lang, size, name, box, region)
				}
				for other, b := range texts {
					if other != name && box.Intersects(b) {
						t.Errorf("%s %v: %s lies on %s", lang, size, name, other)
					}
				}
			}
		}
	}
}

// TestInsetFollowsDayAndView: the line has the look of its day, and the frame is
// where the view is.
func TestInsetFollowsDayAndView(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 100, 100)
	before := s.Inset(f, 230, 145)
	f.At = chronicle.Position{Day: day(t, "2025-03-13")}
	if after := s.Inset(f, 230, 145); dumpOf(t, &Picture{Scene: after.Scene}) == dumpOf(t, &Picture{Scene: before.Scene}) {
		t.Error("after the treaty the inset is as it was before")
	}
	view := camera.Fit(Region, 1200, 700, 0)
	framed := before.Framed(view, Light.Accent)
	if len(framed.Ops) != len(before.Scene.Ops)+1 {
		t.Fatalf("a frame adds %d primitives", len(framed.Ops)-len(before.Scene.Ops))
	}
	want, _ := before.Camera.Extent(view, leastView)
	if got := scene.Bound(framed.Ops[len(framed.Ops)-1].(*scene.Path).Outline.Points); got != want {
		t.Errorf("the frame is %v, the view lies at %v", got, want)
	}
	if all := before.Framed(camera.New(orb.Point{72, 40}, 4, 4000, 3000), Light.Accent); len(all.Ops) != len(before.Scene.Ops) {
		t.Error("a view of more than the inset has a frame")
	}
}

// TestNoFrameStrikesANameThrough: in the smallest locator of a page, around a tall
// map of the region and a wide one.
func TestNoFrameStrikesANameThrough(t *testing.T) {
	s := embeddedStack(t)
	for _, lang := range []string{"en", "ru"} {
		for _, view := range [][2]float64{{672, 617}, {726, 588}, {1232, 415}, {1366, 768}} {
			f := regionFrame(t, s, "2022-09-16", 100, 100)
			f.Lang, f.Text = lang, readMessages(t, lang).text
			n := s.Inset(f, 176, 176/1.75)
			c := camera.Fit(Region, view[0], view[1], 12)
			frame, ok := n.Camera.Extent(c, leastView)
			if !ok {
				t.Fatal("the region does not lie in the inset")
			}
			n.Scene = n.Framed(c, Light.Accent)
			for name, box := range insetTexts(n) {
				box.Min[1] += 3 // a line begins above its capitals
				if box.Pad(-0.01).Intersects(frame) || box.Min[1] < 0 || box.Max[1] > n.Scene.H {
					t.Errorf("%s %v: %s at %v lies on the frame %v", lang, view, name, box, frame)
				}
			}
		}
	}
}

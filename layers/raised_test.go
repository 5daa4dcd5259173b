package layers

import (
	"fmt"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// smallMaps are the maps of pages and windows on small screens, in dp.
var smallMaps = [][2]float64{{580, 360}, {580, 536}, {672, 617}, {726, 588}, {960, 480}, {1232, 415}}

// TestNothingTranslucentCoversAName: circles, soft areas and their like lie below
// the names, each of which is written once.
func TestNothingTranslucentCoversAName(t *testing.T) {
	s := embeddedStack(t)
	raised := 0
	for _, size := range smallMaps {
		for _, date := range []string{"2021-04-28", "2021-04-30", "2022-09-14", "2022-09-16"} {
			f := regionFrame(t, s, date, size[0], size[1])
			p, below := whole(t, s, f), base(t, s, f)
			times := map[string]int{}
			eachOp(p.Scene.Ops, func(op scene.Op) {
				if text, ok := op.(*scene.Text); ok {
					times[fmt.Sprint(text.At, text.Run.Text, text.Fill)]++
				}
			})
			for _, w := range below.written {
				for _, op := range w.ops {
					text := op.(*scene.Text)
					if n := times[fmt.Sprint(text.At, text.Run.Text, text.Fill)]; n != 1 {
						t.Errorf("%v %s: %q is written %d times", size, date, text.Run.Text, n)
					}
				}
				if by, ok := washedBy(p.Scene, w); ok {
					t.Errorf("%v %s: the name at %v of %s lies under something at %v", size, date, w.boxes[0], w.layer, by)
				}
			}
			if events, err := s.Build(t.Context(), Events, f); err == nil {
				raised += len(events.raised)
			}
		}
	}
	if raised < 50 {
		t.Errorf("only %d lines of names are raised: the frames show too little", raised)
	}
}

// washedBy finds something translucent that is drawn after a name and touches it.
func washedBy(s *scene.Scene, w written) (by orb.Bound, found bool) {
	last := w.ops[len(w.ops)-1]
	drawn := false
	eachOp(s.Ops, func(op scene.Op) {
		drawn = drawn || op == last
		path, ok := op.(*scene.Path)
		if !ok || !drawn || path.Fill.A == 0 || path.Fill.A == 255 {
			return
		}
		for _, b := range path.Outline.Bounds() {
			if touchesAny(b, w.boxes) {
				by, found = b, true
			}
		}
	})
	return by, found || !drawn
}

// TestNoNameIsReadInPart: what a mark, a pill or a tag leaves of a name in a file would
// be read as another name.
func TestNoNameIsReadInPart(t *testing.T) {
	names, hidden := 0, 0
	crowdedFrames(t, func(s *Stack, what string, f Frame) {
		for _, f.Lang = range []string{"en", "ru"} {
			p, below := whole(t, s, f), base(t, s, f)
			drawn, labelled := map[scene.Op]bool{}, map[string]bool{}
			eachOp(p.Scene.Ops, func(op scene.Op) { drawn[op] = true })
			for _, l := range p.Labels {
				labelled[l.ID] = true
			}
			marks := keep(p.Marks, func(m Mark) bool { return m.Kind == EventMark })
			for i := range below.written {
				w := &below.written[i]
				names++
				if drawn[w.ops[0]] != labelled[w.id] {
					t.Errorf("%s: %s is drawn %v and listed %v", what, w.id, drawn[w.ops[0]], labelled[w.id])
				}
				if !drawn[w.ops[0]] {
					hidden++
					continue
				}
				for _, m := range marks {
					if touchesAny(m.Box.Pad(-2), w.letters()) {
						t.Errorf("%s: %q lies on letters of %s", what, m.Title, w.id)
					}
				}
			}
		}
	})
	if hidden == 0 || hidden > names/20 {
		t.Errorf("%d of %d names are left out", hidden, names)
	}
}

// TestNamesStandAboveACrowd: where events are counted by squares the names can
// still be read.
func TestNamesStandAboveACrowd(t *testing.T) {
	below := &Picture{written: []written{{layer: "places", boxes: []orb.Bound{{Max: orb.Point{40, 10}}}, ops: []scene.Op{&scene.Text{}}}}}
	f := Frame{Camera: camera.New(orb.Point{70, 40}, 8, 100, 80), Theme: Light, At: chronicle.Position{}}
	for _, crowded := range []bool{true, false} {
		c := newCanvas(kit{}, f, below)
		c.crowded = crowded
		if n := len(c.raiseNames(nil, nil)); (n == 1) != crowded {
			t.Errorf("crowded %v: %d names are raised", crowded, n)
		}
	}
}

package layers

import (
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/mapview/label"
	"borderatlas/mapview/scene"
)

// written is a name of a plane with its primitives, so that the plane above can
// raise it.
type written struct {
	id     string
	layer  string
	boxes  []orb.Bound
	ops    []scene.Op
	leader []scene.Op // the line from it, if it has one
}

// letters are the boxes of what is read of a name: without the room around it.
func (w *written) letters() []orb.Bound {
	var list []orb.Bound
	if len(w.boxes) > 1 { // along a line
		for _, b := range w.boxes {
			list = append(list, b.Pad(-2))
		}
		return list
	}
	for _, op := range w.ops {
		if text, ok := op.(*scene.Text); ok {
			left, base := text.At[0], text.At[1]
			list = append(list, orb.Bound{Min: orb.Point{left, base - capHeight*text.Run.Size}, Max: orb.Point{left + text.Run.Advance, base}}.Pad(-1))
		}
	}
	return list
}

// hiddenNames are those of the plane below of which marks, pills or tags cover a
// letter, in a file: what is left of them reads as another name. On the screen the
// planes are drawn apart, and the view can be moved.
func (c *Canvas) hiddenNames() map[string]bool {
	if c.frame.Quality != Export || len(c.opaque) == 0 {
		return nil
	}
	hidden := map[string]bool{}
	for i := range c.below.written {
		w := &c.below.written[i]
		if slices.ContainsFunc(w.letters(), func(b orb.Bound) bool { return touchesAny(b, c.opaque) }) {
			hidden[w.id] = true
		}
	}
	return hidden
}

// unseen are the primitives of the names of a plane that the one above hides.
func (p *Picture) unseen(hidden map[string]bool) []scene.Op {
	var ops []scene.Op
	for _, w := range p.written {
		if hidden[w.id] {
			ops = append(append(ops, w.ops...), w.leader...)
		}
	}
	return ops
}

// raiseNames writes the names of the plane below again where circles, soft areas,
// arrows and leaders would run through them: people are read off the circle, but
// where they are off the name. Marks and pills, which are opaque, stay on top.
func (c *Canvas) raiseNames(leaders map[string][]scene.Op, hidden map[string]bool) (raised []scene.Op) {
	washes := c.washes(leaders)
	for _, w := range c.below.written {
		if hidden[w.id] {
			continue
		}
		if c.crowded || slices.ContainsFunc(w.boxes, func(b orb.Bound) bool { return touchesAny(b, washes) }) {
			c.begin(w.layer)
			c.Draw(NameLevel, w.ops...)
			raised = append(raised, w.ops...)
		}
	}
	return raised
}

// touchesAny tells whether a box touches one of some others.
func touchesAny(box orb.Bound, others []orb.Bound) bool {
	return slices.ContainsFunc(others, func(o orb.Bound) bool { return label.Touch(o, box) })
}

// washes are the boxes of what is drawn below the names of the plane below.
func (c *Canvas) washes(leaders map[string][]scene.Op) []orb.Bound {
	var list []orb.Bound
	gather := func(ops []scene.Op) {
		for _, op := range ops {
			if path, ok := op.(*scene.Path); ok {
				list = append(list, path.Outline.Bounds()...)
			}
		}
	}
	for i := range c.parts {
		if c.parts[i].level < NameLevel && !c.crowded {
			gather(c.parts[i].ops)
		}
	}
	for _, ops := range leaders {
		gather(ops)
	}
	return list
}

// without are the groups of a plane less what the plane above draws again.
func without(ops, raised []scene.Op) []scene.Op {
	if len(raised) == 0 {
		return ops
	}
	again := make(map[scene.Op]bool, len(raised))
	for _, op := range raised {
		again[op] = true
	}
	var rest []scene.Op
	for _, op := range ops {
		if g, ok := op.(*scene.Group); ok {
			less := *g
			less.Ops = keep(g.Ops, func(o scene.Op) bool { return !again[o] })
			if len(less.Ops) == 0 {
				continue
			}
			op = &less
		}
		rest = append(rest, op)
	}
	return rest
}

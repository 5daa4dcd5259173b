package raster

import (
	"image"
	"math"

	"borderatlas/mapview/scene"
)

// item is a primitive that can be seen, and where.
type item struct {
	op      scene.Op        // anything but a group
	box     image.Rectangle // the pixels that it can touch, after clipping
	place   affine
	at      image.Point // of a text or a sprite: its origin
	fill    *letters    // of a text; nil: none
	halo    *letters    // nil: none
	picture *sprite     // of a sprite
}

// list finds what of a scene can be seen in a picture, in order.
func (p *Painter) list(s *scene.Scene, picture image.Rectangle, pixels float64) []item {
	p.mu.Lock()
	var items []item
	if n := len(p.lists); n > 0 {
		items, p.lists = p.lists[n-1], p.lists[:n-1]
	}
	p.mu.Unlock()
	return p.add(items, s.Ops, picture, scaled(pixels, 0, 0))
}

// keep takes back the memory of a list.
func (p *Painter) keep(items []item) {
	clear(items)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lists = append(p.lists, items[:0])
}

// add appends the items of primitives within a clip.
func (p *Painter) add(items []item, ops []scene.Op, clip image.Rectangle, m affine) []item {
	for _, op := range ops {
		it := item{op: op, place: m}
		switch op := op.(type) {
		case *scene.Group:
			items = p.add(items, op.Ops, inner(op, clip, m), m)
			continue
		case *scene.Path:
			room := 1.0
			if stroked(&op.Stroke) {
				room += reach(&op.Stroke, m.pixels())
			}
			it.box = extent(&op.Outline, m, room)
		case *scene.Text:
			p.addText(&it, op)
		case *scene.Sprite:
			p.addSprite(&it, op)
		case *scene.Cells:
			it.box = cellsBox(op, m)
		}
		if it.box = it.box.Intersect(clip); !it.box.Empty() {
			items = append(items, it)
		}
	}
	return items
}

// inner is the clip within a group, at the nearest pixels.
func inner(g *scene.Group, clip image.Rectangle, m affine) image.Rectangle {
	if g.Clip == nil {
		return clip
	}
	a, b := m.point(g.Clip.Min), m.point(g.Clip.Max)
	return clip.Intersect(image.Rect(round(a[0]), round(a[1]), round(b[0]), round(b[1])))
}

// round is the nearest whole number within what a picture can be away.
func round(v float64) int {
	const far = 1 << 30
	if !(v > -far) {
		return -far
	}
	return int(math.Floor(min(v, far) + 0.5))
}

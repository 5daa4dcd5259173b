package export

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/scene"
)

// The least size in dp of a map with tags of places outside the view.
const (
	tagWidth  = 440.0
	tagHeight = 240.0
)

// insetRoom is kept free around what lies on the map, in dp.
const insetRoom = 4.0

// Compose draws the map and its furniture as one scene, in dp. The picture is
// the map's part, with its marks and labels where they lie on the page. A layer
// that cannot be drawn is an error: a file must not lack what its legend lists.
func Compose(ctx context.Context, stack *layers.Stack, s Spec) (*scene.Scene, *layers.Picture, error) {
	return composeParts(ctx, stack, s, nil)
}

// composeParts is Compose that hands out the parts of the page as soon as they are ready,
// if that is wanted: each is painted over those before it.
func composeParts(ctx context.Context, stack *layers.Stack, s Spec, ready func(part *scene.Scene)) (*scene.Scene, *layers.Picture, error) {
	if err := s.Size().Check(); err != nil {
		return nil, nil, err
	}
	if err := errors.Join(s.checkFrames(), CheckBlur(s.Blur)); err != nil {
		return nil, nil, err
	}
	stack, s = s.blurred(stack)
	p := newPage(stack, s)
	if len(s.Frames) > 0 {
		page, picture, err := p.sheet(ctx)
		if err == nil && ready != nil {
			ready(page)
		}
		return page, picture, err
	}
	l := p.arrange()
	if err := p.checkRoom(l.frame); err != nil {
		return nil, nil, err
	}
	f := s.Frame
	f.Camera, f.Quality, f.Visible, f.Reserved = l.camera, layers.Export, p.visibleAt(size(l.frame)), nil
	for _, n := range l.insets {
		f.Reserved = append(f.Reserved, n.box().Pad(insetRoom))
	}
	around, lowest := p.furniture(l), true
	picture, err := stack.Draw(ctx, f, func(m *scene.Scene) {
		if ready != nil {
			ready(p.part(l, m, lowest, around))
		}
		lowest = false
	})
	if err != nil {
		return nil, nil, err
	}
	if err := failure(picture); err != nil {
		return nil, nil, err
	}
	picture = moved(picture, l.frame.Min)
	page := p.draw(l, picture, around)
	picture.Scene = page
	return page, picture, nil
}

// The least size of a map in dp: it holds the scale bar.
const leastWidth, leastHeight = 160.0, 48.0

// checkRoom tells in one sentence that the texts leave no map, if they do not.
func (p *page) checkRoom(frame orb.Bound) error {
	if w, h := size(frame); w >= leastWidth && h >= leastHeight {
		return nil
	}
	return fmt.Errorf("%dx%d pixels have no room for the map beside the texts of the page; a larger picture or a shorter title has",
		p.spec.Width, p.spec.Height)
}

// visibleAt is what a map of a size in dp shows. Where it is tiny, the tags of
// places outside the view would cover everything else.
func (p *page) visibleAt(w, h float64) layers.Set {
	return p.spec.Frame.Visible.With("agreements", p.spec.Frame.Visible.Has("agreements") && w >= tagWidth && h >= tagHeight)
}

// failure joins the errors of layers, in the order of their ids.
func failure(p *layers.Picture) error {
	var all []error
	for _, id := range slices.Sorted(maps.Keys(p.Failed)) {
		all = append(all, p.Failed[id])
	}
	return errors.Join(all...)
}

// moved is a map at its place on the page.
func moved(p *layers.Picture, to orb.Point) *layers.Picture {
	m := &layers.Picture{
		Scene:  &scene.Scene{Ops: shiftAll(p.Scene.Ops, to[0], to[1]), Background: p.Scene.Background},
		Marks:  slices.Clone(p.Marks),
		Labels: slices.Clone(p.Labels),
	}
	for i := range m.Marks {
		m.Marks[i].At = orb.Point{m.Marks[i].At[0] + to[0], m.Marks[i].At[1] + to[1]}
		m.Marks[i].Box = shiftBox(m.Marks[i].Box, to[0], to[1])
	}
	for i := range m.Labels {
		m.Labels[i].Box = shiftBox(m.Labels[i].Box, to[0], to[1])
	}
	return m
}

// draw puts the parts on the page: the map inside its frame, and its furniture.
func (p *page) draw(l layout, m *layers.Picture, furniture []scene.Op) *scene.Scene {
	ops := []scene.Op{&scene.Group{ID: "map", Title: p.title(), Clip: &l.frame, Ops: append(p.ground(l, m.Scene), m.Scene.Ops...)}}
	return &scene.Scene{W: p.w, H: p.h, Background: p.paper(p.theme.Background), Ops: append(ops, furniture...)}
}

// ground lies below a map on the page.
func (p *page) ground(l layout, m *scene.Scene) []scene.Op {
	var o scene.Outline
	o.RoundRect(l.frame, 0)
	return []scene.Op{&scene.Path{Outline: o, Fill: p.paper(m.Background)}}
}

// part is a part of the map at its place on the page, the lowest one with the ground
// and the paper, and the other with the furniture.
func (p *page) part(l layout, m *scene.Scene, lowest bool, furniture []scene.Op) *scene.Scene {
	inside := &scene.Group{Clip: &l.frame, Ops: shiftAll(m.Ops, l.frame.Min[0], l.frame.Min[1])}
	part := &scene.Scene{W: p.w, H: p.h, Ops: []scene.Op{inside}}
	if lowest {
		part.Background = p.paper(p.theme.Background)
		inside.Ops = append(p.ground(l, m), inside.Ops...)
	} else {
		part.Ops = append(part.Ops, furniture...)
	}
	return part
}

// furniture is what lies on the map and around it.
func (p *page) furniture(l layout) []scene.Op {
	ops := []scene.Op{&scene.Group{ID: "frame", Ops: []scene.Op{&scene.Path{Outline: p.edge(l.frame), Stroke: p.rim()}}}}
	for _, n := range l.insets {
		ops = append(ops, &scene.Group{ID: string(n.part), Ops: n.block.at(l.frame.Min[0]+n.at[0], l.frame.Min[1]+n.at[1])})
	}
	for _, part := range []struct {
		id    string
		block block
		at    orb.Point
	}{
		{"heading", p.heading, orb.Point{p.margin, p.margin}},
		{"claims", l.claims, l.claimsAt},
		{string(LegendPart), l.legend, l.legendAt},
		{"credits", l.credits, l.creditsAt},
	} {
		if len(part.block.ops) > 0 {
			ops = append(ops, &scene.Group{ID: part.id, Ops: part.block.at(part.at[0], part.at[1])})
		}
	}
	return ops
}

// edge is the outline of a map, without the sides at which it reaches the edge of
// the page.
func (p *page) edge(frame orb.Bound) scene.Outline {
	var o scene.Outline
	sheet := orb.Bound{Max: orb.Point{p.w, p.h}}
	if within := frame.Min[0] > 0 && frame.Min[1] > 0 && frame.Max[0] < p.w && frame.Max[1] < p.h; within {
		o.RoundRect(frame, 0)
		return o
	}
	corners := []orb.Point{frame.Min, {frame.Max[0], frame.Min[1]}, frame.Max, {frame.Min[0], frame.Max[1]}, frame.Min}
	for i, a := range corners[:4] {
		b := corners[i+1]
		for axis := range 2 {
			if a[axis] == b[axis] && a[axis] != sheet.Min[axis] && a[axis] != sheet.Max[axis] {
				o.Line([]orb.Point{a, b})
			}
		}
	}
	return o
}

// paper is a ground, or nothing where the picture is to be transparent.
func (p *page) paper(ground color.NRGBA) color.NRGBA {
	if p.spec.Transparent {
		return color.NRGBA{}
	}
	return ground
}

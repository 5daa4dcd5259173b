package export

import (
	"context"
	"errors"
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

// Compose draws the map and its furniture as one scene, in dp. The picture is
// the map's part, with its marks and labels where they lie on the page. A layer
// that cannot be drawn is an error: a file must not lack what its legend lists.
func Compose(ctx context.Context, stack *layers.Stack, s Spec) (*scene.Scene, *layers.Picture, error) {
	if err := (Size{s.Width, s.Height, s.Pixels}).Check(); err != nil {
		return nil, nil, err
	}
	p := newPage(stack, s)
	l := p.arrange()
	bar := p.scaleBar(l.camera)
	_, height := size(l.frame)
	barAt := orb.Point{scaleInset, height - scaleInset - bar.h}

	f := s.Frame
	f.Camera, f.Quality, f.Visible = l.camera, layers.Export, p.visible(l)
	f.Reserved = []orb.Bound{{Min: barAt, Max: orb.Point{barAt[0] + bar.w, barAt[1] + bar.h}}}
	f.Reserved[0] = f.Reserved[0].Pad(4)
	picture, err := stack.Whole(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	if err := failure(picture); err != nil {
		return nil, nil, err
	}
	picture = moved(picture, l.frame.Min)
	page := p.draw(l, picture, bar.at(l.frame.Min[0]+barAt[0], l.frame.Min[1]+barAt[1]))
	picture.Scene = page
	return page, picture, nil
}

// visible is what the map shows. Where it is tiny, the tags of places outside the
// view would cover everything else.
func (p *page) visible(l layout) layers.Set {
	w, h := size(l.frame)
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

// draw puts the parts on the page: the map inside its frame, the scale bar on
// it, and the rest around it.
func (p *page) draw(l layout, m *layers.Picture, bar []scene.Op) *scene.Scene {
	var ground, edge scene.Outline
	ground.RoundRect(l.frame, 0)
	edge.RoundRect(l.frame, 0)
	paper, sheet := p.theme.Background, m.Scene.Background
	if p.spec.Transparent {
		paper, sheet = color.NRGBA{}, color.NRGBA{}
	}
	return &scene.Scene{W: p.w, H: p.h, Background: paper, Ops: []scene.Op{
		&scene.Group{ID: "map", Title: p.title(), Clip: &l.frame, Ops: append(
			[]scene.Op{&scene.Path{Outline: ground, Fill: sheet}}, m.Scene.Ops...)},
		&scene.Group{ID: "frame", Ops: []scene.Op{
			&scene.Path{Outline: edge, Stroke: scene.Stroke{Color: p.theme.StateBorder, Width: 1, Join: scene.Miter}},
		}},
		&scene.Group{ID: "scale", Ops: bar},
		&scene.Group{ID: "heading", Ops: p.heading.at(p.margin, p.margin)},
		&scene.Group{ID: "legend", Ops: l.legend.at(l.legendAt[0], l.legendAt[1])},
		&scene.Group{ID: "credits", Ops: l.credits.at(l.creditsAt[0], l.creditsAt[1])},
	}}
}

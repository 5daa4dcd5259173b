package export

import (
	"context"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// barInset is how far the scale bar of a bare map lies from the edges, in dp.
const barInset = 12.0

// Bare draws the map alone with its scale bar, to the edges of the picture: for
// slides, which have texts of their own around it.
func Bare(ctx context.Context, stack *layers.Stack, s Spec) (*scene.Scene, error) {
	if err := s.Size().Check(); err != nil {
		return nil, err
	}
	p := newPage(stack, s)
	f := p.bareFrame()
	bar := p.scaleBar(f.Camera)
	at := orb.Point{barInset, p.h - barInset - bar.h}
	f.Reserved = []orb.Bound{orb.Bound{Min: at, Max: orb.Point{at[0] + bar.w, at[1] + bar.h}}.Pad(4)}
	picture, err := stack.Whole(ctx, f)
	if err != nil {
		return nil, err
	}
	if err := failure(picture); err != nil {
		return nil, err
	}
	return &scene.Scene{W: p.w, H: p.h, Background: picture.Scene.Background, Ops: []scene.Op{
		&scene.Group{ID: "map", Title: p.title(), Ops: picture.Scene.Ops},
		&scene.Group{ID: "scale", Ops: bar.at(at[0], at[1])},
	}}, nil
}

// bareFrame is what a bare map shows: its view in the whole of the picture.
func (p *page) bareFrame() layers.Frame {
	f := p.spec.Frame
	f.Camera = camera.Fit(p.spec.view(), p.w, p.h, fitPad).WithPixels(p.spec.pixels())
	f.Quality = layers.Export
	return f
}

// The measures of a key in dp.
const (
	keyGapX, keyGapY = 26.0, 5.0 // between entries, across and down
	tallEntry        = 36.0      // of the scale of circles, whose numbers stand on the map
)

// Key draws the legend of a bare map's marks that nobody can guess, in rows as
// wide as the map, and as high as it has to be, in dp. It may be empty.
func Key(stack *layers.Stack, s Spec) *scene.Scene {
	p := newPage(stack, s)
	var b block
	x, y, row := 0.0, 0.0, 0.0
	for _, g := range p.stack.Legend(p.bareFrame()) {
		if !slices.Contains(essential, g.Layer) || g.Layer == "exclaves" { // those have their names on the map
			continue
		}
		for _, item := range g.Items {
			item.Note = ""
			entry := p.item(item, p.w)
			if entry.h >= tallEntry {
				continue
			}
			if x > 0 && x+entry.w > p.w {
				x, y, row = 0, y+row+keyGapY, 0
			}
			b.add(entry, x, y)
			x, row = x+entry.w+keyGapX, max(row, entry.h)
		}
	}
	return &scene.Scene{W: p.w, H: b.h, Background: p.theme.Background, Ops: b.ops}
}

// Publisher is who stands behind a source, without who passed it on; empty if
// nobody does.
func Publisher(s *chronicle.Source) string { return publisher(s) }

package slides

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"math"

	"borderatlas/app/export"
	"borderatlas/app/export/palette"
	"borderatlas/layers"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
	"borderatlas/mapview/scene/svg"
)

// spec is the picture as it is asked for.
func (s shot) spec() export.Spec {
	return export.Spec{
		Frame: s.frame, View: s.view, Pixels: s.px,
		Width: int(math.Round(s.px * s.w)), Height: int(math.Round(s.px * s.h)),
	}
}

// scene draws the map, or its key.
func (s shot) scene(ctx context.Context, stack *layers.Stack) (*scene.Scene, error) {
	if s.key {
		return export.Key(stack, s.spec()), ctx.Err()
	}
	return export.Bare(ctx, stack, s.spec())
}

// drawn is a picture in both forms.
type drawn struct{ svg, png []byte }

// draw makes the files of a picture: vectors with letters as shapes, so that they
// look the same without the typeface and can be made into shapes, and pixels for
// programs that do not read them.
func (p *picture) draw(ctx context.Context, stack *layers.Stack) (drawn, error) {
	page, err := p.shot.scene(ctx, stack)
	if err != nil {
		return drawn{}, err
	}
	var vectors bytes.Buffer
	err = svg.Write(&vectors, page, svg.Options{Title: p.title, Description: p.alt, Lang: p.shot.frame.Lang, Outlines: true, Coarse: true})
	if err != nil {
		return drawn{}, err
	}
	img, err := raster.Draw(ctx, page, p.shot.px)
	if err != nil {
		return drawn{}, err
	}
	pixels, err := encode(img)
	return drawn{vectors.Bytes(), pixels}, err
}

// colours is how many a picture of pixels has: for those who do not see the vectors
// a quarter less room is worth more than the finest edges.
const colours = 64

// encode writes an opaque picture as a PNG file of few colours.
func encode(img *image.RGBA) ([]byte, error) {
	few := palette.New(colours, img)
	shades := make(color.Palette, len(few.Colours))
	for i, c := range few.Colours {
		shades[i] = color.RGBA{c[0], c[1], c[2], 255}
	}
	out := image.NewPaletted(img.Rect, shades)
	var last palette.Colour
	index := few.Index(last)
	for i := range out.Pix {
		if c := palette.Colour(img.Pix[4*i : 4*i+3]); c != last {
			last, index = c, few.Index(c)
		}
		out.Pix[i] = index
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, out)
	return b.Bytes(), err
}

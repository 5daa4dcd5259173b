package export

import (
	"context"
	"image"
	"image/color"
	"image/draw"

	"borderatlas/layers"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// Preview is the picture that a spec makes, drawn small: the page itself, as large
// as it fits into a box of so many px. What is clear lies on a chequered ground.
func Preview(ctx context.Context, stack *layers.Stack, s Spec, width, height int) (*image.RGBA, error) {
	if err := s.Size().Check(); err != nil {
		return nil, err
	}
	w, h := float64(s.Width)/s.pixels(), float64(s.Height)/s.pixels()
	img, err := raster.Follow(ctx, w, h, min(float64(width)/w, float64(height)/h), func(ready func(*scene.Scene)) error {
		_, _, err := composeParts(ctx, stack, s, ready)
		return err
	})
	if err != nil || !s.Transparent {
		return img, err
	}
	ground := image.NewRGBA(img.Rect)
	chequer(ground)
	draw.Draw(ground, ground.Rect, img, img.Rect.Min, draw.Over)
	return ground, nil
}

// chequerSide is the side of a square of the ground below clear pictures, in px.
const chequerSide = 8

// chequer fills a picture with the two greys by which programs show that nothing
// is there.
func chequer(img *image.RGBA) {
	greys := [2]color.RGBA{{0xff, 0xff, 0xff, 0xff}, {0xe2, 0xe2, 0xe2, 0xff}}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			img.SetRGBA(img.Rect.Min.X+x, img.Rect.Min.Y+y, greys[(x/chequerSide+y/chequerSide)%2])
		}
	}
}

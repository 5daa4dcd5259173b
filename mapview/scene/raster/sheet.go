package raster

import (
	"context"
	"image"

	"borderatlas/mapview/scene"
)

// Sheet is a picture that is painted part by part, as one that is too large to
// be held at once has to be. It is safe for concurrent use.
type Sheet struct {
	Bounds     image.Rectangle // pixels, from 0,0 on
	painter    *Painter
	items      []item
	background uint32
}

// NewSheet prepares a scene at a number of pixels per dp. The error says that the
// picture would be too large even so.
func NewSheet(s *scene.Scene, pixels float64) (*Sheet, error) {
	all, err := bounds(s.W, s.H, pixels)
	if err != nil {
		return nil, err
	}
	p := New()
	return &Sheet{all, p, p.list(s, all, pixels), premultiplied(s.Background)}, nil
}

// Part paints over dst what of the picture lies in dst.Rect, by the calling
// goroutine alone. Rows that are painted in parts are the same as if they were
// painted at once. The error is the context's; dst is then painted in part.
func (s *Sheet) Part(ctx context.Context, dst *image.RGBA) error {
	w := s.painter.worker()
	defer s.painter.rest(w)
	w.canvas = canvas{pix: dst.Pix, stride: dst.Stride}
	w.canvas.origin = w.canvas.at(dst.Rect.Min.X, dst.Rect.Min.Y)
	w.band(ctx, s.items, dst.Rect.Intersect(s.Bounds), s.background)
	return ctx.Err()
}

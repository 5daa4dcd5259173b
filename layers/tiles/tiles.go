// Package tiles is what go-staticmaps is used for: small still pictures in which
// everything fits, the locator beside a map and the surroundings of one place.
// No tiles are fetched and nothing is asked of the network: our scene is the one
// object that its Context draws.
//
// The library knows whole zooms only. The scale between two of them is put into
// the size of its (empty) tiles, which is why any camera can be drawn.
package tiles

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"math"

	sm "github.com/flopp/go-staticmaps"
	"github.com/fogleman/gg"
	"github.com/golang/geo/s2"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// largest is the width and height of the largest picture in pixels: the library
// draws on a canvas of whole tiles, which may be several times the picture.
const largest = 2048

// Picture draws the scene of a camera, of the camera's size and sharpness. The
// error names a size that is out of range, or is the context's.
func Picture(ctx context.Context, s *scene.Scene, c camera.Camera) (*image.RGBA, error) {
	w, h := pixelSize(c)
	if w < 1 || h < 1 || w > largest || h > largest {
		return nil, fmt.Errorf("a small picture of %d x %d pixels: each side has to be from 1 to %d", w, h, largest)
	}
	object := &painted{ctx: ctx, scene: s, camera: c}
	img, err := newContext(c, object).Render()
	if err == nil {
		err = object.err
	}
	if err != nil {
		return nil, fmt.Errorf("small picture of %d x %d pixels: %w", w, h, err)
	}
	return img.(*image.RGBA), nil
}

// newContext sets go-staticmaps up for a camera: offline, without a cache, with
// tiles of nothing whose size makes up for the fraction of the zoom.
func newContext(c camera.Camera, objects ...sm.MapObject) *sm.Context {
	zoom := math.Floor(c.Zoom())
	nothing := sm.NewTileProviderNone()
	nothing.TileSize = int(math.Round(camera.TileSize * math.Exp2(c.Zoom()-zoom) * c.Pixels()))

	m := sm.NewContext()
	m.SetTileProvider(nothing)
	m.SetCache(nil)
	m.SetOnline(false)
	m.SetSize(pixelSize(c))
	m.SetZoom(int(zoom))
	m.SetCenter(latLng(c))
	for _, o := range objects {
		m.AddObject(o)
	}
	return m
}

// painted is a scene as an object of go-staticmaps.
type painted struct {
	ctx    context.Context
	scene  *scene.Scene
	camera camera.Camera
	err    error // of drawing, which the library has no way to hand back
}

// Bounds is empty: the camera has been chosen already.
func (*painted) Bounds() s2.Rect { return s2.EmptyRect() }

// ExtraMarginPixels is zero on all sides.
func (*painted) ExtraMarginPixels() (left, top, right, bottom float64) { return 0, 0, 0, 0 }

// Draw paints the scene around where the library has the centre.
func (p *painted) Draw(gc *gg.Context, t *sm.Transformer) {
	img, err := raster.Draw(p.ctx, p.scene, p.camera.Pixels())
	if err != nil {
		p.err = err
		return
	}
	x, y := t.LatLngToXY(latLng(p.camera))
	w, h := pixelSize(p.camera)
	at := image.Pt(int(math.Round(x))-w/2, int(math.Round(y))-h/2)
	draw.Draw(gc.Image().(draw.Image), img.Rect.Add(at), img, image.Point{}, draw.Over)
}

func latLng(c camera.Camera) s2.LatLng {
	centre := c.Centre()
	return s2.LatLngFromDegrees(centre[1], centre[0])
}

// pixelSize is the size of a camera's picture in device pixels.
func pixelSize(c camera.Camera) (w, h int) {
	dpW, dpH := c.Size()
	return int(math.Round(dpW * c.Pixels())), int(math.Round(dpH * c.Pixels()))
}

package window

import (
	"context"
	"image"

	"borderatlas/layers"
	"borderatlas/layers/atlas"
	"borderatlas/layers/tiles"
	"borderatlas/mapview/camera"
)

// The size of the small map of the surroundings in dp.
const (
	locatorWidth  = 190.0
	locatorHeight = 120.0
)

// locatorKey is everything that the small map depends on; the zero value is that
// there is none.
type locatorKey struct {
	theme, lang, edition string
	status               atlas.Status
	pixels               float64
}

// locatorKey is what the small map should show now.
func (w *Window) locatorKey() locatorKey {
	if !w.model.State().Locator {
		return locatorKey{}
	}
	f, data := w.model.Frame(), w.content.Stack.Data()
	return locatorKey{
		f.Theme.Name, f.Lang, data.Atlas.At(f.At.Day).ID, data.Atlas.Status(f.At.Day), w.stage.Camera().Pixels(),
	}
}

// showLocator brings the small map up to date. It is drawn beside the toolkit's
// goroutine; what is overtaken meanwhile is not shown.
func (w *Window) showLocator() {
	key := w.locatorKey()
	if key == w.inset {
		return
	}
	w.inset = key
	if key == (locatorKey{}) {
		w.hud.SetLocator(nil, camera.Camera{})
		w.root.Refresh()
		return
	}
	f, stack := w.model.Frame(), w.content.Stack
	w.beside.run(func() func() {
		n, img := drawLocator(stack, f, key.pixels)
		return func() {
			if img != nil && key == w.inset {
				w.hud.SetLocator(img, n.Camera)
				w.root.Refresh() // labels keep clear of it
			}
		}
	})
}

// drawLocator draws the small map; the picture is nil if that fails, which leaves
// the map without it.
func drawLocator(stack *layers.Stack, f layers.Frame, pixels float64) (layers.Inset, image.Image) {
	n := stack.Inset(f, locatorWidth, locatorHeight)
	n.Camera = n.Camera.WithPixels(pixels)
	img, err := tiles.Picture(context.Background(), n.Scene, n.Camera)
	if err != nil {
		return n, nil
	}
	return n, img
}

package window

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/layers/tiles"
)

// The size in dp of the small picture of a place in its card.
const (
	vignetteWidth  = 300.0
	vignetteHeight = 136.0
	vignetteSharp  = 2 // pixels per dp, whatever the screen has: it is drawn once
)

// vignette shows the land around a position (longitude, latitude) that is known to
// some metres, on a day. The picture comes when it is drawn, beside the toolkit's
// goroutine; its room is there at once.
func (c *card) vignette(at orb.Point, metres float64, day calendar.Day) fyne.CanvasObject {
	f := layers.Frame{
		Camera:  layers.Near(at, metres, vignetteWidth, vignetteHeight).WithPixels(vignetteSharp),
		At:      chronicle.Position{Day: day},
		Visible: c.stack.Default(), Lang: c.lang, Text: c.text, Theme: c.theme,
	}
	picture := &canvas.Image{FillMode: canvas.ImageFillContain}
	picture.SetMinSize(fyne.NewSize(vignetteWidth, vignetteHeight))
	if c.beside == nil { // a card that nobody looks at
		return picture
	}
	stack := c.stack
	c.beside.run(func() func() {
		img := drawVignette(stack, f, at, metres)
		return func() {
			if img != nil {
				picture.Image = img
				picture.Refresh()
			}
		}
	})
	return picture
}

// drawVignette is nil if the picture cannot be drawn: the card goes without it.
func drawVignette(stack *layers.Stack, f layers.Frame, at orb.Point, metres float64) image.Image {
	s, err := stack.Around(context.Background(), f, at, metres)
	if err != nil {
		return nil
	}
	img, err := tiles.Picture(context.Background(), s, f.Camera)
	if err != nil {
		return nil
	}
	return img
}

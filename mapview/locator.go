package mapview

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"borderatlas/mapview/camera"
)

// The measures of the locator in dp.
const (
	locatorGap  = 6   // to the credits below it
	leastFrame  = 7   // a frame smaller than this would not be seen
	roomForIt   = 440 // height of a map from which there is room for a locator
	widthForIt  = 720
	frameStroke = 1.8
)

// locator is a small still picture of the surroundings with a frame that shows
// where the map is. The picture never changes while the map moves, the frame is
// one rectangle.
type locator struct {
	picture *canvas.Image
	edge    *canvas.Rectangle
	frame   *canvas.Rectangle
	camera  camera.Camera
	roomy   bool // the map is large enough for it
}

func newLocator() *locator {
	l := &locator{picture: &canvas.Image{ScaleMode: canvas.ImageScalePixels}, edge: canvas.NewRectangle(color.Transparent), frame: canvas.NewRectangle(color.Transparent)}
	l.edge.StrokeWidth, l.frame.StrokeWidth = 1, frameStroke
	return l
}

// set takes a picture and its camera; nil for none.
func (l *locator) set(img image.Image, c camera.Camera) {
	l.picture.Image, l.camera = img, c
	l.picture.Refresh()
}

// shown tells whether there is a locator on the map.
func (l *locator) shown() bool { return l.picture.Image != nil && l.roomy }

// place puts the lower right corner at a position on a map of a size.
func (l *locator) place(corner fyne.Position, size fyne.Size) {
	l.roomy = size.Width >= widthForIt && size.Height >= roomForIt
	w, h := l.camera.Size()
	box := fyne.NewSize(float32(w), float32(h))
	l.picture.Hidden, l.edge.Hidden = !l.shown(), !l.shown()
	for _, o := range []fyne.CanvasObject{l.picture, l.edge} {
		o.Move(corner.Subtract(box))
		o.Resize(box)
	}
}

// follow frames what a view shows.
func (l *locator) follow(view camera.Camera) {
	box, ok := l.camera.Extent(view, leastFrame)
	l.frame.Hidden = !ok || !l.shown()
	l.frame.Move(l.picture.Position().Add(position(box.Min)))
	l.frame.Resize(fyne.NewSize(float32(box.Max[0]-box.Min[0]), float32(box.Max[1]-box.Min[1])))
}

func (l *locator) colour(th fyne.Theme) {
	l.edge.StrokeColor = th.Color(theme.ColorNameInputBorder, variant())
	l.frame.StrokeColor = th.Color(theme.ColorNamePrimary, variant())
}

// objects lists what the toolkit draws, from below.
func (l *locator) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{l.picture, l.frame, l.edge}
}

package window

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// ground is a flat area in a colour of the theme, under panels and between them.
type ground struct {
	widget.BaseWidget
	name fyne.ThemeColorName
	min  fyne.Size
}

func newGround(name fyne.ThemeColorName) *ground {
	g := &ground{name: name}
	g.ExtendBaseWidget(g)
	return g
}

func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{g, canvas.NewRectangle(g.Theme().Color(g.name, 0))}
	return r
}

type groundRenderer struct {
	g    *ground
	rect *canvas.Rectangle
}

func (r *groundRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }
func (r *groundRenderer) MinSize() fyne.Size           { return r.g.min }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *groundRenderer) Destroy()                     {}

func (r *groundRenderer) Refresh() {
	r.rect.FillColor = r.g.Theme().Color(r.g.name, 0)
	canvas.Refresh(r.g)
}

// newRule is a thin line across.
func newRule() fyne.CanvasObject {
	g := newGround("separator")
	g.min = fyne.NewSquareSize(1)
	return g
}

var painter = raster.New()

// mark shows a symbol of the map, as the map paints it, in a box of at least the size
// least with the symbol's origin in its middle.
type mark struct {
	widget.BaseWidget
	least   fyne.Size
	symbol  *scene.Symbol
	raster  *canvas.Raster
	picture *image.RGBA // of the symbol, nil before it is painted
}

func newMark(symbol *scene.Symbol, w, h float32) *mark {
	m := &mark{least: fyne.NewSize(w, h), symbol: symbol}
	m.raster = canvas.NewRaster(m.paint)
	m.ExtendBaseWidget(m)
	return m
}

// show presents another symbol. Symbols of one name look alike.
func (m *mark) show(symbol *scene.Symbol) {
	if symbol.Name != m.symbol.Name {
		m.symbol, m.picture = symbol, nil
		m.raster.Refresh()
	}
}

// MinSize is the box.
func (m *mark) MinSize() fyne.Size {
	box := m.symbol.Box
	return m.least.Max(fyne.NewSize(float32(box.Max[0]-box.Min[0]), float32(box.Max[1]-box.Min[1])))
}

// paint is the raster's generator.
func (m *mark) paint(w, h int) image.Image {
	if m.picture == nil || m.picture.Rect.Dx() != w || m.picture.Rect.Dy() != h {
		least := m.MinSize()
		m.picture = paintSymbol(m.symbol, least.Width, least.Height, w, h)
	}
	return m.picture
}

func (m *mark) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(m.raster) }

// paintScene paints a scene over a picture; a fault in it is an error.
func paintScene(img *image.RGBA, s *scene.Scene, pixels float64) error {
	return fault.Try(func() error { return painter.Into(context.Background(), img, s, pixels) })
}

// paintSymbol paints a symbol into pw by ph pixels that show w by h dp. One that
// cannot be painted leaves the box empty; the words beside it remain.
func paintSymbol(symbol *scene.Symbol, w, h float32, pw, ph int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, pw, ph))
	middle := orb.Point{
		float64(w)/2 - (symbol.Box.Min[0]+symbol.Box.Max[0])/2,
		float64(h)/2 - (symbol.Box.Min[1]+symbol.Box.Max[1])/2,
	}
	s := &scene.Scene{
		W: float64(w), H: float64(h),
		Ops: []scene.Op{&scene.Sprite{Symbol: symbol, At: middle, Scale: 1}},
	}
	if paintScene(img, s, float64(pw)/float64(w)) != nil {
		return image.NewRGBA(img.Rect)
	}
	return img
}

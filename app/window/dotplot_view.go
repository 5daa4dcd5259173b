package window

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"borderatlas/mapview/scene"
)

// plotPart is a dot plot.
type plotPart struct{ plot *dotPlot }

func (p plotPart) object(c *card) fyne.CanvasObject {
	v := lend(&c.kit, plotKind, func() *plotView { return newPlotView(nil, c.stack.Data().Fonts) })
	v.show(p.plot)
	return v
}

func (p plotPart) plain() string { return p.plot.plain() }

// plotView shows a dot plot as a picture; each dot says who claims it when the
// pointer rests on it.
type plotView struct {
	widget.BaseWidget
	plot  *dotPlot
	fonts *scene.Fonts

	layout plotLayout
	width  float32 // of the layout
}

func newPlotView(p *dotPlot, fonts *scene.Fonts) *plotView {
	v := &plotView{plot: p, fonts: fonts}
	v.ExtendBaseWidget(v)
	return v
}

// show presents another plot.
func (v *plotView) show(p *dotPlot) {
	v.plot, v.layout = p, plotLayout{}
	v.Refresh()
}

// AccessibilityLabel reads the plot out.
func (v *plotView) AccessibilityLabel() string { return v.plot.plain() }

// AccessibilityRole is that of a text: there is nothing to press.
func (v *plotView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// HeightFor is the height in dp at a width.
func (v *plotView) HeightFor(width float32) float32 { return float32(v.at(width).scene.H) }

// at is the layout for a width, the last one where it has not changed.
func (v *plotView) at(width float32) plotLayout {
	if v.layout.scene == nil || v.width != width {
		v.layout, v.width = v.plot.arrange(v.fonts, float64(max(width, smallestPlot))), width
	}
	return v.layout
}

// smallestPlot is the width in dp below which a plot is cut instead of squeezed.
const smallestPlot float32 = 240

// MinSize is the smallest plot.
func (v *plotView) MinSize() fyne.Size { return fyne.NewSize(0, v.HeightFor(smallestPlot)) }

func (v *plotView) CreateRenderer() fyne.WidgetRenderer {
	r := &plotRenderer{view: v}
	r.picture = canvas.NewRaster(r.paint)
	r.Layout(v.Size())
	return r
}

type plotRenderer struct {
	view    *plotView
	picture *canvas.Raster
	hints   []*hint
	objects []fyne.CanvasObject
	last    *image.RGBA
	drawn   *scene.Scene // what last shows
}

// paint hands out the picture. One that cannot be painted stays empty: the table
// under it says the same.
func (r *plotRenderer) paint(w, h int) image.Image {
	s := r.view.layout.scene
	if r.last != nil && r.drawn == s && r.last.Rect.Dx() == w && r.last.Rect.Dy() == h {
		return r.last
	}
	if size := image.Rect(0, 0, w, h); r.last == nil || r.last.Rect != size {
		r.last = image.NewRGBA(size)
	}
	clear(r.last.Pix)
	if s != nil && s.W > 0 {
		if paintScene(r.last, s, float64(w)/s.W) != nil {
			clear(r.last.Pix)
		}
	}
	r.drawn = s
	return r.last
}

func (r *plotRenderer) Layout(size fyne.Size) {
	l := r.view.at(size.Width)
	picture := fyne.NewSize(float32(l.scene.W), float32(l.scene.H))
	r.picture.Resize(picture)
	r.objects = []fyne.CanvasObject{r.picture}
	for i, s := range l.spots {
		if i == len(r.hints) {
			r.hints = append(r.hints, newHint())
		}
		h := r.hints[i]
		h.SetToolTip(s.title)
		h.Move(fyne.NewPos(float32(s.box.Min[0]), float32(s.box.Min[1])))
		h.Resize(fyne.NewSize(float32(s.box.Max[0]-s.box.Min[0]), float32(s.box.Max[1]-s.box.Min[1])))
		r.objects = append(r.objects, h)
	}
}

func (r *plotRenderer) MinSize() fyne.Size           { return r.view.MinSize() }
func (r *plotRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *plotRenderer) Destroy()                     {}

func (r *plotRenderer) Refresh() {
	r.Layout(r.view.Size())
	canvas.Refresh(r.view)
}

// hint is a place that says something when the pointer rests on it.
type hint struct{ ttwidget.ToolTipWidget }

func newHint() *hint {
	h := &hint{}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer shows nothing.
func (h *hint) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

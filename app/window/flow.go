package window

import (
	"fyne.io/fyne/v2"
)

// The toolkit asks an object for its size before it gives it a width, but the
// height of wrapped text follows from the width. The layouts of this file pass
// the width down first.

// flowing is an object, or a layout, whose height follows from its width.
type flowing interface {
	HeightFor(width float32) float32
}

type flowLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// heightFor is the height in dp that an object needs at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case flowing:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(flowLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

func shown(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			list = append(list, o)
		}
	}
	return list
}

// column stacks objects of full width with a gap between them.
type column struct{ gap float32 }

func (c column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for i, o := range shown(objects) {
		if i > 0 {
			h += c.gap
		}
		h += heightFor(o, width)
	}
	return h
}

func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var y float32
	for _, o := range shown(objects) {
		h := heightFor(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + c.gap
	}
}

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range shown(objects) {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, c.heightFor(objects, w))
}

// columns lays objects side by side. Widths are in dp; 0 shares what is left.
type columns struct {
	widths []float32
	gap    float32
	centre bool // centred vertically, otherwise at the top
}

// each calls do with the x and width of every object.
func (c columns) each(objects []fyne.CanvasObject, width float32, do func(o fyne.CanvasObject, x, w float32)) {
	left, flexible := width-c.gap*float32(len(objects)-1), 0
	for i := range objects {
		left -= c.widths[i]
		if c.widths[i] == 0 {
			flexible++
		}
	}
	var x float32
	for i, o := range objects {
		w := c.widths[i]
		if w == 0 {
			w = max(left/float32(flexible), 0)
		}
		do(o, x, w)
		x += w + c.gap
	}
}

func (c columns) heightFor(objects []fyne.CanvasObject, width float32) (h float32) {
	c.each(objects, width, func(o fyne.CanvasObject, _, w float32) { h = max(h, heightFor(o, w)) })
	return h
}

func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.each(objects, size.Width, func(o fyne.CanvasObject, x, w float32) {
		h, y := heightFor(o, w), float32(0)
		if c.centre {
			y = (size.Height - h) / 2
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := c.gap * float32(len(objects)-1)
	for i, o := range objects {
		if c.widths[i] > 0 {
			w += c.widths[i]
		} else {
			w += o.MinSize().Width
		}
	}
	return fyne.NewSize(w, c.heightFor(objects, w))
}

// inset keeps room around its one object.
type inset struct{ left, top, right, bottom float32 }

func (p inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[0], width-p.left-p.right) + p.top + p.bottom
}

func (p inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(p.left, p.top))
	objects[0].Resize(size.SubtractWidthHeight(p.left+p.right, p.top+p.bottom))
}

func (p inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

func padded(p inset, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: p, Objects: []fyne.CanvasObject{o}}
}

// sheet gives the content of a vertical scroll its height for a known width.
type sheet struct{ width float32 }

func (s *sheet) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(fyne.NewSize(s.width, size.Height))
}

func (s *sheet) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(s.width, heightFor(objects[0], s.width))
}

// spread is the width of objects side by side.
func spread(objects []fyne.CanvasObject, gap float32) float32 {
	w := -gap
	for _, o := range objects {
		w += o.MinSize().Width + gap
	}
	return w
}

// highest is the height of the highest object.
func highest(objects []fyne.CanvasObject) (h float32) {
	for _, o := range objects {
		h = max(h, o.MinSize().Height)
	}
	return h
}

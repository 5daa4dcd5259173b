package raster

import (
	"context"
	"image"
	"sync"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// spriteKey is a symbol as it looks at a size and sharpness.
type spriteKey struct {
	name  string
	scale float64 // pixels per dp of the symbol
}

// sprite is a symbol as pixels, painted when it is seen first.
type sprite struct {
	once sync.Once
	box  image.Rectangle // around the symbol's origin
	pix  []byte          // premultiplied RGBA
	rows []int32         // where the runs of each row begin, and the end of the last
	runs []run
}

// run is a stretch of a sprite's row that is not transparent.
type run struct {
	x0, x1 int32 // from the left of the box
	solid  bool  // opaque throughout
}

// addSprite makes a sprite's item; its origin stands at a whole pixel.
func (p *Painter) addSprite(it *item, s *scene.Sprite) {
	at := it.place.point(s.At)
	it.at = image.Pt(round(at[0]), round(at[1]))
	key := spriteKey{s.Symbol.Name, it.place.pixels() * s.Scale}
	found, ok := p.sprites.Get(key)
	if !ok {
		box := s.Symbol.Box
		found = &sprite{box: pixelBox(orb.Bound{
			Min: orb.Point{box.Min[0] * key.scale, box.Min[1] * key.scale},
			Max: orb.Point{box.Max[0] * key.scale, box.Max[1] * key.scale},
		}, 0)}
		p.sprites.Put(key, found, 4*found.box.Dx()*found.box.Dy())
	}
	it.picture = found
	it.box = found.box.Add(it.at)
}

// sprite copies what of a sprite lies in a part of the canvas.
func (w *worker) sprite(op *scene.Sprite, it *item, part image.Rectangle) {
	s := it.picture
	s.once.Do(func() { w.paintSprite(s, op.Symbol, it.place.pixels()*op.Scale) })
	origin := it.at.Add(s.box.Min)
	left, right := int32(part.Min.X-origin.X), int32(part.Max.X-origin.X)
	stride := 4 * s.box.Dx()
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := y - origin.Y
		from := s.pix[row*stride : (row+1)*stride]
		for _, r := range s.runs[s.rows[row]:s.rows[row+1]] {
			x0, x1 := max(r.x0, left), min(r.x1, right)
			if x0 >= x1 {
				continue
			}
			to := w.canvas.row(y, origin.X+int(x0), origin.X+int(x1))
			if r.solid {
				copy(to, from[4*x0:4*x1])
			} else {
				overlay(to, from[4*x0:4*x1])
			}
		}
	}
}

// paintSprite makes the pixels of a symbol.
func (w *worker) paintSprite(s *sprite, symbol *scene.Symbol, scale float64) {
	size := image.Rectangle{Max: s.box.Size()}
	s.pix = make([]byte, 4*size.Dx()*size.Dy())
	items := w.painter.add(nil, symbol.Ops, size, scaled(scale, -float64(s.box.Min.X), -float64(s.box.Min.Y)))
	artist := worker{painter: w.painter, canvas: canvas{pix: s.pix, stride: 4 * size.Dx()}}
	artist.paint(context.Background(), items, size)
	s.index()
}

// index finds the runs of a sprite.
func (s *sprite) index() {
	w, h := s.box.Dx(), s.box.Dy()
	s.rows = make([]int32, 0, h+1)
	for y := range h {
		s.rows = append(s.rows, int32(len(s.runs)))
		var open *run
		for x := range w {
			alpha := s.pix[4*(y*w+x)+3]
			switch {
			case alpha == 0:
				open = nil
			case open != nil && open.solid == (alpha == 255):
				open.x1++
			default:
				s.runs = append(s.runs, run{int32(x), int32(x + 1), alpha == 255})
				open = &s.runs[len(s.runs)-1]
			}
		}
	}
	s.rows = append(s.rows, int32(len(s.runs)))
}

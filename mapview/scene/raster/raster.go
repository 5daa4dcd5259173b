// Package raster paints scenes into pixels. Edges are antialiased by exact
// area coverage, nothing is snapped to pixels but text and sprites, which are
// kept as pixels and stand at whole ones.
//
// The picture is painted in bands of rows side by side. The bands are the same
// on every machine, so that equal scenes give equal bytes.
package raster

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/paulmach/orb"

	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/recent"
)

// BandRows is the height of a band in pixels: high enough to look at each
// primitive few times, low enough for the processor's cache.
const BandRows = 128

// largest is the width and height of the largest picture in pixels.
const largest = 32768

// Painter paints scenes and keeps what the next one can use: letters and sprites
// as pixels, and memory to work in. It is safe for concurrent use.
type Painter struct {
	letters *recent.Cache[lettersKey, *letters]
	sprites *recent.Cache[spriteKey, *sprite]
	mu      sync.Mutex
	idle    []*worker
	lists   [][]item
}

// What the caches of a painter may hold, in bytes.
const (
	lettersMemory = 12 << 20
	spriteMemory  = 12 << 20
)

// New makes a painter with nothing kept.
func New() *Painter {
	return &Painter{
		letters: recent.New[lettersKey, *letters](lettersMemory),
		sprites: recent.New[spriteKey, *sprite](spriteMemory),
	}
}

// worker is the memory of one goroutine that paints.
type worker struct {
	painter *Painter
	cover   coverage
	canvas  canvas
	points  []orb.Point
	pen     pen
	dash    dasher
	ink     ink
}

// Draw paints a scene into a new picture, at a number of pixels per dp. The
// picture is transparent where neither the background nor a primitive is.
func Draw(ctx context.Context, s *scene.Scene, pixels float64) (*image.RGBA, error) {
	img, err := clean(s.W, s.H, pixels)
	if err != nil {
		return nil, err
	}
	return img, New().Into(ctx, img, s, pixels)
}

// Follow is Draw for a picture of w by h dp that draw hands out part by part, as
// Painter.Follow.
func Follow(ctx context.Context, w, h, pixels float64, draw func(ready func(part *scene.Scene)) error) (*image.RGBA, error) {
	img, err := clean(w, h, pixels)
	if err != nil {
		return nil, err
	}
	return img, New().Follow(ctx, img, pixels, draw)
}

// clean is a picture with nothing on it.
func clean(w, h, pixels float64) (*image.RGBA, error) {
	all, err := bounds(w, h, pixels)
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(all)
	enlarge(img.Pix)
	return img, nil
}

// bounds is the size of a picture of w by h dp from 0,0 on.
func bounds(w, h, pixels float64) (image.Rectangle, error) {
	w, h = math.Round(w*pixels), math.Round(h*pixels)
	if !(w >= 1 && h >= 1 && w <= largest && h <= largest) {
		return image.Rectangle{}, fmt.Errorf("a picture of %g x %g pixels cannot be painted: each side has to be from 1 to %d", w, h, largest)
	}
	return image.Rect(0, 0, int(w), int(h)), nil
}

// Into paints a scene over what is in dst, its upper left corner at that of dst,
// at a number of pixels per dp. What does not fit in is cut off. The error is
// the context's; dst is then painted in part.
func (p *Painter) Into(ctx context.Context, dst *image.RGBA, s *scene.Scene, pixels float64) error {
	size := image.Rectangle{Max: dst.Rect.Size()}
	items := p.list(s, size, pixels)
	defer p.keep(items)
	background := premultiplied(s.Background)
	bands := (size.Dy() + BandRows - 1) / BandRows
	p.each(bands, func(w *worker, i int) {
		w.canvas = canvas{pix: dst.Pix, stride: dst.Stride}
		w.band(ctx, items, image.Rect(0, i*BandRows, size.Dx(), min((i+1)*BandRows, size.Dy())), background)
	})
	return ctx.Err()
}

// Follow paints the parts of a picture over each other, each like Into, while draw
// still makes the next one. The error is that of draw or the context's.
func (p *Painter) Follow(ctx context.Context, dst *image.RGBA, pixels float64, draw func(ready func(part *scene.Scene)) error) error {
	const ahead = 2
	parts, drawn := make(chan *scene.Scene, ahead), make(chan func() error, 1)
	go func() {
		defer close(parts)
		drawn <- fault.Call(func() error { return draw(func(part *scene.Scene) { parts <- part }) })
	}()
	for part := range parts {
		_ = p.Into(ctx, dst, part, pixels) // the parts have to be taken even so
	}
	return cmp.Or((<-drawn)(), ctx.Err())
}

// band paints the ground and what of the items lies in a part of the canvas.
func (w *worker) band(ctx context.Context, items []item, area image.Rectangle, background uint32) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		over(w.canvas.row(y, area.Min.X, area.Max.X), background)
	}
	w.paint(ctx, items, area)
}

// each calls paint for 0 to n-1, by as many goroutines as there are processors.
func (p *Painter) each(n int, paint func(w *worker, i int)) {
	var next atomic.Int64
	work := func() {
		w := p.worker()
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			paint(w, i)
		}
		p.rest(w)
	}
	var group fault.Group
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		group.Go(work)
	}
	group.Here(work)
	group.Wait()
}

// worker hands out memory to work in; rest takes it back.
func (p *Painter) worker() *worker {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.idle)
	if n == 0 {
		return &worker{painter: p}
	}
	w := p.idle[n-1]
	p.idle = p.idle[:n-1]
	return w
}

func (p *Painter) rest(w *worker) {
	w.canvas, w.ink = canvas{}, ink{}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, w)
}

// patience is how many items are painted between two looks at the context.
const patience = 16

// paint paints what of the items lies in a part of the canvas.
func (w *worker) paint(ctx context.Context, items []item, area image.Rectangle) {
	for i := range items {
		if i%patience == 0 && ctx.Err() != nil {
			return
		}
		if part := items[i].box.Intersect(area); !part.Empty() {
			w.item(&items[i], part)
		}
	}
}

func (w *worker) item(it *item, part image.Rectangle) {
	switch op := it.op.(type) {
	case *scene.Path:
		w.path(op, it.place, part)
	case *scene.Text:
		w.text(op, it, part)
	case *scene.Sprite:
		w.sprite(op, it, part)
	case *scene.Cells:
		w.cells(op, it.place, part)
	}
}

func (w *worker) path(p *scene.Path, m affine, part image.Rectangle) {
	if p.Fill.A != 0 {
		w.cover.look(part)
		w.fill(&p.Outline, m)
		w.flood(p.Fill)
	}
	if stroked(&p.Stroke) {
		w.cover.look(part)
		w.stroke(&p.Outline, &p.Stroke, m)
		w.flood(p.Stroke.Color)
	}
}

// flood paints what is covered with a colour.
func (w *worker) flood(c color.NRGBA) {
	w.ink = ink{w.canvas, premultiplied(c)}
	w.cover.sweep(&w.ink)
}

func stroked(s *scene.Stroke) bool { return s.Width > 0 && s.Color.A != 0 }

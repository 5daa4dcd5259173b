package raster

import (
	"image"
	"math"
	"sync"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// lettersKey is a shaped run as it looks at a sharpness and an angle: filled, or
// as the halo of a width. Equal texts share their glyphs, so those stand for the
// text.
type lettersKey struct {
	glyphs *scene.Glyph
	count  int
	fonts  *scene.Fonts
	face   scene.Face
	size   float64
	halo   float64 // dp; 0: filled
	place  affine  // its start within a pixel
}

// letters is a run as pixels, painted when it is seen first.
type letters struct {
	once  sync.Once
	box   image.Rectangle // around the start of the baseline
	cover []byte          // a byte for each pixel of the box
}

// overhang is how far letters can lean out of their run to the sides, in ems.
const overhang = 0.2

// addText makes a text's item. A level text stands at whole pixels, so that its
// letters are the same and equally sharp wherever it stands; one that is turned,
// which may be a single letter of a name along a river, at quarters of them.
func (p *Painter) addText(it *item, t *scene.Text) {
	if len(t.Run.Glyphs) == 0 {
		return
	}
	place := it.place.moved(t.At[0], t.At[1], t.Angle)
	steps := 4.0
	if t.Angle == 0 {
		steps = 1
	}
	place.x0, place.y0 = math.Round(place.x0*steps)/steps, math.Round(place.y0*steps)/steps
	it.at = image.Pt(round(math.Floor(place.x0)), round(math.Floor(place.y0)))
	place.x0, place.y0 = place.x0-math.Floor(place.x0), place.y0-math.Floor(place.y0)
	if t.Fill.A != 0 {
		it.fill = p.run(&t.Run, 0, place)
		it.box = it.fill.box
	}
	if t.Halo.A != 0 && t.Width > 0 {
		it.halo = p.run(&t.Run, t.Width, place)
		it.box = it.halo.box
	}
	it.box = it.box.Add(it.at)
	it.place = place
}

// textBox is what a run can touch: its own box with room to the sides and for
// the halo.
func textBox(r *scene.Run, m affine, halo float64) image.Rectangle {
	up, down := r.Fonts.Ascent(r.Size)+halo/2, r.Fonts.Descent(r.Size)+halo/2
	left := -halo/2 - overhang*r.Size
	right := r.Advance - left
	var corners [4]orb.Point
	for i, c := range [4]orb.Point{{left, -up}, {right, -up}, {right, down}, {left, down}} {
		corners[i] = m.point(c)
	}
	return pixelBox(orb.MultiPoint(corners[:]).Bound(), 1)
}

// run finds the pixels of a run, which may not have been painted yet.
func (p *Painter) run(r *scene.Run, halo float64, place affine) *letters {
	key := lettersKey{&r.Glyphs[0], len(r.Glyphs), r.Fonts, r.Face, r.Size, halo, place}
	l, ok := p.letters.Get(key)
	if !ok {
		l = &letters{box: textBox(r, place, halo)}
		p.letters.Put(key, l, l.box.Dx()*l.box.Dy())
	}
	return l
}

func (w *worker) text(t *scene.Text, it *item, part image.Rectangle) {
	if it.halo != nil {
		w.press(it.halo, &t.Run, t.Width, it, part, premultiplied(t.Halo))
	}
	if it.fill != nil {
		w.press(it.fill, &t.Run, 0, it, part, premultiplied(t.Fill))
	}
}

// glyphs adds the letters of a run, or a line of a width around them, to the
// coverage.
func (w *worker) glyphs(r *scene.Run, m affine, halo float64) {
	line := scene.Stroke{Width: halo}
	for _, g := range r.Glyphs {
		outline := r.Fonts.Outline(r.Face, g.ID, r.Size)
		place := m.moved(g.X, g.Y, 0)
		if halo > 0 {
			w.stroke(&outline, &line, place)
		} else {
			w.fill(&outline, place)
		}
	}
}

// press paints what of a run lies in a part of the canvas.
func (w *worker) press(l *letters, r *scene.Run, halo float64, it *item, part image.Rectangle, pixel uint32) {
	l.once.Do(func() { w.paintLetters(l, r, halo, it.place) })
	part = part.Intersect(l.box.Add(it.at))
	origin := it.at.Add(l.box.Min)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		from := (y-origin.Y)*l.box.Dx() - origin.X
		press(w.canvas.row(y, part.Min.X, part.Max.X), l.cover[from+part.Min.X:from+part.Max.X], pixel)
	}
}

// paintLetters makes the pixels of a run.
func (w *worker) paintLetters(l *letters, r *scene.Run, halo float64, place affine) {
	l.cover = make([]byte, l.box.Dx()*l.box.Dy())
	out := stencil{l.box.Min.X, l.box.Min.Y, l.box.Dx(), l.cover}
	for y := l.box.Min.Y; y < l.box.Max.Y; y += BandRows {
		w.cover.look(image.Rect(l.box.Min.X, y, l.box.Max.X, min(y+BandRows, l.box.Max.Y)))
		w.glyphs(r, place, halo)
		w.cover.sweep(&out)
	}
}

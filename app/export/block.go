package export

import (
	"image/color"
	"slices"
	"sort"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// leading is the distance of two lines of text, of the type size.
const leading = 1.28

// block is a piece of page furniture: what is drawn, from its upper left corner,
// and its size in dp.
type block struct {
	ops  []scene.Op
	w, h float64
}

// at is the block's drawing with its upper left corner at x, y.
func (b block) at(x, y float64) []scene.Op { return shiftAll(b.ops, x, y) }

// add draws another block into this one and grows with it.
func (b *block) add(other block, x, y float64) {
	b.ops = append(b.ops, other.at(x, y)...)
	b.w, b.h = max(b.w, x+other.w), max(b.h, y+other.h)
}

// face is how a text of the furniture is set.
type face struct {
	style scene.Face
	size  float64 // dp
	fill  color.NRGBA
}

// paragraph sets text in lines not wider than width dp. A word that is wider is
// broken inside, so that nothing leaves its frame.
func (p *page) paragraph(text string, f face, width float64) block {
	key := setting{text, f, width}
	b, ok := p.set[key]
	if !ok {
		for _, run := range p.fonts.Wrap(text, f.style, f.size, width) {
			for _, fits := range p.broken(run, width) {
				b.line(p, fits, f, 0)
			}
		}
		p.set[key] = b
	}
	b.ops = slices.Clip(b.ops) // what is added to it goes elsewhere
	return b
}

// setting is what a paragraph depends on. The same are asked for again while the
// page tries its arrangements.
type setting struct {
	text  string
	face  face
	width float64
}

// line sets a run below what is there, x dp from the left.
func (b *block) line(p *page, run scene.Run, f face, x float64) {
	height := f.size * leading
	baseline := b.h + (height+p.fonts.Ascent(f.size)-p.fonts.Descent(f.size))/2
	b.ops = append(b.ops, &scene.Text{Run: run, At: orb.Point{x, baseline}, Fill: f.fill})
	b.w, b.h = max(b.w, x+run.Advance), b.h+height
}

// broken cuts a run that is wider than width into pieces that are not.
func (p *page) broken(run scene.Run, width float64) []scene.Run {
	if run.Advance <= width {
		return []scene.Run{run}
	}
	var pieces []scene.Run
	for text := run.Text; text != ""; {
		fits := p.fonts.Fit(text, run.Face, run.Size, width)
		pieces, text = append(pieces, fits), text[len(fits.Text):]
	}
	return pieces
}

// shortened is a paragraph of a face and width with only as many of its lines as a
// height in dp holds, at least one; the last one ends with an ellipsis where more follow.
func (p *page) shortened(whole block, f face, width, height float64) block {
	lines := max(1, int(height/(f.size*leading)))
	if len(whole.ops) <= lines {
		return whole
	}
	var b block
	for i, op := range whole.ops[:lines] {
		run := op.(*scene.Text).Run
		if i == lines-1 {
			run = p.ended(run, width)
		}
		b.line(p, run, f, 0)
	}
	return b
}

// ended is a run with an ellipsis at its end, without the letters that it leaves no
// room for.
func (p *page) ended(run scene.Run, width float64) scene.Run {
	letters := []rune(run.Text)
	short := func(n int) scene.Run {
		return p.fonts.Shape(strings.TrimRight(string(letters[:n]), " ")+"…", run.Face, run.Size, 0)
	}
	most := sort.Search(len(letters), func(n int) bool { return short(n+1).Advance > width })
	return short(most)
}

// shiftAll is a copy of primitives moved by dx, dy. What is drawn may be shared
// with other pictures and is never changed.
func shiftAll(ops []scene.Op, dx, dy float64) []scene.Op {
	moved := make([]scene.Op, len(ops))
	for i, op := range ops {
		moved[i] = shift(op, dx, dy)
	}
	return moved
}

func shift(op scene.Op, dx, dy float64) scene.Op {
	switch op := op.(type) {
	case *scene.Path:
		c := *op
		c.Outline.Points = make([]orb.Point, len(op.Outline.Points))
		for i, p := range op.Outline.Points {
			c.Outline.Points[i] = orb.Point{p[0] + dx, p[1] + dy}
		}
		return &c
	case *scene.Text:
		c := *op
		c.At = orb.Point{op.At[0] + dx, op.At[1] + dy}
		return &c
	case *scene.Sprite:
		c := *op
		c.At = orb.Point{op.At[0] + dx, op.At[1] + dy}
		return &c
	case *scene.Cells:
		c := *op
		c.At = orb.Point{op.At[0] + dx, op.At[1] + dy}
		return &c
	case *scene.Group:
		c := *op
		c.Ops = shiftAll(op.Ops, dx, dy)
		if op.Clip != nil {
			clip := shiftBox(*op.Clip, dx, dy)
			c.Clip = &clip
		}
		return &c
	}
	return op
}

func shiftBox(b orb.Bound, dx, dy float64) orb.Bound {
	return orb.Bound{Min: orb.Point{b.Min[0] + dx, b.Min[1] + dy}, Max: orb.Point{b.Max[0] + dx, b.Max[1] + dy}}
}

package pdf

import (
	"math"

	"borderatlas/mapview/scene"
)

// text writes a run and its halo below it. The halo is a shape, so that nobody
// finds a text twice.
func (p *painter) text(op *scene.Text) {
	x, y := op.At[0], op.At[1]
	if len(op.Run.Glyphs) == 0 || math.IsNaN(x-x+y-y) {
		return
	}
	if op.Halo.A > 0 && op.Width > 0 {
		p.path(&scene.Path{Outline: op.Outline(), Stroke: scene.Stroke{Color: op.Halo, Width: op.Width}})
	}
	if op.Fill.A == 0 {
		return
	}
	if p.document.outlines {
		p.path(&scene.Path{Outline: op.Outline(), Fill: op.Fill})
		return
	}
	p.opacity(fillAlpha, op.Fill.A)
	p.set("rg", rgb(op.Fill))
	f, name := p.document.font(&op.Run)
	legible := f.use(&op.Run) && math.Abs(op.Run.Spacing()) < blank*op.Run.Size
	if !legible {
		p.addf("/Span << /ActualText %s >> BDC\n", text(op.Run.Text))
	}
	sin, cos := math.Sincos(op.Angle)
	p.addf("BT /%s %s Tf %s %s %s %s %s %s Tm\n", name, number(op.Run.Size),
		fraction(cos), fraction(sin), fraction(sin), fraction(-cos), number(up(x)), number(up(y)))
	p.glyphs(&op.Run, f)
	p.add("ET\n")
	if !legible {
		p.add("EMC\n")
	}
}

// up is the next hundredth. Poppler cuts places of letters down to quarters of a
// pixel: what was a little left of a whole pixel would be a quarter off.
func up(v float64) float64 {
	const rounding = 1e-6
	return math.Ceil(v*100-rounding) / 100
}

// blank is the room between letters in ems from which readers take it for a
// blank between words.
const blank = 0.1

// glyphs writes a run's glyphs, each where the scene has it: the room that the
// font does not give stands between them, in thousandths of the size.
func (p *painter) glyphs(r *scene.Run, f *typeface) {
	pen, rise := 0, 0.0
	p.add("[<")
	for _, g := range r.Glyphs {
		if g.Y != rise {
			rise = g.Y
			p.addf(">] TJ %s Ts [<", number(-rise))
		}
		at := int(math.Round(g.X / r.Size * 1000))
		if at != pen {
			p.addf("> %d <", pen-at)
		}
		p.addf("%04X", g.ID)
		pen = at + f.advance(g.ID)
	}
	p.add(">] TJ\n")
	if rise != 0 {
		p.add("0 Ts\n")
	}
}

package svg

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// text writes a run and its halo below it.
func (p *painter) text(op *scene.Text) {
	if p.outlines {
		p.outlined(op)
		return
	}
	if strings.TrimSpace(op.Run.Text) == "" || !finite(op.At) {
		return
	}
	if line := halo(op); line.Width > 0 {
		p.letters(op, func() { p.add(` aria-hidden="true" fill="none"`).stroke(&line) })
	}
	if op.Fill.A > 0 {
		p.letters(op, func() { p.paint("fill", op.Fill) })
	}
}

// halo is the line around the letters of a text; its width is 0 for none.
func halo(op *scene.Text) scene.Stroke {
	if op.Halo.A == 0 {
		return scene.Stroke{}
	}
	return scene.Stroke{Color: op.Halo, Width: op.Width}
}

// letters writes a run as live text in a style. Its length is written too, so
// that it keeps its room where another typeface has to stand in.
func (p *painter) letters(op *scene.Text, style func()) {
	r := &op.Run
	p.add("<text").length("x", op.At[0]).length("y", op.At[1]).length("font-size", r.Size).add(weights[r.Face])
	space := r.Spacing()
	p.length("textLength", r.Advance+space) // readers add the room after the last letter too
	if math.Abs(space) >= 0.005 {
		p.length("letter-spacing", space)
	}
	if op.Angle != 0 {
		p.add(` transform="rotate(`).number(op.Angle * 180 / math.Pi)
		p.add(" ").number(op.At[0]).add(" ").number(op.At[1]).add(`)"`)
	}
	style()
	if strings.Join(strings.Fields(r.Text), " ") != r.Text {
		p.add(` xml:space="preserve"`)
	}
	p.element(">", r.Text, "</text>\n")
}

// weights are the attributes that ask for a face.
var weights = [...]string{
	scene.Regular:    "",
	scene.Bold:       ` font-weight="bold"`,
	scene.Italic:     ` font-style="italic"`,
	scene.BoldItalic: ` font-weight="bold" font-style="italic"`,
}

// outlined writes a run as shapes, with its halo below.
func (p *painter) outlined(op *scene.Text) {
	o := p.shapes(op)
	if o.Empty() || !o.Finite() {
		return
	}
	if line := halo(op); line.Width > 0 {
		p.add("<path").data(&o, p.grain).add(` fill="none"`).stroke(&line).add("/>\n")
	}
	p.add("<path").data(&o, p.grain).paint("fill", op.Fill).attribute("aria-label", op.Run.Text).add("/>\n")
}

// shapes are the letters of a text. Those of a level one are rounded from their own
// place, so that equal letters are equal bytes, which pack a tenth smaller.
func (p *painter) shapes(op *scene.Text) scene.Outline {
	if op.Angle != 0 {
		return op.Outline()
	}
	var all scene.Outline
	for _, g := range op.Run.Glyphs {
		letter := op.Run.Fonts.Outline(op.Run.Face, g.ID, op.Run.Size)
		at := rounded(orb.Point{op.At[0] + g.X, op.At[1] + g.Y}, p.grain)
		all.Verbs = append(all.Verbs, letter.Verbs...)
		for _, point := range letter.Points {
			from := rounded(point, p.grain)
			all.Points = append(all.Points, orb.Point{float64(at[0]+from[0]) / 100, float64(at[1]+from[1]) / 100})
		}
	}
	return all
}

// finite tells whether a place is made of numbers that can be written.
func finite(p orb.Point) bool { return !math.IsNaN(p[0]+p[1]) && !math.IsInf(p[0]+p[1], 0) }

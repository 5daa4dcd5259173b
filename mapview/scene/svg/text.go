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
	p.length("textLength", r.Advance)
	if space := r.Spacing(); math.Abs(space) >= 0.005 {
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
	o := op.Outline()
	if o.Empty() || !o.Finite() {
		return
	}
	if line := halo(op); line.Width > 0 {
		p.add("<path").data(&o).add(` fill="none"`).stroke(&line).add("/>\n")
	}
	p.add("<path").data(&o).paint("fill", op.Fill).attribute("aria-label", op.Run.Text).add("/>\n")
}

// finite tells whether a place is made of numbers that can be written.
func finite(p orb.Point) bool { return !math.IsNaN(p[0]+p[1]) && !math.IsInf(p[0]+p[1], 0) }

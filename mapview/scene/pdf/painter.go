package pdf

import (
	"fmt"
	"maps"
	"math"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// painter writes a content stream.
type painter struct {
	document *document
	content  []byte
	now      map[string]string // operator -> the operands it was given last
}

func newPainter(d *document) *painter {
	return &painter{document: d, now: map[string]string{}}
}

func (p *painter) add(s string) { p.content = append(p.content, s...) }

func (p *painter) addf(format string, args ...any) {
	p.content = fmt.Appendf(p.content, format, args...)
}

// set gives an operator of the graphics state its operands, if those are new.
func (p *painter) set(operator, operands string) {
	if p.now[operator] != operands {
		p.now[operator] = operands
		p.addf("%s %s\n", operands, operator)
	}
}

// The names of graphics states begin with what they are for.
const (
	fillAlpha   = "f"
	strokeAlpha = "s"
)

// opacity sets that of what follows.
func (p *painter) opacity(kind string, alpha uint8) {
	name := fmt.Sprintf("%s%d", kind, alpha)
	if p.now[kind] != name {
		p.now[kind] = name
		p.document.alphas[name] = alpha
		p.addf("/%s gs\n", name)
	}
}

func (p *painter) ops(ops []scene.Op) {
	for _, op := range ops {
		switch op := op.(type) {
		case *scene.Path:
			p.path(op)
		case *scene.Text:
			p.text(op)
		case *scene.Sprite:
			p.sprite(op)
		case *scene.Cells:
			for _, path := range op.Paths() {
				p.path(path)
			}
		case *scene.Group:
			p.group(op)
		}
	}
}

// group draws a group; what it sets ends with its clip.
func (p *painter) group(g *scene.Group) {
	if g.Clip == nil {
		p.ops(g.Ops)
		return
	}
	before := maps.Clone(p.now)
	p.addf("q %s %s %s %s re W n\n", number(g.Clip.Min[0]), number(g.Clip.Min[1]),
		number(g.Clip.Max[0]-g.Clip.Min[0]), number(g.Clip.Max[1]-g.Clip.Min[1]))
	p.ops(g.Ops)
	p.add("Q\n")
	p.now = before
}

func (p *painter) sprite(s *scene.Sprite) {
	p.addf("q %s 0 0 %s %s %s cm /%s Do Q\n", fraction(s.Scale), fraction(s.Scale), number(s.At[0]), number(s.At[1]), p.document.form(s.Symbol))
}

// path fills and strokes. Both are one step where that looks the same: below a
// translucent line PDF leaves the filling out.
func (p *painter) path(op *scene.Path) {
	filled, stroked := op.Fill.A > 0, op.Stroke.Width > 0 && op.Stroke.Color.A > 0
	if !filled && !stroked || op.Outline.Empty() || !op.Outline.Finite() {
		return
	}
	if filled {
		p.opacity(fillAlpha, op.Fill.A)
		p.set("rg", rgb(op.Fill))
	}
	if stroked {
		p.stroke(&op.Stroke)
	}
	switch {
	case !stroked:
		p.outline(&op.Outline, "f")
	case !filled:
		p.outline(&op.Outline, "S")
	case op.Stroke.Color.A == 255:
		p.outline(&op.Outline, "B")
	default:
		p.outline(&op.Outline, "f")
		p.outline(&op.Outline, "S")
	}
}

// stroke sets how lines are drawn.
func (p *painter) stroke(s *scene.Stroke) {
	p.opacity(strokeAlpha, s.Color.A)
	p.set("RG", rgb(s.Color))
	p.set("w", number(s.Width))
	p.set("J", map[scene.Cap]string{scene.Butt: "0", scene.Round: "1"}[s.Cap])
	p.set("j", map[scene.Join]string{scene.Miter: "0", scene.RoundJoin: "1"}[s.Join])
	p.set("d", dashes(s))
}

// dashes is a pattern and how far into it a line begins, which must not be negative.
func dashes(s *scene.Stroke) string {
	list, cycle := "", 0.0
	for _, v := range s.Dash {
		list += " " + number(v)
		cycle += v
	}
	if !(cycle > 0) {
		return "[] 0"
	}
	cycle *= 2 // of an odd pattern, on and off change places
	phase := math.Mod(s.Phase, cycle)
	if phase < 0 {
		phase += cycle
	}
	return "[" + list[1:] + "] " + number(phase)
}

// operators of the verbs. Quadratic curves are written as cubic ones.
var operators = [...]string{scene.MoveTo: "m", scene.LineTo: "l", scene.QuadTo: "c", scene.CubicTo: "c", scene.Close: "h"}

// outline writes a path and what is done with it.
func (p *painter) outline(o *scene.Outline, paint string) {
	rest := o.Points
	var pen, start orb.Point
	for _, v := range o.Verbs {
		points := rest[:v.Points()]
		rest = rest[v.Points():]
		switch v {
		case scene.QuadTo:
			a, b, c := pen, points[0], points[1]
			p.point(thirds(a, b))
			p.point(thirds(c, b))
			p.point(c)
		default:
			for _, pt := range points {
				p.point(pt)
			}
		}
		if len(points) > 0 {
			pen = points[len(points)-1]
		}
		switch v {
		case scene.MoveTo:
			start = pen
		case scene.Close:
			pen = start
		}
		p.add(operators[v])
		p.add("\n")
	}
	p.add(paint)
	p.add("\n")
}

// thirds is the point two thirds of the way from a to b.
func thirds(a, b orb.Point) orb.Point {
	return orb.Point{a[0] + (b[0]-a[0])*2/3, a[1] + (b[1]-a[1])*2/3}
}

func (p *painter) point(at orb.Point) {
	for _, v := range at {
		p.content = append(scene.AppendHundredths(p.content, scene.Hundredths(v)), ' ')
	}
}

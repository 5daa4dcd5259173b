package scene

import (
	"bufio"
	"fmt"
	"image/color"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// Dump writes a scene as text, a line for each primitive and each sub-path,
// lengths with two decimals: equal scenes give equal texts, and the difference
// of two texts says what has changed. Symbols follow at the end, by name.
func Dump(w io.Writer, s *Scene) error {
	d := dumper{w: bufio.NewWriter(w), symbols: map[string]*Symbol{}}
	d.line("scene %s x %s background %s", number(s.W), number(s.H), hex(s.Background))
	d.ops(s.Ops)
	for _, name := range slices.Sorted(maps.Keys(d.symbols)) {
		symbol := d.symbols[name]
		d.line("symbol %q box %s", name, box(symbol.Box))
		d.nested(symbol.Ops)
	}
	return d.w.Flush()
}

type dumper struct {
	w       *bufio.Writer // keeps the first error until Flush
	depth   int
	symbols map[string]*Symbol
}

func (d *dumper) line(format string, args ...any) {
	d.w.WriteString(strings.Repeat("  ", d.depth))
	fmt.Fprintf(d.w, format, args...)
	d.w.WriteByte('\n')
}

func (d *dumper) nested(ops []Op) {
	d.depth++
	d.ops(ops)
	d.depth--
}

func (d *dumper) ops(ops []Op) {
	for _, op := range ops {
		switch op := op.(type) {
		case *Path:
			d.path(op)
		case *Text:
			d.text(op)
		case *Sprite:
			d.symbols[op.Symbol.Name] = op.Symbol
			d.line("sprite %q at %s scale %s", op.Symbol.Name, point(op.At), number(op.Scale))
		case *Cells:
			d.line("cells of %s at %s", number(op.Size), point(op.At))
			d.depth++
			for _, r := range op.Runs {
				d.line("row %d columns %d-%d %s", r.Row, r.From, r.To-1, hex(op.Shades[r.Shade]))
			}
			d.depth--
		case *Group:
			clip := ""
			if op.Clip != nil {
				clip = " clip " + box(*op.Clip)
			}
			d.line("group %q title %q%s", op.ID, op.Title, clip)
			d.nested(op.Ops)
		}
	}
}

func (d *dumper) path(p *Path) {
	style := ""
	if p.Fill.A != 0 {
		style += " fill " + hex(p.Fill)
	}
	if s := &p.Stroke; s.Width != 0 {
		style += fmt.Sprintf(" stroke %s width %s %s %s", hex(s.Color), number(s.Width), capNames[s.Cap], joinNames[s.Join])
		if len(s.Dash) > 0 {
			dash := make([]string, len(s.Dash))
			for i, v := range s.Dash {
				dash[i] = number(v)
			}
			style += fmt.Sprintf(" dash %s phase %s", strings.Join(dash, ","), number(s.Phase))
		}
	}
	d.line("path%s", style)
	d.depth++
	d.outline(&p.Outline)
	d.depth--
}

var (
	capNames  = [...]string{Butt: "butt", Round: "round"}
	joinNames = [...]string{RoundJoin: "round-join", Miter: "miter"}
)

// outline writes each sub-path as SVG does: M L Q C Z.
func (d *dumper) outline(o *Outline) {
	var words []string
	points := o.Points
	for _, v := range o.Verbs {
		if v == MoveTo && len(words) > 0 {
			d.line("%s", strings.Join(words, " "))
			words = words[:0]
		}
		words = append(words, "MLQCZ"[v:v+1])
		n := v.Points()
		for _, p := range points[:n] {
			words = append(words, point(p))
		}
		points = points[n:]
	}
	if len(words) > 0 {
		d.line("%s", strings.Join(words, " "))
	}
}

func (d *dumper) text(t *Text) {
	style := " fill " + hex(t.Fill)
	if t.Halo.A != 0 && t.Width != 0 {
		style += fmt.Sprintf(" halo %s width %s", hex(t.Halo), number(t.Width))
	}
	if t.Angle != 0 {
		style += " angle " + number(t.Angle)
	}
	d.line("text %q %s %s at %s advance %s%s", t.Run.Text, t.Run.Face, number(t.Run.Size), point(t.At), number(t.Run.Advance), style)
}

func number(v float64) string {
	s := fmt.Sprintf("%.2f", v)
	if s == "-0.00" {
		return "0.00"
	}
	return s
}

func point(p orb.Point) string { return number(p[0]) + "," + number(p[1]) }

func box(b orb.Bound) string { return point(b.Min) + " " + point(b.Max) }

func hex(c color.NRGBA) string {
	if c.A == 0 {
		return "none"
	}
	return fmt.Sprintf("#%02x%02x%02x%02x", c.R, c.G, c.B, c.A)
}

package svg

import (
	"bytes"
	"encoding/xml"
	"image/color"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// buffer is the file as far as it is written. Its methods return it, so that an
// element can be written as one line.
type buffer []byte

func (b *buffer) add(s string) *buffer {
	*b = append(*b, s...)
	return b
}

// number writes a number with at most two decimals.
func (b *buffer) number(v float64) *buffer { return b.whole(scene.Hundredths(v)) }

// whole writes a number of hundredths.
func (b *buffer) whole(n int64) *buffer {
	*b = scene.AppendHundredths(*b, n)
	return b
}

// length writes an attribute that is a number.
func (b *buffer) length(name string, v float64) *buffer {
	return b.add(" ").add(name).add(`="`).number(v).add(`"`)
}

func (b *buffer) attribute(name, value string) *buffer {
	return b.add(" ").add(name).element(`="`, value, `"`)
}

// element writes text between two pieces of markup. What XML cannot hold becomes
// the sign for it.
func (b *buffer) element(before, text, after string) *buffer {
	w := bytes.NewBuffer(append(*b, before...))
	_ = xml.EscapeText(w, []byte(text)) // fails only if the writer does, and a Buffer never does
	*b = append(w.Bytes(), after...)
	return b
}

// paint writes a colour and its opacity for fill or stroke.
func (b *buffer) paint(property string, c color.NRGBA) *buffer {
	b.add(" ").add(property)
	if c.A == 0 {
		return b.add(`="none"`)
	}
	const digits = "0123456789abcdef"
	b.add(`="#`)
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		*b = append(*b, digits[v>>4], digits[v&15])
	}
	b.add(`"`)
	if c.A < 255 {
		b.length(property+"-opacity", float64(c.A)/255)
	}
	return b
}

// stroke writes the attributes of a line.
func (b *buffer) stroke(s *scene.Stroke) *buffer {
	b.paint("stroke", s.Color).length("stroke-width", s.Width)
	if s.Cap == scene.Round {
		b.add(` stroke-linecap="round"`)
	}
	if s.Join == scene.RoundJoin {
		b.add(` stroke-linejoin="round"`)
	}
	if len(s.Dash) == 0 {
		return b
	}
	b.add(` stroke-dasharray="`)
	for i, d := range s.Dash {
		if i > 0 {
			b.add(" ")
		}
		b.number(d)
	}
	b.add(`"`)
	if s.Phase != 0 {
		b.length("stroke-dashoffset", s.Phase)
	}
	return b
}

// letters are the commands of path data, relative to the point before. That
// halves a file, and adds up to the exact places, as these are rounded first.
const letters = "mlqcz"

// data writes an outline as the path's attribute d, its points at multiples of a
// number of hundredths.
func (b *buffer) data(o *scene.Outline, grain int64) *buffer {
	b.add(` d="`)
	var start, pen [2]int64
	last := scene.Close
	rest := o.Points
	for _, v := range o.Verbs {
		if v != last || v == scene.MoveTo {
			*b = append(*b, letters[v])
		} else if v != scene.Close {
			*b = append(*b, ' ')
		}
		last = v
		n := v.Points()
		to := pen
		for i, point := range rest[:n] {
			if i > 0 {
				*b = append(*b, ' ')
			}
			to = rounded(point, grain)
			b.whole(to[0] - pen[0]).add(" ").whole(to[1] - pen[1])
		}
		rest, pen = rest[n:], to
		switch v {
		case scene.MoveTo:
			start = pen
		case scene.Close:
			pen = start
		}
	}
	return b.add(`"`)
}

// rounded is a point in hundredths, at the nearest multiple of grain.
func rounded(p orb.Point, grain int64) [2]int64 {
	nearest := func(v float64) int64 { return scene.Hundredths(v/float64(grain)) * grain }
	return [2]int64{nearest(p[0]), nearest(p[1])}
}

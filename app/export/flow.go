package export

import (
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// piece is words of one face in a text of several.
type piece struct {
	text string
	face face
}

// flow sets pieces one after the other, parted by spaces, in lines not wider than
// width dp, on common baselines.
func (p *page) flow(pieces []piece, width float64) block {
	var b block
	var line []piece
	for _, part := range pieces {
		for word := range strings.SplitSeq(part.text, " ") {
			longer := joinedTo(line, piece{word, part.face})
			if len(line) > 0 && p.advance(longer) > width {
				b.add(p.oneLine(line, width), 0, b.h)
				longer = []piece{{word, part.face}}
			}
			line = longer
		}
	}
	if len(line) > 0 {
		b.add(p.oneLine(line, width), 0, b.h)
	}
	return b
}

// joinedTo is a line with one more word: in its last piece where the face is the
// same.
func joinedTo(line []piece, word piece) []piece {
	longer := append([]piece(nil), line...)
	switch last := len(longer) - 1; {
	case last < 0:
		return []piece{word}
	case longer[last].face == word.face:
		longer[last].text += " " + word.text
	default:
		longer = append(longer, piece{" " + word.text, word.face})
	}
	return longer
}

// advance is the width of a line in dp.
func (p *page) advance(line []piece) float64 {
	sum := 0.0
	for _, part := range line {
		sum += p.fonts.Shape(part.text, part.face.style, part.face.size, 0).Advance
	}
	return sum
}

// oneLine sets pieces beside each other. A single word that is wider than width
// is broken inside.
func (p *page) oneLine(line []piece, width float64) block {
	if len(line) == 1 {
		return p.paragraph(line[0].text, line[0].face, width)
	}
	size := 0.0
	for _, part := range line {
		size = max(size, part.face.size)
	}
	b := block{h: size * leading}
	baseline := (b.h + p.fonts.Ascent(size) - p.fonts.Descent(size)) / 2
	for _, part := range line {
		run := p.fonts.Shape(part.text, part.face.style, part.face.size, 0)
		b.ops = append(b.ops, &scene.Text{Run: run, At: orb.Point{b.w, baseline}, Fill: part.face.fill})
		b.w += run.Advance
	}
	return b
}

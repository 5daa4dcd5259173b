package slides

import (
	"image/color"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/pdf"
)

// leading is the distance of two lines, of the type size. Both kinds of files are
// told it, so that a text needs the same room in each.
const leading = 1.25

// run is words of one look.
type run struct {
	text string
	bold bool
	soft bool   // in the colour of what is secondary
	link string // an address, or empty
}

// paragraph is runs that follow each other.
type paragraph struct {
	runs []run
	size float64 // dp
	gap  float64 // dp above it
}

func plain(size float64, text string) paragraph {
	return paragraph{runs: []run{{text: text}}, size: size}
}

func soft(size float64, text string) paragraph {
	return paragraph{runs: []run{{text: text, soft: true}}, size: size}
}

func bold(size float64, text string) paragraph {
	return paragraph{runs: []run{{text: text, bold: true}}, size: size}
}

// below is the paragraph with room above it.
func (p paragraph) below(gap float64) paragraph {
	p.gap = gap
	return p
}

// text is the paragraph's words.
func (p paragraph) text() string {
	var b strings.Builder
	for _, r := range p.runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// piece is a part of a set line.
type piece struct {
	run  scene.Run
	x    float64 // dp from the line's start
	from run
}

// line is pieces beside each other.
type line []piece

func (l line) width() float64 {
	if len(l) == 0 {
		return 0
	}
	last := l[len(l)-1]
	return last.x + last.run.Advance
}

// setter breaks texts into lines.
type setter struct{ fonts *scene.Fonts }

func face(r run) scene.Face {
	if r.bold {
		return scene.Bold
	}
	return scene.Regular
}

// lines sets a paragraph in lines not wider than width dp. Words that are wider are
// broken inside: addresses, mostly.
func (s setter) lines(p paragraph, width float64) []line {
	var list []line
	var now line
	for _, r := range p.runs {
		for i, word := range strings.Split(r.text, " ") {
			if i > 0 {
				word = " " + word
			}
			for word != "" {
				var fits bool
				if now, fits = s.appended(now, r, p.size, word, width); fits {
					break
				}
				switch rest := strings.TrimPrefix(word, " "); {
				case len(now) > 0:
					list, now, word = append(list, now), nil, rest
				default:
					fits := s.fonts.Fit(rest, face(r), p.size, width)
					list, now, word = append(list, line{{fits, 0, r}}), nil, rest[len(fits.Text):]
				}
			}
		}
	}
	if len(now) > 0 || len(list) == 0 {
		list = append(list, now)
	}
	return list
}

// appended is a line with a word more, if that fits.
func (s setter) appended(l line, r run, size float64, word string, width float64) (line, bool) {
	if len(l) == 0 {
		word = strings.TrimPrefix(word, " ")
	}
	if last := len(l) - 1; last >= 0 && l[last].from == r {
		longer, fits := s.fonts.Within(l[last].run.Text+word, face(r), size, width-l[last].x)
		if !fits {
			return l, false
		}
		l = slices.Clone(l)
		l[last].run = longer
		return l, true
	}
	next, fits := s.fonts.Within(word, face(r), size, width-l.width())
	if !fits {
		return l, false
	}
	return append(slices.Clip(l), piece{next, l.width(), r}), true
}

// height is that of paragraphs in a width, in dp. The first has no room above it.
func (s setter) height(list []paragraph, width float64) float64 {
	h := 0.0
	for i, p := range list {
		if i > 0 {
			h += p.gap
		}
		h += float64(len(s.lines(p, width))) * p.size * leading
	}
	return h
}

// largest sets a text in the first of the sizes in which it fits a box of width by
// height dp, or in the last, shortened to what fits.
func (s setter) largest(text string, sizes []float64, strong bool, width, height float64) paragraph {
	return s.largestOf([]string{text}, sizes, strong, width, height)[0]
}

// largestOf is largest for paragraphs below each other, all in one size.
func (s setter) largestOf(texts []string, sizes []float64, strong bool, width, height float64) []paragraph {
	list := make([]paragraph, len(texts))
	for _, size := range sizes {
		for i, text := range texts {
			list[i] = paragraph{runs: []run{{text: text, bold: strong}}, size: size}
		}
		if s.height(list, width) <= height {
			return list
		}
	}
	return s.shortened(list, width, height)
}

// shortened is as much of paragraphs of one run and size as a height holds, at least a
// line, with an ellipsis where the rest is left out.
func (s setter) shortened(list []paragraph, width, height float64) []paragraph {
	room := max(1, int(height/(list[0].size*leading)))
	for i, p := range list {
		set := s.lines(p, width)
		if room -= len(set); room > 0 || room == 0 && i == len(list)-1 {
			continue
		}
		set = set[:len(set)+room]
		text, end := p.text(), 0
		for n, l := range set {
			said := l.text()
			if n == len(set)-1 {
				ellipsis := s.fonts.Shape("…", face(p.runs[0]), p.size, 0).Advance
				said = s.fonts.Fit(said, face(p.runs[0]), p.size, width-ellipsis).Text
			}
			end += strings.Index(text[end:], said) + len(said)
		}
		list[i].runs = []run{p.runs[0]}
		list[i].runs[0].text = strings.TrimRight(text[:end], " ") + "…"
		return list[:i+1]
	}
	return list
}

// text is the line's words.
func (l line) text() string {
	var b strings.Builder
	for _, part := range l {
		b.WriteString(part.run.Text)
	}
	return b.String()
}

// ends makes one sign of all that ends a line where texts are typed or pasted, and
// blanks of tabs: fonts have no letters for them.
var ends = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

// typed are the lines of a text that somebody typed, a paragraph each.
func typed(text string) []string { return strings.Split(strings.TrimSpace(ends.Replace(text)), "\n") }

// ops draws paragraphs from the upper left corner of a box, each run in its colour.
func (s setter) ops(list []paragraph, at orb.Point, width float64, ink, quiet color.NRGBA) (ops []scene.Op, links []pdf.Link) {
	y := at[1]
	for i, p := range list {
		if i > 0 {
			y += p.gap
		}
		height := p.size * leading
		for _, l := range s.lines(p, width) {
			base := y + (height+s.fonts.Ascent(p.size)-s.fonts.Descent(p.size))/2
			for _, part := range l {
				fill := ink
				if part.from.soft {
					fill = quiet
				}
				ops = append(ops, &scene.Text{Run: part.run, At: orb.Point{at[0] + part.x, base}, Fill: fill})
				if part.from.link != "" {
					box := orb.Bound{Min: orb.Point{at[0] + part.x, y}, Max: orb.Point{at[0] + part.x + part.run.Advance, y + height}}
					links = append(links, pdf.Link{Box: box, Address: part.from.link})
				}
			}
			y += height
		}
	}
	return ops, links
}

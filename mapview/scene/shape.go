package scene

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

type runKey struct {
	text        string
	face        Face
	size, space float64
}

// What the shaping library leaves to us: kerning always, and ligatures, which are
// not set, where there is room between the letters.
var (
	unkerned    = []shaping.FontFeature{{Tag: kern}}
	noLigatures = []shaping.FontFeature{{Tag: kern}, {Tag: opentype.MustNewTag("liga")}, {Tag: opentype.MustNewTag("clig")}}
)

// Shape turns one line of text into glyphs, kerned. Between the letters
// letterSpace dp are added; size is in dp per em. Equal calls share their glyphs.
func (f *Fonts) Shape(text string, face Face, size, letterSpace float64) Run {
	key := runKey{text, face, size, letterSpace}
	if run, ok := f.runs.Get(key); ok {
		return run
	}
	run := Run{Text: text, Face: face, Size: size, Fonts: f}
	f.shape(&run, letterSpace)
	f.runs.Put(key, run, 1+len(text)/usualRun)
	return run
}

// usualRun is how many bytes of text a remembered run has room for; longer ones
// count as several.
const usualRun = 128

// Shaped is how many letters have been shaped so far, which is what setting text costs.
func (f *Fonts) Shaped() int { return int(f.shaped.Load()) }

// shape sets a run's glyphs and advance. Text is shaped in font units and scaled,
// so that it has the same proportions at every size and sharpness.
func (f *Fonts) shape(run *Run, space float64) {
	t := f.lock(run.Face)
	defer t.mu.Unlock()
	text := []rune(run.Text)
	f.shaped.Add(int64(len(text)))
	em := t.face.Upem()
	scale := run.Size / float64(em) / 64
	input := shaping.Input{
		Text: text, Direction: di.DirectionLTR, Face: t.face, Size: fixed.I(int(em)), Language: "und",
		FontFeatures: unkerned,
	}
	if space != 0 {
		input.FontFeatures = noLigatures
	}
	pen, cluster := 0.0, -1
	for from := 0; from < len(text); from = input.RunEnd {
		input.RunStart = from
		input.RunEnd, input.Script = scriptEnd(text, from)
		for i, g := range t.shaper.Shape(input).Glyphs {
			if i > 0 {
				pen += float64(t.kerning.between(font.GID(run.Glyphs[len(run.Glyphs)-1].ID), g.GlyphID)) * scale * 64
			}
			if cluster >= 0 && g.TextIndex() != cluster {
				pen += space
			}
			cluster = g.TextIndex()
			run.Glyphs = append(run.Glyphs, Glyph{
				ID: uint32(g.GlyphID), X: pen + float64(g.XOffset)*scale, Y: -float64(g.YOffset) * scale,
			})
			pen += float64(g.Advance) * scale
		}
	}
	run.Advance = pen
}

// scriptEnd finds how far one script reaches from a letter on. Digits, spaces
// and punctuation belong to the letters before them, leading ones to those after.
func scriptEnd(text []rune, from int) (end int, script language.Script) {
	script = language.Common
	for end = from; end < len(text); end++ {
		s := language.LookupScript(text[end])
		if s == language.Common || s == language.Inherited || s == script {
			continue
		}
		if script != language.Common {
			return end, script
		}
		script = s
	}
	return end, script
}

// Wrap breaks text at spaces into lines not wider than width dp. A single word
// that is wider stands alone on its line. No-break spaces are kept, and a line
// feed always breaks.
func (f *Fonts) Wrap(text string, face Face, size, width float64) []Run {
	for strings.Contains(text, "  ") {
		text = strings.ReplaceAll(text, "  ", " ")
	}
	var lines []Run
	for paragraph := range strings.SplitSeq(text, "\n") {
		paragraph = strings.Trim(paragraph, " ")
		var few [256]float64 // most paragraphs need no other memory
		for about := f.about(few[:0], paragraph, face, size); paragraph != ""; {
			line := f.firstLine(paragraph, face, size, width, about)
			end := len(line.Text)
			lines, paragraph, about = append(lines, line), paragraph[end:], about[end:]
			if paragraph != "" {
				paragraph, about = paragraph[1:], about[1:] // the space
			}
		}
	}
	return lines
}

// kerned is how much shorter or longer kerning and ligatures make a line at most: as
// long as it is further than that from the width it need not be shaped.
const kerned = 0.15

// firstLine is as much of a paragraph as fits into a width, but at least a word.
// About is how long it is up to each of its bytes, from some start, as Fonts.about.
func (f *Fonts) firstLine(paragraph string, face Face, size, width float64, about []float64) Run {
	end := wordEnd(paragraph, 0)
	for end < len(paragraph) {
		next := wordEnd(paragraph, end+1)
		length := about[next] - about[0]
		if length > width*(1+kerned) || length > width*(1-kerned) && f.Shape(paragraph[:next], face, size, 0).Advance > width {
			break
		}
		end = next
	}
	return f.Shape(paragraph[:end], face, size, 0)
}

// Within shapes a text if it is not wider than width dp. Of a longer one no more than
// fits is looked at.
func (f *Fonts) Within(text string, face Face, size, width float64) (run Run, fits bool) {
	if _, most := f.bounds(text, face, size, width); most < len(text) {
		return Run{}, false
	}
	run = f.Shape(text, face, size, 0)
	return run, run.Advance <= width
}

// Fit is the longest beginning of a text that is not wider than width dp, but at least
// a letter of it. No more than fits is looked at, so that a text is broken into lines
// in a time that grows as it does.
func (f *Fonts) Fit(text string, face Face, size, width float64) Run {
	least, most := f.bounds(text, face, size, width)
	var ends []int // of the letters between the two
	for i := range text[least:most] {
		ends = append(ends, least+i)
	}
	ends = append(ends, most)
	n := sort.Search(len(ends), func(i int) bool { return f.Shape(text[:ends[i]], face, size, 0).Advance > width }) - 1
	end := ends[max(n, 0)]
	if _, first := utf8.DecodeRuneInString(text); end < first {
		end = first
	}
	return f.Shape(text[:end], face, size, 0)
}

// bounds are two ends of letters of a text: what ends at the first is sure to fit into a
// width, and what goes on beyond the second is sure not to.
func (f *Fonts) bounds(text string, face Face, size, width float64) (least, most int) {
	t := f.lock(face)
	defer t.mu.Unlock()
	sum := 0.0
	for i, r := range text {
		if sum > width*(1+kerned) {
			return least, i
		}
		if sum <= width*(1-kerned) {
			least = i
		}
		sum += t.width(r) * size
	}
	return least, len(text)
}

// about appends how long a text is up to each of its bytes and at its end in dp, but
// for kerning and ligatures.
func (f *Fonts) about(lengths []float64, text string, face Face, size float64) []float64 {
	t := f.lock(face)
	defer t.mu.Unlock()
	sum := 0.0
	for i, r := range text {
		for len(lengths) <= i { // the bytes of the letter before it
			lengths = append(lengths, sum)
		}
		sum += t.width(r) * size
	}
	for len(lengths) <= len(text) {
		lengths = append(lengths, sum)
	}
	return lengths
}

// width is how wide a letter is by itself, in ems.
func (t *typeface) width(letter rune) float64 {
	known := int(letter) < len(t.widths)
	if known && t.widths[letter] > 0 {
		return float64(t.widths[letter])
	}
	id, _ := t.face.NominalGlyph(letter)
	width := t.face.HorizontalAdvance(id) / float32(t.face.Upem())
	if known {
		t.widths[letter] = width
	}
	return float64(width)
}

// wordEnd is where the word that begins at from ends.
func wordEnd(text string, from int) int {
	if n := strings.IndexByte(text[from:], ' '); n >= 0 {
		return from + n
	}
	return len(text)
}

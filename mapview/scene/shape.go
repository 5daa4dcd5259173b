package scene

import (
	"strings"

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
	f.faces[face].shape(&run, letterSpace)
	f.runs.Put(key, run, 1)
	return run
}

// shape sets a run's glyphs and advance. Text is shaped in font units and scaled,
// so that it has the same proportions at every size and sharpness.
func (t *typeface) shape(run *Run, space float64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	text := []rune(run.Text)
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
		for paragraph = strings.Trim(paragraph, " "); paragraph != ""; {
			end := wordEnd(paragraph, 0)
			line := f.Shape(paragraph[:end], face, size, 0)
			for end < len(paragraph) {
				next := wordEnd(paragraph, end+1)
				longer := f.Shape(paragraph[:next], face, size, 0)
				if longer.Advance > width {
					break
				}
				end, line = next, longer
			}
			lines, paragraph = append(lines, line), strings.TrimPrefix(paragraph[end:], " ")
		}
	}
	return lines
}

// wordEnd is where the word that begins at from ends.
func wordEnd(text string, from int) int {
	if n := strings.IndexByte(text[from:], ' '); n >= 0 {
		return from + n
	}
	return len(text)
}

package scene

import (
	"bytes"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
	"github.com/paulmach/orb"

	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene/recent"
)

// Fonts holds the four faces. It is safe for concurrent use.
type Fonts struct {
	faces  [faces]typeface
	runs   *recent.Cache[runKey, Run]
	shaped atomic.Int64 // letters
	// Of the regular face, in ems.
	ascent, descent, capHeight float64
}

// typeface is one face. What go-text keeps while it shapes and reads outlines
// belongs to one goroutine at a time.
type typeface struct {
	data     []byte // the font file
	mu       sync.Mutex
	face     *font.Face // nil: not read yet
	kerning  kerning
	shaper   shaping.HarfbuzzShaper
	outlines map[uint32]Outline // in ems, y down
	widths   [0x530]float32     // in ems, of the letters up to the last Cyrillic one; 0: not looked up yet
}

// shapedRuns is the number of shaped runs that are remembered: several times
// the texts of a map with its legend and card.
const shapedRuns = 8192

// NewFonts reads the faces from TrueType bytes; the error names the face. To read one
// takes as long as to set a page, so only the regular one is there at once. Bold and
// italic follow while the caller goes on, and the other when it is first asked for.
func NewFonts(regular, bold, italic, boldItalic []byte) (*Fonts, error) {
	f := &Fonts{runs: recent.New[runKey, Run](shapedRuns)}
	for i, data := range [faces][]byte{regular, bold, italic, boldItalic} {
		if _, err := opentype.NewLoader(bytes.NewReader(data)); err != nil {
			return nil, fmt.Errorf("the %s face is not a TrueType font: %w", Face(i), err)
		}
		f.faces[i].data, f.faces[i].outlines = data, map[uint32]Outline{}
	}
	if err := f.faces[Regular].open(); err != nil {
		return nil, fmt.Errorf("the %s face is not a TrueType font: %w", Regular, err)
	}
	if err := f.measure(); err != nil {
		return nil, err
	}
	for _, face := range []Face{Bold, Italic} {
		go func() { f.lock(face).mu.Unlock() }()
	}
	return f, nil
}

// open reads the file.
func (t *typeface) open() (err error) {
	defer fault.Recover(&err) // the parser's, of a damaged file
	face, err := font.ParseTTF(bytes.NewReader(t.data))
	if err == nil {
		t.face, t.kerning = face, kerningOf(face.Font)
	}
	return err
}

// lock is a face for the caller alone, read if it was not. One that turns out to be
// damaged has the letters of the regular one: better those than none.
func (f *Fonts) lock(face Face) *typeface {
	t := &f.faces[face]
	t.mu.Lock()
	if t.face == nil && t.open() != nil {
		t.data = f.faces[Regular].data
		_ = t.open() // it has been read before
	}
	return t
}

// File is the TrueType file of a face, for those who embed it. It must not be
// changed.
func (f *Fonts) File(face Face) []byte {
	t := f.lock(face)
	defer t.mu.Unlock()
	return t.data
}

// Nominal is the glyph that the face has for a letter by itself, before shaping;
// ok is false where it has none.
func (f *Fonts) Nominal(face Face, letter rune) (glyph uint32, ok bool) {
	t := f.lock(face)
	defer t.mu.Unlock()
	id, ok := t.face.NominalGlyph(letter)
	return uint32(id), ok
}

func (f *Fonts) measure() error {
	face := f.faces[Regular].face
	extents, ok := face.FontHExtents()
	if !ok {
		return fmt.Errorf("the %s face does not tell its ascent and descent", Regular)
	}
	em := float64(face.Upem())
	f.ascent, f.descent = float64(extents.Ascender)/em, -float64(extents.Descender)/em
	f.capHeight = float64(face.LineMetric(font.CapHeight)) / em
	return nil
}

// Ascent is the height above the baseline in dp, positive, that lines of text
// of this size in dp need. It is the same for all faces, as are Descent and
// CapHeight.
func (f *Fonts) Ascent(size float64) float64 { return f.ascent * size }

// Descent is the depth below the baseline in dp, positive.
func (f *Fonts) Descent(size float64) float64 { return f.descent * size }

// CapHeight is the height of capital letters in dp.
func (f *Fonts) CapHeight(size float64) float64 { return f.capHeight * size }

// Outline is a glyph's outline in dp at the size, y down, origin on the baseline.
// It is empty for a space and for an unknown glyph.
func (f *Fonts) Outline(face Face, glyph uint32, size float64) Outline {
	unit := f.outline(face, glyph)
	points := make([]orb.Point, len(unit.Points))
	for i, p := range unit.Points {
		points[i] = orb.Point{p[0] * size, p[1] * size}
	}
	n := len(unit.Verbs)
	return Outline{Verbs: unit.Verbs[:n:n], Points: points}
}

// outline is a glyph's outline in ems.
func (f *Fonts) outline(face Face, glyph uint32) Outline {
	t := f.lock(face)
	defer t.mu.Unlock()
	o, known := t.outlines[glyph]
	if !known {
		o = t.read(glyph)
		t.outlines[glyph] = o
	}
	return o
}

// read turns a glyph of the font into an outline in ems.
func (t *typeface) read(glyph uint32) Outline {
	var o Outline
	data, _ := t.face.GlyphData(font.GID(glyph)).(font.GlyphOutline)
	em := float64(t.face.Upem())
	for _, s := range data.Segments {
		var p [3]orb.Point
		for i, a := range s.Args {
			p[i] = orb.Point{float64(a.X) / em, -float64(a.Y) / em}
		}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if !o.Empty() {
				o.Close()
			}
			o.MoveTo(p[0][0], p[0][1])
		case opentype.SegmentOpLineTo:
			o.LineTo(p[0][0], p[0][1])
		case opentype.SegmentOpQuadTo:
			o.QuadTo(p[0][0], p[0][1], p[1][0], p[1][1])
		case opentype.SegmentOpCubeTo:
			o.CubicTo(p[0][0], p[0][1], p[1][0], p[1][1], p[2][0], p[2][1])
		}
	}
	if !o.Empty() {
		o.Close()
	}
	return o
}

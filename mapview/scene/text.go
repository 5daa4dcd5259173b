package scene

import "github.com/paulmach/orb"

// Face is one of the four styles of the embedded type.
type Face uint8

// The faces.
const (
	Regular Face = iota
	Bold
	Italic
	BoldItalic
	faces
)

// Glyph is a placed glyph of a run.
type Glyph struct {
	ID   uint32
	X, Y float64 // dp from the run's start on the baseline
}

// Run is a shaped piece of text of one face and size.
type Run struct {
	Text    string
	Face    Face
	Size    float64 // dp per em
	Glyphs  []Glyph
	Advance float64 // width in dp
	Fonts   *Fonts  // where the glyphs' outlines are
}

// Fonts holds the four faces. It is safe for concurrent use.
type Fonts struct{}

// NewFonts reads the faces from TrueType bytes; the error names the face.
func NewFonts(regular, bold, italic, boldItalic []byte) (*Fonts, error) { panic("fonts") }

// Shape turns text into glyphs. Letter-space is added after each letter, in dp.
func (f *Fonts) Shape(text string, face Face, size, letterSpace float64) Run { panic("fonts") }

// Ascent and descent above and below the baseline in dp, both positive, for
// lines of text of this size (the same for all faces).
func (f *Fonts) Ascent(size float64) float64 { panic("fonts") }

// Descent is the depth below the baseline in dp, positive.
func (f *Fonts) Descent(size float64) float64 { panic("fonts") }

// CapHeight is the height of capital letters in dp.
func (f *Fonts) CapHeight(size float64) float64 { panic("fonts") }

// Outline is a glyph's outline in dp at the size, y down, origin on the baseline.
func (f *Fonts) Outline(face Face, glyph uint32, size float64) Outline { panic("fonts") }

// Wrap breaks text at spaces into lines not wider than width dp. A single word
// that is wider stands alone on its line.
func (f *Fonts) Wrap(text string, face Face, size, width float64) []Run { panic("fonts") }

// Bound is the box of a text without its angle: advance by ascent and descent.
func (t *Text) Bound() orb.Bound { panic("fonts") }

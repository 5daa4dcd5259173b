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

var faceNames = [faces]string{"regular", "bold", "italic", "bold-italic"}

// String is the name of the face as it is written in dumps and errors.
func (f Face) String() string { return faceNames[f] }

// Glyph is a placed glyph of a run.
type Glyph struct {
	ID   uint32
	X, Y float64 // dp from the run's start on the baseline
}

// Run is a shaped piece of text of one face and size. Its glyphs are shared and
// must not be changed.
type Run struct {
	Text    string
	Face    Face
	Size    float64 // dp per em
	Glyphs  []Glyph
	Advance float64 // width in dp
	Fonts   *Fonts  // where the glyphs' outlines are
}

// Bound is the box of a text without its angle: advance by ascent and descent.
func (t *Text) Bound() orb.Bound {
	return orb.Bound{
		Min: orb.Point{t.At[0], t.At[1] - t.Run.Fonts.Ascent(t.Run.Size)},
		Max: orb.Point{t.At[0] + t.Run.Advance, t.At[1] + t.Run.Fonts.Descent(t.Run.Size)},
	}
}

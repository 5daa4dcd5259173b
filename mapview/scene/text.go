package scene

import (
	"math"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

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

// Spacing is the room in dp that was added between the letters of the run.
func (r *Run) Spacing() float64 {
	gaps := utf8.RuneCountInString(r.Text) - 1
	if gaps < 1 {
		return 0
	}
	return (r.Advance - r.Fonts.Shape(r.Text, r.Face, r.Size, 0).Advance) / float64(gaps)
}

// Outline is the shape of all letters where they stand.
func (t *Text) Outline() Outline {
	var whole Outline
	sin, cos := math.Sincos(t.Angle)
	for _, g := range t.Run.Glyphs {
		o := t.Run.Fonts.Outline(t.Run.Face, g.ID, t.Run.Size)
		for _, p := range o.Points {
			x, y := p[0]+g.X, p[1]+g.Y
			whole.Points = append(whole.Points, orb.Point{t.At[0] + x*cos - y*sin, t.At[1] + x*sin + y*cos})
		}
		whole.Verbs = append(whole.Verbs, o.Verbs...)
	}
	return whole
}

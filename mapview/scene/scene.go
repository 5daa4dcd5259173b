// Package scene is the picture before it is painted: an ordered list of styled
// primitives. Painters (raster, svg, pdf) turn the same list into pixels or files,
// so what is seen is what is exported.
//
// Lengths are dp (1/96 inch), y points down, colours are not premultiplied,
// outlines are filled by the non-zero winding rule. Text is shaped and placed
// before it gets here: painters never lay anything out. A primitive exists only
// if every painter can draw it exactly.
package scene

import (
	"image/color"

	"github.com/paulmach/orb"
)

// Scene is a picture of W by H dp.
type Scene struct {
	W, H       float64
	Background color.NRGBA // alpha 0: transparent
	Ops        []Op        // drawn in this order
}

// Op is one primitive: *Path, *Text, *Sprite, *Cells or *Group. The interface is sealed.
type Op interface{ op() }

// Path is an outline that is filled, stroked, or both (fill first).
type Path struct {
	Outline Outline
	Fill    color.NRGBA // alpha 0: not filled
	Stroke  Stroke      // width 0: not stroked
}

// Cap is the shape of a line's ends and of its dashes' ends.
type Cap uint8

// The caps.
const (
	Butt Cap = iota
	Round
)

// Join is the shape of a line's corners.
type Join uint8

// The joins. A miter longer than 4 times the width is cut off as in SVG.
const (
	RoundJoin Join = iota
	Miter
)

// Stroke is the style of a line.
type Stroke struct {
	Color color.NRGBA
	Width float64   // dp
	Dash  []float64 // lengths on, off, on, off ... in dp; empty is solid. On 0 with a round cap is a dot
	Phase float64   // dp into the dash pattern at the start of each sub-path
	Cap   Cap
	Join  Join
}

// Text is a shaped run of one style.
type Text struct {
	Run   Run
	At    orb.Point // left end of the baseline
	Angle float64   // radians, clockwise, around At
	Fill  color.NRGBA
	Halo  color.NRGBA // alpha 0: none
	Width float64     // width of the halo's stroke in dp, half of it shows around the letters
}

// Symbol is a named vector drawing around its origin: cached pixels on the
// screen, a <symbol> in SVG, a form in PDF. Equal names must be equal drawings.
type Symbol struct {
	Name string
	Box  orb.Bound // what it covers, around 0,0
	Ops  []Op      // *Path and *Text only
}

// Sprite is a symbol at a place.
type Sprite struct {
	Symbol *Symbol
	At     orb.Point // where the symbol's origin goes
	Scale  float64   // 1 is the symbol's own size
}

// Group is a named part of a picture: one per layer.
type Group struct {
	ID    string
	Title string
	Clip  *orb.Bound // nil: not clipped
	Ops   []Op
}

func (*Path) op()   {}
func (*Text) op()   {}
func (*Sprite) op() {}
func (*Group) op()  {}

package layers

import (
	"image/color"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// swatchBox is the box of a legend mark around its origin.
var swatchBox = orb.Bound{
	Min: orb.Point{-SwatchWidth / 2, -SwatchHeight / 2},
	Max: orb.Point{SwatchWidth / 2, SwatchHeight / 2},
}

// fieldBox is the filled part of an area's legend mark.
var fieldBox = orb.Bound{Min: orb.Point{-12, -7}, Max: orb.Point{12, 7}}

// fillSwatch shows an area of one colour, outlined.
func fillSwatch(name string, fill color.NRGBA, t *Theme, pattern ...scene.Op) *scene.Symbol {
	var o scene.Outline
	o.RoundRect(fieldBox, 0)
	ops := []scene.Op{&scene.Path{Outline: o, Fill: fill}}
	ops = append(ops, pattern...)
	ops = append(ops, &scene.Path{Outline: o, Stroke: scene.Stroke{Color: t.StateBorder, Width: 0.8, Join: scene.Miter}})
	return &scene.Symbol{Name: name, Box: swatchBox, Ops: ops}
}

// lineSwatch shows a line in its style over its casing (width 0: none).
func lineSwatch(name string, style, casing scene.Stroke) *scene.Symbol {
	var o scene.Outline
	o.Line([]orb.Point{{-SwatchWidth / 2, 0}, {SwatchWidth / 2, 0}})
	var ops []scene.Op
	if casing.Width > 0 {
		ops = append(ops, &scene.Path{Outline: o, Stroke: casing})
	}
	return &scene.Symbol{Name: name, Box: swatchBox, Ops: append(ops, &scene.Path{Outline: o, Stroke: style})}
}

package export

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// The measures of the scale bar in dp.
const (
	scaleLongest = 150.0
	scaleTick    = 6.0
	scaleInset   = 12.0 // from the map's edge
	scaleHalo    = 3.0
)

// scaleSteps are the lengths of scale bars, in km.
var scaleSteps = []float64{500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5}

// scaleLength is the longest step in km that is at most room dp long at the
// latitude of the map's centre.
func scaleLength(c camera.Camera, room float64) (km, length float64) {
	perKm := c.DPPerKm(c.Centre()[1])
	for _, km := range scaleSteps {
		if km*perKm <= room {
			return km, km * perKm
		}
	}
	least := scaleSteps[len(scaleSteps)-1]
	return least, least * perKm
}

// scaleBar is the bar with 0, its middle where that is a whole number of km, and
// its length.
func (p *page) scaleBar(c camera.Camera) block {
	width, _ := c.Size()
	km, length := scaleLength(c, min(scaleLongest, width*0.3))
	f := face{scene.Regular, 12, p.theme.Ink}
	text := p.spec.Frame.Text
	left := p.fonts.Shape(p.number(0), f.style, f.size, 0)
	right := p.fonts.Shape(text("export.km", km), f.style, f.size, 0)
	digits := p.fonts.Shape(p.number(km), f.style, f.size, 0) // the unit hangs over
	x := left.Advance / 2
	labels := f.size * leading
	b := block{w: x + length - digits.Advance/2 + right.Advance, h: labels + scaleTick + 2}
	b.ops = append(b.ops, p.scaleLine(x, labels+1, length)...)
	baseline := (labels + p.fonts.Ascent(f.size) - p.fonts.Descent(f.size)) / 2
	write := func(run scene.Run, at float64) {
		b.ops = append(b.ops, &scene.Text{Run: run, At: orb.Point{at, baseline}, Fill: f.fill, Halo: p.theme.Halo, Width: scaleHalo})
	}
	write(left, 0)
	if half := km / 2; half == math.Trunc(half) && length > 80 {
		middle := p.fonts.Shape(p.number(half), f.style, f.size, 0)
		write(middle, x+length/2-middle.Advance/2)
	}
	write(right, x+length-digits.Advance/2)
	return b
}

// scaleLine is the bar: a line with a tick at each end and in the middle, over a
// casing.
func (p *page) scaleLine(x, y, length float64) []scene.Op {
	var o scene.Outline
	o.Line([]orb.Point{{x, y}, {x, y + scaleTick}, {x + length, y + scaleTick}, {x + length, y}})
	o.Line([]orb.Point{{x + length/2, y + scaleTick/2}, {x + length/2, y + scaleTick}})
	return []scene.Op{
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: layers.Alpha(p.theme.Halo, 0.8), Width: 4.4, Cap: scene.Round}},
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: p.theme.Ink, Width: 1.6, Join: scene.Miter}},
	}
}

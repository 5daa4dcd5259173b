// Package icon draws the program's icon.
//
// A 16 x 16 grid holds two equal fields that meet in a stepped line, and in
// each field an island of the other. Turned by 180 degrees the icon is its own
// negative, so neither field is the figure and neither the ground.
package icon

import (
	"image"
	"image/color"
	"math"
)

// Sizes are the edges, in pixels, in which the icon is shipped.
var Sizes = []int{16, 24, 32, 48, 64, 128, 256, 512}

// Colours of the two fields (contrast 8.6:1), and of the dots on the line and the rim.
var (
	Dark  = color.NRGBA{0x43, 0x38, 0x7A, 0xFF}
	Light = color.NRGBA{0xF3, 0xEC, 0xDF, 0xFF}
	Dot   = color.NRGBA{0x8F, 0x83, 0xC0, 0xFF}
)

const (
	cells     = 16   // edge of the grid
	dotted    = 48   // smallest size, in pixels, that has room for dots
	dotRadius = 0.34 // in cells
	rimmed    = 48   // the rim is one part in so many of the edge
	samples   = 8    // per pixel and axis: edges in 64 shades
)

// line is the stepped line from the upper to the lower edge, in cells.
var line = [][2]float64{{10, 0}, {10, 5}, {8, 5}, {8, 11}, {6, 11}, {6, 16}}

// islands are the squares of the other colour: left, top, right, bottom in cells.
var islands = [2][4]float64{{2, 9, 5, 12}, {11, 4, 14, 7}}

// Draw paints the icon into a square of size pixels. Equal sizes give equal pictures.
func Draw(size int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	g := newGrid(size)
	for y := range size {
		for x := range size {
			img.SetNRGBA(x, y, g.pixel(x, y))
		}
	}
	return img
}

// grid is the drawing in pixels of one size.
type grid struct {
	size, radius float64
	line         [][2]float64
	islands      [2][4]float64
	dots         [][2]float64
	dot          float64 // radius
	rim          float64 // width of the line around the icon, so that it ends on paper too
}

func newGrid(size int) grid {
	g := grid{size: float64(size), radius: 3.2 * float64(size) / cells}
	if size <= cells {
		g.radius = 2.4
	}
	for _, p := range line {
		g.line = append(g.line, [2]float64{g.place(p[0]), g.place(p[1])})
	}
	for i, box := range islands {
		for k, v := range box {
			g.islands[i][k] = g.place(v)
		}
	}
	if size >= dotted {
		g.dot, g.dots, g.rim = dotRadius*g.size/cells, g.along(), math.Round(g.size/rimmed)
	}
	return g
}

// place turns cells into pixels, rounded to whole pixels so that edges stay
// sharp; a half goes towards the middle, which keeps the icon symmetric.
func (g grid) place(v float64) float64 {
	middle := g.size / 2
	d := v*g.size/cells - middle
	return middle + math.Copysign(math.Ceil(math.Abs(d)-0.5), d)
}

// along returns the centres of the dots: one at each cell of the line.
func (g grid) along() [][2]float64 {
	unit := g.size / cells
	dots := [][2]float64{{line[0][0] * unit, line[0][1] * unit}}
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		steps := math.Abs(b[0]-a[0]) + math.Abs(b[1]-a[1])
		for s := 1.0; s <= steps; s++ {
			t := s / steps
			dots = append(dots, [2]float64{(a[0] + t*(b[0]-a[0])) * unit, (a[1] + t*(b[1]-a[1])) * unit})
		}
	}
	return dots
}

// pixel is the mean colour of a pixel, weighted by how much of it is inside.
func (g grid) pixel(x, y int) color.NRGBA {
	var sum [3]int
	inside := 0
	for j := range samples {
		for i := range samples {
			px, py := float64(x)+(float64(i)+0.5)/samples, float64(y)+(float64(j)+0.5)/samples
			if !g.inside(px, py, 0) {
				continue
			}
			c := g.at(px, py)
			sum[0], sum[1], sum[2] = sum[0]+int(c.R), sum[1]+int(c.G), sum[2]+int(c.B)
			inside++
		}
	}
	if inside == 0 {
		return color.NRGBA{}
	}
	mean := func(v int) uint8 { return uint8((v + inside/2) / inside) }
	alpha := uint8((inside*255 + samples*samples/2) / (samples * samples))
	return color.NRGBA{mean(sum[0]), mean(sum[1]), mean(sum[2]), alpha}
}

// inside reports whether a point lies within the rounded square, at least so many
// pixels from its edge.
func (g grid) inside(x, y, margin float64) bool {
	dx := math.Max(g.radius-x, x-(g.size-g.radius))
	dy := math.Max(g.radius-y, y-(g.size-g.radius))
	if dx > 0 && dy > 0 {
		return math.Hypot(dx, dy) <= g.radius-margin
	}
	return math.Max(dx, dy) <= g.radius-margin
}

// at is the colour at a point: the rim over dots over islands over fields.
func (g grid) at(x, y float64) color.NRGBA {
	if g.rim > 0 && !g.inside(x, y, g.rim) {
		return Dot
	}
	edge := g.boundary(y)
	if math.Abs(x-edge) <= 2*g.size/cells+g.dot && g.dotted(x, y) {
		return Dot
	}
	dark := x < edge
	for _, box := range g.islands {
		if x >= box[0] && x < box[2] && y >= box[1] && y < box[3] {
			dark = !dark
		}
	}
	if dark {
		return Dark
	}
	return Light
}

// dotted reports whether a point lies on a dot.
func (g grid) dotted(x, y float64) bool {
	for _, d := range g.dots {
		if dx, dy := x-d[0], y-d[1]; dx*dx+dy*dy <= g.dot*g.dot {
			return true
		}
	}
	return false
}

// boundary is where the line runs at height y.
func (g grid) boundary(y float64) float64 {
	for i := 1; i < len(g.line); i++ {
		if y < g.line[i][1] {
			return g.line[i][0]
		}
	}
	return g.line[len(g.line)-1][0]
}

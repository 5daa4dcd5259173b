// Package samples is the one list of small scenes that every painter is tried
// on: each shows something that a painter can get wrong.
package samples

import (
	"image/color"
	"math"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// Sample is a scene and its name, which serves as a file name.
type Sample struct {
	Name  string
	Scene *scene.Scene
}

// Size is the width and height of the samples in dp.
const Size = 120

var (
	paper = color.NRGBA{250, 248, 243, 255}
	ink   = color.NRGBA{40, 44, 52, 255}
	land  = color.NRGBA{196, 208, 180, 255}
	water = color.NRGBA{70, 130, 180, 255}
	veil  = color.NRGBA{200, 60, 40, 120}
	white = color.NRGBA{255, 255, 255, 230}
)

// All lists the samples; fonts sets their texts.
func All(fonts *scene.Fonts) []Sample {
	list := []Sample{
		{"hole", sample(hole()...)},
		{"multipolygon", sample(multipolygon()...)},
		{"winding", sample(winding()...)},
		{"joins", sample(joins()...)},
		{"dashes", sample(dashes()...)},
		{"phase", sample(phase()...)},
		{"dots", sample(dotted()...)},
		{"thin", sample(thin()...)},
		{"veil", sample(veiled()...)},
		{"clip", sample(clipped()...)},
		{"hatch", sample(pattern(func(r [][]orb.Point, o orb.Point, b orb.Bound) scene.Outline {
			return scene.Hatch(r, math.Pi/4, 7, o, b)
		})...)},
		{"grid", sample(pattern(func(r [][]orb.Point, o orb.Point, b orb.Bound) scene.Outline {
			return scene.Grid(r, 6, o, b)
		})...)},
		{"stipple", sample(stipple()...)},
		{"sprites", sample(sprites(fonts)...)},
		{"text", sample(texts(fonts)...)},
		{"turned", sample(turned(fonts)...)},
		{"cells", sample(cells()...)},
		{"beyond", sample(beyond(fonts)...)},
	}
	clear := sample(hole()...)
	clear.Background = color.NRGBA{}
	return append(list, Sample{"transparent", clear})
}

func sample(ops ...scene.Op) *scene.Scene {
	return &scene.Scene{W: Size, H: Size, Background: paper, Ops: ops}
}

func box(x0, y0, x1, y1 float64) orb.Bound {
	return orb.Bound{Min: orb.Point{x0, y0}, Max: orb.Point{x1, y1}}
}

func area(rings ...[]orb.Point) scene.Outline {
	var o scene.Outline
	for _, r := range rings {
		o.Ring(r)
	}
	return o
}

func line(points ...orb.Point) scene.Outline {
	var o scene.Outline
	o.Line(points)
	return o
}

// wheel is n points on a circle, clockwise, or the other way round for -1.
func wheel(x, y, r float64, n int, turn float64) []orb.Point {
	points := make([]orb.Point, n)
	for i := range points {
		sin, cos := math.Sincos(turn * 2 * math.Pi * float64(i) / float64(n))
		points[i] = orb.Point{x + r*cos, y + r*sin}
	}
	return points
}

// hole is a shell with a hole that runs against it.
func hole() []scene.Op {
	return []scene.Op{&scene.Path{
		Outline: area(wheel(60, 60, 50, 7, 1), wheel(60, 60, 25, 5, -1)),
		Fill:    land, Stroke: scene.Stroke{Color: ink, Width: 1.5},
	}}
}

// multipolygon is several shells, one inside the hole of another.
func multipolygon() []scene.Op {
	return []scene.Op{&scene.Path{
		Outline: area(wheel(45, 45, 40, 8, 1), wheel(45, 45, 28, 8, -1), wheel(45, 45, 14, 6, 1), wheel(98, 98, 16, 3, 1)),
		Fill:    land, Stroke: scene.Stroke{Color: ink, Width: 1, Join: scene.Miter},
	}}
}

// winding is two overlapping rings wound the same way, and a star that crosses
// itself: non-zero winding fills all of them.
func winding() []scene.Op {
	star := wheel(60, 80, 38, 5, 2)
	return []scene.Op{
		&scene.Path{Outline: area(wheel(40, 30, 25, 30, 1), wheel(70, 30, 25, 30, 1)), Fill: veil},
		&scene.Path{Outline: area(star), Fill: land, Stroke: scene.Stroke{Color: ink, Width: 1}},
	}
}

// joins has corners from blunt to sharp with both joins and caps.
func joins() []scene.Op {
	var ops []scene.Op
	for i, s := range []scene.Stroke{
		{Color: ink, Width: 8},
		{Color: ink, Width: 8, Join: scene.Miter},
		{Color: veil, Width: 8, Cap: scene.Round},
	} {
		y := 12 + float64(i)*38
		ops = append(ops, &scene.Path{
			Outline: line(orb.Point{10, y}, orb.Point{35, y + 2}, orb.Point{40, y + 22}, orb.Point{60, y}, orb.Point{66, y + 22}, orb.Point{72, y}, orb.Point{108, y + 8}),
			Stroke:  s,
		})
	}
	return append(ops, &scene.Path{Outline: area(wheel(100, 104, 10, 3, 1)), Stroke: scene.Stroke{Color: water, Width: 3, Join: scene.Miter}})
}

// dashes go around corners and start anew with each sub-path.
func dashes() []scene.Op {
	zigzag := []orb.Point{{8, 20}, {30, 10}, {50, 30}, {70, 10}, {112, 20}}
	two := line(orb.Point{8, 100}, orb.Point{56, 100})
	two.MoveTo(64, 100)
	two.LineTo(112, 100)
	return []scene.Op{
		&scene.Path{Outline: line(zigzag...), Stroke: scene.Stroke{Color: ink, Width: 2, Dash: []float64{7, 4}}},
		&scene.Path{Outline: area(wheel(35, 65, 22, 40, 1)), Stroke: scene.Stroke{Color: ink, Width: 3, Dash: []float64{9, 3, 2, 3}}},
		&scene.Path{Outline: area(wheel(85, 65, 22, 4, 1)), Stroke: scene.Stroke{Color: water, Width: 4, Dash: []float64{8, 6}, Cap: scene.Round}},
		&scene.Path{Outline: two, Stroke: scene.Stroke{Color: ink, Width: 2, Dash: []float64{10}}},
	}
}

// phase is a dashed line drawn whole and the same line in pieces that go on.
func phase() []scene.Op {
	points := []orb.Point{{8, 0}, {40, 12}, {80, 4}, {112, 16}}
	style := scene.Stroke{Color: ink, Width: 2, Dash: []float64{8, 3, 2, 3}, Phase: 5}
	var ops []scene.Op
	for i := range 4 {
		moved := make([]orb.Point, len(points))
		for k, p := range points {
			moved[k] = orb.Point{p[0], p[1] + 10 + float64(i)*28}
		}
		for _, piece := range scene.ClipLine(moved, box(float64(i)*15, 0, 120-float64(i)*10, 120)) {
			s := style
			s.Phase += piece.Start
			ops = append(ops, &scene.Path{Outline: line(piece.Points...), Stroke: s})
		}
	}
	return ops
}

// dotted lines are dashes without length and with round caps.
func dotted() []scene.Op {
	return []scene.Op{
		&scene.Path{Outline: line(orb.Point{10, 20}, orb.Point{110, 30}), Stroke: scene.Stroke{Color: ink, Width: 3, Dash: []float64{0, 6}, Cap: scene.Round}},
		&scene.Path{Outline: area(wheel(60, 75, 34, 50, 1)), Stroke: scene.Stroke{Color: veil, Width: 5, Dash: []float64{0, 8}, Cap: scene.Round}},
		&scene.Path{Outline: line(orb.Point{60, 75}, orb.Point{60, 75}), Stroke: scene.Stroke{Color: ink, Width: 10, Cap: scene.Round}},
	}
}

// thin lines are even in every direction, however thin.
func thin() []scene.Op {
	var ops []scene.Op
	for i, width := range []float64{1, 0.5, 0.25} {
		var o scene.Outline
		for k := range 24 {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / 24)
			x, y := 34+float64(i%2)*52, 34+float64(i)*26
			o.MoveTo(x+6*cos, y+6*sin)
			o.LineTo(x+28*cos, y+28*sin)
		}
		ops = append(ops, &scene.Path{Outline: o, Stroke: scene.Stroke{Color: ink, Width: width}})
	}
	return ops
}

// veiled has translucent areas and lines over each other; a line that crosses
// itself is not darker there.
func veiled() []scene.Op {
	return []scene.Op{
		&scene.Path{Outline: area(wheel(50, 60, 40, 60, 1)), Fill: color.NRGBA{40, 90, 200, 90}},
		&scene.Path{Outline: area(wheel(75, 60, 40, 60, 1)), Fill: veil},
		&scene.Path{Outline: line(orb.Point{15, 15}, orb.Point{105, 105}, orb.Point{105, 15}, orb.Point{15, 105}), Stroke: scene.Stroke{Color: color.NRGBA{0, 0, 0, 90}, Width: 9, Cap: scene.Round}},
	}
}

// clipped groups, one within the other.
func clipped() []scene.Op {
	outer, inner := box(10, 10, 90, 90), box(40, 40, 110, 110)
	disc := &scene.Path{Outline: area(wheel(60, 60, 52, 80, 1)), Fill: land}
	return []scene.Op{
		disc,
		&scene.Group{ID: "outer", Clip: &outer, Ops: []scene.Op{
			&scene.Path{Outline: disc.Outline, Fill: veil},
			&scene.Group{ID: "inner", Clip: &inner, Ops: []scene.Op{
				&scene.Path{Outline: disc.Outline, Fill: water, Stroke: scene.Stroke{Color: ink, Width: 4}},
			}},
		}},
	}
}

// pattern is a polygon with a hole under lines that are cut to it.
func pattern(draw func(rings [][]orb.Point, origin orb.Point, box orb.Bound) scene.Outline) []scene.Op {
	rings := [][]orb.Point{wheel(60, 60, 52, 9, 1), wheel(66, 56, 20, 6, -1)}
	return []scene.Op{
		&scene.Path{Outline: area(rings...), Fill: land},
		&scene.Path{Outline: draw(rings, orb.Point{61, 59}, box(0, 0, Size, Size)), Stroke: scene.Stroke{Color: water, Width: 1.5}},
		&scene.Path{Outline: area(rings...), Stroke: scene.Stroke{Color: ink, Width: 0.8}},
	}
}

func stipple() []scene.Op {
	rings := [][]orb.Point{wheel(60, 60, 52, 9, 1), wheel(66, 56, 20, 6, -1)}
	return []scene.Op{
		&scene.Path{Outline: area(rings...), Fill: land},
		&scene.Path{Outline: scene.Dots(rings, 7, 1, orb.Point{61, 59}, box(0, 0, Size, Size)), Fill: ink},
	}
}

// mark is a symbol with a translucent rim, an opaque core and a letter.
func mark(fonts *scene.Fonts) *scene.Symbol {
	var rim, core scene.Outline
	rim.Circle(0, 0, 9)
	core.RoundRect(box(-6, -6, 6, 6), 2)
	letter := fonts.Shape("3", scene.Bold, 10, 0)
	return &scene.Symbol{Name: "mark", Box: box(-10, -10, 10, 10), Ops: []scene.Op{
		&scene.Path{Outline: rim, Fill: white, Stroke: scene.Stroke{Color: ink, Width: 1}},
		&scene.Path{Outline: core, Fill: water},
		&scene.Text{Run: letter, At: orb.Point{-letter.Advance / 2, fonts.CapHeight(10) / 2}, Fill: color.NRGBA{255, 255, 255, 255}},
	}}
}

// sprites at whole and broken places, of two sizes, over each other and cut off.
func sprites(fonts *scene.Fonts) []scene.Op {
	m := mark(fonts)
	clip := box(60, 60, 120, 100)
	return []scene.Op{
		&scene.Sprite{Symbol: m, At: orb.Point{20, 20}, Scale: 1},
		&scene.Sprite{Symbol: m, At: orb.Point{32.4, 26.7}, Scale: 1},
		&scene.Sprite{Symbol: m, At: orb.Point{80, 30}, Scale: 2},
		&scene.Sprite{Symbol: m, At: orb.Point{0, 60}, Scale: 1},
		&scene.Sprite{Symbol: m, At: orb.Point{30, 120}, Scale: 1.5},
		&scene.Group{ID: "cut", Clip: &clip, Ops: []scene.Op{
			&scene.Sprite{Symbol: m, At: orb.Point{60, 80}, Scale: 1.5},
			&scene.Sprite{Symbol: m, At: orb.Point{100, 98}, Scale: 1},
		}},
	}
}

// texts in the four languages of the map and the four faces, with a halo over
// a busy ground.
func texts(fonts *scene.Fonts) []scene.Op {
	var stripes scene.Outline
	for y := 4.0; y < Size; y += 6 {
		stripes.Line([]orb.Point{{0, y}, {Size, y + 10}})
	}
	ops := []scene.Op{&scene.Path{Outline: stripes, Stroke: scene.Stroke{Color: veil, Width: 2}}}
	for i, name := range []string{"Batken, AVATo", "Исфара – Ош", "Өзгөн, Үч-Коргон", "Хуҷанд, Ғончӣ, Қӯқанд"} {
		ops = append(ops, &scene.Text{
			Run: fonts.Shape(name, scene.Face(i), 11, 0), At: orb.Point{3.3, 18.2 + float64(i)*22}, Fill: ink, Halo: white, Width: 3,
		})
	}
	return append(ops, &scene.Text{Run: fonts.Shape("БАТКЕН", scene.Regular, 9, 4), At: orb.Point{20, 108}, Fill: veil})
}

// turned texts go along rivers.
func turned(fonts *scene.Fonts) []scene.Op {
	run := fonts.Shape("Ак-Суу", scene.Italic, 12, 1)
	var ops []scene.Op
	for i := range 6 {
		angle := float64(i) * math.Pi / 3
		sin, cos := math.Sincos(angle)
		ops = append(ops, &scene.Text{
			Run: run, At: orb.Point{60 + 10*cos, 60 + 10*sin}, Angle: angle, Fill: water, Halo: white, Width: 3,
		})
	}
	return ops
}

// cells are squares of two shades, in runs and cut off at the edge.
func cells() []scene.Op {
	return []scene.Op{&scene.Cells{
		At: orb.Point{-7.5, 10.25}, Size: 12, Shades: []color.NRGBA{veil, water},
		Runs: []scene.CellRun{{Row: 0, From: 0, To: 4}, {Row: 0, From: 4, To: 5, Shade: 1}, {Row: 3, From: 2, To: 12}, {Row: 4, From: 6, To: 8, Shade: 1}},
	}}
}

// beyond has everything far outside, or reaching across the whole picture.
func beyond(fonts *scene.Fonts) []scene.Op {
	far := []orb.Point{{-5e6, -3e6}, {4e6, -5e6}, {6e6, 5e6}, {-5e6, 4e6}}
	return []scene.Op{
		&scene.Path{Outline: area(far, wheel(60, 60, 40, 50, -1)), Fill: land},
		&scene.Path{Outline: line(orb.Point{-1e5, -1e5 + 20}, orb.Point{1e5, 1e5 + 20}), Stroke: scene.Stroke{Color: ink, Width: 3, Dash: []float64{12, 6}}},
		&scene.Path{Outline: line(orb.Point{-1e6, 100}, orb.Point{1e6, 20}), Stroke: scene.Stroke{Color: water, Width: 6}},
		&scene.Path{Outline: line(orb.Point{math.NaN(), 0}, orb.Point{50, 50}), Stroke: scene.Stroke{Color: veil, Width: 30}},
		&scene.Text{Run: fonts.Shape("Край", scene.Bold, 30, 0), At: orb.Point{-30, 30}, Fill: ink, Halo: white, Width: 6},
		&scene.Text{Run: fonts.Shape("Edge", scene.Bold, 30, 0), At: orb.Point{90, 125}, Fill: ink},
	}
}

package raster

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"

	oracle "github.com/golang/freetype/raster"
	"github.com/paulmach/orb"
	"golang.org/x/image/math/fixed"

	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/samples"
)

// TestEqualBytes paints the same scene cold, warm, by one and by many goroutines,
// and at the same time: always the same bytes.
func TestEqualBytes(t *testing.T) {
	f := testFonts(t)
	for _, s := range append(samples.All(f), samples.Sample{Name: "map", Scene: worldScene(f, 400, 300)}) {
		want := draw(t, s.Scene, 1.5)
		p := New()
		paint := func() *image.RGBA {
			img := image.NewRGBA(want.Rect)
			if err := p.Into(context.Background(), img, s.Scene, 1.5); err != nil {
				t.Error(err)
			}
			return img
		}
		before := runtime.GOMAXPROCS(1)
		alone := paint()
		runtime.GOMAXPROCS(8)
		many := paint()
		runtime.GOMAXPROCS(before)
		var group sync.WaitGroup
		together := make([]*image.RGBA, 4)
		for i := range together {
			group.Go(func() { together[i] = paint() })
		}
		group.Wait()
		for i, img := range append(together, alone, many) {
			if !bytes.Equal(img.Pix, want.Pix) {
				t.Errorf("%s: picture %d differs from the first", s.Name, i)
			}
		}
	}
}

// TestBandsAreNotSeen shifts a scene by rows: it looks the same wherever the
// bands begin.
func TestBandsAreNotSeen(t *testing.T) {
	f := testFonts(t)
	s := worldScene(f, 300, 300)
	want := draw(t, s, 1)
	for _, shift := range []int{1, 77} {
		low := image.NewRGBA(image.Rect(0, 0, 300, 300+shift))
		moved := *s
		moved.Ops = shifted(s.Ops, float64(shift))
		if err := New().Into(context.Background(), low, &moved, 1); err != nil {
			t.Fatal(err)
		}
		worst := 0
		for y := range 300 {
			a, b := want.Pix[y*want.Stride:][:1200], low.Pix[(y+shift)*low.Stride:][:1200]
			for i := range a {
				worst = max(worst, int(a[i])-int(b[i]), int(b[i])-int(a[i]))
			}
		}
		if worst > 3 {
			t.Errorf("moved by %d rows a pixel differs by %d", shift, worst)
		}
	}
}

func shifted(ops []scene.Op, dy float64) []scene.Op {
	move := func(o scene.Outline) scene.Outline {
		points := make([]orb.Point, len(o.Points))
		for i, p := range o.Points {
			points[i] = orb.Point{p[0], p[1] + dy}
		}
		return scene.Outline{Verbs: o.Verbs, Points: points}
	}
	var out []scene.Op
	for _, op := range ops {
		switch op := op.(type) {
		case *scene.Path:
			moved := *op
			moved.Outline = move(op.Outline)
			out = append(out, &moved)
		case *scene.Text:
			moved := *op
			moved.At[1] += dy
			out = append(out, &moved)
		case *scene.Sprite:
			moved := *op
			moved.At[1] += dy
			out = append(out, &moved)
		}
	}
	return out
}

// TestCoverageAgainstFreetype fills random shapes, which cross themselves, beside
// the scan converter of golang/freetype.
func TestCoverageAgainstFreetype(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	const size = 64
	var c coverage
	off := 0
	for round := range 300 {
		points := make([]orb.Point, 3+random.IntN(12))
		for i := range points {
			// Whole parts of both rasterizers, inside the picture: freetype's is
			// wrong left of and above it.
			points[i] = orb.Point{float64(random.IntN(size*64)) / 64, float64(random.IntN(size*64)) / 64}
		}
		got := &stencil{stride: size, cover: make([]byte, size*size)}
		c.look(image.Rect(0, 0, size, size))
		a := points[len(points)-1]
		for _, b := range points {
			c.edge(a[0], a[1], b[0], b[1])
			a = b
		}
		c.sweep(got)

		r := oracle.NewRasterizer(size, size)
		r.UseNonZeroWinding = true
		r.Start(exact(points[len(points)-1]))
		for _, p := range points {
			r.Add1(exact(p))
		}
		want := image.NewAlpha(image.Rect(0, 0, size, size))
		r.Rasterize(oracle.NewAlphaSrcPainter(want))
		for i := range got.cover {
			d := int(got.cover[i]) - int(want.Pix[i])
			off += d
			if d > 10 || d < -10 { // freetype rounds to 1/64 for each edge
				t.Fatalf("shape %d: pixel %d,%d is covered %d, by freetype %d", round, i%size, i/size, got.cover[i], want.Pix[i])
			}
		}
		for _, sum := range c.sums {
			if sum != 0 {
				t.Fatalf("shape %d leaves a sum behind", round)
			}
		}
	}
	if mean := float64(off) / (300 * size * size); math.Abs(mean) > 0.1 {
		t.Errorf("pixels are covered %.3f more than by freetype on average", mean)
	}
}

func exact(p orb.Point) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(p[0] * 64), Y: fixed.Int26_6(p[1] * 64)}
}

// TestCoverageOutside fills shapes far larger than what is looked at, whole and
// part by part.
func TestCoverageOutside(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	for round := range 200 {
		points := make([]orb.Point, 3+random.IntN(8))
		for i := range points {
			points[i] = orb.Point{random.Float64()*300 - 120, random.Float64()*300 - 120}
		}
		whole := cover(points, image.Rect(0, 0, 60, 60))
		for _, part := range []image.Rectangle{image.Rect(10, 20, 50, 30), image.Rect(59, 0, 60, 60), image.Rect(0, 7, 33, 8)} {
			cut := cover(points, part)
			for y := part.Min.Y; y < part.Max.Y; y++ {
				for x := part.Min.X; x < part.Max.X; x++ {
					if d := int(cut[y*60+x]) - int(whole[y*60+x]); d > 4 || d < -4 {
						t.Fatalf("shape %d: %d,%d is covered %d, as part of %v %d", round, x, y, whole[y*60+x], part, cut[y*60+x])
					}
				}
			}
		}
	}
}

func cover(points []orb.Point, part image.Rectangle) []byte {
	var c coverage
	out := &stencil{stride: 60, cover: make([]byte, 60*60)}
	c.look(part)
	a := points[len(points)-1]
	for _, b := range points {
		c.edge(a[0], a[1], b[0], b[1])
		a = b
	}
	c.sweep(out)
	return out.cover
}

// TestArea compares what strokes cover with their exact areas.
func TestArea(t *testing.T) {
	var ring, dotted scene.Outline
	ring.Circle(100, 100, 60)
	dotted.Line([]orb.Point{{20, 100}, {180, 100}})
	slanted := func(angle float64) scene.Outline {
		var o scene.Outline
		sin, cos := math.Sincos(angle)
		o.Line([]orb.Point{{100 - 80*cos, 100 - 80*sin}, {100 + 80*cos, 100 + 80*sin}})
		return o
	}
	tests := []struct {
		name    string
		outline scene.Outline
		stroke  scene.Stroke
		want    float64
	}{
		{"ring", ring, scene.Stroke{Width: 5}, math.Pi * (62.5*62.5 - 57.5*57.5)},
		{"level", slanted(0), scene.Stroke{Width: 3}, 480},
		{"thin level", slanted(0), scene.Stroke{Width: 0.3}, 48},
		{"slanted", slanted(0.3), scene.Stroke{Width: 1}, 160},
		{"thin slanted", slanted(0.3), scene.Stroke{Width: 0.3}, 48},
		{"thin steep", slanted(1.2), scene.Stroke{Width: 0.3}, 48},
		{"round", slanted(1), scene.Stroke{Width: 8, Cap: scene.Round}, 160*8 + math.Pi*16},
		{"dashed", slanted(2), scene.Stroke{Width: 2, Dash: []float64{6, 4}}, 160 * 2 * 0.6},
		{"dashes with a phase", dotted, scene.Stroke{Width: 2, Dash: []float64{6, 4}, Phase: 1e9 + 3}, 160 * 2 * 0.6},
		{"dots", dotted, scene.Stroke{Width: 6, Dash: []float64{0, 10}, Phase: 5, Cap: scene.Round}, 16 * math.Pi * 9},
		{"one length", slanted(0.5), scene.Stroke{Width: 2, Dash: []float64{8}}, 160},
		{"no pattern", slanted(0.5), scene.Stroke{Width: 2, Dash: []float64{0, 0}}, 320},
		{"butt dots", dotted, scene.Stroke{Width: 6, Dash: []float64{0, 10}}, 0},
	}
	for _, test := range tests {
		test.stroke.Color = color.NRGBA{0, 0, 0, 255}
		img := draw(t, &scene.Scene{W: 200, H: 200, Ops: []scene.Op{&scene.Path{Outline: test.outline, Stroke: test.stroke}}}, 1)
		sum := 0.0
		for i := 3; i < len(img.Pix); i += 4 {
			sum += float64(img.Pix[i]) / 255
		}
		if math.Abs(sum-test.want) > 0.012*test.want+0.5 {
			t.Errorf("%s: %.1f pixels are covered, want %.1f", test.name, sum, test.want)
		}
	}
}

// TestDashesStayWhereTheyAre draws a long dashed line whole, and cut to the
// picture as layers do while the map is moved: inside both are the same.
func TestDashesStayWhereTheyAre(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	points := make([]orb.Point, 60)
	for i := range points {
		points[i] = orb.Point{-400 + float64(i)*17, 50 + random.Float64()*60 - 30}
	}
	style := scene.Stroke{Color: color.NRGBA{0, 0, 0, 255}, Width: 2, Dash: []float64{8, 3, 0, 3}, Phase: 2, Cap: scene.Round}
	var whole scene.Outline
	whole.Line(points)
	want := draw(t, &scene.Scene{W: 200, H: 100, Ops: []scene.Op{&scene.Path{Outline: whole, Stroke: style}}}, 1)
	for _, margin := range []float64{4, 10, 33.3} {
		s := &scene.Scene{W: 200, H: 100}
		for _, piece := range scene.ClipLine(points, orb.Bound{Max: orb.Point{200, 100}}.Pad(margin)) {
			p := &scene.Path{Stroke: style}
			p.Outline.Line(piece.Points)
			p.Stroke.Phase += piece.Start
			s.Ops = append(s.Ops, p)
		}
		got := draw(t, s, 1)
		for i, v := range got.Pix {
			if d := int(v) - int(want.Pix[i]); d > 2 || d < -2 {
				t.Fatalf("cut %g dp outside the picture, pixel %d,%d differs by %d", margin, i/4%200, i/4/200, d)
			}
		}
	}
}

// TestScale checks the arithmetic of pixels against exact fractions.
func TestScale(t *testing.T) {
	for a := range uint64(256) {
		for f := range uint64(256) {
			want := (a*f*2 + 255) / 510
			both := a | a<<8 | (255-a)<<16 | a<<24 | a<<32 | a<<56
			rest := ((255-a)*f*2 + 255) / 510
			if got := scale(both, f); got != want|want<<8|rest<<16|want<<24|want<<32|want<<56 {
				t.Fatalf("scale(%x, %d) = %x", both, f, got)
			}
		}
	}
}

func TestOpaqueStaysOpaque(t *testing.T) {
	row := make([]byte, 4*7)
	fill(row, 0xff4080c0)
	random := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		c := color.NRGBA{uint8(random.IntN(256)), uint8(random.IntN(256)), uint8(random.IntN(256)), uint8(random.IntN(256))}
		over(row, premultiplied(c))
		for i := 3; i < len(row); i += 4 {
			if row[i] != 255 {
				t.Fatalf("after %v an opaque pixel has alpha %d", c, row[i])
			}
		}
	}
}

// TestIntoPart paints into a part of a larger picture and nowhere else.
func TestIntoPart(t *testing.T) {
	s := samples.All(testFonts(t))[0].Scene
	want := draw(t, s, 1)
	large := image.NewRGBA(image.Rect(0, 0, 200, 200))
	part := large.SubImage(image.Rect(30, 40, 30+samples.Size, 40+samples.Size)).(*image.RGBA)
	if err := New().Into(context.Background(), part, s, 1); err != nil {
		t.Fatal(err)
	}
	for y := range 200 {
		for x := range 200 {
			in := image.Pt(x-30, y-40)
			if got := large.RGBAAt(x, y); got != want.RGBAAt(in.X, in.Y) {
				t.Fatalf("pixel %d,%d is %v, want %v", x, y, got, want.RGBAAt(in.X, in.Y))
			}
		}
	}
}

// TestTextBoxHoldsTheLetters looks for letters that lean out of their run.
func TestTextBoxHoldsTheLetters(t *testing.T) {
	f := testFonts(t)
	const size = 100
	for face := scene.Regular; face <= scene.BoldItalic; face++ {
		for _, r := range "AÅQWTVfgjpqyАБДЙФЦЩЬҶӮҒЁдйрцщфўҷӯғ/()«»\"" {
			run := f.Shape(string(r), face, size, 0)
			box := textBox(&run, scaled(1, 0, 0), 0)
			outline := f.Outline(face, run.Glyphs[0].ID, size)
			if b := outline.Bound(); !extent(&outline, scaled(1, 0, 0), 0).In(box) {
				t.Errorf("%s %q covers %v, its box is %v", face, r, b, box)
			}
		}
	}
}

// TestCancel stops a painting that would paint much more.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	s := worldScene(testFonts(t), 400, 300)
	s.Background = color.NRGBA{}
	if err := New().Into(ctx, img, s, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	for _, v := range img.Pix {
		if v != 0 {
			t.Fatal("something is painted after the end")
		}
	}
}

func TestDrawNamesTheSize(t *testing.T) {
	for _, size := range []float64{0, -4, 1e9, math.NaN(), math.Inf(1)} {
		if _, err := Draw(context.Background(), &scene.Scene{W: size, H: 10}, 1); err == nil {
			t.Errorf("a picture %g wide is painted", size)
		}
	}
}

// TestOddValues paints what cannot be drawn: nothing may break.
func TestOddValues(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	black := color.NRGBA{0, 0, 0, 255}
	var ops []scene.Op
	for _, v := range []float64{inf, -inf, nan, 1e300, -1e300, 1e12, 0} {
		var o scene.Outline
		o.LineTo(v, 10)
		o.CubicTo(10, v, v, v, 20, 20)
		o.QuadTo(v, 3, 4, v)
		o.Close()
		o.Close()
		o.LineTo(5, v)
		for _, dash := range [][]float64{nil, {v, 3}, {0, v}} {
			ops = append(ops, &scene.Path{Outline: o, Fill: black, Stroke: scene.Stroke{Color: black, Width: 3, Dash: dash, Join: scene.Miter}})
		}
		ops = append(ops, &scene.Text{Run: testFonts(t).Shape("x", scene.Bold, 12, 0), At: orb.Point{v, 30}, Fill: black})
	}
	draw(t, &scene.Scene{W: 50, H: 50, Ops: ops}, 1)
}

// worldScene is a seeded map: shapes with 40,000 vertices, dashed lines, names
// and marks.
func worldScene(f *scene.Fonts, w, h float64) *scene.Scene {
	random := rand.New(rand.NewPCG(7, 7))
	s := &scene.Scene{W: w, H: h, Background: color.NRGBA{245, 243, 238, 255}}
	s.Ops = append(s.Ops, shapes(random, 60, 40, w, h)...)
	for i := range 30 {
		s.Ops = append(s.Ops, &scene.Text{
			Run: f.Shape(fmt.Sprint("Исфара ", i), scene.Face(i%4), 10+float64(i%5), 0),
			At:  orb.Point{random.Float64() * w, random.Float64() * h}, Fill: color.NRGBA{30, 30, 30, 255}, Halo: color.NRGBA{255, 255, 255, 220}, Width: 3,
		})
	}
	return s
}

// shapes are n rings of so many vertices each, filled and outlined.
func shapes(random *rand.Rand, n, vertices int, w, h float64) []scene.Op {
	var ops []scene.Op
	for i := range n {
		x, y, r := random.Float64()*w, random.Float64()*h, 10+random.Float64()*w/16
		ring := make([]orb.Point, vertices)
		for k := range ring {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(vertices))
			d := r * (0.7 + 0.3*math.Sin(float64(k)*0.3) + 0.02*random.Float64())
			ring[k] = orb.Point{x + d*cos, y + d*sin}
		}
		var o scene.Outline
		o.Ring(ring)
		p := &scene.Path{
			Outline: o,
			Fill:    color.NRGBA{uint8(random.IntN(256)), uint8(random.IntN(256)), uint8(random.IntN(256)), 255},
			Stroke:  scene.Stroke{Color: color.NRGBA{60, 60, 60, 255}, Width: 1.2},
		}
		if i%3 == 0 {
			p.Fill.A = 120
			p.Stroke.Dash = []float64{6, 3}
		}
		ops = append(ops, p)
	}
	return ops
}

// TestFollow paints a scene part by part as it is drawn, and hands over the errors
// of drawing and of the context.
func TestFollow(t *testing.T) {
	s := worldScene(testFonts(t), 300, 200)
	want := draw(t, s, 1)
	half := len(s.Ops) / 2
	parts := []*scene.Scene{{Background: s.Background, Ops: s.Ops[:half]}, {Ops: s.Ops[half:]}, {}, {}}
	broken := errors.New("out of ink")
	for _, c := range []struct {
		ends  bool
		drawn error
		want  error
	}{{}, {drawn: broken, want: broken}, {ends: true, want: context.Canceled}} {
		ctx, cancel := context.WithCancel(context.Background())
		got := image.NewRGBA(want.Rect)
		err := New().Follow(ctx, got, 1, func(ready func(*scene.Scene)) error {
			if c.ends {
				cancel()
			}
			for _, part := range parts {
				ready(part)
			}
			return c.drawn
		})
		cancel()
		if !errors.Is(err, c.want) {
			t.Errorf("error %v, want %v", err, c.want)
		}
		if !c.ends && !bytes.Equal(got.Pix, want.Pix) {
			t.Error("the parts do not make the whole")
		}
	}
}

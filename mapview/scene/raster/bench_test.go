package raster

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/samples"
)

// paintBench measures a warm painter; width is 1920 or 3840 pixels.
func paintBench(b *testing.B, s *scene.Scene, width int) {
	b.Helper()
	p := New()
	img := image.NewRGBA(image.Rect(0, 0, width, width*9/16))
	pixels := float64(width) / s.W
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Into(context.Background(), img, s, pixels); err != nil {
			b.Fatal(err)
		}
	}
}

func blank() *scene.Scene {
	return &scene.Scene{W: 1920, H: 1080, Background: color.NRGBA{245, 243, 238, 255}}
}

// BenchmarkShapes paints 301 shapes with 40,000 vertices, filled, and filled and
// outlined.
func BenchmarkShapes(b *testing.B) {
	for _, width := range []int{1920, 3840} {
		s := blank()
		s.Ops = shapes(rand.New(rand.NewPCG(1, 1)), 301, 133, s.W, s.H)
		b.Run(fmt.Sprintf("outlined/%d", width), func(b *testing.B) { paintBench(b, s, width) })
		for _, op := range s.Ops {
			op.(*scene.Path).Stroke = scene.Stroke{}
		}
		b.Run(fmt.Sprintf("filled/%d", width), func(b *testing.B) { paintBench(b, s, width) })
	}
}

// BenchmarkLines paints 60 lines of 200 vertices across the picture.
func BenchmarkLines(b *testing.B) {
	for name, dash := range map[string][]float64{"solid": nil, "dashed": {9, 4}} {
		random := rand.New(rand.NewPCG(2, 2))
		s := blank()
		for range 60 {
			points := make([]orb.Point, 200)
			y := random.Float64() * s.H
			for i := range points {
				y += random.Float64()*10 - 5
				points[i] = orb.Point{s.W * float64(i) / 199, y}
			}
			var o scene.Outline
			o.Line(points)
			s.Ops = append(s.Ops, &scene.Path{Outline: o, Stroke: scene.Stroke{Color: color.NRGBA{60, 60, 60, 255}, Width: 2, Dash: dash}})
		}
		b.Run(name, func(b *testing.B) { paintBench(b, s, 1920) })
	}
}

// BenchmarkHatch paints a hatch over the whole picture.
func BenchmarkHatch(b *testing.B) {
	s := blank()
	all := orb.Bound{Max: orb.Point{s.W, s.H}}
	s.Ops = []scene.Op{&scene.Path{
		Outline: scene.Hatch([][]orb.Point{all.ToRing()}, 0.78, 7, orb.Point{}, all),
		Stroke:  scene.Stroke{Color: color.NRGBA{60, 60, 200, 255}, Width: 1.5},
	}}
	paintBench(b, s, 1920)
}

// BenchmarkText paints 200 names with halos, level and turned.
func BenchmarkText(b *testing.B) {
	f := testFonts(b)
	for name, angle := range map[string]float64{"level": 0, "turned": 0.4} {
		random := rand.New(rand.NewPCG(3, 3))
		s := blank()
		for i := range 200 {
			s.Ops = append(s.Ops, &scene.Text{
				Run: f.Shape(fmt.Sprint("Кайрагач ", i), scene.Regular, 13, 0), Angle: angle,
				At: orb.Point{random.Float64() * s.W, random.Float64() * s.H}, Fill: color.NRGBA{30, 30, 30, 255}, Halo: color.NRGBA{255, 255, 255, 230}, Width: 3,
			})
		}
		b.Run(name, func(b *testing.B) { paintBench(b, s, 1920) })
		if angle == 0 {
			b.Run("cold", func(b *testing.B) {
				img := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
				for b.Loop() {
					if err := New().Into(context.Background(), img, s, 1); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkSprites blits marks all over the picture.
func BenchmarkSprites(b *testing.B) {
	var mark *scene.Symbol
	for _, s := range samples.All(testFonts(b)) {
		if s.Name == "sprites" {
			mark = s.Scene.Ops[0].(*scene.Sprite).Symbol
		}
	}
	for _, n := range []int{1000, 10000} {
		random := rand.New(rand.NewPCG(4, 4))
		s := blank()
		for range n {
			s.Ops = append(s.Ops, &scene.Sprite{Symbol: mark, At: orb.Point{random.Float64() * s.W, random.Float64() * s.H}, Scale: 1})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) { paintBench(b, s, 1920) })
	}
}

package main

import (
	"context"
	"image"
	"os/exec"
	"path/filepath"
	"testing"

	"borderatlas/app/content"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// The figures that `go run ./app/setup bench` prints: whole pieces of work that
// a user waits for. What they are made of has benchmarks beside it.

// canvas is all that drawing the region takes.
type canvas struct {
	stack   *layers.Stack
	frame   layers.Frame
	painter *raster.Painter
	picture *image.RGBA
}

func newCanvas(b *testing.B, w, h int) *canvas {
	b.Helper()
	c, err := content.Load()
	if err != nil {
		b.Fatal(err)
	}
	day, err := calendar.Parse("2022-09-16")
	if err != nil {
		b.Fatal(err)
	}
	return &canvas{
		stack: c.Stack, painter: raster.New(), picture: image.NewRGBA(image.Rect(0, 0, w, h)),
		frame: layers.Frame{
			Camera: camera.Fit(layers.Region, float64(w), float64(h), 12), At: chronicle.Position{Day: day},
			Visible: c.Stack.Default(), Lang: "en", Text: c.Catalogue.Text("en"), Theme: layers.Light,
		},
	}
}

func (c *canvas) paint(b *testing.B, s *scene.Scene) {
	b.Helper()
	if err := c.painter.Into(context.Background(), c.picture, s, 1); err != nil {
		b.Fatal(err)
	}
}

// report hands over the mean time of one round.
func report(b *testing.B, name string) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), name)
}

// BenchmarkScene draws all layers anew, each time for another view.
func BenchmarkScene(b *testing.B) {
	for _, c := range []struct {
		name string
		w, h int
	}{{"scene_1080p_ms", 1920, 1080}, {"scene_2160p_ms", 3840, 2160}} {
		b.Run(c.name, func(b *testing.B) {
			ctx, v := context.Background(), newCanvas(b, c.w, c.h)
			for i := 0; b.Loop(); i++ {
				v.frame.Camera = camera.Fit(layers.Region, float64(c.w), float64(c.h), 12+float64(i%2))
				if err := v.painter.Follow(ctx, v.picture, 1, func(ready func(*scene.Scene)) error {
					_, err := v.stack.Draw(ctx, v.frame, ready)
					return err
				}); err != nil {
					b.Fatal(err)
				}
			}
			report(b, c.name)
		})
	}
}

// BenchmarkStep draws what a step of the slider changes, on days that follow each other.
func BenchmarkStep(b *testing.B) {
	v := newCanvas(b, 1920, 1080)
	first := v.frame.At.Day
	for i := 0; b.Loop(); i++ {
		v.frame.At.Day = first + calendar.Day(i%20)
		p, err := v.stack.Build(context.Background(), layers.Events, v.frame)
		if err != nil {
			b.Fatal(err)
		}
		v.paint(b, p.Scene)
	}
	report(b, "step_embedded_ms")
}

// buildProgram builds into a folder whose name has a blank and Cyrillic letters.
func buildProgram(t testing.TB) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "Атлас границы", "borderatlas")
	out, err := exec.Command("go", "build", "-buildvcs=false", "-o", name, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return name
}

// BenchmarkImage is the whole process: from its start to a file on the disk.
func BenchmarkImage(b *testing.B) {
	program, file := buildProgram(b), filepath.Join(b.TempDir(), "map.png")
	for b.Loop() {
		if out, err := exec.Command(program, "image", "--force", "-o", file, "--size", "1920x1080").CombinedOutput(); err != nil {
			b.Fatalf("image: %v\n%s", err, out)
		}
	}
	report(b, "image_ms")
}

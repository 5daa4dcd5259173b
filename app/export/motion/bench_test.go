package motion

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"borderatlas/app/content"
	"borderatlas/app/export"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// BenchmarkGIF draws and writes pictures of the embedded chronicle at 1280x720, one
// event each, its own share of the palette included.
func BenchmarkGIF(b *testing.B) {
	all, err := content.Load()
	if err != nil {
		b.Fatal(err)
	}
	stack := all.Stack
	frame := layers.Frame{Lang: "en", Text: all.Catalogue.Text("en"), Theme: layers.Light, Visible: stack.Default()}
	var f Film
	for _, e := range stack.Data().Chronicle.Events() {
		s := export.Spec{Frame: frame, View: layers.Region, Width: 1280, Height: 720, Layout: export.MapOnly}
		s.Frame.At = chronicle.Position{Day: e.Span.First, Event: e.ID}
		f.Shots = append(f.Shots, Shot{s, 2 * time.Second})
	}
	draw := Drawer(stack)
	file, err := os.Create(filepath.Join(b.TempDir(), "film.gif"))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	for b.Loop() {
		on := newStage(f.size())
		p, err := f.palette(context.Background(), draw, on)
		if err == nil {
			err = f.run(context.Background(), draw, on, newGIF(file, f.size(), p), func(int, int) {})
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*len(f.Shots)), "gif_frame_ms")
}

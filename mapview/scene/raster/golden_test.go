package raster

import (
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"borderatlas/assets/fonts"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/samples"
)

var update = flag.Bool("update", false, "renew the masters in testdata")

func testFonts(t testing.TB) *scene.Fonts {
	t.Helper()
	f, err := scene.NewFonts(fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func draw(t testing.TB, s *scene.Scene, pixels float64) *image.RGBA {
	t.Helper()
	img, err := Draw(context.Background(), s, pixels)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// TestSamples compares every sample with its master, as it is and sharper.
func TestSamples(t *testing.T) {
	for _, s := range samples.All(testFonts(t)) {
		for _, pixels := range []float64{1, 2} {
			name := fmt.Sprintf("%s@%g.png", s.Name, pixels)
			t.Run(name, func(t *testing.T) {
				compare(t, filepath.Join("testdata", name), draw(t, s.Scene, pixels))
			})
		}
	}
}

// compare fails where more than a few pixels differ by more than rounding
// explains, and leaves the picture and the difference in a folder that it names.
func compare(t *testing.T, master string, got *image.RGBA) {
	t.Helper()
	if *update {
		write(t, master, got)
	}
	want := read(t, master)
	if want.Rect != got.Rect {
		t.Fatalf("the picture is %v, its master %v", got.Rect.Size(), want.Rect.Size())
	}
	const tolerance, few = 6, 4
	difference := image.NewRGBA(got.Rect)
	wrong := 0
	for i := 0; i < len(got.Pix); i += 4 {
		worst := 0
		for c := range 4 {
			d := int(got.Pix[i+c]) - int(want.Pix[i+c])
			worst = max(worst, d, -d)
		}
		difference.Pix[i], difference.Pix[i+3] = uint8(worst), 255
		if worst > tolerance {
			wrong++
		}
	}
	if wrong <= few {
		return
	}
	folder, err := os.MkdirTemp("", "raster-")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "got-"+filepath.Base(master)), got)
	write(t, filepath.Join(folder, "difference-"+filepath.Base(master)), difference)
	t.Errorf("%d pixels differ from %s: see %s", wrong, master, folder)
}

func write(t *testing.T, name string, img image.Image) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// read reads a master as premultiplied pixels.
func read(t *testing.T, name string) *image.RGBA {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(img.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Set(x, y, color.RGBAModel.Convert(img.At(x, y)))
		}
	}
	return out
}

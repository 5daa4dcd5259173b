package likeness

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"
)

func blank(w, h int) *image.RGBA { return image.NewRGBA(image.Rect(0, 0, w, h)) }

func TestDifference(t *testing.T) {
	a, b := blank(10, 10), blank(10, 10)
	b.Set(3, 4, color.RGBA{255, 0, 0, 255})
	if got, err := Difference(a, b); err != nil || math.Abs(got-1.0/3) > 1e-9 {
		t.Errorf("one channel of one pixel in a hundred is %g %%, %v", got, err)
	}
	if got, err := Difference(b, b); err != nil || got != 0 {
		t.Errorf("a picture differs from itself by %g %%, %v", got, err)
	}
	if _, err := Difference(a, blank(10, 11)); err == nil {
		t.Error("pictures of two sizes are compared")
	}
}

// lines is a picture of upright lines, moved to the right and with noise.
func lines(move int, noise float64) *image.RGBA {
	r := rand.New(rand.NewPCG(1, 2))
	img := blank(160, 80)
	for y := range 80 {
		for x := range 160 {
			v := 255.0
			if (x-move+80)%8 < 2 {
				v = 0
			}
			v = min(max(v+noise*r.NormFloat64(), 0), 255)
			img.Set(x, y, color.Gray{uint8(v)})
		}
	}
	return img
}

func TestStructure(t *testing.T) {
	for _, c := range []struct {
		name      string
		img       image.Image
		low, high float64
	}{
		{"itself", lines(0, 0), 1, 1},
		{"with a little noise", lines(0, 5), 0.97, 0.9999},
		{"with much noise", lines(0, 60), 0.5, 0.95},
		{"moved by a pixel", lines(1, 0), 0.1, 0.6},
		{"moved by half the distance", lines(4, 0), -1, 0.01},
		{"nothing", blank(160, 80), -0.01, 0.01},
	} {
		if got, err := Structure(lines(0, 0), c.img); err != nil || got < c.low-1e-9 || got > c.high+1e-9 {
			t.Errorf("%s: %.4f, %v; want %g to %g", c.name, got, err, c.low, c.high)
		}
	}
	for _, bad := range [][2]image.Image{{blank(20, 20), blank(20, 21)}, {blank(7, 20), blank(7, 20)}} {
		if _, err := Structure(bad[0], bad[1]); err == nil {
			t.Errorf("%v and %v are compared", bad[0].Bounds(), bad[1].Bounds())
		}
	}
}

func TestReduced(t *testing.T) {
	img := blank(5, 4)
	for y := range 4 {
		for x := range 5 {
			img.Set(x, y, color.RGBA{uint8(10 * x), uint8(y), 0, 255})
		}
	}
	got := Reduced(img, 2)
	if got.Bounds().Size() != image.Pt(2, 2) {
		t.Fatalf("half of 5 x 4 is %v", got.Bounds().Size())
	}
	if c := got.At(1, 0); c != (color.RGBA{25, 1, 0, 255}) {
		t.Errorf("a pixel is %v", c)
	}
}

package motion

import (
	"context"
	"errors"
	"image"
	"math/rand/v2"
	"testing"
)

// held is a picture that is there already.
type held struct{ *image.RGBA }

func (h held) Part(_ context.Context, dst *image.RGBA) error {
	copy(dst.Pix, h.Pix[h.PixOffset(dst.Rect.Min.X, dst.Rect.Min.Y):])
	return nil
}

// TestStageMarksWhatDiffers: the pixels, the box of them and the picture, over several
// bands and sizes that are no whole number of bands or words.
func TestStageMarksWhatDiffers(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []image.Point{{1, 1}, {64, bandRows}, {131, 3*bandRows + 5}} {
		on := newStage(size)
		before := image.NewRGBA(image.Rectangle{Max: size})
		if differs, err := on.paint(t.Context(), held{before}); err != nil || !differs || on.box != before.Rect {
			t.Fatalf("%v: the first picture: %v, %v, %v", size, differs, on.box, err)
		}
		for changes := range 5 {
			now := image.NewRGBA(before.Rect)
			copy(now.Pix, before.Pix)
			var box image.Rectangle
			for range changes {
				x, y := random.IntN(size.X), random.IntN(size.Y)
				now.Pix[now.PixOffset(x, y)+changes%4]++
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
			if differs, err := on.paint(t.Context(), held{now}); err != nil || differs != !box.Empty() || on.box != box {
				t.Errorf("%v: %v, box %v, want %v, %v", size, differs, on.box, box, err)
			}
			checkMarks(t, on, before, now)
			before = now
		}
	}
}

// checkMarks compares all pixels of a stage.
func checkMarks(t *testing.T, on *stage, before, now *image.RGBA) {
	t.Helper()
	for y := range now.Rect.Dy() {
		for x := range now.Rect.Dx() {
			if on.img.RGBAAt(x, y) != now.RGBAAt(x, y) || on.differs(x, y) != (before.RGBAAt(x, y) != now.RGBAAt(x, y)) {
				t.Fatalf("the pixel at %d,%d is %v, marked %v", x, y, on.img.RGBAAt(x, y), on.differs(x, y))
			}
		}
	}
}

// TestStageStops with the error of a picture.
func TestStageStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newStage(image.Pt(width, height)).paint(ctx, square{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

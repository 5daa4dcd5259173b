package main

import (
	"image"
	"image/color"
	"math"
	"testing"
)

func TestMeanDifference(t *testing.T) {
	a, b := image.NewRGBA(image.Rect(0, 0, 10, 10)), image.NewRGBA(image.Rect(0, 0, 10, 10))
	b.Set(3, 4, color.RGBA{255, 0, 0, 255})
	if got, err := meanDifference(a, b); err != nil || math.Abs(got-1.0/3) > 1e-9 {
		t.Errorf("one channel of one pixel in a hundred is %g %%, %v", got, err)
	}
	if got, err := meanDifference(b, b); err != nil || got != 0 {
		t.Errorf("a picture differs from itself by %g %%, %v", got, err)
	}
	if _, err := meanDifference(a, image.NewRGBA(image.Rect(0, 0, 10, 11))); err == nil {
		t.Error("pictures of two sizes are compared")
	}
}

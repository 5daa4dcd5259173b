package raster

import (
	"bytes"
	"context"
	"errors"
	"image"
	"testing"

	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/samples"
)

// TestPartsAreThePicture: bands of any height are what they are in the whole.
func TestPartsAreThePicture(t *testing.T) {
	for _, s := range samples.All(testFonts(t)) {
		want := draw(t, s.Scene, 1.5)
		sheet, err := NewSheet(s.Scene, 1.5)
		if err != nil || sheet.Bounds != want.Rect {
			t.Fatalf("%v, %v", sheet, err)
		}
		for _, rows := range []int{7, 128} {
			for y := 0; y < want.Rect.Dy(); y += rows {
				part := image.NewRGBA(image.Rect(0, y, want.Rect.Dx(), min(y+rows, want.Rect.Dy())))
				if err := sheet.Part(context.Background(), part); err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(part.Pix, want.Pix[want.PixOffset(0, y):][:len(part.Pix)]) {
					t.Errorf("%s: the rows from %d on differ", s.Name, y)
				}
			}
		}
	}
}

func TestSheetErrors(t *testing.T) {
	if _, err := NewSheet(&scene.Scene{W: 1e6, H: 10}, 1); err == nil {
		t.Error("a sheet of a million pixels is painted")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	sheet, err := NewSheet(&scene.Scene{W: 10, H: 10}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := sheet.Part(ctx, image.NewRGBA(sheet.Bounds)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v after the end", err)
	}
}

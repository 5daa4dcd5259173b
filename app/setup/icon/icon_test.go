package icon

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// negative is what a pixel becomes when the icon is turned by 180 degrees.
func negative(c color.NRGBA) color.NRGBA {
	switch c {
	case Dark:
		return Light
	case Light:
		return Dark
	}
	return c
}

func TestTurnedByHalfItIsItsOwnNegative(t *testing.T) {
	for _, size := range Sizes[:6] { // the larger ones are the same drawing
		img, wrong := Draw(size), 0
		for y := range size {
			for x := range size {
				a, b := img.NRGBAAt(x, y), img.NRGBAAt(size-1-x, size-1-y)
				if plain(a) && plain(b) && b != negative(a) {
					wrong++
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%d px: %d pixels are not the negative of the opposite one", size, wrong)
		}
	}
}

// plain tells pure colours from mixed ones at edges.
func plain(c color.NRGBA) bool { return c == Dark || c == Light || c == Dot }

func TestSmallSizesHaveSharpSquares(t *testing.T) {
	for _, size := range []int{16, 24, 32} {
		img := Draw(size)
		for y := range size {
			for x := range size {
				if c := img.NRGBAAt(x, y); c.A == 255 && c != Dark && c != Light {
					t.Fatalf("%d px: mixed colour %v at %d,%d", size, c, x, y)
				}
			}
		}
	}
}

func TestDotsFrom48(t *testing.T) {
	for _, size := range Sizes {
		if got, want := len(newGrid(size).dots), 21; (got == want) != (size >= 48) {
			t.Errorf("%d px: %d dots", size, got)
		}
	}
}

func TestCommittedPicturesAreThese(t *testing.T) {
	for _, size := range Sizes {
		name := filepath.Join("..", "..", "..", "assets", "icon", fmt.Sprintf("icon-%d.png", size))
		data, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
			continue
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, ok := img.(*image.NRGBA); !ok || !bytes.Equal(got.Pix, Draw(size).Pix) {
			t.Errorf("%s is not what Draw(%d) paints: run go generate ./app/setup", name, size)
		}
	}
}

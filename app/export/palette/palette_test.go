package palette

import (
	"image"
	"testing"
)

// TestFlatColoursStay paints 40 flat colours and a slope of 60 000 others between
// two of them.
func TestFlatColoursStay(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 400, 400))
	at := func(x, y int) Colour {
		if y < 250 {
			return Colour{uint8(6 * (x / 10)), 40, 200}
		}
		return Colour{uint8(x * 255 / 400), uint8((y - 250) * 255 / 150), 7}
	}
	for y := range 400 {
		for x := range 400 {
			c := at(x, y)
			copy(img.Pix[img.PixOffset(x, y):], []byte{c[0], c[1], c[2], 255})
		}
	}
	p := New(Most, img)
	if len(p.Colours) > Most {
		t.Fatalf("%d colours", len(p.Colours))
	}
	worst := 0
	for y := range 400 {
		for x := range 400 {
			c := at(x, y)
			got := p.Colours[p.Index(c)]
			if y < 250 && got != c {
				t.Fatalf("the flat colour %v became %v", c, got)
			}
			worst = max(worst, distance(c, got))
		}
	}
	if worst > 10*24*24 {
		t.Errorf("an edge is off by %d", worst)
	}
}

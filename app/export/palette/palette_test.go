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

// TestSmallMarksKeepTheirColour: a mark of a few pixels of a colour of its own, in a
// picture of very many others, has it still, also where there are few colours.
func TestSmallMarksKeepTheirColour(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 300, 300))
	for y := range 300 {
		for x := range 300 {
			copy(img.Pix[img.PixOffset(x, y):], []byte{uint8(200 + x*55/300), uint8(210 + y*45/300), 240, 255})
		}
	}
	marks := []Colour{{0, 117, 91}, {173, 20, 87}, {224, 122, 166}, {34, 34, 42}}
	for i, c := range marks {
		for y := range 4 {
			for x := range 4 {
				copy(img.Pix[img.PixOffset(40*i+x, 100+y):], []byte{c[0], c[1], c[2], 255})
			}
		}
	}
	for _, colours := range []int{Most, 64} {
		p := New(colours, img)
		if len(p.Colours) > colours {
			t.Errorf("%d colours, at most %d were asked for", len(p.Colours), colours)
		}
		for _, c := range marks {
			if got := p.Colours[p.Index(c)]; got != c {
				t.Errorf("of %d colours the mark's %v became %v", colours, c, got)
			}
		}
	}
}

package export

import (
	"image"
	"image/color"
	"testing"

	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/mapview/scene/raster"
)

// TestPaletteLosesNothingThatIsSeen: of a map in either theme, colours of areas are
// kept exactly, others nearly, and the mean pixel by less than half a step.
func TestPaletteLosesNothingThatIsSeen(t *testing.T) {
	for _, theme := range []*layers.Theme{layers.Light, layers.Dark} {
		for _, size := range [][2]int{{1280, 720}, {1080, 1920}, {2560, 1440}} {
			stack, s := usual(t, size[0], size[1], lang.Russian, days[0])
			s.Frame.Theme = theme
			page, _ := compose(t, stack, s)
			img, err := raster.Draw(t.Context(), page, s.pixels())
			if err != nil {
				t.Fatal(err)
			}
			p := newPalette(img)
			if p == nil {
				t.Errorf("%s %v: no palette", theme.Name, size)
				continue
			}
			area, sum := size[0]*size[1], 0.0
			for colour, n := range countColours(img).All() {
				index, ok := p.index.Get(colour)
				off := off(colour, p.colours[index])
				if !ok || off > mostOff || int(n) > area/areas && off > 0 {
					t.Errorf("%s %v: %06x, which %d pixels have, is off by %d", theme.Name, size, colour, n, off)
				}
				sum += float64(off*int(n)) / float64(area)
			}
			if sum > 0.5 {
				t.Errorf("%s %v: the mean pixel is off by %.2f", theme.Name, size, sum)
			}
		}
	}
}

// off is how far two colours are apart in the channel where that is most.
func off(a, b uint32) (most int) {
	for shift := 0; shift < 24; shift += 8 {
		d := int(a>>shift&255) - int(b>>shift&255)
		most = max(most, d, -d)
	}
	return most
}

// TestPaletteIsRefused where colours of areas would be lost or any be far off.
func TestPaletteIsRefused(t *testing.T) {
	ramp := image.NewRGBA(image.Rect(0, 0, 300, 300))
	photo := image.NewRGBA(image.Rect(0, 0, 300, 300))
	many := image.NewRGBA(image.Rect(0, 0, 300, 300))
	for y := range 300 {
		for x := range 300 {
			ramp.Set(x, y, color.RGBA{uint8(x), uint8(x) / 2, 0, 255})
			photo.Set(x, y, color.RGBA{uint8(x), uint8(y), uint8(x * y / 300), 255})
			many.Set(x, y, color.RGBA{uint8(x), uint8(y), uint8(x >> 8 << 4), 255})
		}
	}
	for name, c := range map[string]struct {
		img  *image.RGBA
		want bool
	}{"256 colours": {ramp, true}, "a photo": {photo, false}, "too many colours": {many, false}} {
		if got := newPalette(c.img) != nil; got != c.want {
			t.Errorf("%s: a palette: %t", name, got)
		}
	}
}

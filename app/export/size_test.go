package export

import (
	"strings"
	"testing"
)

func TestParseSize(t *testing.T) {
	for _, c := range []struct {
		value string
		dpi   float64
		want  Size
	}{
		{"1920x1080", 0, Size{1920, 1080, 0, Paper{}}},
		{"1920X1080px", 0, Size{1920, 1080, 0, Paper{}}},
		{"1920x1080", 192, Size{1920, 1080, 2, Paper{}}},
		{"297x210mm", 0, Size{3508, 2480, 3.125, Paper{297, 210, "mm"}}},
		{"29.7x21cm", 300, Size{3508, 2480, 3.125, Paper{29.7, 21, "cm"}}},
		{"11x8.5in", 96, Size{1056, 816, 1, Paper{11, 8.5, "in"}}},
		{"180x120MM", 600, Size{4252, 2835, 6.25, Paper{180, 120, "mm"}}},
		{"16384x360", 0, Size{16384, 360, 0, Paper{}}},
	} {
		if got, err := ParseSize(c.value, c.dpi); err != nil || got != c.want {
			t.Errorf("%s at %g is %v, %v, want %v", c.value, c.dpi, got, err, c.want)
		}
	}
	for _, c := range []struct {
		value string
		dpi   float64
		want  string
	}{
		{"", 0, "297x210mm"},
		{"1920", 0, "1920x1080"},
		{"x", 0, "1920x1080"},
		{"-5x300", 0, "360x270"},
		{"NaNx300in", 0, "360x270"},
		{"Infx300in", 0, "16384x16384"},
		{"1e300x1e300", 0, "16384x16384"},
		{"1920.5x1080", 0, "1920x1080"},
		{"1920x1080pt", 0, "1920x1080"},
		{"1920x1080mmmm", 0, "1920x1080"},
		{"16385x400", 0, "16384x16384"},
		{"100x100in", 300, "16384x16384"},
		{"400x300", 300, "no room"},
		{"800x600", 20, "48 to 1200"},
		{"800x600", 1e9, "48 to 1200"},
	} {
		if _, err := ParseSize(c.value, c.dpi); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q at %g: error %v, want %q in it", c.value, c.dpi, err, c.want)
		}
	}
}

func TestPresets(t *testing.T) {
	for _, p := range Presets {
		if got, err := PresetSize(p.Name); err != nil || got != p.Size || got.Check() != nil {
			t.Errorf("%s: %v, %v, %v", p.Name, got, err, got.Check())
		}
	}
	if a3, _ := PresetSize("a3"); a3 != (Size{4961, 3508, 3.125, Paper{420, 297, "mm"}}) {
		t.Errorf("A3 is %v", a3)
	}
	if _, err := PresetSize("a5"); err == nil || !strings.Contains(err.Error(), "a4-portrait") {
		t.Errorf("error %v", err)
	}
}

// TestSizesAreTypedAgain: what a size says of itself is read as the same size.
func TestSizesAreTypedAgain(t *testing.T) {
	sizes := []Size{{Width: 701, Height: 503}}
	for _, p := range Presets {
		sizes = append(sizes, p.Size)
	}
	for _, typed := range []string{"9x6.123in", "29.7x21cm", "180x120mm"} {
		for _, dpi := range []float64{0, 72, 96.1, 123.4, 333.333, 100.0 / 3 * 4} {
			s, err := ParseSize(typed, dpi)
			if err != nil {
				t.Fatal(err)
			}
			sizes = append(sizes, s)
		}
	}
	for _, s := range sizes {
		value, dpi := s.Typed()
		if back, err := ParseSize(value, dpi); err != nil || back != s {
			t.Errorf("%+v is typed as %s at %v and read as %+v, %v", s, value, dpi, back, err)
		}
	}
}

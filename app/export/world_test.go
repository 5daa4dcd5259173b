package export

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/lang"
	"borderatlas/mapview/camera"
)

// TestWorldFile: where the file says a place lies, the map has it, in every layout
// and at every sharpness.
func TestWorldFile(t *testing.T) {
	for _, layout := range Layouts {
		for _, pixels := range []float64{1, 2.5} {
			stack, s := usual(t, 1600, 1200, lang.English, days[0])
			s.Layout, s.Pixels, s.World = layout, pixels, true
			path := filepath.Join(t.TempDir(), "map.png")
			if err := File(context.Background(), stack, s, path, false); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(strings.TrimSuffix(path, "png") + "pgw")
			if err != nil {
				t.Fatal(err)
			}
			var right, down, east, north, turn float64
			if _, err := fmt.Sscan(string(data), &right, &turn, &turn, &down, &east, &north); err != nil {
				t.Fatalf("%v in %q", err, data)
			}
			_, picture := compose(t, stack, s)
			found := 0
			for _, m := range picture.Marks {
				place := stack.Data().Chronicle.Place(m.IDs[0])
				if m.Layer != "places" || place == nil {
					continue
				}
				found++
				at := mercator(orb.Point{place.Lon, place.Lat})
				x, y := (at[0]-east)/right+0.5, (at[1]-north)/down+0.5
				if off := math.Hypot(x-m.At[0]*s.pixels(), y-m.At[1]*s.pixels()); off > 0.01 {
					t.Errorf("%s at %g: %s lies at %.2f,%.2f, its mark at %.2f,%.2f", layout, pixels, m.Title, x, y, m.At[0]*s.pixels(), m.At[1]*s.pixels())
				}
			}
			if found < 3 {
				t.Errorf("%s at %g: only %d places to compare", layout, pixels, found)
			}
		}
	}
}

// mercator is a position in Web Mercator, metres east and north.
func mercator(position orb.Point) orb.Point {
	w := camera.World(position)
	return orb.Point{(w[0] - 0.5) * earth, (0.5 - w[1]) * earth}
}

func TestWorldFileErrors(t *testing.T) {
	stack, s := usual(t, 640, 480, lang.English, days[0])
	s.World = true
	folder := t.TempDir()
	if err := File(context.Background(), stack, s, filepath.Join(folder, "map.svg"), false); err == nil || !strings.Contains(err.Error(), "PNG or JPEG") {
		t.Errorf("beside an SVG file: %v", err)
	}
	world := filepath.Join(folder, "map.jgw")
	if err := os.WriteFile(world, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "map.jpeg")
	if err := File(context.Background(), stack, s, path, false); !errors.Is(err, ErrExists) {
		t.Errorf("over a world file: %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the picture is left behind: %v", err)
	}
	if err := File(context.Background(), stack, s, path, true); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(filepath.Join(folder, "map.jpeg.aux.xml")); err != nil || !strings.Contains(string(data), "Web_Mercator") {
		t.Errorf("the reference system is %q, %v", data, err)
	}
}

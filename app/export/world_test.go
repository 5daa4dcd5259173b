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
	"sync/atomic"
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
	return orb.Point{(w[0] - 0.5) * camera.Equator, (0.5 - w[1]) * camera.Equator}
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

// endsAfter is a context that has ended when it was asked so often.
type endsAfter struct {
	context.Context
	left *atomic.Int64
}

func (e endsAfter) Err() error {
	if e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestWorldFileIsStopped: wherever it is stopped, the files that were there are as
// they were, or all three are new.
func TestWorldFileIsStopped(t *testing.T) {
	stack, s := usual(t, 360, 270, lang.English, days[0])
	s.World = true
	left := new(atomic.Int64)
	left.Store(1 << 40)
	draw := func() (asked int64, changed, files int, err error) {
		folder, start := t.TempDir(), left.Load()
		names := []string{"map.png", "map.pgw", "map.png.aux.xml"}
		for _, name := range names {
			if err := os.WriteFile(filepath.Join(folder, name), []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		err = File(endsAfter{context.Background(), left}, stack, s, filepath.Join(folder, names[0]), true)
		for _, name := range names {
			if data, _ := os.ReadFile(filepath.Join(folder, name)); string(data) != "mine" {
				changed++
			}
		}
		there, _ := os.ReadDir(folder)
		return start - left.Load(), changed, len(there), err
	}
	draw() // the ground of the map is kept from here on, and asks no more
	all, changed, files, err := draw()
	if err != nil || changed != 3 || files != 3 {
		t.Fatalf("not stopped: %d of %d files are new, %v", changed, files, err)
	}
	for n := all - 1; n > max(0, all-12); n-- {
		left.Store(n)
		if _, changed, files, err := draw(); !errors.Is(err, context.Canceled) || changed != 0 || files != 3 {
			t.Errorf("stopped at %d of %d: %d of %d files are changed, %v", n, all, changed, files, err)
		}
	}
}

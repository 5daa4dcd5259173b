package raster

import (
	"bytes"
	"context"
	"image/color"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// someCells is a seeded grid that leaves the picture on all sides.
func someCells(random *rand.Rand, w, h float64, size float64) *scene.Cells {
	c := &scene.Cells{At: orb.Point{-7, -5}, Size: size, Shades: []color.NRGBA{{170, 20, 90, 70}, {170, 20, 90, 150}, {170, 20, 90, 255}}}
	for row := range int((h + 20) / size) {
		for x := 0; x < int((w+20)/size); {
			to := x + 1 + random.IntN(4)
			if random.IntN(3) > 0 {
				c.Runs = append(c.Runs, scene.CellRun{Row: uint16(row), From: uint16(x), To: uint16(to), Shade: uint8(random.IntN(3))})
			}
			x = to
		}
	}
	return c
}

// TestCellsAreTheirPaths compares with the same squares as outlines, which other
// painters draw, in bands and at two sharpnesses.
func TestCellsAreTheirPaths(t *testing.T) {
	cells := someCells(rand.New(rand.NewPCG(6, 6)), 150, 200, 3)
	for _, pixels := range []float64{1, 2} {
		quick, plain := blank(), blank()
		quick.W, quick.H = 150, 200
		plain.W, plain.H = 150, 200
		quick.Ops = []scene.Op{cells}
		for _, p := range cells.Paths() {
			plain.Ops = append(plain.Ops, p)
		}
		a, err := Draw(context.Background(), quick, pixels)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Draw(context.Background(), plain, pixels)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Pix, b.Pix) {
			t.Errorf("at %g pixels a dp the cells differ from their paths", pixels)
		}
	}
}

// At a sharpness at which squares are no whole number of pixels wide, they still
// neither overlap nor leave gaps.
func TestCellsLeaveNoGaps(t *testing.T) {
	s := blank()
	s.W, s.H = 100, 100
	s.Background = color.NRGBA{}
	c := &scene.Cells{Size: 3, Shades: []color.NRGBA{{0, 0, 0, 100}, {0, 0, 0, 100}}}
	for row := range uint16(34) {
		for x := range uint16(34) {
			c.Runs = append(c.Runs, scene.CellRun{Row: row, From: x, To: x + 1, Shade: uint8(x % 2)})
		}
	}
	s.Ops = []scene.Op{c}
	img, err := Draw(context.Background(), s, 1.37)
	if err != nil {
		t.Fatal(err)
	}
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] != 100 {
			t.Fatalf("pixel %d has alpha %d, not 100", i/4, img.Pix[i])
		}
	}
}

// BenchmarkCells paints squares all over the picture.
func BenchmarkCells(b *testing.B) {
	s := blank()
	s.Ops = []scene.Op{someCells(rand.New(rand.NewPCG(6, 6)), s.W, s.H, 3)}
	paintBench(b, s, 1920)
}

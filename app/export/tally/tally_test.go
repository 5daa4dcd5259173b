package tally

import (
	"maps"
	"math/rand/v2"
	"testing"
)

// TestTable counts what a map counts, through all its sizes.
func TestTable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var pix []byte
	want := map[uint32]uint32{}
	for range 60_000 {
		colour := uint32(r.IntN(40)) | uint32(r.IntN(30))<<8 | uint32(r.IntN(20))<<16
		if r.IntN(9) == 0 {
			colour = 0 // black is a colour, too
		}
		for range 1 + r.IntN(3) {
			pix = append(pix, byte(colour), byte(colour>>8), byte(colour>>16), byte(r.IntN(256)))
			want[colour]++
		}
	}
	got := New()
	got.Count(pix[:len(pix)/8*4])
	got.Count(pix[len(pix)/8*4:])
	if got.Len() != len(want) || !maps.Equal(maps.Collect(got.All()), want) {
		t.Errorf("%d colours are counted wrongly, there are %d", got.Len(), len(want))
	}
	if n, ok := got.Get(0); !ok || n != want[0] {
		t.Errorf("black: %d, %t; want %d", n, ok, want[0])
	}
	if n, ok := got.Get(RGB); ok || n != 0 {
		t.Errorf("a colour that is not there has %d", n)
	}
}

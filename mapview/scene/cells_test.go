package scene

import (
	"image/color"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestCells(t *testing.T) {
	c := &Cells{
		At: orb.Point{-2, 4}, Size: 3, Shades: []color.NRGBA{{1, 2, 3, 80}, {1, 2, 3, 160}, {1, 2, 3, 240}},
		Runs: []CellRun{{Row: 0, From: 1, To: 3, Shade: 2}, {Row: 0, From: 3, To: 4, Shade: 0}, {Row: 2, From: 0, To: 1, Shade: 2}},
	}
	for name, s := range map[string]*Scene{
		"cells": {W: 20, H: 20, Ops: []Op{c}},
		"paths": {W: 20, H: 20, Ops: []Op{c.Paths()[0], c.Paths()[1]}},
	} {
		want := map[string]string{
			"cells": "scene 20.00 x 20.00 background none\n" +
				"cells of 3.00 at -2.00,4.00\n  row 0 columns 1-2 #010203f0\n  row 0 columns 3-3 #01020350\n  row 2 columns 0-0 #010203f0\n",
			"paths": "scene 20.00 x 20.00 background none\n" +
				"path fill #01020350\n  M 7.00,4.00 L 10.00,4.00 L 10.00,7.00 L 7.00,7.00 Z\n" +
				"path fill #010203f0\n  M 1.00,4.00 L 7.00,4.00 L 7.00,7.00 L 1.00,7.00 Z\n  M -2.00,10.00 L 1.00,10.00 L 1.00,13.00 L -2.00,13.00 Z\n",
		}[name]
		var got strings.Builder
		if err := Dump(&got, s); err != nil || got.String() != want {
			t.Errorf("%s (%v):\n%s", name, err, got.String())
		}
	}
	if n := len(c.Paths()); n != 2 {
		t.Errorf("%d paths for two shades", n)
	}
}

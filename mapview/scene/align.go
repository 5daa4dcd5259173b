package scene

import (
	"math"

	"github.com/paulmach/orb"
)

// Align returns the primitives with level texts, sprites and clips at the nearest
// whole pixels, at a number of pixels per dp. The raster painter puts them there
// in any case, as letters are sharpest so; the painters of vector files do not,
// and what they draw would differ by up to half a pixel everywhere that there is
// text. What is given may be shared with other pictures and is not changed.
func Align(ops []Op, pixels float64) []Op {
	whole := func(p orb.Point) orb.Point {
		return orb.Point{math.Round(p[0]*pixels) / pixels, math.Round(p[1]*pixels) / pixels}
	}
	aligned := make([]Op, len(ops))
	for i, op := range ops {
		switch it := op.(type) {
		case *Text:
			if it.Angle == 0 {
				c := *it
				c.At = whole(it.At)
				op = &c
			}
		case *Sprite:
			c := *it
			c.At = whole(it.At)
			op = &c
		case *Group:
			c := *it
			c.Ops = Align(it.Ops, pixels)
			if it.Clip != nil {
				c.Clip = &orb.Bound{Min: whole(it.Clip.Min), Max: whole(it.Clip.Max)}
			}
			op = &c
		}
		aligned[i] = op
	}
	return aligned
}

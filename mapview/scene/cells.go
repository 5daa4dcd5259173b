package scene

import (
	"image/color"

	"github.com/paulmach/orb"
)

// Cells is a grid of squares of which some are painted: how many of very many
// things lie where. Squares never overlap, so each has exactly the shade that it
// was given, whatever paints it.
type Cells struct {
	At     orb.Point     // dp; the upper left corner of the grid
	Size   float64       // dp; the side of a square
	Shades []color.NRGBA // what the runs refer to
	Runs   []CellRun     // by row and, within it, by column, none over another
}

// CellRun is neighbouring squares of one row and one shade.
type CellRun struct {
	Row, From, To uint16 // columns From to To-1
	Shade         uint8
}

func (*Cells) op() {}

// Paths are the same squares as outlines, one path for each shade, for painters
// that have nothing faster.
func (c *Cells) Paths() []*Path {
	outlines := make([]Outline, len(c.Shades))
	for _, r := range c.Runs {
		x0, x1 := c.At[0]+float64(r.From)*c.Size, c.At[0]+float64(r.To)*c.Size
		y := c.At[1] + float64(r.Row)*c.Size
		outlines[r.Shade].Ring([]orb.Point{{x0, y}, {x1, y}, {x1, y + c.Size}, {x0, y + c.Size}})
	}
	var paths []*Path
	for i := range outlines {
		if !outlines[i].Empty() {
			paths = append(paths, &Path{Outline: outlines[i], Fill: c.Shades[i]})
		}
	}
	return paths
}

package raster

import (
	"image"
	"sort"

	"borderatlas/mapview/scene"
)

// cellLine is where in pixels the grid line before column or row n lies, along
// an axis: at the nearest whole pixel, so that neighbours never leave a gap.
func cellLine(c *scene.Cells, m affine, axis int, n uint16) int {
	origin, scale := m.x0, m.xx
	if axis == 1 {
		origin, scale = m.y0, m.yy
	}
	return round(origin + scale*(c.At[axis]+float64(n)*c.Size))
}

// cellsBox is the pixels that cells can touch.
func cellsBox(c *scene.Cells, m affine) image.Rectangle {
	if len(c.Runs) == 0 {
		return image.Rectangle{}
	}
	from, to := c.Runs[0].From, c.Runs[0].To
	for i := range c.Runs {
		from, to = min(from, c.Runs[i].From), max(to, c.Runs[i].To)
	}
	first, last := c.Runs[0].Row, c.Runs[len(c.Runs)-1].Row
	return image.Rect(cellLine(c, m, 0, from), cellLine(c, m, 1, first), cellLine(c, m, 0, to), cellLine(c, m, 1, last+1))
}

// cells paints what of the runs lies in a part of the canvas.
func (w *worker) cells(c *scene.Cells, m affine, part image.Rectangle) {
	pixels := make([]uint32, len(c.Shades))
	for i, shade := range c.Shades {
		pixels[i] = premultiplied(shade)
	}
	first := sort.Search(len(c.Runs), func(i int) bool { return cellLine(c, m, 1, c.Runs[i].Row+1) > part.Min.Y })
	for _, r := range c.Runs[first:] {
		top := cellLine(c, m, 1, r.Row)
		if top >= part.Max.Y {
			return
		}
		box := image.Rect(cellLine(c, m, 0, r.From), top, cellLine(c, m, 0, r.To), cellLine(c, m, 1, r.Row+1)).Intersect(part)
		for y := box.Min.Y; y < box.Max.Y; y++ {
			over(w.canvas.row(y, box.Min.X, box.Max.X), pixels[r.Shade])
		}
	}
}

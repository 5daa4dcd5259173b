package raster

import (
	"image"
	"math/bits"
)

// coverage turns closed outlines into how much of each pixel they cover, by the
// signed area method of the FreeType and Anti-Grain rasterizers: each edge adds
// to the pixels that it crosses, and the sum along a row is the winding number
// times the covered share.
//
// The sums lie in a plain array, and a bit for each pixel says which of them an
// edge has touched: no cells have to be allocated, sorted or linked, and rows
// with many crossings, such as a hatched country, cost no more a crossing than
// others. What lies between two touched pixels is one span.
//
// Heights are whole numbers of 1/256 pixel, so that the sums of a closed outline
// come out at zero exactly.
type coverage struct {
	area    image.Rectangle // what is looked at
	left    float64         // the same, for edges
	top     float64
	width   float64
	height  float64
	bottom  int // the height in parts of pixels
	stride  int // of sums
	words   int // of touched, for one row
	sums    []int32
	touched []uint64
	first   int // rows that were touched, first > last: none
	last    int
}

const (
	subBits = 8
	sub     = 1 << subBits  // parts of a pixel's height and width
	full    = sub * 2 * sub // sum of a pixel that is covered completely
)

// sink takes spans of equally covered pixels, from left to right and from top
// to bottom. Coverage is 1 to 255.
type sink interface {
	span(y, x0, x1 int, cover uint32)
}

// look sets the part of the picture that is filled next. All sums are zero then.
func (c *coverage) look(area image.Rectangle) {
	c.area = area
	w, h := area.Dx(), area.Dy()
	c.left, c.top = float64(area.Min.X), float64(area.Min.Y)
	c.width, c.height, c.bottom = float64(w), float64(h), h*sub
	c.stride, c.words = w+2, (w+2+63)/64
	if n := c.stride * h; n > len(c.sums) {
		c.sums = make([]int32, n)
	}
	if n := c.words * h; n > len(c.touched) {
		c.touched = make([]uint64, n)
	}
	c.first, c.last = h, -1
}

// edge adds a straight edge of an outline, in pixels. All edges of an outline
// have to be added, those outside the area too; it takes no time for those.
func (c *coverage) edge(ax, ay, bx, by float64) {
	ay, by = ay-c.top, by-c.top
	if ay <= 0 && by <= 0 || ay >= c.height && by >= c.height {
		return
	}
	ax, bx = ax-c.left, bx-c.left
	turn := int32(1)
	if ay > by {
		ax, ay, bx, by, turn = bx, by, ax, ay, -1
	}
	from, to := 0, c.bottom
	if ay > 0 {
		from = int(ay*sub + 0.5)
	}
	if by < c.height {
		to = int(by*sub + 0.5)
	}
	if from >= to {
		return
	}
	row, last := from>>subBits, (to-1)>>subBits
	c.first, c.last = min(c.first, row), max(c.last, last)
	if row == last && from > 0 && to < c.bottom {
		c.strip(row, ax, bx, turn*int32(to-from))
		return
	}
	slope := (bx - ax) / (by - ay)
	low, high := ax, bx
	if low > high {
		low, high = high, low
	}
	x := between(low, ax+(float64(from)/sub-ay)*slope, high)
	for from < to {
		end := min(to, (row+1)*sub)
		next := between(low, ax+(float64(end)/sub-ay)*slope, high)
		c.strip(row, x, next, turn*int32(end-from))
		from, x = end, next
		row++
	}
}

// between is a number or, where it is beyond one of two limits, that one. It is
// faster than min and max, which look after what is no number.
func between(low, v, high float64) float64 {
	switch {
	case v < low:
		return low
	case v > high:
		return high
	}
	return v
}

// strip adds the part of an edge within a row of pixels, from x0 to x1; height
// is signed and at most sub.
func (c *coverage) strip(row int, x0, x1 float64, height int32) {
	if x0 > x1 {
		x0, x1 = x1, x0
	}
	sums := c.sums[row*c.stride : (row+1)*c.stride]
	touched := c.touched[row*c.words : (row+1)*c.words]
	if !(x0 >= 0 && x1 <= c.width) {
		if x0 >= c.width {
			return
		}
		x0, x1, height = c.cut(x0, x1, height, sums, touched)
		if height == 0 {
			return
		}
	}
	from, to := int(x0*sub+0.5), int(x1*sub+0.5)
	i, last := from>>subBits, to>>subBits
	done, enter := int32(0), int32(from&(sub-1))
	if i < last {
		slope := float64(height) / float64(to-from)
		for ; i < last; i++ {
			sum := int32(float64((i+1)*sub-from) * slope)
			d := sum - done
			two := sums[i : i+2 : i+2]
			two[0] += d * (sub - enter)
			two[1] += d * (sub + enter)
			touched[i>>6] |= 1 << (i & 63)
			done, enter = sum, 0
		}
	}
	d, part := height-done, enter+int32(to-i*sub)
	two := sums[i : i+2 : i+2]
	two[0] += d * (2*sub - part)
	two[1] += d * part
	touched[i>>6] |= 1 << (i & 63)
	i++
	touched[i>>6] |= 1 << (i & 63)
}

// cut takes off what lies left of the area, which counts for its first pixel,
// and what lies right of it, which counts for none.
func (c *coverage) cut(x0, x1 float64, height int32, sums []int32, touched []uint64) (float64, float64, int32) {
	if !(x1 > 0) {
		sums[0] += height * 2 * sub
		touched[0] |= 1
		return 0, 0, 0
	}
	slope := float64(height) / (x1 - x0)
	if x0 < 0 {
		d := int32(-x0 * slope)
		sums[0] += d * 2 * sub
		touched[0] |= 1
		x0, height = 0, height-d
	}
	if x1 > c.width {
		height -= int32((x1 - c.width) * slope)
		x1 = c.width
	}
	return x0, x1, height
}

// sweep hands out the covered pixels by the non-zero winding rule and clears
// the sums.
func (c *coverage) sweep(out sink) {
	for row := c.first; row <= c.last; row++ {
		sums := c.sums[row*c.stride : (row+1)*c.stride]
		touched := c.touched[row*c.words : (row+1)*c.words]
		y := c.area.Min.Y + row
		sum, x, cover := int32(0), 0, uint32(0)
		for w, word := range touched {
			if word == 0 {
				continue
			}
			touched[w] = 0
			for ; word != 0; word &= word - 1 {
				i := w<<6 | bits.TrailingZeros64(word)
				if sums[i] == 0 {
					continue
				}
				if cover != 0 && i > x {
					out.span(y, c.area.Min.X+x, c.area.Min.X+min(i, c.area.Dx()), cover)
				}
				sum += sums[i]
				sums[i] = 0
				x, cover = i, covered(sum)
			}
		}
		if cover != 0 && x < c.area.Dx() {
			out.span(y, c.area.Min.X+x, c.area.Max.X, cover)
		}
	}
	c.first, c.last = c.area.Dy(), -1
}

// covered is the coverage from 0 to 255 for a sum.
func covered(sum int32) uint32 {
	if sum < 0 {
		sum = -sum
	}
	return (uint32(min(sum, full))*255 + full/2) / full
}

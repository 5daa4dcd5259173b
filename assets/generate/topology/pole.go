package topology

import (
	"container/heap"
	"math"
)

// Pole is a point of the polygon that is as far as can be from its rings, where
// a name has most room. Rings are open, the shell first. It is found by dividing
// squares, the most promising first (Garcia-Castellanos and Lombardo 2007, in the
// form of Mapbox's polylabel), to a hundredth of the polygon's size.
func Pole(rings [][]Point) Point {
	box := boxOf(rings[0])
	k := math.Cos(radians((float64(box.Min.Y) + float64(box.Max.Y)) / 2))
	width, height := float64(box.Max.X-box.Min.X)*k, float64(box.Max.Y-box.Min.Y)
	size := min(width, height)
	precision := max(width, height) / 100
	p := poleSearch{rings: rings, k: k}
	for x := 0.0; x < width; x += size {
		for y := 0.0; y < height; y += size {
			p.add(float64(box.Min.X)+(x+size/2)/k, float64(box.Min.Y)+y+size/2, size/2)
		}
	}
	best := p.cells[0]
	for len(p.cells) > 0 {
		c := heap.Pop(&p.cells).(cell)
		if c.room > best.room {
			best = c
		}
		if c.promise()-best.room <= precision {
			continue
		}
		h := c.half / 2
		for _, dx := range []float64{-h, h} {
			for _, dy := range []float64{-h, h} {
				p.add(c.x+dx/k, c.y+dy, h)
			}
		}
	}
	return Point{int32(math.Round(best.x)), int32(math.Round(best.y))}
}

// cell is a square round x, y of half its side; room is the distance of its
// centre from the rings, negative outside. Lengths are units of latitude.
type cell struct{ x, y, half, room float64 }

// promise is the most room that a point of the cell can have.
func (c cell) promise() float64 { return c.room + c.half*math.Sqrt2 }

type poleSearch struct {
	rings [][]Point
	k     float64 // units of latitude per unit of longitude
	cells cellHeap
}

func (p *poleSearch) add(x, y, half float64) {
	nearest := math.Inf(1)
	in := false
	for _, ring := range p.rings {
		in = in != contains(ring, x, y)
		for i, a := range ring {
			nearest = min(nearest, p.distance(x, y, a, ring[(i+1)%len(ring)]))
		}
	}
	if !in {
		nearest = -nearest
	}
	heap.Push(&p.cells, cell{x, y, half, nearest})
}

func (p *poleSearch) distance(x, y float64, a, b Point) float64 {
	ax, ay := (float64(a.X)-x)*p.k, float64(a.Y)-y
	dx, dy := float64(b.X-a.X)*p.k, float64(b.Y-a.Y)
	t := 0.0
	if d := dx*dx + dy*dy; d > 0 {
		t = min(1, max(0, -(ax*dx+ay*dy)/d))
	}
	return math.Hypot(ax+t*dx, ay+t*dy)
}

type cellHeap []cell

func (h cellHeap) Len() int           { return len(h) }
func (h cellHeap) Less(i, j int) bool { return h[i].promise() > h[j].promise() }
func (h cellHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *cellHeap) Push(c any)        { *h = append(*h, c.(cell)) }
func (h *cellHeap) Pop() any {
	last := len(*h) - 1
	c := (*h)[last]
	*h = (*h)[:last]
	return c
}

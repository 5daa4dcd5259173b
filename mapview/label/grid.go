package label

import "github.com/paulmach/orb"

// Grid finds which of many boxes touch a given one. It is built once and
// searched thousands of times in a frame: boxes are kept by the cells of a
// raster that they touch, one array for all cells, which costs a third of a tree
// to build and to search. It is immutable.
type Grid struct {
	frame   orb.Bound
	columns int
	rows    int
	boxes   []Obstacle
	corners [][2]int32 // column and row of each box's upper left corner
	first   []int32    // where the boxes of each cell begin in cells, and the end of the last
	cells   []int32    // positions in boxes
}

// cellSize is the side of a cell in dp: about a label.
const cellSize = 64.0

// NewGrid keeps the boxes, which must not be changed afterwards. Cells cover the
// frame, in dp; what lies outside belongs to the cells at its edge.
func NewGrid(frame orb.Bound, boxes []Obstacle) *Grid {
	g := &Grid{
		frame: frame, boxes: boxes, corners: make([][2]int32, len(boxes)),
		columns: cells(frame.Max[0] - frame.Min[0]),
		rows:    cells(frame.Max[1] - frame.Min[1]),
	}
	g.first = make([]int32, g.columns*g.rows+1)
	for i := range boxes {
		x, y := g.cell(boxes[i].Box.Min)
		g.corners[i] = [2]int32{int32(x), int32(y)}
		g.visit(boxes[i].Box, func(cell int) { g.first[cell+1]++ })
	}
	for i := 1; i < len(g.first); i++ {
		g.first[i] += g.first[i-1]
	}
	g.cells = make([]int32, g.first[len(g.first)-1])
	next := append([]int32(nil), g.first...)
	for i := range boxes {
		g.visit(boxes[i].Box, func(cell int) {
			g.cells[next[cell]] = int32(i)
			next[cell]++
		})
	}
	return g
}

// cells is how many cells cover a length in dp: one at least, as a frame may be empty.
func cells(length float64) int { return int(max(length, 0)/cellSize) + 1 }

// Search calls use with each box that touches b, edges included, until it
// returns false. The order depends on the boxes alone.
func (g *Grid) Search(b orb.Bound, use func(o *Obstacle) bool) {
	x0, y0 := g.cell(b.Min)
	x1, y1 := g.cell(b.Max)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			cell := y*g.columns + x
			for _, i := range g.cells[g.first[cell]:g.first[cell+1]] {
				o := &g.boxes[i]
				if !Touch(o.Box, b) {
					continue
				}
				// A box in several cells counts in the first one that both share.
				if at := g.corners[i]; max(int(at[0]), x0) != x || max(int(at[1]), y0) != y {
					continue
				}
				if !use(o) {
					return
				}
			}
		}
	}
}

// Touch tells whether two boxes share a point, be it of their edges.
func Touch(a, b orb.Bound) bool {
	return a.Min[0] <= b.Max[0] && b.Min[0] <= a.Max[0] && a.Min[1] <= b.Max[1] && b.Min[1] <= a.Max[1]
}

// visit calls use with each cell that a box touches.
func (g *Grid) visit(b orb.Bound, use func(cell int)) {
	x0, y0 := g.cell(b.Min)
	x1, y1 := g.cell(b.Max)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			use(y*g.columns + x)
		}
	}
}

// cell is column and row of a point.
func (g *Grid) cell(p orb.Point) (x, y int) {
	return int(min(max((p[0]-g.frame.Min[0])/cellSize, 0), float64(g.columns-1))),
		int(min(max((p[1]-g.frame.Min[1])/cellSize, 0), float64(g.rows-1)))
}

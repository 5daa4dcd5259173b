package slides

import (
	"github.com/paulmach/orb"

	"borderatlas/layers"
)

// kind is what a sheet looks like; each has a layout of its own in a deck.
type kind int

// The kinds, in the order of the layouts.
const (
	opening kind = iota // title, subtitle and a wide map
	mapped              // map and table beside each other
	tabled              // a table over the whole width
	written             // text alone
	kinds
)

// role says which placeholder of the layout a text fills.
type role int

// The roles.
const (
	subtitle role = iota
	date
	lead
	body
	second // another column of body
	remark
	credit
	roles
)

// sheet is one page of a presentation, with everything at its place in dp.
type sheet struct {
	kind    kind
	title   paragraph
	titleAt orb.Bound
	texts   []textBox
	table   *table
	chart   *picture
	key     *picture
	still   bool // the map shows the same land as that of the sheet before
	notes   []paragraph
	number  int // from 1
}

// textBox is paragraphs in a box.
type textBox struct {
	role       role
	box        orb.Bound
	paragraphs []paragraph
}

// picture is a map or its key in a box.
type picture struct {
	box   orb.Bound
	shot  shot
	alt   string
	title string
}

// table is rows of cells. All lengths are in dp.
type table struct {
	at      orb.Point
	columns []float64 // widths
	rows    []row
}

// row is the cells of a row, or one over the whole width.
type row struct {
	cells  []paragraph
	head   bool // names what follows: bold, over a thick line
	record bool // a head that names a record
	height float64
}

// The room in a table's cells, in dp.
const cellSide, cellTop = 5.0, 3.5

func (t *table) width() float64 {
	sum := 0.0
	for _, w := range t.columns {
		sum += w
	}
	return sum
}

// height is that of the first n rows.
func (t *table) height() float64 { return heightOf(t.rows) }

func heightOf(rows []row) float64 {
	sum := 0.0
	for _, r := range rows {
		sum += r.height
	}
	return sum
}

// box is where the table lies.
func (t *table) box() orb.Bound {
	return orb.Bound{Min: t.at, Max: orb.Point{t.at[0] + t.width(), t.at[1] + t.height()}}
}

// otherType is the share of a column that a text may fill when its height is measured:
// programs that do not have the deck's typeface set it in another one, up to an eighth
// wider (DejaVu Sans), and a table that grows must not leave its slide.
const otherType = 0.88

// set gives rows the heights that they need in columns of these widths.
func (s setter) set(rows []row, columns []float64) []row {
	whole := 0.0
	for _, w := range columns {
		whole += w
	}
	for i := range rows {
		rows[i].height = 0
		for c, cell := range rows[i].cells {
			width := columns[c]
			if len(rows[i].cells) == 1 {
				width = whole
			}
			rows[i].height = max(rows[i].height, s.height([]paragraph{cell}, otherType*(width-2*cellSide))+2*cellTop)
		}
	}
	return rows
}

// grid is the places of things on a sheet, in dp.
type grid struct {
	w, h    float64
	left    float64 // margin
	titleAt orb.Bound
	dateAt  orb.Bound
	mapAt   orb.Bound
	keyAt   orb.Bound
	sideAt  orb.Bound // beside the map
	bodyAt  orb.Bound // everything between date and foot
	footAt  orb.Bound
	pageAt  orb.Bound // number of the page
	scene   float64   // width in dp of what a map is drawn as, before it is put into its box
}

func box(x, y, w, h float64) orb.Bound {
	return orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + w, y + h}}
}

func wide(b orb.Bound) float64 { return b.Max[0] - b.Min[0] }
func high(b orb.Bound) float64 { return b.Max[1] - b.Min[1] }

// newGrid is that of 16:9 or, for older projectors, 4:3.
func newGrid(standard bool) grid {
	g := grid{w: 1280, h: 720, left: 48, scene: 700}
	mapW, mapH := 800.0, 450.0
	if standard {
		g.w, g.left, g.scene = 960, 40, 500
		mapW, mapH = 540, 405
	}
	inner := g.w - 2*g.left
	top, foot := 124.0, 674.0
	g.titleAt = box(g.left, 26, inner, 60)
	g.dateAt = box(g.left, 88, inner, 24)
	g.mapAt = box(g.left, top, mapW, mapH)
	g.keyAt = box(g.left, top+mapH+8, mapW, foot-top-mapH-14)
	const gap = 28
	g.sideAt = box(g.left+mapW+gap, top-4, inner-mapW-gap, foot-top)
	g.bodyAt = box(g.left, top-4, inner, foot-top)
	g.footAt = box(g.left, foot+6, inner-150, 30)
	g.pageAt = box(g.w-g.left-140, foot+6, 140, 30)
	return g
}

// sharpness is the pixels of a picture for each dp of its box: those of a whole
// sheet of 2560 by 1440.
const sharpness = 2.0

// shot is what a picture shows.
type shot struct {
	frame layers.Frame
	view  orb.Bound // degrees
	w, h  float64   // dp that it is drawn in
	px    float64   // pixels for each of these dp
	key   bool      // the legend, not the map
}

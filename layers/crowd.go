package layers

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
)

// Crowds: where a frame has more marks than can be told apart, events are counted
// by small squares, and the shade of a square says how many there are. The shades
// stand for fixed numbers, whatever else is shown, so that they can be compared
// from day to day and are in the legend.

// crowdSteps are the shades: from how many events on, and the opacity.
var crowdSteps = []struct {
	from    int
	opacity float64
}{{1, 0.38}, {2, 0.47}, {4, 0.56}, {10, 0.65}, {30, 0.73}, {100, 0.81}, {300, 0.89}, {1000, 0.97}}

// The measures of a crowd.
const (
	crowdSide  = 3.0 // dp; of a square that is painted
	crowdBlock = 4   // squares a side of what answers to the pointer as one
	mostListed = 10  // events that such a block lists; more are only counted
)

// crowdShades has the step of each number up to the last step's.
var crowdShades = func() []uint8 {
	shades := make([]uint8, crowdSteps[len(crowdSteps)-1].from+1)
	for step, s := range crowdSteps {
		for n := s.from; n < len(shades); n++ {
			shades[n] = uint8(step)
		}
	}
	return shades
}()

// grid is where the squares lie. They stay where they are on the land while the
// map is moved.
type grid struct {
	at            orb.Point // dp; the upper left corner
	columns, rows int
}

func newGrid(f Frame) grid {
	_, dx, dy := f.Camera.Offset()
	w, h := f.Camera.Size()
	sharp := f.Camera.Pixels()
	corner := func(offset float64) float64 { // at or before 0, at a whole pixel
		return math.Floor((math.Mod(offset, crowdSide)-crowdSide)*sharp) / sharp
	}
	g := grid{at: orb.Point{corner(dx), corner(dy)}}
	g.columns, g.rows = int((w-g.at[0])/crowdSide)+1, int((h-g.at[1])/crowdSide)+1
	return g
}

// count counts the events of one group that a frame shows, by square.
func (g grid) count(s *spots, store *chronicle.Store, f Frame) []uint32 {
	counts := make([]uint32, g.columns*g.rows)
	s.each(store, f, func(x, y float64, _ int32) bool {
		column, row := int((x-g.at[0])*(1/crowdSide)), int((y-g.at[1])*(1/crowdSide))
		counts[row*g.columns+column]++
		return true
	})
	return counts
}

// runs shades what was counted.
func (g grid) runs(counts []uint32) []scene.CellRun {
	list := make([]scene.CellRun, 0, len(counts)/16)
	for row := range g.rows {
		counts := counts[row*g.columns : (row+1)*g.columns]
		for x := 0; x < len(counts); x++ {
			if counts[x] == 0 {
				continue
			}
			shade := shadeOf(counts[x])
			from := x
			for x+1 < len(counts) && counts[x+1] > 0 && shadeOf(counts[x+1]) == shade {
				x++
			}
			list = append(list, scene.CellRun{Row: uint16(row), From: uint16(from), To: uint16(x + 1), Shade: shade})
		}
	}
	return list
}

func shadeOf(n uint32) uint8 { return crowdShades[min(int(n), len(crowdShades)-1)] }

// drawCrowd draws the events of some groups as squares, the chosen one by its
// mark. A file gets outlines, which every format has; on the screen they would
// take several times as long.
func (c *Canvas) drawCrowd(groups []chronicle.Group) {
	f, store := c.frame, c.kit.Chronicle
	crowd := &crowdGrid{grid: newGrid(f), store: store, frame: f}
	for _, g := range groups {
		if s := c.kit.index[g]; s != nil {
			crowd.groups = append(crowd.groups, crowdGroup{group: g, spots: s})
		}
	}
	crowd.count()
	for i := range crowd.groups {
		cells := crowd.cells(&crowd.groups[i])
		if f.Quality == Screen {
			c.Draw(SoftLevel, cells)
			continue
		}
		for _, p := range cells.Paths() {
			c.Draw(SoftLevel, p)
		}
	}
	c.Mark(Mark{Kind: EventMark, At: c.picture().Center(), Box: c.picture(), crowd: crowd})
	if e := store.Event(f.At.Event); e != nil && slices.Contains(groups, e.Kind.Group()) && e.Span.Overlaps(f.Reach.Span(f.At.Day)) {
		for _, p := range e.Places {
			c.Happen(e, p)
		}
	}
}

// crowdGrid is the events of a frame by squares. Which events lie where the pointer
// is is looked up when it rests there.
type crowdGrid struct {
	grid
	store  *chronicle.Store
	frame  Frame
	groups []crowdGroup
}

type crowdGroup struct {
	group  chronicle.Group
	spots  *spots
	counts []uint32
	runs   []scene.CellRun
}

// count counts the groups side by side.
func (c *crowdGrid) count() {
	var all fault.Group
	for i := range c.groups {
		all.Go(func() {
			g := &c.groups[i]
			g.counts = c.grid.count(g.spots, c.store, c.frame)
			g.runs = c.grid.runs(g.counts)
		})
	}
	all.Wait()
}

func (c *crowdGrid) cells(g *crowdGroup) *scene.Cells {
	cells := &scene.Cells{At: c.at, Size: crowdSide, Runs: g.runs}
	for _, s := range crowdSteps {
		cells.Shades = append(cells.Shades, Alpha(GroupColor(c.frame.Theme, g.group), s.opacity))
	}
	return cells
}

// marks are the blocks of squares with events that reach into a box, each with
// the number of its events and the first of them.
func (c *crowdGrid) marks(layer string, box orb.Bound) []Mark {
	const side = crowdSide * crowdBlock
	var list []Mark
	block := func(v float64, axis, squares int) int {
		return min(max(int((v-c.at[axis])/side), 0), (squares-1)/crowdBlock)
	}
	for row := block(box.Min[1], 1, c.rows); row <= block(box.Max[1], 1, c.rows); row++ {
		for column := block(box.Min[0], 0, c.columns); column <= block(box.Max[0], 0, c.columns); column++ {
			n := c.number(column, row)
			if n == 0 {
				continue
			}
			corner := orb.Point{c.at[0] + float64(column)*side, c.at[1] + float64(row)*side}
			area := orb.Bound{Min: corner, Max: orb.Point{corner[0] + side, corner[1] + side}}
			title := c.frame.Text("mark.crowd", n)
			if n > mostListed {
				title = c.frame.Text("mark.crowd.more", n, mostListed)
			}
			list = append(list, Mark{Kind: EventMark, Layer: layer, IDs: c.listed(area), At: area.Center(), Box: area, Title: title})
		}
	}
	return list
}

// number is how many events lie in a block.
func (c *crowdGrid) number(column, row int) int {
	n := 0
	for y := row * crowdBlock; y < min((row+1)*crowdBlock, c.rows); y++ {
		for x := column * crowdBlock; x < min((column+1)*crowdBlock, c.columns); x++ {
			for i := range c.groups {
				n += int(c.groups[i].counts[y*c.columns+x])
			}
		}
	}
	return n
}

// listed names the first events whose place lies in an area, an event with
// several places there once.
func (c *crowdGrid) listed(area orb.Bound) []string {
	var ids []string
	for i := range c.groups {
		c.groups[i].spots.each(c.store, c.frame, func(x, y float64, event int32) bool {
			if area.Min[0] <= x && x < area.Max[0] && area.Min[1] <= y && y < area.Max[1] {
				if id := c.store.ID(int(event)); !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
			return len(ids) < mostListed
		})
	}
	return ids[:min(len(ids), mostListed)]
}

// crowdLegend explains the squares: the colour of each group and what the shades
// stand for.
func crowdLegend(f Frame, x index, groups []chronicle.Group, store *chronicle.Store) []LegendItem {
	var items []LegendItem
	for _, g := range groups {
		present := false
		if s := x[g]; s != nil {
			s.each(store, f, func(float64, float64, int32) bool {
				present = true
				return false
			})
		}
		if present {
			items = append(items, LegendItem{crowdSwatch(f.Theme, g), f.Text("group." + string(g)), ""})
		}
	}
	if len(items) > 0 {
		first := &items[0]
		first.Note = f.Text("legend.crowd", crowdFrom, crowdSteps[0].from, crowdSteps[len(crowdSteps)-1].from)
	}
	return items
}

// crowdSwatch shows the shades of a group side by side.
func crowdSwatch(t *Theme, g chronicle.Group) *scene.Symbol {
	const side = SwatchWidth / 8
	var ops []scene.Op
	for i, s := range crowdSteps {
		x := (float64(i) - float64(len(crowdSteps))/2) * side
		ops = append(ops, &scene.Path{Outline: box(x, -6, x+side, 6), Fill: Alpha(GroupColor(t, g), s.opacity)})
	}
	return &scene.Symbol{Name: "crowd-" + string(g) + "-" + t.Name, Box: swatchBox, Ops: ops}
}

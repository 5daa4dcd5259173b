package layers

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
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

// squares counts events. The squares stay where they are on the land
// while the map is moved.
type squares struct {
	at            orb.Point // dp; the upper left corner
	columns, rows int
	counts        []uint32     // of one group, by square
	across        int          // blocks in a row
	blocks        []crowdCount // of all groups
}

// crowdCount is the events of a block of squares.
type crowdCount struct {
	count  int
	listed [mostListed]int32
}

func newSquares(f Frame) *squares {
	_, dx, dy := f.Camera.Offset()
	w, h := f.Camera.Size()
	sharp := f.Camera.Pixels()
	corner := func(offset float64) float64 { // at or before 0, at a whole pixel
		return math.Floor((math.Mod(offset, crowdSide)-crowdSide)*sharp) / sharp
	}
	c := &squares{at: orb.Point{corner(dx), corner(dy)}}
	c.columns, c.rows = int((w-c.at[0])/crowdSide)+1, int((h-c.at[1])/crowdSide)+1
	c.counts = make([]uint32, c.columns*c.rows)
	c.across = (c.columns + crowdBlock - 1) / crowdBlock
	c.blocks = make([]crowdCount, c.across*((c.rows+crowdBlock-1)/crowdBlock))
	return c
}

// add counts an event at a view point.
func (c *squares) add(x, y float64, event int32) bool {
	column, row := int((x-c.at[0])*(1/crowdSide)), int((y-c.at[1])*(1/crowdSide))
	c.counts[row*c.columns+column]++
	b := &c.blocks[row/crowdBlock*c.across+column/crowdBlock]
	if b.count < mostListed {
		b.listed[b.count] = event
	}
	b.count++
	return true
}

// runs shades what was counted of a group and begins to count anew.
func (c *squares) runs() []scene.CellRun {
	var list []scene.CellRun
	for row := range c.rows {
		counts := c.counts[row*c.columns : (row+1)*c.columns]
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
	clear(c.counts)
	return list
}

func shadeOf(n uint32) uint8 { return crowdShades[min(int(n), len(crowdShades)-1)] }

// drawCrowd draws the events of some groups as squares, the chosen one by its
// mark. A file gets outlines, which every format has; on the screen they would
// take several times as long.
func (c *Canvas) drawCrowd(groups []chronicle.Group) {
	f, store := c.frame, c.kit.Chronicle
	counted := newSquares(f)
	for _, g := range groups {
		spots := c.kit.index[g]
		if spots == nil {
			continue
		}
		spots.each(store, f, counted.add)
		cells := &scene.Cells{At: counted.at, Size: crowdSide, Runs: counted.runs()}
		for _, s := range crowdSteps {
			cells.Shades = append(cells.Shades, Alpha(GroupColor(f.Theme, g), s.opacity))
		}
		if f.Quality == Screen {
			c.Draw(SoftLevel, cells)
			continue
		}
		for _, p := range cells.Paths() {
			c.Draw(SoftLevel, p)
		}
	}
	c.markCrowd(counted)
	if e := store.Event(f.At.Event); e != nil && slices.Contains(groups, e.Kind.Group()) && slices.Contains(shownEvents(store, f), e) {
		for _, p := range e.Places {
			c.Happen(e, p)
		}
	}
}

// markCrowd makes every block with events answer to the pointer with their number.
func (c *Canvas) markCrowd(counted *squares) {
	const side = crowdSide * crowdBlock
	events := c.kit.Chronicle.Events()
	titles := map[int]string{}
	for i := range counted.blocks {
		b := &counted.blocks[i]
		if b.count == 0 {
			continue
		}
		title, known := titles[b.count]
		if !known {
			title = c.frame.Text("mark.crowd", b.count)
			if b.count > mostListed {
				title = c.frame.Text("mark.crowd.more", b.count, mostListed)
			}
			titles[b.count] = title
		}
		ids := make([]string, min(b.count, mostListed))
		for k := range ids {
			ids[k] = events[b.listed[k]].ID
		}
		x, y := counted.at[0]+float64(i%counted.across)*side, counted.at[1]+float64(i/counted.across)*side
		box := orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + side, y + side}}
		c.Mark(Mark{Kind: EventMark, IDs: slices.Compact(ids), At: box.Center(), Box: box, Title: title})
	}
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

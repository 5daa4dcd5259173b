package export

import (
	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/scene"
)

// The measures of a legend in dp.
const (
	columnGap = 24.0
	groupGap  = 14.0
	itemGap   = 5.0
	denseGap  = 3.0  // between items where room is scarce
	denseMark = 17.0 // height of a mark's row there; the largest usual mark is 16.6 high
	textGap   = 10.0 // between a mark and its text
)

// markHeight and itemGap are smaller on small pages.
func (p *page) markHeight() float64 {
	if p.w < largePage {
		return denseMark
	}
	return layers.SwatchHeight
}

func (p *page) itemGap() float64 {
	if p.w < largePage {
		return denseGap
	}
	return itemGap
}

// entry is one piece of a legend that is never split: a heading with its first
// item, or an item.
type entry struct {
	block
	first bool // begins a group
}

// entries sets the legend for columns of a width in dp.
func (p *page) entries(groups []layers.LegendGroup, width float64) []entry {
	var list []entry
	for _, g := range groups {
		for i, item := range g.Items {
			b := p.item(item, width)
			if i > 0 {
				list = append(list, entry{b, false})
				continue
			}
			head := p.paragraph(g.Title, p.head(), width)
			head.add(b, 0, head.h+p.itemGap())
			list = append(list, entry{head, true})
		}
	}
	return list
}

// item sets a mark with its text, and the note below it.
func (p *page) item(item layers.LegendItem, width float64) block {
	box := item.Symbol.Box
	row := p.markHeight()
	markW, markH := max(layers.SwatchWidth, box.Max[0]-box.Min[0]), row
	if tall := box.Max[1] - box.Min[1]; tall > layers.SwatchHeight {
		markH = tall
	}
	x := markW + textGap
	words := p.paragraph(item.Text, p.words(), width-x)
	if item.Note != "" {
		words.add(p.paragraph(item.Note, p.quiet(), width-x), 0, words.h+1)
	}
	markY, wordsY := markH/2, 0.0
	switch {
	case words.h <= markH:
		wordsY = (markH - words.h) / 2
	case markH > row: // a tall mark stands beside the middle of its text
		markY = words.h / 2
	default: // a mark stands beside the first line
		wordsY = max(0, (markH-p.words().size*leading)/2)
	}
	b := block{h: markH}
	middle := orb.Point{(box.Min[0] + box.Max[0]) / 2, (box.Min[1] + box.Max[1]) / 2}
	b.ops = []scene.Op{&scene.Sprite{Symbol: item.Symbol, At: orb.Point{markW/2 - middle[0], markY - middle[1]}, Scale: 1}}
	b.add(words, x, wordsY)
	return b
}

// spots is where entries go in columns: of each its column and height, in dp.
type spots struct {
	column []int
	y      []float64
}

// fill puts entries into at most so many columns of a height, one below the
// other; false if they do not fit. With whole set no group is split.
func (p *page) fill(list []entry, height float64, columns int, whole bool) (spots, bool) {
	var s spots
	column, y := 0, 0.0
	for i, e := range list {
		need, gap := e.h, p.itemGap()
		if e.first {
			gap = groupGap
			if whole {
				need = p.groupHeight(list[i:])
			}
		}
		switch {
		case y == 0:
			gap = 0
		case y+gap+need > height:
			column, y, gap = column+1, 0, 0
		}
		if column == columns || y+gap+e.h > height {
			return spots{}, false
		}
		s.column, s.y = append(s.column, column), append(s.y, y+gap)
		y += gap + e.h
	}
	return s, true
}

// groupHeight is the height of the group that begins the list.
func (p *page) groupHeight(list []entry) float64 {
	h := list[0].h
	for _, e := range list[1:] {
		if e.first {
			break
		}
		h += p.itemGap() + e.h
	}
	return h
}

// drawn is the legend with its entries at their spots, in columns of a width.
func (s spots) drawn(list []entry, width float64) block {
	var b block
	if len(list) == 0 {
		return b
	}
	for i, e := range list {
		b.add(e.block, float64(s.column[i])*(width+columnGap), s.y[i])
	}
	b.w = float64(s.column[len(list)-1]+1)*(width+columnGap) - columnGap
	return b
}

// balance packs entries into columns of about the same height, as low as
// possible. Groups stay whole where that costs little height.
func (p *page) balance(list []entry, width float64, columns int) block {
	lowest := func(whole bool) (spots, float64) {
		height := 0.0
		for _, e := range list {
			height = max(height, e.h)
		}
		for ; ; height += 4 {
			if s, ok := p.fill(list, height, columns, whole); ok {
				return s, height
			}
		}
	}
	split, low := lowest(false)
	if together, high := lowest(true); high <= low*1.25+20 {
		return together.drawn(list, width)
	}
	return split.drawn(list, width)
}

// column packs entries into so many columns of a given height, groups whole if
// possible; false if they do not fit.
func (p *page) column(list []entry, width, height float64, columns int) (block, bool) {
	for _, whole := range []bool{true, false} {
		if s, ok := p.fill(list, height, columns, whole); ok {
			return s.drawn(list, width), true
		}
	}
	return block{}, false
}

package export

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/scene"
)

// The measures of a legend in dp.
const (
	columnGap = 24.0
	groupGap  = 14.0
	textGap   = 10.0 // between a mark and its text
	denseMark = 17.0 // height of a mark's row where room is scarce; the largest usual mark is 16.6 high
	itemGap   = 5.0
	denseGap  = 3.0
)

// markHeight and gaps are smaller on small pages.
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
	var b block
	b.h = max(markH, words.h)
	markY, wordsY := markH/2, 0.0
	switch firstLine := p.words().size * leading; {
	case words.h <= markH:
		wordsY = (markH - words.h) / 2
	case markH > row:
		markY = b.h / 2
	default:
		wordsY = max(0, (markH-firstLine)/2)
		b.h = wordsY + words.h
	}
	middle := orb.Point{(box.Min[0] + box.Max[0]) / 2, (box.Min[1] + box.Max[1]) / 2}
	b.ops = []scene.Op{&scene.Sprite{Symbol: item.Symbol, At: orb.Point{markW/2 - middle[0], markY - middle[1]}, Scale: 1}}
	b.add(words, x, wordsY)
	return b
}

// fill puts entries into at most columns of a height, one below the other; false
// if they do not fit. With whole set no group is split.
func (p *page) fill(list []entry, width, height float64, columns int, whole bool) (block, bool) {
	var b block
	column, y := 0, 0.0
	for i, e := range list {
		need := e.h
		if whole && e.first {
			need = p.groupHeight(list[i:])
		}
		gap := p.itemGap()
		if e.first {
			gap = groupGap
		}
		if y == 0 {
			gap = 0
		}
		if y+gap+need > height && y > 0 {
			column, y, gap = column+1, 0, 0
		}
		if column == columns || y+gap+e.h > height {
			return block{}, false
		}
		b.add(e.block, float64(column)*(width+columnGap), y+gap)
		y += gap + e.h
	}
	b.w = float64(column+1)*(width+columnGap) - columnGap
	return b, true
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

// balance packs entries into columns of about the same height, as low as
// possible. Groups stay whole where that costs little height.
func (p *page) balance(list []entry, width float64, columns int) block {
	lowest := func(whole bool) (block, float64) {
		for height := tallest(list); ; height += 4 {
			if b, ok := p.fill(list, width, height, columns, whole); ok {
				return b, height
			}
		}
	}
	split, low := lowest(false)
	if together, high := lowest(true); high <= low*1.25+20 {
		return together
	}
	return split
}

func tallest(list []entry) float64 {
	h := 0.0
	for _, e := range list {
		h = math.Max(h, e.h)
	}
	return h
}

// column packs entries into as few columns of a given height as they need; false
// if more than the most would be needed.
func (p *page) column(list []entry, width, height float64, most int) (block, bool) {
	for columns := 1; columns <= most; columns++ {
		for _, whole := range []bool{true, false} {
			if b, ok := p.fill(list, width, height, columns, whole); ok {
				return b, true
			}
		}
	}
	return block{}, false
}

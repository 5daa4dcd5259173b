// Package palette finds the few colours that stand for all of a map: flat grounds,
// lines and type as they are, the edges between them by what is nearest.
package palette

import (
	"cmp"
	"image"
	"slices"

	"borderatlas/app/export/tally"
)

// Colour is an opaque colour, red green blue.
type Colour [3]uint8

// Palette is at most Most colours for one or several pictures, and finds the nearest
// one of each. It belongs to one goroutine at a time.
type Palette struct {
	Colours []Colour
	exact   map[Colour]uint8
	near    []int16 // by the upper six bits of each part; -1: not yet looked for
}

// Most is the largest number of colours: the last of 256 is left for what is
// transparent, or as it was before.
const Most = 255

// The parts of a palette.
const (
	// flatColours is how many of Most of the most frequent colours are kept as they are:
	// grounds, lines and type, in which a change would be seen. cutColours are shared
	// by the others, edges between those. The rest goes to what is served worst, so
	// that a small mark keeps the colour that it has in the legend.
	flatColours = 140
	cutColours  = 75
	bits        = 6
	// rarest is how many pixels a colour needs to be looked after: fewer are no mark.
	rarest = 6
)

// New makes a palette of at most so many colours, up to Most, for sample pictures,
// which are opaque.
func New(colours int, samples ...*image.RGBA) *Palette {
	counts := tally.New()
	for _, img := range samples {
		counts.Count(img.Pix)
	}
	return Of(colours, counts)
}

// Of is New for pictures whose pixels were counted one picture after the other, so
// that they need not be in memory together.
func Of(colours int, counts *tally.Table) *Palette {
	all := make([]weighed, 0, counts.Len())
	for c, n := range counts.All() {
		all = append(all, weighed{Colour{uint8(c), uint8(c >> 8), uint8(c >> 16)}, int(n)})
	}
	slices.SortFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.n, a.n), slices.Compare(a.c[:], b.c[:]))
	})
	flat, cut := min(max(1, colours*flatColours/Most), len(all)), colours*cutColours/Most
	if len(all) <= colours {
		flat = len(all)
	}
	p := &Palette{exact: map[Colour]uint8{}, near: make([]int16, 1<<(3*bits))}
	for _, w := range all[:flat] {
		p.add(w.c)
	}
	edges := all[flat:]
	rare := slices.Clone(edges[:frequent(edges)]) // cutting sorts the others anew
	for _, c := range medianCut(edges, cut) {
		p.add(c)
	}
	p.serve(rare, colours)
	for i := range p.near {
		p.near[i] = -1
	}
	return p
}

// frequent is how many of the colours, the most frequent first, have pixels enough to
// be looked after.
func frequent(all []weighed) int {
	n := slices.IndexFunc(all, func(w weighed) bool { return w.n < rarest })
	if n < 0 {
		return len(all)
	}
	return n
}

// serve adds the colours that are furthest from all others, one after the other, up
// to a number of colours.
func (p *Palette) serve(all []weighed, colours int) {
	off := make([]int, len(all)) // how far each is from the nearest colour
	for i, w := range all {
		off[i] = distance(w.c, p.Colours[p.nearest(w.c)])
	}
	for len(p.Colours) < colours {
		worst := 0
		for i := range off {
			if off[i] > off[worst] {
				worst = i
			}
		}
		if len(off) == 0 || off[worst] == 0 {
			return
		}
		p.add(all[worst].c)
		for i, w := range all {
			off[i] = min(off[i], distance(w.c, all[worst].c))
		}
	}
}

func (p *Palette) add(c Colour) {
	if _, known := p.exact[c]; !known {
		p.exact[c] = uint8(len(p.Colours))
		p.Colours = append(p.Colours, c)
	}
}

// Index is the number of the colour that stands for another one.
func (p *Palette) Index(c Colour) uint8 {
	if i, ok := p.exact[c]; ok {
		return i
	}
	const shift = 8 - bits
	slot := int(c[0]>>shift)<<(2*bits) | int(c[1]>>shift)<<bits | int(c[2]>>shift)
	if p.near[slot] < 0 {
		p.near[slot] = int16(p.nearest(c))
	}
	return uint8(p.near[slot])
}

func (p *Palette) nearest(c Colour) int {
	best, least := 0, int(^uint(0)>>1)
	for i, o := range p.Colours {
		if d := distance(c, o); d < least {
			best, least = i, d
		}
	}
	return best
}

// distance is the squared one of two colours, weighed by what eyes see (the weights
// of Rec. 601, rounded).
func distance(a, b Colour) int {
	dr, dg, db := int(a[0])-int(b[0]), int(a[1])-int(b[1]), int(a[2])-int(b[2])
	return 3*dr*dr + 6*dg*dg + db*db
}

// weighed is a colour and how many pixels have it.
type weighed struct {
	c Colour
	n int
}

// medianCut divides colours into so many boxes, each time the one with the most
// spread and pixels at its median, and returns the mean of each (Heckbert 1982).
func medianCut(all []weighed, boxes int) []Colour {
	if len(all) == 0 || boxes <= 0 {
		return nil
	}
	parts := [][]weighed{all}
	for len(parts) < boxes {
		widest, most := -1, 0
		for i, part := range parts {
			if _, width := spread(part); width*pixels(part) > most {
				widest, most = i, width*pixels(part)
			}
		}
		if widest < 0 {
			break // every box is one colour
		}
		a, b := halves(parts[widest])
		parts[widest] = a
		parts = append(parts, b)
	}
	means := make([]Colour, len(parts))
	for i, part := range parts {
		means[i] = mean(part)
	}
	return means
}

// spread is the channel in which colours differ most, and by how much.
func spread(part []weighed) (channel, width int) {
	for ch := range 3 {
		low, high := 255, 0
		for _, w := range part {
			low, high = min(low, int(w.c[ch])), max(high, int(w.c[ch]))
		}
		if high-low > width {
			channel, width = ch, high-low
		}
	}
	return channel, width
}

func pixels(part []weighed) int {
	n := 0
	for _, w := range part {
		n += w.n
	}
	return n
}

// halves divides a box at the median of its widest channel; neither is empty.
func halves(part []weighed) (a, b []weighed) {
	ch, _ := spread(part)
	slices.SortFunc(part, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(a.c[ch], b.c[ch]), slices.Compare(a.c[:], b.c[:]))
	})
	half, seen, at := pixels(part)/2, 0, 0
	for at < len(part)-1 && seen+part[at].n <= half {
		seen += part[at].n
		at++
	}
	at = max(at, 1)
	return part[:at], part[at:]
}

func mean(part []weighed) Colour {
	var sum [3]int
	n := pixels(part)
	for _, w := range part {
		for ch := range sum {
			sum[ch] += int(w.c[ch]) * w.n
		}
	}
	return Colour{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n)}
}

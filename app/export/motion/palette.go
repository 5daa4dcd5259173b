package motion

import (
	"cmp"
	"image"
	"slices"
)

// colour is an opaque colour, red green blue.
type colour [3]uint8

// palette is at most 255 colours for all pictures of a film, so that none flickers,
// and finds the nearest one of each. The last of 256 is left for "as before".
type palette struct {
	colours []colour
	exact   map[colour]uint8
	near    []int16 // by the upper six bits of each part; -1: not yet looked for
}

// The parts of a palette.
const (
	mostColours = 255
	// flatColours is how many of the most frequent colours are kept as they are:
	// grounds, lines and type, in which a change would be seen. The others, edges
	// between those, share what is left.
	flatColours = 160
	bits        = 6
)

// newPalette makes one from sample pictures.
func newPalette(samples []*image.RGBA) *palette {
	counts := map[colour]int{}
	for _, img := range samples {
		for pix := img.Pix; len(pix) >= 4; pix = pix[4:] {
			counts[colour(pix[:3])]++
		}
	}
	all := make([]weighed, 0, len(counts))
	for c, n := range counts {
		all = append(all, weighed{c, n})
	}
	slices.SortFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.n, a.n), slices.Compare(a.c[:], b.c[:]))
	})
	flat := min(flatColours, len(all))
	if len(all) <= mostColours {
		flat = len(all)
	}
	p := &palette{exact: map[colour]uint8{}, near: make([]int16, 1<<(3*bits))}
	for _, w := range all[:flat] {
		p.add(w.c)
	}
	for _, c := range medianCut(all[flat:], mostColours-flat) {
		p.add(c)
	}
	for i := range p.near {
		p.near[i] = -1
	}
	return p
}

func (p *palette) add(c colour) {
	if _, known := p.exact[c]; !known {
		p.exact[c] = uint8(len(p.colours))
		p.colours = append(p.colours, c)
	}
}

// index is the number of the colour that stands for another one.
func (p *palette) index(c colour) uint8 {
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

func (p *palette) nearest(c colour) int {
	best, least := 0, int(^uint(0)>>1)
	for i, o := range p.colours {
		if d := distance(c, o); d < least {
			best, least = i, d
		}
	}
	return best
}

// distance is the squared one of two colours, weighed by what eyes see (the weights
// of Rec. 601, rounded).
func distance(a, b colour) int {
	dr, dg, db := int(a[0])-int(b[0]), int(a[1])-int(b[1]), int(a[2])-int(b[2])
	return 3*dr*dr + 6*dg*dg + db*db
}

// weighed is a colour and how many pixels have it.
type weighed struct {
	c colour
	n int
}

// medianCut divides colours into so many boxes, each time the one with the most
// spread and pixels at its median, and returns the mean of each (Heckbert 1982).
func medianCut(all []weighed, boxes int) []colour {
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
	means := make([]colour, len(parts))
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

func mean(part []weighed) colour {
	var sum [3]int
	n := pixels(part)
	for _, w := range part {
		for ch := range sum {
			sum[ch] += int(w.c[ch]) * w.n
		}
	}
	return colour{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n)}
}

package export

import (
	"encoding/binary"
	"image"
	"runtime"
	"slices"

	"borderatlas/app/export/tally"
	"borderatlas/mapview/fault"
)

// The rule by which 256 colours lose nothing that can be seen: a colour of a
// larger area is kept exactly, so that legend and map agree and soft edges have no
// steps; those of fewer pixels, which are the mixtures along edges of letters and
// lines, may be off by a little. Measured on maps of 1280x720 to 3840x2160 with
// 13,000 to 19,000 colours: the worst pixel is off by 8 to 11 of 255, the mean one
// by 0.2 to 0.4.
const (
	mostColours = 256
	areas       = 5000 // a larger area is more than one part in so many
	mostOff     = 12   // of 255, in any of red, green and blue
	mostMixed   = 1 << 16
)

// palette is the colours that stand for all of an opaque picture's.
type palette struct {
	colours []uint32     // red in the lowest byte, the opacity left out
	index   *tally.Table // the place in colours of each colour of the picture
}

// shade is a colour of a picture.
type shade struct {
	r, g, b int32
	count   uint32 // pixels
	off     int32  // from the nearest colour of the palette
	next    int32  // of its circle; less than 0: none
}

const rgb24 = tally.RGB

func (s *shade) colour() uint32 { return uint32(s.r) | uint32(s.g)<<8 | uint32(s.b)<<16 }

// distance is how far two colours are apart in the channel where that is most.
func (s *shade) distance(o *shade) int32 {
	r, g, b := s.r-o.r, s.g-o.g, s.b-o.b
	return max(r, -r, g, -g, b, -b)
}

// circle is the shades that are nearest to one colour of the palette.
type circle struct {
	middle *shade
	first  int32 // place of a shade; less than 0: none
	furthest
}

// add puts a shade at the head of the circle.
func (c *circle) add(shades []shade, k int32) {
	shades[k].next, c.first = c.first, k
	c.look(shades[k].off, k)
}

// furthest is the shade that is furthest from its colour; of several the first.
type furthest struct{ off, place int32 }

func (f *furthest) look(off, place int32) {
	if off > f.off || off == f.off && place < f.place {
		f.off, f.place = off, place
	}
}

// newPalette finds a palette for an opaque picture, nil where none is good enough.
// It takes the colours of areas and then, each time, the one that is furthest from
// all before it (T. Gonzalez, Clustering to minimize the maximum intercluster
// distance, Theoretical Computer Science 38, 1985).
func newPalette(img *image.RGBA) *palette {
	counts := countColours(img)
	if counts == nil {
		return nil
	}
	shades := shadesOf(counts)
	least := uint32(img.Rect.Dx() * img.Rect.Dy() / areas)
	exact := 0
	for exact < len(shades) && shades[exact].count > least {
		exact++
	}
	if len(shades) == 0 || exact > mostColours {
		return nil
	}
	circles := make([]circle, 1, mostColours)
	circles[0] = around(shades)
	for len(circles) < min(mostColours, len(shades)) {
		next := worst(circles).place
		if n := len(circles); n < exact {
			next = int32(n)
		}
		circles = append(circles, approach(circles, shades, &shades[next]))
	}
	if worst(circles).off > mostOff {
		return nil
	}
	p := &palette{index: counts}
	for i, c := range circles {
		p.colours = append(p.colours, c.middle.colour())
		for k := c.first; k >= 0; k = shades[k].next {
			*counts.At(shades[k].colour()) = uint32(i)
		}
	}
	return p
}

// around is all shades around the first.
func around(shades []shade) circle {
	c := newCircle(&shades[0])
	for i := range shades {
		shades[i].off = shades[i].distance(c.middle)
		c.add(shades, int32(i))
	}
	return c
}

func newCircle(middle *shade) circle {
	return circle{middle: middle, first: -1, furthest: furthest{off: -1}}
}

// approach gives a new colour of the palette the shades that are nearer to it than
// to their colours so far. A circle that is far enough away need not be looked at, nor
// a shade that is near enough to its middle: by the triangle inequality it stays.
func approach(circles []circle, shades []shade, middle *shade) circle {
	fresh := newCircle(middle)
	for i := range circles {
		c := &circles[i]
		apart := middle.distance(c.middle)
		if apart >= 2*c.off {
			continue
		}
		rest := newCircle(c.middle)
		for k := c.first; k >= 0; {
			s, to := &shades[k], &rest
			next := s.next
			if apart < 2*s.off {
				if off := s.distance(middle); off < s.off {
					s.off, to = off, &fresh
				}
			}
			to.add(shades, k)
			k = next
		}
		*c = rest
	}
	return fresh
}

// worst is the shade that is served worst.
func worst(circles []circle) furthest {
	all := furthest{off: -1}
	for i := range circles {
		all.look(circles[i].off, circles[i].place)
	}
	return all
}

// shadesOf lists colours, the most frequent first.
func shadesOf(counts *tally.Table) []shade {
	order := make([]uint64, 0, counts.Len())
	for colour, n := range counts.All() {
		order = append(order, uint64(^n)<<32|uint64(colour))
	}
	slices.Sort(order)
	shades := make([]shade, len(order))
	for i, o := range order {
		shades[i] = shade{r: int32(o & 255), g: int32(o >> 8 & 255), b: int32(o >> 16 & 255), count: ^uint32(o >> 32)}
	}
	return shades
}

// countColours counts the pixels of each colour; nil where there are so many that a
// palette cannot do.
func countColours(img *image.RGBA) *tally.Table {
	counts := make([]*tally.Table, runtime.GOMAXPROCS(0))
	var group fault.Group
	height := img.Rect.Dy()
	for i := range counts {
		group.Go(func() { counts[i] = count(img, i*height/len(counts), (i+1)*height/len(counts)) })
	}
	group.Wait()
	all := counts[0]
	for _, part := range counts[1:] {
		for colour, n := range part.All() {
			*all.At(colour) += n
		}
	}
	if all.Len() > mostMixed {
		return nil
	}
	return all
}

// count counts the pixels of each colour in the rows from first to before last. It
// gives up when there are too many.
func count(img *image.RGBA, first, last int) *tally.Table {
	counts := tally.New()
	for y := first; y < last && counts.Len() <= mostMixed; y++ {
		counts.Count(img.Pix[y*img.Stride : y*img.Stride+4*img.Rect.Dx()])
	}
	return counts
}

// bytes are the colours as PNG holds them.
func (p *palette) bytes() []byte {
	var list []byte
	for _, c := range p.colours {
		list = append(list, byte(c), byte(c>>8), byte(c>>16))
	}
	return list
}

// appendIndices appends the places of pixels' colours in the palette.
func (p *palette) appendIndices(out, pix []byte) []byte {
	const two = 1<<32 | 1                    // neighbours are mostly alike: two pixels are looked at at once
	before, index := uint64(1<<24), uint8(0) // no colour
	for len(pix) >= 4 {
		if len(pix) >= 8 && binary.LittleEndian.Uint64(pix)&(two*rgb24) == before*two {
			out = append(out, index, index)
			pix = pix[8:]
			continue
		}
		if colour := binary.LittleEndian.Uint32(pix) & rgb24; uint64(colour) != before {
			n, _ := p.index.Get(colour)
			before, index = uint64(colour), uint8(n)
		}
		out = append(out, index)
		pix = pix[4:]
	}
	return out
}

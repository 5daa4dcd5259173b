package motion

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"runtime"
	"sync/atomic"

	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene/raster"
)

// Picture is painted part by part, by several goroutines at once: what of it lies in
// dst.Rect is painted over dst.
type Picture interface {
	Part(ctx context.Context, dst *image.RGBA) error
}

// stage is a frame buffer: the only picture of a film that is in memory. The next one
// is painted in bands, and of each band only what differs goes into the buffer.
type stage struct {
	img   *image.RGBA
	shown bool            // whether there is a picture to compare with
	box   image.Rectangle // outside which the last two pictures are equal
	marks []uint64        // a bit for each pixel that differs, rows from whole words on
	words int             // of marks, in a row
	bands []*image.RGBA   // memory to paint in, one for each processor
}

// bandRows is the height of a band in pixels, by which films have the bytes of stills.
const bandRows = raster.BandRows

func newStage(size image.Point) *stage {
	s := &stage{img: image.NewRGBA(image.Rectangle{Max: size}), words: (size.X + 63) / 64}
	s.marks = make([]uint64, s.words*size.Y)
	for range min(runtime.GOMAXPROCS(0), s.count()) {
		s.bands = append(s.bands, image.NewRGBA(image.Rect(0, 0, size.X, min(bandRows, size.Y))))
	}
	return s
}

// count is that of the bands of a picture.
func (s *stage) count() int { return (s.img.Rect.Dy() + bandRows - 1) / bandRows }

// paint replaces the picture by another one and reports whether they differ. After an
// error the stage holds neither.
func (s *stage) paint(ctx context.Context, p Picture) (differs bool, err error) {
	n := s.count()
	boxes, failed := make([]image.Rectangle, n), make([]error, n)
	var next atomic.Int64
	var group fault.Group
	for _, memory := range s.bands {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				boxes[i], failed[i] = s.band(ctx, p, memory, i)
			}
		})
	}
	group.Wait()
	s.shown, s.box = true, image.Rectangle{}
	for _, b := range boxes {
		s.box = s.box.Union(b)
	}
	return !s.box.Empty(), errors.Join(failed...)
}

// band paints the band of a number and returns the box of what differs in it.
func (s *stage) band(ctx context.Context, p Picture, memory *image.RGBA, number int) (box image.Rectangle, err error) {
	rows := image.Rect(0, number*bandRows, s.img.Rect.Dx(), min((number+1)*bandRows, s.img.Rect.Dy()))
	band := &image.RGBA{Pix: memory.Pix[:rows.Dy()*memory.Stride], Stride: memory.Stride, Rect: rows}
	clear(band.Pix)
	if err := p.Part(ctx, band); err != nil {
		return box, err
	}
	for y := rows.Min.Y; y < rows.Max.Y; y++ {
		at := (y - rows.Min.Y) * band.Stride
		if first, end := s.row(y, band.Pix[at:at+band.Stride]); first < end {
			box = box.Union(image.Rect(first, y, end, y+1))
		}
	}
	return box, nil
}

// row replaces a row of the picture, marks which pixels differ and returns the first
// of them and the one behind the last.
func (s *stage) row(y int, now []byte) (first, end int) {
	at := s.img.PixOffset(0, y)
	before, marks := s.img.Pix[at:at+len(now)], s.marks[y*s.words:(y+1)*s.words]
	clear(marks)
	if s.shown && bytes.Equal(before, now) {
		return 0, 0
	}
	width := len(now) / 4
	first = width
	for x := range width {
		if !s.shown || binary.LittleEndian.Uint32(before[4*x:]) != binary.LittleEndian.Uint32(now[4*x:]) {
			marks[x/64] |= 1 << (x % 64)
			first, end = min(first, x), x+1
		}
	}
	copy(before, now)
	return first, end
}

// differs reports whether a pixel is not as in the picture before.
func (s *stage) differs(x, y int) bool { return s.marks[y*s.words+x/64]>>(x%64)&1 != 0 }

package export

import (
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"iter"
	"math"
	"strings"

	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// DefaultQuality leaves no traces around letters that are seen at arm's length.
const DefaultQuality = 92

// writeJPEG writes a JPEG file with its sharpness in the header that JFIF
// prescribes (ISO/IEC 10918-5) and its texts as a comment, which image/jpeg does
// not. The picture is painted as it is written.
func writeJPEG(ctx context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
	sheet, err := raster.NewSheet(s.aligned(page), s.pixels())
	if err != nil {
		return err
	}
	quality := s.Quality
	if quality == 0 {
		quality = DefaultQuality
	}
	const begin, application, comment = "\xff\xd8", "\xff\xe0", "\xff\xfe"
	dpi := uint16(math.Round(s.DPI()))
	header := []byte("JFIF\x00\x01\x02\x01") // version 1.2, dots an inch
	header = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(header, dpi), dpi)
	header = append(header, 0, 0) // no small picture
	text := strings.Join(nonEmpty(words.Title, words.Description, words.Source, words.Note), "\n")
	const mostText = 1<<16 - 3
	if len(text) > mostText {
		text = strings.ToValidUTF8(text[:mostText], "")
	}
	for _, part := range [][]byte{[]byte(begin), segment(application, header), segment(comment, []byte(text))} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return encodeJPEG(&beheaded{w, len(begin)}, unroll(ctx, sheet), quality)
}

// cut is the panic by which an encoding ends early: image/jpeg goes through all
// of a picture, though it cannot be painted or written any more.
type cut struct{ error }

// encodeJPEG encodes a scroll until its end, or until painting or writing fails.
func encodeJPEG(w io.Writer, s *scroll, quality int) (err error) {
	defer s.stop()
	defer func() {
		switch r := recover().(type) {
		case nil:
		case cut:
			err = r.error
		default:
			panic(fault.Of(r))
		}
	}()
	return jpeg.Encode(w, s, &jpeg.Options{Quality: quality})
}

// segment is a part of a JPEG file before the picture.
func segment(marker string, data []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte(marker), uint16(len(data)+2)), data...)
}

// beheaded is a writer that leaves out the first bytes. It panics where it fails,
// see cut.
type beheaded struct {
	w    io.Writer
	left int
}

func (b *beheaded) Write(p []byte) (int, error) {
	off := min(b.left, len(p))
	b.left -= off
	n, err := b.w.Write(p[off:])
	if err != nil {
		panic(cut{err})
	}
	return off + n, nil
}

// scroll is a picture that is read from the top to the bottom and painted on the
// way, a few bands ahead. Within a band it may be read in any order; image/jpeg
// reads squares of 8 or 16 pixels, of which a band holds whole ones.
type scroll struct {
	bounds image.Rectangle
	next   func() (painted, bool)
	stop   func()
	now    *image.RGBA
	pixel  color.RGBA
}

// painted is a band of a picture.
type painted struct {
	band *image.RGBA
	err  error
}

func unroll(ctx context.Context, sheet *raster.Sheet) *scroll {
	all := sheet.Bounds
	s := &scroll{bounds: all, now: &image.RGBA{}}
	s.next, s.stop = iter.Pull(ahead((all.Dy()+bandRows-1)/bandRows, func(i int) painted {
		band := image.NewRGBA(image.Rect(0, i*bandRows, all.Dx(), min((i+1)*bandRows, all.Dy())))
		return painted{band, sheet.Part(ctx, band)}
	}))
	return s
}

// ColorModel is that of the pixels.
func (s *scroll) ColorModel() color.Model { return color.RGBAModel }

// Bounds is the size of the picture in pixels.
func (s *scroll) Bounds() image.Rectangle { return s.bounds }

// At is the colour of a pixel. It is lent until the next call, as one of its own
// for each of millions would be rubbish to collect. It panics where there is none,
// see cut.
func (s *scroll) At(x, y int) color.Color {
	for y >= s.now.Rect.Max.Y {
		p, ok := s.next()
		if !ok {
			break
		}
		if p.err != nil {
			panic(cut{p.err})
		}
		s.now = p.band
	}
	s.pixel = s.now.RGBAAt(x, y)
	return &s.pixel
}

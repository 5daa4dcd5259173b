package motion

import (
	"bufio"
	"compress/lzw"
	"encoding/binary"
	"image"
	"io"
	"math"
	"time"

	"borderatlas/app/export/palette"
)

// gifWriter writes a GIF 89a file picture by picture: one palette for all, and of
// each picture only the box that has changed, with what is as before left clear.
// The standard library's encoder wants all pictures in memory.
type gifWriter struct {
	w       *bufio.Writer
	palette *palette.Palette
	before  *image.RGBA
}

// asBefore is the index of the palette that leaves a pixel as it was.
const asBefore = 255

func newGIF(w io.Writer, size image.Point, p *palette.Palette) *gifWriter {
	g := &gifWriter{w: bufio.NewWriterSize(w, 64<<10), palette: p}
	g.text("GIF89a")
	g.numbers(uint16(size.X), uint16(size.Y))
	g.bytes(0xf7, 0, 0) // a palette of 256 colours of 8 bits
	for i := range 256 {
		var c palette.Colour
		if i < len(p.Colours) {
			c = p.Colours[i]
		}
		g.bytes(c[:]...)
	}
	g.bytes(0x21, 0xff, 11)
	g.text("NETSCAPE2.0")
	g.bytes(3, 1, 0, 0, 0) // again and again
	return g
}

// A bufio.Writer keeps its first error, which Flush returns.
func (g *gifWriter) text(s string)   { _, _ = g.w.WriteString(s) }
func (g *gifWriter) bytes(b ...byte) { _, _ = g.w.Write(b) }

func (g *gifWriter) numbers(list ...uint16) {
	for _, n := range list {
		g.bytes(binary.LittleEndian.AppendUint16(nil, n)...)
	}
}

func (g *gifWriter) picture(img *image.RGBA, stays time.Duration) error {
	box := img.Rect
	if g.before != nil {
		box = changed(g.before, img)
	}
	g.bytes(0x21, 0xf9, 4, 1<<2|1) // leave it in place afterwards; one index is clear
	g.numbers(uint16(min(stays/(10*time.Millisecond), math.MaxUint16)))
	g.bytes(asBefore, 0)
	g.bytes(0x2c)
	g.numbers(uint16(box.Min.X), uint16(box.Min.Y), uint16(box.Dx()), uint16(box.Dy()))
	g.bytes(0, 8)
	err := g.packed(g.indices(img, box))
	g.before = img
	return err
}

// indices are the colours' numbers in a box, with what is as before left out.
func (g *gifWriter) indices(img *image.RGBA, box image.Rectangle) []byte {
	out := make([]byte, 0, box.Dx()*box.Dy())
	last, index := palette.Colour{}, g.palette.Index(palette.Colour{})
	for y := box.Min.Y; y < box.Max.Y; y++ {
		now := img.Pix[img.PixOffset(box.Min.X, y):img.PixOffset(box.Max.X, y)]
		var before []byte
		if g.before != nil {
			before = g.before.Pix[g.before.PixOffset(box.Min.X, y):g.before.PixOffset(box.Max.X, y)]
		}
		for x := 0; x < len(now); x += 4 {
			c := palette.Colour(now[x : x+3])
			if before != nil && c == palette.Colour(before[x:x+3]) {
				out = append(out, asBefore)
				continue
			}
			if c != last {
				last, index = c, g.palette.Index(c)
			}
			out = append(out, index)
		}
	}
	return out
}

// packed writes indices compressed, in blocks of at most 255 bytes.
func (g *gifWriter) packed(indices []byte) error {
	w := lzw.NewWriter(blocks{g.w}, lzw.LSB, 8)
	if _, err := w.Write(indices); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return g.w.WriteByte(0)
}

// blocks writes bytes with their number before them.
type blocks struct{ w *bufio.Writer }

// Write is called by lzw with pieces of at most 255 bytes or more.
func (b blocks) Write(data []byte) (int, error) {
	for rest := data; len(rest) > 0; {
		n := min(len(rest), 255)
		if err := b.w.WriteByte(byte(n)); err != nil {
			return 0, err
		}
		if _, err := b.w.Write(rest[:n]); err != nil {
			return 0, err
		}
		rest = rest[n:]
	}
	return len(data), nil
}

func (g *gifWriter) end() error {
	g.bytes(0x3b)
	return g.w.Flush()
}

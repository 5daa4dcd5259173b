package motion

import (
	"bufio"
	"compress/lzw"
	"encoding/binary"
	"image"
	"io"
	"math"
	"time"

	"borderatlas/app/export"
	"borderatlas/app/export/palette"
)

// gifWriter writes a GIF 89a file picture by picture: one palette for all, and of
// each picture only the box that has changed, with what is as before left clear.
// The standard library's encoder wants all pictures in memory.
type gifWriter struct {
	file    export.Draft
	written int64 // bytes that have left w
	w       *bufio.Writer
	palette *palette.Palette
	row     []byte // of a picture, as indices
	stays   time.Duration
	staysAt int64 // where the file has it
}

// asBefore is the index of the palette that leaves a pixel as it was.
const asBefore = 255

func newGIF(file export.Draft, size image.Point, p *palette.Palette) *gifWriter {
	g := &gifWriter{file: file, palette: p, row: make([]byte, size.X)}
	g.w = bufio.NewWriterSize(&counting{file, &g.written}, 64<<10)
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

func (g *gifWriter) picture(s *stage) error {
	g.bytes(0x21, 0xf9, 4, 1<<2|1) // leave it in place afterwards; one index is clear
	g.stays, g.staysAt = 0, g.written+int64(g.w.Buffered())
	g.numbers(0)
	g.bytes(asBefore, 0)
	g.bytes(0x2c)
	g.numbers(uint16(s.box.Min.X), uint16(s.box.Min.Y), uint16(s.box.Dx()), uint16(s.box.Dy()))
	g.bytes(0, 8)
	return g.packed(s)
}

// stay corrects what the picture's head says, which is on its way to the disk by then.
func (g *gifWriter) stay(longer time.Duration) error {
	g.stays += longer
	if err := g.w.Flush(); err != nil {
		return err
	}
	_, err := g.file.WriteAt(binary.LittleEndian.AppendUint16(nil, uint16(min(g.stays/(10*time.Millisecond), math.MaxUint16))), g.staysAt)
	return err
}

// packed writes the colours' numbers in the box of what differs, compressed, in blocks
// of at most 255 bytes.
func (g *gifWriter) packed(s *stage) error {
	w := lzw.NewWriter(blocks{g.w}, lzw.LSB, 8)
	last, index := palette.Colour{}, g.palette.Index(palette.Colour{})
	for y := s.box.Min.Y; y < s.box.Max.Y; y++ {
		row := g.row[:0]
		for x, at := s.box.Min.X, s.img.PixOffset(s.box.Min.X, y); x < s.box.Max.X; x, at = x+1, at+4 {
			if !s.differs(x, y) {
				row = append(row, asBefore)
				continue
			}
			if c := palette.Colour(s.img.Pix[at : at+3]); c != last {
				last, index = c, g.palette.Index(c)
			}
			row = append(row, index)
		}
		if _, err := w.Write(row); err != nil {
			return err
		}
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

// counting counts the bytes that it hands on.
type counting struct {
	w io.Writer
	n *int64
}

func (c *counting) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	*c.n += int64(n)
	return n, err
}

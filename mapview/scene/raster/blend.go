package raster

import (
	"encoding/binary"
	"image/color"
)

// Pixels are premultiplied RGBA. Two are blended at once in one 64-bit word with
// room for a product beside each channel. Divisions by 255 are rounded exactly,
// so that what is opaque stays opaque.
const (
	lanes = 0x00ff00ff00ff00ff
	half  = 0x0080008000800080
)

// scale multiplies each channel of up to two pixels by f/255.
func scale(pixels, f uint64) uint64 {
	even := (pixels&lanes)*f + half
	odd := (pixels>>8&lanes)*f + half
	even = (even + even>>8&lanes) >> 8 & lanes
	odd = (odd + odd>>8&lanes) & (lanes << 8)
	return even | odd
}

// premultiplied is a colour as a pixel, red in the lowest byte.
func premultiplied(c color.NRGBA) uint32 {
	opaque := uint64(c.R) | uint64(c.G)<<8 | uint64(c.B)<<16 | 0xff<<24
	return uint32(scale(opaque, uint64(c.A)))
}

// over paints a premultiplied pixel over the pixels of a row.
func over(row []byte, pixel uint32) {
	rest := uint64(255 - pixel>>24)
	switch {
	case pixel == 0:
		return
	case rest == 0:
		fill(row, pixel)
		return
	}
	both := uint64(pixel) | uint64(pixel)<<32
	for ; len(row) >= 8; row = row[8:] {
		binary.LittleEndian.PutUint64(row, both+scale(binary.LittleEndian.Uint64(row), rest))
	}
	if len(row) >= 4 {
		overOne(row, pixel)
	}
}

// overOne paints a premultiplied pixel over the first one of a row.
func overOne(row []byte, pixel uint32) {
	below := uint64(binary.LittleEndian.Uint32(row))
	binary.LittleEndian.PutUint32(row, pixel+uint32(scale(below, uint64(255-pixel>>24))))
}

// fill sets the pixels of a row.
func fill(row []byte, pixel uint32) {
	const few = 64 // bytes up to which a loop is faster than copying
	both := uint64(pixel) | uint64(pixel)<<32
	head := row[:min(len(row), few)]
	for ; len(head) >= 8; head = head[8:] {
		binary.LittleEndian.PutUint64(head, both)
	}
	if len(head) >= 4 {
		binary.LittleEndian.PutUint32(head, pixel)
	}
	for n := few; n < len(row); n *= 2 {
		copy(row[n:], row[:n])
	}
}

// canvas is the pixels that are painted on.
type canvas struct {
	pix    []byte
	stride int // bytes
	origin int // where in bytes the pixel 0,0 would be before the first one
}

// at is where in bytes a pixel is.
func (c *canvas) at(x, y int) int { return y*c.stride + 4*x - c.origin }

// row is a stretch of pixels.
func (c *canvas) row(y, x0, x1 int) []byte {
	return c.pix[c.at(x0, y):c.at(x1, y)]
}

// ink is a sink that paints with one colour.
type ink struct {
	canvas
	pixel uint32 // premultiplied
}

func (i *ink) span(y, x0, x1 int, cover uint32) {
	pixel := i.pixel
	if cover != 255 {
		pixel = uint32(scale(uint64(pixel), uint64(cover)))
	}
	if x1-x0 == 1 {
		at := i.at(x0, y)
		overOne(i.pix[at:at+4:at+4], pixel)
		return
	}
	over(i.row(y, x0, x1), pixel)
}

// stencil is a sink that keeps the coverage itself, a byte for each pixel.
type stencil struct {
	left, top int
	stride    int
	cover     []byte
}

func (s *stencil) span(y, x0, x1 int, cover uint32) {
	at := (y-s.top)*s.stride - s.left
	row := s.cover[at+x0 : at+x1]
	for i := range row {
		row[i] = byte(cover)
	}
}

// press paints with a colour through a row of a stencil.
func press(row, cover []byte, pixel uint32) {
	for len(cover) > 0 {
		if len(cover) >= 8 && binary.LittleEndian.Uint64(cover) == 0 {
			cover, row = cover[8:], row[32:]
			continue
		}
		if c := cover[0]; c != 0 {
			overOne(row[:4:4], uint32(scale(uint64(pixel), uint64(c))))
		}
		cover, row = cover[1:], row[4:]
	}
}

// overlay paints premultiplied pixels over those of a row.
func overlay(row, pixels []byte) {
	for i := 0; i+4 <= len(pixels); i += 4 {
		overOne(row[i:i+4:i+4], binary.LittleEndian.Uint32(pixels[i:]))
	}
}

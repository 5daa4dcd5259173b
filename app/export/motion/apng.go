package motion

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"
	"slices"
	"time"

	"borderatlas/app/export"
)

// apngWriter writes an animated PNG file (PNG third edition, chapter 4.8): lossless,
// of each picture only the box that has changed. The number of pictures and the time
// that each stays come before them and are written over when they are known.
type apngWriter struct {
	chunkWriter
	file     export.Draft
	size     image.Point
	counted  int64 // where the number of pictures is
	pictures uint32
	sequence uint32 // of the next chunk that has a number
	control  []byte // of the last picture: what its fcTL chunk holds but for the time
	staysAt  int64  // where that chunk is
	stays    time.Duration
	packed   bytes.Buffer
}

func newAPNG(file export.Draft, size image.Point) *apngWriter {
	a := &apngWriter{chunkWriter: chunkWriter{w: file}, file: file, size: size}
	a.put([]byte("\x89PNG\r\n\x1a\n"))
	a.put(chunk("IHDR", numbers(uint32(size.X), uint32(size.Y)), []byte{8, colourType, 0, 0, 0}))
	a.put(chunk("sRGB", []byte{0}))
	a.counted = a.written
	a.put(a.count())
	return a
}

// count is the chunk with the number of pictures.
func (a *apngWriter) count() []byte { return chunk("acTL", numbers(a.pictures, 0)) } // again and again

// colourType of all pictures: red green blue, 8 bits each.
const colourType = 2

func (a *apngWriter) picture(s *stage) error {
	a.packed.Reset()
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&a.packed, s.img.SubImage(s.box)); err != nil {
		return err
	}
	data, err := pixelData(a.packed.Bytes())
	if err != nil {
		return err
	}
	a.stays, a.staysAt = 0, a.written
	a.control = numbers(a.number(), uint32(s.box.Dx()), uint32(s.box.Dy()), uint32(s.box.Min.X), uint32(s.box.Min.Y))
	a.put(a.head())
	for _, d := range data {
		if a.pictures == 0 {
			a.put(chunk("IDAT", d))
			continue
		}
		a.put(chunk("fdAT", numbers(a.number()), d))
	}
	a.pictures++
	return a.err
}

// head is the chunk before the last picture.
func (a *apngWriter) head() []byte {
	return chunk("fcTL", a.control, delay(a.stays), []byte{0, 0}) // left in place afterwards; replaces what is below
}

// number is that of the next chunk that has one.
func (a *apngWriter) number() uint32 {
	a.sequence++
	return a.sequence - 1
}

func (a *apngWriter) stay(longer time.Duration) error {
	a.stays += longer
	_, err := a.file.WriteAt(a.head(), a.staysAt)
	return err
}

func (a *apngWriter) end() error {
	a.put(chunk("IEND"))
	if a.err != nil {
		return a.err
	}
	_, err := a.file.WriteAt(a.count(), a.counted)
	return err
}

// pngHead is the length of a PNG file's signature and header chunk.
const pngHead = 8 + 25

// pixelData are the contents of a PNG file's IDAT chunks, within it.
func pixelData(file []byte) ([][]byte, error) {
	if len(file) < pngHead || file[25] != colourType {
		return nil, errors.New("a picture of an animation is not opaque")
	}
	var data [][]byte
	for rest := file[pngHead:]; len(rest) >= 12; {
		length := binary.BigEndian.Uint32(rest)
		if string(rest[4:8]) == "IDAT" {
			data = append(data, rest[8:8+length])
		}
		rest = rest[12+length:]
	}
	return data, nil
}

// delay is a time as a fraction of seconds with 16 bits each.
func delay(d time.Duration) []byte {
	const perSecond = 100
	n := min(d*perSecond/time.Second, math.MaxUint16)
	return binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(nil, uint16(n)), perSecond)
}

func numbers(list ...uint32) []byte {
	var b []byte
	for _, n := range list {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return b
}

// chunkWriter writes the chunks of a PNG file, counts their bytes and keeps the first
// error.
type chunkWriter struct {
	w       io.Writer
	written int64
	err     error
}

func (c *chunkWriter) put(b []byte) {
	if c.err == nil {
		var n int
		n, c.err = c.w.Write(b)
		c.written += int64(n)
	}
}

// chunk is a chunk of a PNG file.
func chunk(kind string, parts ...[]byte) []byte {
	whole := slices.Concat(append([][]byte{make([]byte, 4), []byte(kind)}, parts...)...)
	body := whole[4:]
	binary.BigEndian.PutUint32(whole, uint32(len(body)-len(kind)))
	return binary.BigEndian.AppendUint32(whole, crc32.ChecksumIEEE(body))
}

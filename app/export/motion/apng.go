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
	"time"
)

// apngWriter writes an animated PNG file (PNG third edition, chapter 4.8): lossless,
// of each picture only the box that has changed. The number of pictures comes
// before them, so they wait, compressed, until the end.
type apngWriter struct {
	w      io.Writer
	size   image.Point
	before *image.RGBA
	shots  []packed
}

// packed is a compressed picture.
type packed struct {
	box   image.Rectangle
	stays time.Duration
	data  [][]byte // of its IDAT chunks
}

// colourType of all pictures: red green blue, 8 bits each.
const colourType = 2

func (a *apngWriter) picture(img *image.RGBA, stays time.Duration) error {
	box := img.Rect
	if a.before != nil {
		box = changed(a.before, img)
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&file, img.SubImage(box)); err != nil {
		return err
	}
	data, err := pixelData(file.Bytes())
	a.shots = append(a.shots, packed{box, stays, data})
	a.before = img
	return err
}

// pngHead is the length of a PNG file's signature and header chunk.
const pngHead = 8 + 25

// pixelData are the contents of a PNG file's IDAT chunks.
func pixelData(file []byte) ([][]byte, error) {
	if len(file) < pngHead || file[25] != colourType {
		return nil, errors.New("a picture of an animation is not opaque")
	}
	var data [][]byte
	for rest := file[pngHead:]; len(rest) >= 12; {
		length := binary.BigEndian.Uint32(rest)
		if string(rest[4:8]) == "IDAT" {
			data = append(data, bytes.Clone(rest[8:8+length]))
		}
		rest = rest[12+length:]
	}
	return data, nil
}

// end writes the file.
func (a *apngWriter) end() error {
	c := chunkWriter{w: a.w}
	c.put([]byte("\x89PNG\r\n\x1a\n"))
	header := numbers(uint32(a.size.X), uint32(a.size.Y))
	c.chunk("IHDR", header, []byte{8, colourType, 0, 0, 0})
	c.chunk("sRGB", []byte{0})
	c.chunk("acTL", numbers(uint32(len(a.shots)), 0)) // again and again
	sequence := uint32(0)
	for i, s := range a.shots {
		c.chunk("fcTL", numbers(sequence, uint32(s.box.Dx()), uint32(s.box.Dy()), uint32(s.box.Min.X), uint32(s.box.Min.Y)), delay(s.stays),
			[]byte{0, 0}) // left in place afterwards; replaces what is below
		sequence++
		for _, data := range s.data {
			if i == 0 {
				c.chunk("IDAT", data)
				continue
			}
			c.chunk("fdAT", numbers(sequence), data)
			sequence++
		}
	}
	c.chunk("IEND")
	return c.err
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

// chunkWriter writes the chunks of a PNG file and keeps the first error.
type chunkWriter struct {
	w   io.Writer
	err error
}

func (c *chunkWriter) put(b []byte) {
	if c.err == nil {
		_, c.err = c.w.Write(b)
	}
}

func (c *chunkWriter) chunk(kind string, parts ...[]byte) {
	body := []byte(kind)
	for _, p := range parts {
		body = append(body, p...)
	}
	c.put(numbers(uint32(len(body) - len(kind))))
	c.put(body)
	c.put(numbers(crc32.ChecksumIEEE(body)))
}

package export

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image"
	"io"
	"math"
	"runtime"

	"borderatlas/app/document"
)

// The encoding. It differs from image/png in three ways: bands of rows are
// compressed side by side, no row is filtered (flat colours pack better as they
// are: 0.42 against 0.53 MB and 38 against 185 ms for a map of 1920x1080), and
// there are chunks for sharpness and texts.
const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	bandRows     = 128 // fixed, so that the bytes do not depend on the machine
	packLevel    = 3
	window       = 32 << 10 // how far back deflate looks
)

// chunks writes the parts of a PNG file (ISO/IEC 15948) and keeps the first error.
type chunks struct {
	w   *bufio.Writer
	err error
}

func (c *chunks) write(kind string, data ...[]byte) {
	length := 0
	sum := crc32.NewIEEE()
	sum.Write([]byte(kind))
	for _, d := range data {
		length += len(d)
		sum.Write(d)
	}
	c.put(binary.BigEndian.AppendUint32(nil, uint32(length)))
	c.put([]byte(kind))
	for _, d := range data {
		c.put(d)
	}
	c.put(binary.BigEndian.AppendUint32(nil, sum.Sum32()))
}

func (c *chunks) put(b []byte) {
	if c.err == nil {
		_, c.err = c.w.Write(b)
	}
}

// The kinds of pixels.
const (
	colours         = 2 // red green blue
	coloursAndAlpha = 6
)

// EncodePNG writes a picture with its sharpness in pixels per dp (1/96 inch) and
// its texts. Equal pictures give equal bytes.
func EncodePNG(w io.Writer, img *image.RGBA, pixels float64, words Words) error {
	c := &chunks{w: bufio.NewWriterSize(w, 64<<10)}
	c.put([]byte(pngSignature))
	header := binary.BigEndian.AppendUint32(nil, uint32(img.Rect.Dx()))
	header = binary.BigEndian.AppendUint32(header, uint32(img.Rect.Dy()))
	kind := byte(colours)
	if !img.Opaque() {
		kind = coloursAndAlpha
	}
	c.write("IHDR", append(header, 8, kind, 0, 0, 0)) // 8 bits each, not interlaced
	c.write("sRGB", []byte{0})                        // colours as they are seen on screens
	perMetre := binary.BigEndian.AppendUint32(nil, uint32(math.Round(96*pixels/0.0254)))
	c.write("pHYs", append(append(perMetre, perMetre...), 1))
	for _, t := range [][2]string{
		{"Title", words.Title},
		{"Description", words.Description},
		{"Source", words.Source},
		{"Copyright", words.Source},
		{"Disclaimer", words.Note},
		{"Software", "Border Atlas"},
		{document.Keyword, words.State},
	} {
		if t[1] != "" { // keyword, not compressed, no language, no translated keyword
			c.write("iTXt", []byte(t[0]+"\x00\x00\x00\x00\x00"+t[1]))
		}
	}
	c.pixels(img, kind == coloursAndAlpha)
	c.write("IEND")
	if c.err != nil {
		return c.err
	}
	return c.w.Flush()
}

// band is a part of the picture on its way into the file.
type band struct{ raw, packed []byte }

// pixels packs the bands side by side and writes them in order, one chunk each.
// Only a few bands are in memory at a time.
func (c *chunks) pixels(img *image.RGBA, alpha bool) {
	count := (img.Rect.Dy() + bandRows - 1) / bandRows
	queue := make(chan chan band, runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for i := range count {
			done := make(chan band, 1)
			queue <- done
			go func() { done <- pack(img, i, i == count-1, alpha) }()
		}
	}()
	sum := adler32.New()
	prefix := []byte{0x78, 0x5e} // zlib: window of 32 KB, fast
	for done := range queue {
		b := <-done
		sum.Write(b.raw)
		c.write("IDAT", prefix, b.packed)
		prefix = nil
	}
	c.write("IDAT", sum.Sum(nil))
}

// pack compresses the band of a number. All but the last end on a whole byte and
// leave the stream open; each may refer back into the band before it.
func pack(img *image.RGBA, number int, last, alpha bool) band {
	rows := opaqueRows
	if alpha {
		rows = clearRows
	}
	first := number * bandRows
	raw := rows(img, first, min(first+bandRows, img.Rect.Dy()))
	var before []byte
	if first > 0 {
		length := len(raw) / min(bandRows, img.Rect.Dy()-first)
		before = rows(img, max(0, first-(window+length-1)/length), first)
		before = before[max(0, len(before)-window):]
	}
	var out bytes.Buffer
	w, err := flate.NewWriterDict(&out, packLevel, before)
	if err == nil {
		_, err = w.Write(raw)
	}
	if err == nil && last {
		err = w.Close()
	} else if err == nil {
		err = w.Flush()
	}
	if err != nil {
		panic(err) // a constant level is right or wrong for all, and a Buffer takes everything
	}
	return band{raw, out.Bytes()}
}

// opaqueRows are the picture's rows from first to before last, each with the mark
// of no filter before it.
func opaqueRows(img *image.RGBA, first, last int) []byte {
	width := img.Rect.Dx()
	out := make([]byte, 0, (last-first)*(3*width+1))
	for y := first; y < last; y++ {
		out = append(out, 0)
		start := y * img.Stride
		for pix := img.Pix[start : start+4*width]; len(pix) >= 4; pix = pix[4:] {
			out = append(out, pix[0], pix[1], pix[2])
		}
	}
	return out
}

// clearRows are the same with the opacity of each pixel, the colours as they are
// without it.
func clearRows(img *image.RGBA, first, last int) []byte {
	width := img.Rect.Dx()
	out := make([]byte, 0, (last-first)*(4*width+1))
	for y := first; y < last; y++ {
		out = append(out, 0)
		start := y * img.Stride
		for pix := img.Pix[start : start+4*width]; len(pix) >= 4; pix = pix[4:] {
			alpha := uint32(pix[3])
			for _, v := range pix[:3] {
				if alpha > 0 {
					v = uint8(min((uint32(v)*255+alpha/2)/alpha, 255))
				}
				out = append(out, v)
			}
			out = append(out, pix[3])
		}
	}
	return out
}

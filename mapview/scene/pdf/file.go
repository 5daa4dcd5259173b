package pdf

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/deflate"
)

// file collects numbered objects (ISO 32000-1, 7.5).
type file struct {
	buffer  []byte
	offsets []int // of each object from the start of the file
	handed  int   // bytes that were handed on and are no longer in the buffer
	sum     hash.Hash
}

// flush hands on what was written so far.
func (f *file) flush(w io.Writer) error {
	if f.sum == nil {
		f.sum = sha256.New()
	}
	f.sum.Write(f.buffer) // never fails
	n, err := w.Write(f.buffer)
	f.handed += n
	f.buffer = f.buffer[:0]
	return err
}

// header marks the file as one with bytes beyond ASCII.
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// reserve is the number of an object that is written later.
func (f *file) reserve() int {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets)
}

// object writes the object of a number.
func (f *file) object(n int, body string) {
	if f.handed+len(f.buffer) == 0 {
		f.buffer = append(f.buffer, header...)
	}
	f.offsets[n-1] = f.handed + len(f.buffer)
	f.buffer = fmt.Appendf(f.buffer, "%d 0 obj\n%s\nendobj\n", n, body)
}

// add writes an object and returns its number.
func (f *file) add(body string) int {
	n := f.reserve()
	f.object(n, body)
	return n
}

// plain adds a stream as it is, with more entries of its dictionary.
func (f *file) plain(entries string, data []byte) int {
	return f.add(fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", entries, len(data), data))
}

// stream adds a compressed stream.
func (f *file) stream(entries string, data []byte) int {
	return f.plain(entries+" /Filter /FlateDecode", deflate.Zlib(data))
}

// finish writes the table of objects and the trailer.
func (f *file) finish(root, info int) {
	if f.sum == nil {
		f.sum = sha256.New()
	}
	f.sum.Write(f.buffer)
	id := f.sum.Sum(nil)
	start := f.handed + len(f.buffer)
	f.buffer = fmt.Appendf(f.buffer, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for _, offset := range f.offsets {
		f.buffer = fmt.Appendf(f.buffer, "%010d 00000 n \n", offset)
	}
	f.buffer = fmt.Appendf(f.buffer, "trailer\n<< /Size %d /Root %s /Info %s /ID [<%X> <%X>] >>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets)+1, ref(root), ref(info), id[:16], id[:16], start)
}

// ref is a reference to an object.
func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

// text is a text string in any script.
func text(s string) string {
	return "<FEFF" + digits(s) + ">"
}

// digits is a text in the digits of UTF-16.
func digits(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}

// number is a length with two decimals.
func number(v float64) string { return string(scene.AppendHundredths(nil, scene.Hundredths(v))) }

// scaleFactor is a scale, to a millionth: 0.01 mm on the largest sheets.
func scaleFactor(v float64) string { return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64) }

// fraction is a number from -1 to 1: a share of a colour, a sine.
func fraction(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/1e4+0, 'f', -1, 64) // no -0
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

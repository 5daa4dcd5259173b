// Package readable finds the texts in a file of any kind that somebody can find who
// looks for them: as they stand there, in the parts of archives, in what is packed, and in
// the other ways in which formats write letters. The tests that search exported files for
// words that must not be in them rest on it.
package readable

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"io"
	"regexp"
)

// mostUnpacked is how much of a packed part is read, in bytes.
const mostUnpacked = 64 << 20

var (
	hexadecimal = regexp.MustCompile(`<[0-9A-Fa-f\s]{8,}>`)
	embedded    = regexp.MustCompile(`base64,\s*([A-Za-z0-9+/=\s]{16,})`)
)

// Texts lists a file itself, the names and the contents of the parts of an archive, what
// is packed by the deflate algorithm, the strings that a PDF file writes in hexadecimal,
// and what an SVG file embeds; letters of two bytes are also given as Latin ones of one.
func Texts(data []byte) [][]byte {
	texts := [][]byte{data, bytes.ReplaceAll(data, []byte{0}, nil)}
	if archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, f := range archive.File {
			texts = append(texts, []byte(f.Name+f.Comment), f.Extra)
			texts = append(texts, Texts(partOf(f))...)
		}
	}
	for _, found := range embedded.FindAllSubmatch(data, -1) {
		clean := bytes.Join(bytes.Fields(found[1]), nil)
		if inner, err := base64.StdEncoding.DecodeString(string(clean)); err == nil {
			texts = append(texts, Texts(inner)...)
		}
	}
	for _, unpacked := range inflated(data) {
		texts = append(texts, unpacked)
		texts = append(texts, strungInHex(unpacked)...)
	}
	return append(texts, strungInHex(data)...)
}

// partOf is the content of a part of an archive, as far as it can be read.
func partOf(f *zip.File) []byte {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	part, _ := io.ReadAll(io.LimitReader(r, mostUnpacked)) // what follows damage cannot be read by anybody
	return part
}

// inflated lists what zlib streams anywhere in data hold.
func inflated(data []byte) (list [][]byte) {
	const head = 0x78
	for rest := data; ; rest = rest[1:] {
		at := bytes.IndexByte(rest, head)
		if at < 0 {
			return list
		}
		rest = rest[at:]
		if r, err := zlib.NewReader(bytes.NewReader(rest)); err == nil {
			text, _ := io.ReadAll(io.LimitReader(r, mostUnpacked)) // what follows a stream is no fault of it
			list = append(list, text)
		}
	}
}

// strungInHex lists the strings in hexadecimal digits.
func strungInHex(data []byte) (list [][]byte) {
	for _, digits := range hexadecimal.FindAll(data, -1) {
		clean := bytes.Join(bytes.Fields(digits[1:len(digits)-1]), nil)
		if text, err := hex.DecodeString(string(clean)); err == nil {
			list = append(list, text, bytes.ReplaceAll(text, []byte{0}, nil))
		}
	}
	return list
}

package document

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"io"
	"strings"
)

// Pictures are searched as streams: of a file of any size and make, nothing is held
// but a window and, where it begins as it should, the text that is looked for.

// searchWindow is how much of a stream is looked at at a time, in bytes.
const searchWindow = 64 << 10

// maxWritten is the longest text that is read as a picture's metadata write it, in
// signs of which most letters take one or two.
const maxWritten = MaxBytes

const pngSignature = "\x89PNG\r\n\x1a\n"

// fromPNG finds the text of an iTXt chunk with our keyword, not compressed
// (ISO/IEC 15948, 11.3.3.4), or nothing.
func fromPNG(r *bufio.Reader) string {
	// keyword, compressed or not, method, language, translated keyword
	const ours = "iTXt" + Keyword + "\x00\x00\x00\x00\x00"
	_, _ = r.Discard(len(pngSignature))
	for {
		head, err := r.Peek(4) // the length; then kind, data, and their sum
		if err != nil {
			return ""
		}
		length := int64(binary.BigEndian.Uint32(head)) + 4
		_, _ = r.Discard(len(head))
		if kind, _ := r.Peek(len(ours)); string(kind) == ours && length >= int64(len(ours)) {
			_, _ = r.Discard(len(ours))
			return readExactly(r, length-int64(len(ours)))
		}
		if !skipBytes(r, length+4) {
			return ""
		}
	}
}

// readExactly is so many bytes of a stream, or nothing if it has fewer or they are too many.
func readExactly(r *bufio.Reader, length int64) string {
	if length > MaxBytes {
		return ""
	}
	var text strings.Builder
	n, err := io.Copy(&text, io.LimitReader(r, length)) // a length that lies takes no memory
	if err != nil || n < length {
		return ""
	}
	return text.String()
}

// skipBytes passes over so many bytes, if there are as many.
func skipBytes(r *bufio.Reader, length int64) bool {
	const most = 1 << 30 // an int of 32 bits holds it
	for length > 0 {
		n, err := r.Discard(int(min(length, most)))
		if err != nil {
			return false
		}
		length -= int64(n)
	}
	return true
}

// Namespace is that of the element which holds the document in an SVG file.
const Namespace = "urn:x-borderatlas:document"

// longestTag is that of a start tag of ours, in bytes.
const longestTag = 4096

// fromSVG finds the text of our element, or nothing. It is found by its name alone,
// whatever prefix another program gave it, and not by reading all of the markup: that
// takes memory for each attribute and each element that another one lies in.
func fromSVG(r *bufio.Reader) string {
	for skipPast(r, Keyword) {
		tag, ok := readUpTo(r, ">", longestTag)
		if name := bytes.TrimLeft(tag, " \t\r\n"); !ok || len(name) > 0 && len(name) == len(tag) || bytes.HasSuffix(tag, []byte("/")) {
			continue // another name that begins like ours, or an empty element
		}
		const section = "<![CDATA["
		if head, _ := r.Peek(len(section)); string(head) == section {
			_, _ = r.Discard(len(section))
			text, _ := readUpTo(r, "]]>", MaxBytes)
			return strings.TrimSpace(string(text))
		}
		text, ok := readUpTo(r, "<", maxWritten)
		if text = bytes.TrimSpace(text); !ok || len(text) == 0 {
			continue
		}
		return unescaped(text)
	}
	return ""
}

// unescaped is character data of XML, without markup in it, as the text that it
// stands for; nothing if it is none.
func unescaped(data []byte) string {
	d := xml.NewDecoder(bytes.NewReader(data))
	token, err := d.RawToken()
	if text, ok := token.(xml.CharData); ok && err == nil {
		return string(text)
	}
	return ""
}

// fromPDF finds the string of our entry in the document information dictionary,
// which our files hold uncompressed as hexadecimal digits of UTF-8, or nothing.
// No stream of the file is unpacked.
func fromPDF(r *bufio.Reader) string {
	if !skipPast(r, "/"+Keyword+" <") {
		return ""
	}
	digits, ok := readUpTo(r, ">", maxWritten)
	n, err := hex.Decode(digits, digits)
	if !ok || err != nil {
		return ""
	}
	return string(digits[:n])
}

// skipPast passes over a stream until a mark is behind, which is shorter than the window;
// it is false if the mark is nowhere.
func skipPast(r *bufio.Reader, mark string) bool {
	for {
		ahead, err := r.Peek(searchWindow)
		if i := bytes.Index(ahead, []byte(mark)); i >= 0 {
			_, _ = r.Discard(i + len(mark))
			return true
		}
		if err != nil {
			return false
		}
		_, _ = r.Discard(len(ahead) - len(mark) + 1)
	}
}

// readUpTo reads to a mark, which is passed over and left out; ok is false if it does
// not come within so many bytes.
func readUpTo(r *bufio.Reader, mark string, most int) (text []byte, ok bool) {
	for last := mark[len(mark)-1]; len(text) <= most+len(mark); {
		part, err := r.ReadSlice(last)
		text = append(text, part...)
		if bytes.HasSuffix(text, []byte(mark)) {
			return text[:len(text)-len(mark)], len(text)-len(mark) <= most
		}
		if err != nil && err != bufio.ErrBufferFull {
			break
		}
	}
	return nil, false
}

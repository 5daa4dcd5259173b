package document

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"strings"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// fromPNG finds the text of an iTXt chunk with our keyword, not compressed
// (ISO/IEC 15948, 11.3.3.4), or nothing.
func fromPNG(data []byte) string {
	rest := data[len(pngSignature):]
	for len(rest) >= 12 { // length, kind, and the sum behind the data
		length := binary.BigEndian.Uint32(rest)
		if uint64(length)+12 > uint64(len(rest)) {
			return ""
		}
		kind, body := string(rest[4:8]), rest[8:8+length]
		if kind == "iTXt" {
			// keyword, compressed or not, method, language, translated keyword
			if text, ok := bytes.CutPrefix(body, []byte(Keyword+"\x00\x00\x00\x00\x00")); ok {
				return string(text)
			}
		}
		rest = rest[12+length:]
	}
	return ""
}

// Namespace is that of the element which holds the document in an SVG file.
const Namespace = "urn:x-borderatlas:document"

// fromSVG finds the text of our element, or nothing.
func fromSVG(data []byte) string {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return ""
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Space != Namespace || start.Name.Local != Keyword {
			continue
		}
		var text string
		if d.DecodeElement(&text, &start) != nil {
			return ""
		}
		return strings.TrimSpace(text)
	}
}

// fromPDF finds the string of our entry in the document information dictionary,
// which our files hold uncompressed as hexadecimal digits of UTF-8, or nothing.
func fromPDF(data []byte) string {
	_, rest, ok := bytes.Cut(data, []byte("/"+Keyword+" <"))
	if !ok {
		return ""
	}
	digits, _, ok := bytes.Cut(rest, []byte(">"))
	text, err := hex.DecodeString(string(digits))
	if !ok || err != nil {
		return ""
	}
	return string(text)
}

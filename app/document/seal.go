package document

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
)

// Errors of pictures that do not say how they were made.
var (
	ErrNoState  = errors.New("this picture does not say how it was made")
	ErrTampered = errors.New("the state in this picture was changed after it was written")
)

// sealMark begins a sealed document.
const sealMark = "borderatlas/1 "

// SealState is the state of a map as one line of text for the metadata of a
// picture, with a sum (SHA-256) that shows whether it was changed later. A story has
// no place there: whoever publishes a picture does not mean to publish its pages and
// notes.
func SealState(state json.RawMessage) (string, error) {
	b, err := plain(envelope{Format: format, Version: Version, State: state}, "")
	if err != nil {
		return "", err
	}
	return sealMark + sum(b) + " " + string(b), nil
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// Unseal reads what SealState wrote. The error is ErrForeign or ErrTampered.
func Unseal(text string) (Document, error) {
	rest, ok := strings.CutPrefix(text, sealMark)
	if !ok {
		return Document{}, ErrForeign
	}
	want, body, _ := strings.Cut(rest, " ")
	if want != sum([]byte(body)) {
		return Document{}, ErrTampered
	}
	d, report, err := Decode([]byte(body))
	if err != nil || !report.Clean() {
		return Document{}, ErrForeign
	}
	return d, nil
}

// Keyword names the text chunk, element or entry of a picture's metadata that holds
// its sealed document.
const Keyword = "BorderAtlas"

// FromPicture finds the document in a PNG, SVG or PDF file. The error is
// ErrNoState, ErrForeign or ErrTampered.
func FromPicture(data []byte) (Document, error) {
	return fromPicture(bufio.NewReaderSize(bytes.NewReader(data), searchWindow))
}

func fromPicture(r *bufio.Reader) (Document, error) {
	head, _ := r.Peek(len(pngSignature))
	find := fromSVG
	switch {
	case string(head) == pngSignature:
		find = fromPNG
	case bytes.HasPrefix(head, []byte("%PDF-")):
		find = fromPDF
	}
	text := find(r)
	if text == "" {
		return Document{}, ErrNoState
	}
	return Unseal(text)
}

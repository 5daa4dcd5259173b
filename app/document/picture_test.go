package document

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"
)

// chunk is a part of a PNG file.
func chunk(kind, body string) string {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(b, kind+body...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(kind+body))))
}

// pictures are the least files of each kind that hold a text.
func pictures(text string) map[string]string {
	var escaped bytes.Buffer
	_ = xml.EscapeText(&escaped, []byte(text))
	return map[string]string{
		"PNG": pngSignature + chunk("IHDR", strings.Repeat("\x00", 13)) + chunk("iTXt", "Title\x00\x00\x00\x00\x00A map") +
			chunk("iTXt", Keyword+"\x00\x00\x00\x00\x00"+text) + chunk("IEND", ""),
		"SVG": fmt.Sprintf(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>A map</title><metadata><b:%s xmlns:b=%q>%s</b:%s></metadata></svg>`,
			Keyword, Namespace, escaped.String(), Keyword),
		"PDF": "%PDF-1.7\n1 0 obj\n<< /Title (A map) /" + Keyword + " <" + strings.ToUpper(hex.EncodeToString([]byte(text))) + "> >>\nendobj\n",
	}
}

func sealed(t testing.TB) string {
	t.Helper()
	s, err := SealState(sample.State)
	if err != nil || strings.ContainsAny(s, "\n\r\x00") {
		t.Fatalf("%q, %v", s, err)
	}
	return s
}

func TestAPictureSaysHowItWasMade(t *testing.T) {
	for kind, data := range pictures(sealed(t)) {
		if d, err := FromPicture([]byte(data)); err != nil || !d.Equal(Document{State: sample.State}) {
			t.Errorf("%s: %s, %v", kind, d.State, err)
		}
	}
}

func TestPicturesThatDoNotSay(t *testing.T) {
	seal := sealed(t)
	for text, want := range map[string]error{
		"":              ErrNoState,
		"anything else": ErrForeign,
		strings.Replace(seal, "2022-09-16", "2022-09-17", 1): ErrTampered,
		seal + "x":                           ErrTampered,
		sealMark + sum([]byte("{}")) + " {}": ErrForeign,
	} {
		for kind, data := range pictures(text) {
			if _, err := FromPicture([]byte(data)); !errors.Is(err, want) {
				t.Errorf("%s with %.30q: %v, want %v", kind, text, err, want)
			}
		}
	}
	for _, data := range []string{"", "GIF89a", "<svg/>", "<svg", pngSignature, pngSignature + "\xff\xff\xff\xff", "%PDF-1.7", "%PDF-1.7 /BorderAtlas <zz>"} {
		if _, err := FromPicture([]byte(data)); !errors.Is(err, ErrNoState) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func FuzzFromPicture(f *testing.F) {
	for _, data := range pictures(sealed(f)) {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := FromPicture(data); err == nil && len(d.State) == 0 {
			t.Error("a document without a state")
		}
	})
}

package readable

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"testing"
)

const secret = "Marigold"

// packed is text as a zlib stream.
func packed(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.String()
}

// zipped is an archive with one part.
func zipped(name, text string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create(name)
	_, _ = w.Write([]byte(text))
	_ = z.Close()
	return b.String()
}

// wide is text in letters of two bytes.
func wide(text string) string {
	var b bytes.Buffer
	for _, r := range text {
		b.Write([]byte{0, byte(r)})
	}
	return b.String()
}

// TestTextsAreFound in every way that a format writes them.
func TestTextsAreFound(t *testing.T) {
	for name, data := range map[string]string{
		"plain":              "a " + secret + " b",
		"two bytes":          wide(secret),
		"packed":             "x" + packed("a "+secret) + "y",
		"zip part":           zipped("a", secret),
		"zip name":           zipped(secret, "a"),
		"picture in zip":     zipped("a.png", "x"+packed(secret)),
		"hexadecimal":        "<" + hex.EncodeToString([]byte(secret)) + ">",
		"hexadecimal, wide":  "<" + hex.EncodeToString([]byte("\xfe\xff"+wide(secret))) + ">",
		"hexadecimal packed": packed("/T <" + hex.EncodeToString([]byte(secret)) + ">"),
		"embedded":           `href="data:image/png;base64,` + base64.StdEncoding.EncodeToString([]byte(packed(secret)+"0123456789")) + `"`,
	} {
		found := slices.ContainsFunc(Texts([]byte(data)), func(text []byte) bool { return bytes.Contains(text, []byte(secret)) })
		if !found {
			t.Errorf("%s: it is not found", name)
		}
	}
	for _, text := range Texts([]byte(zipped("a", "b"))) {
		if bytes.Contains(text, []byte(secret)) {
			t.Errorf("found in %q", text)
		}
	}
}

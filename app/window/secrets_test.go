package window

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"borderatlas/app/model"
	"borderatlas/app/story"
)

// secrets are words of a story, and of whose computer it is, that no picture holds.
var secrets = []string{"Marigold", "Tamarisk", "Oleander", "hyacinthfolder", "juniperuser"}

// TestNoPictureCarriesTheStory: a picture says how its map was made, and nothing of
// the story that lies beside it, hidden or not, nor where it was written and by whom.
func TestNoPictureCarriesTheStory(t *testing.T) {
	t.Setenv("USER", "juniperuser")
	t.Setenv("LOGNAME", "juniperuser")
	w := opened(t, 1366, 768)
	folder := filepath.Join(t.TempDir(), "hyacinthfolder")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	page := w.model.PageNow()
	page.Title, page.Text = "Marigold", "Tamarisk"
	hidden := page
	hidden.Title, hidden.Hidden = "Oleander", true
	w.send(model.TellStory{Story: story.Story{Title: "Marigold", Pages: []story.Page{page, hidden}}})
	for _, format := range []string{"PNG", "SVG", "PDF", "JPEG"} {
		d := dialogOf(w, folder)
		settle(w)
		d.form.format.picker.SetSelectedIndex(slices.Index(d.form.format.ids, format))
		d.form.preset.picker.SetSelectedIndex(slices.Index(presetNames(), ownSize))
		d.form.width.SetText("640")
		d.form.height.SetText("480")
		path := d.form.path()
		d.save()
		settle(w)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		for _, text := range readable(data) {
			for _, secret := range secrets {
				if bytes.Contains(text, []byte(secret)) {
					t.Errorf("%s holds %q", format, secret)
				}
			}
		}
		w.closeModal()
	}
}

var hexadecimal = regexp.MustCompile(`<[0-9A-F]{8,}>`)

// readable lists what anybody finds in a file: the file itself, the strings that a PDF
// file writes in hexadecimal, and what is packed by the deflate algorithm.
func readable(data []byte) [][]byte {
	texts := [][]byte{data}
	for _, digits := range hexadecimal.FindAll(data, -1) {
		if text, err := hex.DecodeString(string(digits[1 : len(digits)-1])); err == nil {
			texts = append(texts, text, bytes.ReplaceAll(text, []byte{0}, nil)) // also UTF-16 as Latin letters
		}
	}
	for rest := data; ; {
		at := bytes.IndexByte(rest, 0x78) // the head of a zlib stream
		if at < 0 {
			return texts
		}
		rest = rest[at:]
		if r, err := zlib.NewReader(bytes.NewReader(rest)); err == nil {
			text, _ := io.ReadAll(r) // what follows a stream is no fault of it
			texts = append(texts, text)
		}
		rest = rest[1:]
	}
}

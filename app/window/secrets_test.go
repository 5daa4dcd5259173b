package window

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"borderatlas/app/export/readable"
	"borderatlas/app/model"
	"borderatlas/app/story"
)

// Words of a story that no picture holds, of those of its pages that no file does, and of
// whose computer it is and where its files lie.
var (
	shownWords   = []string{"Marigold", "Tamarisk"}
	privateWords = []string{"Oleander", "Hibiscus", "hyacinthfolder", "zinniafile", "juniperuser"}
)

// toldWindow is a window on a saved story with a hidden page, and its folder; it has the
// name of a secret, as the user has.
func toldWindow(t *testing.T) (w *Window, folder string) {
	t.Helper()
	for _, name := range []string{"USER", "LOGNAME", "USERNAME"} {
		t.Setenv(name, "juniperuser")
	}
	w, folder = opened(t, 1366, 768), filepath.Join(t.TempDir(), "hyacinthfolder")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	page := w.model.PageNow()
	page.Title, page.Text = "Marigold", "Tamarisk"
	hidden := page
	hidden.Title, hidden.Text, hidden.Hidden = "Oleander", "Hibiscus", true
	w.send(model.TellStory{Story: story.Story{Title: "Marigold", Pages: []story.Page{page, hidden}}, Page: 1})
	w.saveTo(filepath.Join(folder, "zinniafile.atlas"), nil)
	settle(w)
	return w, folder
}

// tells looks for words in a file and its name.
func tells(t *testing.T, path string, words []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range append(readable.Texts(data), []byte(filepath.Base(path))) {
		for _, word := range words {
			if bytes.Contains(bytes.ToLower(text), []byte(strings.ToLower(word))) {
				t.Errorf("%s holds %q", filepath.Base(path), word)
			}
		}
	}
}

// TestNoPictureCarriesTheStory: a picture says how its map was made, and nothing of
// the story that lies beside it, hidden or not, nor where it was written and by whom.
func TestNoPictureCarriesTheStory(t *testing.T) {
	w, folder := toldWindow(t)
	for _, format := range []string{"PNG", "SVG", "PDF", "JPEG"} {
		d := dialogOf(w, folder)
		settle(w)
		d.form.format.picker.SetSelectedIndex(slices.Index(d.form.format.ids, format))
		d.form.preset.picker.SetSelectedIndex(slices.Index(presetNames(), ownSize))
		d.form.width.SetText("640")
		d.form.height.SetText("480")
		d.form.layout.picker.SetSelectedIndex(slices.Index(layoutNames(), "report"))
		path := d.form.path()
		d.save()
		settle(w)
		tells(t, path, slices.Concat(shownWords, privateWords))
		w.closeModal()
	}
}

// TestNoFileOfTheWindowTellsASecret: presentations hold the pages that are shown, and data
// files none.
func TestNoFileOfTheWindowTellsASecret(t *testing.T) {
	w, folder := toldWindow(t)
	for i := range deckForms {
		d := w.slidesDialog()
		d.folder.SetText(folder)
		d.open()
		d.form.picker.SetSelectedIndex(i)
		d.name.SetText("deck-" + strconv.Itoa(i) + deckForms[i].ending)
		d.save()
		settle(w)
		tells(t, filepath.Join(folder, "deck-"+strconv.Itoa(i)+deckForms[i].ending), privateWords)
		w.closeModal()
	}
	for i, ending := range []string{".geojson", ".csv", ".kml"} {
		d := opensData(t, w, folder)
		d.format.picker.SetSelectedIndex(i)
		d.name.SetText("data" + ending)
		d.save()
		settle(w)
		tells(t, filepath.Join(folder, "data"+ending), slices.Concat(shownWords, privateWords))
		w.closeModal()
	}
}

package window

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
	"borderatlas/app/story"
)

// TestSlidesAreWritten: the window's story becomes a deck in the chosen form.
func TestSlidesAreWritten(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	store := w.content.Stack.Data().Chronicle
	w.send(model.TellStory{Story: story.OfEvents("My story", store.Events()[30:32])})
	d := w.slidesDialog()
	d.folder.SetText(folder)
	d.open()
	if got := d.tells.id(); got != tellsStory || !strings.Contains(texts(w.modal.popup), "2 ") {
		t.Errorf("the dialog begins with %s: %s", got, texts(w.modal.popup))
	}
	if d.name.Text != "kg-tj_my-story_en.pptx" {
		t.Errorf("the suggested name is %s", d.name.Text)
	}
	path := filepath.Join(folder, d.name.Text)
	d.save()
	settle(w)
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if !slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "ppt/slides/slide3.xml" }) {
		t.Error("the deck has fewer than three slides")
	}
	d.form.picker.SetSelectedIndex(3)
	if d.name.Text != "kg-tj_my-story_en.pdf" || d.deck().Handout != 4 {
		t.Errorf("a handout is called %s and has %d pages on a sheet", d.name.Text, d.deck().Handout)
	}
	w.closeModal()
}

// TestSlidesDialog: escape leads out, cancelling leaves nothing, and each story has
// pages.
func TestSlidesDialog(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	d := w.slidesDialog()
	d.folder.SetText(folder)
	d.open()
	for i, id := range d.tells.ids {
		d.tells.picker.SetSelectedIndex(i)
		if n := len(d.deck().Story.Pages); n == 0 {
			t.Errorf("%s has no pages", id)
		}
	}
	if focusedKey(w, fyne.KeyEscape); w.modal != nil {
		t.Error("escape leaves the dialog open")
	}
	d.write(d.deck(), filepath.Join(folder, "deck.pptx"), false)
	pressKey(w, fyne.KeyReturn) // the one button: cancel
	settle(w)
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

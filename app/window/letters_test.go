package window

import (
	"strings"
	"testing"

	"borderatlas/app/model"
	"borderatlas/app/story"
)

// TestTheDialogsSayWhichLettersAreLacking: for pictures, for presentations in PDF, and while
// the words of a page and the title of a story are typed.
func TestTheDialogsSayWhichLettersAreLacking(t *testing.T) {
	w := opened(t, 1366, 768)
	page := w.model.PageNow()
	w.send(model.TellStory{Story: story.Story{Title: "Own", Pages: []story.Page{page}}})
	says := func(what string, want bool) {
		t.Helper()
		if said := texts(w.modal.popup); strings.Contains(said, "图 (U+56FE)") != want {
			t.Errorf("%s: the dialog says %q", what, said)
		}
	}

	d := dialogOf(w, t.TempDir())
	says("a usual title", false)
	d.form.title.SetText("地图")
	says("a Chinese title", true)
	d.form.title.SetText("Own")
	says("a title in Latin letters again", false)
	w.closeModal()

	w.pageWords()
	says("a page without words", false)
	typeInto(t, w, "图")
	says("a page with a Chinese title", true)
	w.closeModal()
	w.renameStory()
	typeInto(t, w, "图")
	says("a story with a Chinese title", true)
	w.closeModal()

	page.Text = "图"
	w.send(model.TellStory{Story: story.Story{Title: "Own", Pages: []story.Page{page}}})
	deck := w.slidesDialog()
	deck.open()
	says("PowerPoint", false)
	deck.form.picker.SetSelectedIndex(1)
	says("PDF", true)
	w.closeModal()
}

// typeInto types into the field that has the focus.
func typeInto(t *testing.T, w *Window, text string) {
	t.Helper()
	f, ok := w.win.Canvas().Focused().(*field)
	if !ok {
		t.Fatal("no field has the focus")
	}
	for _, letter := range text {
		f.TypedRune(letter)
	}
}

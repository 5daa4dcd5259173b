package window

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"borderatlas/app/document"
	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/layers/chronicle"
)

// settled is the window with a queue that a test works off, because files are read
// on other goroutines.
func settled(t *testing.T) (w *Window, next func()) {
	t.Helper()
	w = opened(t, 1366, 768)
	work := make(chan func(), 16)
	w.queue = func(do func()) { work <- do }
	return w, func() { (<-work)() }
}

func TestAtlasFileHoldsWhatWasChosen(t *testing.T) {
	w, _ := settled(t)
	path := filepath.Join(t.TempDir(), "Баткен 2022.atlas")
	w.send(model.UseMode{Mode: chronicle.Until})
	w.send(model.CompareReady{Name: model.TreatyReady})
	want := w.document()
	w.saveTo(path, nil)
	settle(w)
	if w.modal != nil || w.file.path != path || w.unsaved() {
		t.Fatalf("after saving: path %q, unsaved %t, modal %v", w.file.path, w.unsaved(), w.modal)
	}
	if !strings.HasPrefix(w.win.Title(), "Баткен 2022.atlas") {
		t.Errorf("title %q", w.win.Title())
	}
	w.newFile()
	if w.document().Equal(want) || w.twin != nil || w.file.path != "" {
		t.Error("a new document is the old one")
	}
	w.openFile(path)
	settle(w)
	if !w.document().Equal(want) || w.twin == nil || w.modal != nil {
		t.Errorf("opened %s, want %s", w.document().State, want.State)
	}
	if got := w.recent(); len(got) != 1 || got[0] != path {
		t.Errorf("recent files %q", got)
	}
}

func TestChangesAreAskedAbout(t *testing.T) {
	w, _ := settled(t)
	path := filepath.Join(t.TempDir(), "a.atlas")
	w.send(model.StepEvent{By: 1})
	if w.unsaved() {
		t.Error("a document that was never saved asks")
	}
	w.saveTo(path, nil)
	settle(w)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w.send(model.StepEvent{By: 1})
	gone := false
	w.leaving(func() { gone = true })
	if gone || w.modal == nil {
		t.Fatal("changes are thrown away without a question")
	}
	pressKey(w, fyne.KeyEscape)
	if after, _ := os.ReadFile(path); gone || string(after) != string(before) {
		t.Error("escape saves or leaves")
	}
	w.leaving(func() { gone = true })
	pressKey(w, fyne.KeyReturn) // save
	settle(w)
	if after, _ := os.ReadFile(path); !gone || string(after) == string(before) || w.unsaved() {
		t.Errorf("return does not save and go on: %t", gone)
	}
}

// TestFilesThatCannotBeOpened: one sentence each, and nothing changes.
func TestFilesThatCannotBeOpened(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{
		"notes.atlas": "hello", "empty.atlas": "", "other.json": `{"format":"Other"}`, "plain.svg": "<svg/>", "photo.png": "\x89PNG\r\n\x1a\n", "gone.atlas": "",
	} {
		w, _ := settled(t)
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if name == "gone.atlas" {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		before := w.document()
		w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
		settle(w)
		said := texts(w.modal.popup)
		if !strings.Contains(said, name) || !w.document().Equal(before) || w.file.path != "" {
			t.Errorf("%s: it says %q, path %q", name, said, w.file.path)
		}
	}
}

// TestPartsThatCannotBeUsed opens a file of a newer form, damaged and with a layer
// that there is not: the rest is taken over, and the window says what is missing.
func TestPartsThatCannotBeUsed(t *testing.T) {
	w, _ := settled(t)
	path := filepath.Join(t.TempDir(), "newer.atlas")
	text := `{"format":"Border Atlas","version":7,"sound":"loud","state":{"day":"2021-04-29","layers":{"moon":true,"border":false},"lang":"en","sche`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w.openFile(path)
	settle(w)
	if s := w.model.State(); s.At.Day.String() != "2021-04-29" || s.Visible.Has("border") {
		t.Errorf("state %+v", s.At)
	}
	said := texts(w.modal.popup)
	for _, want := range []string{"newer.atlas", "form 7", "line 1, column", "layers", "moon", "left out: sound."} {
		if !strings.Contains(said, want) {
			t.Errorf("%q lacks %q", said, want)
		}
	}
}

// TestManyLosses: of very many parts that cannot be used a few are named, and none of
// what they say is anything but letters.
func TestManyLosses(t *testing.T) {
	w, _ := settled(t)
	path := filepath.Join(t.TempDir(), "many.atlas")
	var fields strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&fields, `"f%d\u001b[31m\u202e":"\u0007%s",`, i, "\xff")
	}
	text := `{"format":"Border Atlas","version":1,` + fields.String() + `"state":{` + fields.String() + `"day":"2021-04-29"},"story":{"title":"` +
		strings.Repeat("я", story.MaxTitle+1) + `","pages":[]}}`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w.openFile(path)
	settle(w)
	said := texts(w.modal.popup)
	if lang.Printable(said) != said || strings.Count(said, "f1") > 40 || strings.Count(said, "and 2\u202f98") != 2 {
		t.Errorf("it says %q", said)
	}
	if got := len([]rune(w.model.State().Story.Now.Title)); got != story.MaxTitle {
		t.Errorf("the title has %d letters", got)
	}
}

// TestWordsHaveLimits: what is typed beyond them is cut, and the window says so.
func TestWordsHaveLimits(t *testing.T) {
	w, _ := settled(t)
	w.tell(func(s story.Story, at int) (story.Story, int) {
		return s.Renamed(strings.Repeat("x", story.MaxTitle)), at
	})
	if w.modal != nil {
		t.Fatal("a title within the limit is remarked on")
	}
	w.tell(func(s story.Story, at int) (story.Story, int) {
		return s.Renamed(strings.Repeat("x", story.MaxTitle+1)), at
	})
	if w.modal == nil || !strings.Contains(texts(w.modal.popup), w.model.Text()("story.limit", story.MaxPages, story.MaxTitle, story.MaxText)) || len(w.model.State().Story.Now.Title) > story.MaxTitle+2 {
		t.Error("a title beyond the limit is kept, or nothing is said")
	}
}

// tape is a recovery that a test reads.
type tape chan []byte

func (t tape) Keep(data []byte) error { t <- data; return nil }

func (tape) Discard() error { return nil }

func (tape) Left() ([]byte, error) { return nil, nil }

func (tape) Forget() error { return nil }

func (tape) Take() error { return nil }

// stuck is a recovery on a disk that does not answer.
type stuck struct{ tape }

func (stuck) Discard() error { select {} }

// TestASlowDiskBlocksNothing: neither leaving the document nor the end of the
// program waits for a disk that does not answer.
func TestASlowDiskBlocksNothing(t *testing.T) {
	w, _ := settled(t)
	w.beginFile(stuck{make(tape, 1)})
	w.newFile()
	w.forget()
	w.file.settle(time.Millisecond)
}

// TestAKilledProgramLosesLittle: what was chosen is kept after the wait at the
// latest, and the next start offers it; a program that ends properly leaves nothing.
func TestAKilledProgramLosesLittle(t *testing.T) {
	w, _ := settled(t)
	clock := newClock()
	w.player.after = clock.after
	written := make(tape, 8)
	w.beginFile(written)
	clock.pass(keepEvery)
	if len(written) > 0 {
		t.Error("what was not changed is kept")
	}
	w.send(model.StepEvent{By: 3})
	want := w.document()
	clock.pass(keepEvery)
	data := <-written
	if d, report, err := document.Decode(data); err != nil || !report.Clean() || !d.Equal(want) {
		t.Errorf("kept %s, %v", data, err)
	}

	later, _ := settled(t)
	later.offerLeft(data)
	pressKey(later, fyne.KeyReturn)
	if !later.document().Equal(want) || later.file.path != "" {
		t.Errorf("the next start has %s, want %s", later.document().State, want.State)
	}
}

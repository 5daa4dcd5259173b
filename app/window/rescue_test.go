package window

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"borderatlas/app/document"
	"borderatlas/app/model"
	"borderatlas/app/story"
)

// lost is a folder in which a killed program has left a story, and the document.
func lost(t *testing.T) (folder string, left document.Document) {
	t.Helper()
	w, _ := settled(t)
	w.send(model.StepEvent{By: 3})
	tell(w)
	left = w.document()
	data, err := left.Encode("")
	if err != nil || left.Story == nil {
		t.Fatalf("the story is %s, %v", left.Story, err)
	}
	folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "unsaved-999999.atlas"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	return folder, left
}

// tell begins a story that has a page about what the map shows.
func tell(w *Window) {
	w.send(model.TellStory{Story: story.Story{Title: "September", Pages: []story.Page{w.model.PageNow()}}})
}

// asked is a window that has found what is in a folder and asks about it.
func asked(t *testing.T, folder string) *Window {
	t.Helper()
	w, next := settled(t)
	w.beginFile(document.NewRecovery(folder))
	next()
	if w.modal == nil {
		t.Fatal("it does not ask")
	}
	return w
}

// onDisk lists the documents in a folder.
func onDisk(t *testing.T, folder string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(folder, "*.atlas"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestARescuedStoryIsNotLost: it stays on the disk until it is saved or given up, and
// leaving asks.
func TestARescuedStoryIsNotLost(t *testing.T) {
	folder, left := lost(t)
	w := asked(t, folder)
	pressKey(w, fyne.KeyReturn) // open it
	w.file.settle(time.Minute)
	if !w.document().Equal(left) || !w.unsaved() || len(onDisk(t, folder)) != 1 {
		t.Errorf("opened %s, unsaved %t, on the disk %q", w.document().Story, w.unsaved(), onDisk(t, folder))
	}
	w.leave()
	if w.modal == nil {
		t.Fatal("it closes without a question")
	}
	path := filepath.Join(t.TempDir(), "story.atlas")
	w.saveTo(path, nil)
	settle(w)
	w.file.settle(time.Minute)
	if _, err := os.Stat(path); err != nil || w.unsaved() || len(onDisk(t, folder)) > 0 {
		t.Errorf("saved: %v, unsaved %t, on the disk %q", err, w.unsaved(), onDisk(t, folder))
	}
}

// TestTheOfferStaysUntilItIsAnswered: neither escape nor another box is an answer.
func TestTheOfferStaysUntilItIsAnswered(t *testing.T) {
	for name, c := range map[string]struct {
		act  func(w *Window)
		left int
	}{
		"killed":      {func(*Window) {}, 1},
		"escape":      {func(w *Window) { pressKey(w, fyne.KeyEscape) }, 1},
		"another box": {func(w *Window) { w.showPage("another one") }, 1},
		"closed":      {func(w *Window) { w.win = w.app.NewWindow("closed"); w.Close() }, 1},
		"forgotten":   {func(w *Window) { w.win.Canvas().FocusNext(); pressKey(w, fyne.KeyReturn) }, 0},
	} {
		folder, _ := lost(t)
		w := asked(t, folder)
		c.act(w)
		w.keep()
		w.file.settle(time.Minute)
		if got := onDisk(t, folder); len(got) != c.left {
			t.Errorf("%s: on the disk are %q, want %d", name, got, c.left)
		}
	}
}

// TestWhatWasBegunMeanwhileIsAskedAbout: opening what was left must not throw away a
// story that was begun before the disk had answered.
func TestWhatWasBegunMeanwhileIsAskedAbout(t *testing.T) {
	folder, _ := lost(t)
	w := asked(t, folder)
	tell(w)
	begun := w.document()
	pressKey(w, fyne.KeyReturn)
	if w.modal == nil || !w.document().Equal(begun) {
		t.Errorf("it shows %s without a question", w.document().Story)
	}
}

// TestWhatCannotBeReadHidesNothing: an older document is offered.
func TestWhatCannotBeReadHidesNothing(t *testing.T) {
	folder, _ := lost(t)
	later := filepath.Join(folder, "unsaved-7.atlas")
	if err := os.WriteFile(later, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	soon := time.Now().Add(time.Hour)
	if err := os.Chtimes(later, soon, soon); err != nil {
		t.Fatal(err)
	}
	w, next := settled(t)
	w.beginFile(document.NewRecovery(folder))
	next()
	next()
	if w.modal == nil || len(onDisk(t, folder)) != 2 {
		t.Errorf("box %v, on the disk %q", w.modal, onDisk(t, folder))
	}
}

// TestAnInterruptKeepsWhatIsNotSaved: Close asks nothing, so the next start has to.
func TestAnInterruptKeepsWhatIsNotSaved(t *testing.T) {
	folder := t.TempDir()
	w, _ := settled(t)
	w.win = w.app.NewWindow("closed below; the first one is when the test ends")
	w.beginFile(document.NewRecovery(folder))
	tell(w)
	want := w.document()
	w.Close()
	list := onDisk(t, folder)
	if len(list) != 1 {
		t.Fatalf("on the disk are %q", list)
	}
	if d, _, err := document.ReadFile(context.Background(), list[0]); err != nil || !d.Equal(want) {
		t.Errorf("kept %s, %v", d.Story, err)
	}
}

// TestTheToolkitEndsOfItself, before anybody can close the window: what is not saved is
// kept all the same, and what was presented is not taken for what was chosen.
func TestTheToolkitEndsOfItself(t *testing.T) {
	folder := t.TempDir()
	w, _ := settled(t)
	w.beginFile(document.NewRecovery(folder))
	tell(w)
	w.send(model.StepEvent{By: 3})
	want, at := w.document(), w.model.State().At
	w.presentFrom(0)
	if w.talk == nil || w.model.State().At == at {
		t.Fatal("nothing else is presented")
	}
	w.stopped()
	list := onDisk(t, folder)
	if len(list) != 1 {
		t.Fatalf("on the disk are %q", list)
	}
	if d, _, err := document.ReadFile(context.Background(), list[0]); err != nil || !d.Equal(want) {
		t.Errorf("kept %s and %s, %v; want %s", d.State, d.Story, err, want.State)
	}
	if saved := w.app.Preferences().String(settingsKey); !strings.Contains(saved, at.Event) {
		t.Errorf("the settings are %s, want those of %s", saved, at.Event)
	}
	w.send(model.StepEvent{By: 3})
	w.stopped()
	if d, _, err := document.ReadFile(context.Background(), list[0]); err != nil || !d.Equal(want) {
		t.Errorf("what was saved is written again: %s, %v", d.State, err)
	}
}

// TestOnlyChangesAreKept: neither what was opened nor what was taken back is.
func TestOnlyChangesAreKept(t *testing.T) {
	w, _ := settled(t)
	path := filepath.Join(t.TempDir(), "a.atlas")
	w.saveTo(path, nil)
	settle(w)
	folder := t.TempDir()
	w.beginFile(document.NewRecovery(folder))
	w.openFile(path)
	settle(w)
	before := w.model.State().At
	for i, act := range []func(){
		func() {}, func() { w.send(model.StepEvent{By: 3}) }, func() { w.send(model.GoToEvent{ID: before.Event}) },
	} {
		act()
		w.keep()
		w.file.settle(time.Minute)
		if got := onDisk(t, folder); len(got) != i%2 {
			t.Errorf("after %d changes, on the disk are %q", i, got)
		}
	}
}

// TestAMissingFile: the sentence is about opening, not about saving.
func TestAMissingFile(t *testing.T) {
	w, _ := settled(t)
	w.openFile(filepath.Join(t.TempDir(), "gone.atlas"))
	settle(w)
	if said := texts(w.modal.popup); !strings.Contains(said, "gone.atlas” is not there, so nothing was opened.") {
		t.Errorf("it says %q", said)
	}
}

// TestEndingsInCapitals: such a file is an atlas file like any other.
func TestEndingsInCapitals(t *testing.T) {
	w, _ := settled(t)
	path := filepath.Join(t.TempDir(), "A.ATLAS")
	w.saveTo(path, nil)
	settle(w)
	if w.file.path != path {
		t.Errorf("saved as %q", w.file.path)
	}
	w.newFile()
	w.openFile(path)
	settle(w)
	if w.file.path != path {
		t.Errorf("opened as %q", w.file.path)
	}
}

// TestAFileNeedsAName: no file is hidden, and the question comes again.
func TestAFileNeedsAName(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for _, path := range []string{"", " ", ".atlas", ".ATLAS", folder + string(filepath.Separator)} {
		w, _ := settled(t)
		w.saveTo(path, nil)
		settle(w)
		if w.modal == nil || w.file.path != "" {
			t.Fatalf("%q is saved as %q", path, w.file.path)
		}
		if said := texts(w.modal.popup); !strings.Contains(said, "needs a name") {
			t.Errorf("%q: it says %q", path, said)
		}
		pressKey(w, fyne.KeyReturn)
		if said := texts(w.modal.popup); !strings.Contains(said, w.model.Text()("file.save")) {
			t.Errorf("%q: it leads back to %q", path, said)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
		t.Errorf("written: %v, %v", entries, err)
	}
}

// fullDisk is a recovery on a disk that is full for a while.
type fullDisk struct {
	tape
	full *bool
}

func (f fullDisk) Keep(data []byte) error {
	if *f.full {
		return errors.New("no space left")
	}
	return f.tape.Keep(data)
}

// TestAFailedAutosaveIsTriedAgain: it is said once, and when the disk has room again what
// had changed meanwhile is kept although nothing changes any more.
func TestAFailedAutosaveIsTriedAgain(t *testing.T) {
	w, next := settled(t)
	clock := newClock()
	w.player.after = clock.after
	full, written := true, make(tape, 8)
	w.beginFile(fullDisk{written, &full})
	w.file.settle(diskPatience)
	w.tell(func(s story.Story, at int) (story.Story, int) { return s.Renamed("Unsaved"), at })
	pass := func() {
		clock.pass(keepEvery)
		next() // what became of it is told to the window
	}
	pass()
	if w.modal == nil || !strings.Contains(texts(w.modal.popup), "no space left") {
		t.Error("nothing is said")
	}
	w.closeModal()
	pass()
	if w.modal != nil {
		t.Error("it is said again")
	}
	full = false
	pass()
	if len(written) == 0 || !strings.Contains(string(<-written), "Unsaved") {
		t.Error("what had changed is not kept")
	}
	full = true
	w.tell(func(s story.Story, at int) (story.Story, int) { return s.Renamed("Later"), at })
	pass()
	if w.modal == nil {
		t.Error("another failure is not said")
	}
}

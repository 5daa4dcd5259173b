package window

import (
	"os"
	"path/filepath"
	"testing"

	"borderatlas/app/document"
	"borderatlas/app/model"
)

// TestLeavingATalkSavesNoneOfIt: what a presentation shows is no change of the file.
func TestLeavingATalkSavesNoneOfIt(t *testing.T) {
	for name, leave := range map[string]func(*Window){"leave": (*Window).leave, "close": (*Window).Close} {
		w := opened(t, 1366, 768)
		w.win = w.app.NewWindow("closed below; the first one is when the test ends")
		path := filepath.Join(t.TempDir(), "a.atlas")
		w.send(model.CompareReady{Name: model.TreatyReady})
		w.saveTo(path, false, nil)
		before := w.document()
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		w.presentFrom(0)
		w.talkTo(5)
		closed := false
		w.OnClosed = func() { closed = true }
		leave(w)
		if w.modal != nil || !closed || w.talk != nil || !w.document().Equal(before) {
			t.Errorf("%s: closed %t, modal %v, the document is\n%s, want\n%s", name, closed, w.modal, w.document().State, before.State)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(data) {
			t.Errorf("%s: the file is another one, %v", name, err)
		}
	}
}

// TestATalkIsNotKept: a killed program has the document as it was when the
// presentation began, and not a page of it.
func TestATalkIsNotKept(t *testing.T) {
	w, _ := settled(t)
	clock := newClock()
	w.player.after = clock.after
	written := make(tape, 8)
	w.beginFile(written)
	w.send(model.StepEvent{By: 3})
	want := w.document()
	w.presentFrom(7)
	clock.pass(keepEvery)
	w.file.settle(diskPatience)
	if len(written) != 1 {
		t.Fatalf("kept %d times, want once", len(written))
	}
	if d, _, err := document.Decode(<-written); err != nil || !d.Equal(want) {
		t.Errorf("kept %s, %v, want %s", d.State, err, want.State)
	}
}

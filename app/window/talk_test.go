package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"borderatlas/app/document"
	"borderatlas/app/model"
	"borderatlas/layers"
)

// TestLeavingATalkSavesNoneOfIt: what a presentation shows is no change of the file.
func TestLeavingATalkSavesNoneOfIt(t *testing.T) {
	for name, leave := range map[string]func(*Window){"leave": (*Window).leave, "close": (*Window).Close} {
		w := opened(t, 1366, 768)
		w.win = w.app.NewWindow("closed below; the first one is when the test ends")
		path := filepath.Join(t.TempDir(), "a.atlas")
		w.send(model.CompareReady{Name: model.TreatyReady})
		w.saveTo(path, nil)
		settle(w)
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

// TestATalkOutlivesAChangeOfColours: they turn dark, as with the system in the evening,
// while something is presented; it goes on in the new ones, and its end leads back.
func TestATalkOutlivesAChangeOfColours(t *testing.T) {
	w, _ := told(t)
	w.presentFrom(0)
	w.curtain(true)
	w.send(model.UseScheme{Scheme: model.DarkScheme})
	if w.talk == nil || w.win.Content() != w.talk.root || w.win.MainMenu() != nil || !w.talk.curtain.Visible() {
		t.Fatal("the presentation is not on the screen any more")
	}
	if w.worn != layers.Dark || w.talk.board.theme != layers.Dark {
		t.Error("the board has the old colours")
	}
	if ring := w.talk.wand.ring.StrokeColor; ring != newRing(wandSize, 4).StrokeColor {
		t.Errorf("the pointer's ring has the old colour %v", ring)
	}
	typedKey(w, fyne.KeyRight, 0)
	if said := texts(w.talk.board.root); !strings.Contains(said, "2 / 6") {
		t.Errorf("the board says %s", said)
	}
	typedKey(w, fyne.KeyEscape, 0)
	if w.talk != nil || w.win.MainMenu() == nil || w.card.words.theme != layers.Dark {
		t.Error("escape does not lead back to panels in the new colours")
	}
}

// TestAFileEndsTheTalk: one that is dropped onto a presentation is opened as it is
// onto the window.
func TestAFileEndsTheTalk(t *testing.T) {
	w, _ := settled(t)
	path := filepath.Join(t.TempDir(), "a.atlas")
	w.saveTo(path, nil)
	settle(w)
	want := w.document()
	w.presentFrom(3)
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	if w.modal != nil {
		t.Fatal("it asks about the page that was presented")
	}
	w.presentFrom(4) // before the file is read
	settle(w)
	if w.talk != nil || w.win.FullScreen() || w.win.MainMenu() == nil || !w.document().Equal(want) {
		t.Errorf("the window shows\n%s\nwant\n%s", w.document().State, want.State)
	}
}

// TestATalkStopsPlaying: the map of a page stands still, and time is not played on
// after the end.
func TestATalkStopsPlaying(t *testing.T) {
	w, clock := played(t)
	w.send(model.Play{On: true})
	w.presentFrom(0)
	page := w.model.State().At
	for range 3 {
		clock.pass(time.Minute)
	}
	if at := w.model.State().At; at != page {
		t.Errorf("the page shows %v, want %v", at, page)
	}
	w.endTalk()
	if w.model.State().Playing {
		t.Error("time is played")
	}
}

// TestPresentHereBeginsAtTheChosenPage: also behind a hidden one, and where it is the
// second about its event.
func TestPresentHereBeginsAtTheChosenPage(t *testing.T) {
	w, _ := told(t)
	s := w.model.State().Story.Now
	w.send(model.TellStory{Story: s.Duplicated(3).Hide(0, true)})
	w.send(model.ChoosePage{At: 4})
	w.presentHere()
	if w.talk.at != 3 {
		t.Errorf("it begins at page %d of the shown ones, want 3", w.talk.at)
	}
	w.endTalk()
	w.send(model.GoToDay{Day: model.FirstDay})
	w.presentHere()
	if w.talk.at != 3 {
		t.Errorf("elsewhere in time it begins at page %d, want 3", w.talk.at)
	}
}

// TestLayersOfAPageEndWithIt: a page without layers of its own has those of the window,
// as in an exported slide.
func TestLayersOfAPageEndWithIt(t *testing.T) {
	w, pages := told(t)
	first := pages[0]
	first.Layers = []string{"border"}
	w.send(model.TellStory{Story: w.model.State().Story.Now.With(0, first)})
	usual := w.model.State().Visible
	w.presentFrom(0)
	if got := w.model.State().Visible; got != layers.NewSet("border") {
		t.Errorf("the first page shows %v", got)
	}
	if w.talkTo(1); w.model.State().Visible != usual {
		t.Errorf("the second page shows %v, want %v", w.model.State().Visible, usual)
	}
}

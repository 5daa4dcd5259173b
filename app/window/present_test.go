package window

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"borderatlas/app/export/slides"
	"borderatlas/app/model"
	"borderatlas/app/story"
)

// told is a window with the story of April 2021, and its pages.
func told(t *testing.T) (*Window, []story.Page) {
	t.Helper()
	w := opened(t, 1366, 768)
	r, _ := story.Find("april-2021")
	w.send(model.TellStory{Story: r.Story(w.content.Stack.Data().Chronicle, w.model.Text())})
	return w, w.model.State().Story.Now.Pages
}

// typedKey presses a key where nothing has the focus.
func typedKey(w *Window, name fyne.KeyName, code int) {
	w.typed(&fyne.KeyEvent{Name: name, Physical: fyne.HardwareKey{ScanCode: code}})
}

// TestPresentation walks through a story with every key, and ends where it began.
func TestPresentation(t *testing.T) {
	t.Setenv("FYNE_PLATFORM", "x11")
	w, pages := told(t)
	before := w.document()
	typedKey(w, fyne.KeyF5, 0)
	if w.talk == nil || !w.win.FullScreen() || w.win.MainMenu() != nil {
		t.Fatal("F5 does not begin a presentation on the full screen without menus")
	}
	last := len(pages) - 1
	for _, step := range []struct {
		keys []fyne.KeyName
		want int
	}{
		{nil, 0},
		{[]fyne.KeyName{fyne.KeyRight}, 1},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeySpace}, 3},
		{[]fyne.KeyName{fyne.KeyLeft, fyne.KeyPageUp}, 1},
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyRight}, last},
		{[]fyne.KeyName{fyne.KeyHome, fyne.KeyLeft}, 0},
		{[]fyne.KeyName{"3", fyne.KeyReturn}, 2},
		{[]fyne.KeyName{"9", "9", fyne.KeyReturn}, last},
		{[]fyne.KeyName{"0", fyne.KeyReturn}, 0},
	} {
		for _, key := range step.keys {
			if len(key) == 1 {
				w.talkRune(rune(key[0]))
			}
			typedKey(w, key, 0)
		}
		if w.talk.at != step.want || w.model.State().At != pages[step.want].Position() {
			t.Fatalf("after %v page %d at %v, want %d", step.keys, w.talk.at, w.model.State().At, step.want)
		}
	}
	said := texts(w.talk.board.root)
	for _, want := range []string{"Camera dispute", "28 April 2021", "Kyrgyz side", "OpenStreetMap", "1 / 6"} {
		if !strings.Contains(said, want) {
			t.Errorf("the board lacks %q: %s", want, said)
		}
	}
	typedKey(w, fyne.KeyEscape, 0)
	if w.talk != nil || w.win.FullScreen() || w.win.MainMenu() == nil || !w.document().Equal(before) {
		t.Errorf("escape does not lead back:\n%s\nwant\n%s", w.document().State, before.State)
	}
}

// TestCurtain: B works with any alphabet, because it is told by its place.
func TestCurtain(t *testing.T) {
	t.Setenv("FYNE_PLATFORM", "x11")
	w, _ := told(t)
	w.presentFrom(0)
	for _, press := range []struct {
		name fyne.KeyName
		code int
		want bool
	}{
		{fyne.KeyB, bOfX11, true},
		{fyne.KeyB, bOfX11, false},
		{fyne.KeyUnknown, bOfX11, true},
		{fyne.KeyPeriod, 60, false},
		{fyne.KeyN, bOfX11, false},
		{fyne.KeyUnknown, 57, false},
		{fyne.KeyPeriod, 60, true},
	} {
		typedKey(w, press.name, press.code)
		if got := w.talk.curtain.Visible(); got != press.want {
			t.Errorf("after %q with code %d the screen is black: %t", press.name, press.code, got)
		}
	}
	typedKey(w, fyne.KeyRight, 0)
	if w.talk.curtain.Visible() {
		t.Error("the next page is black")
	}
}

func TestPlaceOfB(t *testing.T) {
	for _, c := range []struct {
		system, platform, display string
		want                      int
	}{
		{"linux", "", ":0", 56},
		{"linux", "x11", "", 56},
		{"linux", "wayland", ":0", 48},
		{"linux", "", "", 48},
		{"windows", "", "", 48},
		{"darwin", "", "", 11},
	} {
		env := map[string]string{"FYNE_PLATFORM": c.platform, "DISPLAY": c.display}
		if got := codeOfB(c.system, func(name string) string { return env[name] }); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func TestPresentHere(t *testing.T) {
	w, pages := told(t)
	w.send(model.GoToEvent{ID: pages[4].Event})
	w.presentHere()
	if w.talk.at != 4 {
		t.Errorf("page %d, want that of the chosen event", w.talk.at)
	}
	w.endTalk()
	w.send(model.TellStory{Story: story.Story{}})
	w.presentFrom(0)
	if n := len(w.content.Stack.Data().Chronicle.Events()); len(w.talk.pages) != n {
		t.Errorf("without a story %d pages, want the %d events", len(w.talk.pages), n)
	}
}

// TestWand: the ring follows the pointer and goes when it rests; one that was left
// goes with the page.
func TestWand(t *testing.T) {
	w, clock := played(t)
	w.presentFrom(0)
	wand := w.talk.wand
	if wand.Cursor() != desktop.HiddenCursor || wand.ring.Visible() {
		t.Error("the pointer is seen before it moves")
	}
	wand.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 200)}})
	if !wand.ring.Visible() || wand.ring.Position() != fyne.NewPos(300-wandSize/2, 200-wandSize/2) {
		t.Errorf("the ring is at %v", wand.ring.Position())
	}
	clock.pass(wandRest)
	if wand.ring.Visible() {
		t.Error("the ring stays")
	}
	wand.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(100, 100)})
	if len(wand.left) != 1 {
		t.Error("a right click leaves nothing")
	}
	w.talkTo(1)
	if len(wand.left) != 0 {
		t.Error("the next page has the rings of the last one")
	}
}

func TestSpeaker(t *testing.T) {
	w, pages := told(t)
	w.presentFrom(0)
	clock := newClock()
	at := time.Date(2025, 3, 13, 9, 59, 30, 0, time.UTC)
	say := func(p story.Page) slides.Said { return slides.Say(w.content.Stack, w.model.Frame(), p) }
	words := words{w.model.Text(), "en", w.model.Theme()}
	s := newSpeaker(words, w.app.NewWindow("notes"), clock.after, func() time.Time { return at }, say)
	s.win.SetContent(s.content())
	w.talk.notes = s
	s.show(w.talk)
	at = at.Add(95 * time.Second)
	clock.pass(time.Second)
	said := texts(s.content())
	e := w.content.Stack.Data().Chronicle.Event(pages[0].Event)
	for _, want := range []string{"1. " + e.Title, e.Sources[0].Title, "10:01", "1:35 since"} {
		if !strings.Contains(said, want) {
			t.Errorf("the speaker's screen lacks %q: %s", want, said)
		}
	}
	w.talkTo(len(pages) - 1)
	if said := texts(s.content()); !strings.Contains(said, "last page") {
		t.Errorf("the end is not told: %s", said)
	}
	w.endTalk()
	if clock.pass(time.Second); len(clock.waits) > 0 {
		t.Error("the clock goes on")
	}
}

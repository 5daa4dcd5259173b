package window

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/export/slides"
	"borderatlas/app/story"
)

// speaker is the window on the speaker's screen, while the audience has the other
// one: what the page says and what can be said beyond, the next page, the time of
// day and the time since the beginning.
type speaker struct {
	words
	win    fyne.Window
	say    func(story.Page) slides.Said
	now    func() time.Time
	begun  time.Time
	after  after
	stop   func()
	title  *paragraph
	notes  *fyne.Container
	sheet  *sheet
	next   *paragraph
	clock  *paragraph
	passed *paragraph
}

// showTo puts the presentation onto the audience's screen: with two screens onto
// the second one, with the speaker's window on the first.
func (w *Window) showTo(t *talk) {
	d, two := w.app.Driver().(desktop.Driver)
	secondary, able := w.win.(desktop.Window)
	if !two || !able || !d.HasSecondaryDisplay() {
		w.win.SetFullScreen(true)
		return
	}
	secondary.RequestFullScreenSecondary()
	words := words{w.model.Text(), w.model.State().Lang, w.model.Theme()}
	t.notes = newSpeaker(words, w.app.NewWindow(words.text("present.speaker")), w.player.after, time.Now, func(p story.Page) slides.Said {
		return slides.Say(w.content.Stack, w.model.Frame(), p)
	})
	t.notes.win.SetContent(container.NewStack(newGround(theme.ColorNameOverlayBackground), t.notes.content()))
	t.notes.win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { w.talkKey(ev) })
	t.notes.win.Canvas().SetOnTypedRune(w.talkRune)
	t.notes.win.SetCloseIntercept(w.endTalk)
	t.notes.win.Resize(fyne.NewSize(1100, 760))
	t.notes.win.Show()
}

func newSpeaker(w words, win fyne.Window, after after, now func() time.Time, say func(story.Page) slides.Said) *speaker {
	s := &speaker{
		words: w, win: win, say: say, now: now, begun: now(), after: after, sheet: &sheet{width: 660},
		title: newText("", title), notes: &fyne.Container{Layout: column{gapSmall}}, next: newText("", style{size: speakerNext}),
		clock: newText("", style{size: speakerClock, bold: true}), passed: newText("", style{size: speakerNext}),
	}
	s.tick()
	return s
}

// The sizes of type on the speaker's screen, in dp.
const (
	speakerNote  float32 = 18
	speakerNext  float32 = 20
	speakerClock float32 = 44
)

// content is the window's: notes at the left, the next page and the time at the right.
func (s *speaker) content() fyne.CanvasObject {
	notes := container.NewVScroll(&fyne.Container{Layout: s.sheet, Objects: []fyne.CanvasObject{s.notes}})
	side := &fyne.Container{Layout: column{gapMedium}, Objects: []fyne.CanvasObject{
		s.clock, s.passed, newRule(), newText(s.text("present.next"), caption), s.next, newRule(), newText(s.text("present.keys"), caption),
	}}
	left := &fyne.Container{Layout: topped{}, Objects: []fyne.CanvasObject{padded(inset{0, 0, 0, gapLarge}, s.title), notes}}
	return padded(inset{gapLarge, gapLarge, gapLarge, gapLarge}, &fyne.Container{
		Layout: columns{[]float32{0, 340}, gapLarge, false}, Objects: []fyne.CanvasObject{left, side},
	})
}

// show presents a page of a talk.
func (s *speaker) show(t *talk) {
	said := s.say(t.pages[t.at])
	s.title.SetText(strconv.Itoa(t.at+1) + ". " + said.Title)
	s.notes.Objects = nil
	for _, note := range append([]string{said.When, said.Lead}, said.Notes...) {
		s.notes.Add(newText(note, style{size: speakerNote}))
	}
	s.notes.Refresh()
	next := s.text("present.last")
	if t.at+1 < len(t.pages) {
		next = s.say(t.pages[t.at+1]).Title
	}
	s.next.SetText(next)
}

// tick writes the time, now and every second.
func (s *speaker) tick() {
	now := s.now()
	passed := now.Sub(s.begun)
	s.clock.SetText(now.Format("15:04"))
	s.passed.SetText(s.text("present.passed", strconv.Itoa(int(passed.Minutes())), twoDigits(int(passed.Seconds())%60)))
	s.stop = s.after(time.Second, s.tick)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func (s *speaker) close() {
	s.stop()
	s.win.Close()
}

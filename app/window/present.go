package window

import (
	"image/color"
	"os"
	"runtime"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"borderatlas/app/export/slides"
	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/mapview/fault"
)

// talk is a presentation on the full screen: the map at the left, the words of the
// page beside it in large type, nothing else. Its end leads back to where it began.
type talk struct {
	pages  []story.Page
	views  []orb.Bound
	at     int
	digits string // typed so far, for going to a page
	before model.State

	board   *board
	root    *fyne.Container
	curtain *canvas.Rectangle // black, over everything
	wand    *wand
	notes   *speaker // on the other screen, or nil
}

// presentHere presents from the page of the chosen event or day, or else from the
// chosen page of the story.
func (w *Window) presentHere() {
	told, chosen := w.toldNow()
	w.presentFrom(told.Here(chosen, w.model.State().At))
}

// toldNow is the story and its chosen page or, where it shows none, a page for each
// event that the filter picks.
func (w *Window) toldNow() (told story.Story, chosen int) {
	s := w.model.State()
	if len(s.Story.Now.Shown().Pages) > 0 {
		return s.Story.Now, s.Page
	}
	return story.OfEvents("", w.model.Picked()), 0
}

// presentFrom begins a presentation with a page, counted among those that are shown.
func (w *Window) presentFrom(at int) {
	told, _ := w.toldNow()
	told = told.Shown()
	if w.talk != nil || len(told.Pages) == 0 {
		return
	}
	w.closeModal()
	w.keep() // nothing is kept until the end
	w.noteSize()
	w.send(model.Play{On: false})
	before := w.model.State()
	w.send(model.CompareAs{Kind: model.NoCompare})
	t := &talk{pages: told.Pages, views: story.Frames(w.content.Stack.Data().Chronicle, told), at: -1, before: before}
	t.curtain = canvas.NewRectangle(color.Black)
	t.curtain.Hide()
	t.root = container.NewStack()
	w.model.Update(model.Cover{}) // nothing lies over the map
	w.talk = t
	w.dressTalk()
	w.win.SetMainMenu(nil)
	w.win.SetContent(t.root)
	w.showTo(t)
	w.app.Driver().SetDisableScreenBlanking(true)
	w.win.Canvas().Unfocus() // keys come to the window itself
	w.talkTo(max(at, 0))
}

// dressTalk makes board and pointer for the present language and colours.
func (w *Window) dressTalk() {
	t, words := w.talk, words{w.model.Text(), w.model.State().Lang, w.model.Theme()}
	w.wear(words.theme)
	t.board, t.wand = newBoard(words, w.stage), newWand(w.player.after)
	t.root.Objects = []fyne.CanvasObject{newGround(theme.ColorNameOverlayBackground), t.board.root, t.wand, t.curtain}
}

// presentTalk shows what changed while something is presented: the map and, in other
// colours, the board.
func (w *Window) presentTalk(c model.Change) {
	if c.Has(model.Language | model.Look) {
		w.dressTalk()
		w.showBoard()
		w.talk.root.Refresh()
	}
	w.showMap(c)
}

// talkTo shows a page; what there is none of is brought into the pages.
func (w *Window) talkTo(at int) {
	t := w.talk
	at = min(max(at, 0), len(t.pages)-1)
	t.digits = ""
	w.curtain(false)
	t.wand.clear()
	if at == t.at {
		return
	}
	t.at = at
	w.send(model.ShowPage{Page: t.pages[at], View: t.views[at], Layers: t.before.Visible})
	w.showBoard()
	if t.notes != nil {
		t.notes.show(t)
	}
}

// showBoard sets the words of the page.
func (w *Window) showBoard() {
	t := w.talk
	f := w.model.Frame()
	t.board.show(slides.Say(w.content.Stack, f, t.pages[t.at]), strings.Join(append(w.content.Stack.Credits(f), f.Text("export.note")), " · "), strconv.Itoa(t.at+1)+" / "+strconv.Itoa(len(t.pages)))
}

// curtain hides everything behind black, or shows it again.
func (w *Window) curtain(down bool) {
	show(w.talk.curtain, down)
	w.talk.root.Refresh() // what is hidden is not laid out
}

// endTalk leads back to the window as it was.
func (w *Window) endTalk() {
	t := w.talk
	if t == nil {
		return
	}
	w.talk = nil
	if t.notes != nil {
		t.notes.close()
	}
	w.win.SetFullScreen(false)
	w.app.Driver().SetDisableScreenBlanking(false)
	w.present(w.model.Update(model.Return{To: t.before}) | model.Look) // the panels are built anew
	w.tellWaitingFault()
}

// talkKey answers a key while something is presented. Letters are told by their
// place on the keyboard, so that they work with any alphabet.
func (w *Window) talkKey(ev *fyne.KeyEvent) bool {
	defer fault.Report()
	t := w.talk
	if t == nil {
		return false
	}
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown, fyne.KeySpace:
		w.talkTo(t.at + 1)
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		w.talkTo(t.at - 1)
	case fyne.KeyHome:
		w.talkTo(0)
	case fyne.KeyEnd:
		w.talkTo(len(t.pages) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		w.talkDigits()
	case fyne.KeyEscape:
		w.endTalk()
	case fyne.KeyF5:
		w.talkTo(0)
	case fyne.KeyPeriod:
		w.curtain(!t.curtain.Visible())
	default:
		if !isB(ev, codeOfB(runtime.GOOS, os.Getenv)) {
			return false
		}
		w.curtain(!t.curtain.Visible())
	}
	return true
}

// talkDigits goes to the page whose number was typed, or to the next one.
func (w *Window) talkDigits() {
	t := w.talk
	n, err := strconv.Atoi(t.digits)
	if err != nil {
		w.talkTo(t.at + 1)
		return
	}
	w.talkTo(n - 1)
}

// talkRune collects digits.
func (w *Window) talkRune(r rune) {
	defer fault.Report()
	const longest = 4
	if t := w.talk; t != nil && r >= '0' && r <= '9' && len(t.digits) < longest {
		t.digits += string(r)
	}
}

// The scan codes of the key B. They mean other keys on the other systems, so only
// that of the running one counts.
const (
	bOfX11   = 56
	bOfEvdev = 48 // Wayland and Windows
	bOfMacOS = 11
)

// isB tells whether a key is where B is on a Latin keyboard, whatever the alphabet.
func isB(ev *fyne.KeyEvent, code int) bool {
	latin := len(ev.Name) == 1 && ev.Name >= "A" && ev.Name <= "Z"
	return ev.Name == fyne.KeyB || !latin && ev.Physical.ScanCode == code
}

// codeOfB is the scan code on a system with an environment. X11 is preferred where
// there is a choice, see the start of the program.
func codeOfB(system string, env func(string) string) int {
	switch system {
	case "darwin":
		return bOfMacOS
	case "windows":
		return bOfEvdev
	}
	if asked := env("FYNE_PLATFORM"); asked == "x11" || asked == "" && env("DISPLAY") != "" {
		return bOfX11
	}
	return bOfEvdev
}

// modifiers are the keys Shift, Ctrl and Alt as they are held now.
func (w *Window) modifiers() fyne.KeyModifier {
	if d, ok := w.app.Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

package window

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"time"

	"borderatlas/app/document"
	"borderatlas/mapview/fault"
)

// atlasFile is the document that the window shows: everything that was chosen.
// Without a path it was never saved; then leaving it asks about a story alone, because
// the next start finds everything else in the settings.
type atlasFile struct {
	path       string
	place      *document.File           // at the path; nil: there is none, or it is to be read only
	readOnly   bool                     // another window has it
	saving     *errand                  // the last one that writes it, or nil
	saves      map[string]chan struct{} // closed when the last writing to a path is over
	saved      document.Document        // as it was begun, opened or saved
	kept       document.Document        // what was last given to recovery
	keepFailed bool                     // and was said
	recovery   recovery                 // nil: nothing is kept
	last       chan struct{}            // closed when the last work with recovery is done; nil: there was none
}

// beside does work with the recovery file, which may have to wait for the disk, in
// the order in which it is asked for and beside the user interface.
func (f *atlasFile) beside(work func(recovery) error) {
	if f.recovery == nil {
		return
	}
	before, done := f.last, make(chan struct{})
	f.last = done
	go func() {
		defer close(done)
		if before != nil {
			<-before
		}
		_ = fault.Try(func() error { return work(f.recovery) }) // who asked for it says what failed, where that matters
	}()
}

// diskPatience is how long the end of the program waits for the disk.
const diskPatience = 2 * time.Second

// settle waits for what was begun, but not longer than a time.
func (f *atlasFile) settle(longest time.Duration) {
	if f.last != nil {
		await(f.last, longest)
	}
}

// release gives up the place of the document, beside the user interface.
func (f *atlasFile) release() (done <-chan struct{}) {
	place, end := f.place, make(chan struct{})
	f.place = nil
	go func() {
		place.Close()
		close(end)
	}()
	return end
}

// await waits for an end, but not longer than a time.
func await(end <-chan struct{}, longest time.Duration) {
	select {
	case <-end:
	case <-time.After(longest):
	}
}

// recovery is where the unsaved document is kept: a document.Recovery.
type recovery interface {
	Keep(data []byte) error
	Discard() error
	Left() ([]byte, error)
	Forget() error
	Take() error
}

// keepEvery is how often changes are kept in case the program is killed; the promise is
// ten seconds.
const keepEvery = 5 * time.Second

// document is what the window shows now.
func (w *Window) document() document.Document {
	state, err := w.model.Snapshot()
	if err != nil { // a number that JSON does not have: a first start's state instead
		state = json.RawMessage("{}")
	}
	told, _ := w.model.Told() // a story is text and numbers that JSON has
	return document.Document{State: state, Story: told}
}

// beginFile takes the present state as that of a new document, and keeps changes
// of it from now on. What a killed program left behind is offered.
func (w *Window) beginFile(r recovery) {
	w.file.saved, w.file.recovery = w.document(), r
	w.findLeft()
	w.keepLater()
}

// findLeft looks for what a killed program left behind.
func (w *Window) findLeft() {
	w.file.beside(func(r recovery) error {
		data, err := r.Left()
		if err == nil && data != nil {
			w.queue(func() { w.offerLeft(data) })
		}
		return err
	})
}

// offerLeft asks whether to open what a killed program left behind. Without an answer
// it stays, and the next start asks again.
func (w *Window) offerLeft(data []byte) {
	d, report, err := document.Decode(data)
	if err != nil {
		w.findLeft() // it stays, and an older one may be readable
		return
	}
	text := w.model.Text()
	w.open(text("file.left"), newText(text("file.left.question"), body), nil,
		answer{text("file.left.open"), func() { w.leaving(func() { w.rescue(d, report) }) }},
		answer{text("file.left.forget"), func() { w.file.beside(recovery.Forget) }})
}

// rescue shows what a killed program left behind. None of it is saved anywhere else,
// so it stays on the disk, and leaving it asks about its story.
func (w *Window) rescue(d document.Document, report document.Report) {
	if w.adopt("", d, report) {
		w.file.beside(recovery.Take)
		w.file.saved, w.file.kept = document.Document{}, w.document()
	}
}

// keepLater keeps what has changed after a while, and again and again.
func (w *Window) keepLater() {
	w.player.after(keepEvery, func() {
		w.keep()
		w.keepLater()
	})
}

// keep writes what has changed to the recovery file, or removes the file if everything
// is again as it was saved. What a presentation shows is no change: its end leads back.
func (w *Window) keep() {
	if w.talk != nil {
		return
	}
	f := &w.file
	now := w.document()
	switch {
	case f.recovery == nil || now.Equal(f.kept):
		return
	case now.Equal(f.saved):
		if f.kept.State != nil {
			w.forget()
		}
		return
	}
	f.kept = now
	data, err := now.Encode(w.version)
	if err != nil {
		return
	}
	f.beside(func(r recovery) error {
		err := r.Keep(data)
		w.queue(func() { w.keptOrNot(now, err) })
		return err
	})
}

// keptOrNot lets changes that could not be kept be tried again at the next turn, and
// says so once until it has worked again.
func (w *Window) keptOrNot(tried document.Document, err error) {
	f := &w.file
	if err == nil {
		f.keepFailed = false
		return
	}
	if f.kept.Equal(tried) { // nothing newer was given to recovery since
		f.kept = document.Document{}
	}
	if f.keepFailed || w.closed || w.talk != nil {
		return
	}
	f.keepFailed = true
	text := w.model.Text()
	w.showPage(text("file.keep.failed"), newText(text("file.keep.failed.why", err.Error()), body))
}

// forget removes the recovery file.
func (w *Window) forget() {
	w.file.beside(recovery.Discard) // one that stays is offered at the next start
	w.file.kept = document.Document{}
}

// unsaved tells whether leaving the document would lose changes.
func (w *Window) unsaved() bool {
	now := w.document()
	if w.file.path == "" {
		return string(now.Story) != string(w.file.saved.Story)
	}
	return !now.Equal(w.file.saved)
}

// leaving does something that replaces the document, after it is written where it is
// being saved, and after asking about changes.
func (w *Window) leaving(do func()) {
	w.endTalk() // its page is no change
	if e := w.file.saving; e != nil && e.ctx.Err() == nil {
		w.awaitSave(func() { w.leaving(do) })
		return
	}
	if !w.unsaved() {
		do()
		return
	}
	text := w.model.Text()
	question := text("file.unsaved.question", filepath.Base(w.file.path))
	if w.file.path == "" {
		question = text("file.unsaved.story")
	}
	w.open(text("file.unsaved"), newText(question, body), nil,
		answer{text("file.unsaved.save"), func() { w.saveFile(do) }},
		answer{text("file.unsaved.drop"), do},
		answer{text: text("dialog.cancel")})
}

// newFile begins a document with the view and the day of a first start.
func (w *Window) newFile() {
	w.leaving(func() { w.adopt("", document.Document{State: json.RawMessage("{}")}, document.Report{}) })
}

// adopt shows a document and says what of it could not be used. One from a picture
// has no path: saving must not replace the picture. It tells whether it could.
func (w *Window) adopt(path string, d document.Document, report document.Report) bool {
	w.endTalk() // it would lead back into the document before
	change, losses, ok := w.model.Adopt(d.State, d.Story)
	text := w.model.Text()
	if !ok {
		w.showPage(text("file.failed"), newText(text("file.foreign", filepath.Base(path)), body))
		return false
	}
	w.forget()
	if path != "" {
		w.remember(path)
	}
	w.file.release()
	w.file.path, w.file.readOnly = "", false
	if isAtlas(path) {
		w.file.path = path
	}
	w.choices = w.openedChoices()
	w.present(change)
	w.file.saved = w.document()
	w.showName()
	if !report.Clean() || len(losses) > 0 {
		w.showLosses(path, report, losses)
	}
	return true
}

// isAtlas tells whether a name is that of an atlas file, however it is written.
func isAtlas(path string) bool { return strings.EqualFold(filepath.Ext(path), document.Ending) }

// showName writes the document's name into the window's title.
func (w *Window) showName() {
	name := w.app.Metadata().Name
	switch base := filepath.Base(w.file.path); {
	case w.file.readOnly:
		name = w.model.Text()("file.title.read-only", base) + " – " + name
	case w.file.path != "":
		name = base + " – " + name
	}
	w.win.SetTitle(name)
}

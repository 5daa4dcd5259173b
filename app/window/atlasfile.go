package window

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"borderatlas/app/document"
	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/mapview/fault"
)

// atlasFile is the document that the window shows: everything that was chosen.
// Without a path it was never saved; then leaving it asks about a story alone, because
// the next start finds everything else in the settings.
type atlasFile struct {
	path     string
	saved    document.Document // as it was begun, opened or saved
	kept     document.Document // what was last given to recovery
	recovery recovery          // nil: nothing is kept
	last     chan struct{}     // closed when the last work with recovery is done; nil: there was none
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
		_ = fault.Try(func() error { return work(f.recovery) }) // a disk that is full is no reason to disturb: saving will say so
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

const (
	recentKey  = "recent-files" // preference: the paths, the last one first
	mostRecent = 8
	// keepEvery is how often changes are kept in case the program is killed; the
	// promise is ten seconds.
	keepEvery = 5 * time.Second
)

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
	f.beside(func(r recovery) error { return r.Keep(data) })
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

// leaving does something that replaces the document, after asking about changes.
func (w *Window) leaving(do func()) {
	w.endTalk() // its page is no change
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

// openFile reads a document, or the one in a picture, beside the user interface.
func (w *Window) openFile(path string) {
	w.leaving(func() {
		go func() {
			d, report, err := document.ReadFile(context.Background(), path)
			w.queue(func() {
				if err != nil {
					w.forgetRecent(path)
					w.showPage(w.model.Text()("file.failed"), newText(w.fileError(path, err), body))
					return
				}
				w.adopt(path, d, report)
			})
		}()
	})
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
	w.file.path = ""
	if isAtlas(path) {
		w.file.path = path
	}
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

// longestUnknown is how many letters of the names of unknown parts are shown.
const longestUnknown = 1000

// showLosses says what of a document could not be used.
func (w *Window) showLosses(path string, report document.Report, losses []model.Loss) {
	text := w.model.Text()
	var lines []fyne.CanvasObject
	if report.Newer > 0 {
		lines = append(lines, newText(text("file.newer", strconv.Itoa(report.Newer), strconv.Itoa(document.Version)), body))
	}
	if report.Line > 0 {
		lines = append(lines, newText(text("file.damaged", strconv.Itoa(report.Line), strconv.Itoa(report.Column)), body))
	}
	few := func(list []string) []string {
		if more := len(list) - model.MostLosses; more > 0 {
			return append(list[:model.MostLosses:model.MostLosses], text("file.more", more))
		}
		return list
	}
	if len(report.Unknown) > 0 {
		lines = append(lines, newText(text("file.unknown", lang.Excerpt(lang.Printable(strings.Join(few(report.Unknown), ", ")), longestUnknown)), body))
	}
	var lost []string
	for _, l := range losses {
		lost = append(lost, text("file.loss", lang.Printable(l.Field), lang.Printable(l.Value)))
	}
	if len(lost) > 0 {
		lines = append(lines, newText(text("file.losses"), body))
	}
	for _, line := range few(lost) {
		lines = append(lines, newText(line, table))
	}
	heading := text("file.partly", filepath.Base(path))
	if path == "" {
		heading = text("file.left.partly")
	}
	w.showPage(heading, lines...)
}

// fileError is why a file cannot be opened, in one sentence.
func (w *Window) fileError(path string, err error) string {
	text, name := w.model.Text(), lang.Printable(filepath.Base(path))
	switch {
	case errors.Is(err, document.ErrForeign):
		return text("file.foreign", name)
	case errors.Is(err, document.ErrHuge):
		return text("file.huge", name, strconv.Itoa(document.MaxBytes>>20))
	case errors.Is(err, document.ErrHugePicture):
		return text("file.huge", name, strconv.Itoa(document.MaxPicture>>20))
	case errors.Is(err, document.ErrCrowded):
		return text("file.crowded", name)
	case errors.Is(err, document.ErrNoFile):
		return text("file.no-file", name)
	case errors.Is(err, document.ErrNoState):
		return text("file.stateless", name)
	case errors.Is(err, document.ErrTampered):
		return text("file.tampered", name)
	case errors.Is(err, fs.ErrNotExist):
		return text("file.missing", lang.Printable(path))
	}
	return text("file.unread", reason(err))
}

// dropped opens the first file that was dropped onto the window.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	defer fault.Report()
	if len(files) > 0 && files[0].Scheme() == "file" {
		w.openFile(files[0].Path())
	}
}

// openDialog asks for a file.
func (w *Window) openDialog() {
	text := w.model.Text()
	w.askPath(text("file.open"), text("file.open.what"), text("file.open.open"), w.openable(), w.openFile)
}

// openable are the files that are likely to be opened: those opened and saved
// before, and other atlas files in the same folders and in the usual ones.
func (w *Window) openable() []string {
	list := w.recent()
	folders := w.exportFolders()
	for _, path := range list {
		folders = append(folders, filepath.Dir(path))
	}
	for _, folder := range folders {
		found, _ := filepath.Glob(filepath.Join(escapeGlob(folder), "*"+document.Ending)) // the pattern is right
		for _, path := range found {
			if !slices.Contains(list, path) {
				list = append(list, path)
			}
		}
	}
	if len(list) == 0 {
		return []string{folders[0] + string(filepath.Separator)}
	}
	return list[:min(len(list), mostOffered)]
}

// mostOffered is how many files a menu has room for.
const mostOffered = 20

// escapeGlob is a path as a pattern that matches itself.
func escapeGlob(path string) string {
	if filepath.Separator == '\\' { // there a pattern cannot escape, and brackets in folders' names are rare
		return path
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// saveFileAs asks where to save, and goes on when it is done; then may be nil.
func (w *Window) saveFileAs(then func()) {
	text := w.model.Text()
	name := layers.FileDate(w.content.Stack.Data().Chronicle, w.model.State().At) + document.Ending
	if w.file.path != "" {
		name = filepath.Base(w.file.path)
	}
	var paths []string
	for _, folder := range w.exportFolders() {
		paths = append(paths, filepath.Join(folder, name))
	}
	w.askPath(text("file.save"), text("file.save.what"), text("save.save"), paths, func(path string) {
		w.saveTo(path, path == w.file.path, then)
	})
}

// askPath asks for a path, offering some.
func (w *Window) askPath(heading, what, do string, offered []string, then func(string)) {
	var path *field
	answered := func(string) {
		typed := path.Text
		w.closeModal()
		then(typed)
	}
	path = newSuggestions(offered, w.model.Text()("save.folders"), answered, w.closeModal)
	form := &fyne.Container{Layout: column{gapSmall}, Objects: []fyne.CanvasObject{
		newText(what, body), newText(w.model.Text()("save.file"), head), path,
	}}
	w.open(heading, form, nil,
		answer{do, func() { then(path.Text) }},
		answer{text: w.model.Text()("dialog.cancel")})
	w.win.Canvas().Focus(path)
}

// saveFile saves where the document was saved before, and then goes on.
func (w *Window) saveFile(then func()) {
	if w.file.path == "" {
		w.saveFileAs(then)
		return
	}
	w.saveTo(w.file.path, true, then)
}

// saveTo writes the document and then goes on, if it was written.
func (w *Window) saveTo(path string, force bool, then func()) {
	if w.refuseName(path, func() { w.saveFileAs(then) }) {
		return
	}
	if !isAtlas(path) {
		path += document.Ending
	}
	now, text := w.document(), w.model.Text()
	data, err := now.Encode(w.version)
	if err == nil {
		err = export.Save(context.Background(), path, force, func(out io.Writer) error {
			_, err := out.Write(data)
			return err
		})
	}
	switch {
	case errors.Is(err, export.ErrExists):
		w.open(text("save.exists"), newText(text("save.exists.question", filepath.Base(path)), body), nil,
			answer{text: text("dialog.cancel")}, // return keeps the file
			answer{text("save.replace"), func() { w.saveTo(path, true, then) }})
	case err != nil:
		w.showPage(text("file.unwritten"), newText(fileFault(text, path, err), body))
	default:
		w.file.path, w.file.saved = path, now
		w.forget()
		w.remember(path)
		w.showName()
		if then != nil {
			then()
		}
	}
}

// showName writes the document's name into the window's title.
func (w *Window) showName() {
	name := w.app.Metadata().Name
	if w.file.path != "" {
		name = filepath.Base(w.file.path) + " – " + name
	}
	w.win.SetTitle(name)
}

// recent lists the files opened and saved before, the last one first.
func (w *Window) recent() []string { return w.app.Preferences().StringList(recentKey) }

func (w *Window) remember(path string) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	list := append([]string{path}, without(w.recent(), path)...)
	w.app.Preferences().SetStringList(recentKey, list[:min(len(list), mostRecent)])
	w.showMenus()
}

func (w *Window) forgetRecent(path string) {
	w.app.Preferences().SetStringList(recentKey, without(w.recent(), path))
	w.showMenus()
}

// shortPath is a path with its last folder only, for a menu.
func shortPath(path string) string {
	return filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
}

func without(list []string, gone string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == gone })
}

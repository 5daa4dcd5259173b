package window

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"

	"borderatlas/app/atomicfile"
	"borderatlas/app/document"
	"borderatlas/app/lang"
	"borderatlas/layers"
)

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
	w.askPath(text("file.save"), text("file.save.what"), text("save.save"), paths, func(path string) { w.saveTo(path, then) })
}

// askPath asks for a path, offering some; below it there is room for more.
func (w *Window) askPath(heading, what, do string, offered []string, then func(string), more ...fyne.CanvasObject) *field {
	var path *field
	answered := func(string) {
		typed := path.Text
		w.closeModal()
		then(typed)
	}
	path = newSuggestions(offered, w.model.Text()("save.folders"), answered, w.closeModal)
	form := &fyne.Container{Layout: column{gapSmall}, Objects: append([]fyne.CanvasObject{
		newText(what, body), newText(w.model.Text()("save.file"), head), path,
	}, more...)}
	w.open(heading, form, nil,
		answer{do, func() { then(path.Text) }},
		answer{text: w.model.Text()("dialog.cancel")})
	w.win.Canvas().Focus(path)
	return path
}

// saveFile saves where the document was saved before, and then goes on.
func (w *Window) saveFile(then func()) {
	if w.file.place == nil {
		w.saveFileAs(then)
		return
	}
	w.save(w.file.place, then)
}

// saveTo saves the document under a name that was typed and then goes on, if it was written.
func (w *Window) saveTo(path string, then func()) {
	if w.refuseName(path, func() { w.saveFileAs(then) }) {
		return
	}
	if !isAtlas(path) {
		path += document.Ending
	}
	if w.file.place != nil && path == w.file.place.Path() {
		w.save(w.file.place, then)
		return
	}
	w.save(document.NewFile(path), then)
}

// save writes the document as it is now, after what is being written to the same path,
// and then goes on, if it was written.
func (w *Window) save(place *document.File, then func()) {
	now, path := w.document(), place.Path()
	data, err := now.Encode(w.version)
	if err != nil {
		w.unsavable(place, err, then)
		return
	}
	if w.file.saves == nil {
		w.file.saves = map[string]chan struct{}{}
	}
	before, done := w.file.saves[path], make(chan struct{})
	w.file.saves[path] = done
	var e *errand
	e = w.run(w.model.Text()("file.saving", lang.Printable(filepath.Base(path))), func(ctx context.Context) func() {
		defer close(done)
		if before != nil {
			<-before // also where it was given up: it may still take its place
		}
		err := ctx.Err()
		if err == nil {
			err = w.disk.save(ctx, place, data)
		}
		return func() { w.saved(e, place, now, err, then) }
	})
	w.file.saving = e
}

// saved goes on when the document has been written, or says why it has not.
func (w *Window) saved(e *errand, place *document.File, now document.Document, err error, then func()) {
	last := w.file.saving == e
	if last {
		w.file.saving = nil
	}
	if err != nil {
		w.whenFree(func() { w.unsavable(place, err, then) })
		return
	}
	if w.file.place != place {
		w.file.release()
		w.file.place = place
	}
	w.file.path, w.file.saved, w.file.readOnly = place.Path(), now, false
	if w.document().Equal(now) {
		w.forget()
	}
	w.remember(w.file.path)
	w.showName()
	switch {
	case then != nil:
		then()
	case last && e.after != nil:
		e.after()
	}
}

// unsavable says why a file was not written, and asks whether to write it all the same
// where that can be.
func (w *Window) unsavable(place *document.File, err error, then func()) {
	text, name := w.model.Text(), lang.Printable(filepath.Base(place.Path()))
	ask := func(id, do string) {
		w.open(text(id), newText(text(id+".question", name), body), nil,
			answer{text("file.save"), func() { w.saveFileAs(then) }}, // return replaces nothing
			answer{text(do), func() { place.Accept(err); w.save(place, then) }},
			answer{text: text("dialog.cancel")})
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		ask("save.exists", "save.replace")
	case errors.Is(err, document.ErrChanged):
		ask("file.changed", "file.changed.overwrite")
	case errors.Is(err, document.ErrVanished):
		ask("file.vanished", "file.vanished.again")
	case errors.Is(err, atomicfile.ErrReadOnly):
		ask("save.locked", "save.replace")
	default:
		w.showPage(text("file.unwritten"), newText(fileFault(text, place.Path(), err), body))
	}
}

// awaitSave does something when the document that is being saved is written.
func (w *Window) awaitSave(do func()) {
	text, e := w.model.Text(), w.file.saving
	e.after = do
	stay := func() {
		e.after = nil
		w.showErrand(e)
	}
	w.open(e.heading, newText(text("file.saving.wait"), body), nil,
		answer{text("dialog.cancel"), stay},
		answer{text("file.saving.drop"), func() {
			e.cancel()
			w.file.saving = nil
			do()
		}})
	e.box = w.modal
	e.box.escaped = stay
}

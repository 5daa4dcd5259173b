package window

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"borderatlas/app/atomicfile"
	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/mapview/fault"
)

// writing is an export that runs beside the user interface.
type writing struct {
	heading string
	bar     func() fyne.CanvasObject // makes what shows how far it is
	cancel  context.CancelFunc
	box     *modal // that tells of it; another one in its place leaves it running
}

// infinite is a bar of work of unknown length.
func infinite() fyne.CanvasObject { return widget.NewProgressBarInfinite() }

// write runs an export, with a box that shows a bar and a button that gives it up; ended
// is told how it ended, unless it was given up. There is one at a time.
func (w *Window) write(heading string, bar func() fyne.CanvasObject, work func(context.Context) error, ended func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	end := make(chan struct{})
	j := &writing{heading: heading, bar: bar, cancel: func() {
		cancel()
		w.writing = nil
	}}
	w.writing = j
	w.stopWriting = func() {
		cancel()
		await(end, diskPatience)
	}
	w.showWriting()
	w.beside.run(func() func() {
		err := fault.Try(func() error { return work(ctx) })
		close(end)
		return func() {
			if ctx.Err() != nil { // it was given up, and something else may be open by now
				return
			}
			j.cancel()
			w.closeBox(j.box)
			w.whenFree(func() { ended(err) })
		}
	})
}

// showWriting shows how far the export is.
func (w *Window) showWriting() {
	j := w.writing
	w.open(j.heading, j.bar(), nil, answer{w.model.Text()("dialog.cancel"), j.cancel})
	j.box = w.modal
	j.box.escaped = j.cancel
}

// stillWriting shows how far the export is that is running, if one is.
func (w *Window) stillWriting() bool {
	if w.writing == nil {
		return false
	}
	w.showWriting()
	return true
}

// askWriting asks what is to become of the export when the window is closed.
func (w *Window) askWriting() {
	text, j := w.model.Text(), w.writing
	w.open(text("save.running"), newText(text("save.running.question"), body), nil,
		answer{text("save.running.keep"), w.showWriting},
		answer{text("save.running.stop"), func() {
			j.cancel()
			w.leave()
		}})
	j.box = w.modal
	j.box.escaped = w.showWriting
}

// fileWriting is an export into a file.
type fileWriting struct {
	path  string
	bar   func() fyne.CanvasObject
	write func(ctx context.Context, force bool) error
	back  func() // leads back to the choices
}

// writeFile writes a file and says how it ended. What is there is only replaced after a
// question, or with force; whoever keeps it is asked for another name.
func (w *Window) writeFile(f fileWriting, force bool) {
	text := w.model.Text()
	w.write(text("save.writing", lang.Printable(filepath.Base(f.path))), f.bar, func(ctx context.Context) error { return f.write(ctx, force) }, func(err error) {
		var about *fs.PathError
		switch {
		case errors.Is(err, export.ErrExists):
			w.askReplacing("save.exists", f.path, f)
		case errors.Is(err, atomicfile.ErrReadOnly) && errors.As(err, &about):
			unlocked := f
			unlocked.write = func(ctx context.Context, _ bool) error {
				return atomicfile.WhileWritable(about.Path, func() error { return f.write(ctx, true) })
			}
			w.askReplacing("save.locked", about.Path, unlocked)
		default:
			w.written(f, err)
		}
	})
}

// askReplacing asks whether to replace what is at a path.
func (w *Window) askReplacing(id, path string, f fileWriting) {
	text := w.model.Text()
	w.open(text(id), newText(text(id+".question", lang.Printable(filepath.Base(path))), body), nil,
		answer{text("dialog.cancel"), f.back}, // return keeps the file
		answer{text("save.replace"), func() { w.writeFile(f, true) }})
}

// written says where the file is, or why there is none and leads back to the choices.
func (w *Window) written(f fileWriting, err error) {
	text := w.model.Text()
	if err != nil {
		w.open(text("save.failed"), newText(fileFault(text, f.path, err)+" "+text("save.nothing-left"), body), nil,
			answer{text("save.back"), f.back}, answer{text: text("dialog.close")})
		return
	}
	w.settings.SetString(folderKey, filepath.Dir(f.path))
	w.open(text("save.done"), newText(text("save.done.where", f.path), body), nil,
		answer{text: text("dialog.close")},
		answer{text("save.open"), func() { w.show(f.path) }},
		answer{text("save.open-folder"), func() { w.show(filepath.Dir(f.path)) }})
}

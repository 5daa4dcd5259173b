package window

import (
	"context"
	"io/fs"
	"os"
	"time"

	"fyne.io/fyne/v2/widget"

	"borderatlas/app/atomicfile"
	"borderatlas/app/document"
	"borderatlas/mapview/fault"
)

// disk is what the window asks of file systems. A share in a network may answer late or
// never, so nothing of it is called on the toolkit's goroutine.
type disk struct {
	open  func(ctx context.Context, path string) (document.Opened, error)
	save  func(ctx context.Context, place *document.File, data []byte) error
	stat  func(path string) (fs.FileInfo, error)
	list  func(folder string) ([]fs.DirEntry, error)
	sweep func(folder string)
}

// realDisk asks the system.
var realDisk = disk{
	open:  document.OpenFile,
	save:  func(ctx context.Context, place *document.File, data []byte) error { return place.Save(ctx, data) },
	stat:  os.Stat,
	list:  os.ReadDir,
	sweep: atomicfile.Sweep,
}

// patience is how long work with files may take before a box tells of it.
const patience = 300 * time.Millisecond

// errand is work with files that runs beside the user interface.
type errand struct {
	heading string
	ctx     context.Context
	cancel  context.CancelFunc
	after   func() // waits for it; may be nil
	over    bool
	box     *modal // that tells of it, or nil
}

// run does work with files beside the user interface, and what it returns on the
// toolkit's goroutine. If it takes a while a box tells of it, with a button that gives it
// up: then what it returns is not done, even if a disk that does not answer holds it up
// for ever.
func (w *Window) run(heading string, work func(ctx context.Context) (then func())) *errand {
	e := &errand{heading: heading}
	e.ctx, e.cancel = context.WithCancel(context.Background())
	stop := w.player.after(patience, func() { w.showErrand(e) })
	w.beside.run(func() func() {
		done := make(chan func(), 1)
		go func() {
			var then func()
			if err := fault.Try(func() error { then = work(e.ctx); return nil }); err != nil {
				then = func() { panic(err) } // it is told of as any other fault
			}
			done <- then
		}()
		var then func()
		select {
		case then = <-done:
		case <-e.ctx.Done():
		}
		return func() {
			stop()
			e.over = true
			w.closeBox(e.box)
			if e.ctx.Err() == nil {
				e.cancel()
				then()
			}
		}
	})
	return e
}

// showErrand tells of work that takes a while. A box that is there already stays, and
// there is another look later.
func (w *Window) showErrand(e *errand) {
	if e.over || e.ctx.Err() != nil || w.closed {
		return
	}
	if w.modal != nil {
		w.player.after(patience, func() { w.showErrand(e) })
		return
	}
	w.open(e.heading, widget.NewProgressBarInfinite(), nil, answer{w.model.Text()("dialog.cancel"), e.cancel})
	e.box = w.modal
	e.box.escaped = e.cancel
}

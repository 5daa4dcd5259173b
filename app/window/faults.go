package window

import (
	"errors"

	"borderatlas/mapview/fault"
)

// faultsTold is what was told of faults of the program.
type faultsTold struct {
	places  map[string]bool // told once each: a fault in drawing comes with every frame
	waiting *fault.Error    // for the end of a presentation, or nil
}

// faulted says that a part of the program failed; the rest goes on. It may be called
// from any goroutine.
func (w *Window) faulted(e *fault.Error) { w.queue(func() { w.tellFault(e) }) }

// drawingFailed is told that a part of the map could not be drawn and is left out.
func (w *Window) drawingFailed(err error) {
	if e := new(fault.Error); errors.As(err, &e) {
		w.tellFault(e)
	}
}

// tellFault says what failed, in one sentence and once, after the unsaved copy has been
// renewed. A presentation is not interrupted: its end says it.
func (w *Window) tellFault(e *fault.Error) {
	if w.faults.places[e.At] {
		return
	}
	if w.faults.places == nil {
		w.faults.places = map[string]bool{}
	}
	w.faults.places[e.At] = true
	if w.model == nil { // nothing is there yet
		w.refuse(e)
		return
	}
	_ = fault.Try(func() error { w.keep(); return nil }) // it may be what fails
	if w.talk != nil {
		w.faults.waiting = e
		return
	}
	text := w.model.Text()
	w.showPage(text("fault.title"), newText(text("fault.text", e.Error()), body))
}

// tellWaitingFault says what failed while something was presented.
func (w *Window) tellWaitingFault() {
	if e := w.faults.waiting; e != nil {
		w.faults.waiting = nil
		text := w.model.Text()
		w.showPage(text("fault.title"), newText(text("fault.text", e.Error()), body))
	}
}

// Finish saves what Close saves, if that has not been done, when the toolkit's loop has
// ended; of what a fault has left behind as much as can be.
func (w *Window) Finish() {
	_ = fault.Try(func() error { w.stopped(); return nil })
}

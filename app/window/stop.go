package window

import "borderatlas/app/model"

// stopped saves what Close saves, if the toolkit has ended before anybody could call
// that: it answers an interrupt and the end of a session of itself (Fyne 2.8.1,
// catchTerm), and throws away what the queue holds. There is no window any more, so
// nothing may be drawn.
func (w *Window) stopped() {
	if w.closed {
		return
	}
	w.noteSize()
	if w.talk != nil { // its page is not what was chosen
		w.model.Update(model.Return{To: w.talk.before})
		w.talk = nil
	}
	w.saveAll()
}

// noteSize tells the model the size of the window. That of a presentation is not its
// own, and for a while after the end of one the toolkit has no other; then the size that
// was known before stays.
func (w *Window) noteSize() {
	if w.model != nil && w.talk == nil {
		size := w.win.Canvas().Size()
		w.model.Update(model.Resized{Size: model.Size{W: size.Width, H: size.Height}})
	}
}

// saveAll remembers the state, leaves what is not saved for the next start, and gives
// up what is being written.
func (w *Window) saveAll() {
	w.closed = true
	if w.model == nil { // closed before the content was there
		return
	}
	if w.unsaved() {
		w.keep()
	} else {
		w.forget()
	}
	w.settings.SetString(settingsKey, w.model.Save())
	if w.stopWriting != nil { // or a part of a file would stay in the user's folder
		w.stopWriting()
	}
	w.file.settle(diskPatience)
	w.endFile()
}

// endFile lets the document's file be written to its end, if it is being written, and
// gives it up; neither takes long, or the disk does not answer.
func (w *Window) endFile() {
	if done := w.file.saves[w.file.path]; done != nil {
		await(done, diskPatience)
	}
	await(w.file.release(), diskPatience)
}

package window

import "borderatlas/app/model"

// stopped saves what Close saves, if the toolkit has ended before anybody could call
// that: it answers an interrupt and the end of a session of itself (Fyne 2.8.1,
// catchTerm), and throws away what the queue holds. There is no window any more, so
// nothing may be drawn.
func (w *Window) stopped() {
	if w.closed || w.model == nil { // closed before the content was there
		return
	}
	w.closed = true
	if w.talk != nil { // its page and its size are not what was chosen
		w.model.Update(model.Return{To: w.talk.before})
		w.talk = nil
		w.app.Preferences().SetString(settingsKey, w.model.Save())
	} else {
		w.save()
	}
	w.keepOrForget()
	w.file.settle(diskPatience)
}

// keepOrForget leaves what is not saved for the next start, and nothing else.
func (w *Window) keepOrForget() {
	if w.unsaved() {
		w.keep()
	} else {
		w.forget()
	}
}

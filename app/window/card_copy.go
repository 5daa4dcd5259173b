package window

// copyCard puts the card of an event on the clipboard as plain text: all that it says,
// with every claim beside who makes it, and the sources.
func (w *Window) copyCard() {
	text, e := w.model.Text(), w.card.told
	if e == nil {
		w.showPage(text("copy.card.none"), newText(text("copy.card.none.how"), body))
		return
	}
	w.app.Clipboard().SetContent(plainText(newRecord(w.card.words, w.card.store(), e).parts()) + "\n")
	w.showPage(text("copy.card.done"), newText(text("copy.card.what", e.Title), body))
}

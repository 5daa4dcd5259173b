package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// newGive is the button on the map that offers what can be taken out of the program:
// pictures, presentations and data, and presenting itself.
func (w *Window) newGive(words words) fyne.CanvasObject {
	var b *button
	b = newButton(buttonSpec{icon: theme.UploadIcon(), tip: words.text("give.tip"), over: true}, w.key, func() {
		widget.ShowPopUpMenuAtRelativePosition(w.giveMenu(), w.win.Canvas(), fyne.NewPos(0, b.Size().Height), b)
	})
	return b
}

// giveMenu is what the button offers.
func (w *Window) giveMenu() *fyne.Menu {
	text := w.model.Text()
	return fyne.NewMenu("",
		menuItem(text("menu.export"), w.exportDialog),
		menuItem(text("menu.slides"), func() { w.slidesDialog().open() }),
		menuItem(text("menu.data"), w.dataDialog),
		menuItem(text("menu.copy-image"), w.copyImage),
		fyne.NewMenuItemSeparator(),
		menuItem(text("story.present"), func() { w.presentFrom(0) }))
}

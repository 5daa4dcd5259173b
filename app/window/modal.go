package window

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
	fynetooltip "github.com/dweymouth/fyne-tooltip"
)

// modal is a box over the window that has to be answered or closed. It is our own
// because the toolkit's dialogs have texts that cannot be translated at run time.
type modal struct {
	popup   *widget.PopUp
	closed  func() // may be nil
	escaped func() // what escape does when it has closed it; may be nil
}

// answer is a button of a modal; the first is the one that return presses.
type answer struct {
	text string
	do   func() // after the modal has closed; may be nil
}

const (
	modalWidth  float32 = 680
	modalPad    float32 = 24
	modalMargin float32 = 40  // dp that stay free around it
	modalFrame  float32 = 160 // height of everything but the content, at most
)

// open shows a modal in place of an earlier one: a heading, content that scrolls
// if it has to, and buttons. closed is called however it is closed.
func (w *Window) open(heading string, content fyne.CanvasObject, closed func(), answers ...answer) {
	var buttons []fyne.CanvasObject
	for i, a := range answers {
		buttons = append(buttons, newButton(buttonSpec{text: a.text, on: i == 0}, w.modalKey, func() {
			w.closeModal()
			if a.do != nil {
				a.do()
			}
		}))
	}
	w.openBox(heading, content, modalWidth, closed, buttons...)
}

// openBox is open with a width in dp and buttons that close nothing by themselves;
// the first of them gets the keys.
func (w *Window) openBox(heading string, content fyne.CanvasObject, most float32, closed func(), buttons ...fyne.CanvasObject) {
	w.closeModal()
	size := w.win.Canvas().Size()
	width := min(most, size.Width-2*modalMargin)
	s := &sheet{width: width - 2*modalPad}
	page := &fyne.Container{Layout: s, Objects: []fyne.CanvasObject{content}}
	scroll := container.NewVScroll(page)
	scroll.SetMinSize(fyne.NewSize(s.width, min(page.MinSize().Height, size.Height-2*modalMargin-modalFrame)))

	row := container.NewHBox(layout.NewSpacer())
	for _, b := range slices.Backward(buttons) {
		row.Add(b)
	}
	box := &fyne.Container{
		Layout:  column{gapLarge},
		Objects: []fyne.CanvasObject{newText(heading, title), scroll, row},
	}
	popup := widget.NewModalPopUp(container.NewStack(newSpan(width), padded(inset{modalPad, modalPad, modalPad, modalPad}, box)), w.win.Canvas())
	fynetooltip.AddPopUpToolTipLayer(popup)
	w.modal = &modal{popup: popup, closed: closed}
	popup.Show()
	w.win.Canvas().Focus(buttons[0].(fyne.Focusable))
}

// newSpan is nothing visible of a width.
func newSpan(width float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, 0))
	return r
}

// newTall is nothing visible of a height.
func newTall(height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(0, height))
	return r
}

// closeModal closes what is open, if anything is.
func (w *Window) closeModal() {
	m := w.modal
	if m == nil {
		return
	}
	w.modal = nil
	m.popup.Hide()
	fynetooltip.DestroyPopUpToolTipLayer(m.popup)
	if m.closed != nil {
		m.closed()
	}
	w.focusMap()
}

// closeBox closes a modal, if it is the open one.
func (w *Window) closeBox(m *modal) {
	if m != nil && w.modal == m {
		w.closeModal()
	}
}

// whenFree does something when no modal is open.
func (w *Window) whenFree(do func()) {
	m := w.modal
	if m == nil {
		do()
		return
	}
	closed := m.closed
	m.closed = func() {
		if closed != nil {
			closed()
		}
		w.queue(func() { w.whenFree(do) })
	}
}

// modalKey is the router of the buttons of a modal.
func (w *Window) modalKey(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape {
		return false
	}
	m := w.modal
	w.closeModal()
	if m != nil && m.escaped != nil {
		m.escaped()
	}
	return true
}

// showPage opens a modal with parts to read, one under the other.
func (w *Window) showPage(heading string, parts ...fyne.CanvasObject) {
	w.open(heading, &fyne.Container{Layout: column{gapSmall}, Objects: parts}, nil, answer{text: w.model.Text()("dialog.close")})
}

package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"borderatlas/mapview/fault"
)

// rowList is a list of rows that keeps the arrows for itself: they move the
// choice. Return leads to what is chosen, escape out of the list.
type rowList struct {
	widget.List
	name   string            // for screen readers
	ring   *canvas.Rectangle // lies over the list, seen while it has the focus
	at     int               // the chosen row
	chosen func(i int)
	opened func()
	leave  func()

	deleted func() // nil: nothing can be taken out of it
	keys    router // for function keys; nil: none
}

func newRowList(length func() int, create func() fyne.CanvasObject, update func(int, fyne.CanvasObject)) *rowList {
	l := &rowList{ring: canvas.NewRectangle(nil)}
	l.ring.StrokeWidth = ringWidth
	l.ring.Hide()
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return newTapRow(l, create()) }
	l.UpdateItem = func(i int, o fyne.CanvasObject) {
		row := o.(*tapRow)
		row.at = i
		update(i, row.child)
	}
	l.OnSelected = func(i int) {
		l.at = i
		l.chosen(i)
	}
	l.ExtendBaseWidget(l)
	return l
}

// AccessibilityLabel is what a screen reader says.
func (l *rowList) AccessibilityLabel() string { return l.name }

// AccessibilityRole is that of a group of things.
func (l *rowList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// FocusGained shows the ring.
func (l *rowList) FocusGained() {
	defer fault.Report()
	l.List.FocusGained()
	l.ring.StrokeColor = l.Theme().Color(theme.ColorNamePrimary, 0)
	l.ring.Show()
}

// FocusLost hides the ring.
func (l *rowList) FocusLost() {
	defer fault.Report()
	l.List.FocusLost()
	l.ring.Hide()
}

// choose marks a row and brings it into view. Keys go on from there.
func (l *rowList) choose(i int) {
	l.at = i
	l.Highlight(i)
	l.Select(i)
}

// press chooses a row that was clicked, also the one that is chosen already: the map
// may have left it meanwhile.
func (l *rowList) press(i int) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	l.Unselect(i)
	l.choose(i)
}

// tapRow is a row that answers a click itself: the toolkit's list is silent about a
// click on the row that is chosen.
type tapRow struct {
	widget.BaseWidget
	list  *rowList
	child fyne.CanvasObject
	at    int
}

func newTapRow(l *rowList, child fyne.CanvasObject) *tapRow {
	r := &tapRow{list: l, child: child}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped chooses the row.
func (r *tapRow) Tapped(*fyne.PointEvent) {
	defer fault.Report()
	r.list.press(r.at)
}

// CreateRenderer draws the row's content.
func (r *tapRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.child) }

// isFunction tells whether a key is one of F1 to F12, which mean the same everywhere.
func isFunction(name fyne.KeyName) bool { return len(name) > 1 && name[0] == 'F' }

// TypedKey moves the choice.
func (l *rowList) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	page := max(int(l.Size().Height/l.CreateItem().MinSize().Height)-1, 1)
	to := l.at
	switch ev.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyPageUp:
		to -= page
	case fyne.KeyPageDown:
		to += page
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = l.Length()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.opened()
		return
	case fyne.KeyEscape:
		l.leave()
		return
	case fyne.KeyDelete:
		if l.deleted != nil {
			l.deleted()
		}
		return
	default:
		if l.keys != nil && isFunction(ev.Name) {
			l.keys(ev)
		}
		return
	}
	if l.Length() > 0 {
		l.choose(min(max(to, 0), l.Length()-1))
	}
}

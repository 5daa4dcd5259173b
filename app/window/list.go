package window

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/model"
	"borderatlas/layers/chronicle"
)

// eventList is the table of the events that the filter picks. The chosen event is
// the chosen row, and choosing a row chooses the event. The toolkit's list is
// used for it rather than its table, which chooses cells and not rows.
type eventList struct {
	words
	events  []*chronicle.Event // in the order shown
	filter  chronicle.Filter   // that picks them
	order   model.Order        // in which they are shown; the zero value: nothing is shown yet
	rows    *rowList
	heads   []*listHead
	count   *paragraph
	root    *fyne.Container
	showing bool // a row is chosen by the program and not by the user

	narrowest []float32 // widths in dp of the columns that need no more: dates and kinds
}

func newEventList(w words, keys router, send func(model.Msg), leave func()) *eventList {
	l := &eventList{words: w, count: newText("", caption)}
	l.rows = newRowList(
		func() int { return len(l.events) },
		func() fyne.CanvasObject { return newListRow(w, l.cells) },
		func(i int, o fyne.CanvasObject) { o.(*listRow).show(l.events[i]) })
	l.rows.leave = leave
	l.rows.chosen = func(i int) {
		if !l.showing {
			send(model.GoToEvent{ID: l.events[i].ID})
		}
	}
	l.rows.opened = func() { send(model.OpenCard{Open: true}) }
	l.rows.keys = keys
	l.rows.name = w.text("list.name")
	for _, column := range model.Columns {
		l.heads = append(l.heads, newListHead(w, column, keys, func() { send(model.SortList{By: column}) }))
	}
	l.narrowest = l.needed()
	header := &fyne.Container{Layout: listHeader{l}}
	for _, head := range l.heads {
		header.Objects = append(header.Objects, head.press)
	}
	top := padded(inset{gapMedium, gapTiny, gapMedium, gapTiny}, l.count)
	l.root = &fyne.Container{Layout: topped{}, Objects: []fyne.CanvasObject{
		&fyne.Container{Layout: column{}, Objects: []fyne.CanvasObject{top, header, newRule()}},
		container.NewStack(l.rows, l.rows.ring),
	}}
	return l
}

// needed are the widths in dp of the columns of dates and kinds: the longest
// word of each, and the name of the column.
func (l *eventList) needed() []float32 {
	var kinds []string
	for _, k := range chronicle.Kinds {
		kinds = append(kinds, strings.Fields(l.text("card.kind."+string(k)))...)
	}
	dates := []string{"30–30"}
	for month := 1; month <= 12; month++ {
		dates = append(dates, l.text("card.day-month", "30", l.text("card.month."+strconv.Itoa(month))))
	}
	widths := []float32{widest(table, dates...), widest(caption, kinds...)}
	for i := range widths {
		widths[i] = max(widths[i]+2*gapTiny, l.heads[i].MinSize().Width)
	}
	return widths
}

// widest is the width in dp of the widest of some texts.
func widest(s style, texts ...string) (w float32) {
	for _, text := range texts {
		w = max(w, s.width(text))
	}
	return w
}

// cells divides a width among the columns: dates and kinds take what they need,
// places, titles and figures share the rest.
func (l *eventList) cells(width float32) []float32 {
	rest := width - l.narrowest[0] - l.narrowest[1]
	return []float32{l.narrowest[0], l.narrowest[1], rest * 0.29, rest * 0.38, rest * 0.33}
}

// show presents the events that the filter picks in the chosen order, and the
// chosen one among them.
func (l *eventList) show(m *model.Model) {
	s := m.State()
	if n, of := m.Share(); n == of {
		l.count.SetText(l.text("list.all", of))
	} else {
		l.count.SetText(l.text("filter.share", n, of))
	}
	for _, head := range l.heads {
		head.show(s.Order)
	}
	l.showing = true
	defer func() { l.showing = false }()
	if s.Filter != l.filter || s.Order != l.order {
		l.filter, l.order = s.Filter, s.Order
		l.events = l.sorted(m.Picked(), s.Order)
		l.rows.UnselectAll()
		l.rows.Refresh()
	}
	l.choose(s.At.Event)
}

// choose marks the row of an event, or none if the filter leaves it out.
func (l *eventList) choose(id string) {
	i := slices.IndexFunc(l.events, func(e *chronicle.Event) bool { return e.ID == id })
	if i < 0 {
		l.rows.UnselectAll()
		return
	}
	l.rows.choose(i)
}

// listHeader lays the heads of the columns over the rows.
type listHeader struct{ list *eventList }

func (h listHeader) Layout(heads []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range h.list.cells(size.Width) {
		heads[i].Move(fyne.NewPos(x, 0))
		heads[i].Resize(fyne.NewSize(w, size.Height))
		x += w
	}
}

func (listHeader) MinSize(heads []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, highest(heads))
}

// listHead is the name of a column; pressing it sorts by the column. An arrow
// tells which column that is and in which direction.
type listHead struct {
	*press
	column model.Column
	words  words
	arrow  *canvas.Image
}

var (
	sortedUp   = drawing("sorted-up", "M6 15l6-7 6 7z")
	sortedDown = drawing("sorted-down", "M6 9l6 7 6-7z")
)

const arrowSize float32 = 14

func newListHead(w words, c model.Column, keys router, tapped func()) *listHead {
	h := &listHead{column: c, words: w, arrow: icon(sortedUp, theme.ColorNameForeground, arrowSize)}
	label := style{size: captionSize, bold: true}
	name := w.text("list.column." + string(c))
	content := &fyne.Container{
		Layout:  columns{[]float32{label.width(name), arrowSize}, 0, true},
		Objects: []fyne.CanvasObject{newLabel(name, label), h.arrow},
	}
	h.press = newPress(content, inset{gapTiny, gapTiny, 0, gapTiny}, "", tapped)
	h.keys = keys
	h.SetToolTip(w.text("list.sort", name))
	return h
}

// show presents the order of the list.
func (h *listHead) show(o model.Order) {
	name := h.words.text("list.column." + string(h.column))
	h.name = h.words.text("list.sort", name)
	h.arrow.Hidden = o.By != h.column
	if !h.arrow.Hidden {
		res, id := sortedUp, "list.sorted.up"
		if o.Down {
			res, id = sortedDown, "list.sorted.down"
		}
		h.arrow.Resource = theme.NewColoredResource(res, theme.ColorNameForeground)
		h.arrow.Refresh()
		h.name = h.words.text(id, name)
	}
	h.Refresh()
}

package window

import (
	"image"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

const (
	rowHeight float32 = 70 // four lines of the figures
	rowPad    float32 = 3
)

// listRow is a line of the list of events, as high as every other. The list
// makes as many as can be seen and hands each of them the event that it shows.
type listRow struct {
	widget.BaseWidget
	words
	cells func(width float32) []float32 // widths of the columns in dp
	event *chronicle.Event
}

func newListRow(w words, cells func(float32) []float32) *listRow {
	r := &listRow{words: w, cells: cells}
	r.ExtendBaseWidget(r)
	return r
}

// show presents an event.
func (r *listRow) show(e *chronicle.Event) {
	if e != r.event {
		r.event = e
		r.Refresh()
	}
}

func (r *listRow) CreateRenderer() fyne.WidgetRenderer {
	p := &listRowRenderer{row: r}
	p.mark = canvas.NewRaster(p.paint)
	p.arrange(r.Size())
	return p
}

type listRowRenderer struct {
	row     *listRow
	mark    *canvas.Raster
	lines   lines
	objects []fyne.CanvasObject

	group   chronicle.Group // of the picture
	picture *image.RGBA
}

// paint is the mark's generator.
func (p *listRowRenderer) paint(w, h int) image.Image {
	if p.row.event == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	group := p.row.event.Kind.Group()
	if p.picture == nil || p.group != group || p.picture.Rect.Dx() != w || p.picture.Rect.Dy() != h {
		p.group, p.picture = group, paintSymbol(layers.KindSymbol(p.row.theme, group, true), markSize, markSize, w, h)
	}
	return p.picture
}

// arrange shows the event, if there is one.
func (p *listRowRenderer) arrange(size fyne.Size) {
	p.lines.clear()
	if e := p.row.event; e != nil && size.Width >= 1 {
		p.tell(e, size.Width)
	}
	p.objects = append(p.lines.objects(), p.mark)
}

// tell sets the texts of an event into the columns.
func (p *listRowRenderer) tell(e *chronicle.Event, across float32) {
	p.mark.Resize(fyne.NewSquareSize(markSize))
	x := float32(0)
	for i, width := range p.row.cells(across) {
		cell := cellOf(p.row.words, e, i)
		if cell.mark {
			p.mark.Move(fyne.NewPos(x+gapTiny, rowPad))
		}
		p.set(cell, x+gapTiny, width-2*gapTiny)
		x += width
	}
	p.mark.Refresh()
}

// set puts the lines of a cell at x; what has no room ends in an ellipsis.
func (p *listRowRenderer) set(c cell, x, width float32) {
	y := rowPad
	if c.mark {
		y += markSize
	}
	height := c.style.height()
	lines := c.style.clipped(c.text, width, max(int((rowHeight-y)/height), 1))
	for i, line := range lines {
		p.lines.add(line, c.style, p.row.Theme()).Move(fyne.NewPos(x, y+float32(i)*height))
	}
}

func (p *listRowRenderer) Layout(size fyne.Size)        { p.arrange(size) }
func (p *listRowRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, rowHeight) }
func (p *listRowRenderer) Objects() []fyne.CanvasObject { return p.objects }
func (p *listRowRenderer) Destroy()                     {}

func (p *listRowRenderer) Refresh() {
	p.arrange(p.row.Size())
	canvas.Refresh(p.row)
}

// cell is what an event has in a column.
type cell struct {
	text  string
	style style
	mark  bool // under the mark of its kind
}

// cellOf is the cell of a column, counted as model.Columns are.
func cellOf(w words, e *chronicle.Event, column int) cell {
	switch column {
	case 0:
		return cell{text: w.shortSpan(e), style: table}
	case 1:
		return cell{text: w.text("card.kind." + string(e.Kind)), style: caption, mark: true}
	case 2:
		return cell{text: w.places(e), style: table}
	case 3:
		return cell{text: e.Title, style: style{size: tableSize, bold: true}}
	}
	return cell{text: w.shortFigures(e), style: style{size: captionSize}}
}

// places names the places of an event in the language of the interface.
func (w words) places(e *chronicle.Event) string {
	var names []string
	for _, p := range e.Places {
		names = append(names, p.Name(w.lang))
	}
	return strings.Join(names, ", ")
}

// shortSpan is an event's days in few letters, as exactly as they are known:
// 16 Sept. 2022, 14–18 Sept. 2022, Sept. 2022, 2022.
func (w words) shortSpan(e *chronicle.Event) string {
	first, last := e.Dates()
	end := shortDate(w.text, last, 0)
	switch {
	case first == last:
		return end
	case first.Year == last.Year && first.Month == last.Month:
		return w.text("list.days", strconv.Itoa(first.Day), end)
	}
	return w.text("list.span", shortDate(w.text, first, last.Year), end)
}

// clipped is as wrap, but at most n lines; the last of them ends in an ellipsis
// if there were more. It is cut between words, so that no number is cut short.
func (s style) clipped(text string, width float32, n int) []string {
	lines := s.ruler().wrap(text, width, n)
	if len(lines) <= n {
		return lines
	}
	last := lines[n-1] + " …"
	for s.width(last) > width {
		words := strings.Split(last, " ")
		if len(words) < 3 {
			last = "…"
			break
		}
		last = strings.Join(words[:len(words)-2], " ") + " …"
	}
	lines[n-1] = last
	return lines[:n]
}

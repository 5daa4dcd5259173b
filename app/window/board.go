package window

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/export/slides"
	"borderatlas/mapview"
)

// board is what an audience sees: title and date above, the map at the left, the
// sentence and the figures of the page beside it, credits below. Its measures follow
// the height of the screen, so that a hall reads it as a desk does.
type board struct {
	words
	stage *mapview.Map
	frame *canvas.Rectangle
	said  slides.Said
	sets  boardTexts
	root  *fyne.Container
}

// boardTexts are those that do not come from the page.
type boardTexts struct{ credit, number *paragraph }

func newBoard(w words, stage *mapview.Map) *board {
	b := &board{words: w, stage: stage, frame: canvas.NewRectangle(nil)}
	b.frame.StrokeWidth = 1
	b.frame.StrokeColor = theme.Color(theme.ColorNameSeparator)
	b.root = &fyne.Container{Layout: b}
	return b
}

// show presents a page; number is its number and how many there are.
func (b *board) show(s slides.Said, credit, number string) {
	b.said = s
	b.sets = boardTexts{credit: newText(credit, caption), number: newLabel(number, caption)}
	b.Layout(nil, b.root.Size())
	b.root.Refresh()
}

// The measures of a board as shares of its height, but for the width of the map.
const (
	boardMargin = 0.035
	boardTitle  = 0.046 // of type, as all below
	boardWhen   = 0.024
	boardLead   = 0.026
	boardRow    = 0.0215
	boardSmall  = 0.0145
	boardMap    = 0.63 // of the width
)

// boardTitleLines is how many lines of a title are shown: the map needs the room.
const boardTitleLines = 3

// MinSize is that of the smallest window.
func (b *board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// Layout sets everything anew: the type depends on the size.
func (b *board) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if b.sets.credit == nil || size.Width < 1 {
		return
	}
	h := size.Height
	margin := boardMargin * h
	put := func(p *paragraph, x, y, width float32) float32 {
		height := p.HeightFor(width)
		p.Move(fyne.NewPos(x, y))
		p.Resize(fyne.NewSize(width, height))
		return height
	}
	width := size.Width - 2*margin
	large := style{size: boardTitle * h, bold: true}
	heading := newText(strings.Join(large.clipped(b.said.Title, width, boardTitleLines), "\n"), large)
	when := newText(b.said.When, style{size: boardWhen * h, color: colorSecondary})
	y := margin
	y += put(heading, margin, y, width)
	y += put(when, margin, y, width) + margin/2

	small := style{size: max(boardSmall*h, captionSize), color: colorSecondary}
	b.sets.number.style, b.sets.credit.style = small, small
	number := small.width(b.sets.number.text)
	credit := newText(b.sets.credit.text, small)
	foot := credit.HeightFor(width - number - margin)
	put(credit, margin, h-margin*0.7-foot, width-number-margin)
	last := newLabel(b.sets.number.text, small)
	put(last, size.Width-margin-number, h-margin*0.7-foot, number+1)

	mapAt, mapSize := fyne.NewPos(margin, y), fyne.NewSize(boardMap*size.Width-margin, h-y-margin-foot)
	b.stage.Move(mapAt)
	b.stage.Resize(mapSize)
	b.frame.Move(mapAt)
	b.frame.Resize(mapSize)
	objects := []fyne.CanvasObject{heading, when, b.stage, b.frame, credit, last}

	x := boardMap*size.Width + margin
	side := size.Width - margin - x
	setting, said := b.leadFor(side, 0.4*mapSize.Height, h)
	lead := newText(said, setting)
	y += put(lead, x, y, side) + margin/2
	objects = append(objects, lead)
	b.root.Objects = append(objects, b.table(x, y, side, h-margin-foot-margin, h)...)
}

// leadFor is the sentence in the largest type, from the usual one down, that leaves
// room for the figures; one that is too long still ends in an ellipsis.
func (b *board) leadFor(width, height, h float32) (style, string) {
	s := style{size: boardLead * h}
	for ; s.size > boardRow*h*0.8; s.size *= 0.94 {
		if s.within(b.said.Lead, width, int(height/s.height())) {
			return s, b.said.Lead
		}
	}
	lines := max(int(height/newText("Ag", s).HeightFor(width)), 1)
	return s, strings.Join(s.clipped(b.said.Lead, width, lines), "\n")
}

// mostClaims is how many figures a page shows; of more, the key figures.
const mostClaims = 12

// The sizes of type of the figures as shares of boardRow, the usual one first.
var boardRows = []float32{1, 0.92, 0.85, 0.78}

// table is the figures: all of them, or else as many whole measures of the key figures as have
// room in one of the sizes, and below them where the rest is.
func (b *board) table(x, y, width, end, h float32) []fyne.CanvasObject {
	if slides.Count(b.said.Claims) <= mostClaims {
		for _, share := range boardRows {
			if objects, n := b.measures(slides.Measures(b.said.Claims), x, y, width, end, share*boardRow*h); n == len(b.said.Claims) {
				return objects
			}
		}
	}
	var best []fyne.CanvasObject
	most, pointer := -1, float32(0)
	few := b.said.Key
	if slides.Count(few) == 0 { // what is known are words and parts
		few = b.said.Claims
	}
	key := slides.Measures(few)
	for _, share := range boardRows {
		more := b.more(0, 0, boardRow*h).HeightFor(width)
		if objects, n := b.measures(key, x, y, width, end-more, share*boardRow*h); n > most {
			best, most, pointer = objects, n, b.lowest(objects, y)
		}
	}
	more := b.more(slides.Count(b.said.Claims), slides.Count(few[:most]), boardRow*h)
	more.Move(fyne.NewPos(x, pointer))
	more.Resize(fyne.NewSize(width, more.HeightFor(width)))
	return append(best, more)
}

// lowest is where objects end, or y without any.
func (b *board) lowest(objects []fyne.CanvasObject, y float32) float32 {
	for _, o := range objects {
		y = max(y, o.Position().Y+o.Size().Height)
	}
	return y
}

// more says where the figures stand that are not shown.
func (b *board) more(all, shown int, size float32) *paragraph {
	words := b.text("present.more", all-shown)
	if shown == 0 {
		words = b.text("present.all", all)
	}
	return newText(words, style{size: size * 0.85, color: colorSecondary, italic: true})
}

// measures sets as many measures as have room, and tells how many lines those are.
func (b *board) measures(list [][]slides.Claim, x, y, width, end, size float32) (objects []fyne.CanvasObject, lines int) {
	columns := []float32{0.24 * width, 0.27 * width, 0.49 * width}
	for _, measure := range list {
		var set []fyne.CanvasObject
		for _, c := range measure {
			row, height := b.row(c, x, y, columns, size)
			set = append(set, row...)
			y += height
		}
		if y > end {
			break
		}
		objects = append(objects, set...)
		lines += len(measure)
	}
	return objects, lines
}

// row is a line of the table, with a rule below it.
func (b *board) row(c slides.Claim, x, y float32, columns []float32, size float32) (objects []fyne.CanvasObject, height float32) {
	texts := []string{c.Side, c.Value, c.Who}
	styles := []style{{size: size}, {size: size, bold: true}, {size: size}}
	pad, ink := size*0.3, theme.ColorNameSeparator
	whole := columns[0] + columns[1] + columns[2]
	if c.Heading != "" {
		texts, styles, columns = []string{c.Heading}, []style{{size: size * 1.08, bold: true}}, []float32{whole}
		ink = theme.ColorNameForeground
		y += pad * 2
		height += pad * 2
	}
	tallest, left := float32(0), x
	for i, text := range texts {
		p := newText(text, styles[i])
		w := columns[i] - pad
		h := p.HeightFor(w)
		p.Move(fyne.NewPos(left, y+pad))
		p.Resize(fyne.NewSize(w, h))
		objects = append(objects, p)
		left += columns[i]
		tallest = max(tallest, h)
	}
	rule := canvas.NewRectangle(theme.Color(ink))
	rule.Move(fyne.NewPos(x, y+tallest+2*pad))
	rule.Resize(fyne.NewSize(whole, 1))
	return append(objects, rule), height + tallest + 2*pad + 1
}

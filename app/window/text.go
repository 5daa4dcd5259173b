package window

import (
	"math"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// style is how a text is set. The zero values mean body size and text colour.
type style struct {
	size   float32 // dp
	bold   bool
	italic bool
	color  fyne.ThemeColorName
	align  fyne.TextAlign
	under  bool
}

var (
	caption = style{size: captionSize, color: colorSecondary}
	table   = style{size: tableSize}
	body    = style{}
	head    = style{bold: true}
	title   = style{size: titleSize, bold: true}
)

func (s style) textStyle() fyne.TextStyle {
	return fyne.TextStyle{Bold: s.bold, Italic: s.italic, Underline: s.under}
}

func (s style) textSize() float32 {
	if s.size == 0 {
		return bodySize
	}
	return s.size
}

func (s style) colorName() fyne.ThemeColorName {
	if s.color == "" {
		return theme.ColorNameForeground
	}
	return s.color
}

// face is the typeface of a text that is not plain. It is named, so that the toolkit
// reads it alone: for each style of a theme it reads all of its others once more, which
// are 8 MB, to find letters there that are missing. The plain ones its menus need anyway.
func (s style) face() fyne.Resource {
	if s.textStyle() == (fyne.TextStyle{}) {
		return nil
	}
	return faceOf(s.bold, s.italic)
}

// measure is the size of a text on one line, in dp.
func (s style) measure(text string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, s.textSize(), s.textStyle(), s.face())
	return size
}

// width is that of a text on one line, in dp.
func (s style) width(text string) float32 { return s.measure(text).Width }

// height is that of a line, in dp.
func (s style) height() float32 { return s.measure("Ag").Height }

// wrap breaks a text at its spaces into lines of at most width dp. A word that
// is wider on its own is broken inside, so that nothing leaves the frame.
func (s style) wrap(text string, width float32) []string {
	return s.ruler().wrap(text, width, math.MaxInt)
}

// within tells whether a text needs no more than so many lines of a width.
func (s style) within(text string, width float32, lines int) bool {
	return len(s.ruler().wrap(text, width, lines)) <= lines
}

// ruler measures text in the style.
func (s style) ruler() textRuler { return textRuler{s.width, s.letter} }

// letter is about how wide a letter is, in dp: the toolkit is asked once for each.
func (s style) letter(letter rune) float32 {
	key := letterKey{letter, s.bold, s.italic}
	ems, known := letterWidths.Load(key)
	if !known {
		one := style{size: 100, bold: s.bold, italic: s.italic}
		ems = one.width(string(letter)) / one.size
		letterWidths.Store(key, ems)
	}
	return ems.(float32) * s.textSize()
}

type letterKey struct {
	letter       rune
	bold, italic bool
}

// letterWidths are the widths of letters in ems, by letterKey.
var letterWidths sync.Map

// breaks tells whether a line may end at a space: the narrow one inside a number
// and the one before a unit hold together what they part.
func breaks(r rune) bool { return r == ' ' || r == '\t' }

// paragraph is text that wraps to the width it is given.
type paragraph struct {
	widget.BaseWidget
	text  string
	style style
	short bool // never wrapped: its smallest width is that of the whole text

	// What was measured last, which is what costs most, and the toolkit asks before
	// every frame: the lines at the width that there is and at the smallest one, and
	// the height of a line.
	broken [2]wrapped
	high   float32
}

// wrapped is a text in lines of at most a width in dp.
type wrapped struct {
	width float32
	lines []string
}

// newText is a text that wraps.
func newText(text string, s style) *paragraph {
	p := &paragraph{text: text, style: s}
	p.ExtendBaseWidget(p)
	return p
}

// newLabel is a text on one line.
func newLabel(text string, s style) *paragraph {
	p := newText(text, s)
	p.short = true
	return p
}

// SetText changes the text.
func (p *paragraph) SetText(text string) {
	if text != p.text {
		p.text, p.broken = text, [2]wrapped{}
		p.Refresh()
	}
}

// HeightFor is the height in dp at a width.
func (p *paragraph) HeightFor(width float32) float32 {
	return p.lineHeight() * float32(len(p.lines(width)))
}

func (p *paragraph) lineHeight() float32 {
	if p.high == 0 {
		p.high = p.style.height()
	}
	return p.high
}

func (p *paragraph) lines(width float32) []string {
	if p.short || width < 1 { // before the first layout there is no width to wrap to
		return []string{p.text}
	}
	for _, b := range p.broken {
		if b.width == width {
			return b.lines
		}
	}
	lines := p.style.wrap(p.text, width+0.5) // widths come back from layouts with rounding errors
	p.broken = [2]wrapped{{width, lines}, p.broken[0]}
	return lines
}

// MinSize is the whole text of a label, and any one line of a text that wraps.
func (p *paragraph) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	if p.short {
		return fyne.NewSize(p.style.width(p.text), p.lineHeight())
	}
	return fyne.NewSize(0, p.lineHeight())
}

func (p *paragraph) CreateRenderer() fyne.WidgetRenderer {
	r := &paragraphRenderer{p: p}
	r.arrange(p.Size())
	return r
}

// lines are texts on one line each, which a renderer sets anew again and again. They
// are used again, too: the toolkit keeps each that it has met for a minute.
type lines struct {
	made  []fyne.CanvasObject
	shown int
}

// clear leaves nothing to be seen.
func (l *lines) clear() { l.shown = 0 }

// add is one more line in a style, in the colours of a theme.
func (l *lines) add(text string, s style, th fyne.Theme) *canvas.Text {
	if l.shown == len(l.made) {
		l.made = append(l.made, canvas.NewText("", nil))
	}
	t := l.made[l.shown].(*canvas.Text)
	l.shown++
	t.Text, t.Color, t.TextSize, t.TextStyle, t.FontSource = text, th.Color(s.colorName(), 0), s.textSize(), s.textStyle(), s.face()
	t.Resize(t.MinSize())
	return t
}

// objects lists the lines.
func (l *lines) objects() []fyne.CanvasObject { return l.made[:l.shown:l.shown] }

type paragraphRenderer struct {
	p     *paragraph
	lines lines
}

func (r *paragraphRenderer) arrange(size fyne.Size) {
	r.lines.clear()
	for i, line := range r.p.lines(size.Width) {
		t := r.lines.add(line, r.p.style, r.p.Theme())
		m := t.Size()
		x := float32(0)
		switch r.p.style.align {
		case fyne.TextAlignTrailing:
			x = size.Width - m.Width
		case fyne.TextAlignCenter:
			x = (size.Width - m.Width) / 2
		}
		t.Move(fyne.NewPos(x, float32(i)*r.p.lineHeight()))
	}
}

func (r *paragraphRenderer) Layout(size fyne.Size)        { r.arrange(size) }
func (r *paragraphRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.lines.objects() }
func (r *paragraphRenderer) Destroy()                     {}

func (r *paragraphRenderer) Refresh() {
	r.arrange(r.p.Size())
	canvas.Refresh(r.p)
}

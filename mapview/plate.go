package mapview

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// plate is a few lines of text on a ground that lets the map shine through a
// little: whatever lies below, the text can be read.
type plate struct {
	ground *canvas.Rectangle
	lines  *fyne.Container
	made   []fyne.CanvasObject // all lines there ever were: the toolkit keeps for a minute what it has met
	size   float32             // of the text in dp
	pad    fyne.Size
	right  bool // lines end at the right edge
	text   string
	width  float32 // at which the text was broken
}

func newPlate(size float32, pad fyne.Size) *plate {
	return &plate{ground: canvas.NewRectangle(color.Transparent), lines: &fyne.Container{}, size: size, pad: pad}
}

// set writes a text of one or more lines, broken at spaces so that it is not wider than width dp with
// its pads. An empty text hides the plate.
func (p *plate) set(text string, width float32) {
	if text == p.text && width == p.width && (len(p.lines.Objects) > 0 || text == "") {
		return
	}
	p.text, p.width = text, width
	n := 0
	for long := range strings.Lines(text) {
		for _, line := range broken(strings.TrimSuffix(long, "\n"), p.size, width-2*p.pad.Width) {
			if n == len(p.made) {
				p.made = append(p.made, p.line())
			}
			p.made[n].(*canvas.Text).Text = line
			n++
		}
	}
	p.lines.Objects = p.made[:n:n]
	p.ground.Hidden = text == ""
	p.lines.Hidden = text == ""
}

// line is an empty one.
func (p *plate) line() *canvas.Text {
	t := canvas.NewText("", color.Black)
	t.TextSize = p.size
	if p.right {
		t.Alignment = fyne.TextAlignTrailing
	}
	return t
}

// colour takes the colours of a theme; opacity is the ground's, from 0 to 1.
func (p *plate) colour(th fyne.Theme, opacity float64) {
	p.ground.FillColor = faded(th.Color(theme.ColorNameOverlayBackground, variant()), opacity)
	ink := th.Color(theme.ColorNameForeground, variant())
	for _, o := range p.lines.Objects {
		o.(*canvas.Text).Color = ink
	}
}

// needs is the size of the plate in dp.
func (p *plate) needs() fyne.Size {
	var size fyne.Size
	for _, o := range p.lines.Objects {
		line := o.MinSize()
		size.Width = max(size.Width, line.Width)
		size.Height += line.Height
	}
	return size.Add(p.pad).Add(p.pad)
}

// place puts the plate's upper left corner at a position.
func (p *plate) place(at fyne.Position) {
	size := p.needs()
	p.ground.Move(at)
	p.ground.Resize(size)
	y := at.Y + p.pad.Height
	for _, o := range p.lines.Objects {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(at.X+p.pad.Width, y))
		o.Resize(fyne.NewSize(size.Width-2*p.pad.Width, h))
		y += h
	}
}

// objects lists what the toolkit draws, from below.
func (p *plate) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.ground, p.lines} }

// refresh draws anew what has changed.
func (p *plate) refresh() {
	p.ground.Refresh()
	p.lines.Refresh()
}

// broken cuts a text at spaces into lines that are not wider than width dp. A
// longer word stands alone.
func broken(text string, size, width float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && fyne.MeasureText(longer, size, fyne.TextStyle{}).Width > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	return append(lines, line)
}

// faded is a colour at an opacity from 0 to 1.
func faded(c color.Color, opacity float64) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float64(n.A)*opacity + 0.5)
	return n
}

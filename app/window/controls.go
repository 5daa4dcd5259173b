package window

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// icon is one of the toolkit's icons in a colour of the theme.
func icon(res fyne.Resource, name fyne.ThemeColorName, size float32) *canvas.Image {
	img := canvas.NewImageFromResource(theme.NewColoredResource(res, name))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(size))
	return img
}

const iconSize float32 = 18

// button is an icon, words, or an icon before or after words.
type button struct {
	*press
	worn buttonSpec // how it looks
}

type buttonSpec struct {
	text  string
	icon  fyne.Resource
	after bool   // the icon follows the words
	tip   string // what an icon alone means; also its name for screen readers
	flat  bool   // no ground of its own
	on    bool   // chosen: filled with the accent
	small bool
	over  bool // lies on the map
}

func newButton(s buttonSpec, keys router, tapped func()) *button {
	b := &button{press: newPress(nil, inset{}, "", tapped)}
	b.extend(b)
	b.keys = keys
	b.dress(s)
	return b
}

// dress gives the button other words, another icon or another ground.
func (b *button) dress(s buttonSpec) {
	if b.content != nil && s == b.worn {
		return
	}
	b.worn = s
	ink := theme.ColorNameForeground
	if s.on {
		ink = theme.ColorNameForegroundOnPrimary
	}
	b.content = s.content(ink)
	height := control
	if s.small {
		height = 28
	}
	vertical := (height - b.content.MinSize().Height) / 2
	side := vertical
	if s.text != "" {
		side = gapMedium
	}
	b.pad = inset{side, vertical, side, vertical}
	b.name = s.tip
	if b.name == "" {
		b.name = s.text
	}
	b.SetToolTip(s.tip)
	b.fill, b.framed = "", false
	switch {
	case s.on:
		b.fill = theme.ColorNamePrimary
	case s.over:
		b.fill, b.framed = theme.ColorNameOverlayBackground, true
	case !s.flat:
		b.fill = theme.ColorNameButton
	}
	b.Refresh()
}

// content is icon and words in a colour.
func (s buttonSpec) content(ink fyne.ThemeColorName) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	var widths []float32
	if s.icon != nil {
		parts, widths = append(parts, icon(s.icon, ink, iconSize)), append(widths, iconSize)
	}
	if s.text != "" {
		label := style{color: ink}
		parts, widths = append(parts, newLabel(s.text, label)), append(widths, label.width(s.text))
	}
	if s.after && len(parts) == 2 {
		parts[0], parts[1], widths[0], widths[1] = parts[1], parts[0], widths[1], widths[0]
	}
	return &fyne.Container{Layout: columns{widths, gapTiny, true}, Objects: parts}
}

// toggle is a box with a tick before a name.
type toggle struct {
	*press
	on   bool
	box  *canvas.Rectangle
	tick *canvas.Image
}

const boxSize float32 = 18

func newToggle(label *paragraph, on bool, keys router, changed func(bool)) *toggle {
	t := &toggle{
		on: on, box: canvas.NewRectangle(nil),
		tick: icon(theme.ConfirmIcon(), theme.ColorNameForegroundOnPrimary, boxSize-4),
	}
	t.box.CornerRadius = 3
	t.box.SetMinSize(fyne.NewSquareSize(boxSize))
	mark := &fyne.Container{Layout: boxed{}, Objects: []fyne.CanvasObject{t.box, t.tick}}
	content := &fyne.Container{
		Layout:  columns{[]float32{boxSize, 0}, gapSmall, true},
		Objects: []fyne.CanvasObject{mark, label},
	}
	t.press = newPress(content, inset{gapTiny, gapTiny, gapTiny, gapTiny}, label.text, func() {
		t.set(!t.on)
		changed(t.on)
	})
	t.extend(t)
	t.keys = keys
	t.set(on)
	return t
}

// set shows a state without telling anybody.
func (t *toggle) set(on bool) {
	t.on = on
	th := t.Theme()
	if on {
		t.box.FillColor, t.box.StrokeWidth = th.Color(theme.ColorNamePrimary, 0), 0
	} else {
		t.box.FillColor = th.Color(theme.ColorNameInputBackground, 0)
		t.box.StrokeColor, t.box.StrokeWidth = th.Color(colorAxis, 0), 1.5
	}
	t.tick.Hidden = !on
	t.Refresh()
}

// boxed lays a tick into the middle of a square box.
type boxed struct{}

func (boxed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at := fyne.NewPos((size.Width-boxSize)/2, (size.Height-boxSize)/2)
	objects[0].Move(at)
	objects[0].Resize(fyne.NewSquareSize(boxSize))
	objects[1].Move(at.AddXY(2, 2))
	objects[1].Resize(fyne.NewSquareSize(boxSize - 4))
}

func (boxed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(boxSize) }

// link is a text that opens a page, or just a text where the address is none.
func (k *kit) link(text, address string, s style, keys router) fyne.CanvasObject {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return k.text(text, s)
	}
	l := lend(k, linkKind{s}, func() *press {
		s.under = true
		l := newChoice("", s, keys, nil)
		l.role = fyne.AccessibleRoleLink
		return l
	})
	l.say(text, func() {
		if err := fyne.CurrentApp().OpenURL(u); err != nil {
			fyne.LogError("The page could not be opened: "+address, err)
		}
	})
	l.SetToolTip(address)
	return l
}

// newChoice is a text that leads to another card.
func newChoice(text string, s style, keys router, tapped func()) *press {
	s.color = theme.ColorNameHyperlink
	l := newPress(newText(text, s), inset{}, text, tapped)
	l.keys, l.hand = keys, true
	return l
}

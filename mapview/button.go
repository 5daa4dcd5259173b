package mapview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"borderatlas/mapview/fault"
)

// The measures of the buttons on the map, in dp.
const (
	buttonSize   = 36
	buttonIcon   = 20
	buttonEdge   = 14 // from the corner of the map
	buttonGap    = 4
	buttonCorner = 5
)

// button is a square with an icon that lies on the map.
type button struct {
	ttwidget.ToolTipWidget
	icon           fyne.Resource
	tapped         func()
	keys           func(*fyne.KeyEvent) bool // what is not for the button
	over, ring     bool
	ground, inside *canvas.Rectangle
	image          *canvas.Image
}

func newButton(icon fyne.Resource, tapped func(), keys func(*fyne.KeyEvent) bool) *button {
	b := &button{
		icon: icon, tapped: tapped, keys: keys,
		ground: canvas.NewRectangle(color.Transparent), inside: canvas.NewRectangle(color.Transparent),
		image: canvas.NewImageFromResource(theme.NewThemedResource(icon)),
	}
	b.image.FillMode = canvas.ImageFillContain
	b.ground.CornerRadius, b.inside.CornerRadius = buttonCorner, buttonCorner
	b.ExtendBaseWidget(b)
	return b
}

// AccessibilityLabel is what a screen reader says.
func (b *button) AccessibilityLabel() string { return b.ToolTip() }

// AccessibilityRole tells that it can be pressed.
func (b *button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped acts, and takes the focus so that the keys go on from here.
func (b *button) Tapped(*fyne.PointEvent) {
	defer fault.Report()
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
		b.ring = false // the ring is for those who come by keyboard
		b.Refresh()
	}
	b.tapped()
}

// TypedKey acts on space and return.
func (b *button) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.tapped()
	default:
		b.keys(ev)
	}
}

// TypedRune does nothing.
func (b *button) TypedRune(rune) {}

// FocusGained shows the ring.
func (b *button) FocusGained() {
	defer fault.Report()
	b.show(b.over, true)
}

// FocusLost hides the ring.
func (b *button) FocusLost() {
	defer fault.Report()
	b.show(b.over, false)
}

// MouseIn shows that it can be pressed.
func (b *button) MouseIn(ev *desktop.MouseEvent) {
	b.ToolTipWidget.MouseIn(ev)
	b.show(true, b.ring)
}

// MouseOut ends what MouseIn began.
func (b *button) MouseOut() {
	defer fault.Report()
	b.ToolTipWidget.MouseOut()
	b.show(false, b.ring)
}

func (b *button) show(over, ring bool) {
	b.over, b.ring = over, ring
	b.Refresh()
}

// CreateRenderer is called by the toolkit.
func (b *button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b}
	r.colour()
	return r
}

type buttonRenderer struct{ b *button }

func (r *buttonRenderer) colour() {
	b, th := r.b, r.b.Theme()
	b.ground.FillColor = th.Color(theme.ColorNameOverlayBackground, variant())
	b.ground.StrokeWidth = 1
	b.ground.StrokeColor = th.Color(theme.ColorNameSeparator, variant())
	if b.ring {
		b.ground.StrokeWidth = ringWidth
		b.ground.StrokeColor = th.Color(theme.ColorNamePrimary, variant())
	}
	b.inside.FillColor = th.Color(theme.ColorNameHover, variant())
	b.inside.Hidden = !b.over
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.b.ground.Resize(size)
	r.b.inside.Resize(size)
	r.b.image.Resize(fyne.NewSquareSize(buttonIcon))
	r.b.image.Move(fyne.NewPos((size.Width-buttonIcon)/2, (size.Height-buttonIcon)/2))
}

func (r *buttonRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(buttonSize) }

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.ground, r.b.inside, r.b.image}
}

func (r *buttonRenderer) Refresh() {
	r.colour()
	canvas.Refresh(r.b)
}

func (r *buttonRenderer) Destroy() {}

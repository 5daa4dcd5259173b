package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"borderatlas/mapview/fault"
)

// router is offered a key before a focused control uses it; it tells whether it
// took the key. The toolkit sends keys without a modifier to the focused object
// alone, so every control hands them to the one router of the window.
type router func(*fyne.KeyEvent) bool

// press is anything that can be pressed: buttons, switches, links, list rows.
// They differ in their content alone.
type press struct {
	ttwidget.ToolTipWidget
	content fyne.CanvasObject
	pad     inset
	fill    fyne.ThemeColorName // none: only seen under the pointer
	framed  bool                // with a thin line around: on the map
	name    string              // for screen readers
	role    fyne.AccessibleRole
	tapped  func()
	keys    router // nil where arrows belong to the control's surroundings: lists
	hand    bool   // the pointer becomes a hand: links

	hovered, focused, ring bool

	self keyed // what stands in the window: the press itself, or what is built on it
}

// keyed is a widget that takes the keyboard.
type keyed interface {
	fyne.Widget
	fyne.Focusable
}

// extend makes a widget that is built on the press the one that is drawn. The
// toolkit keeps a drawing for each widget it meets; without this the press would
// refresh one that is not in the window.
func (p *press) extend(self keyed) {
	p.self = self
	p.ToolTipWidget = ttwidget.ToolTipWidget{} // a widget is extended once only
	p.ExtendBaseWidget(self)
}

func newPress(content fyne.CanvasObject, pad inset, name string, tapped func()) *press {
	p := &press{content: content, pad: pad, name: name, role: fyne.AccessibleRoleButton, tapped: tapped}
	p.extend(p)
	return p
}

// say gives a press that is a text other words and something else to do.
func (p *press) say(words string, tapped func()) {
	p.leave()
	p.content.(*paragraph).SetText(words)
	p.name, p.tapped = words, tapped
}

// leave forgets the pointer: the press becomes something else.
func (p *press) leave() {
	if p.hovered {
		p.MouseOut()
	}
}

// AccessibilityLabel is what a screen reader says.
func (p *press) AccessibilityLabel() string { return p.name }

// AccessibilityRole tells a button from a link.
func (p *press) AccessibilityRole() fyne.AccessibleRole { return p.role }

// HeightFor is the height in dp at a width.
func (p *press) HeightFor(width float32) float32 {
	return p.pad.heightFor([]fyne.CanvasObject{p.content}, width)
}

// Tapped acts, and takes the focus so that the arrow keys go on from here.
func (p *press) Tapped(*fyne.PointEvent) {
	defer fault.Report()
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.self); c != nil {
		c.Focus(p.self)
		p.ring = false // a ring is for those who came by keyboard
		p.Refresh()
	}
	p.act()
}

// act does what the press is for. Its tooltip goes: what follows may hide the press, and
// then nobody would tell it that the pointer has left.
func (p *press) act() {
	p.ToolTipWidget.MouseOut()
	p.tapped()
}

// Hide hides the press and its tooltip.
func (p *press) Hide() {
	p.leave()
	p.ToolTipWidget.Hide()
}

// FocusGained shows the ring.
func (p *press) FocusGained() {
	defer fault.Report()
	p.focused, p.ring = true, true
	p.Refresh()
}

// FocusLost hides the ring.
func (p *press) FocusLost() {
	defer fault.Report()
	p.focused, p.ring = false, false
	p.Refresh()
}

// TypedRune does nothing: letters are not commands.
func (p *press) TypedRune(rune) {}

// TypedKey presses with space or return and leaves the rest to the router.
func (p *press) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.act()
	default:
		if p.keys != nil {
			p.keys(ev)
		}
	}
	if p.focused && !p.ring {
		p.ring = true
		p.Refresh()
	}
}

// MouseIn shows that it can be pressed.
func (p *press) MouseIn(e *desktop.MouseEvent) {
	p.ToolTipWidget.MouseIn(e)
	p.hovered = true
	p.Refresh()
}

// MouseOut ends what MouseIn began.
func (p *press) MouseOut() {
	defer fault.Report()
	p.ToolTipWidget.MouseOut()
	p.hovered = false
	p.Refresh()
}

// Cursor is a hand over links.
func (p *press) Cursor() desktop.Cursor {
	if p.hand {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (p *press) CreateRenderer() fyne.WidgetRenderer {
	r := &pressRenderer{p: p, base: canvas.NewRectangle(nil), hover: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	for _, rect := range []*canvas.Rectangle{r.base, r.hover, r.ring} {
		rect.CornerRadius = corner
	}
	r.ring.StrokeWidth = ringWidth
	r.colour()
	return r
}

type pressRenderer struct {
	p                 *press
	base, hover, ring *canvas.Rectangle
}

func (r *pressRenderer) colour() {
	th := r.p.Theme()
	r.base.Hidden = r.p.fill == ""
	if !r.base.Hidden {
		r.base.FillColor = th.Color(r.p.fill, 0)
	}
	if r.p.framed {
		r.base.StrokeColor, r.base.StrokeWidth = th.Color(theme.ColorNameSeparator, 0), 1
	}
	r.hover.Hidden = !r.p.hovered
	r.hover.FillColor = th.Color(theme.ColorNameHover, 0)
	r.ring.Hidden = !r.p.ring
	r.ring.StrokeColor = th.Color(theme.ColorNamePrimary, 0)
}

func (r *pressRenderer) Layout(size fyne.Size) {
	for _, rect := range []*canvas.Rectangle{r.base, r.hover} {
		rect.Resize(size)
	}
	// The ring lies just inside, so that neighbours and scroll edges do not cut it.
	r.ring.Move(fyne.NewPos(ringWidth/2, ringWidth/2))
	r.ring.Resize(size.SubtractWidthHeight(ringWidth, ringWidth))
	r.p.pad.Layout([]fyne.CanvasObject{r.p.content}, size)
}

func (r *pressRenderer) MinSize() fyne.Size {
	return r.p.pad.MinSize([]fyne.CanvasObject{r.p.content})
}

func (r *pressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.base, r.hover, r.p.content, r.ring}
}

func (r *pressRenderer) Destroy() {}

func (r *pressRenderer) Refresh() {
	r.colour()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p.self)
}

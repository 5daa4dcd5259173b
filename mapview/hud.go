package mapview

import (
	"fmt"
	"image"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// The measures of the heads-up display in dp.
const (
	hudEdge      = 8
	hudText      = 12
	bubbleText   = 13
	bubbleWidest = 340
	groundShows  = 0.82 // opacity of what lies under text
)

// HUD is the heads-up display: what lies over the map and does not move with it.
// It lets the pointer through wherever it has no button.
type HUD struct {
	widget.BaseWidget

	// OnFit is the button that shows the whole region.
	OnFit func()

	m       *Map
	over    *Map          // has the pointer, or had it last
	pointer fyne.Position // in the display
	text    func(id string, args ...any) string
	credits string
	hover   string

	in, out, fit *button
	corner       *canvas.Rectangle // under scale and coordinates
	scale        *scaleBar
	coordinates  *plate
	credit       *plate
	bubble       *plate
	locator      *locator
}

// NewHUD makes the heads-up display of a map; text is the message catalogue.
// Both are laid over each other: container.NewStack(m, hud).
func NewHUD(m *Map, text func(id string, args ...any) string) *HUD {
	h := &HUD{
		m: m, over: m, corner: canvas.NewRectangle(nil), scale: newScaleBar(),
		coordinates: newPlate(hudText, fyne.Size{}),
		credit:      newPlate(hudText, fyne.NewSize(6, 1)),
		bubble:      newPlate(bubbleText, fyne.NewSize(8, 4)),
		locator:     newLocator(),
	}
	h.credit.right = true
	h.bubble.ground.CornerRadius, h.bubble.ground.StrokeWidth = 4, 1
	h.in = newButton(theme.ContentAddIcon(), func() { m.ZoomBy(1) }, h.key)
	h.out = newButton(theme.ContentRemoveIcon(), func() { m.ZoomBy(-1) }, h.key)
	h.fit = newButton(theme.ViewFullScreenIcon(), func() {
		if h.OnFit != nil {
			h.OnFit()
		}
	}, h.key)
	m.onView = append(m.onView, h.viewed)
	h.Follow(m)
	h.ExtendBaseWidget(h)
	h.SetText(text)
	return h
}

// Follow makes the display also tell what is under the pointer on another map,
// one that is linked to its own and lies beside or over it.
func (h *HUD) Follow(m *Map) {
	m.onPointer = append(m.onPointer, func() { h.pointed(m) })
}

// SetText changes the language.
func (h *HUD) SetText(text func(id string, args ...any) string) {
	h.text = text
	h.in.SetToolTip(text("map.zoom.in"))
	h.out.SetToolTip(text("map.zoom.out"))
	h.fit.SetToolTip(text("map.zoom.fit"))
	h.m.Label = text("map.name")
	h.scale.set(h.m.Camera(), text)
	h.locate()
	h.Refresh()
}

// SetCredits names the sources of what is on the map; it stands there always.
func (h *HUD) SetCredits(text string) {
	h.credits = text
	h.Refresh()
}

// SetLocator shows a small picture of the surroundings with a frame around what
// the map shows, as the camera of the picture has it; nil shows none. A small map
// has no room for it.
func (h *HUD) SetLocator(img image.Image, c camera.Camera) {
	h.locator.set(img, c)
	h.Refresh()
}

// SetHover names what is under the pointer, beside the pointer; empty for nothing.
func (h *HUD) SetHover(text string) {
	h.hover = text
	h.place(h.bubble, text)
}

// Reserved lists where text and buttons lie, in dp of the map, so that a source
// can keep its labels away from them. It does not depend on the pointer: there is
// always room for the coordinates.
func (h *HUD) Reserved() []orb.Bound {
	var boxes []orb.Bound
	for _, o := range []fyne.CanvasObject{h.in, h.out, h.fit, h.corner, h.credit.ground} {
		p, s := o.Position(), o.Size()
		if o == h.corner {
			s.Height = max(s.Height, h.Size().Height-hudEdge-p.Y)
		}
		boxes = append(boxes, orb.Bound{Min: point(p), Max: point(p.Add(s))})
	}
	if l := h.locator; l.shown() {
		p, s := l.picture.Position(), l.picture.Size()
		boxes = append(boxes, orb.Bound{Min: point(p), Max: point(p.Add(s))})
	}
	return boxes
}

// key hands on what a button has no use for.
func (h *HUD) key(ev *fyne.KeyEvent) bool {
	h.m.TypedKey(ev)
	return true
}

// viewed follows the map's view.
func (h *HUD) viewed() {
	if h.scale.set(h.m.Camera(), h.text) {
		h.layout(h.Size())
		h.scale.refresh()
		h.corner.Refresh()
	}
	h.locator.follow(h.m.Camera())
	h.locate()
}

// pointed follows the pointer on a map.
func (h *HUD) pointed(m *Map) {
	if m != h.over && !m.inside {
		return // it is on another map already
	}
	d := fyne.CurrentApp().Driver()
	h.over = m
	h.pointer = position(m.pointer).Add(d.AbsolutePositionForObject(m)).Subtract(d.AbsolutePositionForObject(h))
	if !m.inside {
		h.hover = ""
	}
	h.locate()
	h.place(h.bubble, h.hover)
}

// locate writes the position under the pointer.
func (h *HUD) locate() {
	text := ""
	if h.over.inside {
		text = h.written(h.over.Camera().Unproject(h.over.pointer))
	}
	if text != h.coordinates.text {
		h.place(h.coordinates, text)
		h.corner.Refresh()
	}
}

// place writes a plate anew.
func (h *HUD) place(p *plate, text string) {
	p.set(text, bubbleWidest)
	h.colour()
	h.layout(h.Size())
	p.refresh()
}

// written writes a position (longitude, latitude) in degrees.
func (h *HUD) written(p orb.Point) string {
	degrees := func(v float64) string {
		return strings.Replace(fmt.Sprintf("%.4f", math.Abs(v)), ".", h.text("map.decimal"), 1)
	}
	id := "map.coordinates."
	if p[1] < 0 {
		id += "s"
	} else {
		id += "n"
	}
	if p[0] < 0 {
		id += "w"
	} else {
		id += "e"
	}
	return h.text(id, degrees(p[1]), degrees(p[0]))
}

func (h *HUD) colour() {
	th := h.Theme()
	h.corner.FillColor = faded(th.Color(theme.ColorNameOverlayBackground, variant()), groundShows)
	h.scale.colour(th)
	h.locator.colour(th)
	h.coordinates.colour(th, 0)
	h.credit.colour(th, groundShows)
	h.bubble.colour(th, 1)
	h.bubble.ground.StrokeColor = th.Color(theme.ColorNameSeparator, variant())
}

// layout puts the buttons into the upper right corner, scale and coordinates
// into the lower left one, the credits into the lower right one.
func (h *HUD) layout(size fyne.Size) {
	for i, b := range []*button{h.in, h.out, h.fit} {
		b.Resize(fyne.NewSquareSize(buttonSize))
		b.Move(fyne.NewPos(size.Width-buttonEdge-buttonSize, buttonEdge+float32(i)*(buttonSize+buttonGap)))
	}
	h.layoutCorner(size)
	credit := h.credit.needs()
	h.credit.place(fyne.NewPos(size.Width-hudEdge-credit.Width, size.Height-hudEdge-credit.Height))
	h.locator.place(fyne.NewPos(size.Width-hudEdge, size.Height-hudEdge-credit.Height-locatorGap), size)
	h.locator.follow(h.m.Camera())
	h.bubble.place(beside(h.pointer, h.bubble.needs(), size))
}

// layoutCorner puts the scale and, below it, the coordinates on one ground. The
// scale keeps its place when there are no coordinates.
func (h *HUD) layoutCorner(size fyne.Size) {
	const pad = 6
	scale := h.scale.needs()
	row := fyne.MeasureText("0", hudText, fyne.TextStyle{}).Height + 3
	ground := scale.AddWidthHeight(2*pad, pad)
	at := fyne.NewPos(hudEdge, size.Height-hudEdge-ground.Height-row)
	if h.coordinates.text != "" {
		ground.Width = max(ground.Width, h.coordinates.needs().Width+2*pad)
		ground.Height += row
	}
	h.corner.Move(at)
	h.corner.Resize(ground)
	h.scale.place(at.AddXY(pad, pad/2+scale.Height))
	h.coordinates.place(at.AddXY(pad, pad/2+scale.Height+3))
}

// beside is where a bubble stands: right below a point, or on its other side where
// it would leave a map of a size.
func beside(pointer fyne.Position, bubble, size fyne.Size) fyne.Position {
	at := pointer.AddXY(14, 18)
	if at.X+bubble.Width > size.Width-hudEdge {
		at.X = max(at.X-28-bubble.Width, hudEdge)
	}
	if at.Y+bubble.Height > size.Height-hudEdge {
		at.Y -= 32 + bubble.Height
	}
	return at
}

// CreateRenderer is called by the toolkit.
func (h *HUD) CreateRenderer() fyne.WidgetRenderer {
	objects := append(h.locator.objects(), h.corner)
	objects = append(objects, h.scale.objects()...)
	objects = append(objects, h.coordinates.objects()...)
	objects = append(objects, h.credit.objects()...)
	objects = append(objects, h.in, h.out, h.fit)
	return &hudRenderer{h, append(objects, h.bubble.objects()...)}
}

// whole keeps the parts of a list that is separated by dots from being broken.
func whole(list string) string {
	parts := strings.Split(list, " · ")
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(p, " ", "\u00a0")
	}
	return strings.Join(parts, "\u00a0· ")
}

type hudRenderer struct {
	h       *HUD
	objects []fyne.CanvasObject
}

func (r *hudRenderer) Layout(size fyne.Size) {
	// The credits share the lowest row with the coordinates as long as there is room.
	r.h.credit.set(whole(r.h.credits), max(size.Width-2*hudEdge-200, 200))
	r.h.colour()
	r.h.layout(size)
}

func (r *hudRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *hudRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *hudRenderer) Destroy()                     {}

func (r *hudRenderer) Refresh() {
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

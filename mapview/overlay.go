package mapview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// The measures of what lies over the picture, in dp.
const (
	ringWidth  = 2
	ringGap    = 3 // between a mark and its ring
	ringCorner = 6
)

// overlay is what the map shows beside its picture: the paper below it, and the
// few things above it that change more often than pictures are drawn.
type overlay struct {
	paper  *canvas.Rectangle
	hover  *canvas.Circle
	chosen []*canvas.Rectangle
	made   []*canvas.Rectangle // those of chosen and spare ones
	rings  *fyne.Container     // hover and chosen
	focus  edges

	at     *orb.Point // world; of the hover ring
	radius float32
	boxes  []anchored
}

// anchored is a box of a fixed size in dp that hangs on a world point.
type anchored struct {
	centre orb.Point
	size   fyne.Size
}

func newOverlay() *overlay {
	o := &overlay{
		paper: canvas.NewRectangle(color.Transparent),
		hover: canvas.NewCircle(color.Transparent),
		focus: newEdges(),
	}
	o.hover.StrokeWidth = ringWidth
	o.hover.Hidden = true
	o.rings = container.NewWithoutLayout(o.hover)
	return o
}

// edges are the focus ring: four thin rectangles, because the toolkit would shade
// every pixel inside a single one for each frame, which costs as much as the map.
type edges [4]*canvas.Rectangle

func newEdges() edges {
	var e edges
	for i := range e {
		e[i] = canvas.NewRectangle(color.Transparent)
		e[i].Hidden = true
	}
	return e
}

func (e edges) show(on bool) {
	for _, r := range e {
		r.Hidden = !on
		r.Refresh()
	}
}

// layout lays the edges along the inside of a box.
func (e edges) layout(size fyne.Size) {
	across, down := fyne.NewSize(size.Width, ringWidth), fyne.NewSize(ringWidth, size.Height)
	e[0].Resize(across)
	e[1].Resize(across)
	e[1].Move(fyne.NewPos(0, size.Height-ringWidth))
	e[2].Resize(down)
	e[3].Resize(down)
	e[3].Move(fyne.NewPos(size.Width-ringWidth, 0))
}

// place puts the rings where a view has them.
func (o *overlay) place(view camera.Camera) {
	if o.at != nil {
		r := o.radius
		o.hover.Resize(fyne.NewSquareSize(2 * r))
		o.hover.Move(position(view.View(*o.at)).SubtractXY(r, r))
	}
	for i, b := range o.boxes {
		o.chosen[i].Move(position(view.View(b.centre)).SubtractXY(b.size.Width/2, b.size.Height/2))
	}
}

// SetRing draws a ring around a view point, or none for nil; radius is in dp. The
// ring stays on its place of the ground while the map moves.
func (m *Map) SetRing(at *orb.Point, radius float32) {
	o := m.marks
	o.at, o.radius = nil, radius
	if at != nil {
		world := m.view.World(*at)
		o.at = &world
	}
	o.hover.Hidden = at == nil
	o.place(m.view)
	o.rings.Refresh()
}

// SetChosen draws a ring around each box in dp of the view, in place of the ones
// before. The rings keep their size and stay on the ground while the map moves.
func (m *Map) SetChosen(boxes []orb.Bound) {
	o := m.marks
	o.boxes = nil
	for i, b := range boxes {
		if i == len(o.made) {
			o.made = append(o.made, canvas.NewRectangle(color.Transparent))
			o.made[i].StrokeWidth, o.made[i].CornerRadius = ringWidth, ringCorner
		}
		size := fyne.NewSize(float32(b.Max[0]-b.Min[0]), float32(b.Max[1]-b.Min[1])).AddWidthHeight(2*ringGap, 2*ringGap)
		o.made[i].StrokeColor = m.accent()
		o.made[i].Resize(size)
		o.boxes = append(o.boxes, anchored{m.view.World(b.Center()), size})
	}
	o.chosen, o.rings.Objects = o.made[:len(boxes)], []fyne.CanvasObject{o.hover}
	for _, r := range o.chosen {
		o.rings.Objects = append(o.rings.Objects, r)
	}
	o.place(m.view)
	o.rings.Refresh()
}

func (m *Map) accent() color.Color { return m.Theme().Color(theme.ColorNamePrimary, variant()) }

func variant() fyne.ThemeVariant { return fyne.CurrentApp().Settings().ThemeVariant() }

// CreateRenderer is called by the toolkit.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	moving := container.NewWithoutLayout(m.raster, m.marks.rings, m.tools)
	r := &mapRenderer{m, container.NewClip(moving)}
	r.colour()
	return r
}

type mapRenderer struct {
	m    *Map
	clip *container.Clip
}

func (r *mapRenderer) colour() {
	o := r.m.marks
	accent := r.m.accent()
	o.hover.StrokeColor = accent
	r.m.band.colour(accent)
	if r.m.ruler != nil {
		r.m.colourRuler()
	}
	for _, e := range o.focus {
		e.FillColor = accent
	}
	for _, c := range o.chosen {
		c.StrokeColor = accent
	}
}

func (r *mapRenderer) Layout(size fyne.Size) {
	o := r.m.marks
	o.paper.Resize(size)
	r.clip.Resize(size)
	o.focus.layout(size)
}

func (r *mapRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *mapRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.m.marks.paper, r.clip}
	for _, e := range r.m.marks.focus {
		objects = append(objects, e)
	}
	return objects
}

func (r *mapRenderer) Refresh() {
	r.colour()
	canvas.Refresh(r.m)
}

func (r *mapRenderer) Destroy() {}

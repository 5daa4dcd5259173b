package mapview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// bandLeast is the size in dp below which a box is a slip of the hand.
const bandLeast = 8.0

// bandFill is the opacity of the box.
const bandFill = 0.12

// band is the box that is drawn with Shift held, to be zoomed to.
type band struct {
	from, to orb.Point // dp; opposite corners
	given    bool      // given up by Escape: nothing happens until the drag ends
	shape    *canvas.Rectangle
}

func newBand() band {
	r := canvas.NewRectangle(nil)
	r.StrokeWidth = ringWidth
	r.Hidden = true
	return band{shape: r}
}

// colour takes the colour of rings; inside, the map shines through.
func (b *band) colour(accent color.Color) {
	b.shape.StrokeColor, b.shape.FillColor = accent, faded(accent, bandFill)
}

// bound is the box in dp.
func (b *band) bound() orb.Bound { return orb.MultiPoint{b.from, b.to}.Bound() }

// banding tells whether a box is being drawn, or has been given up half-way.
func (m *Map) banding() bool { return m.band.given || !m.band.shape.Hidden }

// stretch draws the box from where the drag began to the pointer.
func (m *Map) stretch(ev *fyne.DragEvent) {
	b := &m.band
	to := point(ev.Position)
	if !m.banding() {
		m.stop()
		b.from = orb.Point{to[0] - float64(ev.Dragged.DX), to[1] - float64(ev.Dragged.DY)}
	}
	b.to = to
	b.shape.Hidden = b.given
	box := b.bound()
	b.shape.Move(position(box.Min))
	b.shape.Resize(fyne.NewSize(float32(box.Max[0]-box.Min[0]), float32(box.Max[1]-box.Min[1])))
	b.shape.Refresh()
}

// giveUp hides the box and lets the rest of the drag do nothing.
func (m *Map) giveUp() {
	m.band.given = true
	m.band.shape.Hide()
}

// release zooms to the box.
func (m *Map) release() {
	b := &m.band
	given, box := b.given, b.bound()
	b.given = false
	b.shape.Hide()
	if given || min(box.Max[0]-box.Min[0], box.Max[1]-box.Min[1]) < bandLeast {
		return
	}
	nw, se := m.view.Unproject(box.Min), m.view.Unproject(box.Max)
	w, h := m.view.Size()
	m.FlyTo(camera.Fit(orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}, w, h, 0))
}

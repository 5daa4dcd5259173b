package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/geodesy"
)

// The measures of the ruler.
const (
	rulerWidth  = 2     // dp
	rulerCasing = 1.5   // dp on each side, in the paper's colour
	rulerDot    = 4     // dp; radius of a corner
	rulerCross  = 9     // dp; half the length of the cross in the middle
	rulerPart   = 25000 // metres; a straight part this long leaves the shortest way by 10 m
	rulerText   = 13    // dp
	rulerWidest = 320   // dp
)

// Measurement is what the ruler tells. Lengths and areas are those on the
// ellipsoid of WGS 84, along shortest ways.
type Measurement struct {
	Corners int     // that have been set
	Open    bool    // corners can be added, and the loose end follows the pointer
	Leg     float64 // metres from the last corner to the loose end
	Length  float64 // metres from the first corner over all to the last one or the loose end
	Area    float64 // m² between the corners and the loose end; 0 below three of them, and where the sides cross
}

// ruler is the measuring line that lies on the map.
type ruler struct {
	corners []orb.Point      // degrees
	ways    []orb.LineString // world; one from each corner to the next
	length  float64          // metres of the ways
	open    bool
	byKeys  bool // the loose end is the middle of the map

	end      orb.Point // degrees; the loose end that is drawn
	measured Measurement
	sides    []orb.LineString // world; all that is drawn: ways, the loose leg, the closing side

	casing, lines []*canvas.Line
	dots          []*canvas.Circle
	cross         [2]*canvas.Line
	words         *plate
	all           *fyne.Container
}

// Measuring tells whether the ruler lies on the map.
func (m *Map) Measuring() bool { return m.ruler != nil }

// ruling tells whether clicks belong to the ruler.
func (m *Map) ruling() bool { return m.ruler != nil && m.ruler.open }

// Measure lays the ruler on the map, in place of an earlier one. It begins at a
// position (longitude, latitude), or with the next click where there is none.
// Clicks and the space key add corners, a double click and return end the line,
// backspace takes a corner back, Escape puts the ruler away. While the pointer is
// not on the map, and when the map is moved by keys, the loose end is its middle.
func (m *Map) Measure(from *orb.Point) {
	m.PutRulerAway()
	if m.OnHover != nil {
		m.OnHover(m.pointer, false) // rings and names would be in the way
	}
	m.ruler = &ruler{open: true, byKeys: true, words: newPlate(rulerText, fyne.NewSize(8, 4)), all: m.tools}
	m.ruler.words.ground.CornerRadius, m.ruler.words.ground.StrokeWidth = 4, 1
	for i := range m.ruler.cross {
		m.ruler.cross[i] = &canvas.Line{StrokeWidth: rulerWidth}
	}
	if from != nil {
		m.ruler.add(*from)
	}
	m.measure()
}

// PutRulerAway takes the ruler off the map.
func (m *Map) PutRulerAway() {
	if m.ruler == nil {
		return
	}
	m.ruler = nil
	m.tools.Objects = []fyne.CanvasObject{m.band.shape}
	m.tools.Refresh()
}

// add sets a corner; one at the place of the last one is none.
func (r *ruler) add(p orb.Point) {
	if n := len(r.corners); n > 0 {
		last := r.corners[n-1]
		if p == last {
			return
		}
		r.length += geodesy.Distance(last, p)
		r.ways = append(r.ways, way(last, p))
	}
	r.corners = append(r.corners, p)
}

// takeBack removes the last corner.
func (r *ruler) takeBack() {
	n := len(r.corners)
	if n == 0 {
		return
	}
	if n > 1 {
		r.length -= geodesy.Distance(r.corners[n-2], r.corners[n-1])
		r.ways = r.ways[:n-2]
	}
	r.corners = r.corners[:n-1]
}

// way is the shortest way between two positions in world points.
func way(a, b orb.Point) orb.LineString {
	line := geodesy.Path(a, b, rulerPart)
	for i, p := range line {
		line[i] = camera.World(p)
	}
	return line
}

// rulerTap sets a corner, or ends the line with the second tap of two.
func (m *Map) rulerTap(at orb.Point, double bool) {
	m.ruler.byKeys = false
	m.pointer = at
	if double {
		m.ruler.finish()
	} else {
		m.ruler.add(m.view.Unproject(at))
	}
	m.measure()
}

// rulerPoint makes the loose end follow the pointer.
func (m *Map) rulerPoint(inside bool) {
	if inside {
		m.ruler.byKeys = false
		m.measure()
	}
}

// finish ends the line; it needs two corners.
func (r *ruler) finish() {
	if len(r.corners) > 1 {
		r.open = false
	}
}

// rulerKey acts on a key while the ruler lies on the map.
func (m *Map) rulerKey(name fyne.KeyName) bool {
	r := m.ruler
	if name == fyne.KeyEscape {
		m.PutRulerAway()
		return true
	}
	if !r.open {
		return false
	}
	switch name {
	case fyne.KeySpace:
		r.add(m.looseEnd())
	case fyne.KeyReturn, fyne.KeyEnter:
		r.finish()
	case fyne.KeyBackspace, fyne.KeyDelete:
		r.takeBack()
	default:
		return false
	}
	m.measure()
	return true
}

// looseEnd is where the next corner would be, in degrees.
func (m *Map) looseEnd() orb.Point {
	if m.ruler.byKeys {
		return m.view.Centre()
	}
	return m.view.Unproject(m.pointer)
}

// measure draws and measures the line anew after a corner or the loose end has moved.
func (m *Map) measure() {
	r := m.ruler
	r.end = m.looseEnd()
	n := len(r.corners)
	r.measured = Measurement{Corners: n, Open: r.open, Length: r.length}
	r.sides = append(r.sides[:0], r.ways...)
	ring := r.corners
	if r.open && n > 0 {
		r.measured.Leg = geodesy.Distance(r.corners[n-1], r.end)
		r.measured.Length += r.measured.Leg
		r.sides = append(r.sides, way(r.corners[n-1], r.end))
		ring = append(ring[:n:n], r.end)
	}
	if len(ring) > 2 && !crosses(ring) {
		r.measured.Area = geodesy.Area(ring)
		r.sides = append(r.sides, way(ring[len(ring)-1], ring[0]))
	}
	m.layRuler()
	m.tools.Refresh()
}

// crosses tells whether a ring crosses itself, so that it bounds no one area.
func crosses(ring []orb.Point) bool {
	n := len(ring)
	for i := range n {
		for k := i + 2; k < n; k++ {
			if (k+1)%n != i && cut(ring[i], ring[i+1], ring[k], ring[(k+1)%n]) {
				return true
			}
		}
	}
	return false
}

// cut tells whether the lines from a to b and from c to d cross.
func cut(a, b, c, d orb.Point) bool {
	side := func(p, q, r orb.Point) bool { return (q[0]-p[0])*(r[1]-p[1]) > (q[1]-p[1])*(r[0]-p[0]) }
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

// followRuler keeps the ruler on the ground when the view has changed, and its
// loose end under the pointer or in the middle.
func (m *Map) followRuler() {
	if m.ruler == nil {
		return
	}
	const still = 1e-9 // degrees; what rounding does to a pointer that moves with the map
	if end := m.looseEnd(); m.ruler.open && math.Hypot(end[0]-m.ruler.end[0], end[1]-m.ruler.end[1]) > still {
		m.measure()
		return
	}
	m.layRuler()
}

// layRuler puts lines, corners and words where the view has them.
func (m *Map) layRuler() {
	r := m.ruler
	parts := 0
	for _, side := range r.sides {
		parts += len(side) - 1
	}
	r.need(parts, len(r.corners))
	i := 0
	for k, side := range r.sides {
		closing := r.measured.Area > 0 && k == len(r.sides)-1
		for j := 1; j < len(side); j++ {
			a, b := position(m.view.View(side[j-1])), position(m.view.View(side[j]))
			for _, l := range []*canvas.Line{r.casing[i], r.lines[i]} {
				l.Position1, l.Position2 = a, b
			}
			r.lines[i].StrokeWidth = rulerWidth
			if closing { // not measured as a length
				r.lines[i].StrokeWidth = rulerWidth / 2.0
			}
			i++
		}
	}
	for k, p := range r.corners {
		r.dots[k].Resize(fyne.NewSquareSize(2 * rulerDot))
		r.dots[k].Move(position(m.view.Project(p)).SubtractXY(rulerDot, rulerDot))
	}
	m.layCross()
	m.colourRuler()
	m.layWords()
}

// need makes as many lines and corners as are to be drawn, from below: casings,
// lines, corners, the cross and the words.
func (r *ruler) need(parts, corners int) {
	if len(r.lines) == parts && len(r.dots) == corners && len(r.all.Objects) > 1 {
		return
	}
	for len(r.lines) < parts {
		r.casing = append(r.casing, &canvas.Line{StrokeWidth: rulerWidth + 2*rulerCasing})
		r.lines = append(r.lines, &canvas.Line{})
	}
	for len(r.dots) < corners {
		r.dots = append(r.dots, &canvas.Circle{StrokeWidth: rulerWidth})
	}
	r.casing, r.lines, r.dots = r.casing[:parts], r.lines[:parts], r.dots[:corners]
	objects := r.all.Objects[:1:1] // the band
	for _, l := range append(r.casing[:parts:parts], r.lines...) {
		objects = append(objects, l)
	}
	for _, d := range r.dots {
		objects = append(objects, d)
	}
	objects = append(objects, r.cross[0], r.cross[1])
	r.all.Objects = append(objects, r.words.objects()...)
}

// layCross shows where the space key sets a corner.
func (m *Map) layCross() {
	middle := m.size()
	w, h := middle.Width/2, middle.Height/2
	across, down := m.ruler.cross[0], m.ruler.cross[1]
	across.Position1, across.Position2 = fyne.NewPos(w-rulerCross, h), fyne.NewPos(w+rulerCross, h)
	down.Position1, down.Position2 = fyne.NewPos(w, h-rulerCross), fyne.NewPos(w, h+rulerCross)
	hidden := !m.ruler.open || !m.ruler.byKeys
	across.Hidden, down.Hidden = hidden, hidden
}

// layWords writes what is measured beside the loose end, or the last corner.
func (m *Map) layWords() {
	r := m.ruler
	if m.Measured == nil {
		return
	}
	at := r.end
	if !r.open {
		at = r.corners[len(r.corners)-1]
	}
	r.words.set(m.Measured(r.measured), rulerWidest)
	r.words.colour(m.Theme(), 1)
	r.words.place(beside(position(m.view.Project(at)), r.words.needs(), m.size()))
}

// colourRuler takes the colours of the theme.
func (m *Map) colourRuler() {
	r := m.ruler
	accent, ground := m.accent(), m.Theme().Color(theme.ColorNameOverlayBackground, variant())
	for i := range r.lines {
		r.casing[i].StrokeColor, r.lines[i].StrokeColor = ground, accent
	}
	for _, d := range r.dots {
		d.FillColor, d.StrokeColor = ground, accent
	}
	r.cross[0].StrokeColor, r.cross[1].StrokeColor = accent, accent
	r.words.ground.StrokeColor = m.Theme().Color(theme.ColorNameSeparator, variant())
}

// size is the size of what is seen in dp.
func (m *Map) size() fyne.Size {
	w, h := m.view.Size()
	return fyne.NewSize(float32(w), float32(h))
}

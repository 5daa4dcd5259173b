package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/paulmach/orb"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview"
)

// half is a map with what draws it.
type half struct {
	stage  *mapview.Map
	source *source
	pinned bool
}

// under lists the marks at a view point, the best first.
func (h half) under(at orb.Point) []layers.Mark {
	return h.source.hit(h.stage.Camera(), at)
}

// presentComparison shows what has changed in the comparison and in its dates.
func (w *Window) presentComparison(c model.Change) {
	state := w.model.State()
	if c.Has(model.Time | model.Mode | model.Halves) {
		w.maps.write(w.content.Stack.Data().Chronicle, state)
	}
	if c.Has(model.Halves) && (w.twin != nil || state.Compare.On()) {
		w.compare(state.Compare)
	}
	if c.Has(model.Divider) {
		w.maps.slide(state.Compare.Share)
		if !w.maps.divider.inDrag {
			w.settle()
		}
	}
}

// settle lets the labels of a swipe's halves keep inside them, once the divider rests.
func (w *Window) settle() {
	w.maps.settle()
	w.feed()
	w.redraw()
}

// frames are those of the maps on the screen.
func (w *Window) frames() []layers.Frame {
	if w.twin == nil {
		return []layers.Frame{w.model.Frame()}
	}
	return []layers.Frame{w.model.PinnedFrame(), w.model.Frame()}
}

// compare brings the maps in line with a comparison.
func (w *Window) compare(c model.Comparison) {
	w.matchTwin(c)
	if w.twin != nil {
		w.twin.stage.Label = w.model.Text()("compare.pinned-map")
	}
	w.maps.compare(c, w.twin)
	w.shell.paired = c.On()
	w.root.Refresh()
	w.looked() // a fitted view may be that of another region now
}

// matchTwin makes the second map when a day is pinned, and drops it with the comparison.
func (w *Window) matchTwin(c model.Comparison) {
	switch {
	case c.On() && w.twin == nil:
		w.pair()
	case !c.On() && w.twin != nil:
		w.twin.stage.Unlink()
		w.twin = nil
		w.hud.SetHover("")
		w.focusMap()
	}
}

// openLayers opens the panel of layers; where there is no room for it beside two
// maps and the card, the card gives way.
func (w *Window) openLayers() {
	w.send(model.OpenLayers{Open: true})
	if !w.left.root.Visible() {
		w.send(model.OpenCard{Open: false})
	}
}

// pair makes the map of the pinned day. It has layers of its own, because a stack
// remembers the picture of one map alone.
func (w *Window) pair() {
	d := w.drawer
	if s, ok := d.(*layers.Stack); ok {
		d = layers.NewStack(s.Data())
	}
	src := newSource(d, w.model.PinnedFrame())
	w.twin = &half{mapview.New(src, w.stage.Camera()), src, true}
	w.twin.stage.Still = w.stage.Still
	w.listen(*w.twin)
	w.hud.Follow(w.twin.stage)
	w.stage.Link(w.twin.stage)
}

// pane is as much of a map as is seen, and what its date says.
type pane struct {
	stage *mapview.Map
	held  *fyne.Container // of the map, which may be larger
	cut   *container.Clip
	tag   *tag
	seen  orb.Bound // dp of the map that labels keep inside; zero: all of it
}

func newPane(t *tag) *pane {
	p := &pane{held: container.NewWithoutLayout(), tag: t}
	p.cut = container.NewClip(p.held)
	p.cut.ExtendBaseWidget(p.cut) // otherwise what it holds has no focus before it is first drawn
	return p
}

// hold takes a map in; nil leaves the pane empty.
func (p *pane) hold(stage *mapview.Map) {
	p.stage, p.held.Objects = stage, nil
	if stage != nil {
		p.held.Objects = []fyne.CanvasObject{stage}
	}
	show(p.cut, stage != nil)
}

// put shows a map of a size from x on, cut to the dp from left to right.
func (p *pane) put(x, left, right float32, size fyne.Size) {
	p.cut.Move(fyne.NewPos(left, 0))
	p.cut.Resize(fyne.NewSize(right-left, size.Height))
	p.stage.Move(fyne.NewPos(x-left, 0))
	p.stage.Resize(size)
}

// visible is the part of the map in its own dp that is not cut off.
func (p *pane) visible() orb.Bound {
	return box(fyne.NewPos(-p.stage.Position().X, 0), p.cut.Size())
}

// stages is what lies between the panels: the map of the chosen day and, while days
// are compared, the map of the pinned one at its left, each with its date in words.
// It is the layout of its parts.
type stages struct {
	words
	comparison     model.Comparison
	chosen, pinned *pane
	line           *ground // between the maps of a split
	divider        *divider
	tools          *tools
	crowded        bool // other buttons lie in the upper corners
	root           *fyne.Container
}

func newStages(w words, stage *mapview.Map, keys router, send func(model.Msg)) *stages {
	m := &stages{
		words:  w,
		chosen: newPane(newTag(w, dayIcon, "compare.chosen")), pinned: newPane(newTag(w, tackIcon, "compare.pinned")),
		line: newGround(colorAxis), tools: newTools(w, keys, send),
	}
	m.divider = newDivider(w.text("compare.divider"), keys, func(share float64) { send(model.MoveDivider{Share: share}) })
	m.chosen.hold(stage)
	m.root = &fyne.Container{Layout: m, Objects: []fyne.CanvasObject{
		m.pinned.cut, m.chosen.cut, m.line, m.divider, m.pinned.tag.root, m.chosen.tag.root, m.tools.root,
	}}
	m.compare(model.Comparison{}, nil)
	return m
}

// compare shows a comparison, or one map.
func (m *stages) compare(c model.Comparison, twin *half) {
	m.comparison = c
	if twin != nil {
		m.pinned.hold(twin.stage)
	} else {
		m.pinned.hold(nil)
	}
	show(m.line, c.Kind == model.Split)
	show(m.divider, c.Kind == model.Swipe)
	for _, o := range []fyne.CanvasObject{m.pinned.tag.root, m.chosen.tag.root, m.tools.root} {
		show(o, c.On())
	}
	m.tools.show(c.Kind)
}

// write puts the dates into words.
func (m *stages) write(store *chronicle.Store, s model.State) {
	m.pinned.tag.write(store, s.Compare.Pinned)
	m.chosen.tag.write(store, model.Standing{At: s.At, Reach: s.Reach})
	if m.comparison.On() {
		m.furnish(m.root.Size())
	}
}

// slide moves the divider and what is seen of the maps; nothing else is drawn.
func (m *stages) slide(share float64) {
	m.comparison.Share = share
	if m.comparison.Kind == model.Swipe {
		m.Layout(nil, m.root.Size())
	}
}

// The measures of a comparison in dp.
const (
	splitLine  float32 = 2
	tagLeast   float32 = 112 // a date is not broken into narrower lines
	tagRoom    float32 = 232 // most dates are not wider
	mapButtons         = overMap + control + gapSmall
)

// MinSize is that of the map.
func (m *stages) MinSize([]fyne.CanvasObject) fyne.Size { return m.chosen.stage.MinSize() }

// Layout shows the maps.
func (m *stages) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	switch m.comparison.Kind {
	case model.NoCompare:
		m.chosen.put(0, 0, size.Width, size)
		m.settle()
		return
	case model.Split:
		w := (size.Width - splitLine) / 2
		each := fyne.NewSize(w, size.Height)
		m.pinned.put(0, 0, w, each)
		m.chosen.put(size.Width-w, size.Width-w, size.Width, each)
		m.line.Move(fyne.NewPos(w, 0))
		m.line.Resize(fyne.NewSize(splitLine, size.Height))
	case model.Swipe:
		x := m.border(size.Width)
		m.pinned.put(0, 0, x, size)
		m.chosen.put(0, x, size.Width, size)
		m.divider.put(x, size)
	}
	if !m.divider.inDrag {
		m.settle()
	}
	m.furnish(size)
}

// settle fixes what labels keep inside. It does not follow a divider that is dragged:
// that would draw both maps at each step.
func (m *stages) settle() {
	m.chosen.seen, m.pinned.seen = orb.Bound{}, orb.Bound{}
	if m.comparison.Kind == model.Swipe {
		m.chosen.seen, m.pinned.seen = m.chosen.visible(), m.pinned.visible()
	}
}

// border is where the pinned day's part ends. Both parts keep room for their dates.
func (m *stages) border(width float32) float32 {
	if m.comparison.Kind == model.Split {
		return width / 2
	}
	least, most := tagLeast+2*overMap, width-tagLeast-overMap-mapButtons
	return min(max(float32(m.comparison.Share)*width, least), most)
}

// furnish places the dates in the outer corners and the buttons in the middle; the
// dates stand below where there is no room beside each other.
func (m *stages) furnish(size fyne.Size) {
	tools := m.tools.root.MinSize()
	m.tools.root.Resize(tools)
	m.tools.root.Move(fyne.NewPos((size.Width-tools.Width)/2, overMap))
	x, top := m.border(size.Width), m.top(size.Width)
	w := min(m.pinned.tag.natural(), x-2*overMap)
	m.pinned.tag.put(overMap, top, w)
	right := size.Width - mapButtons
	w = min(m.chosen.tag.natural(), right-x-overMap)
	m.chosen.tag.put(right-w, top, w)
}

// top is where the dates begin.
func (m *stages) top(width float32) float32 {
	tools := m.tools.root.MinSize().Width
	free := (width-tools)/2 - gapSmall
	if m.crowded || overMap+m.pinned.tag.natural() > free || mapButtons+m.chosen.tag.natural() > free {
		return overMap + control + gapSmall
	}
	return overMap
}

// reserved lists the boxes of dates and buttons in dp, so that labels keep clear of
// them. The dates have room for longer ones, so that no step moves a label.
func (m *stages) reserved() []orb.Bound {
	if !m.comparison.On() {
		return nil
	}
	size, tools := m.root.Size(), m.tools.root
	tag := m.pinned.tag.root
	y, h := tag.Position().Y, tag.Size().Height
	return []orb.Bound{
		box(tools.Position(), tools.Size()),
		box(fyne.NewPos(overMap, y), fyne.NewSize(tagRoom, h)),
		box(fyne.NewPos(size.Width-mapButtons-tagRoom, y), fyne.NewSize(tagRoom, h)),
	}
}

func box(at fyne.Position, size fyne.Size) orb.Bound {
	return orb.Bound{
		Min: orb.Point{float64(at.X), float64(at.Y)},
		Max: orb.Point{float64(at.X + size.Width), float64(at.Y + size.Height)},
	}
}

// onChosen moves boxes to where the chosen day's map has them.
func (m *stages) onChosen(boxes []orb.Bound) []orb.Bound {
	dx := float64(m.chosen.cut.Position().X + m.chosen.stage.Position().X)
	moved := make([]orb.Bound, len(boxes))
	for i, b := range boxes {
		b.Min[0], b.Max[0] = b.Min[0]-dx, b.Max[0]-dx
		moved[i] = b
	}
	return moved
}

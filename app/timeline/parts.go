package timeline

import (
	"cmp"
	"image"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
)

// parts are the toolkit's objects of the timeline: the picture, and over it the
// few things that change with every step, so that a step draws no picture. They
// stand on the window's background.
type parts struct {
	band    *canvas.Rectangle // behind the days that are shown beside the chosen one
	wash    *canvas.Rectangle // behind the bricks of the chosen day
	raster  *canvas.Raster
	frame   *canvas.Rectangle // around the chosen day
	thumb   *canvas.Circle
	brick   *canvas.Rectangle // around the brick of the chosen event
	bracket [3]*canvas.Rectangle
	pin     *canvas.Rectangle // at the pinned day of a comparison
	pinHead *canvas.Circle
	pinned  *canvas.Text // its date
	name    *canvas.Text // of the chosen event, beside the bracket
	count   *canvas.Text // of the events that begin on the day
	cursor  *canvas.Rectangle
	plate   *canvas.Rectangle // what is under the pointer
	hover   *canvas.Text
	focus   *canvas.Rectangle
}

func newParts(generator func(w, h int) image.Image) *parts {
	rectangle := func() *canvas.Rectangle { return canvas.NewRectangle(transparent) }
	p := &parts{
		band: rectangle(), wash: rectangle(), raster: canvas.NewRaster(generator), frame: rectangle(),
		thumb: canvas.NewCircle(transparent), brick: rectangle(), name: canvas.NewText("", transparent),
		count: canvas.NewText("", transparent), cursor: rectangle(), plate: rectangle(),
		pin: rectangle(), pinHead: canvas.NewCircle(transparent), pinned: canvas.NewText("", transparent),
		hover: canvas.NewText("", transparent), focus: rectangle(),
	}
	p.raster.ScaleMode = canvas.ImageScalePixels // it is never scaled, and is painted faster so
	for i := range p.bracket {
		p.bracket[i] = rectangle()
	}
	for _, t := range []*canvas.Text{p.name, p.count, p.pinned, p.hover} {
		t.TextSize = textSize
	}
	for _, r := range []*canvas.Rectangle{p.frame, p.brick, p.focus} {
		r.StrokeWidth = frameWidth
	}
	p.frame.CornerRadius, p.wash.CornerRadius = 3, 3
	p.plate.CornerRadius, p.plate.StrokeWidth = 4, 1
	p.thumb.StrokeWidth, p.pinHead.StrokeWidth = 1.5, 1.5
	p.focus.Hidden = true
	p.point("", fyne.Position{}, fyne.Size{})
	return p
}

func (p *parts) colour(t *layers.Theme) {
	p.band.FillColor = layers.Alpha(t.ChosenWash, 0.6)
	p.wash.FillColor = t.ChosenWash
	p.frame.StrokeColor, p.brick.StrokeColor, p.focus.StrokeColor = t.Accent, t.Accent, t.Accent
	p.thumb.FillColor, p.thumb.StrokeColor = t.Accent, t.Background
	for _, b := range p.bracket {
		b.FillColor = t.Accent
	}
	p.pin.FillColor, p.pinHead.FillColor, p.pinHead.StrokeColor = t.Secondary, t.Background, t.Secondary
	p.pinned.Color = t.Secondary
	p.name.Color, p.count.Color, p.hover.Color = t.Foreground, t.Secondary, t.Foreground
	p.cursor.FillColor = layers.Alpha(t.Accent, 0.35)
	p.plate.FillColor, p.plate.StrokeColor = t.Background, t.Separator
}

// objects lists everything, from below.
func (p *parts) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		p.band, p.wash, p.raster, p.cursor, p.pin, p.pinHead, p.pinned, p.frame, p.thumb, p.brick,
		p.bracket[0], p.bracket[1], p.bracket[2], p.name, p.count, p.plate, p.hover, p.focus,
	}
}

// moving lists what a step changes.
func (p *parts) moving() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		p.band, p.wash, p.pin, p.pinHead, p.pinned, p.frame, p.thumb, p.brick, p.bracket[0], p.bracket[1], p.bracket[2], p.name, p.count, p.focus,
	}
}

// layout sizes what fills the timeline.
func (p *parts) layout(size fyne.Size) {
	p.raster.Resize(size)
}

// put places a rectangle by its edges, or hides it where it has no room.
func put(r *canvas.Rectangle, x0, y0, x1, y1 float64) {
	r.Hidden = x1 <= x0 || y1 <= y0
	r.Move(fyne.NewPos(float32(x0), float32(y0)))
	r.Resize(fyne.NewSize(float32(max(x1-x0, 0)), float32(max(y1-y0, 0))))
}

// place shows the position that is chosen.
func (t *Timeline) place() {
	p, a, r := t.parts, t.plan.axis, t.plan.rows
	middle := side + a.Middle(t.at.Day)
	inside := middle >= side-1 && middle <= side+a.Width()+1
	width := a.End(t.at.Day) - a.X(t.at.Day)
	half := max(min(width, brickWidth), brickLeast)/2 + 3 // around its bricks
	for _, rect := range []*canvas.Rectangle{p.wash, p.frame} {
		put(rect, middle-half, r.top-3, middle+half, r.ticks-1)
		rect.Hidden = !inside
	}
	p.thumb.Resize(fyne.NewSquareSize(2 * thumbRadius))
	p.thumb.Move(fyne.NewPos(float32(middle-thumbRadius), float32(r.ticks-1-thumbRadius)))
	p.thumb.Hidden = !inside
	t.placeReach()
	t.placeEvent()
	t.placeCount(middle, half, inside)
	t.placePinned()
	for _, o := range p.moving() {
		o.Refresh() // not the whole widget: that would fetch the picture again
	}
}

// placeEvent marks the chosen event: its brick, and its span as a bracket.
func (t *Timeline) placeEvent() {
	p, a := t.parts, t.plan.axis
	i := t.index(t.at.Event)
	p.brick.Hidden = true
	p.name.Text = ""
	for _, b := range p.bracket {
		b.Hidden = true
	}
	if i < 0 {
		return
	}
	for _, b := range t.plan.bricks {
		if b.Event == i {
			box := t.plan.box(b).Pad(1)
			put(p.brick, box.Min[0], box.Min[1], box.Max[0], box.Max[1])
		}
	}
	e := t.events[i]
	const y, drop = 9.0, 6.0
	from, to := side+a.X(e.Span.First), side+a.End(e.Span.Last)
	left, right := max(from, side), min(to, side+a.Width())
	if right <= left {
		return
	}
	put(p.bracket[0], left, y, right, y+frameWidth)
	if left == from {
		put(p.bracket[1], left, y, left+frameWidth, y+drop)
	}
	if right == to {
		put(p.bracket[2], right-frameWidth, y, right, y+drop)
	}
	t.placeName(t.named("timeline.bracket", e), left, right)
}

// placeName writes the name of the chosen event beside its bracket, where there
// is more room.
func (t *Timeline) placeName(name string, left, right float64) {
	const gap = 8
	text := t.parts.name
	before, after := left-side-gap, side+t.plan.axis.Width()-right-gap
	text.Text = elided(name, max(before, after))
	size := text.MinSize()
	x := right + gap
	if after < float64(size.Width) && before > after {
		x = left - gap - float64(size.Width)
	}
	text.Move(fyne.NewPos(float32(x), 10-size.Height/2))
	text.Resize(size)
}

// placeCount says how many events begin on the day, beside the frame.
func (t *Timeline) placeCount(middle, half float64, inside bool) {
	n := len(t.begins(t.at.Day))
	text := t.parts.count
	text.Text = ""
	if n > 1 && inside {
		text.Text = t.text("timeline.begin", n)
	}
	size := text.MinSize()
	width, bottom := float64(size.Width), t.plan.rows.top+float64(size.Height)
	right, left := t.clear(middle+half+countGap, width, bottom, 1), t.clear(middle-half-countGap-width, width, bottom, -1)
	fits := func(x float64) bool { return x >= side && x+width <= side+t.plan.axis.Width() }
	x := right
	if !fits(right) || fits(left) && middle-left-width < right-middle-countGap {
		x = left
	}
	text.Hidden = !fits(x)
	text.Move(fyne.NewPos(float32(x), float32(t.plan.rows.top)))
	text.Resize(size)
}

// countGap is the room in dp between the frame of the day and the number of its events.
const countGap = 8

// clear is the first place from x on, to the right or with way -1 to the left, where
// a text of a width crosses no bar that reaches above bottom; all in dp.
func (t *Timeline) clear(x, width, bottom, way float64) float64 {
	bricks := slices.Clone(t.plan.bricks)
	slices.SortFunc(bricks, func(a, b Brick) int { return int(way) * cmp.Compare(a.From, b.From) })
	for _, b := range bricks {
		box := t.plan.box(b)
		switch {
		case box.Min[1] >= bottom || box.Min[0] >= x+width || box.Max[0] <= x:
		case way > 0:
			x = box.Max[0] + countGap
		default:
			x = box.Min[0] - countGap - width
		}
	}
	return x
}

// placePinned marks the pinned day of a comparison with a hollow head and its date,
// on the side where the chosen day is not.
func (t *Timeline) placePinned() {
	p, a, r := t.parts, t.plan.axis, t.plan.rows
	hide := t.pinned == nil || !a.Visible().Contains(t.pinned.Day)
	p.pin.Hidden, p.pinHead.Hidden, p.pinned.Hidden = hide, hide, hide
	if hide {
		return
	}
	const gap = 6
	x := side + a.Middle(t.pinned.Day)
	put(p.pin, x-0.75, r.top+2*thumbRadius, x+0.75, r.ticks-1)
	p.pinHead.Resize(fyne.NewSquareSize(2 * thumbRadius))
	p.pinHead.Move(fyne.NewPos(float32(x-thumbRadius), float32(r.top)))
	p.pinned.Text = t.text("timeline.pinned", t.dateOf(*t.pinned))
	size := p.pinned.MinSize()
	y, width := r.top+float64(size.Height), float64(size.Width) // below the count of events
	left := t.clear(x-gap-thumbRadius-width, width, y+float64(size.Height), -1)
	right := t.clear(x+gap+thumbRadius, width, y+float64(size.Height), 1)
	at := right
	if t.at.Day > t.pinned.Day && left > side || right+width > side+a.Width() {
		at = left
	}
	p.pinned.Move(fyne.NewPos(float32(at), float32(y)))
	p.pinned.Resize(size)
}

// index is the place of an event in the list, or -1.
func (t *Timeline) index(id string) int {
	for i, e := range t.events {
		if id != "" && e.ID == id {
			return i
		}
	}
	return -1
}

// point shows a text beside the pointer, and nothing for an empty one.
func (p *parts) point(text string, at fyne.Position, size fyne.Size) {
	p.plate.Hidden, p.hover.Hidden, p.cursor.Hidden = text == "", text == "", text == ""
	if text == "" {
		return
	}
	const padX, padY = 8, 3
	p.hover.Text = elided(text, float64(size.Width)-2*padX-4)
	need := p.hover.MinSize()
	x := min(max(at.X-need.Width/2, padX+2), size.Width-need.Width-padX-2)
	y := at.Y - need.Height - 14
	if y < padY {
		y = min(at.Y+22, size.Height-need.Height-padY)
	}
	p.hover.Move(fyne.NewPos(x, y))
	p.hover.Resize(need)
	p.plate.Move(fyne.NewPos(x-padX, y-padY))
	p.plate.Resize(need.AddWidthHeight(2*padX, 2*padY))
}

// elided cuts a text that is wider than width dp and says so by three dots.
func elided(text string, width float64) string {
	fits := func(s string) bool { return float64(fyne.MeasureText(s, textSize, fyne.TextStyle{}).Width) <= width }
	if fits(text) {
		return text
	}
	runes := []rune(text)
	runes = runes[:sort.Search(len(runes), func(n int) bool { return !fits(string(runes[:n+1]) + "…") })]
	if len(runes) < 4 {
		return ""
	}
	return string(runes) + "…"
}

// begins lists the events that are known to begin on a day, in order.
func (t *Timeline) begins(d calendar.Day) []Event {
	var list []Event
	for _, e := range t.events {
		if e.Span.First == d && !e.Precision.Vague() {
			list = append(list, e)
		}
	}
	return list
}

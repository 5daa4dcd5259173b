package timeline

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
)

// Thumb is an end of the window of days.
type Thumb uint8

// The thumbs. End is the chosen day.
const (
	Start Thumb = iota
	End
)

const (
	thumbRadius = 4.5 // dp
	thumbReach  = 9.0 // dp from its middle within which a thumb is grabbed
)

// start is the thumb of the window's first day. It is a widget of its own so that
// the keyboard reaches it; the pointer is left to the timeline below it.
type start struct {
	widget.BaseWidget
	t          *Timeline
	line, ring *canvas.Rectangle
	knob       *canvas.Circle
}

func newStart(t *Timeline) *start {
	s := &start{t: t, line: canvas.NewRectangle(transparent), ring: canvas.NewRectangle(transparent), knob: canvas.NewCircle(transparent)}
	s.ring.StrokeWidth, s.ring.CornerRadius = frameWidth, 3
	s.knob.StrokeWidth = 1.5
	s.ring.Hidden, s.Hidden = true, true
	s.ExtendBaseWidget(s)
	return s
}

func (s *start) colour(accent, ground color.Color) {
	s.line.FillColor, s.ring.StrokeColor = accent, accent
	s.knob.FillColor, s.knob.StrokeColor = accent, ground
}

// CreateRenderer is called by the toolkit.
func (s *start) CreateRenderer() fyne.WidgetRenderer { return &startRenderer{s} }

type startRenderer struct{ s *start }

// Layout sets the line into the middle, the knob to its lower end and the ring around both.
func (r *startRenderer) Layout(size fyne.Size) {
	r.s.line.Move(fyne.NewPos((size.Width-frameWidth)/2, 0))
	r.s.line.Resize(fyne.NewSize(frameWidth, size.Height-thumbReach))
	r.s.knob.Move(fyne.NewPos(size.Width/2-thumbRadius, size.Height-thumbReach-thumbRadius))
	r.s.knob.Resize(fyne.NewSquareSize(2 * thumbRadius))
	r.s.ring.Move(fyne.NewSquareOffsetPos(frameWidth / 2))
	r.s.ring.Resize(size.SubtractWidthHeight(frameWidth, frameWidth))
}

func (r *startRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(2 * thumbReach) }
func (r *startRenderer) Refresh()           { canvas.Refresh(r.s) }
func (r *startRenderer) Destroy()           {}

func (r *startRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.line, r.s.knob, r.s.ring}
}

// AccessibilityLabel is what a screen reader says.
func (s *start) AccessibilityLabel() string {
	return s.t.text("timeline.start", s.t.windowStart())
}

// FocusGained shows the focus ring, unless a click gave the focus.
func (s *start) FocusGained() {
	defer fault.Report()
	s.setRing(!s.t.quiet)
}

// FocusLost hides the focus ring.
func (s *start) FocusLost() {
	defer fault.Report()
	s.setRing(false)
	s.t.quiet = false
}

func (s *start) setRing(on bool) {
	s.ring.Hidden = !on
	s.ring.Refresh()
}

// TypedRune does nothing: letters are not commands.
func (s *start) TypedRune(rune) {}

// TypedKey moves the window's first day by steps; Home and End lead to the first
// day there is and to the window's last.
func (s *start) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	s.setRing(true)
	t := s.t
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyUp:
		t.stepThumb(Start, 1)
	case fyne.KeyLeft, fyne.KeyDown:
		t.stepThumb(Start, -1)
	case fyne.KeyHome:
		t.moveThumb(Start, t.first)
	case fyne.KeyEnd:
		t.moveThumb(Start, t.at.Day)
	default:
		t.otherKey(ev)
	}
}

func (t *Timeline) stepThumb(which Thumb, by int) {
	if t.OnThumbStep != nil {
		t.OnThumbStep(which, by)
	}
}

func (t *Timeline) moveThumb(which Thumb, d calendar.Day) {
	if t.OnThumb != nil {
		t.OnThumb(which, d)
	}
}

// windowStart is the first day of the window, on the axis.
func (t *Timeline) windowStart() calendar.Day { return max(t.reach.Span(t.at.Day).First, t.first) }

// placeReach shows the days that are shown beside the chosen one, and the thumb
// of the first of them in a window; where that is out of sight, at the edge.
func (t *Timeline) placeReach() {
	a, r := t.plan.axis, t.plan.rows
	from, to := max(a.X(t.windowStart()), 0), min(a.End(t.at.Day), a.Width())
	put(t.parts.band, side+from, r.top-3, side+to, r.axis)
	if t.reach.Mode == chronicle.OnDay {
		t.parts.band.Hidden = true
	}
	x := side + min(from, a.Width())
	t.start.Move(fyne.NewPos(float32(x-thumbReach), float32(r.top-3)))
	t.start.Resize(fyne.NewSize(2*thumbReach, float32(r.ticks-1+thumbReach-(r.top-3))))
	t.start.colour(t.theme.Accent, t.theme.Background)
	t.start.Refresh()
	t.placeFocus()
}

// placeFocus lays the ring of the keyboard's focus around the timeline or, in a
// window, around the thumb of the chosen day.
func (t *Timeline) placeFocus() {
	size := t.Size()
	x0, y0, x1, y1 := 1.0, 1.0, float64(size.Width)-1, float64(size.Height)-1
	if t.reach.Mode == chronicle.Window && !t.parts.frame.Hidden {
		at, box := t.parts.frame.Position(), t.parts.frame.Size()
		const room = 3
		x0, y0 = float64(at.X)-room, float64(at.Y)-room
		x1, y1 = float64(at.X+box.Width)+room, float64(at.Y+box.Height)+room+thumbRadius
	}
	hidden := t.parts.focus.Hidden
	put(t.parts.focus, x0, y0, x1, y1)
	t.parts.focus.Hidden = hidden
}

// thumbAt is the thumb whose knob lies at a place in a window of days.
func (t *Timeline) thumbAt(at fyne.Position) (which Thumb, found bool) {
	if t.reach.Mode != chronicle.Window {
		return 0, false
	}
	near := func(x float64) bool {
		return math.Hypot(float64(at.X)-x, float64(at.Y)-(t.plan.rows.ticks-1)) <= thumbReach
	}
	switch a := t.plan.axis; {
	case near(side + a.Middle(t.at.Day)):
		return End, true
	case near(float64(t.start.Position().X) + thumbReach):
		return Start, true
	}
	return 0, false
}

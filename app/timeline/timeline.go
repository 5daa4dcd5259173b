// Package timeline is the date slider: an axis with a mark for each event, the
// chosen day in a frame, and an overview of the years. Position in time is a day
// and, on it, the chosen event or none; the timeline only shows it and asks for
// another one, the window decides.
package timeline

import (
	"image"
	"image/color"
	"math"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
)

// Timeline is the widget. It is used on the user interface's goroutine alone.
type Timeline struct {
	widget.BaseWidget

	// OnDay asks for a day: the axis was clicked or dragged.
	OnDay func(calendar.Day)
	// OnEvent asks for an event: its mark was clicked.
	OnEvent func(id string)
	// OnStep asks for steps forward or back: an arrow was pressed or the wheel turned.
	OnStep func(by int)
	// OnThumb asks for the first or the last day of the window, the other staying
	// where it is, and OnThumbStep for a step of it.
	OnThumb     func(which Thumb, day calendar.Day)
	OnThumbStep func(which Thumb, by int)
	// OnSeen tells which days View was asked for or, after another change, which are
	// in sight.
	OnSeen func(calendar.Span)
	// OnKey is offered the other keys while a part of the timeline has the focus;
	// true means that it is done with. Plus and minus that are left zoom.
	OnKey func(*fyne.KeyEvent) bool

	events      []Event
	first, last calendar.Day
	fonts       *scene.Fonts
	theme       *layers.Theme
	text        layers.Text
	linear      bool
	at          chronicle.Position
	reach       chronicle.Reach
	pinned      *chronicle.Position // the other one of a comparison, or nil

	start  *start
	view   calendar.Span // as OnSeen tells it
	told   calendar.Span // the last that OnSeen was told
	plan   *plan         // nil before the widget has a size
	shown  *image.RGBA
	artist *artist
	pixels float64 // device pixels per dp
	months []month
	drag   drag
	wheel  float64 // notches that have not moved the day yet
	parts  *parts
	quiet  bool // the focus was given without the keyboard
}

// New makes the timeline of events between two days, both included.
func New(fonts *scene.Fonts, theme *layers.Theme, text layers.Text, events []Event, first, last calendar.Day) *Timeline {
	t := &Timeline{fonts: fonts, theme: theme, text: text, first: first, last: last, pixels: 1}
	t.artist = newArtist(t.drawn)
	t.parts = newParts(t.image)
	t.start = newStart(t)
	t.view = calendar.Span{First: first, Last: last}
	t.told = t.view
	t.SetEvents(events)
	t.at.Day = first
	t.ExtendBaseWidget(t)
	return t
}

// SetEvents changes the events.
func (t *Timeline) SetEvents(events []Event) {
	t.events = slices.Clone(events)
	slices.SortStableFunc(t.events, func(a, b Event) int { return int(a.Span.First - b.Span.First) })
	t.months = monthly(t.events)
	t.rebuild()
}

// SetTheme changes the colours.
func (t *Timeline) SetTheme(theme *layers.Theme) {
	t.theme = theme
	t.parts.colour(theme)
	t.rebuild()
}

// SetText changes the language.
func (t *Timeline) SetText(text layers.Text) {
	t.text = text
	t.rebuild()
}

// SetLinear chooses between the true scale and the events-first one.
func (t *Timeline) SetLinear(on bool) {
	t.linear = on
	t.rebuild()
}

// Linear tells whether the scale is the true one.
func (t *Timeline) Linear() bool { return t.linear }

// SetPosition shows the day and the event that are chosen. A new day that is out
// of sight is brought into it.
func (t *Timeline) SetPosition(p chronicle.Position) {
	moved := p.Day != t.at.Day
	t.at = p
	if moved { // what the pointer named may lie over what is shown now
		t.MouseOut()
	}
	if t.plan == nil {
		return
	}
	if axis := t.plan.axis.Revealing(p.Day); moved && axis != t.plan.axis && !t.drag.active {
		t.look(axis)
	}
	t.place()
}

// SetReach shows which days beside the chosen one are shown. In a window its first
// day is a thumb, and a stop of the keyboard, of its own.
func (t *Timeline) SetReach(r chronicle.Reach) {
	t.reach = r
	t.start.Hidden = r.Mode != chronicle.Window
	if t.plan != nil {
		t.place()
	}
}

// SetPinned marks the other day of a comparison, or none for nil.
func (t *Timeline) SetPinned(at *chronicle.Position) {
	t.pinned = at
	if t.plan != nil {
		t.place()
	}
}

// Preset is a part of the axis that can be chosen by name.
type Preset struct {
	ID   string
	Span calendar.Span
}

// Name is what the preset is called.
func (p Preset) Name(text layers.Text) string {
	year := func(d calendar.Day) string {
		y, _, _ := d.Civil()
		return strconv.Itoa(y)
	}
	return text("timeline.preset."+p.ID, year(p.Span.First), year(p.Span.Last))
}

// Presets lists the parts of the axis that have names.
func (t *Timeline) Presets() []Preset {
	return []Preset{
		{"all", calendar.Span{First: t.first, Last: t.last}},
		{"recent", calendar.Span{First: stripStart, Last: t.last}},
		{"april-2021", calendar.Span{First: calendar.Date(2021, 4, 1), Last: calendar.Date(2021, 5, 12)}},
		{"september-2022", calendar.Span{First: calendar.Date(2022, 9, 1), Last: calendar.Date(2022, 10, 12)}},
	}
}

// View fills the axis with a span of days. The position stays, seen or not.
func (t *Timeline) View(s calendar.Span) {
	t.view = s
	if t.plan != nil {
		t.window(t.plan.axis.Showing(s))
	}
}

// ZoomBy makes the axis wider by steps of a half each, or narrower, around the
// chosen day.
func (t *Timeline) ZoomBy(steps float64) {
	if t.plan != nil {
		t.zoom(t.plan.axis.Middle(t.at.Day), steps)
	}
}

func (t *Timeline) zoom(x, steps float64) { t.look(t.plan.axis.Zoomed(x, math.Pow(1.5, steps))) }

// look shows an axis that was not asked for by View.
func (t *Timeline) look(axis *Axis) {
	t.view = axis.Visible()
	t.window(axis)
}

// Wait returns when the newest picture is shown. Where no desktop runs, that is
// in tests, pictures are put on the screen by Wait alone.
func (t *Timeline) Wait() {
	t.artist.wait()
	t.present()
}

// rebuild makes axis and picture anew.
func (t *Timeline) rebuild() {
	size := t.Size()
	if size.Width < 2*side+1 || size.Height < 1 {
		return
	}
	starts := make([]calendar.Day, len(t.events))
	for i, e := range t.events {
		starts[i] = e.Span.First
	}
	axis := NewAxis(starts, t.first, t.last, float64(size.Width)-2*side, t.linear)
	t.window(axis.Showing(t.view))
}

// window shows an axis.
func (t *Timeline) window(axis *Axis) {
	size := t.Size()
	p := &plan{
		events: t.events, axis: axis, months: t.months, rows: divide(float64(size.Height)),
		width: float64(size.Width), pixels: t.pixels, theme: t.theme, fonts: t.fonts, text: t.text,
	}
	p.columns, p.bricks = axis.Stack(t.events)
	for _, b := range p.bricks {
		p.levels = max(p.levels, b.Level+1)
	}
	t.plan = p
	t.artist.want(p)
	t.place()
	if t.OnSeen != nil && t.told != t.view {
		t.told = t.view
		t.OnSeen(t.view)
	}
}

// drawn is called in the background when a picture is finished.
func (t *Timeline) drawn() {
	if live() {
		fyne.Do(fault.Reported(t.present))
	}
}

// live tells whether a desktop's event loop runs. In tests there is none, and
// work handed to it would run on the caller's goroutine.
func live() bool {
	_, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok
}

func (t *Timeline) present() {
	if s := t.artist.take(); s != nil {
		t.shown = s.image
		t.parts.raster.Refresh()
	}
}

// image is the raster's generator: it hands the finished picture out.
func (t *Timeline) image(w, _ int) image.Image {
	if t.plan != nil && t.plan.width > 0 {
		if pixels := float64(w) / t.plan.width; math.Abs(pixels-t.pixels)*t.plan.width > 1 {
			t.pixels = pixels
			t.window(t.plan.axis)
		}
	}
	if t.shown == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return t.shown
}

// Resize changes the size.
func (t *Timeline) Resize(size fyne.Size) {
	changed := size != t.Size()
	t.BaseWidget.Resize(size)
	if changed {
		t.rebuild()
	}
}

// MinSize is the smallest size that can be used.
func (t *Timeline) MinSize() fyne.Size { return fyne.NewSize(320, 120) }

// CreateRenderer is called by the toolkit.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	t.parts.colour(t.theme)
	return &renderer{t}
}

type renderer struct{ t *Timeline }

func (r *renderer) Layout(size fyne.Size) { r.t.parts.layout(size) }
func (r *renderer) MinSize() fyne.Size    { return r.t.MinSize() }
func (r *renderer) Refresh()              { canvas.Refresh(r.t) }
func (r *renderer) Destroy()              {}

func (r *renderer) Objects() []fyne.CanvasObject { return append(r.t.parts.objects(), r.t.start) }

// AccessibilityLabel is what a screen reader says.
func (t *Timeline) AccessibilityLabel() string { return t.text("timeline.name", t.dateOf(t.at)) }

var transparent = color.Transparent

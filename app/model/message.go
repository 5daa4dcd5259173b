package model

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// Msg is something that happened. The interface is sealed: the messages are the
// types of this package that have the method.
type Msg interface{ apply(*Model) Change }

// The messages.
type (
	// StepEvent moves by so many events, forward or back.
	StepEvent struct{ By int }
	// FirstEvent and LastEvent go to the ends of the chronicle.
	FirstEvent struct{}
	LastEvent  struct{}
	// StepDay moves by so many days.
	StepDay struct{ By int }
	// StepMonth moves by so many months and keeps the day of the month where it can.
	StepMonth struct{ By int }
	// GoToDay goes to a day; one outside Days becomes the nearest inside.
	GoToDay struct{ Day calendar.Day }
	// GoToEvent goes to an event on its first day.
	GoToEvent struct{ ID string }
	// ShowEvent chooses an event and keeps the day if the event lasts on it. From
	// the card of something on the map of a pinned day it opens the event's card and
	// moves nothing.
	ShowEvent struct{ ID string }
	// Show opens the card of something else than the chosen event.
	Show struct{ Subject Subject }

	// SwitchLayer turns a layer on or off.
	SwitchLayer struct {
		ID string
		On bool
	}
	// UseSizes chooses what the size of a mark says.
	UseSizes struct{ Rule layers.SizeRule }
	// UsePeople chooses which claims the circles of displaced people follow.
	UsePeople struct{ Rule layers.PeopleRule }
	// UseLanguage chooses the language of the interface and of names.
	UseLanguage struct{ Code string }
	// UseScheme chooses light or dark colours.
	UseScheme struct{ Scheme Scheme }
	// SystemDark tells which colours the system prefers.
	SystemDark struct{ Dark bool }
	// UseLinear chooses the axis of true scale, or the one that gives every event room.
	UseLinear struct{ Linear bool }

	// Looked tells where the user moved the map, or its new size.
	Looked struct{ Camera camera.Camera }
	// Cover tells what lies over the map: the furniture's boxes in dp, which labels
	// avoid, the same on the map of a pinned day, and the width in dp of the card at
	// the right edge.
	Cover struct {
		Reserved, Pinned []orb.Bound
		Right            float64
	}
	// FitRegion shows the three provinces.
	FitRegion struct{}
	// LookAt puts a position (longitude, latitude) into the middle.
	LookAt struct{ Position orb.Point }
	// Zoom changes the zoom around the centre.
	Zoom struct{ Steps float64 }

	// OpenLayers and OpenCard open or close the panels.
	OpenLayers struct{ Open bool }
	OpenCard   struct{ Open bool }
	// ShowLocator shows or hides the small map of the surroundings.
	ShowLocator struct{ On bool }
	// Resized tells the window's size.
	Resized struct{ Size Size }
)

func (s StepEvent) apply(m *Model) Change {
	return m.move(m.steppedFrom(m.state.At, EventSteps, s.By))
}

func (FirstEvent) apply(m *Model) Change { return m.move(m.end(-1)) }

func (LastEvent) apply(m *Model) Change { return m.move(m.end(1)) }

func (s StepDay) apply(m *Model) Change {
	return m.move(m.on(m.clampDay(m.state.At.Day + calendar.Day(s.By))))
}

func (s StepMonth) apply(m *Model) Change {
	return m.move(m.on(m.clampDay(m.state.At.Day.AddMonths(s.By))))
}

func (g GoToDay) apply(m *Model) Change { return m.move(m.on(m.clampDay(g.Day))) }

func (g GoToEvent) apply(m *Model) Change {
	if e := m.store.Event(g.ID); e != nil {
		return m.move(begin(e))
	}
	return 0
}

func (s ShowEvent) apply(m *Model) Change {
	e := m.store.Event(s.ID)
	if e == nil {
		return 0
	}
	if m.state.Subject.Pinned {
		return Show{Subject{IDs: []string{e.ID}, Pinned: true}}.apply(m)
	}
	if e.Span.Contains(m.state.At.Day) {
		return m.move(chronicle.Position{Day: m.state.At.Day, Event: e.ID})
	}
	return m.move(begin(e))
}

func begin(e *chronicle.Event) chronicle.Position {
	return chronicle.Position{Day: e.Span.First, Event: e.ID}
}

// move goes to a position, shows its card and, if the event lies outside the
// view, flies to it.
func (m *Model) move(to chronicle.Position) Change {
	var c Change
	if to != m.state.At {
		m.state.At = to
		c |= Time | Card | Redraw
	}
	if !m.state.Subject.Chosen() {
		c |= Card | m.leavePinned()
	}
	m.state.Subject = Subject{}
	if to.Event != "" {
		c |= m.openCard(true) | m.seek(m.store.Event(to.Event))
	}
	return c
}

func (s Show) apply(m *Model) Change {
	before := m.PinnedEvent()
	s.Subject.IDs = slices.Clone(s.Subject.IDs)
	m.state.Subject = s.Subject
	if m.PinnedEvent() != before { // the pinned map marks it
		return Card | Redraw | m.openCard(true)
	}
	return Card | m.openCard(true)
}

func (s SwitchLayer) apply(m *Model) Change {
	visible := m.state.Visible.With(s.ID, s.On)
	if visible == m.state.Visible || !slices.Contains(m.stack.IDs(), s.ID) {
		return 0
	}
	m.state.Visible = visible
	return Layers | Redraw
}

func (u UseSizes) apply(m *Model) Change {
	if u.Rule == m.state.Sizes || !slices.Contains(layers.SizeRules, u.Rule) {
		return 0
	}
	m.state.Sizes = u.Rule
	return Sized | Redraw
}

func (u UsePeople) apply(m *Model) Change {
	if u.Rule == m.state.People || !slices.Contains(layers.PeopleRules, u.Rule) {
		return 0
	}
	m.state.People = u.Rule
	return Sized | Redraw
}

func (u UseLanguage) apply(m *Model) Change {
	if u.Code == m.state.Lang || !slices.Contains(Languages, u.Code) {
		return 0
	}
	m.state.Lang = u.Code
	return Language | Time | Card | Layers | Redraw
}

func (u UseScheme) apply(m *Model) Change {
	if u.Scheme == m.state.Scheme {
		return 0
	}
	before := m.Theme()
	m.state.Scheme = u.Scheme
	return Look | m.recolour(before)
}

func (s SystemDark) apply(m *Model) Change {
	before := m.Theme()
	m.systemDark = s.Dark
	return m.recolour(before)
}

func (m *Model) recolour(before *layers.Theme) Change {
	if m.Theme() == before {
		return 0
	}
	return Look | Redraw
}

func (u UseLinear) apply(m *Model) Change {
	if u.Linear == m.state.Linear {
		return 0
	}
	m.state.Linear = u.Linear
	return Axis
}

func (l Looked) apply(m *Model) Change {
	old := m.state.Camera
	m.state.Camera = l.Camera
	if !sameView(old, l.Camera) {
		m.state.Fitted = false
		return 0
	}
	if m.state.Fitted { // only the size is new: the view follows it
		return m.fit() &^ Fly
	}
	return 0
}

// sameView tells whether two cameras look at the same spot from the same height,
// apart from what rounding does to a flight.
func sameView(a, b camera.Camera) bool {
	p, q := a.Centre(), b.Centre()
	return math.Abs(p[0]-q[0]) < 1e-7 && math.Abs(p[1]-q[1]) < 1e-7 && math.Abs(a.Zoom()-b.Zoom()) < 1e-6
}

func (c Cover) apply(m *Model) Change {
	var change Change
	if c.Right != m.state.Covered {
		m.state.Covered = c.Right
		if m.state.Fitted {
			change |= m.fit() &^ Fly
		}
	}
	if !slices.Equal(m.reserved, c.Reserved) {
		m.reserved = slices.Clone(c.Reserved)
		change |= Redraw
	}
	return change | m.coverPinned(c.Pinned)
}

func (FitRegion) apply(m *Model) Change {
	m.state.Compare.near = false
	return m.fit()
}

// fit shows the three provinces, or what a ready-made comparison is about, in the
// part of the map that nothing covers.
func (m *Model) fit() Change {
	m.state.Fitted = true
	return m.look(m.fitted(m.region(), fitPad)) | Fly
}

func (l LookAt) apply(m *Model) Change {
	m.state.Fitted = false
	return m.look(m.state.Camera.WithCentre(l.Position)) | Fly
}

func (z Zoom) apply(m *Model) Change {
	w, h := m.state.Camera.Size()
	m.state.Fitted = false
	return m.look(m.state.Camera.ZoomAround(orb.Point{w / 2, h / 2}, z.Steps)) | Fly
}

func (m *Model) look(c camera.Camera) Change {
	m.state.Camera = c
	return View
}

func (o OpenLayers) apply(m *Model) Change {
	if o.Open == m.state.LayersOpen {
		return 0
	}
	m.state.LayersOpen = o.Open
	return Panels
}

func (o OpenCard) apply(m *Model) Change { return m.openCard(o.Open) }

func (m *Model) openCard(open bool) Change {
	if open == m.state.CardOpen {
		return 0
	}
	m.state.CardOpen = open
	return Panels
}

func (s ShowLocator) apply(m *Model) Change {
	if s.On == m.state.Locator {
		return 0
	}
	m.state.Locator = s.On
	return Panels
}

func (r Resized) apply(m *Model) Change {
	m.state.Window = clampSize(r.Size)
	return 0
}

func clampSize(s Size) Size {
	clamp := func(v, low, high float32) float32 {
		if math.IsNaN(float64(v)) {
			return low
		}
		return min(max(v, low), high)
	}
	return Size{
		clamp(s.W, SmallestWindow.W, LargestWindow.W),
		clamp(s.H, SmallestWindow.H, LargestWindow.H),
	}
}

// Package model is the one mutable state of the window: which day and event is
// chosen, what the card shows, where the map looks, which layers are on. It
// changes by messages alone, knows no toolkit, and is used from one goroutine.
package model

import (
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/app/export"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// Change says what an update has changed, as a set of bits.
type Change uint

// The changes.
const (
	Time     Change = 1 << iota // the day or the chosen event
	Card                        // what the card shows
	View                        // the model moved the map's view: show State.Camera
	Fly                         // with View: move there visibly
	Layers                      // the set of layers that are on
	Language                    // every text
	Look                        // the colours
	Axis                        // events first or true scale
	Panels                      // which panels are open
	Redraw                      // the map's drawing depends on what changed
	Mode                        // which days are shown beside the chosen one
	Pace                        // the kind of steps, and how time is played
	Picked                      // which events the filter picks
	Sorted                      // how the list of events is sorted
	Halves                      // whether and how two days are compared, and which day is pinned
	Divider                     // which share of the map the pinned day has
	Hand                        // how the map answers the hand
	Sized                       // what the sizes of marks and circles say
	Told                        // the story, or which of its pages is chosen
)

// Has tells whether any of the bits is set.
func (c Change) Has(bits Change) bool { return c&bits != 0 }

// Subject is what the card shows.
type Subject struct {
	Kind   SubjectKind
	IDs    []string // of the place, town, exclave or thermal anomaly; of the events of a list; of the event on the pinned map
	Pinned bool     // it lies on the map of the pinned day
}

// Chosen tells whether the card is that of the chosen event or day.
func (s Subject) Chosen() bool { return s.Kind == EventSubject && !s.Pinned }

// SubjectKind is the form of the card.
type SubjectKind uint8

// The kinds of subjects.
const (
	EventSubject   SubjectKind = iota // the chosen event or, with none chosen, the day
	ListSubject                       // several events to choose from
	PlaceSubject                      // a place of the chronicle
	TownSubject                       // a town of the base map
	ExclaveSubject                    // an exclave
	FireSubject                       // a thermal anomaly
)

// Scheme is the choice between light and dark.
type Scheme string

// The schemes.
const (
	SystemScheme Scheme = "system"
	LightScheme  Scheme = "light"
	DarkScheme   Scheme = "dark"
)

// Languages are those of the interface, as ISO 639-1 codes.
var Languages = []string{"en", "ru"}

// Size is the size of the window in dp.
type Size struct{ W, H float32 }

// The limits of a remembered window.
var (
	SmallestWindow = Size{1024, 640}
	LargestWindow  = Size{3840, 2160}
	FirstWindow    = Size{1366, 768}
)

// State is a snapshot of everything that can change.
type State struct {
	At      chronicle.Position
	Subject Subject
	Camera  camera.Camera
	Fitted  bool    // the view is that of the three provinces and follows the map's size
	Covered float64 // dp of the map's right edge that lie under the card
	Visible layers.Set
	Sizes   layers.SizeRule   // what the size of a mark says
	People  layers.PeopleRule // which claims the circles of displaced people follow
	Lang    string
	Scheme  Scheme
	Linear  bool // the time axis has its true scale

	Reach   chronicle.Reach // which days are shown beside the chosen one
	Steps   StepKind
	Empties bool // steps that show nothing are not skipped
	Playing bool
	Speed   Speed
	Loop    bool          // playing begins again after the last step
	Axis    calendar.Span // the days that the time axis shows

	Filter chronicle.Filter // which events are shown at all
	Pane   Pane             // what the panel at the left shows
	Order  Order            // of the list of events

	LayersOpen bool
	CardOpen   bool
	Locator    bool // the small map of the surroundings is shown
	Window     Size

	Compare Comparison

	Gestures Gestures

	Story story.History // what a presentation tells
	Page  int           // the chosen page of the story

	Picture export.Spec // how the picture of the document is set, apart from what the map shows
}

// Model holds the state and what it is about.
type Model struct {
	stack      *layers.Stack
	store      *chronicle.Store
	texts      func(lang string) layers.Text
	systemDark bool
	reserved   []orb.Bound
	state      State

	reservedPinned []orb.Bound // as reserved, on the map of the pinned day
}

// firstMap is the size of the map in dp before there is a window.
var firstMap = orb.Point{640, 480}

// FirstDay is shown on the first start: the day with the most records.
var FirstDay = calendar.Date(2022, 9, 16)

// New makes the state of a first start. texts gives the catalogue of a language,
// lang is the one to begin with; one that is not offered becomes English.
func New(stack *layers.Stack, texts func(lang string) layers.Text, lang string) *Model {
	m := &Model{stack: stack, store: stack.Data().Chronicle, texts: texts}
	if !slices.Contains(Languages, lang) {
		lang = Languages[0]
	}
	m.state = m.first(lang)
	return m
}

// first is the state of a first start in a language.
func (m *Model) first(lang string) State {
	at := m.on(m.clampDay(FirstDay))
	return State{
		At:      at,
		Fitted:  true,
		Camera:  camera.Fit(layers.Region, firstMap[0], firstMap[1], 0),
		Visible: m.stack.Default(),
		Lang:    lang,
		Scheme:  LightScheme,

		Reach: chronicle.Reach{Days: FirstWindowDays},
		Steps: EventSteps,
		Speed: FirstSpeed,
		Axis:  m.Days(),

		Pane:  LayersPane,
		Order: Order{By: ByDate},

		LayersOpen: true,
		CardOpen:   true,
		Locator:    true,
		Window:     FirstWindow,

		Compare: Comparison{Share: 0.5},
	}
}

// State is the present state.
func (m *Model) State() State { return m.state }

// Update applies a message and says what it changed.
func (m *Model) Update(msg Msg) Change { return msg.apply(m) }

// Text is the catalogue of the chosen language.
func (m *Model) Text() layers.Text { return m.texts(m.state.Lang) }

// Theme is the colours that the scheme and the system's preference give.
func (m *Model) Theme() *layers.Theme {
	if m.state.Scheme == DarkScheme || m.state.Scheme == SystemScheme && m.systemDark {
		return layers.Dark
	}
	return layers.Light
}

// Frame is what the map shows.
func (m *Model) Frame() layers.Frame {
	return layers.Frame{
		Camera: m.state.Camera, At: m.state.At, Reach: m.state.Reach, Filter: m.state.Filter, Visible: m.state.Visible,
		Sizes: m.state.Sizes, People: m.state.People,
		Lang: m.state.Lang, Text: m.Text(), Theme: m.Theme(),
		Quality: layers.Screen, Reserved: m.reserved,
	}
}

// Event is the chosen event, or nil.
func (m *Model) Event() *chronicle.Event {
	if m.state.At.Event == "" {
		return nil
	}
	return m.store.Event(m.state.At.Event)
}

// Count is the chosen event's number, from 1, among those that begin on the day,
// and how many those are; it counts the shown ones and the chosen one. The number
// is 0 if none of them is chosen.
func (m *Model) Count() (number, of int) {
	for _, e := range m.store.Begin(m.state.At.Day) {
		chosen := e.ID == m.state.At.Event
		if chosen || m.shows(e) {
			of++
		}
		if chosen {
			number = of
		}
	}
	return number, of
}

// Days is the span in which a day can be chosen: from the first event to the
// end of the year of the last.
func (m *Model) Days() calendar.Span {
	year, _, _ := m.store.Last().Civil()
	return calendar.Span{First: m.store.First(), Last: calendar.Date(year, 12, 31)}
}

func (m *Model) clampDay(d calendar.Day) calendar.Day {
	days := m.Days()
	return min(max(d, days.First), days.Last)
}

// on is the position on a day: its first shown event is chosen, if one begins on it.
func (m *Model) on(day calendar.Day) chronicle.Position {
	p := chronicle.Position{Day: day}
	if begin := m.begins(day); len(begin) > 0 {
		p.Event = begin[0].ID
	}
	return p
}

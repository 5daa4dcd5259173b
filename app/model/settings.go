package model

import (
	"encoding/json"
	"maps"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// choices is what was chosen about the map: what a document holds.
type choices struct {
	Day    string            `json:"day"`
	Event  string            `json:"event"`
	View   []float64         `json:"view,omitempty"` // longitude, latitude, zoom, width and height in dp; none while the view is fitted
	Layers map[string]bool   `json:"layers"`
	Sizes  layers.SizeRule   `json:"sizes,omitempty"`
	People layers.PeopleRule `json:"people,omitempty"`
	Lang   string            `json:"lang"`
	Scheme Scheme            `json:"scheme"`
	Linear bool              `json:"linear"`
	Reach  reachSetting      `json:"reach"`
	Play   playSetting       `json:"play"`
	Axis   string            `json:"axis,omitempty"` // a span; none while everything is seen
	Filter picks             `json:"filter"`
	Order  Order             `json:"order"`
	Pinned *pinnedSetting    `json:"compare,omitempty"` // none while there is one map
	Page   int               `json:"page,omitempty"`    // the chosen page of the story, from 0

	Picture *pictureSetting `json:"picture,omitempty"` // none where the map says all that there is to say
}

// settings is what a later start finds again: the choices, and how this machine's
// window looks.
type settings struct {
	choices
	Pane   Pane      `json:"pane"`
	Hand   Gestures  `json:"gestures"`
	Panels []bool    `json:"panels"` // left, card
	Inset  bool      `json:"locator"`
	Window []float32 `json:"window"` // width, height in dp
}

// choices are the present ones.
func (m *Model) choices() choices {
	s := m.state
	out := choices{
		Day: s.At.Day.String(), Event: s.At.Event, Layers: map[string]bool{}, Sizes: s.Sizes, People: s.People,
		Lang: s.Lang, Scheme: s.Scheme, Linear: s.Linear,
		Filter: savedFilter(s.Filter), Order: s.Order, Page: s.Page, Picture: savedPicture(m.pictureNow()),
	}
	m.saveTime(&out)
	if !s.Fitted {
		c := s.Camera.Centre()
		w, h := s.Camera.Size()
		out.View = []float64{c[0], c[1], s.Camera.Zoom(), w, h}
	}
	for _, id := range m.stack.IDs() {
		out.Layers[id] = s.Visible.Has(id)
	}
	return out
}

// Save writes what a later start needs as one line of JSON.
func (m *Model) Save() string {
	s, chosen := m.state, m.choices()
	chosen.Pinned, chosen.Page, chosen.Picture = nil, 0, nil // a start shows one map, and has no story
	b, err := json.Marshal(settings{
		choices: chosen, Pane: s.Pane, Hand: s.Gestures,
		Panels: []bool{s.LayersOpen, s.CardOpen}, Inset: s.Locator, Window: []float32{s.Window.W, s.Window.H},
	})
	if err != nil { // a number that JSON does not have: forget everything rather than save nonsense
		return ""
	}
	return string(b)
}

// Restore takes over what Save wrote. It never fails: whatever is damaged,
// unknown or out of range is as on a first start.
func (m *Model) Restore(saved string) {
	r, ok := recordOf([]byte(saved))
	if !ok {
		return
	}
	m.restoreChoices(r)
	var pane Pane
	if read(r, "pane", &pane) && slices.Contains(Panes, pane) {
		m.state.Pane = pane
	}
	read(r, "gestures", &m.state.Gestures)
	read(r, "locator", &m.state.Locator)
	m.state.Window = windowOf(r)
	var panels []bool
	if read(r, "panels", &panels) && len(panels) == 2 {
		m.state.LayersOpen, m.state.CardOpen = panels[0], panels[1]
	}
}

func (m *Model) restoreChoices(r *record) {
	m.restoreList(r)
	m.restoreTime(r)
	m.restorePlay(r)
	m.restoreView(r)
	m.restoreLook(r)
	m.restorePinned(r)
}

// Peek reads what the window needs before there is a model: its size and colours.
func Peek(saved string) (Size, Scheme) {
	r, ok := recordOf([]byte(saved))
	if !ok {
		return FirstWindow, LightScheme
	}
	return windowOf(r), schemeOf(r, LightScheme)
}

func windowOf(r *record) Size {
	var window []float32
	if !read(r, "window", &window) || len(window) != 2 {
		return FirstWindow
	}
	return clampSize(Size{window[0], window[1]})
}

// schemes are the possible ones.
var schemes = []Scheme{SystemScheme, LightScheme, DarkScheme}

// schemeOf is the saved scheme, or another one if there is none.
func schemeOf(r *record, otherwise Scheme) Scheme {
	var scheme Scheme
	if !read(r, "scheme", &scheme) || !r.allow(slices.Contains(schemes, scheme), "scheme", string(scheme)) {
		return otherwise
	}
	return scheme
}

func (m *Model) restoreTime(r *record) {
	var text, id string
	if !read(r, "day", &text) {
		return
	}
	day, err := calendar.Parse(text)
	if !r.allow(err == nil && m.clampDay(day) == day, "day", text) {
		return
	}
	m.state.At = m.on(day)
	if !read(r, "event", &id) {
		return
	}
	e := m.store.Event(id)
	if id == "" || r.allow(e != nil && e.Span.Contains(day), "event", id) {
		m.state.At = chronicle.Position{Day: day, Event: id}
	}
}

// restoreView takes the view over. The size of the map is only needed where there
// is no window; one that is missing leaves the present one.
func (m *Model) restoreView(r *record) {
	var view []float64
	if !read(r, "view", &view) {
		return
	}
	if !r.allow(possibleView(view), "view", string(r.fields["view"])) {
		return
	}
	m.state.Camera = m.state.Camera.WithCentre(orb.Point{view[0], view[1]}).WithZoom(view[2])
	if len(view) == viewParts {
		m.state.Camera = m.state.Camera.WithSize(view[3], view[4])
	}
	m.state.Fitted = false
}

// viewParts is the number of a view's numbers; earlier settings lack
// the last two.
const viewParts = 5

func possibleView(v []float64) bool {
	if len(v) != viewParts && len(v) != viewParts-2 {
		return false
	}
	for _, side := range v[3:] {
		if !(side >= 1 && side <= float64(LargestWindow.W)) {
			return false
		}
	}
	return math.Abs(v[0]) <= 180 && math.Abs(v[1]) <= camera.MaxLatitude && v[2] >= camera.MinZoom && v[2] <= camera.MaxZoom
}

func (m *Model) restoreLook(r *record) {
	var on map[string]bool
	if read(r, "layers", &on) {
		for _, id := range slices.Sorted(maps.Keys(on)) {
			if r.allow(slices.Contains(m.stack.IDs(), id), "layers", id) {
				m.state.Visible = m.state.Visible.With(id, on[id])
			}
		}
	}
	var sizes layers.SizeRule
	if read(r, "sizes", &sizes) && r.allow(slices.Contains(layers.SizeRules, sizes), "sizes", string(sizes)) {
		m.state.Sizes = sizes
	}
	var people layers.PeopleRule
	if read(r, "people", &people) && r.allow(slices.Contains(layers.PeopleRules, people), "people", string(people)) {
		m.state.People = people
	}
	var lang string
	if read(r, "lang", &lang) && r.allow(slices.Contains(Languages, lang), "lang", lang) {
		m.state.Lang = lang
	}
	m.state.Scheme = schemeOf(r, m.state.Scheme)
	var linear bool
	if read(r, "linear", &linear) {
		m.state.Linear = linear
	}
}

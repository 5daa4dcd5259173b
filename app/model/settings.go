package model

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// settings is what a later start finds again. Every field stands alone: one that
// is missing or damaged leaves the first start's value.
type settings struct {
	Day    string          `json:"day"`
	Event  string          `json:"event"`
	View   []float64       `json:"view,omitempty"` // longitude, latitude, zoom; none while the view is fitted
	Layers map[string]bool `json:"layers"`
	Lang   string          `json:"lang"`
	Scheme Scheme          `json:"scheme"`
	Linear bool            `json:"linear"`
	Reach  reachSetting    `json:"reach"`
	Play   playSetting     `json:"play"`
	Axis   string          `json:"axis,omitempty"` // a span; none while everything is seen
	Filter picks           `json:"filter"`
	Pane   Pane            `json:"pane"`
	Order  Order           `json:"order"`
	Hand   Gestures        `json:"gestures"`
	Panels []bool          `json:"panels"` // left, card
	Window []float32       `json:"window"` // width, height in dp
}

// Save writes what a later start needs as one line of JSON.
func (m *Model) Save() string {
	s := m.state
	out := settings{
		Day: s.At.Day.String(), Event: s.At.Event, Layers: map[string]bool{},
		Lang: s.Lang, Scheme: s.Scheme, Linear: s.Linear,
		Filter: savedFilter(s.Filter), Pane: s.Pane, Order: s.Order, Hand: s.Gestures,
		Panels: []bool{s.LayersOpen, s.CardOpen}, Window: []float32{s.Window.W, s.Window.H},
	}
	m.saveTime(&out)
	if !s.Fitted {
		c := s.Camera.Centre()
		out.View = []float64{c[0], c[1], s.Camera.Zoom()}
	}
	for _, id := range m.stack.IDs() {
		out.Layers[id] = s.Visible.Has(id)
	}
	b, err := json.Marshal(out)
	if err != nil { // a number that JSON does not have: forget everything rather than save nonsense
		return ""
	}
	return string(b)
}

// Restore takes over what Save wrote. It never fails: whatever is damaged,
// unknown or out of range is as on a first start.
func (m *Model) Restore(saved string) {
	var fields map[string]json.RawMessage
	if json.Unmarshal([]byte(saved), &fields) != nil {
		return
	}
	m.restoreList(fields)
	m.restoreTime(fields)
	m.restorePlay(fields)
	m.restoreView(fields)
	m.restoreLook(fields)
	read(fields, "gestures", &m.state.Gestures)
	m.state.Window = windowOf(fields)
	var panels []bool
	if read(fields, "panels", &panels) && len(panels) == 2 {
		m.state.LayersOpen, m.state.CardOpen = panels[0], panels[1]
	}
}

// Peek reads what the window needs before there is a model: its size and colours.
func Peek(saved string) (Size, Scheme) {
	fields := map[string]json.RawMessage{}
	if json.Unmarshal([]byte(saved), &fields) != nil {
		return FirstWindow, LightScheme
	}
	return windowOf(fields), schemeOf(fields)
}

func windowOf(fields map[string]json.RawMessage) Size {
	var window []float32
	if !read(fields, "window", &window) || len(window) != 2 {
		return FirstWindow
	}
	return clampSize(Size{window[0], window[1]})
}

func schemeOf(fields map[string]json.RawMessage) Scheme {
	var scheme Scheme
	if !read(fields, "scheme", &scheme) || !slices.Contains([]Scheme{SystemScheme, LightScheme, DarkScheme}, scheme) {
		return LightScheme
	}
	return scheme
}

func (m *Model) restoreTime(fields map[string]json.RawMessage) {
	var text, id string
	if !read(fields, "day", &text) {
		return
	}
	day, err := calendar.Parse(text)
	if err != nil || m.clampDay(day) != day {
		return
	}
	m.state.At = m.on(day)
	if !read(fields, "event", &id) {
		return
	}
	if e := m.store.Event(id); e != nil && e.Span.Contains(day) {
		m.state.At = chronicle.Position{Day: day, Event: id}
	}
}

func (m *Model) restoreView(fields map[string]json.RawMessage) {
	var view []float64
	if !read(fields, "view", &view) || len(view) != 3 {
		return
	}
	lon, lat, zoom := view[0], view[1], view[2]
	if math.Abs(lon) > 180 || math.Abs(lat) > camera.MaxLatitude || zoom < camera.MinZoom || zoom > camera.MaxZoom {
		return
	}
	m.state.Camera = m.state.Camera.WithCentre(orb.Point{lon, lat}).WithZoom(zoom)
	m.state.Fitted = false
}

func (m *Model) restoreLook(fields map[string]json.RawMessage) {
	var on map[string]bool
	if read(fields, "layers", &on) {
		for _, id := range m.stack.IDs() {
			if visible, known := on[id]; known {
				m.state.Visible = m.state.Visible.With(id, visible)
			}
		}
	}
	var lang string
	if read(fields, "lang", &lang) && slices.Contains(Languages, lang) {
		m.state.Lang = lang
	}
	m.state.Scheme = schemeOf(fields)
	var linear bool
	if read(fields, "linear", &linear) {
		m.state.Linear = linear
	}
}

// read decodes one field; it tells whether the field is there and of its type.
func read[T any](fields map[string]json.RawMessage, name string, into *T) bool {
	raw, ok := fields[name]
	if !ok {
		return false
	}
	var v *T
	if json.Unmarshal(raw, &v) != nil || v == nil {
		return false
	}
	*into = *v
	return true
}

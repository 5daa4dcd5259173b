package model

import (
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// Pane is what the panel at the left shows below the field for searching.
type Pane string

// The panes.
const (
	LayersPane Pane = "layers" // what is drawn, with the legend
	ListPane   Pane = "list"   // the events that the filter picks
	FilterPane Pane = "filter" // which events are picked
	StoryPane  Pane = "story"  // the pages of the story
)

// Panes lists the panes in the order in which they are offered.
var Panes = []Pane{LayersPane, ListPane, FilterPane, StoryPane}

// Column is a column of the list of events.
type Column string

// The columns.
const (
	ByDate    Column = "date"
	ByKind    Column = "kind"
	ByPlace   Column = "place"
	ByTitle   Column = "title"
	ByFigures Column = "figures"
)

// Columns lists the columns from left to right.
var Columns = []Column{ByDate, ByKind, ByPlace, ByTitle, ByFigures}

// Order is how the list of events is sorted.
type Order struct {
	By   Column `json:"by"`
	Down bool   `json:"down"` // the last first
}

// The messages about what is listed, found and picked. None but ShowPlace moves the map.
type (
	// UseFilter lets only those events through that the filter picks: on the map,
	// on the time axis, in the list, in steps and in exported pictures. An event that it
	// leaves out is chosen no more; one can be chosen afterwards, and is shown then.
	UseFilter struct{ Filter chronicle.Filter }
	// OpenPane opens the panel at the left with a pane.
	OpenPane struct{ Pane Pane }
	// SortList sorts by a column; by the same one again turns the order round.
	SortList struct{ By Column }
	// ShowPlace opens the card of a place and puts the place into the middle.
	ShowPlace struct{ ID string }
	// ShowNamed opens the card of a town or an exclave of the base map and shows where
	// it lies; of a province it shows the whole.
	ShowNamed struct{ Named layers.Named }
)

func (u UseFilter) apply(m *Model) Change {
	if u.Filter == m.state.Filter {
		return 0
	}
	m.state.Filter = u.Filter
	return Picked | Time | Card | Redraw | m.leaveUnpicked()
}

// leaveUnpicked leaves the events that the filter does not pick: on both maps the day
// stays, with what is picked on it, and a card goes on with what it lists of them.
func (m *Model) leaveUnpicked() Change {
	out := func(id string) bool {
		e := m.store.Event(id)
		return e != nil && !m.shows(e)
	}
	var change Change
	if out(m.state.At.Event) {
		m.state.At = m.on(m.state.At.Day)
	}
	if c := &m.state.Compare; c.On() && out(c.Pinned.At.Event) {
		c.Pinned.At = m.on(c.Pinned.At.Day)
		change |= Halves
	}
	s := m.state.Subject
	if !slices.ContainsFunc(s.IDs, out) {
		return change
	}
	if s.IDs = slices.DeleteFunc(slices.Clone(s.IDs), out); len(s.IDs) == 0 {
		s = Subject{}
	}
	m.state.Subject = s
	return change
}

func (o OpenPane) apply(m *Model) Change {
	if o.Pane == m.state.Pane && m.state.LayersOpen || !slices.Contains(Panes, o.Pane) {
		return 0
	}
	m.state.Pane, m.state.LayersOpen = o.Pane, true
	return Panels
}

func (s SortList) apply(m *Model) Change {
	if !slices.Contains(Columns, s.By) {
		return 0
	}
	m.state.Order = Order{s.By, m.state.Order.By == s.By && !m.state.Order.Down}
	return Sorted
}

// placeZoom shows the surroundings of a place that was searched for.
const placeZoom = 9.5

// exclaveZoom is the most that a small exclave is enlarged by.
const exclaveZoom = 11.0

func (s ShowPlace) apply(m *Model) Change {
	p := m.store.Place(s.ID)
	if p == nil {
		return 0
	}
	m.state.Fitted = false
	c := Show{Subject{Kind: PlaceSubject, IDs: []string{p.ID}}}.apply(m)
	return c | m.look(m.centred(orb.Point{p.Lon, p.Lat}, max(m.state.Camera.Zoom(), placeZoom))) | Fly
}

func (s ShowNamed) apply(m *Model) Change {
	nw, se := camera.LonLat(s.Named.Bound.Min), camera.LonLat(s.Named.Bound.Max)
	bound := orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
	m.state.Fitted = false
	switch s.Named.Kind {
	case layers.NamedProvince:
		return m.look(m.fitted(bound, fitPad)) | Fly
	case layers.NamedExclave:
		c := Show{Subject{Kind: ExclaveSubject, IDs: []string{s.Named.ID}}}.apply(m)
		near := m.fitted(bound, 4*seekPad)
		return c | m.look(m.centred(bound.Center(), min(near.Zoom(), exclaveZoom))) | Fly
	}
	c := Show{Subject{Kind: TownSubject, IDs: []string{s.Named.ID}}}.apply(m)
	return c | m.look(m.centred(bound.Center(), max(m.state.Camera.Zoom(), placeZoom))) | Fly
}

// Picked lists the events that the filter picks, in stepping order. The slice
// must not be changed.
func (m *Model) Picked() []*chronicle.Event { return m.state.Filter.Pick(m.store.Events()) }

// Share is how many events the filter picks, and of how many.
func (m *Model) Share() (n, of int) { return len(m.Picked()), len(m.store.Events()) }

// picks is how a filter is saved: every condition stands alone, and one that no
// event can meet any more is dropped.
type picks struct {
	Without    []chronicle.Kind     `json:"without,omitempty"`
	Side       chronicle.Side       `json:"side,omitempty"`
	Province   string               `json:"province,omitempty"`
	Confidence chronicle.Confidence `json:"confidence,omitempty"`
	Publisher  string               `json:"publisher,omitempty"`
}

func savedFilter(f chronicle.Filter) picks {
	p := picks{Side: f.Side, Province: f.Province, Confidence: f.Confidence, Publisher: f.Publisher}
	for _, k := range chronicle.Kinds {
		if !f.Shows(k) {
			p.Without = append(p.Without, k)
		}
	}
	return p
}

// filter is what was saved; a condition that no event can meet is dropped.
func (p picks) filter(r *record, store *chronicle.Store) chronicle.Filter {
	f := chronicle.Filter{
		Side:       known(r, "side", p.Side, Sides),
		Province:   known(r, "province", p.Province, store.Provinces()),
		Confidence: known(r, "confidence", p.Confidence, Confidences),
		Publisher:  known(r, "publisher", p.Publisher, store.Publishers()),
	}
	for _, k := range p.Without {
		if r.allow(slices.Contains(chronicle.Kinds, k), "filter.without", string(k)) {
			f = f.WithKind(k, false)
		}
	}
	return f
}

// Sides and Confidences are what a filter can ask for.
var (
	Sides       = []chronicle.Side{chronicle.KG, chronicle.TJ}
	Confidences = []chronicle.Confidence{chronicle.High, chronicle.Medium, chronicle.Low}
)

// known is a condition's value, or the zero value if it is not among those allowed.
func known[T ~string](r *record, condition string, v T, allowed []T) T {
	if v == "" || !r.allow(slices.Contains(allowed, v), "filter."+condition, string(v)) {
		return ""
	}
	return v
}

// restoreList takes over filter and order.
func (m *Model) restoreList(r *record) {
	var p picks
	if read(r, "filter", &p) {
		m.state.Filter = p.filter(r, m.store)
	}
	var order Order
	if read(r, "order", &order) && r.allow(slices.Contains(Columns, order.By), "order", string(order.By)) {
		m.state.Order = order
	}
}

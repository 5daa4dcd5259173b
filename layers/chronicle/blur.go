package chronicle

import (
	"fmt"
	"math"
)

// Blur says how places are coarsened and what is written in their stead.
type Blur struct {
	Km    float64               // radius; more than 0
	Names map[string]string     // of every place, by language as in Place
	Title func(e *Event) string // of an event, which may name a place
}

const (
	metresPerKm = 1000
	kmPerDegree = 111.195 // of latitude, on a sphere of 6,371 km
	cellSide    = 1.4     // of the radius: half a diagonal stays below it, also where the cell is widest
)

// Snap is the middle of the cell of a fixed grid in which a position in WGS 84
// degrees lies. Every position of a cell has the same middle, so it cannot be
// told from it, and lies within km of it.
func Snap(lon, lat, km float64) (snappedLon, snappedLat float64) {
	step := cellSide * km / kmPerDegree
	snappedLat = (math.Floor(lat/step) + 0.5) * step
	wide := step / math.Cos(snappedLat*math.Pi/180)
	return (math.Floor(lon/wide) + 0.5) * wide, snappedLat
}

// Blurred is a copy of the chronicle for maps that must not give places away:
// every place stands in the middle of its cell, counts as known no better than
// the radius, and has lost its name, and so have titles. What is said of single
// places (figures, summaries, notes) is left out. Records of a whole conflict keep
// their title, and areas of displacement, which are no places, their marks.
func (s *Store) Blurred(b Blur) *Store {
	places := map[*Place]*Place{}
	cells := map[string]*Place{}
	var list []*Place
	for _, p := range s.places {
		c := b.place(p)
		if cells[c.ID] == nil {
			cells[c.ID] = c
			list = append(list, c)
		}
		same := cells[c.ID]
		same.PrecisionM = max(same.PrecisionM, c.PrecisionM)
		same.Orientation = same.Orientation && c.Orientation
		same.Valid.First, same.Valid.Last = min(same.Valid.First, c.Valid.First), max(same.Valid.Last, c.Valid.Last)
		places[p] = same
	}
	events := map[*Event]*Event{}
	all := s.Events()
	copies := make([]*Event, len(all))
	for i, e := range all {
		copies[i] = b.event(e, places)
		events[e] = copies[i]
	}
	for _, e := range copies {
		for i, part := range e.Parts {
			e.Parts[i] = events[part]
		}
		e.Whole = events[e.Whole]
	}
	rows := make([]*Displacement, len(s.displacement))
	for i, r := range s.displacement {
		row := *r
		row.Event, row.From, row.To, row.Note = events[r.Event], places[r.From], places[r.To], ""
		rows[i] = &row
	}
	return NewStore(copies, rows, list, s.sources)
}

// place is a cell as a place. Its id says nothing that its position does not.
func (b Blur) place(p *Place) *Place {
	lon, lat := Snap(p.Lon, p.Lat, b.Km)
	return &Place{
		ID: fmt.Sprintf("cell-%.4f-%.4f", lon, lat), Names: b.Names, Kind: "area", Country: p.Country, Province: p.Province,
		Lon: lon, Lat: lat, PrecisionM: max(b.Km*metresPerKm+p.PrecisionM, SoftFromM+1), Orientation: p.Orientation, Valid: p.Valid,
	}
}

// event is a copy without what is known of single places.
func (b Blur) event(e *Event, places map[*Place]*Place) *Event {
	c := &Event{
		ID: e.ID, Span: e.Span, Precision: e.Precision, Kind: e.Kind, Title: e.Title, Confidence: e.Confidence,
		OneSided: e.OneSided, Account: e.Account, Umbrella: e.Umbrella, Whole: e.Whole, Sources: e.Sources,
		Parts: append([]*Event(nil), e.Parts...),
	}
	if !e.Umbrella {
		c.Title = b.Title(e)
	}
	seen := map[*Place]bool{}
	for _, p := range e.Places {
		if cell := places[p]; !seen[cell] {
			seen[cell] = true
			c.Places = append(c.Places, cell)
		}
	}
	for _, f := range e.Figures {
		if f.Place == nil {
			f.Text = ""
			c.Figures = append(c.Figures, f)
		}
	}
	return c
}

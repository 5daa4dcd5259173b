package data

import (
	"encoding/json"
	"io"

	"github.com/paulmach/orb"

	"borderatlas/app/lang"
	"borderatlas/layers/chronicle"
)

// record is an event as it is written to JSON. What is not known is null.
type record struct {
	ID           string               `json:"id"`
	Date         string               `json:"date"` // as exactly as it is known; the days below are those that it can mean
	DateStart    string               `json:"date_start"`
	DateEnd      string               `json:"date_end"`
	Precision    chronicle.Precision  `json:"precision"`
	Kind         chronicle.Kind       `json:"kind"`
	Title        string               `json:"title"`
	Summary      string               `json:"summary"`
	Confidence   chronicle.Confidence `json:"confidence"`
	Umbrella     bool                 `json:"umbrella"`
	Places       []placeRecord        `json:"places"`
	Figures      []figureRecord       `json:"figures"`
	Displacement []displacementRecord `json:"displacement"`
	Sources      []sourceRecord       `json:"sources"`
	Statements   []statementRecord    `json:"statements"`
	DateNote     *string              `json:"date_note"`
	DateClaims   []dateClaimRecord    `json:"date_claims"`
	Clocks       []clockRecord        `json:"clocks"`
	PlaceNote    *string              `json:"place_note"`
	Note         *string              `json:"note"`
	OneSided     bool                 `json:"one_sided"`
	Account      *string              `json:"account"`
	LookedFor    *string              `json:"looked_for"`
	PartOf       *string              `json:"part_of"`
	Parts        []string             `json:"parts"`
	Diplomat     diplomatRecord       `json:"diplomat"`
}

type placeRecord struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	Names      map[string]string `json:"names"`
	Lon        float64           `json:"lon"`
	Lat        float64           `json:"lat"`
	PrecisionM float64           `json:"precision_m"`
}

type figureRecord struct {
	Measure        chronicle.Measure `json:"measure"`
	Side           *string           `json:"side"`
	Value          *float64          `json:"value"`
	Low            *float64          `json:"low"`
	High           *float64          `json:"high"`
	Text           *string           `json:"text"`
	Qualifier      *string           `json:"qualifier"`
	ClaimedBy      string            `json:"claimed_by"`
	AsOf           *string           `json:"as_of"`
	Source         string            `json:"source"`
	Scope          *string           `json:"scope"`
	AboutOtherSide bool              `json:"about_other_side"`
	Place          *placeRecord      `json:"place"`
}

type displacementRecord struct {
	From          string   `json:"from"`
	FromName      string   `json:"from_name"`
	To            *string  `json:"to"`
	ToName        *string  `json:"to_name"`
	Count         *int     `json:"count"`
	Qualifier     *string  `json:"qualifier"`
	Aggregate     bool     `json:"aggregate"`
	ClaimedBy     string   `json:"claimed_by"`
	Source        string   `json:"source"` // the first of them
	Sources       []string `json:"sources"`
	AsOf          *string  `json:"as_of"`
	FromArea      *string  `json:"from_area"`
	ToArea        *string  `json:"to_area"`
	Subset        bool     `json:"subset"`
	ShelterPoints *int     `json:"shelter_points"`
	Houses        *int     `json:"houses"`
	Note          *string  `json:"note"`
}

type sourceRecord struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Date      string `json:"date"`
	URL       string `json:"url"`
}

type statementRecord struct {
	Topic     *string `json:"topic"`
	Text      string  `json:"text"`
	ClaimedBy string  `json:"claimed_by"`
	AsOf      *string `json:"as_of"`
	Source    string  `json:"source"`
}

type dateClaimRecord struct {
	DateStart string `json:"date_start"`
	DateEnd   string `json:"date_end"`
	ClaimedBy string `json:"claimed_by"`
	Source    string `json:"source"`
}

type clockRecord struct {
	Date      string  `json:"date"`
	Time      string  `json:"time"`
	Zone      *string `json:"zone"`
	Stated    bool    `json:"zone_stated"`
	About     bool    `json:"about"`
	What      string  `json:"what"`
	ClaimedBy string  `json:"claimed_by"`
	Source    string  `json:"source"`
}

type diplomatRecord struct {
	Cited       bool    `json:"cited"`
	Note        *string `json:"note"`
	Discrepancy *string `json:"discrepancy"`
}

// opt is null for what is not known.
func opt[T ~string](s T) *string {
	if s == "" {
		return nil
	}
	text := string(s)
	return &text
}

func newRecord(store *chronicle.Store, e *chronicle.Event) record {
	r := record{
		ID: e.ID, Date: e.Interval(), DateStart: e.Span.First.String(), DateEnd: e.Span.Last.String(), Precision: e.Precision, Kind: e.Kind,
		Title: e.Title, Summary: e.Summary, Confidence: e.Confidence, Umbrella: e.Umbrella,
		Places: []placeRecord{}, Figures: []figureRecord{}, Displacement: []displacementRecord{}, Sources: []sourceRecord{},
		Statements: []statementRecord{}, DateClaims: []dateClaimRecord{}, Clocks: []clockRecord{}, Parts: []string{},
		DateNote: opt(e.DateNote), PlaceNote: opt(e.PlaceNote), Note: opt(e.Note), OneSided: e.OneSided, Account: opt(e.Account), LookedFor: opt(e.LookedFor),
		Diplomat: diplomatRecord{e.Diplomat.Cited, opt(e.Diplomat.Note), opt(e.Diplomat.Discrepancy)},
	}
	for _, p := range e.Places {
		r.Places = append(r.Places, newPlaceRecord(p))
	}
	for i := range e.Figures {
		r.Figures = append(r.Figures, newFigureRecord(&e.Figures[i]))
	}
	for _, d := range store.Displacements(e.ID) {
		r.Displacement = append(r.Displacement, newDisplacementRecord(d))
	}
	for _, s := range e.Sources {
		r.Sources = append(r.Sources, sourceRecord{s.ID, s.Title, s.Publisher, s.Date, s.URL})
	}
	r.addClaims(e)
	if e.Whole != nil {
		r.PartOf = opt(e.Whole.ID)
	}
	for _, part := range e.Parts {
		r.Parts = append(r.Parts, part.ID)
	}
	return r
}

// addClaims adds what is said without a number: statements, days and clock times.
func (r *record) addClaims(e *chronicle.Event) {
	for _, s := range e.Statements {
		r.Statements = append(r.Statements, statementRecord{opt(s.Topic), s.Text, s.ClaimedBy, opt(s.AsOf.String()), s.Source.ID})
	}
	for _, d := range e.DateClaims {
		r.DateClaims = append(r.DateClaims, dateClaimRecord{d.Span.First.String(), d.Span.Last.String(), d.ClaimedBy, d.Source.ID})
	}
	for _, c := range e.Clocks {
		r.Clocks = append(r.Clocks, clockRecord{
			c.Day.String(), lang.Clock(c.Time), opt(c.Zone), c.Stated, c.About, c.What, c.ClaimedBy, c.Source.ID,
		})
	}
}

func newPlaceRecord(p *chronicle.Place) placeRecord {
	return placeRecord{p.ID, p.Name("en"), p.Names, p.Lon, p.Lat, p.PrecisionM}
}

func newFigureRecord(f *chronicle.Figure) figureRecord {
	r := figureRecord{
		Measure: f.Measure, Side: opt(f.Side), Value: f.Value, Low: f.Low, High: f.High, Text: opt(f.Text),
		Qualifier: opt(f.Qualifier), ClaimedBy: f.ClaimedBy, AsOf: opt(f.AsOf.String()), Source: f.Source.ID,
		Scope: opt(f.Scope), AboutOtherSide: f.AboutOtherSide,
	}
	if f.Place != nil {
		place := newPlaceRecord(f.Place)
		r.Place = &place
	}
	return r
}

func newDisplacementRecord(d *chronicle.Displacement) displacementRecord {
	r := displacementRecord{
		From: d.From.ID, FromName: d.From.Name("en"), Count: d.Count, Qualifier: opt(d.Qualifier), Aggregate: d.Aggregate, ClaimedBy: d.ClaimedBy, AsOf: opt(d.AsOf.String()),
		FromArea: opt(area(d.FromArea)), ToArea: opt(area(d.ToArea)), Subset: d.Subset,
		ShelterPoints: d.ShelterPoints, Houses: d.Houses, Note: opt(d.Note), Sources: sourceIDs(d),
	}
	if d.To != nil {
		r.To, r.ToName = opt(d.To.ID), opt(d.To.Name("en"))
	}
	if len(r.Sources) > 0 {
		r.Source = r.Sources[0]
	}
	return r
}

// WriteJSON writes an array of records, indented for people.
func WriteJSON(w io.Writer, store *chronicle.Store, events []*chronicle.Event) error {
	list := make([]record, len(events))
	for i, e := range events {
		list[i] = newRecord(store, e)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

// WriteEventFeatures writes one feature an event: its places as a MultiPoint, or
// no geometry where none is known, and the record as properties.
func WriteEventFeatures(w io.Writer, store *chronicle.Store, events []*chronicle.Event) error {
	return WriteGeoJSON(w, "borderatlas-events", eventFeatures(store, events), About{})
}

func eventFeatures(store *chronicle.Store, events []*chronicle.Event) []Feature {
	list := make([]Feature, len(events))
	for i, e := range events {
		list[i] = Feature{ID: e.ID, Properties: newRecord(store, e), Geometry: placesOf(e)}
	}
	return list
}

// placesOf is where an event happened, or nil where that is not known.
func placesOf(e *chronicle.Event) orb.Geometry {
	var points orb.MultiPoint
	for _, p := range e.Places {
		points = append(points, orb.Point{p.Lon, p.Lat})
	}
	if points == nil {
		return nil
	}
	return points
}

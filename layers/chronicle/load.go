package chronicle

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"borderatlas/layers/calendar"
)

// loader turns the records of the files into a Store and collects what is wrong.
type loader struct {
	sources map[string]*Source
	places  map[string]*Place
	events  map[string]*Event
	used    map[*Place]bool // by an event, a figure or a row
	faults  []error
}

// Load reads and checks the files of fsys: sources.json, places.json, every
// events-*.json and displacement.json. The error holds a sentence a line for
// each fault that is found, with file, line, record, field, value and what is
// allowed. Positions are checked against the boundaries by CheckPlaces.
func Load(fsys fs.FS) (*Store, error) {
	l := &loader{map[string]*Source{}, map[string]*Place{}, map[string]*Event{}, map[*Place]bool{}, nil}
	sourceEntries := read[sourceRecord](l, fsys, "sources.json", "source")
	placeEntries := read[placeRecord](l, fsys, "places.json", "place")
	eventEntries := l.readEvents(fsys)
	rowEntries := read[displacementRecord](l, fsys, "displacement.json", "row")
	if len(l.faults) > 0 { // what is left out would only be missed elsewhere
		return nil, errors.Join(l.faults...)
	}
	var sources []*Source
	for _, e := range sourceEntries {
		sources = append(sources, l.source(e))
	}
	var places []*Place
	for _, e := range placeEntries {
		places = append(places, l.place(e))
	}
	var events []*Event
	for _, e := range eventEntries {
		events = append(events, l.event(e))
	}
	for i, e := range eventEntries {
		l.parts(e, events[i])
	}
	rows := l.rows(rowEntries)
	for i, e := range placeEntries {
		l.orientation(e, places[i])
	}
	if len(l.faults) > 0 {
		return nil, errors.Join(l.faults...)
	}
	return NewStore(events, rows, places, sources), nil
}

// readEvents reads the files of events in the order of their names.
func (l *loader) readEvents(fsys fs.FS) []entry[eventRecord] {
	files, err := fs.Glob(fsys, "events-*.json")
	if err != nil || len(files) == 0 {
		l.faults = append(l.faults, errors.New("there is no file of events, allowed is at least one events-*.json"))
	}
	slices.Sort(files)
	var entries []entry[eventRecord]
	for _, f := range files {
		entries = append(entries, read[eventRecord](l, fsys, f, "event")...)
	}
	return entries
}

func (l *loader) source(e entry[sourceRecord]) *Source {
	s, r := e.spot, e.record
	src := &Source{
		ID: r.ID, Title: s.text("title", r.Title), Publisher: s.trimmed("publisher", r.Publisher),
		Date: r.Date, DateNote: s.trimmed("date_note", r.DateNote), URL: r.URL,
	}
	if s.name(l.sources[r.ID] != nil) {
		l.sources[r.ID] = src
	}
	if r.URL != "" || r.Publisher != "" { // neither: the entry for what rests on no document
		s.text("publisher", r.Publisher)
		s.address("url", r.URL)
	}
	if !publishedForm(r.Date) {
		s.fault("date", quote(r.Date), "YYYY, YYYY-MM, YYYY-MM-DD, two of them joined by a slash, or nothing")
	}
	return src
}

// publishedForm checks a date or an interval of dates that may be known to the
// year or the month only.
func publishedForm(s string) bool {
	first, last, both := strings.Cut(s, "/")
	a, errA := calendar.ParsePartial(first)
	if !both {
		return errA == nil
	}
	b, errB := calendar.ParsePartial(last)
	return errA == nil && errB == nil && a.Known() && b.Known() && a.Span().First <= b.Span().Last
}

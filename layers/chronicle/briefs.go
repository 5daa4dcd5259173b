package chronicle

import (
	"fmt"
	"iter"
	"math"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"weak"

	"borderatlas/layers/calendar"
)

// Brief is an event of a long list, of which no more is known than one line of a
// table tells. A store keeps briefs in columns, about 60 bytes each beside their
// texts, and makes an Event of one only when it is asked for.
type Brief struct {
	ID         string // of no other event of the store
	Title      string
	Place      string // as the list names it; may be empty
	Span       calendar.Span
	Kind       Kind
	Confidence Confidence
	Lon, Lat   float64 // WGS 84, degrees; kept to 1e-7, about 1 cm
	Source     *Source // may be nil
}

// briefs are the columns, in stepping order.
type briefs struct {
	text    string    // id, title and place of each, one after the other
	start   []uint32  // of each in text
	cuts    []textCut // where its title and its place begin
	class   []class
	at      [][2]int32 // longitude and latitude
	byID    []int32    // positions in the order of their ids
	sources []*Source

	mu   sync.Mutex
	made map[int]weak.Pointer[Event] // those that somebody still holds, by position
}

// textCut is counted from the beginning of a brief's text.
type textCut struct{ title, place uint16 }

// class is what many briefs share.
type class struct {
	kind       uint8  // in Kinds
	confidence uint8  // in confidences
	source     uint16 // in sources
}

// degree is one in the units of positions.
const degree = 1e7

// NewLongStore is NewStore with a long list of briefs beside the events. It
// checks the briefs alone; the error names the first that cannot be kept.
func NewLongStore(events []*Event, rows []*Displacement, places []*Place, sources []*Source, list iter.Seq[Brief]) (*Store, error) {
	b, spans, err := newBriefs(list)
	if err != nil {
		return nil, err
	}
	s := newStore(events, rows, places, sources, b, spans)
	for i := range spans {
		id := b.id(i)
		if _, twice := s.eventByID[id]; twice || i > 0 && b.id(int(b.byID[i])) == b.id(int(b.byID[i-1])) {
			return nil, fmt.Errorf("brief event %q: the id is that of another event, allowed is each once", id)
		}
	}
	return s, nil
}

// newBriefs fills the columns, and lists the spans.
func newBriefs(list iter.Seq[Brief]) (*briefs, []calendar.Span, error) {
	sorted := slices.SortedStableFunc(list, func(x, y Brief) int { return compareSpans(x.Span, y.Span) })
	n := len(sorted)
	b := &briefs{
		start: make([]uint32, 0, n), cuts: make([]textCut, 0, n), class: make([]class, 0, n), at: make([][2]int32, 0, n),
		byID: make([]int32, n), made: map[int]weak.Pointer[Event]{},
	}
	spans := make([]calendar.Span, n)
	var text strings.Builder
	for i, r := range sorted {
		if err := b.add(r, &text); err != nil {
			return nil, nil, fmt.Errorf("brief event %q: %w", r.ID, err)
		}
		spans[i], b.byID[i] = r.Span, int32(i)
	}
	b.text = strings.Clone(text.String()) // without the room for more
	slices.SortFunc(b.byID, func(i, k int32) int { return strings.Compare(b.id(int(i)), b.id(int(k))) })
	return b, spans, nil
}

// add appends a brief; what it cannot keep is an error.
func (b *briefs) add(r Brief, text *strings.Builder) error {
	c, err := b.classOf(r)
	switch {
	case err != nil:
		return err
	case r.ID == "":
		return fmt.Errorf("the id is empty")
	case r.Span.First > r.Span.Last:
		return fmt.Errorf("the last day %v lies before the first day %v", r.Span.Last, r.Span.First)
	case !(math.Abs(r.Lon) <= 180 && math.Abs(r.Lat) <= 90):
		return fmt.Errorf("longitude and latitude are %g, %g, allowed are -180 to 180 and -90 to 90", r.Lon, r.Lat)
	case len(r.ID)+len(r.Title) > math.MaxUint16:
		return fmt.Errorf("id and title have %d bytes, allowed are %d", len(r.ID)+len(r.Title), math.MaxUint16)
	case text.Len()+len(r.ID)+len(r.Title)+len(r.Place) > math.MaxUint32:
		return fmt.Errorf("the texts of all brief events have more than %d bytes", uint32(math.MaxUint32))
	}
	b.start = append(b.start, uint32(text.Len()))
	b.cuts = append(b.cuts, textCut{uint16(len(r.ID)), uint16(len(r.ID) + len(r.Title))})
	b.class = append(b.class, c)
	b.at = append(b.at, [2]int32{int32(math.Round(r.Lon * degree)), int32(math.Round(r.Lat * degree))})
	for _, s := range []string{r.ID, r.Title, r.Place} {
		text.WriteString(s)
	}
	return nil
}

func (b *briefs) classOf(r Brief) (class, error) {
	kind, confidence := slices.Index(Kinds, r.Kind), slices.Index(confidences, r.Confidence)
	source := slices.Index(b.sources, r.Source)
	switch {
	case kind < 0:
		return class{}, fmt.Errorf("the kind %q is unknown, allowed are %v", r.Kind, Kinds)
	case confidence < 0:
		return class{}, fmt.Errorf("the confidence %q is unknown, allowed are %v", r.Confidence, confidences)
	case source < 0 && len(b.sources) > math.MaxUint16:
		return class{}, fmt.Errorf("there are more than %d sources", len(b.sources))
	case source < 0:
		source = len(b.sources)
		b.sources = append(b.sources, r.Source)
	}
	return class{uint8(kind), uint8(confidence), uint16(source)}, nil
}

// brief is the record of a position among the briefs.
func (b *briefs) brief(i int, span calendar.Span) Brief {
	text := b.text[b.start[i]:]
	if i+1 < len(b.start) {
		text = b.text[b.start[i]:b.start[i+1]]
	}
	cut, c, at := b.cuts[i], b.class[i], b.at[i]
	return Brief{
		ID: text[:cut.title], Title: text[cut.title:cut.place], Place: text[cut.place:], Span: span,
		Kind: Kinds[c.kind], Confidence: confidences[c.confidence],
		Lon: float64(at[0]) / degree, Lat: float64(at[1]) / degree, Source: b.sources[c.source],
	}
}

// id is that of a position among the briefs.
func (b *briefs) id(i int) string {
	return b.text[b.start[i] : b.start[i]+uint32(b.cuts[i].title)]
}

// inside tells whether a brief lies in a box in degrees.
func (b *briefs) inside(i int, west, south, east, north float64) bool {
	lon, lat := float64(b.at[i][0])/degree, float64(b.at[i][1])/degree
	return west <= lon && lon <= east && south <= lat && lat <= north
}

// find is the position of a brief by id, or -1.
func (b *briefs) find(id string) int {
	at, found := sort.Find(len(b.byID), func(i int) int { return strings.Compare(id, b.id(int(b.byID[i]))) })
	if !found {
		return -1
	}
	return int(b.byID[at])
}

// event makes the event of a brief, or hands out the one that somebody holds, so
// that one event is never two. Order is its position in the store.
func (b *briefs) event(i int, span calendar.Span, order int) *Event {
	b.mu.Lock()
	defer b.mu.Unlock()
	if e := b.made[i].Value(); e != nil {
		return e
	}
	e := b.brief(i, span).event(order)
	b.made[i] = weak.Make(e)
	runtime.AddCleanup(e, b.forget, i)
	return e
}

// forget drops a position whose event nobody holds any more.
func (b *briefs) forget(i int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.made[i].Value() == nil {
		delete(b.made, i)
	}
}

// event is the brief as an event. Its place has the id of the event.
func (r Brief) event(order int) *Event {
	name := r.Place
	if name == "" {
		name = r.Title
	}
	e := &Event{
		ID: r.ID, Span: r.Span, Precision: ByDay, Kind: r.Kind, Title: r.Title, Confidence: r.Confidence, order: order,
		Places: []*Place{{ID: r.ID, Names: map[string]string{"en": name}, Lon: r.Lon, Lat: r.Lat, Valid: calendar.Always}},
	}
	if r.Span.First != r.Span.Last {
		e.Precision = ByRange
	}
	if r.Source != nil {
		e.Sources = []*Source{r.Source}
	}
	return e
}

// matchBrief tells whether a filter picks the brief, as Match does of its event.
func (f Filter) matchBrief(r Brief) bool {
	return f.Any() || f.Shows(r.Kind) && f.Side == NoSide && f.Province == "" &&
		(f.Confidence == "" || r.Confidence == f.Confidence) &&
		(f.Publisher == "" || r.Source != nil && f.matchSource(r.Source))
}

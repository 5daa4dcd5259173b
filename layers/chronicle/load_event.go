package chronicle

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"borderatlas/layers/calendar"
)

// diplomatID is the source id of the article that Diplomat is about.
const diplomatID = "s_diplomat_2022_09"

func (l *loader) event(entry entry[eventRecord]) *Event {
	s, r := entry.spot, entry.record
	e := &Event{
		ID: r.ID, Precision: r.Precision, DateNote: s.trimmed("date_note", r.DateNote),
		Kind: r.Kind, PlaceNote: s.trimmed("place_note", r.PlaceNote),
		Title: s.text("title", r.Title), Summary: s.text("summary", r.Summary), Note: s.trimmed("note", r.Note),
		Confidence: r.Confidence, OneSided: r.OneSided, Account: r.Account, LookedFor: s.trimmed("looked_for", r.LookedFor), Umbrella: r.Umbrella,
		Sources: s.sourceList("sources", r.Sources),
	}
	if s.name(l.events[r.ID] != nil) {
		l.events[r.ID] = e
	}
	if span, ok := s.closed("date", r.Date); ok {
		e.Span = span
		s.precision(e)
	}
	among(s, "kind", r.Kind, kinds)
	among(s, "confidence", r.Confidence, confidences)
	maybe(s, "account", r.Account, parties)
	if r.Account != NoSide && !r.OneSided {
		s.fault("account", quote(string(r.Account)), "nothing unless one_sided is true")
	}
	if r.OneSided && e.LookedFor == "" {
		s.fault("looked_for", "missing", "where the account of the other side was looked for")
	}
	e.Places = resolve(s, "places", r.Places, s.place)
	for _, p := range e.Places {
		l.used[p] = true
		if !p.Valid.Overlaps(e.Span) {
			s.fault("places", quote(p.ID), "a place that exists during the event, which is %v; it is valid %v", e.Span, p.Valid)
		}
	}
	s.claims(e, r)
	s.diplomat(e, r.Diplomat)
	return e
}

// precision checks that the two days are what the precision says.
func (s spot) precision(e *Event) {
	if !among(s, "precision", e.Precision, precisions) {
		return
	}
	first, next := e.Span.First.Partial(), (e.Span.Last + 1).Partial()
	allowed, ok := "", true
	switch e.Precision {
	case ByDay:
		allowed, ok = "one day", e.Span.First == e.Span.Last
	case ByRange:
		allowed, ok = "two different days", e.Span.First != e.Span.Last
	case ByMonth:
		allowed, ok = "the first day of a month and the last day of one", first.Day == 1 && next.Day == 1
	case ByYear:
		allowed, ok = "the first day of a year and the last day of one",
			first.Day == 1 && next.Day == 1 && first.Month == time.January && next.Month == time.January
	}
	if !ok {
		s.fault("date", quote(e.Span.String()), "%s, since the precision is %s", allowed, e.Precision)
	}
}

// claims converts everything that somebody claims about the event.
func (s spot) claims(e *Event, r eventRecord) {
	for i, c := range r.DateClaims {
		f := fmt.Sprintf("date_claims[%d].", i)
		span, _ := s.closed(f+"date", c.Date)
		e.DateClaims = append(e.DateClaims, DateClaim{span, s.text(f+"claimed_by", c.ClaimedBy), s.cited(f, c.Source, c.ClaimedBy, e)})
	}
	for i, c := range r.Clocks {
		e.Clocks = append(e.Clocks, s.clock(fmt.Sprintf("clocks[%d].", i), c, e))
	}
	slices.SortStableFunc(e.Clocks, Clock.compare)
	for i, c := range r.Figures {
		e.Figures = append(e.Figures, s.figure(fmt.Sprintf("figures[%d].", i), c, e))
	}
	for i, c := range r.Statements {
		f := fmt.Sprintf("statements[%d].", i)
		e.Statements = append(e.Statements, Statement{
			maybe(s, f+"topic", c.Topic, topics), s.text(f+"text", c.Text), s.text(f+"claimed_by", c.ClaimedBy), s.cited(f, c.Source, c.ClaimedBy, e), s.asOf(f+"as_of", c.AsOf, e),
		})
	}
}

// cited resolves the source of a claim, which has to be among those of the event
// and, unless it is a computation of ours, something that can be opened.
func (s spot) cited(prefix, id, claimedBy string, e *Event) *Source {
	find := s.document
	if strings.HasPrefix(claimedBy, "computed") {
		find = s.source
	}
	src := find(prefix+"source", id)
	if src != nil && !slices.Contains(e.Sources, src) {
		s.fault(prefix+"source", quote(id), "one of the event's sources")
	}
	return src
}

func (s spot) clock(prefix string, r clockRecord, e *Event) Clock {
	c := Clock{
		Zone: maybe(s, prefix+"zone", r.Zone, zones), Stated: r.Stated, About: r.About,
		What: s.text(prefix+"what", r.What), ClaimedBy: s.text(prefix+"claimed_by", r.ClaimedBy), Source: s.cited(prefix, r.Source, r.ClaimedBy, e),
	}
	day, err := calendar.Parse(r.Day)
	if err != nil || !e.Span.Contains(day) {
		s.fault(prefix+"day", quote(r.Day), "a day YYYY-MM-DD within %v", e.Span)
	}
	at, err := time.Parse("15:04", r.Time)
	if err != nil || len(r.Time) != len("15:04") {
		s.fault(prefix+"time", quote(r.Time), "a time from 00:00 to 23:59")
	}
	if c.Stated && c.Zone == NoZone {
		s.fault(prefix+"stated", "true", "false where no zone is given")
	}
	c.Day, c.Time = day, time.Duration(at.Hour())*time.Hour+time.Duration(at.Minute())*time.Minute
	return c
}

func (s spot) figure(prefix string, r figureRecord, e *Event) Figure {
	among(s, prefix+"measure", r.Measure, Measures)
	among(s, prefix+"side", r.Side, sides)
	f := Figure{
		Measure: r.Measure, Side: r.Side, Value: r.Value, Low: r.Low, High: r.High, Text: s.trimmed(prefix+"text", r.Text),
		Qualifier: maybe(s, prefix+"qualifier", r.Qualifier, qualifiers), Scope: maybe(s, prefix+"scope", r.Scope, scopes),
		ClaimedBy: s.text(prefix+"claimed_by", r.ClaimedBy), Authority: authorityOf(r.ClaimedBy), AsOf: s.asOf(prefix+"as_of", r.AsOf, e),
		Source: s.cited(prefix, r.Source, r.ClaimedBy, e), AboutOtherSide: r.AboutOtherSide,
	}
	if r.Place != "" {
		f.Place = s.place(prefix+"place", r.Place)
		s.load.used[f.Place] = true
	}
	s.numbers(prefix, &f)
	if f.AboutOtherSide && f.Side == Both {
		s.fault(prefix+"about_other_side", "true", "false where the side is both")
	}
	return f
}

// numbers checks that a figure says something, and that its numbers fit.
func (s spot) numbers(prefix string, f *Figure) {
	s.given(prefix, f)
	most := 1e12
	if f.Measure.Unit() == "percent" {
		most = 100
	}
	for _, n := range []struct {
		name  string
		value *float64
	}{{"value", f.Value}, {"low", f.Low}, {"high", f.High}} {
		if n.value == nil {
			continue
		}
		s.between(prefix+n.name, n.value, 0, most)
		if f.Measure.Unit() == "" && !whole(*n.value) {
			s.fault(prefix+n.name, quote(*n.value), "a whole number for %s", f.Measure)
		}
	}
}

// given checks that a figure has a value, a range or a text, and that these go together.
func (s spot) given(prefix string, f *Figure) {
	if f.Value == nil && f.Low == nil && f.High == nil && f.Text == "" {
		s.fault(prefix+"value", "missing", "a value, a range (low, high) or a text")
	}
	if f.Qualifier != "" && f.Value == nil {
		s.fault(prefix+"qualifier", quote(string(f.Qualifier)), "nothing where no value is given")
	}
	if (f.Low == nil) != (f.High == nil) {
		s.fault(prefix+"low", "without high or the other way round", "both ends of a range")
	}
	if f.Low != nil && f.High != nil && (*f.Low > *f.High || f.Value != nil && (*f.Value < *f.Low || *f.Value > *f.High)) {
		s.fault(prefix+"low", quote(*f.Low), "a range from low to high with the value in it")
	}
}

func (s spot) diplomat(e *Event, r diplomatRecord) {
	cited := slices.ContainsFunc(e.Sources, func(src *Source) bool { return src.ID == diplomatID })
	if r.Cited != cited {
		s.fault("diplomat.cited", quote(r.Cited), "true for exactly the events with the source %s", diplomatID)
	}
	if !r.Cited && r.Note+r.Discrepancy != "" {
		s.fault("diplomat.note", quote(r.Note+r.Discrepancy), "nothing where the article is not cited")
	}
	e.Diplomat = Diplomat{r.Cited, s.trimmed("diplomat.note", r.Note), s.trimmed("diplomat.discrepancy", r.Discrepancy)}
}

// parts links an umbrella with the events that it stands for.
func (l *loader) parts(entry entry[eventRecord], e *Event) {
	s, ids := entry.spot, entry.record.Parts
	if e.Umbrella != (len(ids) > 0) {
		s.fault("parts", "["+strings.Join(ids, ", ")+"]", "the ids of the events that it includes for an umbrella, nothing for others")
	}
	e.Parts = resolve(s, "parts", ids, func(field, id string) *Event {
		part := l.events[id]
		switch {
		case part == nil:
			s.fault(field, quote(id), "the id of an event")
		case part.Umbrella:
			s.fault(field, quote(id), "an event that is no umbrella")
		case part.Whole != nil:
			s.fault(field, quote(id), "an event that is part of no other umbrella, it is part of %s", part.Whole.ID)
		case !part.Span.Overlaps(e.Span):
			s.fault(field, quote(id), "an event that shares a day with %v, it is %v", e.Span, part.Span)
		default:
			part.Whole = e
			return part
		}
		return nil
	})
}

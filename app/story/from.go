package story

import (
	"slices"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// OfEvents is a story with one page for each event, in the order given, on the
// event's first day.
func OfEvents(title string, events []*chronicle.Event) Story {
	s := Story{Title: title, Pages: make([]Page, len(events))}
	for i, e := range events {
		s.Pages[i] = Page{Event: e.ID, Day: e.Span.First}
	}
	return s
}

// OfDays is a story with one page for each active day: one on which an event of
// those given begins. An event of which no day is known has a page of its own. They are in
// stepping order.
func OfDays(title string, events []*chronicle.Event) Story {
	s := Story{Title: title}
	for _, e := range events {
		page := Page{Day: e.Span.First}
		if e.Precision.Vague() {
			page.Event = e.ID
		}
		if !slices.ContainsFunc(s.Pages, page.Equal) {
			s.Pages = append(s.Pages, page)
		}
	}
	return s
}

// OnDay are the pages about a day of a film that shows every day: those of OfDays about
// what a filter picks and counts from the day, or where nothing does one of the day itself.
func OnDay(store *chronicle.Store, filter chronicle.Filter, day calendar.Day) []Page {
	from := slices.DeleteFunc(slices.Clone(filter.Pick(store.On(day))), func(e *chronicle.Event) bool { return e.Span.First != day })
	if len(from) == 0 {
		return []Page{{Day: day}}
	}
	return OfDays("", from).Pages
}

// Within is the story with pages on days of a span alone: a page about an event that
// began before stands on the span's first day, and pages about days outside are left out.
func (s Story) Within(span calendar.Span) Story {
	var pages []Page
	for _, p := range s.Pages {
		switch {
		case span.Contains(p.Day):
			pages = append(pages, p)
		case p.Event != "" && p.Day < span.First:
			p.Day = span.First
			pages = append(pages, p)
		}
	}
	s.Pages = pages
	return s
}

// During lists the events that a filter picks of those that share a day with the
// span, in stepping order.
func During(store *chronicle.Store, filter chronicle.Filter, span calendar.Span) []*chronicle.Event {
	return filter.Pick(store.During(span))
}

// Events lists what a page is about: its event, or for a page about a day those
// that are known to begin on it. It is empty where the chronicle does not know them.
func (p Page) Events(store *chronicle.Store) []*chronicle.Event {
	if p.Event != "" {
		if e := store.Event(p.Event); e != nil {
			return []*chronicle.Event{e}
		}
		return nil
	}
	var list []*chronicle.Event
	for _, e := range store.On(p.Day) {
		if e.Span.First == p.Day && !e.Precision.Vague() {
			list = append(list, e)
		}
	}
	return list
}

// Frame is what the map of the page shows: its day, event and layers, and everything
// else as in f.
func (p Page) Frame(f layers.Frame) layers.Frame {
	f.At = p.Position()
	if p.Layers != nil {
		f.Visible = layers.NewSet(p.Layers...)
	}
	return f
}

// Position is where in time a page stands.
func (p Page) Position() chronicle.Position {
	return chronicle.Position{Day: p.Day, Event: p.Event}
}

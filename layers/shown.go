package layers

import (
	"fmt"

	"borderatlas/layers/chronicle"
)

// eventsKey names what the layers of events depend on. Days that show the same
// events on the same ground are alike, but for the year, which dates of another
// year are written with; where all earlier events are shown, they fade by the day.
func eventsKey(d Data, f Frame) string {
	if f.Reach.Mode == chronicle.Until {
		return fmt.Sprint(f.At.Day, f.At.Event, f.Reach, f.Filter, f.Sizes, f.People)
	}
	year, _, _ := f.At.Day.Civil()
	return fmt.Sprint(d.Chronicle.Digest(f.Reach.Span(f.At.Day)), year, d.Atlas.At(f.At.Day).ID, f.At.Event, f.Reach, f.Filter, f.Sizes, f.People)
}

// picks tells whether a frame shows an event: its filter lets it through, or it is
// the chosen one, which stays until another one is chosen.
func picks(f Frame, e *chronicle.Event) bool { return e.ID == f.At.Event || f.Filter.Match(e) }

// shownEvents lists the events that a frame shows, in stepping order. Of a long
// list these are only the ones in the picture.
func shownEvents(store *chronicle.Store, f Frame) []*chronicle.Event {
	span, b := f.Reach.Span(f.At.Day), f.Camera.Bounds()
	events := store.Within(span, b.Min[0], b.Min[1], b.Max[0], b.Max[1])
	if w, _ := f.Camera.Size(); w == 0 { // no picture: everywhere
		events = store.During(span)
	}
	if f.Filter.Any() {
		return events
	}
	return keep(events, func(e *chronicle.Event) bool { return picks(f, e) })
}

// shownRows lists the rows of displacement that a frame shows, as in the file.
func shownRows(store *chronicle.Store, f Frame) []*chronicle.Displacement {
	return keep(store.DisplacementsDuring(f.Reach.Span(f.At.Day)), func(r *chronicle.Displacement) bool {
		return picks(f, r.Event)
	})
}

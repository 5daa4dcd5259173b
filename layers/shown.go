package layers

import (
	"fmt"

	"borderatlas/layers/chronicle"
)

// eventsKey names what the layers of events depend on.
func eventsKey(f Frame) string {
	return fmt.Sprint(f.At.Day, f.At.Event, f.Reach, f.Filter, f.Sizes, f.People)
}

// shownEvents lists the events that a frame shows, in stepping order.
func shownEvents(store *chronicle.Store, f Frame) []*chronicle.Event {
	return f.Filter.Pick(store.During(f.Reach.Span(f.At.Day)))
}

// shownRows lists the rows of displacement that a frame shows, as in the file.
func shownRows(store *chronicle.Store, f Frame) []*chronicle.Displacement {
	return keep(store.DisplacementsDuring(f.Reach.Span(f.At.Day)), func(r *chronicle.Displacement) bool {
		return f.Filter.Match(r.Event)
	})
}

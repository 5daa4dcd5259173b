package layers

import (
	"strconv"

	"borderatlas/layers/chronicle"
)

// EventDate is when an event happened, as exactly as it is known: a day, a span of
// days, or months or years of which the days are not known.
func EventDate(text Text, e *chronicle.Event) string {
	first, last := e.Span.First.Partial(), e.Span.Last.Partial()
	switch e.Precision {
	case chronicle.ByYear:
		if last.Year == first.Year {
			return text("card.by-year", strconv.Itoa(first.Year))
		}
		return text("card.by-years", strconv.Itoa(first.Year), strconv.Itoa(last.Year))
	case chronicle.ByMonth:
		first.Day, last.Day = 0, 0
		if first == last {
			return text("card.by-month", first)
		}
		return text("card.by-months", first, last)
	}
	return text("card.span", e.Span)
}

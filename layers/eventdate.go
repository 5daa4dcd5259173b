package layers

import (
	"strconv"
	"strings"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// EventDate is when an event happened, as exactly as it is known: a day, a span of
// days, or months or years of which the days are not known.
func EventDate(text Text, e *chronicle.Event) string { return SpanDate(text, e.Span, e.Precision) }

// SpanDate is EventDate of an event of which no more is known.
func SpanDate(text Text, s calendar.Span, p chronicle.Precision) string {
	first, last := p.Dates(s)
	switch {
	case p == chronicle.ByYear && first == last:
		return text("card.by-year", strconv.Itoa(first.Year))
	case p == chronicle.ByYear:
		return text("card.by-years", strconv.Itoa(first.Year), strconv.Itoa(last.Year))
	case p == chronicle.ByMonth && first == last:
		return text("card.by-month", first)
	case p == chronicle.ByMonth:
		return text("card.by-months", first, last)
	}
	return text("card.span", s)
}

// PositionDate is the date of a position, as exactly as it is known: that of its event
// where no day of it is known, or else its day.
func PositionDate(text Text, store *chronicle.Store, at chronicle.Position) string {
	if e := store.Vague(at); e != nil {
		return EventDate(text, e)
	}
	return text("card.span", calendar.On(at.Day))
}

// PositionsDate is from when to when positions reach, as exactly as their ends are known.
func PositionsDate(text Text, store *chronicle.Store, list []chronicle.Position) string {
	var first, last calendar.Partial
	for i, at := range list {
		from, to := store.Dates(at)
		if i == 0 || from.Span().First < first.Span().First {
			first = from
		}
		if i == 0 || to.Span().Last > last.Span().Last {
			last = to
		}
	}
	switch {
	case first.Day > 0 && last.Day > 0:
		return text("card.span", calendar.Span{First: first.Span().First, Last: last.Span().Last})
	case first == last:
		return text("date.partial", first)
	}
	return text("date.partial", first) + " – " + text("date.partial", last)
}

// FileDate is the date of a position for the name of a file, as exactly as it is known:
// 2022-09-16, 1974-12, 1955-to-1959.
func FileDate(store *chronicle.Store, at chronicle.Position) string {
	if e := store.Vague(at); e != nil {
		return strings.ReplaceAll(e.Interval(), "/", "-to-")
	}
	return at.Day.String()
}

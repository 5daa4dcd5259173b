package command

import (
	"fmt"
	"time"

	"borderatlas/app/content"
	"borderatlas/app/lang"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

var (
	// firstDay is the first that can be asked for: the delimitation of 1924 begins.
	firstDay = calendar.Date(1924, time.January, 1)
	// usualDay is shown if no day is asked for: the day with the most records.
	usualDay = calendar.Date(2022, time.September, 16)
)

const dayForms = "a day is 2022-09-16, 16.09.2022 or the id of an event"

// when is a day as it was typed: all days of it, and the event if it was one.
type when struct {
	span  calendar.Span
	event *chronicle.Event
}

// position is the first day, with its event.
func (w when) position() chronicle.Position {
	p := chronicle.Position{Day: w.span.First}
	if w.event != nil {
		p.Event = w.event.ID
	}
	return p
}

// parseWhen reads a day or the id of an event. A day after the last event is valid.
func parseWhen(flag, value string) (when, error) {
	day, err := lang.ParseDay(value)
	if err == nil {
		if day < firstDay {
			return when{}, wrong(flag, value, fmt.Sprintf("the first day is %s", firstDay))
		}
		return when{span: calendar.On(day)}, nil
	}
	store, errStore := content.Chronicle()
	if errStore != nil {
		return when{}, errStore
	}
	if e := store.Event(value); e != nil {
		return when{e.Span, e}, nil
	}
	if value == "" || value[0] >= '0' && value[0] <= '9' {
		return when{}, usage{flag + ": " + err.Error()}
	}
	var ids []string
	for _, e := range store.Events() {
		ids = append(ids, e.ID)
	}
	return when{}, wrong(flag, value, "no event has this id; "+dayForms+"; nearest are "+nearest(value, ids))
}

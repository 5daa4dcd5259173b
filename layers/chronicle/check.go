package chronicle

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"borderatlas/layers/calendar"
)

// spot is the record that is being checked. Its methods check one field each and
// report a fault in one sentence with file, line, record, field, value and what
// is allowed.
type spot struct {
	load *loader
	file string
	line int
	what string // event, place, source or row
	id   string
}

// fault reports that a field has a value that is not allowed. The value is
// written as it is given; use quote for text of the file.
func (s spot) fault(field, value, allowed string, args ...any) {
	s.load.faults = append(s.load.faults, fmt.Errorf("%s, line %d, %s %q: field %q is %s, allowed is %s",
		s.file, s.line, s.what, s.id, field, value, fmt.Sprintf(allowed, args...)))
}

// quote writes a value of the file into a fault.
func quote(value any) string {
	text, ok := value.(string)
	switch {
	case !ok:
		return fmt.Sprint(value)
	case text == "":
		return "missing or empty"
	}
	return fmt.Sprintf("%q", clip(text))
}

// clip keeps a value short enough for one line.
func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

var idForm = regexp.MustCompile(`^[a-z0-9]+([_-][a-z0-9]+)*$`)

// name checks the id of a record and that taken does not have it yet.
func (s spot) name(taken bool) bool {
	switch {
	case !idForm.MatchString(s.id):
		s.fault("id", quote(s.id), "small letters and digits in groups joined by - or _")
	case taken:
		s.fault("id", quote(s.id), "an id that no other record has")
	default:
		return true
	}
	return false
}

// text checks text that has to be there.
func (s spot) text(field, value string) string {
	if value == "" {
		s.fault(field, quote(value), "text")
	}
	return s.trimmed(field, value)
}

// trimmed checks text that may be empty.
func (s spot) trimmed(field, value string) string {
	if value != strings.TrimSpace(value) || strings.ContainsAny(value, "\n\r\t") {
		s.fault(field, quote(value), "one line without space at its ends")
	}
	return value
}

// among checks a value of a list.
func among[T ~string](s spot, field string, value T, list []T) bool {
	ok := slices.Contains(list, value)
	if !ok {
		words := make([]string, len(list))
		for i, w := range list {
			words[i] = string(w)
		}
		s.fault(field, quote(string(value)), "one of %s", strings.Join(words, ", "))
	}
	return ok
}

// maybe is as among for a value that may be empty.
func maybe[T ~string](s spot, field string, value T, list []T) T {
	if value != "" {
		among(s, field, value, list)
	}
	return value
}

func (s spot) span(field, value string) (span calendar.Span, ok bool) {
	span, err := calendar.ParseSpan(value)
	if err != nil {
		s.fault(field, quote(value), "a day YYYY-MM-DD or the first and last day joined by a slash, the first not after the last")
	}
	return span, err == nil
}

// closed is as span without open ends.
func (s spot) closed(field, value string) (span calendar.Span, ok bool) {
	span, ok = s.span(field, value)
	if ok && (span.First == calendar.Past || span.Last == calendar.Future) {
		s.fault(field, quote(value), "a closed interval of days")
		ok = false
	}
	return span, ok
}

func (s spot) partial(field, value string) calendar.Partial {
	p, err := calendar.ParsePartial(value)
	if err != nil {
		s.fault(field, quote(value), "YYYY, YYYY-MM, YYYY-MM-DD or nothing")
	}
	return p
}

// asOf is the date of a claim about an event, which cannot be older than the event.
func (s spot) asOf(field, value string, e *Event) calendar.Partial {
	p := s.partial(field, value)
	if e != nil && p.Known() && p.Span().Last < e.Span.First {
		s.fault(field, quote(value), "a date not before the event's first day %v", e.Span.First)
	}
	return p
}

// between checks a number that has to be there.
func (s spot) between(field string, value *float64, low, high float64) float64 {
	if value == nil {
		s.fault(field, "missing", "a number from %v to %v", low, high)
		return 0
	}
	if math.IsNaN(*value) || *value < low || *value > high {
		s.fault(field, quote(*value), "a number from %v to %v", low, high)
	}
	return *value
}

// positive checks a whole number that may be missing.
func (s spot) positive(field string, value *int) *int {
	if value != nil && *value < 1 {
		s.fault(field, quote(*value), "a whole number from 1")
	}
	return value
}

// names checks names by language: en has to be there.
func (s spot) names(field string, names map[string]string, required ...string) map[string]string {
	for _, lang := range required {
		if names[lang] == "" {
			s.fault(field+"."+lang, "missing or empty", "text")
		}
	}
	for lang, name := range names {
		among(s, field, lang, languages)
		s.text(field+"."+lang, name)
	}
	return names
}

// source resolves a reference to a source.
func (s spot) source(field, id string) *Source {
	src := s.load.sources[id]
	if src == nil {
		s.fault(field, quote(id), "the id of a source")
	}
	return src
}

// document is as source for what stands behind a claim: a source that can be opened.
func (s spot) document(field, id string) *Source {
	src := s.source(field, id)
	if src != nil && src.URL == "" {
		s.fault(field, quote(id), "a source with an address, since it carries a claim")
	}
	return src
}

// sourceList resolves a list that has to hold at least one source.
func (s spot) sourceList(field string, ids []string) []*Source {
	if len(ids) == 0 {
		s.fault(field, "empty", "the id of at least one source")
	}
	return resolve(s, field, ids, s.source)
}

func (s spot) place(field, id string) *Place {
	p := s.load.places[id]
	if p == nil {
		s.fault(field, quote(id), "the id of a place")
	}
	return p
}

// resolve turns a list of ids into records; an id may stand in it once.
func resolve[T any](s spot, field string, ids []string, find func(field, id string) *T) []*T {
	var list []*T
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			s.fault(field, quote(id)+" twice", "each id once")
			continue
		}
		if r := find(field, id); r != nil {
			list = append(list, r)
		}
	}
	return list
}

// address checks a web address.
func (s spot) address(field, value string) string {
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		s.fault(field, quote(value), "an address that begins with http:// or https://")
	}
	return value
}

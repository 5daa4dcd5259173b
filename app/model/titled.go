package model

import (
	"strings"

	"borderatlas/layers/chronicle"
)

// Titled finds the next event after the chosen one, and after the last one from
// the beginning, that is called by all words of a text. Titles, which are English,
// come first; where none has the words, the kinds in the language of the interface
// and the places in all their spellings count too. Case and accents do not matter.
func (m *Model) Titled(text string) (id string, found bool) {
	words := strings.Fields(chronicle.Fold(text))
	if id, found = m.called(words, func(e *chronicle.Event) string { return e.Title }); found {
		return id, true
	}
	return m.called(words, m.callings)
}

// callings is all that an event may be called by.
func (m *Model) callings(e *chronicle.Event) string {
	names := []string{e.Title, m.Text()("card.kind." + string(e.Kind))}
	for _, p := range e.Places {
		names = append(names, p.Spellings()...)
	}
	return strings.Join(names, " ")
}

// called finds the next event of whose name, in small letters without accents, all
// words are parts.
func (m *Model) called(words []string, name func(*chronicle.Event) string) (id string, found bool) {
	at := m.state.At
	for range m.store.Events() {
		to := m.nextEvent(at, 1)
		if to == at {
			to = m.end(-1)
		}
		if e := m.store.Event(to.Event); e != nil && containsAll(chronicle.Fold(name(e)), words) {
			return e.ID, true
		}
		at = to
	}
	return "", false
}

func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return len(words) > 0
}

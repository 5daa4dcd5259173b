package chronicle

import (
	"cmp"
	"maps"
	"slices"
)

// Provinces lists the English names of the provinces in which a place of an
// event lies, in alphabetical order: what Filter.Province can usefully be.
func (s *Store) Provinces() []string {
	return s.mentioned(func(e *Event, add func(string)) {
		for _, p := range e.Places {
			for _, name := range p.provinces() {
				add(name)
			}
		}
	})
}

// Publishers lists the publishers of the events' sources in alphabetical order:
// what Filter.Publisher can usefully be.
func (s *Store) Publishers() []string {
	return s.mentioned(func(e *Event, add func(string)) {
		for _, src := range e.Sources {
			add(src.Publisher)
		}
	})
}

// mentioned lists what each adds for the events, once and in alphabetical order.
func (s *Store) mentioned(each func(e *Event, add func(string))) []string {
	seen := map[string]bool{}
	for _, e := range s.events {
		each(e, func(name string) {
			if name != "" {
				seen[name] = true
			}
		})
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		return cmp.Or(cmp.Compare(Fold(a), Fold(b)), cmp.Compare(a, b))
	})
}

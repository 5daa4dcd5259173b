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
	add := func(name string) {
		if name != "" {
			seen[name] = true
		}
	}
	for _, e := range s.full {
		each(e, add)
	}
	for _, src := range s.briefs.sources { // what is known of briefs beside their point
		if src != nil {
			each(&Event{Sources: []*Source{src}}, add)
		}
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		return cmp.Or(cmp.Compare(Fold(a), Fold(b)), cmp.Compare(a, b))
	})
}

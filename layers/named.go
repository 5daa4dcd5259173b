package layers

import (
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
)

// Named is something of the base map that has names: a province, an exclave or a
// town.
type Named struct {
	Kind  NamedKind
	ID    string
	Names atlas.Names
	Bound orb.Bound // of its shape in the Web Mercator unit square; a town is a point
}

// NamedKind is what a Named is.
type NamedKind uint8

// The kinds, in the order of Named.
const (
	NamedProvince NamedKind = iota
	NamedExclave
	NamedTown
)

// Named lists what the base map has names for, each once: the provinces and
// exclaves of all editions, then the towns that are no places of the chronicle.
func (s *Stack) Named() []Named {
	var list []Named
	add := func(n Named) {
		if !slices.ContainsFunc(list, func(o Named) bool { return o.Kind == n.Kind && o.ID == n.ID }) {
			list = append(list, n)
		}
	}
	for i := range s.kit.Atlas.Editions {
		e := &s.kit.Atlas.Editions[i]
		for k := range e.Provinces {
			p := &e.Provinces[k]
			add(Named{NamedProvince, p.ID, p.Names, p.Shape[atlas.Coarse].Bound()})
		}
		for k := range e.Exclaves {
			x := &e.Exclaves[k]
			add(Named{NamedExclave, x.ID, x.Names, x.Shape[atlas.Coarse].Bound()})
		}
	}
	known := map[string]bool{}
	for _, id := range s.kit.names.of {
		known[id] = true
	}
	for i := range s.kit.Atlas.Towns {
		if t := &s.kit.Atlas.Towns[i]; !known[t.ID] {
			list = append(list, Named{NamedTown, t.ID, t.Names, t.At.Bound()})
		}
	}
	return list
}

// NameOf is the name of an exclave, a place of the chronicle, a town or a province, the
// first of these that has the id, in a language with the fall-back of the map; empty
// where none has it.
func (s *Stack) NameOf(id, lang string) string {
	base := s.Named()
	for _, n := range base {
		if n.Kind == NamedExclave && n.ID == id {
			return nameOf(n.Names, lang)
		}
	}
	if p := s.kit.Chronicle.Place(id); p != nil {
		return nameOf(p.Names, lang)
	}
	for i := range s.kit.Atlas.Towns {
		if t := &s.kit.Atlas.Towns[i]; t.ID == id {
			return nameOf(t.Names, lang)
		}
	}
	for _, n := range base {
		if n.Kind == NamedProvince && n.ID == id {
			return nameOf(n.Names, lang)
		}
	}
	return ""
}

// Spellings lists the names in all languages, each once.
func (n Named) Spellings() []string {
	var all []string
	for _, name := range n.Names {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

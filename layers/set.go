package layers

import (
	"slices"
	"strings"
)

// Set is an immutable set of layer ids. The zero value is empty.
type Set struct{ ids string } // sorted, comma separated, so that sets compare with ==

// NewSet holds the ids given.
func NewSet(ids ...string) Set {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return Set{strings.Join(slices.Compact(ids), ",")}
}

// IDs lists the members in alphabetical order.
func (s Set) IDs() []string {
	if s.ids == "" {
		return nil
	}
	return strings.Split(s.ids, ",")
}

// Has tells whether id is a member.
func (s Set) Has(id string) bool { return slices.Contains(s.IDs(), id) }

// With is the set with id in it or, if on is false, without it.
func (s Set) With(id string, on bool) Set {
	ids := slices.DeleteFunc(s.IDs(), func(have string) bool { return have == id })
	if on {
		ids = append(ids, id)
	}
	return NewSet(ids...)
}

// String is the ids, comma separated.
func (s Set) String() string { return s.ids }

package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"borderatlas/app/story"
)

// loseUnknown notes the fields that a struct has not, those of the structs in it
// included; the name of what they lie in goes before theirs.
func (r *record) loseUnknown(within string, fields map[string]json.RawMessage, known reflect.Type) {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		inner, ok := fieldOf(known, name)
		if !ok {
			r.lose(within+name, string(fields[name]))
			continue
		}
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if o, ok := recordOf(fields[name]); ok && inner.Kind() == reflect.Struct {
			r.loseUnknown(within+name+".", o.fields, inner)
		}
	}
}

// fieldOf is the type of the field that has a name in JSON. In objects within others
// small and capital letters are the same, as encoding/json takes them.
func fieldOf(known reflect.Type, name string) (reflect.Type, bool) {
	for f := range known.Fields() {
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if tag == name || known != reflect.TypeFor[choices]() && strings.EqualFold(tag, name) {
			return f.Type, true
		}
	}
	return nil, false
}

// unknownOfStory lists the fields of a story and of its pages that are not known.
func unknownOfStory(told []byte) []Loss {
	r, ok := recordOf(told)
	if !ok {
		return nil // that is a loss already
	}
	r.loseUnknown("story.", r.fields, reflect.TypeFor[story.Story]())
	var pages []map[string]json.RawMessage
	_ = json.Unmarshal(r.fields["pages"], &pages) // what is no page is a loss already
	for i, page := range pages {
		r.loseUnknown(fmt.Sprintf("story page %d: ", i+1), page, story.PageForm())
	}
	return r.losses
}

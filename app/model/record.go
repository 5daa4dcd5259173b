package model

import (
	"encoding/json"

	"borderatlas/app/lang"
)

// Loss is a part of a saved state that could not be taken over: its field, and what
// stands there. Both may hold anything, so lang.Printable goes between them and a reader.
type Loss struct{ Field, Value string }

// record is a saved state on its way back. Every field stands alone: what is
// missing, damaged or unknown leaves what was there before, and what is there but
// cannot be used is noted as a loss.
type record struct {
	fields map[string]json.RawMessage
	losses []Loss
}

// recordOf takes the fields of a JSON object apart; ok is false if it is none.
func recordOf(saved []byte) (r *record, ok bool) {
	r = &record{}
	ok = json.Unmarshal(saved, &r.fields) == nil && r.fields != nil
	return r, ok
}

// read decodes a field; it tells whether the field is there and of its type.
func read[T any](r *record, name string, into *T) bool {
	raw, ok := r.fields[name]
	if !ok {
		return false
	}
	var v *T
	if json.Unmarshal(raw, &v) != nil || v == nil {
		r.lose(name, string(raw))
		return false
	}
	*into = *v
	return true
}

// allow notes a loss unless a condition holds, and returns the condition.
func (r *record) allow(ok bool, field, value string) bool {
	if !ok {
		r.lose(field, value)
	}
	return ok
}

// MostLosses is how many losses are listed; of more, their number is told.
const MostLosses = 20

// longestLoss is how many letters of a field's name and of its value are told.
const longestLoss = 60

func (r *record) lose(field, value string) {
	r.losses = append(r.losses, Loss{lang.Excerpt(field, longestLoss), lang.Excerpt(value, longestLoss)})
}

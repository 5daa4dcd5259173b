package chronicle

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// entry is a record with the spot where it stands.
type entry[R keyed] struct {
	spot   spot
	record R
}

// keyed is a record with a name: its id, or of a row that of its event.
type keyed interface{ key() string }

// read decodes a file that is a JSON array of records. A record with a fault is
// reported and left out.
func read[R keyed](l *loader, fsys fs.FS, file, what string) []entry[R] {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		l.faults = append(l.faults, fmt.Errorf("%s cannot be read: %w", file, err))
		return nil
	}
	var raws []json.RawMessage
	if err := json.Unmarshal(data, &raws); err != nil {
		l.faults = append(l.faults, fmt.Errorf("%s, line %d: %w, allowed is a JSON array of records", file, faultLine(data, err), err))
		return nil
	}
	var entries []entry[R]
	at := bytes.IndexByte(data, '[') + 1
	for _, raw := range raws {
		at += bytes.Index(data[at:], raw)
		e := entry[R]{spot: spot{l, file, 1 + bytes.Count(data[:at], []byte("\n")), what, ""}}
		if e.decode(raw) {
			entries = append(entries, e)
		}
		at += len(raw)
	}
	return entries
}

// faultLine is the line on which JSON stops being an array.
func faultLine(data []byte, err error) int {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return 1
	}
	return 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
}

// idOf finds the name of a record of which something else is wrong.
func idOf(raw json.RawMessage) string {
	var named struct {
		ID    any `json:"id"`
		Event any `json:"event"`
	}
	if json.Unmarshal(raw, &named) != nil {
		return ""
	}
	if id, ok := named.ID.(string); ok {
		return id
	}
	event, _ := named.Event.(string)
	return event
}

// decode reads the record and tells whether it could.
func (e *entry[R]) decode(raw json.RawMessage) bool {
	if key := repeatedKey(raw); key != "" {
		e.spot.id = idOf(raw)
		e.spot.fault(key, "there twice", "each field once")
		return false
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	err := dec.Decode(&e.record)
	if err == nil {
		e.spot.id = e.record.key()
		return true
	}
	e.spot.id = idOf(raw)
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		e.spot.fault(kind.Field, "a JSON "+kind.Value, "a value of the type %v", kind.Type)
	default:
		field := strings.TrimPrefix(err.Error(), "json: unknown field ")
		e.spot.fault(strings.Trim(field, `"`), "unknown", "the fields that the README lists")
	}
	return false
}

// repeatedKey finds a field that an object of valid JSON holds twice, at any
// depth: JSON readers keep the last one silently. It is empty if there is none.
func repeatedKey(raw []byte) string {
	var keys [][]byte // of all open objects
	var opened []int  // how many keys there were before each open object or array
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '{', '[':
			opened = append(opened, len(keys))
		case '}', ']':
			keys = keys[:opened[len(opened)-1]]
			opened = opened[:len(opened)-1]
		case '"':
			text := literal(raw[i:])
			i += len(text) - 1
			if !bytes.HasPrefix(bytes.TrimLeft(raw[i+1:], " \t\r\n"), []byte(":")) {
				continue // a value
			}
			for _, k := range keys[opened[len(opened)-1]:] {
				if bytes.Equal(k, text) {
					return string(text[1 : len(text)-1])
				}
			}
			keys = append(keys, text)
		}
	}
	return ""
}

// literal is the JSON string, with its quotes, that b begins with.
func literal(b []byte) []byte {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return b[:i+1]
		}
	}
	return b
}

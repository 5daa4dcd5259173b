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
type entry[R any] struct {
	spot   spot
	record R
}

// read decodes a file that is a JSON array of records. A record with a fault is
// reported and left out; a file that is no such array ends the reading.
func read[R any](l *loader, fsys fs.FS, file, what string) []entry[R] {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		l.faults = append(l.faults, fmt.Errorf("%s cannot be read: %w", file, err))
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if open, err := dec.Token(); err != nil || open != json.Delim('[') {
		l.faults = append(l.faults, fmt.Errorf("%s, line 1: the file does not begin with %q, allowed is a JSON array of records", file, "["))
		return nil
	}
	var entries []entry[R]
	for dec.More() {
		line := lineAt(data, dec.InputOffset())
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			l.faults = append(l.faults, syntaxFault(file, data, dec.InputOffset(), err))
			return entries
		}
		e := entry[R]{spot: spot{l, file, line, what, idOf(raw)}}
		if e.decode(raw) {
			entries = append(entries, e)
		}
	}
	if _, err := dec.Token(); err != nil {
		l.faults = append(l.faults, syntaxFault(file, data, dec.InputOffset(), err))
	} else if rest := bytes.TrimSpace(data[dec.InputOffset():]); len(rest) > 0 {
		l.faults = append(l.faults, fmt.Errorf("%s, line %d: %q follows the array, allowed is nothing after it",
			file, lineAt(data, dec.InputOffset()), clip(string(rest))))
	}
	return entries
}

// lineAt is the number of the line on which the next value after offset begins.
func lineAt(data []byte, offset int64) int {
	for int(offset) < len(data) && strings.IndexByte(" \t\r\n,", data[offset]) >= 0 {
		offset++
	}
	return 1 + bytes.Count(data[:offset], []byte("\n"))
}

func syntaxFault(file string, data []byte, offset int64, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	line := 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
	return fmt.Errorf("%s, line %d: %w, allowed is a JSON array of records", file, line, err)
}

// idOf finds the name of a record even where the rest of it is wrong.
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

func (e *entry[R]) decode(raw json.RawMessage) bool {
	if key := repeatedKey(json.NewDecoder(bytes.NewReader(raw))); key != "" {
		e.spot.fault(key, "there twice", "each field once")
		return false
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	err := dec.Decode(&e.record)
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return true
	case errors.As(err, &kind):
		e.spot.fault(kind.Field, "a JSON "+kind.Value, "a value of the type %v", kind.Type)
	default:
		field := strings.TrimPrefix(err.Error(), "json: unknown field ")
		e.spot.fault(strings.Trim(field, `"`), "unknown", "the fields that the README lists")
	}
	return false
}

// repeatedKey finds a field that an object holds twice, at any depth: JSON
// readers keep the last one silently. It is empty if there is none.
func repeatedKey(dec *json.Decoder) string {
	token, err := dec.Token()
	if err != nil {
		return ""
	}
	open, ok := token.(json.Delim)
	if !ok {
		return ""
	}
	seen := map[string]bool{}
	for dec.More() {
		if open == '{' {
			key, err := dec.Token()
			name, _ := key.(string)
			if err != nil {
				return ""
			}
			if seen[name] {
				return name
			}
			seen[name] = true
		}
		if name := repeatedKey(dec); name != "" {
			return name
		}
	}
	_, _ = dec.Token() // the closing bracket: what is read here has been decoded once, it is valid JSON
	return ""
}

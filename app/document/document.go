// Package document reads and writes atlas files: everything that was chosen about
// the map, and its story, as versioned JSON. It knows the form of the file and not
// what the parts mean. It also puts a document into the metadata of a picture and
// finds it there again, and keeps the unsaved one on disk in case the program is
// killed.
//
// A file is one JSON object:
//
//	{
//	  "format": "Border Atlas",
//	  "version": 1,
//	  "program": "0.4.0",
//	  "state": { "day": "2022-09-16", "layers": { "border": true }, "picture": { "layout": "report", ... }, ... },
//	  "story": { "title": "September 2022", "pages": [ ... ] }
//	}
//
// Fields that a reader does not know are left out and reported, so that a file of a
// newer program opens as far as it can: those of the outermost object here, and those
// within state and story by whoever knows what they mean.
//
// A file has at most 16 MB and 100,000 names and values, which lie in each other at
// most 100 deep; one with more is refused. A story has at most 500 pages, a title 2,000
// letters and a text 3,000 (package story); what goes beyond is left out and reported.
package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Ending is that of an atlas file's name.
const Ending = ".atlas"

// Version is that of the form that is written, and the newest that is read whole.
const Version = 1

// format marks a JSON file as one of ours.
const format = "Border Atlas"

// The limits of what is read. They let through what the window can make, many times
// over, and keep what somebody else made from taking the machine's memory.
const (
	MaxBytes  = 16 << 20 // of a file
	MaxValues = 100_000  // names of fields included
	MaxDepth  = 100      // of values in each other
)

// Document is what an atlas file holds.
type Document struct {
	State json.RawMessage // what was chosen about the map; a JSON object
	Story json.RawMessage // the slides; nil: none
}

// Report says what hindered reading a document that was opened all the same.
type Report struct {
	Newer        int      // the version of the form, if it is newer than Version
	Line, Column int      // where the file stops being JSON, from 1, if it does
	Unknown      []string // the names of the outermost fields that are not known, in the alphabet's order
}

// Clean tells whether there is nothing to report.
func (r Report) Clean() bool { return r.Newer == 0 && r.Line == 0 && len(r.Unknown) == 0 }

// Errors of data that is no document.
var (
	ErrForeign = errors.New("this is not an atlas file")
	ErrHuge    = fmt.Errorf("an atlas file has at most %d MB", MaxBytes>>20)
	ErrCrowded = fmt.Errorf("an atlas file has at most %d names and values, which lie in each other at most %d deep", MaxValues, MaxDepth)
)

// envelope is the file's outermost object.
type envelope struct {
	Format  string          `json:"format"`
	Version int             `json:"version"`
	Program string          `json:"program,omitempty"` // the version that wrote it
	State   json.RawMessage `json:"state,omitempty"`
	Story   json.RawMessage `json:"story,omitempty"`
}

// Encode is the document as a file, written by a version of the program. The same
// document gives the same bytes.
func (d Document) Encode(program string) ([]byte, error) {
	b, err := plain(envelope{format, Version, program, d.State, d.Story}, "  ")
	if err != nil {
		return nil, fmt.Errorf("the document cannot be written: %w", err)
	}
	return append(b, '\n'), nil
}

// plain is a value as JSON for people: no letter is written as a number.
func plain(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// Equal tells whether two documents hold the same, however it is spaced.
func (d Document) Equal(o Document) bool {
	return bytes.Equal(compact(d.State), compact(o.State)) && bytes.Equal(compact(d.Story), compact(o.Story))
}

// compact is JSON without spaces; what is none stays as it is.
func compact(raw json.RawMessage) []byte {
	var b bytes.Buffer
	if json.Compact(&b, raw) != nil {
		return raw
	}
	return b.Bytes()
}

// Decode reads a file. One that is damaged is read up to the damage, and one of a
// newer form as far as the form is known; the report says so. The error is
// ErrForeign, ErrHuge or ErrCrowded.
func Decode(data []byte) (Document, Report, error) {
	if len(data) > MaxBytes {
		return Document{}, Report{}, ErrHuge
	}
	if tooManyValues(data) {
		if bytes.Contains(data, []byte(format)) {
			return Document{}, Report{}, ErrCrowded
		}
		return Document{}, Report{}, ErrForeign
	}
	var report Report
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // some editors put it there
	data, report.Line, report.Column = rescue(data)
	var e envelope
	if json.Unmarshal(data, &e) != nil || e.Format != format || e.Version < 1 || len(e.State) == 0 || e.State[0] != '{' {
		return Document{}, Report{}, ErrForeign
	}
	if e.Version > Version {
		report.Newer = e.Version
	}
	report.Unknown = unknown(data)
	return Document{State: e.State, Story: nonNull(e.Story)}, report, nil
}

// unknown lists the fields that an envelope has not, in their order in the alphabet.
func unknown(data []byte) []string {
	var fields map[string]json.RawMessage
	_ = json.Unmarshal(data, &fields) // it was read before
	var names []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, name) }) {
			names = append(names, name)
		}
	}
	return names
}

// known are the fields of an envelope, which are read however they are capitalised.
var known = []string{"format", "version", "program", "state", "story"}

// nonNull is a value, or nil for JSON's null.
func nonNull(raw json.RawMessage) json.RawMessage {
	if string(raw) == "null" {
		return nil
	}
	return raw
}

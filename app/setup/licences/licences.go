// Package licences gathers the licences of the modules that a program is built
// from: as one text to hand over with it, and as a bill of materials.
package licences

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Module is one module of a build: its path, version, and the folder of its source.
type Module struct{ Path, Version, Dir string }

// ReadModules reads lines "path|version|folder", as go list prints them, in the
// order of the paths, each once; lines without a path are left out.
func ReadModules(printed []byte) ([]Module, error) {
	var list []Module
	for line := range strings.Lines(string(printed)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		parts := strings.Split(line, "|")
		if len(parts) != 3 || slices.Contains(parts, "") {
			return nil, fmt.Errorf("%q is not path|version|folder: run go mod download", line)
		}
		list = append(list, Module{parts[0], parts[1], parts[2]})
	}
	slices.SortFunc(list, func(a, b Module) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(list), nil
}

// Entry is a module, or something else that goes into the program, with its licence.
type Entry struct {
	Module
	ID     string // as SPDX names it; several are joined by AND
	Texts  []Text
	Link   string // package URL; empty: no registry has it
	Source string // where it comes from, in words; may be empty
	Credit string // what its licence asks to be said; may be empty
}

// Title is the entry in one line.
func (e Entry) Title() string {
	return strings.TrimSpace(e.Path+" "+e.Version) + " (" + e.ID + ")"
}

// Read adds files below the entry's folder to its texts.
func (e *Entry) Read(names []string) error {
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(e.Dir, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		e.Texts = append(e.Texts, Text{name, strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))})
	}
	return nil
}

// Text is one file of a licence.
type Text struct{ Name, Text string }

// Collect reads the licences of the modules. A module without one, or with one that
// is not known, is an error: it must not be handed on unseen.
func Collect(list []Module) ([]Entry, error) {
	var entries []Entry
	for _, m := range list {
		e, err := collect(m)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", m.Path, m.Version, err)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// places are the folders of a module in which licences lie, its own first: the C
// sources of GLFW, the typefaces of Fyne and the shaper of go-text have their own.
var places = []string{".", "glfw", "theme/font", "harfbuzz", "ico", "licenses"}

// licence matches the names of files that hold one.
var licence = regexp.MustCompile(`(?i)^(licen[sc]e|ftl|copying|unlicense|notice|patents)([-_][a-z-]+)?(\.(txt|md))?$`)

func collect(m Module) (Entry, error) {
	e := Entry{Module: m, Link: "pkg:golang/" + strings.ToLower(m.Path) + "@" + m.Version}
	if err := e.Read(licenceFiles(m.Dir)); err != nil {
		return e, err
	}
	notices, err := protocols(m.Dir)
	if err != nil {
		return e, err
	}
	e.Texts = append(e.Texts, notices...)
	var ids []string
	for _, t := range e.Texts {
		if id := identify(t.Text); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return e, fmt.Errorf("no licence that is known was found in %d files", len(e.Texts))
	}
	e.ID = strings.Join(ids, " AND ")
	return e, nil
}

// licenceFiles are their paths below the folder of a module.
func licenceFiles(dir string) []string {
	var names []string
	for _, place := range places {
		files, err := os.ReadDir(filepath.Join(dir, filepath.FromSlash(place)))
		if err != nil {
			continue // most modules have only some of the places
		}
		for _, f := range files {
			if !f.IsDir() && licence.MatchString(f.Name()) {
				names = append(names, path.Join(place, f.Name()))
			}
		}
	}
	return names
}

// signs are words that only one licence has, the more special ones first.
var signs = []struct{ id, words string }{
	{"FTL", "The FreeType Project LICENSE"},
	{"OFL-1.1", "SIL OPEN FONT LICENSE"},
	{"Apache-2.0", "Apache License"},
	{"MPL-2.0", "Mozilla Public License"},
	{"Bitstream-Vera", "Bitstream Vera"},
	{"Zlib", "This software is provided 'as-is'"},
	{"BSD-3-Clause", "endorse or promote products"},
	{"BSD-2-Clause", "Redistributions in binary form"},
	{"ISC", "Permission to use, copy, modify, and/or distribute"},
	{"MIT", "Permission is hereby granted, free of charge"},
	{"HPND", "Permission is hereby granted, without written agreement"},
}

// identify is the licence's name as SPDX has it, or empty.
func identify(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, s := range signs {
		if strings.Contains(text, s.words) {
			return s.id
		}
	}
	return ""
}

// Head begins the line of a module in the text.
const Head = "==== "

// Join writes all licences as one text.
func Join(entries []Entry) []byte {
	var b bytes.Buffer
	b.WriteString("Border Atlas is built from the parts below, whose authors keep their rights.\n")
	for _, e := range entries {
		fmt.Fprintf(&b, "\n%s%s\n", Head, e.Title())
		for _, t := range e.Texts {
			fmt.Fprintf(&b, "\n---- %s\n\n%s\n", t.Name, t.Text)
		}
	}
	return b.Bytes()
}

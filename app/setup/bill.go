package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"borderatlas/app/setup/licences"
)

// bill is the bill of materials of the copy: the modules, the library of Go in the
// version that is used, what is compiled in beside them, and the data.
func (r *release) bill(ctx context.Context) ([]byte, error) {
	version, err := r.goVersion(ctx)
	if err != nil {
		return nil, err
	}
	entries, err := r.parts(ctx, r.source)
	if err != nil {
		return nil, err
	}
	for i, e := range entries {
		if e.Path == goLibrary {
			entries[i].Version, entries[i].Link = version, "pkg:golang/stdlib@"+version
		}
	}
	glfw, err := licences.GLFW(entries)
	if err != nil {
		return nil, err
	}
	entries = append(entries, glfw, licences.Entry{Module: licences.Module{Path: mingwRuntime}, ID: "ZPL-2.1", Source: "parts are under further licences: THIRD-PARTY.txt"})
	table, err := r.read(dataLicences)
	if err != nil {
		return nil, err
	}
	data, err := licences.ReadTable(table)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dataLicences, err)
	}
	f := r.facts
	p := licences.Program{Name: f.Name, Version: f.Version, Licence: "MIT", Commit: f.Commit, When: r.when}
	return licences.Bill(p, append(entries, data...))
}

// releaseGo is the version of Go that releases are built with. It is no toolchain line in
// go.mod: any Go 1.26 builds the program, and must not have to load another one.
const releaseGo = "1.26.8"

// goVersion is the version of Go that the copy is built with, as 1.2.3. Another one
// than releases have is told, as it makes other bytes of the same source.
func (r *release) goVersion(ctx context.Context) (string, error) {
	printed, err := r.capture(ctx, []string{"go", "-C", r.source, "env", "GOVERSION"})
	if err != nil {
		return "", err
	}
	first, _, _ := strings.Cut(strings.TrimSpace(string(printed)), " ")
	version := strings.TrimPrefix(first, "go")
	if version != releaseGo {
		fmt.Fprintf(r.out, "setup: built with Go %s; a release is built with Go %s, and the bytes differ between the two\n", version, releaseGo)
	}
	return version, nil
}

// mingwRuntime names what the C compiler adds to a program for Windows.
const mingwRuntime = "mingw-w64 runtime, in programs for Windows"

// beside is what the program carries beside the modules, with the files that hold
// its licence, below assets.
var beside = []struct {
	name, id string
	files    []string
}{
	{"Noto Sans", "OFL-1.1", []string{"fonts/OFL.txt"}},
	{"OpenStreetMap data", "ODbL-1.0", []string{"licences/ODbL-1.0.txt"}},
	{"GSHHG data", "LGPL-3.0-or-later", []string{"licences/LGPL-3.0.txt", "licences/GPL-3.0.txt"}},
	{mingwRuntime, "ZPL-2.1", []string{"licences/mingw-w64.txt"}},
}

// readBeside reads the licences of what is no module, and the program carries.
func readBeside(root string) ([]licences.Entry, error) {
	var list []licences.Entry
	for _, b := range beside {
		e := licences.Entry{Module: licences.Module{Path: b.name, Dir: filepath.Join(root, "assets")}, ID: b.id}
		if err := e.Read(b.files); err != nil {
			return nil, fmt.Errorf("%s: %w", b.name, err)
		}
		list = append(list, e)
	}
	return list, nil
}

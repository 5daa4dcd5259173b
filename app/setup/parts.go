package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"

	"borderatlas/app/setup/licences"
)

// dataLicences says where data and type come from, and under which licences.
const dataLicences = "assets/LICENSES.md"

// goLibrary stands for the standard library, whose version is that of the go command:
// the text of its licence is the same for all of them.
const goLibrary = "Go standard library"

// thirdParty is the file in which the program carries the licences of its parts.
const thirdParty = "assets/THIRD-PARTY.txt"

// parts are the modules that the program is built from on any system, with the Go
// library itself, and their licences.
func (w *workshop) parts(ctx context.Context, dir string) ([]licences.Entry, error) {
	var list bytes.Buffer
	for _, system := range words("linux windows darwin") {
		err := w.start(ctx, child{
			args: []string{"go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}|{{.Version}}|{{.Dir}}{{end}}{{end}}", "./..."},
			dir:  dir, env: []string{"GOOS=" + system, "GOARCH=amd64", "CGO_ENABLED=1"}, limit: readLimit, out: &list,
		})
		if err != nil {
			return nil, err
		}
	}
	root, err := w.capture(ctx, words("go env GOROOT"))
	if err != nil {
		return nil, err
	}
	modules, err := licences.ReadModules(list.Bytes())
	if err != nil {
		return nil, err
	}
	modules = append(modules, licences.Module{Path: goLibrary, Dir: strings.TrimSpace(string(root))})
	return licences.Collect(modules)
}

// writeParts writes the licences of all parts.
func (w *workshop) writeParts(ctx context.Context) error {
	entries, err := w.parts(ctx, w.root)
	if err != nil {
		return err
	}
	others, err := readBeside(w.root)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.root, filepath.FromSlash(thirdParty)), licences.Join(append(entries, others...)), 0o644)
}

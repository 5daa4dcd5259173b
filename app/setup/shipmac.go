package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"borderatlas/app/setup/pack"
)

// shipMac makes the bundle for the processor of this Mac and puts it into a disk
// image. The bundle is signed without an identity, which Apple's processors ask for.
func (r *release) shipMac(ctx context.Context) (map[string][]byte, error) {
	program, err := r.compile(ctx, "./app", "", "CGO_ENABLED=1")
	if err != nil {
		return nil, err
	}
	files, err := r.bundle(program)
	if err != nil {
		return nil, err
	}
	stage, err := os.MkdirTemp(filepath.Dir(r.source), "mac-")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		path := filepath.Join(stage, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		mode := os.FileMode(0o644)
		if f.Program {
			mode = 0o755
		}
		if err := os.WriteFile(path, f.Data, mode); err != nil {
			return nil, err
		}
	}
	image := stage + ".dmg"
	for _, args := range [][]string{
		{"codesign", "--force", "--sign", "-", filepath.Join(stage, r.facts.Name+".app")},
		{"hdiutil", "create", "-quiet", "-volname", r.facts.Name, "-srcfolder", stage, "-format", "UDZO", image},
	} {
		if err := r.start(ctx, child{args: args, limit: buildLimit}); err != nil {
			return nil, err
		}
	}
	data, err := os.ReadFile(image)
	return map[string][]byte{r.name("macos-" + runtime.GOARCH + ".dmg"): data}, err
}

// bundle is the application as macOS lays it out.
func (r *release) bundle(program []byte) ([]pack.File, error) {
	inside := r.facts.Name + ".app/Contents/"
	files := []pack.File{
		{Name: inside + "MacOS/" + r.facts.Program, Data: program, Program: true},
		{Name: inside + "PkgInfo", Data: []byte("APPL????")},
		{Name: inside + "Resources/icon.icns", Data: pack.Icns(r.icons)},
	}
	for _, f := range []struct{ name, template, source string }{
		{"Info.plist", "info.plist.in", ""},
		{"Resources/LICENSE.txt", "", "LICENSE"},
		{"Resources/LICENSES.md", "", "assets/LICENSES.md"},
		{"Resources/THIRD-PARTY.txt", "", thirdParty},
	} {
		data, err := r.either(f.template, f.source)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		files = append(files, pack.File{Name: inside + f.name, Data: data})
	}
	return files, nil
}

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"borderatlas/app/setup/pack"
)

// mingw begins the names of the tools that make programs for Windows.
const mingw = "x86_64-w64-mingw32-"

// shipWindows makes the bare program, an archive, and an installer.
func (r *release) shipWindows(ctx context.Context) (map[string][]byte, error) {
	stage, err := os.MkdirTemp(filepath.Dir(r.source), "windows-")
	if err != nil {
		return nil, err
	}
	if err := r.resources(ctx, stage); err != nil {
		return nil, err
	}
	system := []string{"GOOS=windows", "GOARCH=amd64"}
	program, err := r.compile(ctx, "./app", " -H windowsgui", append(system, "CGO_ENABLED=1", "CC="+mingw+"gcc", "CXX="+mingw+"g++")...)
	if err != nil {
		return nil, err
	}
	console, err := r.compile(ctx, "./app/console", "", append(system, "CGO_ENABLED=0")...)
	if err != nil {
		return nil, err
	}
	files := []pack.File{{Name: "borderatlas.exe", Data: program}, {Name: "borderatlas-cli.exe", Data: console}}
	for _, f := range []struct{ name, source string }{
		{"LICENSE.txt", "LICENSE"}, {"LICENSES.md", dataLicences}, {"THIRD-PARTY.txt", thirdParty},
	} {
		data, err := r.read(f.source)
		if err != nil {
			return nil, err
		}
		files = append(files, pack.File{Name: f.name, Data: data})
	}
	archive, err := pack.Zip(files, r.when)
	if err != nil {
		return nil, err
	}
	installer, err := r.installer(ctx, stage, files)
	if err != nil {
		return nil, err
	}
	return map[string][]byte{
		r.name("windows-amd64.exe"):       program,
		r.name("windows-amd64.zip"):       archive,
		r.name("windows-amd64-setup.exe"): installer,
	}, nil
}

// resources puts icon, version, commit and day into the copies of both programs'
// folders, where the go command finds them by the ending of the name.
func (r *release) resources(ctx context.Context, stage string) error {
	small := map[int][]byte{}
	for size, data := range r.icons {
		if size <= 256 {
			small[size] = data
		}
	}
	ico, err := pack.Ico(small)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(stage, "icon.ico"), ico, 0o644); err != nil {
		return err
	}
	window, console := r.facts, r.facts
	console.Program, console.Title = console.Program+"-cli", console.Title+": commands"
	if err := r.resource(ctx, stage, window, "app"); err != nil {
		return err
	}
	return r.resource(ctx, stage, console, "app/console")
}

// resource describes one program in its folder of the copy.
func (r *release) resource(ctx context.Context, stage string, f facts, folder string) error {
	template, err := r.read("assets/package/resource.rc.in")
	if err != nil {
		return err
	}
	script, err := f.fill("resource.rc.in", template)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(stage, "resource.rc"), script, 0o644); err != nil {
		return err
	}
	out := filepath.Join(r.source, filepath.FromSlash(folder), "resource_windows_amd64.syso")
	return r.start(ctx, child{args: []string{mingw + "windres", "-O", "coff", "resource.rc", out}, dir: stage, limit: readLimit})
}

// installer runs NSIS over the files.
func (r *release) installer(ctx context.Context, stage string, files []pack.File) ([]byte, error) {
	script, err := r.fill("installer.nsi.in")
	if err != nil {
		return nil, err
	}
	for _, f := range append(files, pack.File{Name: "installer.nsi", Data: script}) {
		path := filepath.Join(stage, f.Name)
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			return nil, err
		}
		if err := os.Chtimes(path, r.when, r.when); err != nil {
			return nil, err
		}
	}
	epoch := fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.when.Unix())
	if err := r.start(ctx, child{args: words("makensis -V2 -NOCD installer.nsi"), dir: stage, env: []string{epoch}, limit: buildLimit}); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(stage, r.facts.Program+"-setup.exe"))
}

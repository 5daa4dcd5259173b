package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"borderatlas/app/setup/pack"
)

// oldestMac is the oldest system that the program for macOS starts on.
const oldestMac = "12.0"

// imageTries is how often hdiutil is asked for a disk image: it fails now and then
// while the system still looks at the files that were just written.
const imageTries = 5

// forMac is added to the environment of a build for macOS. Left alone, the compiler
// builds for the system that it runs on. The go command's cache knows of flags, and
// nothing of the variable that the linker reads.
func forMac() []string {
	flag := "-O2 -mmacosx-version-min=" + oldestMac
	return []string{"CGO_ENABLED=1", "MACOSX_DEPLOYMENT_TARGET=" + oldestMac, "CGO_CFLAGS=" + flag, "CGO_LDFLAGS=" + flag}
}

// shipMac makes the bundle for the processor of this Mac and puts it into a disk
// image. The bundle is signed without an identity, which Apple's processors ask for.
func (r *release) shipMac(ctx context.Context) (map[string][]byte, error) {
	program, err := r.compile(ctx, "./app", "", forMac()...)
	if err != nil {
		return nil, err
	}
	stage, err := r.stageMac(program)
	if err != nil {
		return nil, err
	}
	sign := []string{"codesign", "--force", "--sign", "-", filepath.Join(stage, r.facts.Name+".app")}
	if err := r.start(ctx, child{args: sign, limit: buildLimit}); err != nil {
		return nil, err
	}
	image, err := r.diskImage(ctx, stage)
	return map[string][]byte{r.name("macos-" + runtime.GOARCH + ".dmg"): image}, err
}

// stageMac lays out what the disk image shows: the bundle, and the folder for
// applications to drag it to.
func (r *release) stageMac(program []byte) (string, error) {
	files, err := r.bundle(program)
	if err != nil {
		return "", err
	}
	stage, err := os.MkdirTemp(filepath.Dir(r.source), "mac-")
	if err != nil {
		return "", err
	}
	for _, f := range files {
		if err := put(filepath.Join(stage, filepath.FromSlash(f.Name)), f); err != nil {
			return "", err
		}
	}
	return stage, os.Symlink("/Applications", filepath.Join(stage, "Applications"))
}

// put writes a file and the folders above it.
func put(path string, f pack.File) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if f.Program {
		mode = 0o755
	}
	return os.WriteFile(path, f.Data, mode)
}

// diskImage packs a folder, and tries again where the system is busy with it.
func (r *release) diskImage(ctx context.Context, stage string) ([]byte, error) {
	image := stage + ".dmg"
	args := []string{"hdiutil", "create", "-quiet", "-ov", "-volname", r.facts.Name, "-srcfolder", stage, "-format", "UDZO", image}
	for try := 1; ; try++ {
		err := r.start(ctx, child{args: args, limit: buildLimit})
		if err == nil {
			return os.ReadFile(image)
		}
		if try == imageTries || ctx.Err() != nil {
			return nil, err
		}
		fmt.Fprintf(r.out, "setup: try %d of %d: %v\n", try, imageTries, err)
		time.Sleep(r.pause)
	}
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
		{"Resources/LICENSES.md", "", dataLicences},
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

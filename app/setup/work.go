package main

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"time"

	"borderatlas/app/setup/icon"
	"borderatlas/app/setup/manifest"
)

// Longest times on a slow machine and a slow line, before a child is ended.
const (
	installLimit = 30 * time.Minute
	buildLimit   = 30 * time.Minute
	testLimit    = 40 * time.Minute
	readLimit    = 2 * time.Minute
)

// require installs what is missing, or says in an advice what to type.
func (w *workshop) require(ctx context.Context, needs []need) error {
	p := w.host.plan(needs)
	if len(p.missing) == 0 {
		return nil
	}
	if len(p.steps) == 0 {
		return p.advice()
	}
	fmt.Fprintln(w.out, "setup: installing what is missing:", p.line)
	for i, step := range p.steps {
		err := w.start(ctx, child{args: step, limit: installLimit})
		if err != nil && i == len(p.steps)-1 {
			return fmt.Errorf("%w\n%w", err, p.advice())
		}
	}
	if left := w.host.plan(needs); len(left.missing) > 0 {
		return left.advice()
	}
	return nil
}

// build makes the program in the root of the repository.
func (w *workshop) build(ctx context.Context, _ []string) error {
	if err := w.require(ctx, forBuilds); err != nil {
		return err
	}
	args := []string{"go", "build", "-o", w.program(), "./app"}
	if !w.host.asks("", "git", "-C", w.root, "status", "--porcelain") {
		args = slices.Insert(args, 2, "-buildvcs=false") // another user's clone, or none at all
	}
	return w.start(ctx, child{args: args, env: w.environment(), limit: buildLimit})
}

// program is the path of the built program.
func (w *workshop) program() string {
	name := "borderatlas"
	if w.host.os == "windows" {
		name += ".exe"
	}
	return filepath.Join(w.root, name)
}

// environment is added to that of children that compile: the window needs cgo,
// and on Windows the compiler may not be on the path yet.
func (w *workshop) environment() []string {
	env := []string{"CGO_ENABLED=1"}
	if w.host.os == "windows" && !w.host.look("gcc") {
		env = append(env, "PATH="+w.host.compilerFolder()+";"+w.host.env("PATH"))
	}
	return env
}

// open builds the program and shows its window.
func (w *workshop) open(ctx context.Context, args []string) error {
	if err := w.build(ctx, nil); err != nil {
		return err
	}
	if len(args) == 0 && !w.host.hasDisplay() {
		fmt.Fprintln(w.out, "There is no display here to open the window on; write the map to a file with: ./borderatlas image -o map.png")
		return nil // all that can be done here is done
	}
	return w.start(ctx, child{args: append([]string{w.program()}, args...), saves: true})
}

// requireScreen is for work that opens the real window where it can: it asks for
// all that is missing at once, but goes on with what building needs alone.
func (w *workshop) requireScreen(ctx context.Context) error {
	err := w.require(ctx, slices.Concat(forBuilds, forTests))
	if err == nil || len(w.host.plan(forBuilds).missing) > 0 {
		return err
	}
	fmt.Fprintf(w.out, "setup: the real window is left out. %v\n", err)
	return nil
}

// test runs every test of both modules.
func (w *workshop) test(ctx context.Context, args []string) error {
	if err := w.requireScreen(ctx); err != nil {
		return err
	}
	for _, dir := range []string{w.root, filepath.Join(w.root, "assets", "generate")} {
		words := append([]string{"go", "test", "-timeout=30m"}, args...)
		err := w.start(ctx, child{args: append(words, "./..."), dir: dir, env: w.environment(), limit: testLimit})
		if err != nil {
			return err
		}
	}
	return nil
}

// generate writes what follows from FyneApp.toml and from go.mod.
func (w *workshop) generate(ctx context.Context, _ []string) error {
	data, err := os.ReadFile(filepath.Join(w.root, "FyneApp.toml"))
	if err != nil {
		return err
	}
	m, err := manifest.Read(data)
	if err != nil {
		return err
	}
	window, err := m.Window()
	if err != nil {
		return err
	}
	plain, err := m.Plain()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(w.root, "app", "metadata.go"), window, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(w.root, "app", "version.go"), plain, 0o644); err != nil {
		return err
	}
	if err := w.drawIcons(); err != nil {
		return err
	}
	return w.writeParts(ctx)
}

func (w *workshop) drawIcons() error {
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	for _, size := range icon.Sizes {
		var b bytes.Buffer
		if err := encoder.Encode(&b, icon.Draw(size)); err != nil {
			return err
		}
		name := filepath.Join(w.root, filepath.FromSlash(manifest.IconFolder), fmt.Sprintf("icon-%d.png", size))
		if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

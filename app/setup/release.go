package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"
	"time"

	"borderatlas/app/setup/icon"
	"borderatlas/app/setup/manifest"
)

// facts are what the templates in assets/package may name.
type facts struct {
	Name, ID, Version   string
	Title               string // what the properties of a file for Windows say it is
	Build               int
	Program, MIME       string
	Commit, Day         string // of the commit; twelve digits, and as 2006-01-02
	Date                string // of the commit, as mails and Debian's changelogs have it
	Stamp               string // version, commit and day, as the program says them
	Numbers             string // the version as Windows has it: 1,2,3,4
	OldestMac           string // the oldest macOS that it starts on
	Depends, Recommends string // of the Debian package
	Kilobytes           int    // of its files
}

// release is the making of all files of one commit from a clean copy of it.
type release struct {
	*workshop
	source string // the clean copy
	cache  string // of compiled packages; empty: the usual one
	facts  facts
	when   time.Time      // of the commit: the only time in what is made
	icons  map[int][]byte // PNG files by their edge in pixels
	pause  time.Duration  // before something that failed is tried again
}

// target is one family of files.
type target struct {
	name  string
	needs []need
	make  func(r *release, ctx context.Context) (map[string][]byte, error)
}

// targets are what can be made on a system; the others are named to say where they
// are made.
func targets(system string) (here []target, elsewhere []string) {
	linux := target{"Linux", forLinux, (*release).shipLinux}
	windows := target{"Windows", forWindows, (*release).shipWindows}
	mac := target{"macOS", nil, (*release).shipMac}
	switch system {
	case "linux":
		return []target{linux, windows}, []string{"macOS"}
	case "darwin":
		return []target{mac}, []string{"Linux", "Windows"}
	}
	return nil, []string{"Linux", "Windows", "macOS"}
}

// release makes everything that can be made here, into dist. With --twice it makes
// everything again in another folder, with nothing compiled before, and compares.
func (w *workshop) release(ctx context.Context, args []string) error {
	here, elsewhere := targets(w.host.os)
	var made map[string][]byte
	err := w.inCopy(ctx, "", func(r *release) (err error) {
		made, err = r.makeAll(ctx, here)
		if err == nil {
			err = w.write(made)
		}
		if err == nil {
			err = r.inspect(ctx, made)
		}
		return err
	})
	for _, name := range elsewhere {
		fmt.Fprintf(w.out, "not built: %s. It cannot be built on this system; .github/workflows/release.yml builds it on its own.\n", name)
	}
	if err != nil || !slices.Contains(args, "--twice") {
		return err
	}
	return w.again(ctx, here, made)
}

// again makes all files a second time and compares them with the first.
func (w *workshop) again(ctx context.Context, here []target, first map[string][]byte) error {
	cache, err := os.MkdirTemp("", "borderatlas-cache-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(cache)
	return w.inCopy(ctx, cache, func(r *release) error {
		second, err := r.makeAll(ctx, here)
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(first)) {
			if !bytes.Equal(first[name], second[name]) {
				return fmt.Errorf("%s differs when it is built a second time", name)
			}
			fmt.Fprintln(w.out, "the same twice:", name)
		}
		return nil
	})
}

// inCopy does something with a clean copy of the commit that is checked out.
func (w *workshop) inCopy(ctx context.Context, cache string, do func(*release) error) error {
	dir, err := os.MkdirTemp("", "borderatlas-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	r := &release{workshop: w, source: filepath.Join(dir, "source"), cache: cache, pause: 5 * time.Second}
	if err := r.copySource(ctx); err != nil {
		return err
	}
	if err := r.learn(ctx); err != nil {
		return err
	}
	return do(r)
}

func (r *release) copySource(ctx context.Context) error {
	changes, err := r.capture(ctx, words("git status --porcelain"))
	if err != nil {
		return err
	}
	if len(changes) > 0 {
		fmt.Fprintln(r.out, "setup: there are changes that are not committed; the release is made without them")
	}
	return r.start(ctx, child{args: []string{"git", "-c", "advice.detachedHead=false", "clone", "--quiet", r.root, r.source}, limit: readLimit})
}

// learn finds out what the templates name.
func (r *release) learn(ctx context.Context) error {
	data, err := os.ReadFile(filepath.Join(r.source, "FyneApp.toml"))
	if err != nil {
		return err
	}
	m, err := manifest.Read(data)
	if err != nil {
		return err
	}
	printed, err := r.capture(ctx, []string{"git", "-C", r.source, "log", "-1", "--format=%H %cI"})
	if err != nil {
		return err
	}
	commit, when, _ := strings.Cut(strings.TrimSpace(string(printed)), " ")
	if r.when, err = time.Parse(time.RFC3339, when); err != nil {
		return err
	}
	r.when = r.when.UTC()
	r.facts = factsOf(m, commit, r.when)
	r.icons = map[int][]byte{}
	for _, size := range icon.Sizes {
		if r.icons[size], err = r.read(fmt.Sprintf("%s/icon-%d.png", manifest.IconFolder, size)); err != nil {
			return err
		}
	}
	return nil
}

func factsOf(m manifest.Manifest, commit string, when time.Time) facts {
	f := facts{
		Name: m.Name, Title: m.Name, ID: m.ID, Version: m.Version, Build: m.Build,
		Program: "borderatlas", MIME: "application/x-borderatlas+json",
		Commit: commit[:12], Day: when.Format(time.DateOnly), Date: when.Format(time.RFC1123Z),
		OldestMac: oldestMac,
		Numbers:   fmt.Sprintf("%s,%d", strings.ReplaceAll(m.Version, ".", ","), m.Build),
	}
	f.Stamp = fmt.Sprintf("%s, commit %s, %s", f.Version, f.Commit, f.Day)
	return f
}

// makeAll makes the files of all targets, the bill of materials, and the sums of all.
func (r *release) makeAll(ctx context.Context, list []target) (map[string][]byte, error) {
	made := map[string][]byte{}
	for _, t := range list {
		if err := r.require(ctx, t.needs); err != nil {
			fmt.Fprintf(r.out, "not built: %s. %v\n", t.name, err)
			continue
		}
		files, err := t.make(r, ctx)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		maps.Copy(made, files)
	}
	if len(made) == 0 {
		return nil, errors.New("nothing can be built here")
	}
	bill, err := r.bill(ctx)
	if err != nil {
		return nil, err
	}
	made[r.name("sbom.spdx.json")] = bill
	made["SHA256SUMS"] = sums(made)
	return made, nil
}

// name is that of a file in dist.
func (r *release) name(rest string) string {
	return r.facts.Program + "-" + r.facts.Version + "-" + rest
}

// sums lists files as sha256sum --check reads it.
func sums(files map[string][]byte) []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	return b.Bytes()
}

// write puts the files into dist in place of what lay there.
func (w *workshop) write(files map[string][]byte) error {
	dist, fresh := filepath.Join(w.root, "dist"), filepath.Join(w.root, "dist.new")
	if err := errors.Join(os.RemoveAll(fresh), os.MkdirAll(fresh, 0o755)); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		mode := os.FileMode(0o644)
		if filepath.Ext(name) == ".exe" || strings.HasSuffix(name, "amd64") {
			mode = 0o755
		}
		if err := os.WriteFile(filepath.Join(fresh, name), files[name], mode); err != nil {
			return err
		}
		fmt.Fprintf(w.out, "built: dist/%s, %.1f MB\n", name, float64(len(files[name]))/1e6)
	}
	return errors.Join(os.RemoveAll(dist), os.Rename(fresh, dist))
}

// read is a file of the copy.
func (r *release) read(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(r.source, filepath.FromSlash(name)))
}

// fill fills a template of assets/package.
func (r *release) fill(name string) ([]byte, error) {
	data, err := r.read("assets/package/" + name)
	if err != nil {
		return nil, err
	}
	return r.facts.fill(name, data)
}

func (f facts) fill(name string, source []byte) ([]byte, error) {
	t, err := template.New(name).Option("missingkey=error").Parse(string(source))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, f)
	return b.Bytes(), err
}

// compile builds a package of the copy and returns the program.
func (r *release) compile(ctx context.Context, pkg, ldflags string, env ...string) ([]byte, error) {
	out := filepath.Join(filepath.Dir(r.source), "program")
	if r.cache != "" {
		env = append(env, "GOCACHE="+r.cache)
	}
	args := []string{"go", "build", "-trimpath", "-buildvcs=true", "-ldflags", "-s -w" + ldflags, "-o", out, pkg}
	if err := r.start(ctx, child{args: args, dir: r.source, env: env, limit: buildLimit}); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

package main

import (
	"bytes"
	"debug/elf"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"borderatlas/app/setup/manifest"
)

// someRelease is one of the folder of this repository, with made-up icons.
func someRelease(t *testing.T) *release {
	t.Helper()
	w, _, _ := fake(t, complete())
	r := &release{workshop: w, source: filepath.Join("..", ".."), when: time.Unix(1e9, 0), icons: map[int][]byte{16: []byte("small"), 512: []byte("large")}}
	data, err := os.ReadFile(filepath.Join(r.source, "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := manifest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	r.facts = factsOf(m, strings.Repeat("0123456789", 4), r.when)
	return r
}

// TestTemplates fills all templates, and reads those that are XML to their end.
func TestTemplates(t *testing.T) {
	r := someRelease(t)
	list, err := filepath.Glob(filepath.Join(r.source, "assets", "package", "*.in"))
	if err != nil || len(list) < 7 {
		t.Fatalf("%q, %v", list, err)
	}
	for _, path := range list {
		name := filepath.Base(path)
		data, err := r.fill(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if bytes.HasPrefix(data, []byte("<?xml")) {
			if err := wellFormed(data); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func wellFormed(data []byte) error {
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestBundle: a Mac finds program, icon and name where Info.plist says.
func TestBundle(t *testing.T) {
	r := someRelease(t)
	files, err := r.bundle([]byte("program"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range files {
		found[f.Name] = string(f.Data)
	}
	inside := "Border Atlas.app/Contents/"
	plist := found[inside+"Info.plist"]
	for _, want := range []string{
		"<key>CFBundleExecutable</key><string>borderatlas</string>", "<key>CFBundleIconFile</key><string>icon.icns</string>",
		"<string>org.borderatlas.BorderAtlas</string>", "<string>" + r.facts.Version + "</string>", "commit 012345678901, 2001-09-09",
	} {
		if !strings.Contains(plist, want) {
			t.Errorf("Info.plist lacks %s", want)
		}
	}
	if found[inside+"MacOS/borderatlas"] != "program" || !strings.HasPrefix(found[inside+"Resources/icon.icns"], "icns") || found[inside+"Resources/THIRD-PARTY.txt"] == "" {
		t.Errorf("files %v", slices.Sorted(maps.Keys(found)))
	}
}

// TestTree: what Linux installs lies where desktops look for it.
func TestTree(t *testing.T) {
	files, err := someRelease(t).tree([]byte("program"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range files {
		names[f.Name] = true
	}
	for _, want := range []string{
		"bin/borderatlas", "share/applications/org.borderatlas.BorderAtlas.desktop", "share/icons/hicolor/512x512/apps/org.borderatlas.BorderAtlas.png",
		"share/mime/packages/org.borderatlas.BorderAtlas.xml", "share/metainfo/org.borderatlas.BorderAtlas.metainfo.xml", "share/doc/borderatlas/THIRD-PARTY.txt",
	} {
		if !names[want] {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestTargets(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "windows", "freebsd"} {
		here, elsewhere := targets(system)
		if len(here)+len(elsewhere) != 3 {
			t.Errorf("%s: %d targets here, %q elsewhere", system, len(here), elsewhere)
		}
	}
}

func TestSums(t *testing.T) {
	got := string(sums(map[string][]byte{"b": nil, "a": []byte("abc")}))
	want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n" +
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n"
	if got != want {
		t.Errorf("sums\n%s", got)
	}
}

func TestNewestC(t *testing.T) {
	needs := []elf.DynamicVersionNeed{
		{Name: "libm.so.6", Needs: []elf.DynamicVersionDep{{Dep: "GLIBC_2.29"}}},
		{Name: "libc.so.6", Needs: []elf.DynamicVersionDep{{Dep: "GLIBC_2.2.5"}, {Dep: "GLIBC_2.34"}, {Dep: "GLIBC_2.9"}}},
		{Name: "libother.so.1", Needs: []elf.DynamicVersionDep{{Dep: "OTHER_9"}}},
	}
	if got := newestC(needs); got != "2.34" {
		t.Errorf("%s, want 2.34", got)
	}
}

func TestDependenciesOfNoProgram(t *testing.T) {
	if list, err := dependencies([]byte("MZ")); err == nil {
		t.Errorf("a program for Windows depends on %q", list)
	}
}

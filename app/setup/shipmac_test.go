package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// aMac is a release on a made-up Mac, whose maker of disk images fails so many times
// before it succeeds; it reports how often it was asked.
func aMac(t *testing.T, fails int) (*release, *int, *child) {
	t.Helper()
	r := someRelease(t)
	dir := t.TempDir()
	if err := os.Symlink(absolute(t, r.source), filepath.Join(dir, "source")); err != nil {
		t.Skip("no links here:", err)
	}
	r.source = filepath.Join(dir, "source")
	asked, built := 0, child{}
	r.start = func(_ context.Context, c child) error {
		last := c.args[len(c.args)-1]
		switch c.args[0] {
		case "go":
			built = c
			return os.WriteFile(c.args[slices.Index(c.args, "-o")+1], []byte("program"), 0o755)
		case "hdiutil":
			if asked++; asked <= fails {
				return errors.New("hdiutil: create failed - Resource busy")
			}
			return os.WriteFile(last, []byte(listing(filepath.Join(dir, "*", "*"))), 0o644)
		}
		return nil
	}
	return r, &asked, &built
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// listing names the files of a pattern, with what links lead to.
func listing(pattern string) string {
	var b strings.Builder
	paths, _ := filepath.Glob(pattern) // the pattern is a constant
	for _, path := range paths {
		to, _ := os.Readlink(path) // empty for what is no link
		fmt.Fprintln(&b, filepath.Base(path), "->", to)
	}
	return b.String()
}

// TestDiskImageHasALinkToApplications, and is made where the system is busy at first.
func TestDiskImageHasALinkToApplications(t *testing.T) {
	r, asked, _ := aMac(t, imageTries-1)
	files, err := r.shipMac(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	image := string(files[r.name("macos-"+runtime.GOARCH+".dmg")])
	if !strings.Contains(image, "Applications -> /Applications\n") || !strings.Contains(image, "Border Atlas.app -> \n") {
		t.Errorf("the disk image holds\n%s", image)
	}
	if *asked != imageTries {
		t.Errorf("asked %d times, want %d", *asked, imageTries)
	}
	r, asked, _ = aMac(t, 100)
	if _, err := r.shipMac(context.Background()); err == nil || *asked != imageTries {
		t.Errorf("after %d tries: %v", *asked, err)
	}
}

// TestOldestMac: the program is built for the system that its bundle asks for.
func TestOldestMac(t *testing.T) {
	r, _, built := aMac(t, 0)
	if _, err := r.shipMac(context.Background()); err != nil {
		t.Fatal(err)
	}
	plist, err := r.fill("info.plist.in")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"MACOSX_DEPLOYMENT_TARGET=12.0", "CGO_CFLAGS=-O2 -mmacosx-version-min=12.0", "CGO_LDFLAGS=-O2 -mmacosx-version-min=12.0",
	} {
		if !slices.Contains(built.env, want) {
			t.Errorf("built with %q, want %s", built.env, want)
		}
	}
	if !strings.Contains(string(plist), "<key>LSMinimumSystemVersion</key><string>12.0</string>") {
		t.Errorf("Info.plist\n%s", plist)
	}
}

// TestBundleClaimsNoFiles: macOS hands a file over by an event that the toolkit does
// not take, so that the program must not offer itself for any.
func TestBundleClaimsNoFiles(t *testing.T) {
	plist, err := someRelease(t).fill("info.plist.in")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"CFBundleDocumentTypes", "UTExportedTypeDeclarations", "UTImportedTypeDeclarations"} {
		if strings.Contains(string(plist), key) {
			t.Errorf("Info.plist has %s", key)
		}
	}
}

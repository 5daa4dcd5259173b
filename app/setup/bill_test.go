package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// TestBill makes the bill of materials of this repository: Go stands in it as the
// version that is used, and so do C sources and data, which are no modules.
func TestBill(t *testing.T) {
	r := someRelease(t)
	r.source = absolute(t, r.source)
	r.start = newWorkshop(r.source, t.Output()).start
	data, err := r.bill(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var bill struct {
		Packages []struct {
			Name, VersionInfo, LicenseDeclared, SourceInfo string
			ExternalRefs                                   []struct{ ReferenceLocator string }
		}
	}
	if err := json.Unmarshal(data, &bill); err != nil {
		t.Fatal(err)
	}
	version, err := r.goVersion(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, p := range bill.Packages {
		found[p.Name] = p.VersionInfo + " " + p.LicenseDeclared
		for _, ref := range p.ExternalRefs {
			found[p.Name] += " " + ref.ReferenceLocator
		}
	}
	for name, want := range map[string]string{
		"Go standard library": version + " BSD-3-Clause pkg:golang/stdlib@" + version, "GLFW": "3.4.0 Zlib", mingwRuntime: " ZPL-2.1",
		"Type": " OFL-1.1", "Towns: names and positions": " CC-BY-4.0", "Rivers and lakes": " LGPL-3.0-or-later", "Lines between provinces": " LicenseRef-public-domain",
		"State borders, exclaves, how the mapped line moved": " ODbL-1.0",
	} {
		if found[name] != want {
			t.Errorf("%s: %q, want %q", name, found[name], want)
		}
	}
}

// TestGoVersion tells of a version of Go that makes other bytes than a release has.
func TestGoVersion(t *testing.T) {
	w, rec, out := fake(t, complete())
	r := &release{workshop: w, source: filepath.Join("..", "..")}
	rec.print = "go1.99.1 X:something\n"
	version, err := r.goVersion(context.Background())
	if err != nil || version != "1.99.1" || !strings.Contains(out.String(), "built with Go 1.99.1") {
		t.Errorf("%q, %v, said %q", version, err, out)
	}
	if !bytes.Contains(out.Bytes(), []byte("a release is built with Go 1.")) {
		t.Errorf("said %q", out)
	}
}

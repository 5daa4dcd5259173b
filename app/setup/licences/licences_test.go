package licences

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const mit = "Copyright (c) 2026 Somebody\r\n\r\nPermission is hereby granted,\r\nfree of charge, to any person"

func TestReadModules(t *testing.T) {
	list, err := ReadModules([]byte("b|v1|/b\na|v2|/a\n\nb|v1|/b\n"))
	if err != nil || len(list) != 2 || list[0].Path != "a" || list[1].Dir != "/b" {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := ReadModules([]byte("a|v1|\n")); err == nil || !strings.Contains(err.Error(), "go mod download") {
		t.Errorf("a module that is not here: %v", err)
	}
}

func TestCollect(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "LICENSE"), mit)
	write(t, filepath.Join(dir, "glfw", "LICENSE.md"), "This software is provided 'as-is', without any express")
	write(t, filepath.Join(dir, "license.go"), "package no")
	entries, err := Collect([]Module{{"example.org/a", "v1.0.0", dir}})
	if err != nil || len(entries) != 1 || entries[0].ID != "MIT AND Zlib" {
		t.Fatalf("%+v, %v", entries, err)
	}
	text := string(Join(entries))
	if !strings.Contains(text, Head+"example.org/a v1.0.0 (MIT AND Zlib)\n") || strings.Contains(text, "\r") || !strings.Contains(text, "Somebody") {
		t.Errorf("text\n%s", text)
	}
}

func TestCollectRefusesWhatIsNotKnown(t *testing.T) {
	dir := t.TempDir()
	for _, content := range []string{"", "all rights reserved"} {
		if content != "" {
			write(t, filepath.Join(dir, "LICENSE"), content)
		}
		if _, err := Collect([]Module{{"example.org/a", "v1.0.0", dir}}); err == nil || !strings.Contains(err.Error(), "example.org/a v1.0.0: no licence") {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func TestBill(t *testing.T) {
	p := Program{"Atlas", "1.2.3", "MIT", "abc", time.Unix(1e9, 0)}
	entries := []Entry{
		{Module: Module{"Example.org/A", "v1.0.0", ""}, ID: "MIT", Link: "pkg:golang/example.org/a@v1.0.0"},
		{Module: Module{Path: "Towns"}, ID: "CC-BY-4.0", Source: "GeoNames", Credit: "GeoNames, CC BY 4.0"},
	}
	data, err := Bill(p, entries)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Bill(p, entries)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("two bills differ, %v", err)
	}
	var read spdx
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Packages) != 3 || read.Packages[1].Links[0].Locator != "pkg:golang/example.org/a@v1.0.0" || read.Made.When != "2001-09-09T01:46:40Z" {
		t.Errorf("bill\n%s", data)
	}
	if towns := read.Packages[2]; towns.Declared != "CC-BY-4.0" || towns.Source != "GeoNames" || len(towns.Links) != 0 || !slices.Equal(towns.Credits, []string{"GeoNames, CC BY 4.0"}) {
		t.Errorf("towns %+v", towns)
	}
}

// TestProtocols: the notices of Wayland's protocols go with the module that has them.
func TestProtocols(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "LICENSE"), "This software is provided 'as-is', without any express")
	write(t, filepath.Join(dir, "glfw", "deps", "wayland", "shell.xml"), "<protocol>\n  <copyright>\n    Copyright © A &lt;a@b&gt;\n\n    Permission is hereby granted, free of charge\n  </copyright>")
	entries, err := Collect([]Module{{"example.org/A", "v1.0.0", dir}})
	if err != nil {
		t.Fatal(err)
	}
	e := entries[0]
	if e.ID != "Zlib AND MIT" || e.Texts[1].Text != "Copyright © A <a@b>\n\nPermission is hereby granted, free of charge" || e.Link != "pkg:golang/example.org/a@v1.0.0" {
		t.Errorf("%+v", e)
	}
	write(t, filepath.Join(dir, "glfw", "deps", "wayland", "bare.xml"), "<protocol/>")
	if _, err := Collect([]Module{{"example.org/A", "v1.0.0", dir}}); err == nil || !strings.Contains(err.Error(), "bare.xml has no notice") {
		t.Errorf("a protocol without a notice: %v", err)
	}
}

func TestGLFW(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "glfw", "include", "GLFW", "glfw3.h"), "#define GLFW_VERSION_MAJOR          3\n#define GLFW_VERSION_MINOR 4\n#define GLFW_VERSION_REVISION 0\n")
	e, err := GLFW([]Entry{{Module: Module{Path: "a"}}, {Module: Module{binding + "v3.4/glfw", "v0", dir}}})
	if err != nil || e.Path != "GLFW" || e.Version != "3.4.0" || e.ID != "Zlib" {
		t.Errorf("%+v, %v", e, err)
	}
	if _, err := GLFW(nil); err == nil {
		t.Error("found in no modules")
	}
}

func TestReadTable(t *testing.T) {
	head := "| what | file | source | licence | how to credit |\n|---|---|---|---|---|\n"
	list, err := ReadTable([]byte(head + "| Lines | `g/` | Natural Earth | public domain | Natural Earth |\n| Roads | `g/` | drawn | MIT | - |\n"))
	if err != nil || len(list) != 2 || list[0].ID != "LicenseRef-public-domain" || list[0].Credit != "Natural Earth" || list[1].Credit != "" || list[1].ID != "MIT" {
		t.Errorf("%+v, %v", list, err)
	}
	for _, bad := range []string{head, head + "| Lines | `g/` | somebody | all rights reserved | - |\n"} {
		if list, err := ReadTable([]byte(bad)); err == nil {
			t.Errorf("%q gives %+v", bad, list)
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

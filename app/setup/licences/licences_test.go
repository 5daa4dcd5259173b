package licences

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
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
	entries := []Entry{{Module: Module{"Example.org/A", "v1.0.0", ""}, ID: "MIT"}}
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
	if len(read.Packages) != 2 || read.Packages[1].Links[0].Locator != "pkg:golang/example.org/a@v1.0.0" || read.Made.When != "2001-09-09T01:46:40Z" {
		t.Errorf("bill\n%s", data)
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

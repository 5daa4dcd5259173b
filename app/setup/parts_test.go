package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"borderatlas/app/setup/licences"
)

// TestThirdPartyIsCurrent compares the licences that the program carries with the
// modules that it is built from.
func TestThirdPartyIsCurrent(t *testing.T) {
	root := filepath.Join("..", "..")
	committed, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(thirdParty)))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := newWorkshop(root, t.Output()).parts(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	others, err := readBeside(root)
	if err != nil {
		t.Fatal(err)
	}
	entries = append(entries, others...)
	want := string(licences.Join(entries))
	for _, e := range entries {
		if !strings.Contains(string(committed), "\n"+licences.Head+e.Title()+"\n") {
			t.Errorf("%s lacks %s: run go generate ./app/setup", thirdParty, e.Title())
		}
	}
	if strings.Count(string(committed), "\n"+licences.Head) != strings.Count(want, "\n"+licences.Head) {
		t.Errorf("%s names modules that are not used any more: run go generate ./app/setup", thirdParty)
	}
}

// TestThirdPartyHasTheNotices that licences ask to hand on with the program.
func TestThirdPartyHasTheNotices(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(thirdParty)))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Copyright © 2008-2013 Kristian Høgsberg", "Copyright © 2020 Carlos Garnacho <carlosg@gnome.org>", // Wayland's protocols
		"Copyright 2015 Google Inc. All Rights Reserved.\nNoto is a trademark", "Open Database License (ODbL)",
		"GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3", "GNU GENERAL PUBLIC LICENSE\n                       Version 3",
		"Copyright (c) 2009, 2010, 2011, 2012, 2013 by the mingw-w64 project",
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s lacks %q", thirdParty, want)
		}
	}
}

// TestTypeHasItsOwnNotice: what the licence of the faces says is what the faces say.
func TestTypeHasItsOwnNotice(t *testing.T) {
	folder := filepath.Join("..", "..", "assets", "fonts")
	licence, err := os.ReadFile(filepath.Join(folder, "OFL.txt"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(licence), "\n")
	faces, err := filepath.Glob(filepath.Join(folder, "*.ttf"))
	if err != nil || len(faces) != 4 {
		t.Fatalf("%q, %v", faces, err)
	}
	for _, face := range faces {
		data, err := os.ReadFile(face)
		if err != nil {
			t.Fatal(err)
		}
		var wide []byte // names in a face have two bytes a letter
		for _, letter := range []byte(first) {
			wide = append(wide, 0, letter)
		}
		if !strings.HasPrefix(first, "Copyright ") || !bytes.Contains(data, wide) {
			t.Errorf("%s does not say %q", filepath.Base(face), first)
		}
	}
}

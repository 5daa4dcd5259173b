package main

import (
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
	want := string(licences.Join(entries))
	for _, e := range entries {
		if head := licences.Head + e.Path + " " + e.Version + " ("; !strings.Contains(string(committed), head) {
			t.Errorf("%s lacks %s %s: run go generate ./app/setup", thirdParty, e.Path, e.Version)
		}
	}
	if strings.Count(string(committed), "\n"+licences.Head) != strings.Count(want, "\n"+licences.Head) {
		t.Errorf("%s names modules that are not used any more: run go generate ./app/setup", thirdParty)
	}
}

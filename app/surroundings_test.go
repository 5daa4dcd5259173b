package main

import (
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestScalesOfTheEnvironment(t *testing.T) {
	for value, good := range map[string]bool{
		"": true, "auto": true, "1": true, "0.5": true, "8": true,
		"NaN": false, "Inf": false, "-Inf": false, "0": false, "-1": false, "100": false, "1e300": false, "two": false, "1,5": false,
	} {
		t.Setenv(scaleVariable, value)
		var said strings.Builder
		checkScale(&said)
		if (said.Len() == 0) != good || (os.Getenv(scaleVariable) == value) != good {
			t.Errorf("%q: %q, left %q", value, said.String(), os.Getenv(scaleVariable))
		}
		if !good && strings.Count(said.String(), "\n") != 1 {
			t.Errorf("%q: no sentence: %q", value, said.String())
		}
	}
}

// TestNoBusIsStarted: where the session has no bus the toolkit gets an address that nothing
// answers at, and starts none; one that is there is named, in whichever folder, since the
// toolkit looks into one of them alone.
func TestNoBusIsStarted(t *testing.T) {
	const named = busVariable + "=unix:abstract=/there\n"
	for _, c := range []struct {
		what, address, file, holds string
		forgone                    bool
		want                       string // "FOLDER" stands for the folder
	}{
		{"none", "", "", "", true, "unix:path=/dev/null/none"},
		{"none, with autolaunch", "autolaunch:", "", "", true, "unix:path=/dev/null/none"},
		{"one in the environment", "unix:path=/there", "", "", false, "unix:path=/there"},
		{"a socket", "", "bus", "", false, "unix:path=FOLDER/bus"},
		{"a socket, with autolaunch", "autolaunch:", "bus", "", false, "unix:path=FOLDER/bus"},
		{"a file that names one", "", "dbus-session", named, false, "unix:abstract=/there"},
		{"a file that names none", "", "dbus-session", "nothing\n", true, "unix:path=/dev/null/none"},
	} {
		folder := t.TempDir()
		if c.file != "" {
			if err := os.WriteFile(filepath.Join(folder, c.file), []byte(c.holds), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		t.Setenv(busVariable, c.address)
		forgone := forgoSessionBus("", t.TempDir(), folder)
		got, want := os.Getenv(busVariable), strings.Replace(c.want, "FOLDER", filepath.ToSlash(folder), 1)
		if forgone != c.forgone || filepath.ToSlash(got) != want {
			t.Errorf("%s: forgone %t with the address %q, want %t, %q", c.what, forgone, got, c.forgone, want)
		}
	}
}

func TestTheRecordOfTheMissingBusIsDropped(t *testing.T) {
	var kept strings.Builder
	l := log.New(&busFilter{to: &kept}, "", 0)
	for _, line := range []string{
		"Fyne error:  failed to watch theme settings", "  Cause: no bus", "  At: a.go:1",
		"Fyne error:  Unable to connect to session D-Bus", "  Cause: no bus", "  At: c.go:3",
		"Fyne error:  another", "  Cause: of it", "  At: b.go:2",
	} {
		l.Println(line)
	}
	if want := "Fyne error:  another\n  Cause: of it\n  At: b.go:2\n"; kept.String() != want {
		t.Errorf("kept %q", kept.String())
	}
}

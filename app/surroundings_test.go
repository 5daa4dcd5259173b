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

// TestNoBusIsStarted where the session has none; one that is there is used.
func TestNoBusIsStarted(t *testing.T) {
	runtime := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", runtime)
	t.Setenv(busVariable, "unix:path=/there")
	if forgoSessionBus() || os.Getenv(busVariable) != "unix:path=/there" {
		t.Error("a bus that the environment names is not used")
	}
	if err := os.WriteFile(filepath.Join(runtime, "bus"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(busVariable, "")
	if forgoSessionBus() || os.Getenv(busVariable) != "" {
		t.Error("a bus in its usual place is not used")
	}
}

func TestTheRecordOfTheMissingBusIsDropped(t *testing.T) {
	var kept strings.Builder
	l := log.New(&busFilter{to: &kept}, "", 0)
	for _, line := range []string{
		"Fyne error:  failed to watch theme settings", "  Cause: no bus", "  At: a.go:1",
		"Fyne error:  another", "  Cause: of it", "  At: b.go:2",
	} {
		l.Println(line)
	}
	if want := "Fyne error:  another\n  Cause: of it\n  At: b.go:2\n"; kept.String() != want {
		t.Errorf("kept %q", kept.String())
	}
}

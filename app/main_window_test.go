//go:build cgo

package main

import (
	"strings"
	"testing"
)

func TestHasDisplay(t *testing.T) {
	for _, c := range []struct {
		system string
		env    map[string]string
		want   bool
	}{
		{"linux", nil, false},
		{"linux", map[string]string{"DISPLAY": ":0"}, true},
		{"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true},
		{"freebsd", nil, false},
		{"windows", nil, true},
		{"darwin", nil, true},
	} {
		if got := hasDisplay(c.system, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%s with %v: %t", c.system, c.env, got)
		}
	}
}

// TestNoWindow: without a display the program says in one line what to do instead.
func TestNoWindow(t *testing.T) {
	var said strings.Builder
	if status := noWindow(&said, "nothing is set"); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	if got := said.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "borderatlas image -o") {
		t.Errorf("it says %q", got)
	}
}

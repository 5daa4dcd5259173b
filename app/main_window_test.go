//go:build cgo

package main

import (
	"strings"
	"testing"
)

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

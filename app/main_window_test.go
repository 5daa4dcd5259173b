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

// TestLeaveAfter: a program that the toolkit does not let end ends with status 0.
func TestLeaveAfter(t *testing.T) {
	left := make(chan int)
	leaveAfter(0, func(status int) { left <- status })
	if status := <-left; status != 0 {
		t.Errorf("it ends with status %d", status)
	}
}

// TestTheEndOfTheLoopLosesNothing: what is to be saved is saved behind it, since it throws
// our closing away when a signal ends it; after a fault one sentence says so.
func TestTheEndOfTheLoopLosesNothing(t *testing.T) {
	var said strings.Builder
	for name, c := range map[string]struct {
		loop          func()
		status, lines int
	}{
		"a fault":  {func() { panic("no canvas") }, 1, 1},
		"a signal": {func() {}, 0, 0},
	} {
		said.Reset()
		finished := 0
		status := runLoop(&said, c.loop, func() { finished++ })
		if status != c.status || finished != 1 || strings.Count(said.String(), "\n") != c.lines {
			t.Errorf("%s: status %d, finished %d times: %s", name, status, finished, said.String())
		}
	}
}

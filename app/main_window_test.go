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

// TestAFaultInTheLoopLosesNothing: what is not saved is kept, and one sentence says so.
func TestAFaultInTheLoopLosesNothing(t *testing.T) {
	var said strings.Builder
	rescued := false
	status := runLoop(&said, func() { panic("no canvas") }, func() { rescued = true })
	if status != 1 || !rescued || strings.Count(said.String(), "\n") != 1 {
		t.Errorf("status %d, rescued %v: %s", status, rescued, said.String())
	}
	if status := runLoop(&said, func() {}, func() { t.Error("rescued without need") }); status != 0 {
		t.Errorf("status %d", status)
	}
}

package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestHoldsAreSeenByOthers, whatever name of the file they use, as long as the program
// runs; one that was killed is in nobody's way, and a sweep removes what it left alone.
func TestHoldsAreSeenByOthers(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.atlas")
	put(t, path, "x")
	end := holder(t, path)
	link := filepath.Join(t.TempDir(), "link.atlas")
	if err := os.Symlink(path, link); err != nil {
		link = path
	}
	for _, name := range []string{path, link} {
		if _, err := TryHold(name); !errors.Is(err, ErrLocked) {
			t.Errorf("%s is held twice: %v", filepath.Base(name), err)
		}
	}
	Sweep(dir)
	if got := names(t, dir); len(got) != 2 {
		t.Errorf("while it is held a sweep leaves %q", got)
	}
	end()
	h, err := TryHold(path)
	if err != nil || h == nil {
		t.Errorf("a dead program is in the way: %v", err)
	}
	h.Release()
	end = holder(t, path)
	end()
	Sweep(dir)
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("a dead program leaves %q", got)
	}
}

// TestNoHoldIsNoFault: where nothing can be written nothing is held, and nobody is told of.
func TestNoHoldIsNoFault(t *testing.T) {
	h, err := TryHold(filepath.Join(t.TempDir(), "none", "a.atlas"))
	if h != nil || err != nil {
		t.Errorf("%v, %v", h, err)
	}
	h.Release()
}

package document

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// process is a program of a number, in a world where only some run.
func process(folder string, pid int, running ...int) *Recovery {
	r := NewRecovery(folder)
	r.pid = pid
	r.alive = func(pid int) bool {
		for _, n := range running {
			if n == pid {
				return true
			}
		}
		return false
	}
	return r
}

func TestTheUnsavedDocumentOfAKilledProgramIsFound(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not", "there yet")
	for pid, text := range map[int]string{11: "older", 12: "newer", 13: "of one that runs"} {
		if err := process(folder, pid).Keep([]byte("before " + text)); err != nil {
			t.Fatal(err)
		}
		if err := process(folder, pid).Keep([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Date(2025, 3, 13, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(process(folder, 11).path(11), long, long); err != nil {
		t.Fatal(err)
	}
	r := process(folder, 20, 13, 20)
	for _, want := range []string{"newer", "older", ""} {
		got, err := r.Left()
		if err != nil || string(got) != want {
			t.Errorf("found %q, %v, want %q", got, err, want)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestASavedDocumentLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	r := process(folder, 1)
	if err := r.Keep([]byte("x")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := r.Discard(); err != nil {
			t.Error(err)
		}
	}
	if got, err := process(folder, 2).Left(); got != nil || err != nil {
		t.Errorf("found %q, %v", got, err)
	}
}

func TestFilesOfOthersAreLeftAlone(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"notes.txt", "unsaved-.atlas", "unsaved-x.atlas", "unsaved-7"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := process(folder, 1).Left(); got != nil || err != nil {
		t.Errorf("found %q, %v", got, err)
	}
	if got, err := process(filepath.Join(folder, "none"), 1).Left(); got != nil || err != nil {
		t.Errorf("in no folder: %q, %v", got, err)
	}
}

func TestHalfWrittenFilesAreSwept(t *testing.T) {
	folder := t.TempDir()
	for pid, kept := range map[int]bool{7: false, 8: true} {
		if err := os.WriteFile(process(folder, pid).path(pid)+part, []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := process(folder, 1, 8).Left(); got != nil || err != nil {
			t.Errorf("found %q, %v", got, err)
		}
		if _, err := os.Stat(process(folder, pid).path(pid) + part); (err == nil) != kept {
			t.Errorf("that of %d: %v", pid, err)
		}
	}
}

func TestThisProcessRuns(t *testing.T) {
	if !running(os.Getpid()) {
		t.Error("it does not")
	}
}

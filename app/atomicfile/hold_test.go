package atomicfile

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// holdIn is the variable that has a test's program hold a file until its input ends.
const holdIn = "BORDERATLAS_TEST_HOLD"

func TestMain(m *testing.M) {
	if path := os.Getenv(holdIn); path != "" {
		_, err := TryHold(path)
		if err != nil {
			os.Exit(1)
		}
		_, _ = os.Stdout.WriteString("held\n")
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0) // as a killed one does: nothing is released
	}
	os.Exit(m.Run())
}

// holder is another program that holds a file; end kills it.
func holder(t *testing.T, path string) (end func()) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program)
	c.Env = append(os.Environ(), holdIn+"="+path)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("the other program says %q, %v", line, err)
	}
	return func() { _ = in.Close(); _ = c.Process.Kill(); _ = c.Wait() }
}

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

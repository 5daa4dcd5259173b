//go:build linux && cgo

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestStartConditions opens the built program where something that is usually
// there is missing. Every start of these tests is from a path with a blank and
// Cyrillic letters, with no file beside the program and without a session bus.
func TestStartConditions(t *testing.T) {
	if testing.Short() {
		t.Skip("the real window is left out of short runs")
	}
	s, program := newScreen(t, "1366x768"), buildProgram(t)
	folder := filepath.Dir(program)
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(folder, 0o755) }) // or it could not be removed
	t.Run("a folder that cannot be written to", func(t *testing.T) { startAndLeave(t, s, program, t.TempDir()) })
	t.Run("a home that is not there", func(t *testing.T) {
		startAndLeave(t, s, program, filepath.Join(t.TempDir(), "missing"), "XDG_CONFIG_HOME=")
	})
	t.Run("a home that cannot be written to", func(t *testing.T) {
		startAndLeave(t, s, program, "/proc", "XDG_CONFIG_HOME=")
	})
	t.Run("a second instance", func(t *testing.T) {
		home := t.TempDir()
		first := start(t, s, program, home)
		startAndLeave(t, newScreen(t, "1366x768"), program, home)
		if err := first.quit(); err != nil {
			t.Error(err)
		}
	})
	t.Run("a screen smaller than the window would be", func(t *testing.T) {
		small := start(t, newScreen(t, "1280x700"), program, t.TempDir())
		if k := state(t, leave(t, small)); !slices.Equal(k.Window, []float64{1280, 700}) {
			t.Errorf("the window is of %v", k.Window)
		}
	})
	if list, err := os.ReadDir(folder); err != nil || len(list) != 1 {
		t.Errorf("beside the program lie %v, %v", list, err)
	}
}

// startAndLeave opens the window, closes it, and looks for what should not be there.
func startAndLeave(t *testing.T, s *screen, program, home string, env ...string) {
	t.Helper()
	p := start(t, s, program, home, env...)
	if err := p.quit(); err != nil {
		t.Errorf("closing the window: %v\n%s", err, &p.output)
	}
	if strings.Contains(p.output.String(), "panic") {
		t.Errorf("the program complains:\n%s", &p.output)
	}
	if list, err := os.ReadDir(p.folder); err != nil || len(list) > 0 {
		t.Errorf("left in the current folder: %v, %v", list, err)
	}
}

// TestOneSentenceWithoutAWindow: without a display, with one that does not answer,
// and with one that has no OpenGL, the program names the image command and ends.
func TestOneSentenceWithoutAWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the real window is left out of short runs")
	}
	if _, err := exec.LookPath("Xvfb"); err != nil {
		t.Skip("Xvfb is not installed: the real window is not tested")
	}
	program := buildProgram(t)
	number, err := startXvfb(t, "640x480", "-extension", "GLX")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, display, reason string }{
		{"no display", "", "neither DISPLAY nor WAYLAND_DISPLAY"},
		{"a display that does not answer", ":6543", "X11"},
		{"no OpenGL", ":" + number, "GLX"},
	} {
		t.Run(c.name, func(t *testing.T) {
			said, status := startInVain(t, program, c.display)
			if status != 1 || strings.Count(said, "\n") != 1 || !strings.Contains(said, c.reason) || !strings.Contains(said, "borderatlas image -o") {
				t.Errorf("status %d, it says:\n%s", status, said)
			}
		})
	}
}

// startInVain runs the program to its end and returns what it says, with its exit status.
func startInVain(t *testing.T, program, display string) (string, int) {
	t.Helper()
	cmd := exec.Command(program)
	cmd.Env = []string{"DISPLAY=" + display, "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}
	timer := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	defer timer.Stop()
	said, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return string(said), cmd.ProcessState.ExitCode()
}

package atomicfile

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// The variables that have a test's program do something as another program.
const (
	holdIn   = "BORDERATLAS_TEST_HOLD"   // hold the file of this path until its input ends
	folderIn = "BORDERATLAS_TEST_FOLDER" // replace the folder of this path where nothing can be exchanged
	stepsIn  = "BORDERATLAS_TEST_STEPS"  // and end before the step after so many
)

// killedStatus is that of a program that ended before a step.
const killedStatus = 9

func TestMain(m *testing.M) {
	switch {
	case os.Getenv(holdIn) != "":
		if _, err := TryHold(os.Getenv(holdIn)); err != nil {
			os.Exit(1)
		}
		_, _ = os.Stdout.WriteString("held\n")
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0) // as a killed one does: nothing is released
	case os.Getenv(folderIn) != "":
		replaceOrDie(os.Getenv(folderIn))
	}
	os.Exit(m.Run())
}

// holder is another program that holds a file; end kills it.
func holder(t *testing.T, path string) (end func()) {
	t.Helper()
	c := anotherProgram(t, holdIn+"="+path)
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

// anotherProgram is this one with variables.
func anotherProgram(t *testing.T, variables ...string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program)
	c.Env = append(os.Environ(), variables...)
	return c
}

// replaceOrDie replaces a folder by one with a new picture, or ends before a step.
func replaceOrDie(path string) {
	left, err := strconv.Atoi(os.Getenv(stepsIn))
	f, created := CreateFolder(path)
	if errors.Join(err, created, os.WriteFile(filepath.Join(f.Name(), "0001.png"), []byte("new"), 0o600)) != nil {
		os.Exit(1)
	}
	before := system
	step := func() {
		if left--; left < 0 {
			os.Exit(killedStatus)
		}
	}
	system.rename = func(from, to string) error { step(); return before.rename(from, to) }
	system.exchange = func(string, string) error { step(); return errors.ErrUnsupported }
	system.syncFolder = func(folder string) error { step(); return before.syncFolder(folder) }
	if f.Replace() != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// TestNoKillLosesAFolder, where the system cannot exchange folders: before whatever step
// the program is killed, the next sweep leaves the old folder or the new one, whole, and
// nothing beside it.
func TestNoKillLosesAFolder(t *testing.T) {
	for steps := range 20 {
		path := filepath.Join(t.TempDir(), "film")
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(path, "0001.png"), "old")
		c := anotherProgram(t, folderIn+"="+path, stepsIn+"="+strconv.Itoa(steps))
		_ = c.Run()
		status := c.ProcessState.ExitCode()
		if status != 0 && status != killedStatus {
			t.Fatalf("after %d steps the other program ends with %d", steps, status)
		}
		Sweep(filepath.Dir(path))
		got := text(filepath.Join(path, "0001.png"))
		if got != "old" && got != "new" || status == 0 && got != "new" {
			t.Errorf("killed after %d steps: the folder holds %q", steps, got)
		}
		if list := names(t, filepath.Dir(path)); !slices.Equal(list, []string{"film"}) {
			t.Errorf("killed after %d steps: there are %q", steps, list)
		}
		if status == 0 {
			if steps < 5 {
				t.Errorf("there are only %d steps", steps)
			}
			return
		}
	}
	t.Error("it never ends")
}

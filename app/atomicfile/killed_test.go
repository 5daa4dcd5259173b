package atomicfile

import (
	"bufio"
	"errors"
	"io"
	"maps"
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
	setIn    = "BORDERATLAS_TEST_SET"    // replace a picture in this folder, and what is beside it
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
		replaceOrDie(func() (replace func() error, err error) { return newFilm(os.Getenv(folderIn)) })
	case os.Getenv(setIn) != "":
		replaceOrDie(func() (replace func() error, err error) { return newSet(os.Getenv(setIn)) })
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

// replaceOrDie makes something and lets it replace what is there, or ends before a step.
func replaceOrDie(make func() (replace func() error, err error)) {
	left, err := strconv.Atoi(os.Getenv(stepsIn))
	replace, made := make()
	if errors.Join(err, made) != nil {
		os.Exit(1)
	}
	before := system
	step := func() {
		if left--; left < 0 {
			os.Exit(killedStatus)
		}
	}
	system.sync = func(f *os.File) error { step(); return before.sync(f) }
	system.rename = func(from, to string) error { step(); return before.rename(from, to) }
	system.link = func(from, to string) error { step(); return before.link(from, to) }
	system.exchange = func(string, string) error { step(); return errors.ErrUnsupported }
	system.syncFolder = func(folder string) error { step(); return before.syncFolder(folder) }
	if replace() != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// newFilm is a folder with a new picture.
func newFilm(path string) (replace func() error, err error) {
	f, err := CreateFolder(path)
	if err != nil {
		return nil, err
	}
	return f.Replace, os.WriteFile(filepath.Join(f.Name(), "0001.png"), []byte("new"), 0o600)
}

// newSet is a new picture with both files beside it.
func newSet(folder string) (replace func() error, err error) {
	var drafts []*Draft
	for _, name := range []string{"map.pgw", "map.xml", "map.png"} {
		d, err := Create(filepath.Join(folder, name), 0o600)
		if err != nil {
			return nil, err
		}
		_, err = d.Write([]byte("new"))
		if err := errors.Join(err, d.Finish()); err != nil {
			return nil, err
		}
		drafts = append(drafts, d)
	}
	return func() error { return Replace(drafts...) }, nil
}

// killedAtEachStep kills another program before each step, sweeps, and lets a test look
// at what is in a folder that it has prepared.
func killedAtEachStep(t *testing.T, least int, variable string, prepare func(dir string) (value string), look func(dir string, steps int, ended bool)) {
	t.Helper()
	for steps := range 50 {
		dir := t.TempDir()
		c := anotherProgram(t, variable+"="+prepare(dir), stepsIn+"="+strconv.Itoa(steps))
		_ = c.Run()
		status := c.ProcessState.ExitCode()
		if status != 0 && status != killedStatus {
			t.Fatalf("after %d steps the other program ends with %d", steps, status)
		}
		Sweep(dir)
		look(dir, steps, status == 0)
		if status == 0 {
			if steps < least {
				t.Errorf("there are only %d steps", steps)
			}
			return
		}
	}
	t.Error("it never ends")
}

// TestNoKillLosesAFolder, where the system cannot exchange folders: before whatever step
// the program is killed, the next sweep leaves the old folder or the new one, whole, and
// nothing beside it.
func TestNoKillLosesAFolder(t *testing.T) {
	killedAtEachStep(t, 5, folderIn, func(dir string) string {
		path := filepath.Join(dir, "film")
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(path, "0001.png"), "old")
		return path
	}, func(dir string, steps int, ended bool) {
		if got := text(filepath.Join(dir, "film", "0001.png")); got != "old" && got != "new" || ended && got != "new" {
			t.Errorf("killed after %d steps: the folder holds %q", steps, got)
		}
		if list := names(t, dir); !slices.Equal(list, []string{"film"}) {
			t.Errorf("killed after %d steps: there are %q", steps, list)
		}
	})
}

// TestNoKillTearsASet: before whatever step the program is killed, the next sweep leaves
// the old picture with what was beside it or the new one with all that belongs to it.
func TestNoKillTearsASet(t *testing.T) {
	for before, old := range map[string]map[string]string{
		"a picture with its world file": {"map.png": "old", "map.pgw": "old"},
		"a picture alone":               {"map.png": "old"},
		"nothing":                       {},
		"a world file alone":            {"map.pgw": "old"},
	} {
		killedAtEachStep(t, 7, setIn, func(dir string) string {
			for name, data := range old {
				put(t, filepath.Join(dir, name), data)
			}
			return dir
		}, func(dir string, steps int, ended bool) {
			got := map[string]string{}
			for _, name := range names(t, dir) {
				got[name] = text(filepath.Join(dir, name))
			}
			if whole := (map[string]string{"map.png": "new", "map.pgw": "new", "map.xml": "new"}); !maps.Equal(got, whole) && (ended || !maps.Equal(got, old)) {
				t.Errorf("%s, killed after %d steps: there is %v", before, steps, got)
			}
		})
	}
}

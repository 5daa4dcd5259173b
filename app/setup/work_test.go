package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// recorder notes the children that a workshop starts instead of starting them.
type recorder struct {
	started []string
	print   string // what a child prints
	err     error
}

func (r *recorder) start(_ context.Context, c child) error {
	r.started = append(r.started, strings.Join(c.args, " "))
	if c.out != nil {
		fmt.Fprint(c.out, r.print)
	}
	return r.err
}

func fake(t *testing.T, m machine) (*workshop, *recorder, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	r := &recorder{}
	return &workshop{root: t.TempDir(), host: m.host(), out: &out, start: r.start}, r, &out
}

// complete is a Debian that lacks nothing.
func complete() machine {
	return machine{
		os: "linux", release: debian, programs: "apt-get gcc pkg-config git Xvfb", headers: true, modules: allModules,
		files: map[string]string{softwareGL[1]: "x"},
	}
}

func TestOpenWithoutDisplayNamesTheImageCommand(t *testing.T) {
	w, r, out := fake(t, complete())
	if err := w.open(context.Background(), nil); err != nil || !strings.Contains(out.String(), "borderatlas image") {
		t.Errorf("error %v, printed %q", err, out.String())
	}
	if len(r.started) != 1 || !strings.HasPrefix(r.started[0], "go build -o") {
		t.Errorf("started %q, want the build alone", r.started)
	}
}

func TestOpenStartsTheProgram(t *testing.T) {
	m := complete()
	m.vars = map[string]string{"DISPLAY": ":0"}
	w, r, _ := fake(t, m)
	if err := w.open(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if len(r.started) != 2 || r.started[1] != filepath.Join(w.root, "borderatlas") {
		t.Errorf("started %q", r.started)
	}
}

// TestAnInterruptLetsTheWindowSave: a program that saves when it is interrupted has the
// time to, and setup ends as it does.
func TestAnInterruptLetsTheWindowSave(t *testing.T) {
	if !thisHost().look("sh") || thisHost().os == "windows" {
		t.Skip("no shell here, or no interrupts")
	}
	m := complete()
	m.vars = map[string]string{"DISPLAY": ":0"}
	w, _, _ := fake(t, m)
	ctx, interrupt := context.WithCancel(context.Background())
	var said bytes.Buffer
	w.out = writing(func(b []byte) {
		said.Write(b)
		if strings.Contains(said.String(), "open") {
			interrupt()
		}
	})
	w.start = func(ctx context.Context, c child) error {
		if c.args[0] == "go" {
			return os.WriteFile(w.program(), []byte("#!/bin/sh\nsleep 60 &\ntrap 'kill $!; echo saved; exit 0' INT\necho open\nwait\n"), 0o700)
		}
		return w.wait(ctx, c)
	}
	if err := w.open(ctx, nil); err != nil || said.String() != "open\nsaved\n" {
		t.Errorf("it says %q, %v", &said, err)
	}
}

// writing is a writer that is a function.
type writing func(b []byte)

func (w writing) Write(b []byte) (int, error) { w(b); return len(b), nil }

func TestOpenHandsWordsOn(t *testing.T) {
	w, r, _ := fake(t, complete())
	if err := w.open(context.Background(), []string{"version"}); err != nil {
		t.Fatal(err)
	}
	if last := r.started[len(r.started)-1]; !strings.HasSuffix(last, "borderatlas version") {
		t.Errorf("started %q", last)
	}
}

func TestBuildOutsideAClone(t *testing.T) {
	m := complete()
	m.programs = strings.Replace(m.programs, "git ", "", 1)
	w, r, _ := fake(t, m)
	if err := w.build(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(r.started[0], "go build -buildvcs=false -o") {
		t.Errorf("started %q", r.started)
	}
}

func TestTestCoversBothModules(t *testing.T) {
	w, r, _ := fake(t, complete())
	if err := w.test(context.Background(), []string{"-short"}); err != nil {
		t.Fatal(err)
	}
	want := "go test -timeout=30m -short ./..."
	if len(r.started) != 2 || r.started[0] != want || r.started[1] != want {
		t.Errorf("started %q", r.started)
	}
}

func TestTestGoesOnWithoutAScreen(t *testing.T) {
	m := complete()
	m.files, m.programs = nil, "apt-get gcc pkg-config"
	w, r, out := fake(t, m)
	if err := w.test(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if len(r.started) != 2 || !strings.Contains(out.String(), "xvfb libgl1-mesa-dri") {
		t.Errorf("started %q, printed %s", r.started, out)
	}
}

func TestTestAsksForAllAtOnce(t *testing.T) {
	w, r, _ := fake(t, machine{os: "linux", bare: true, release: debian, programs: "apt-get sudo"})
	err := w.test(context.Background(), nil)
	if len(r.started) > 0 || err == nil || !strings.HasSuffix(err.Error(), aptAll+" xvfb libgl1-mesa-dri") {
		t.Errorf("started %q, error %v", r.started, err)
	}
}

func TestRequireInstalls(t *testing.T) {
	w, r, _ := fake(t, machine{os: "linux", bare: true, release: debian, root: true, programs: "apt-get"})
	err := w.require(context.Background(), forBuilds)
	if len(r.started) != 2 || !strings.Contains(r.started[1], "apt-get install") {
		t.Errorf("started %q", r.started)
	}
	if err == nil || !strings.Contains(err.Error(), "Missing: certificates to fetch modules with, a C compiler") {
		t.Errorf("what is still missing after installing is not said: %v", err)
	}
}

func TestRequireSaysWhatToType(t *testing.T) {
	w, r, _ := fake(t, machine{os: "linux", release: debian, programs: "apt-get sudo"})
	err := w.require(context.Background(), forBuilds)
	if len(r.started) > 0 || err == nil || !strings.Contains(err.Error(), "\n  sudo apt-get update && sudo apt-get install") {
		t.Errorf("started %q, error %v", r.started, err)
	}
}

func TestFigures(t *testing.T) {
	w, r, out := fake(t, complete())
	r.print = `goos: linux
BenchmarkScene/1080p-2   	      24	  51234567 ns/op	        51.23 scene_1080p_ms	   12345 B/op	       3 allocs/op
BenchmarkImage-2   	      24	  51234567 ns/op	       812 image_ms
BenchmarkMemory-2   	       1	  51234567 ns/op	        62.5 event_bytes	         1.2 step_growth_ratio
BenchmarkOther-2   	     100	       123 ns/op
BenchmarkOdd-2   	     100	       123 ns/op	 12 MB/s
ok  	borderatlas/layers	2.3s
`
	if err := w.bench(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if want := "event_bytes 62.5 bytes\nimage_ms 812 ms\nscene_1080p_ms 51.23 ms\nstep_growth_ratio 1.2 ratio\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out, want)
	}
}

func TestLimitEndsWhatAChildStarted(t *testing.T) {
	if !thisHost().look("sh") {
		t.Skip("no shell here")
	}
	w := newWorkshop(t.TempDir(), &bytes.Buffer{})
	begin := time.Now()
	err := w.wait(context.Background(), child{args: []string{"sh", "-c", "sleep 60 & wait"}, limit: 50 * time.Millisecond})
	if err == nil || !strings.Contains(err.Error(), "ended after 50ms") {
		t.Errorf("error %v", err)
	}
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestExecuteExitStatus(t *testing.T) {
	var out, errs bytes.Buffer
	if got := execute(context.Background(), []string{"flight"}, &out, &errs); got != 2 || !strings.Contains(errs.String(), "allowed are run, test, build") {
		t.Errorf("status %d, %s", got, &errs)
	}
	if got := execute(context.Background(), nil, &out, &errs); got != 0 || !strings.Contains(out.String(), "run ") {
		t.Errorf("status %d, %s", got, &out)
	}
}

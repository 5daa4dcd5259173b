package fault

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

// index faults as the program does.
func index(list []int, i int) int { return list[i] }

func TestTry(t *testing.T) {
	if err := Try(func() error { return io.EOF }); err != io.EOF {
		t.Errorf("an error became %v", err)
	}
	err := Try(func() error { index(nil, 0); return nil })
	var e *Error
	if !errors.As(err, &e) || !strings.HasPrefix(e.At, "fault/fault_test.go:") {
		t.Fatalf("%v", err)
	}
	if want := "a fault of the program: runtime error: index out of range [0] with length 0 (" + e.At + ")"; e.Error() != want {
		t.Errorf("%q, want %q", e.Error(), want)
	}
	if !errors.As(err, new(runtime.Error)) {
		t.Error("the cause is lost")
	}
	if err := Try(func() error { panic("words") }); errors.Unwrap(err) != nil || !strings.Contains(err.Error(), "words") {
		t.Error(err)
	}
}

// TestPlaceIsThatOfTheFirstPanic however often it is handed over.
func TestPlaceIsThatOfTheFirstPanic(t *testing.T) {
	first := Try(func() error { index(nil, 3); return nil })
	again := Try(func() error { panic(first) })
	if again != first {
		t.Errorf("%v became %v", first, again)
	}
}

func TestCall(t *testing.T) {
	if got := Call(func() int { return 7 })(); got != 7 {
		t.Error(got)
	}
	results := make(chan func() int)
	go func() { results <- Call(func() int { return index(nil, 1) }) }()
	raised := <-results
	if err := Try(func() error { raised(); return nil }); err == nil {
		t.Error("the panic was not handed over")
	}
}

func TestGroup(t *testing.T) {
	var g Group
	done := make([]bool, 5)
	for i := range done {
		g.Go(func() {
			if i == 2 {
				index(nil, i)
			}
			done[i] = true
		})
	}
	err := Try(func() error { g.Wait(); return nil })
	if err == nil || !strings.Contains(err.Error(), "[2]") {
		t.Error(err)
	}
	for i, ok := range done {
		if ok != (i != 2) {
			t.Errorf("function %d: done is %v", i, ok)
		}
	}
	g = Group{}
	g.Go(func() {})
	g.Wait()
}

func TestReport(t *testing.T) {
	var told []string
	restore := Handle(func(e *Error) { told = append(told, e.Error()) })
	handled := Reported(func() { index(nil, 5) })
	handled()
	Reported(func() {})()
	if len(told) != 1 || !strings.Contains(told[0], "[5]") {
		t.Errorf("told of %q", told)
	}
	restore()
	if err := Try(func() error { handled(); return nil }); err == nil {
		t.Error("without anybody to be told a fault was swallowed")
	}
}

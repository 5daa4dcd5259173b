// Package fault turns panics into errors, so that a fault in one part of the program,
// in drawing a picture say, is told in a sentence and does not end the rest.
//
// A goroutine hands its panic over to the one that waits for it (Group, Call); the one
// that was asked for the work turns it into an error (Recover) or reports it (Report).
// What Go itself ends the program for, a stack or a memory without end or a map used by
// two goroutines, cannot be caught.
package fault

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// Error is a panic that was caught.
type Error struct {
	Cause any    // what the panic was raised with
	At    string // file and line of the program that raised it, such as "export/heading.go:12"
}

// Error is a sentence for users.
func (e *Error) Error() string { return fmt.Sprintf("a fault of the program: %v (%s)", e.Cause, e.At) }

// Unwrap is the error that the panic was raised with, if it was one.
func (e *Error) Unwrap() error {
	err, _ := e.Cause.(error)
	return err
}

// Of is the error of what recover has returned, in a deferred function that tells its
// own panics from faults; of nil it is nil.
func Of(recovered any) error {
	if recovered == nil {
		return nil
	}
	return faultOf(recovered)
}

// faultOf is the error of a recovered value. One that was handed over keeps its place.
func faultOf(r any) *Error {
	if e, ok := r.(*Error); ok {
		return e
	}
	return &Error{r, panicOrigin()}
}

// modulePrefix begins the names of this program's functions.
const modulePrefix = "borderatlas/"

// panicOrigin is the place of the innermost function of this program that is panicking,
// the package and file and the line.
func panicOrigin() string {
	var counters [64]uintptr
	frames := runtime.CallersFrames(counters[:runtime.Callers(3, counters[:])])
	panicking := false
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			panicking = true
		case panicking && strings.HasPrefix(frame.Function, modulePrefix):
			parts := strings.Split(frame.File, "/")
			return fmt.Sprintf("%s:%d", strings.Join(parts[max(len(parts)-2, 0):], "/"), frame.Line)
		}
		if !more {
			return "place not known"
		}
	}
}

// Recover, deferred, makes a panic the error of the function that defers it.
func Recover(err *error) {
	if r := recover(); r != nil {
		*err = faultOf(r)
	}
}

// Try is the error of a function, or the fault in it.
func Try(do func() error) (err error) {
	defer Recover(&err)
	return do()
}

// Call does something now and keeps what comes of it, a panic too, for another
// goroutine: the function that it returns gives the value, or raises the panic there.
func Call[T any](do func() T) func() T {
	var value T
	if err := Try(func() error { value = do(); return nil }); err != nil {
		return func() T { panic(err) }
	}
	return func() T { return value }
}

// Group is a sync.WaitGroup whose Wait raises the first panic of its functions in the
// goroutine that waits. Its zero value is ready for use.
type Group struct {
	running sync.WaitGroup
	first   atomic.Pointer[Error]
}

// Go does something on a goroutine of its own.
func (g *Group) Go(do func()) { g.running.Go(func() { g.Here(do) }) }

// Here does something on the goroutine that calls it.
func (g *Group) Here(do func()) {
	defer func() {
		if r := recover(); r != nil {
			g.first.CompareAndSwap(nil, faultOf(r))
		}
	}()
	do()
}

// Wait returns when all functions have returned, or raises the first panic of them.
func (g *Group) Wait() {
	g.running.Wait()
	if e := g.first.Load(); e != nil {
		panic(e)
	}
}

// faultHandler is told of faults that nobody waits for.
var faultHandler atomic.Pointer[func(*Error)]

// Handle sets who is told of the faults of event handlers; nil lets them end the
// program, as without this package. It returns what sets the one before again.
func Handle(told func(*Error)) (restore func()) {
	var next *func(*Error)
	if told != nil {
		next = &told
	}
	before := faultHandler.Swap(next)
	return func() { faultHandler.Store(before) }
}

// Report, deferred, ends a panic in an event handler by telling whom Handle has set.
func Report() {
	r := recover()
	if r == nil {
		return
	}
	e, told := faultOf(r), faultHandler.Load()
	if told == nil {
		panic(e)
	}
	(*told)(e)
}

// Reported is a function whose panics are reported.
func Reported(do func()) func() {
	return func() {
		defer Report()
		do()
	}
}

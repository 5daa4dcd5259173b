//go:build cgo

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"borderatlas/app/content"
	"borderatlas/app/settings"
	"borderatlas/app/window"
	"borderatlas/mapview/fault"
)

// openWindow runs the window, with a file if its name is not empty, until it is
// closed, and returns the exit status.
func openWindow(ctx context.Context, stderr io.Writer, file string) int {
	if os.Getenv(trial) != "" {
		return stand()
	}
	go content.Load() // beside the start of the toolkit, which takes as long; window.Open asks for what it gives
	if err := findHome(); err != nil {
		return noWindow(stderr, err.Error())
	}
	checkScale(stderr)
	toolkitLog := stderr
	if forgoSessionBus(runtimeFolders()...) {
		toolkitLog = &busFilter{to: stderr}
	}
	kept, err := openSettings()
	if err != nil {
		fmt.Fprintf(stderr, "borderatlas: %v.\n", err)
	}
	app.SetMetadata(metadata)
	var w *window.Window
	var said *bytes.Buffer // by the toolkit, of whose failing there is to be one sentence
	err = onDisplay(platforms(runtime.GOOS, os.Getenv), openOn, func() (err error) {
		said = new(bytes.Buffer)
		log.SetOutput(said)
		w, err = open(kept, file)
		return err
	})
	log.SetOutput(toolkitLog)
	if err != nil {
		return noWindow(stderr, err.Error())
	}
	for line := range bytes.Lines(said.Bytes()) {
		_, _ = toolkitLog.Write(line)
	}
	defer context.AfterFunc(ctx, func() {
		leaveAfter(longestEnd, os.Exit) // if the toolkit's loop does not answer
		fyne.Do(w.Close)
	})()
	w.OnClosed = func() { leaveAfter(farewell, os.Exit) }
	status := runLoop(stderr, fyne.CurrentApp().Run, w.Finish)
	if err := kept.Flush(farewell); err != nil {
		fmt.Fprintf(stderr, "borderatlas: the settings were not kept: %v\n", err)
	}
	return status
}

// longestEnd is how long an end that a signal has asked for may take: everything is
// saved within a few seconds, or a disk does not answer.
const longestEnd = 15 * time.Second

// runLoop runs the toolkit's loop and returns the exit status. The loop throws away what
// its queue holds when a signal ends it (Fyne 2.8.1, runGL), our closing with it, so what
// is to be saved at the end is saved once more behind it. A fault in laying out or showing
// a widget ends the loop, too, and it cannot begin again.
func runLoop(stderr io.Writer, loop, finish func()) int {
	err := fault.Try(func() error { loop(); return nil })
	finish()
	if err == nil {
		return 0
	}
	fmt.Fprintf(stderr, "borderatlas: %v; what was not saved is offered at the next start.\n", err)
	return 1
}

// farewell is how long the toolkit may take to end after the window is closed.
const farewell = 3 * time.Second

// leaveAfter ends the program after a while, if it is still there. The toolkit's loop
// (Fyne 2.8.1, runGL) now and then throws away the very event that WaitForEvents waits
// for, and the program would stay for ever without a window. Everything is saved by then.
func leaveAfter(d time.Duration, exit func(status int)) {
	time.AfterFunc(d, func() { exit(0) })
}

// open turns the panic with which the toolkit answers a display or a graphics
// driver that it cannot use into an error.
func open(kept window.Settings, file string) (w *window.Window, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return window.Open(app.NewWithID(metadata.ID), kept, stamped(), room(), content.Load, file)
}

// openSettings reads the settings in the folder that the toolkit gives the program,
// before it reads what lies there itself.
func openSettings() (*settings.Store, error) {
	folder, err := os.UserConfigDir()
	if runtime.GOOS == "darwin" && err == nil {
		folder = filepath.Join(filepath.Dir(folder), "Preferences")
	}
	return settings.Open(filepath.Join(folder, "fyne", metadata.ID))
}

// noWindow says why there is no window and what can be done without one.
func noWindow(stderr io.Writer, why string) int {
	sentence := fmt.Sprintf("borderatlas: there is no display for the window (%s); “borderatlas image -o map.png” draws the map without one.\n", why)
	if !alert(sentence) {
		fmt.Fprint(stderr, sentence)
	}
	return 1
}

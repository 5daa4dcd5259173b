//go:build cgo

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"borderatlas/app/content"
	"borderatlas/app/window"
)

// openWindow runs the window, with a file if its name is not empty, until it is
// closed, and returns the exit status.
func openWindow(ctx context.Context, stderr io.Writer, file string) int {
	if !hasDisplay(runtime.GOOS, os.Getenv) {
		return noWindow(stderr, "neither DISPLAY nor WAYLAND_DISPLAY is set")
	}
	app.SetMetadata(metadata)
	a := app.NewWithID(metadata.ID)
	w, err := open(a, file)
	if err != nil {
		return noWindow(stderr, err.Error())
	}
	defer context.AfterFunc(ctx, func() { fyne.Do(w.Close) })()
	a.Run()
	return 0
}

// open turns the panic with which the toolkit answers a display or a graphics
// driver that it cannot use into an error.
func open(a fyne.App, file string) (w *window.Window, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return window.Open(a, programVersion, content.Load, file), nil
}

func noWindow(stderr io.Writer, why string) int {
	fmt.Fprintf(stderr, "borderatlas: there is no display for the window (%s); “borderatlas image -o map.png” draws the map without one.\n", why)
	return 1
}

// hasDisplay tells whether there is a screen to open a window on. The toolkit
// would end the program with a message of its own. Only X11 and Wayland have to be
// looked for; other systems always have one.
func hasDisplay(system string, env func(string) string) bool {
	switch system {
	case "windows", "darwin":
		return true
	}
	return env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
}

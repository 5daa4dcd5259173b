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

// openWindow runs the window until it is closed and returns the exit status.
func openWindow(ctx context.Context, stderr io.Writer) int {
	if !hasDisplay(runtime.GOOS, os.Getenv) {
		fmt.Fprintln(stderr, "borderatlas: there is no display for the window (neither DISPLAY nor WAYLAND_DISPLAY is set); "+
			"“borderatlas image -o map.png” draws the map without one.")
		return 1
	}
	app.SetMetadata(metadata)
	a := app.NewWithID(metadata.ID)
	w := window.Open(a, programVersion, content.Load)
	defer context.AfterFunc(ctx, func() { fyne.Do(w.Close) })()
	a.Run()
	return 0
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

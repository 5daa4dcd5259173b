//go:build cgo

package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"borderatlas/app/content"
	"borderatlas/app/window"
)

// openWindow runs the window, with a file if its name is not empty, until it is
// closed, and returns the exit status.
func openWindow(ctx context.Context, stderr io.Writer, file string) int {
	go content.Load() // beside the search for a display, which takes as long; window.Open asks for what it gives
	if err := errors.Join(chooseDisplay(), findHome()); err != nil {
		return noWindow(stderr, err.Error())
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
	return window.Open(a, stamped(), content.Load, file), nil
}

// noWindow says why there is no window and what can be done without one.
func noWindow(stderr io.Writer, why string) int {
	sentence := fmt.Sprintf("borderatlas: there is no display for the window (%s); “borderatlas image -o map.png” draws the map without one.\n", why)
	if !alert(sentence) {
		fmt.Fprint(stderr, sentence)
	}
	return 1
}

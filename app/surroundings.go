package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
)

// The scales of the toolkit's units with which a window can be made and used.
const leastScale, mostScale = 0.25, 8.0

// scaleVariable is the environment's word on the scale.
const scaleVariable = "FYNE_SCALE"

// checkScale takes a scale out of the environment with which no window can be made, and
// says so; the window then has the scale of its screen.
func checkScale(stderr io.Writer) {
	value := os.Getenv(scaleVariable)
	if value == "" || value == "auto" {
		return
	}
	scale, err := strconv.ParseFloat(value, 64)
	if err == nil && !math.IsNaN(scale) && scale >= leastScale && scale <= mostScale {
		return
	}
	_ = os.Unsetenv(scaleVariable)
	fmt.Fprintf(stderr, "borderatlas: %s is %q, allowed is a number from %g to %g; it is not used.\n", scaleVariable, value, leastScale, mostScale)
}

// busVariable is where the session's message bus is.
const busVariable = "DBUS_SESSION_BUS_ADDRESS"

// forgoSessionBus keeps the toolkit from starting a message bus of its own, which would
// stay behind (godbus, getSessionBusPlatformAddress), where the session has none. It
// reports whether it did.
func forgoSessionBus() bool {
	if address := os.Getenv(busVariable); address != "" && address != "autolaunch:" {
		return false
	}
	for _, folder := range []string{os.Getenv("XDG_RUNTIME_DIR"), fmt.Sprint("/run/user/", os.Getuid())} {
		if folder == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(folder, "bus")); err == nil {
			return false
		}
		if _, err := os.Stat(filepath.Join(folder, "dbus-session")); err == nil {
			return false
		}
	}
	return os.Setenv(busVariable, "unix:path="+filepath.Join(os.DevNull, "none")) == nil
}

// themeWatch is what the toolkit says when it cannot follow the desktop's colours.
var themeWatch = []byte("failed to watch theme settings")

// busFilter is a log without the record that there is no bus to follow the desktop's
// colours by: nobody can do anything about it. A record is several lines, a write each.
type busFilter struct {
	to       io.Writer
	dropping bool
}

// Write drops a line of that record, and passes on any other.
func (f *busFilter) Write(line []byte) (int, error) {
	switch {
	case bytes.Contains(line, themeWatch):
		f.dropping = true
	case f.dropping && (bytes.Contains(line, []byte("  Cause:")) || bytes.Contains(line, []byte("  At:"))):
	default:
		f.dropping = false
		return f.to.Write(line)
	}
	return len(line), nil
}

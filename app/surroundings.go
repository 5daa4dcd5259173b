package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
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
// stay behind (godbus, getSessionBusPlatformAddress), where neither the environment nor one
// of the user's folders for what runs names one. It reports whether it did. The toolkit
// looks into /run/user alone, so that a bus found elsewhere is named to it.
func forgoSessionBus(folders ...string) bool {
	if address := os.Getenv(busVariable); address != "" && address != "autolaunch:" {
		return false
	}
	for _, folder := range folders {
		if address := busIn(folder); address != "" {
			return os.Setenv(busVariable, address) != nil
		}
	}
	return os.Setenv(busVariable, "unix:path="+filepath.Join(os.DevNull, "none")) == nil
}

// runtimeFolders are where the sockets of the user's session can be.
func runtimeFolders() []string {
	return []string{os.Getenv("XDG_RUNTIME_DIR"), fmt.Sprint("/run/user/", os.Getuid())}
}

// busIn is the address of the message bus of a folder, or empty.
func busIn(folder string) string {
	if folder == "" {
		return ""
	}
	socket := filepath.Join(folder, "bus")
	if _, err := os.Stat(socket); err == nil {
		return "unix:path=" + socket
	}
	named, _ := os.ReadFile(filepath.Join(folder, "dbus-session"))
	if address, ok := bytes.CutPrefix(bytes.TrimSpace(named), []byte(busVariable+"=")); ok {
		return string(address)
	}
	return ""
}

// wantOfBus are what the toolkit says when it cannot follow the desktop's colours, or keep
// the screen from going dark while presenting, for want of a bus.
var wantOfBus = [][]byte{[]byte("failed to watch theme settings"), []byte("Unable to connect to session D-Bus")}

// busFilter is a log without the records that there is no bus: nobody can do anything
// about it. A record is several lines, a write each.
type busFilter struct {
	to io.Writer

	mu       sync.Mutex // lines come from the log and from what was said before it
	dropping bool
}

// Write drops a line of those records, and passes on any other.
func (f *busFilter) Write(line []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case slices.ContainsFunc(wantOfBus, func(said []byte) bool { return bytes.Contains(line, said) }):
		f.dropping = true
	case f.dropping && (bytes.Contains(line, []byte("  Cause:")) || bytes.Contains(line, []byte("  At:"))):
	default:
		f.dropping = false
		return f.to.Write(line)
	}
	return len(line), nil
}

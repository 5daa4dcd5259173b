package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// host is what setup asks the machine; tests put a made-up one in its place.
type host struct {
	os   string // as runtime.GOOS
	root bool   // may install without sudo

	env  func(key string) string
	read func(path string) string                // empty if the file cannot be read
	look func(program string) bool               // is it on the path
	glob func(pattern string) []string           // the files that match
	asks func(input string, args ...string) bool // does this command succeed
}

// probeLimit is long for a probe that answers at once and short for one that hangs.
const probeLimit = 30 * time.Second

// thisHost asks the machine that setup runs on.
func thisHost() host {
	return host{
		os:   runtime.GOOS,
		root: os.Geteuid() == 0,
		env:  os.Getenv,
		read: func(path string) string { b, _ := os.ReadFile(path); return string(b) },
		look: func(program string) bool { _, err := exec.LookPath(program); return err == nil },
		glob: func(pattern string) []string { list, _ := filepath.Glob(pattern); return list },
		asks: asks,
	}
}

func asks(input string, args ...string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), probeLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Stdin = strings.NewReader(input)
	return cmd.Run() == nil
}

// words are the identifiers of a Linux distribution, its own first, then those
// of the ones that it descends from.
func (h host) words() []string {
	release := h.read("/etc/os-release")
	return strings.Fields(field(release, "ID") + " " + field(release, "ID_LIKE"))
}

// field reads one line KEY=value or KEY="value" of /etc/os-release.
func field(release, key string) string {
	for line := range strings.Lines(release) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), key+"="); ok {
			return strings.Trim(value, `"'`)
		}
	}
	return ""
}

// first is the first of some programs that is on the path, or empty.
func (h host) first(programs []string) string {
	if i := slices.IndexFunc(programs, h.look); i >= 0 {
		return programs[i]
	}
	return ""
}

// hasDisplay reports whether a window can be opened at all.
func (h host) hasDisplay() bool {
	return h.os == "windows" || h.os == "darwin" || h.env("DISPLAY") != "" || h.env("WAYLAND_DISPLAY") != ""
}

//go:build cgo

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestPlatforms(t *testing.T) {
	const x11, wayland, asked = "DISPLAY", "WAYLAND_DISPLAY", "FYNE_PLATFORM"
	for _, c := range []struct {
		system string
		env    map[string]string
		want   []string
	}{
		{"linux", nil, nil},
		{"linux", map[string]string{x11: ":0"}, []string{"x11"}},
		{"linux", map[string]string{wayland: "wayland-0"}, []string{"wayland"}},
		{"linux", map[string]string{x11: ":0", wayland: "wayland-0"}, []string{"x11", "wayland"}},
		{"linux", map[string]string{x11: ":0", wayland: "wayland-0", asked: "wayland"}, []string{"wayland"}},
		{"linux", map[string]string{x11: ":0", asked: "wayland"}, []string{"x11"}},
		{"linux", map[string]string{x11: ":0", asked: "other"}, []string{"x11"}},
		{"freebsd", nil, nil},
		{"windows", nil, []string{""}},
		{"darwin", nil, []string{""}},
	} {
		if got := platforms(c.system, func(name string) string { return c.env[name] }); !slices.Equal(got, c.want) {
			t.Errorf("%s with %v: %q, want %q", c.system, c.env, got, c.want)
		}
	}
}

func TestPlainly(t *testing.T) {
	if got := plainly(errors.New("APIUnavailable: GLX: there is none")).Error(); got != "GLX: there is none" {
		t.Errorf("%q", got)
	}
}

// TestFindHome: without a home in the environment there is one afterwards, and in a
// home of a new account there is the folder that the toolkit wants to be there.
func TestFindHome(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("on Windows the folder is AppData")
	}
	t.Setenv("HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_CACHE_HOME", filepath.Join(t.TempDir(), "cache"))
	if err := findHome(); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("HOME") == "" {
		t.Error("still without a home")
	}
	named := filepath.Join(t.TempDir(), "new")
	t.Setenv("HOME", named)
	t.Setenv("XDG_CACHE_HOME", "")
	if err := findHome(); err != nil || os.Getenv("HOME") != named {
		t.Errorf("a home that is named is replaced by %q, %v", os.Getenv("HOME"), err)
	}
	if folder, err := os.UserCacheDir(); err != nil || !strings.HasPrefix(folder, named) {
		t.Errorf("%q, %v", folder, err)
	} else if _, err := os.Stat(folder); err != nil {
		t.Error(err)
	}
}

// TestOnDisplay: window systems are tried in turn, until one has a window; where none
// has, the first tells why.
func TestOnDisplay(t *testing.T) {
	for _, c := range []struct {
		list, bad []string
		tried     []string
		want      string
	}{
		{nil, nil, nil, "neither DISPLAY nor WAYLAND_DISPLAY is set"},
		{[]string{"x11", "wayland"}, nil, []string{"x11"}, ""},
		{[]string{"x11", "wayland"}, []string{"x11"}, []string{"x11", "wayland"}, ""},
		{[]string{"x11", "wayland"}, []string{"x11", "wayland"}, []string{"x11", "wayland"}, "no x11"},
	} {
		var tried []string
		err := onDisplay(c.list, func(platform string, open func() error) error {
			tried = append(tried, platform)
			if slices.Contains(c.bad, platform) {
				return errors.New("no " + platform)
			}
			return open()
		}, func() error { return nil })
		said := ""
		if err != nil {
			said = err.Error()
		}
		if said != c.want || !slices.Equal(tried, c.tried) {
			t.Errorf("%q without %q: tried %q, %q", c.list, c.bad, tried, said)
		}
	}
}

// TestRoomOn: where the desktop keeps a strip of the screen, windows have title bars.
func TestRoomOn(t *testing.T) {
	for _, c := range []struct{ screenW, screenH, w, h, wantW, wantH int }{
		{1366, 768, 1366, 768, 1366, 768},
		{1366, 768, 1366, 740, 1366, 700},
		{1920, 1080, 1850, 1080, 1850, 1040},
	} {
		if got := roomOn(c.screenW, c.screenH, c.w, c.h); got != fyne.NewSize(float32(c.wantW), float32(c.wantH)) {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestSurvives: what becomes of the process that tries a window system is told.
func TestSurvives(t *testing.T) {
	good, err1 := exec.LookPath("true")
	bad, err2 := exec.LookPath("false")
	if err := errors.Join(err1, err2); err != nil {
		t.Skip(err)
	}
	if err := survives(good); err != nil {
		t.Error(err)
	}
	if survives(bad) == nil {
		t.Error("a trial that fails is taken for one that does not")
	}
}

//go:build cgo

package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// platforms are the window systems to try in turn: one name for each, as in
// FYNE_PLATFORM; empty where there is no choice. X11, also by way of Xwayland, comes
// before Wayland, for which the toolkit still has open faults.
func platforms(system string, env func(string) string) []string {
	if system == "windows" || system == "darwin" {
		return []string{""}
	}
	x11, wayland := env("DISPLAY") != "", env("WAYLAND_DISPLAY") != ""
	switch asked := env("FYNE_PLATFORM"); {
	case asked == "x11" && x11, asked == "wayland" && wayland:
		return []string{asked}
	case x11 && wayland:
		return []string{"x11", "wayland"}
	case x11:
		return []string{"x11"}
	case wayland:
		return []string{"wayland"}
	}
	return nil
}

// onDisplay makes the window by open, on the first window system of the list on which
// that goes. The error is that of the first of them.
func onDisplay(list []string, try func(platform string, open func() error) error, open func() error) error {
	failed := errors.New("neither DISPLAY nor WAYLAND_DISPLAY is set")
	for i, platform := range list {
		err := try(platform, open)
		if err == nil {
			return nil
		}
		if i == 0 {
			failed = err
		}
	}
	return failed
}

// openOn starts a window system and makes the window on it. The toolkit goes on with
// what it finds started here; where nothing can be, it would crash or wait for ever.
func openOn(platform string, open func() error) error {
	if platform == "wayland" {
		if program, err := os.Executable(); err == nil && survives(program) != nil {
			return errors.New("the library for Wayland does not get on with this compositor")
		}
	}
	if err := begin(platform); err != nil {
		return plainly(err)
	}
	if platform != "" {
		if err := os.Setenv("FYNE_PLATFORM", platform); err != nil {
			return err
		}
	}
	err := open()
	if err != nil {
		glfw.Terminate()
		err = cmp.Or(reason(), err)
	}
	return err
}

// begin starts a window system.
func begin(platform string) error {
	switch platform {
	case "x11":
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformX11))
	case "wayland":
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformWayland))
	}
	return glfw.Init()
}

// trial in the environment asks for nothing but the start of the window system: GLFW 3.4
// crashes on a Wayland compositor without a seat, as weston is without a screen, and what
// crashes in C cannot be caught. So another process tries it first.
const trial = "BORDERATLAS_TRIAL"

// survives starts a program for a trial.
func survives(program string) error {
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), trial+"=wayland")
	return cmd.Run()
}

// stand is the trial: the exit status says whether the window system can be started.
func stand() int {
	if begin("wayland") != nil {
		return 1
	}
	glfw.Terminate()
	return 0
}

// room is what a window may take of the first screen, in the window system's units; zero
// where that is not known.
func room() fyne.Size {
	screen := glfw.GetPrimaryMonitor()
	if screen == nil {
		return fyne.Size{}
	}
	mode := screen.GetVideoMode()
	if mode == nil {
		return fyne.Size{}
	}
	_, _, w, h := screen.GetWorkarea()
	return roomOn(mode.Width, mode.Height, w, h)
}

// titleBar is about the height of one, which a work area does not leave out.
const titleBar = 40

// roomOn is the room on a screen with a work area. A desktop that keeps a strip of the
// screen for itself puts title bars on windows, too.
func roomOn(screenW, screenH, w, h int) fyne.Size {
	if w < screenW || h < screenH {
		h -= titleBar
	}
	return fyne.NewSize(float32(w), float32(h))
}

// reason is why the toolkit could not make a window: another one, which is never shown,
// is made as it makes one. Mostly there is no OpenGL.
func reason() (err error) {
	defer func() {
		if r := recover(); r != nil { // so it answers what it does not expect
			err = fmt.Errorf("%v", r)
		}
	}()
	if err := glfw.Init(); err != nil {
		return plainly(err)
	}
	defer glfw.Terminate()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	if strings.HasPrefix(runtime.GOARCH, "arm") {
		glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
	} else {
		glfw.WindowHint(glfw.ContextVersionMinor, 1)
	}
	if _, err := glfw.CreateWindow(16, 16, "", nil, nil); err != nil {
		return plainly(err)
	}
	return nil
}

// plainly drops the code before an error's text.
func plainly(err error) error {
	if _, text, ok := strings.Cut(err.Error(), ": "); ok {
		return errors.New(text)
	}
	return err
}

// findHome gives the toolkit the places that it needs: a home, and in it the folder in
// which programs keep what they can do without. It makes its own folder there but not that
// one, which a new account lacks.
func findHome() error {
	if err := nameHome(); err != nil {
		return err
	}
	if folder, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(folder, 0o700) // where this cannot be done, the toolkit says so
	}
	return nil
}

// nameHome gives the toolkit a place for its settings where the environment names
// none: that of the user's account, or else one for temporary files. It would put
// them into the current folder.
func nameHome() error {
	if _, err := os.UserConfigDir(); err == nil {
		return nil
	}
	home := filepath.Join(os.TempDir(), "borderatlas")
	if u, err := user.Current(); err == nil && u.HomeDir != "" {
		home = u.HomeDir
	}
	if runtime.GOOS == "windows" {
		return os.Setenv("AppData", home)
	}
	return os.Setenv("HOME", home)
}

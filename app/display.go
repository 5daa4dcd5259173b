//go:build cgo

package main

import (
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"

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

// chooseDisplay finds a window system on which a window with OpenGL can be made,
// and tells the toolkit to take it. The toolkit itself would end the program, or
// wait for ever, where there is none.
func chooseDisplay() error {
	list := platforms(runtime.GOOS, os.Getenv)
	if len(list) == 0 {
		return errors.New("neither DISPLAY nor WAYLAND_DISPLAY is set")
	}
	var failed error
	for _, name := range list {
		err := probe(name)
		if err == nil {
			if name == "" {
				return nil
			}
			return os.Setenv("FYNE_PLATFORM", name)
		}
		if failed == nil {
			failed = err
		}
	}
	return failed
}

// probe makes a window that is never shown, as the toolkit will make its own. On a
// Mac there always is OpenGL, and the window system starts only once.
func probe(platform string) error {
	switch {
	case runtime.GOOS == "darwin":
		return nil
	case platform == "x11":
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformX11))
	case platform == "wayland":
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformWayland))
	}
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
	w, err := glfw.CreateWindow(16, 16, "", nil, nil)
	if err != nil {
		return plainly(err)
	}
	w.Destroy()
	return nil
}

// plainly drops the code before an error's text.
func plainly(err error) error {
	if _, text, ok := strings.Cut(err.Error(), ": "); ok {
		return errors.New(text)
	}
	return err
}

// findHome gives the toolkit a place for its settings where the environment names
// none: that of the user's account, or else one for temporary files. It would put
// them into the current folder.
func findHome() error {
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

//go:build !windows && !darwin

package window

import (
	"context"
	"os"
	"os/exec"
)

// putPicture puts a PNG file on the clipboard by the program that the desktop has
// for it: wl-copy on Wayland, xclip on X11.
func putPicture(ctx context.Context, path string) error {
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		if program, err := exec.LookPath("wl-copy"); err == nil {
			return feedFile(exec.CommandContext(ctx, program, "--type", "image/png"), path)
		}
	}
	if program, err := exec.LookPath("xclip"); err == nil {
		return exec.CommandContext(ctx, program, "-selection", "clipboard", "-target", "image/png", "-in", path).Run()
	}
	return errNoClipboard
}

// feedFile runs a program with a file as its input.
func feedFile(c *exec.Cmd, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	c.Stdin = file
	return c.Run()
}

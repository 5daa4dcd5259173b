//go:build windows || darwin

package window

import (
	"context"
	"os"

	"golang.design/x/clipboard"
)

// putPicture puts a PNG file on the clipboard.
func putPicture(_ context.Context, path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := clipboard.Init(); err != nil {
		return errNoClipboard
	}
	clipboard.Write(clipboard.FmtImage, data)
	return nil
}

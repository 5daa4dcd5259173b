//go:build unix

package command

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAPipeIsInterrupted: nobody writes into it, and the command ends all the same.
func TestAPipeIsInterrupted(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.atlas")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{
		{"image", "-o", pipe + ".png", "--atlas", pipe}, {"slides", "-o", pipe + ".pdf", "--atlas", pipe}, {"animate", "-o", pipe + ".gif", "--atlas", pipe},
	} {
		ctx, interrupt := context.WithCancel(context.Background())
		var stderr bytes.Buffer
		ended := make(chan int)
		go func() { ended <- Run(ctx, args, io.Discard, &stderr, Options{}) }()
		interrupt()
		if status := <-ended; status != failed || !strings.Contains(stderr.String(), "interrupted") {
			t.Errorf("%s: status %d, %q", args[0], status, stderr.String())
		}
	}
}

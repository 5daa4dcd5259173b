//go:build !cgo

package main

import (
	"context"
	"io"
)

// openWindow is nil: the toolkit needs cgo, so this build has the commands alone.
var openWindow func(ctx context.Context, stderr io.Writer, file string) int

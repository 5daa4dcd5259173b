//go:build !windows

package export

import (
	"errors"
	"syscall"
)

// processEnded reports whether no process of this machine has a number.
func processEnded(id int) bool { return errors.Is(syscall.Kill(id, 0), syscall.ESRCH) }

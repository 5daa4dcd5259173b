package export

import (
	"errors"
	"os"
	"syscall"
)

// noSuchProcess is ERROR_INVALID_PARAMETER, with which Windows refuses to open a
// process that there is not.
const noSuchProcess = syscall.Errno(87)

// processEnded reports whether no process of this machine has a number.
func processEnded(id int) bool {
	p, err := os.FindProcess(id)
	if err == nil {
		_ = p.Release()
	}
	return errors.Is(err, noSuchProcess)
}

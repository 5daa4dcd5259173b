//go:build unix

package atomicfile

import (
	"errors"
	"os"
	"syscall"
)

// TryLock locks a file until it is closed or the program ends, and does not wait: the
// error is ErrLocked if somebody else holds it.
func TryLock(f *os.File) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return ErrLocked
		default:
			return err
		}
	}
}

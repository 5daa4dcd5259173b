//go:build unix

package document

import (
	"errors"
	"os"
	"syscall"
)

// lock locks a file until it is closed or the program ends, and does not wait: the
// error is errTaken if somebody else holds it.
func lock(f *os.File) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errTaken
		default:
			return err
		}
	}
}

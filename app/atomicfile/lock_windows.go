package atomicfile

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

var lockFile = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

const (
	lockAtOnce    = 1                  // LOCKFILE_FAIL_IMMEDIATELY
	lockExclusive = 2                  // LOCKFILE_EXCLUSIVE_LOCK
	lockViolation = syscall.Errno(33)  // ERROR_LOCK_VIOLATION
	lockPending   = syscall.Errno(997) // ERROR_IO_PENDING
)

// TryLock locks a file until it is closed or the program ends, and does not wait: the
// error is ErrLocked if somebody else holds it.
func TryLock(f *os.File) error {
	ok, _, err := lockFile.Call(f.Fd(), lockExclusive|lockAtOnce, 0, 1, 0, uintptr(unsafe.Pointer(new(syscall.Overlapped))))
	switch {
	case ok != 0:
		return nil
	case errors.Is(err, lockViolation) || errors.Is(err, lockPending):
		return ErrLocked
	}
	return err
}

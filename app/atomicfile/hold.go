package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Hold is an advisory lock on a file that a program has open for long, so that another
// one learns of it. What is locked is an empty file beside it: the file itself is
// replaced when it is saved. The system gives the lock up when the program ends, however
// it ends, so an old one is in nobody's way.
type Hold struct {
	name  string
	file  *os.File
	users int // of this program
}

// holds are those of this program by their names: a file that is opened again is not
// somebody else's.
var holds = struct {
	sync.Mutex
	of map[string]*Hold
}{of: map[string]*Hold{}}

const holdEnding = temporaryMark + "lock"

// holdName is the name of what is locked beside the file that a path leads to.
func holdName(path string) string {
	path = resolveLinks(path)
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return filepath.Join(filepath.Dir(path), "."+shortened(filepath.Base(path))+holdEnding)
}

// isHold tells whether a name is one that holdName makes.
func isHold(name string) bool {
	stem, ok := strings.CutSuffix(name, holdEnding)
	return ok && len(stem) > 1 && stem[0] == '.'
}

// A sweep holds what it is about to remove for an instant, in which it looks like
// somebody who has the file open.
const (
	holdTries = 5
	holdPause = 10 * time.Millisecond
)

// TryHold holds a file and does not wait for others: the error is ErrLocked if another
// program holds it. Where nothing can be locked, such as in a folder that can only be
// read, there is nothing to know and no error, and the hold is nil.
func TryHold(path string) (*Hold, error) {
	name := holdName(path)
	holds.Lock()
	defer holds.Unlock()
	if h := holds.of[name]; h != nil {
		h.users++
		return h, nil
	}
	for try := 0; try < holdTries; {
		f, err := openHold(name)
		if err != nil {
			return nil, nil
		}
		err = TryLock(f)
		if err == nil && isNamed(f, name) {
			holds.of[name] = &Hold{name, f, 1}
			return holds.of[name], nil
		}
		_ = f.Close()
		switch {
		case errors.Is(err, ErrLocked):
			try++
			time.Sleep(holdPause)
		case err != nil: // a file system without locks
			_ = os.Remove(name)
			return nil, nil
		}
	}
	return nil, ErrLocked
}

// openHold opens what is locked, also if it is another user's.
func openHold(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if errors.Is(err, fs.ErrPermission) {
		return os.Open(name)
	}
	return f, err
}

// isNamed tells whether a file is still what its name leads to.
func isNamed(f *os.File, name string) bool {
	there, err := os.Lstat(name)
	own, statErr := f.Stat()
	return err == nil && statErr == nil && os.SameFile(there, own)
}

// Release gives a file up; a hold that is nil has none.
func (h *Hold) Release() {
	if h == nil {
		return
	}
	holds.Lock()
	defer holds.Unlock()
	if h.users--; h.users > 0 {
		return
	}
	delete(holds.of, h.name)
	removeLocked(h.file, h.name)
}

// removeLocked removes a file and gives up the lock on it, in the order that the system takes.
func removeLocked(f *os.File, name string) {
	if renamesOpen {
		_ = os.Remove(name)
	}
	_ = f.Close()
	if !renamesOpen {
		_ = os.Remove(name)
	}
}

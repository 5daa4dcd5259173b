package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Folder is a folder under a temporary name beside the place that it is to have. A file
// beside it is locked as long as this program fills it, and says which place that is: not
// all systems can lock a folder or exchange two, and a sweep is to bring back what a
// killed program had put aside.
type Folder struct {
	stem  string // of the names that belong to it
	asked string // the path that was asked for, which the errors name
	path  string // that it is to have: where a link leads
	guard *os.File
}

// The names that belong to a folder are its stem with one of the endings.
const (
	oldEnding   = ".old"  // what was in its place, for the moment of the exchange
	guardEnding = ".lock" // is locked, and holds the name that it is to have
)

// CreateFolder begins a folder that is to be at path, and sweeps what dead programs of
// ours left beside it.
func CreateFolder(path string) (*Folder, error) {
	f := &Folder{asked: path, path: resolveLinks(filepath.Clean(path))} // a link stays a link
	Sweep(filepath.Dir(f.path))
	for f.guard == nil {
		f.stem = strings.TrimSuffix(temporaryName(f.path), temporaryEnding)
		guard, err := os.OpenFile(f.stem+guardEnding, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		switch {
		case errors.Is(err, fs.ErrExist):
		case err != nil:
			return nil, f.Named(err)
		case errors.Is(TryLock(guard), ErrLocked) || !isNamed(guard, guard.Name()):
			_ = guard.Close() // a sweep was faster than the lock, and removes it
		default:
			f.guard = guard
		}
	}
	_, err := io.WriteString(f.guard, filepath.Base(f.path))
	if err = errors.Join(err, os.Mkdir(f.Name(), 0o777)); err != nil {
		f.Discard()
		return nil, f.Named(err)
	}
	return f, nil
}

// Name is the temporary name, under which the folder is filled.
func (f *Folder) Name() string { return f.stem + temporaryEnding }

// Named lets an error name the folder that was asked for, not the temporary one.
func (f *Folder) Named(err error) error { return errorAbout(f.asked, err) }

// Discard removes what is under the temporary name.
func (f *Folder) Discard() {
	if f.guard != nil {
		_ = os.RemoveAll(f.Name()) // what cannot be removed is swept
		removeLocked(f.guard, f.stem+guardEnding)
		f.guard = nil
	}
}

// Replace gives the folder its place. What was there is exchanged for it in one step
// where the system can, so that there is always the one or the other, and then removed.
func (f *Folder) Replace() error {
	defer f.Discard()
	if info, err := os.Stat(f.path); err == nil {
		_ = os.Chmod(f.Name(), info.Mode().Perm()) // who may read it stays so
	}
	err := system.syncFolder(f.Name())
	if err == nil {
		err = system.rename(f.Name(), f.path) // over nothing, or an empty folder
		if err != nil && isThere(f.path) {
			if err = system.exchange(f.Name(), f.path); err != nil {
				err = f.stepAside()
			}
		}
	}
	if err == nil {
		err = system.syncFolder(filepath.Dir(f.path))
	}
	return f.Named(err)
}

// stepAside replaces what is there in two steps, where there is no exchange. After a
// kill between them the next sweep brings back what was there.
func (f *Folder) stepAside() error {
	old := f.stem + oldEnding
	if err := system.rename(f.path, old); err != nil {
		return err
	}
	if err := system.rename(f.Name(), f.path); err != nil {
		return errors.Join(err, os.Rename(old, f.path))
	}
	return os.RemoveAll(old)
}

// sweepFolder removes what belongs to a folder of a stem that nobody holds, and brings
// back what was put aside if nothing has taken its place.
func sweepFolder(stem string) {
	guard, err := os.OpenFile(stem+guardEnding, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return
	}
	if TryLock(guard) != nil { // where nothing can be locked, nothing is swept
		_ = guard.Close()
		return
	}
	if old := stem + oldEnding; isThere(old) {
		raw, err := io.ReadAll(guard)
		path := filepath.Join(filepath.Dir(stem), filepath.Base(string(raw)))
		switch {
		case err != nil || len(raw) == 0: // nobody knows what it was
			_ = guard.Close()
			return
		case isThere(path):
			_ = os.RemoveAll(old)
		case system.rename(old, path) == nil:
			_ = SyncFolder(filepath.Dir(path))
		}
	}
	_ = os.RemoveAll(stem + temporaryEnding) // what cannot be removed stays
	removeLocked(guard, stem+guardEnding)
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

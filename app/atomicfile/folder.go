package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a folder under a temporary name beside the place that it is to have. It is
// locked as a Draft is, where the system can lock folders.
type Folder struct {
	name  string
	path  string
	guard *os.File
}

// CreateFolder begins a folder that is to be at path, and sweeps what dead programs of
// ours left beside it.
func CreateFolder(path string) (*Folder, error) {
	Sweep(filepath.Dir(path))
	for {
		f := &Folder{name: temporaryName(path), path: path}
		err := os.Mkdir(f.name, 0o777)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, errorAbout(path, err)
		}
		if !renamesOpen {
			return f, nil
		}
		if f.guard, err = os.Open(f.name); err == nil && !errors.Is(TryLock(f.guard), ErrLocked) {
			return f, nil
		}
		f.Discard() // a sweep was faster than the lock, and removes it
	}
}

// Name is the temporary name, under which the folder is filled.
func (f *Folder) Name() string { return f.name }

// Discard removes what is under the temporary name.
func (f *Folder) Discard() {
	_ = os.RemoveAll(f.name)
	if f.guard != nil {
		_ = f.guard.Close()
	}
}

// Replace gives the folder its place. What was there is exchanged for it in one step
// where the system can, so that there is always the one or the other, and then removed.
func (f *Folder) Replace() error {
	if info, err := os.Stat(f.path); err == nil {
		_ = os.Chmod(f.name, info.Mode().Perm()) // who may read it stays so
	}
	if err := system.syncFolder(f.name); err != nil {
		return err
	}
	err := system.rename(f.name, f.path) // over nothing, or an empty folder
	if err != nil && isThere(f.path) {
		if err = system.exchange(f.name, f.path); err != nil {
			err = f.stepAside()
		}
	}
	if err != nil {
		return errorAbout(f.path, err)
	}
	if err := system.syncFolder(filepath.Dir(f.path)); err != nil {
		return err
	}
	return os.RemoveAll(f.name)
}

// stepAside replaces what is there in two steps, where there is no exchange. The name
// in between is none that is swept: a kill loses nothing.
func (f *Folder) stepAside() error {
	old := f.name + "-old"
	if err := os.Rename(f.path, old); err != nil {
		return err
	}
	if err := os.Rename(f.name, f.path); err != nil {
		return errors.Join(err, os.Rename(old, f.path))
	}
	return os.RemoveAll(old)
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

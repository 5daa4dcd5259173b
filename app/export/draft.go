package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// draft is a complete file under a temporary name, beside the one that it is to be.
type draft struct {
	file   *os.File
	name   string // its own
	path   string // that it is to have
	old    string // the name under which what was there waits; empty: nothing does
	placed bool   // it has taken its place
}

func newDraft(path string) (*draft, error) {
	f, err := temporary(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err == nil { // who may read a file stays so; a system without modes keeps its own
		_ = f.Chmod(info.Mode().Perm())
	}
	return &draft{file: f, name: f.Name(), path: path}, nil
}

// followed is where the links at a path lead, also to what is not there yet.
func followed(path string) string {
	const most = 40 // links, as Linux has it
	for range most {
		to, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return path
}

// fill writes the file to the disk and closes it, whatever happens: an open one cannot
// be removed on Windows.
func (d *draft) fill(ctx context.Context, write func(io.Writer) error) error {
	err := write(&stoppable{ctx, d.file})
	if err == nil {
		err = d.file.Sync() // before its name is: a power cut would leave an empty file
	}
	if closed := d.file.Close(); err == nil {
		err = closed
	}
	return err
}

// replace gives drafts their places: the last one, the main file of a set, in one step,
// so that it is never missing, and then the files beside it. Those that lay there before
// go first, so that at no moment a new one lies beside an old main file; they come back
// if anything fails.
func replace(drafts []*draft) (err error) {
	last := len(drafts) - 1
	main, beside := drafts[last], drafts[:last]
	defer func() {
		if err != nil {
			for _, d := range drafts {
				err = errors.Join(err, d.bringBack())
			}
		}
		for _, d := range drafts {
			if d.old != "" {
				os.Remove(d.old)
			}
		}
	}()
	for _, d := range beside {
		if err := d.setAside(); err != nil {
			return err
		}
	}
	if last > 0 {
		main.keepOld()
	}
	for _, d := range append([]*draft{main}, beside...) {
		if err := d.take(); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(main.path))
}

// take gives a draft its place. The error names that place.
func (d *draft) take() error {
	if err := os.Rename(d.name, d.path); err != nil {
		return &fs.PathError{Op: "replace", Path: d.path, Err: cause(err)}
	}
	d.placed = true
	return nil
}

// cause is an error of the system without the names in it.
func cause(err error) error {
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// setAside gives what lies in a draft's place a temporary name.
func (d *draft) setAside() error {
	if _, err := os.Lstat(d.path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	f, err := temporary(d.path)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Close(), os.Rename(d.path, f.Name())); err != nil {
		os.Remove(f.Name())
		return &fs.PathError{Op: "replace", Path: d.path, Err: cause(err)}
	}
	d.old = f.Name()
	return nil
}

// keepOld gives what lies in a draft's place a second name, where the file system can.
func (d *draft) keepOld() {
	f, err := temporary(d.path)
	if err != nil {
		return
	}
	name := f.Name()
	if errors.Join(f.Close(), os.Remove(name)) == nil && os.Link(d.path, name) == nil {
		d.old = name
	}
}

// bringBack gives back the place of a draft to what lay there.
func (d *draft) bringBack() error {
	switch {
	case d.old != "":
		old := d.old
		d.old = ""
		err := os.Rename(old, d.path)
		_ = os.Remove(old) // a second name of the file that is still there stays where it was
		return err
	case d.placed:
		return os.Remove(d.path)
	}
	return nil
}

// syncFolder writes the names in a folder to the disk, where the system can.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" { // which has no such call
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil // a folder that can be written to and not read
	}
	err = f.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		err = nil
	}
	return errors.Join(err, f.Close())
}

// temporary makes a file beside path that nothing else uses, with the usual
// permissions of new files. Errors name the path itself.
func temporary(path string) (*os.File, error) {
	dir, name := filepath.Split(path)
	for {
		name := filepath.Join(dir, temporaryPrefix(name, os.Getpid())+fmt.Sprintf("%08x", rand.Uint32())+temporaryEnding)
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if about := new(fs.PathError); errors.As(err, &about) {
			about.Path = path
		}
		return f, err
	}
}

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
)

// draft is a complete file under a temporary name, beside the one that it is to be.
type draft struct {
	file *os.File
	name string // its own
	path string // that it is to have
	old  string // the name under which what was there waits; empty: nothing does
}

func newDraft(path string) (*draft, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link stays a link
	}
	f, err := temporary(path)
	if err != nil {
		return nil, err
	}
	return &draft{file: f, name: f.Name(), path: path}, nil
}

// fill writes the file and closes it, whatever happens: an open one cannot be
// removed on Windows.
func (d *draft) fill(ctx context.Context, write func(io.Writer) error) error {
	err := write(&stoppable{ctx, d.file})
	if closed := d.file.Close(); err == nil {
		err = closed
	}
	return err
}

// replace gives drafts their places. The last one takes it in one step; what lies in
// those of the others waits until that is done, and comes back if it fails.
func replace(drafts []*draft) error {
	last := len(drafts) - 1
	for i, d := range drafts {
		err := error(nil)
		if i < last {
			err = d.setAside()
		}
		if err == nil {
			err = os.Rename(d.name, d.path)
		}
		if err != nil {
			for _, before := range drafts[:i] {
				os.Remove(before.path)
			}
			for _, before := range drafts[:i+1] {
				err = errors.Join(err, before.bringBack())
			}
			return err
		}
	}
	for _, d := range drafts[:last] {
		if d.old != "" {
			os.Remove(d.old)
		}
	}
	return nil
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
		return err
	}
	d.old = f.Name()
	return nil
}

// bringBack undoes setAside.
func (d *draft) bringBack() error {
	if d.old == "" {
		return nil
	}
	return os.Rename(d.old, d.path)
}

// temporary makes a file beside path that nothing else uses, with the usual
// permissions of new files. Errors name the path itself.
func temporary(path string) (*os.File, error) {
	for {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".borderatlas-%08x.tmp", rand.Uint32()))
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

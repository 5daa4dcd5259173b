// Package atomicfile replaces files atomically and durably: whatever happens, a kill
// or a power cut included, the old file is there or the new one, whole.
package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// Errors of files that are not replaced.
var (
	ErrReadOnly = errors.New("the file is read-only, so it is not replaced") // whatever was said
	ErrLocked   = errors.New("somebody else holds the lock")
)

// system is what is asked of the system; a test looks at the order.
var system = struct {
	sync       func(*os.File) error
	rename     func(from, to string) error
	link       func(from, to string) error
	exchange   func(a, b string) error
	syncFolder func(string) error
}{(*os.File).Sync, os.Rename, os.Link, exchangeNames, SyncFolder}

// Draft is a file under a temporary name beside the one that it is to be. It is
// locked as long as this program writes it, so that Sweep tells it from what a
// killed program left.
type Draft struct {
	file  *os.File
	name  string // its own
	asked string // the path that was asked for, which the errors name
	path  string // that it is to have: where a link leads
	aside string // the name under which what is there is to wait
	old   string // the same when something waits there; empty: nothing does
	guard *os.File
}

// Create begins a file that is to be at path. It gets the permissions of the file
// that is there, or perm where there is none. What dead programs of ours left in the
// folder is swept.
func Create(path string, perm fs.FileMode) (*Draft, error) {
	d := &Draft{asked: path, path: resolveLinks(path)} // a link stays a link
	info, err := Replaceable(path)
	if err != nil {
		return nil, err
	}
	Sweep(filepath.Dir(d.path))
	if d.file, d.name, err = temporary(d.path, perm); err != nil {
		return nil, d.named(err)
	}
	if info != nil {
		if err := adoptPermissions(d.file, info); err != nil {
			d.Discard()
			return nil, d.named(err)
		}
	}
	return d, nil
}

// resolveLinks is where the links at a path lead, also to what is not there yet.
func resolveLinks(path string) string {
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

// Replaceable tells what is at a path, nil for nothing, and why it cannot be
// replaced, if anything. A link counts as what it leads to.
func Replaceable(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a regular file", path)
	case info.Mode().Perm()&0o200 == 0:
		return nil, &fs.PathError{Op: "replace", Path: path, Err: ErrReadOnly}
	}
	return info, nil
}

// Write writes into the draft.
func (d *Draft) Write(b []byte) (int, error) {
	n, err := d.file.Write(b)
	return n, d.named(err)
}

// WriteAt writes over what was written before, as heads of files have to that count what follows.
func (d *Draft) WriteAt(b []byte, at int64) (int, error) {
	n, err := d.file.WriteAt(b, at)
	return n, d.named(err)
}

// Finish brings what was written to the disk.
func (d *Draft) Finish() error {
	err := system.sync(d.file)
	if !renamesOpen {
		err = errors.Join(err, d.file.Close())
	}
	return d.named(err)
}

// Discard removes the draft, if it has not taken its place, and gives it up.
func (d *Draft) Discard() {
	_ = d.file.Close() // it may be closed
	_ = os.Remove(d.name)
	if d.guard != nil {
		_ = d.guard.Close()
	}
}

// named is errorAbout the file that was asked for.
func (d *Draft) named(err error) error { return errorAbout(d.asked, err) }

// errorAbout lets an error name a path that was asked for, not a temporary one.
func errorAbout(asked string, err error) error {
	about, link := new(fs.PathError), new(os.LinkError)
	switch {
	case errors.As(err, &link):
		return &fs.PathError{Op: link.Op, Path: asked, Err: link.Err}
	case errors.As(err, &about) && about.Path != asked:
		return &fs.PathError{Op: about.Op, Path: asked, Err: about.Err}
	}
	return err
}

// WriteFile replaces one file with data, durably. A file that is new gets perm.
func WriteFile(path string, data []byte, perm fs.FileMode) error {
	d, err := Create(path, perm)
	if err != nil {
		return err
	}
	defer d.Discard()
	if _, err := d.Write(data); err != nil {
		return err
	}
	if err := d.Finish(); err != nil {
		return err
	}
	return Replace(d)
}

const (
	temporaryMark   = ".borderatlas-"
	temporaryEnding = ".tmp"
	longestOwn      = 200 // bytes of the target's name in a temporary one; systems allow 255 in all
)

// temporary makes a locked file beside path that nothing else uses.
func temporary(path string, perm fs.FileMode) (*os.File, string, error) {
	for {
		name := temporaryName(path)
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, "", err
		}
		if !errors.Is(TryLock(f), ErrLocked) && isNamed(f, name) {
			return f, name, nil
		}
		_ = f.Close() // a sweep was faster than the lock, and removes it
	}
}

// temporaryName is a name beside path that starts with a dot and the target's name.
func temporaryName(path string) string {
	name := fmt.Sprintf(".%s%s%08x%s", shortened(filepath.Base(path)), temporaryMark, rand.Uint32(), temporaryEnding)
	return filepath.Join(filepath.Dir(path), name)
}

// shortened is a name that leaves room for what is put behind it.
func shortened(base string) string {
	if len(base) > longestOwn {
		base = base[:longestOwn]
		for !utf8.ValidString(base) && len(base) > longestOwn-utf8.UTFMax {
			base = base[:len(base)-1]
		}
	}
	return base
}

package document

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"sync"

	"borderatlas/app/atomicfile"
	"borderatlas/mapview/fault"
)

// Errors of a file that is not what it was when this program last read or wrote it.
// Accept agrees to replace it all the same.
var (
	ErrChanged  = errors.New("somebody else has changed the file since it was opened")
	ErrVanished = errors.New("the file that was opened is not there any more")
)

// File is a place for a document that is open: it remembers what was read from there or
// written, so that nothing of somebody else's is replaced unasked, and holds the place,
// so that other windows learn of it. Its methods may wait for a disk.
type File struct {
	path string

	mutex       sync.Mutex
	known, seen fingerprint // what this program knows to be there, and what Save has found last
	locked      bool        // whether a read-only file may be replaced
	hold        *atomicfile.Hold
}

// Opened is what OpenFile answers.
type Opened struct {
	File     *File
	Document Document
	Report   Report
	Shared   bool // another window has the file open
}

// fingerprint tells the contents of a file from others; that of no file is zero.
type fingerprint struct {
	there bool
	size  int64
	sum   [sha256.Size]byte // of files that could be atlas files by their size
}

func fingerprintOf(data []byte) fingerprint {
	return fingerprint{true, int64(len(data)), sha256.Sum256(data)}
}

// look is the fingerprint of what is at a path.
func look(path string) (fingerprint, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fingerprint{}, nil
	}
	if err != nil {
		return fingerprint{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() > MaxBytes {
		return fingerprint{there: true, size: info.Size()}, err
	}
	data, err := io.ReadAll(f)
	return fingerprintOf(data), err
}

// NewFile is a place where nothing is known to be.
func NewFile(path string) *File { return &File{path: path} }

// OpenFile is ReadFile of a file that is to be saved again.
func OpenFile(ctx context.Context, path string) (Opened, error) {
	type result struct {
		opened Opened
		err    error
	}
	done := make(chan result, 1)
	go func() { // a call that waits for a disk cannot be interrupted, only left alone
		var r result
		r.err = fault.Try(func() (err error) {
			r.opened, err = openPath(path)
			return err
		})
		done <- r
	}()
	select {
	case r := <-done:
		return r.opened, r.err
	case <-ctx.Done():
		go func() { (<-done).opened.File.Close() }()
		return Opened{}, ctx.Err()
	}
}

// openPath is OpenFile for as long as it takes.
func openPath(path string) (o Opened, err error) {
	o.File = NewFile(path)
	read := counted{Hash: sha256.New()}
	if o.Document, o.Report, err = readPath(path, &read); err != nil {
		return o, err
	}
	hold, err := atomicfile.TryHold(path)
	o.File.hold, o.Shared = hold, errors.Is(err, atomicfile.ErrLocked)
	o.File.known = fingerprint{there: true, size: read.size}
	read.Sum(o.File.known.sum[:0])
	return o, nil
}

// counted is a sum that knows of how many bytes.
type counted struct {
	hash.Hash
	size int64
}

func (c *counted) Write(b []byte) (int, error) {
	c.size += int64(len(b))
	return c.Hash.Write(b)
}

// Path is where the file is.
func (f *File) Path() string { return f.path }

// Close gives the place up, if there is one.
func (f *File) Close() {
	if f == nil {
		return
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.hold.Release()
	f.hold = nil
}

// Accept agrees to what an error of Save says, so that the next one replaces what is there.
func (f *File) Accept(err error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	readOnly := errors.Is(err, atomicfile.ErrReadOnly)
	f.locked = f.locked || readOnly
	if !readOnly || !f.known.there { // one question is enough where nothing was known
		f.known = f.seen
	}
}

// Save replaces the file with data, durably. Where something else is there than this
// program knows of nothing is replaced: the error is then fs.ErrExist, ErrChanged,
// ErrVanished or atomicfile.ErrReadOnly.
func (f *File) Save(ctx context.Context, data []byte) error {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if err := f.check(); err != nil {
		return err
	}
	write := func() error { return f.write(ctx, data) }
	err := write
	if f.locked && f.known.there {
		err = func() error { return atomicfile.WhileWritable(f.path, write) }
	}
	failed := err()
	if now, err := look(f.path); err == nil && now == fingerprintOf(data) {
		f.known = now // also where its new name alone could not be brought to the disk
	}
	if failed == nil && f.hold == nil {
		f.hold, _ = atomicfile.TryHold(f.path) // who holds it was told of, or knows the file by now
	}
	return failed
}

// check tells why what is there is not replaced, if anything.
func (f *File) check() error {
	_, fault := atomicfile.Replaceable(f.path)
	readOnly := errors.Is(fault, atomicfile.ErrReadOnly)
	if fault != nil && !readOnly {
		return fault
	}
	var err error
	if f.seen, err = look(f.path); err != nil {
		return err
	}
	switch {
	case readOnly && !f.locked:
		return fault
	case f.seen == f.known:
		return nil
	}
	reason := ErrChanged
	switch {
	case !f.seen.there:
		reason = ErrVanished
	case !f.known.there:
		reason = fs.ErrExist
	}
	return &fs.PathError{Op: "save", Path: f.path, Err: reason}
}

// write replaces what was checked, and checks again when all but that is done.
func (f *File) write(ctx context.Context, data []byte) error {
	d, err := atomicfile.Create(f.path, 0o666)
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
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	return atomicfile.Replace(d)
}

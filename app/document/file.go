package document

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"borderatlas/mapview/fault"
)

// MaxPicture is the largest picture that is searched for its document, in bytes. It
// is read piece by piece and never held.
const MaxPicture = 256 << 20

// Errors of what cannot be read as a file.
var (
	ErrHugePicture = fmt.Errorf("a picture that is opened has at most %d MB", MaxPicture>>20)
	ErrNoFile      = errors.New("this is a folder or a device and not a file")
)

// readResult is what became of reading a file.
type readResult struct {
	document Document
	report   Report
	err      error
}

// ReadFile reads an atlas file, or the document in a PNG, SVG or PDF file; what it
// is is told from its content. It waits for a slow disk, or for the writer of a pipe,
// until ctx ends. The error names the file and is one of this package, the system's,
// or that of ctx.
func ReadFile(ctx context.Context, path string) (Document, Report, error) {
	done := make(chan readResult, 1)
	go func() { // a call that waits for a disk cannot be interrupted, only left alone
		var o readResult
		o.err = fault.Try(func() (err error) {
			o.document, o.report, err = readPath(path, io.Discard)
			return err
		})
		done <- o
	}()
	select {
	case o := <-done:
		return o.document, o.report, o.err
	case <-ctx.Done():
		return Document{}, Report{}, ctx.Err()
	}
}

// readPath is ReadFile for as long as it takes; also gets what is read.
func readPath(path string, also io.Writer) (d Document, report Report, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return d, report, err
	}
	if kind := info.Mode().Type(); kind != 0 && kind != fs.ModeNamedPipe {
		return d, report, fmt.Errorf("%s: %w", path, ErrNoFile)
	}
	f, err := os.Open(path)
	if err != nil {
		return d, report, err
	}
	defer f.Close()
	d, report, err = read(io.TeeReader(f, also), info.Size())
	if err != nil && !errors.As(err, new(*fs.PathError)) {
		err = fmt.Errorf("%s: %w", path, err)
	}
	return d, report, err
}

// read reads a document from a stream of about a size, which is 0 for a pipe.
func read(in io.Reader, size int64) (Document, Report, error) {
	r := bufio.NewReaderSize(in, searchWindow)
	if head, _ := r.Peek(len(pngSignature)); isPicture(head) {
		if size > MaxPicture {
			return Document{}, Report{}, ErrHugePicture
		}
		d, err := fromPicture(bufio.NewReaderSize(io.LimitReader(r, MaxPicture), searchWindow))
		return d, Report{}, err
	}
	if size > MaxBytes {
		return Document{}, Report{}, ErrHuge
	}
	var data bytes.Buffer
	data.Grow(int(size) + bytes.MinRead) // so that it is never copied
	if _, err := data.ReadFrom(io.LimitReader(r, MaxBytes+1)); err != nil {
		return Document{}, Report{}, err
	}
	return Decode(data.Bytes())
}

// isPicture tells from its first bytes whether a file is a PNG, SVG or PDF file, or at
// least markup.
func isPicture(head []byte) bool {
	for _, start := range []string{pngSignature, "%PDF-", "<", "\ufeff<"} {
		if bytes.HasPrefix(head, []byte(start)) {
			return true
		}
	}
	return false
}

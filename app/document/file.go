package document

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// maxPicture is the largest picture that is searched for its document.
const maxPicture = 512 << 20

// ReadFile reads an atlas file, or the document in a PNG, SVG or PDF file; what it
// is is told from its content. The error names the file and is ErrForeign, ErrHuge,
// ErrNoState or ErrTampered, or the system's.
func ReadFile(path string) (Document, Report, error) {
	data, err := readUpTo(path, maxPicture)
	if err != nil {
		return Document{}, Report{}, err
	}
	d, report, err := read(data)
	if err != nil {
		err = fmt.Errorf("%s: %w", path, err)
	}
	return d, report, err
}

func read(data []byte) (Document, Report, error) {
	if isPicture(data) {
		d, err := FromPicture(data)
		return d, Report{}, err
	}
	return Decode(data)
}

// isPicture tells whether data is a PNG, SVG or PDF file, or at least markup.
func isPicture(data []byte) bool {
	for _, start := range []string{pngSignature, "%PDF-", "<", "\ufeff<"} {
		if bytes.HasPrefix(data, []byte(start)) {
			return true
		}
	}
	return false
}

// readUpTo is a file's content, of which only so much is read that its size shows.
func readUpTo(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = fmt.Errorf("%s: %w", path, ErrHuge)
	}
	return data, err
}

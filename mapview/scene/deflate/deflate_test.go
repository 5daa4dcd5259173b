package deflate

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"testing"
)

// numbers is text as files hold it: it repeats itself, and not exactly.
func numbers(size int) []byte {
	var b []byte
	for i := 0; len(b) < size; i++ {
		b = fmt.Appendf(b, "%d.%d l\n", i*i%977, i%100)
	}
	return b[:size]
}

func TestZlibIsReadBack(t *testing.T) {
	for _, size := range []int{0, 1, partSize - 1, partSize, partSize + 1, 5*partSize + 7} {
		data := numbers(size)
		packed := Zlib(data)
		r, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatalf("%d bytes: %v", size, err)
		}
		if back, err := io.ReadAll(r); err != nil || !bytes.Equal(back, data) {
			t.Errorf("%d bytes come back as %d: %v", size, len(back), err)
		}
		if len(data) > partSize && len(packed) > len(data)/2 {
			t.Errorf("%d bytes are packed as %d", size, len(packed))
		}
		if !bytes.Equal(packed, Zlib(data)) {
			t.Errorf("%d bytes are not packed the same twice", size)
		}
	}
}

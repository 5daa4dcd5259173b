package export

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"borderatlas/mapview/scene"
)

// tripwire is a writer to which something happens when the picture itself comes.
type tripwire struct {
	left int // bytes before that
	trip func() error
}

func (w *tripwire) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, w.trip()
	}
	return len(b), nil
}

// TestJPEGEndsEarly: a picture that is stopped, or that finds no room on the disk,
// is not encoded to its end.
func TestJPEGEndsEarly(t *testing.T) {
	page, s := &scene.Scene{W: 6000, H: 6000}, Spec{Width: 6000, Height: 6000, Pixels: 1}
	start := time.Now()
	if err := writeJPEG(context.Background(), io.Discard, page, s, Words{}); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(start)
	full := errors.New("no space left")
	ctx, cancel := context.WithCancel(context.Background())
	for name, test := range map[string]struct {
		trip func() error
		want error
	}{
		"stopped": {func() error { cancel(); return nil }, context.Canceled},
		"full":    {func() error { return full }, full},
	} {
		c := context.Background()
		if name == "stopped" {
			c = ctx
		}
		start := time.Now()
		file := struct {
			io.Writer
			io.WriterAt
		}{Writer: &tripwire{8 << 10, test.trip}}
		err := writeJPEG(c, &stoppable{c, file}, page, s, Words{})
		if took := time.Since(start); !errors.Is(err, test.want) || took > whole/3 {
			t.Errorf("%s: %v after %v; a whole picture takes %v", name, err, took, whole)
		}
	}
}

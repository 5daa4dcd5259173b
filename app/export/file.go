package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"borderatlas/app/atomicfile"
	"borderatlas/layers"
)

// ErrExists is the error of a file that is there and was not to be replaced.
var ErrExists = errors.New("the file exists")

// File draws a picture and writes it in the format of the path's ending, with a
// world file beside it if that is wanted. When it fails or ctx ends, nothing is left
// behind and a file that was there is unchanged.
func File(ctx context.Context, stack *layers.Stack, s Spec, path string, force bool) error {
	encode, err := s.encoder(path)
	if err != nil {
		return err
	}
	if err := writable(path, force); err != nil { // before the work
		return err
	}
	if s.World {
		if err := s.checkWorld(path, force); err != nil {
			return err
		}
	}
	page, _, err := Compose(ctx, stack, s)
	if err != nil {
		return err
	}
	words := Describe(stack, s)
	files := []output{{path, func(w Draft) error { return encode(ctx, w, page, s, words) }}}
	if s.World {
		files = append(s.worldOutputs(stack, path), files...)
	}
	return save(ctx, force, files...)
}

// Save writes a file under a temporary name beside it and renames it when it is
// complete. Without force a file that exists is not replaced; what is no regular
// file never is. When write fails or ctx ends nothing is left behind.
func Save(ctx context.Context, path string, force bool, write func(io.Writer) error) error {
	return save(ctx, force, output{path, func(d Draft) error { return write(d) }})
}

// SaveFile is Save for what goes back to what it has written.
func SaveFile(ctx context.Context, path string, force bool, write func(Draft) error) error {
	return save(ctx, force, output{path, write})
}

// Draft is a file that is being written, and where it can be written over.
type Draft interface {
	io.Writer
	io.WriterAt
}

// output is a file and what writes it.
type output struct {
	path  string
	write func(Draft) error
}

// save is Save for files that belong together: none takes its place before all are
// complete, and where one cannot, those before it are as they were.
func save(ctx context.Context, force bool, files ...output) error {
	drafts := make([]*atomicfile.Draft, len(files))
	defer func() {
		for _, d := range drafts {
			if d != nil {
				d.Discard()
			}
		}
	}()
	for i, f := range slices.Backward(files) { // the main one is the last: what is wrong is said of it
		if err := writable(f.path, force); err != nil {
			return err
		}
		d, err := atomicfile.Create(f.path, 0o666)
		if err != nil {
			return err
		}
		drafts[i] = d
		if err := f.write(&stoppable{ctx, d}); err != nil {
			return err
		}
		if err := d.Finish(); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := errors.Join(ctx.Err(), writable(f.path, force)); err != nil {
			return err
		}
	}
	return atomicfile.Replace(drafts...)
}

// writable tells why a path cannot be written to, as far as that is known before.
func writable(path string, force bool) error {
	if err := CheckName(path); err != nil {
		return err
	}
	info, err := atomicfile.Replaceable(path)
	switch {
	case err != nil:
		return err
	case info != nil && !force:
		return fmt.Errorf("%s: %w", path, ErrExists)
	}
	return nil
}

// stoppable is a draft whose writing fails as soon as its context has ended.
type stoppable struct {
	ctx context.Context
	d   Draft
}

func (s *stoppable) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.d.Write(b)
}

func (s *stoppable) WriteAt(b []byte, at int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.d.WriteAt(b, at)
}

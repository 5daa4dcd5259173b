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
	err = Save(ctx, path, force, func(w io.Writer) error { return encode(ctx, w, page, s, words) })
	if err != nil || !s.World {
		return err
	}
	return s.saveWorld(ctx, stack, path, force)
}

// Save writes a file under a temporary name beside it and renames it when it is
// complete. Without force a file that exists is not replaced; what is no regular
// file never is. When write fails or ctx ends nothing is left behind.
func Save(ctx context.Context, path string, force bool, write func(io.Writer) error) (err error) {
	if err := writable(path, force); err != nil {
		return err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link stays a link
	}
	f, err := temporary(path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close() // harmless if it is closed already
			os.Remove(f.Name())
		}
	}()
	if err := write(&stoppable{ctx, f}); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := errors.Join(ctx.Err(), writable(path, force)); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// writable tells why a path cannot be written to, as far as that is known before.
func writable(path string, force bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a regular file", path)
	case !force:
		return fmt.Errorf("%s: %w", path, ErrExists)
	}
	return nil
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

// stoppable is a writer that fails as soon as its context has ended.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s *stoppable) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}

package motion

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"borderatlas/app/atomicfile"
	"borderatlas/app/export"
)

// folderWriter writes numbered PNG files.
type folderWriter struct {
	folder string
	pixels float64 // px per dp
	count  int
}

// pictureName is that of the picture of a number, from 1.
func pictureName(n int) string { return fmt.Sprintf("%04d.png", n) }

func (f *folderWriter) picture(s *stage) error {
	f.count++
	file, err := os.Create(filepath.Join(f.folder, pictureName(f.count)))
	if err != nil {
		return err
	}
	return errors.Join(export.EncodePNG(file, s.img, f.pixels, export.Words{}), file.Sync(), file.Close())
}

func (f *folderWriter) stay(time.Duration) error { return nil }

func (f *folderWriter) end() error { return nil }

// folder writes the film beside the place of the folder and moves it there when it
// is complete. A folder with something in it is only replaced with force, and then
// only if all it holds are numbered pictures.
func (f Film) folder(ctx context.Context, draw Draw, path string, force bool, told Progress) error {
	path = filepath.Clean(path)
	part, err := atomicfile.CreateFolder(path) // brings back what a killed program had put aside
	if err != nil {
		return err
	}
	defer part.Discard() // harmless when it has moved
	if err := replaceable(path, force); err != nil {
		return err
	}
	if err := f.run(ctx, draw, newStage(f.size()), &folderWriter{folder: part.Name(), pixels: 1}, told); err != nil {
		return part.Named(err)
	}
	if err := errors.Join(ctx.Err(), replaceable(path, force)); err != nil {
		return err
	}
	return part.Replace()
}

// replaceable tells why a folder cannot be replaced, if anything.
func replaceable(path string, force bool) error {
	entries, err := os.ReadDir(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return err
	case !force:
		return fmt.Errorf("%s: %w", path, export.ErrExists)
	}
	for _, e := range entries {
		var n int
		if _, err := fmt.Sscanf(e.Name(), "%d.png", &n); err != nil || e.Name() != pictureName(n) {
			return fmt.Errorf("%s holds %s, which is no picture of an animation, so it is not replaced", path, e.Name())
		}
	}
	return nil
}

package motion

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"borderatlas/app/export"
	"borderatlas/app/export/palette"
	"borderatlas/app/export/tally"
)

// Endings are those of the files that can be written; a path that ends in a
// separator is a folder of numbered PNG files.
var Endings = []string{".gif", ".apng", ".png", ".mp4"}

// ErrNoCoder is the error of an MP4 file on a machine that lacks the program for it.
var ErrNoCoder = errors.New("an MP4 file takes the program ffmpeg, which is not installed; GIF and APNG files and folders of PNG files take none")

// CheckPath tells why a film cannot be written to a path, if anything.
func CheckPath(path string) error {
	ending := strings.ToLower(filepath.Ext(path))
	switch {
	case isFolder(path):
		return nil
	case !slices.Contains(Endings, ending):
		return fmt.Errorf("%s: the name has to end in .gif, .apng or .mp4, or in / for a folder of PNG files", path)
	case ending == ".mp4":
		if _, err := exec.LookPath(coder); err != nil {
			return ErrNoCoder
		}
	}
	return nil
}

// CheckSize tells why a film of a size in px cannot be written to a path, if anything.
func CheckSize(path string, size image.Point) error {
	if strings.EqualFold(filepath.Ext(path), ".mp4") {
		return checkCoded(size)
	}
	return nil
}

func isFolder(path string) bool { return path != "" && os.IsPathSeparator(path[len(path)-1]) }

// File draws a film and writes it in the format of the path's ending. When it fails
// or ctx ends, nothing is left behind and a file that was there is unchanged.
func File(ctx context.Context, f Film, draw Draw, path string, force bool, told Progress) error {
	if err := errors.Join(f.Check(), CheckPath(path)); err != nil {
		return err
	}
	if err := CheckSize(path, f.size()); err != nil {
		return err
	}
	if isFolder(path) {
		return f.folder(ctx, draw, path, force, told)
	}
	return export.SaveFile(ctx, path, force, func(d export.Draft) error {
		switch strings.ToLower(filepath.Ext(path)) {
		case ".gif":
			on := newStage(f.size())
			p, err := f.palette(ctx, draw, on)
			if err != nil {
				return err
			}
			return f.run(ctx, draw, on, newGIF(d, f.size(), p), told)
		case ".mp4":
			return f.mp4(ctx, draw, path, d, told)
		}
		return f.run(ctx, draw, newStage(f.size()), newAPNG(d, f.size()), told)
	})
}

// size is that of all pictures, in px.
func (f Film) size() image.Point { return image.Pt(f.Shots[0].Spec.Width, f.Shots[0].Spec.Height) }

// samples is how many pictures, evenly spread, the palette is made from.
const samples = 16

// palette counts the colours of samples, one after the other on a stage: sixteen large
// ones fill the memory.
func (f Film) palette(ctx context.Context, draw Draw, on *stage) (*palette.Palette, error) {
	counts := tally.New()
	n := min(samples, len(f.Shots))
	for i := range n {
		sample, err := draw(ctx, f.Shots[i*(len(f.Shots)-1)/max(n-1, 1)].Spec)
		if err != nil {
			return nil, err
		}
		if _, err := on.paint(ctx, sample); err != nil {
			return nil, err
		}
		counts.Count(on.img.Pix)
	}
	return palette.Of(palette.Most, counts), nil
}

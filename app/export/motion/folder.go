package motion

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"borderatlas/app/export"
)

// folderWriter writes numbered PNG files, and remembers how long each stays.
type folderWriter struct {
	folder string
	pixels float64 // px per dp
	stays  []time.Duration
}

// pictureName is that of the picture of a number, from 1.
func pictureName(n int) string { return fmt.Sprintf("%04d.png", n) }

func (f *folderWriter) picture(img *image.RGBA, stays time.Duration) error {
	f.stays = append(f.stays, stays)
	file, err := os.Create(filepath.Join(f.folder, pictureName(len(f.stays))))
	if err != nil {
		return err
	}
	return errors.Join(export.EncodePNG(file, img, f.pixels, export.Words{}), file.Close())
}

func (f *folderWriter) end() error { return nil }

// folder writes the film beside the place of the folder and moves it there when it
// is complete. A folder with something in it is only replaced with force, and then
// only if all it holds are numbered pictures.
func (f Film) folder(ctx context.Context, draw Draw, path string, force bool, told Progress) error {
	path = filepath.Clean(path)
	if err := replaceable(path, force); err != nil {
		return err
	}
	part, err := os.MkdirTemp(filepath.Dir(path), ".borderatlas-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(part) // harmless when it has moved
	if err := f.run(ctx, draw, &folderWriter{folder: part, pixels: 1}, told); err != nil {
		return err
	}
	if err := errors.Join(ctx.Err(), replaceable(path, force)); err != nil {
		return err
	}
	if err := os.Chmod(part, 0o755); err != nil { // a temporary folder is its owner's alone
		return err
	}
	return exchange(part, path)
}

// exchange moves a folder to the place of another one, which is only removed when
// that has worked.
func exchange(part, path string) error {
	old := part + "-old"
	switch err := os.Rename(path, old); {
	case errors.Is(err, fs.ErrNotExist):
		return os.Rename(part, path)
	case err != nil:
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return errors.Join(err, os.Rename(old, path))
	}
	return os.RemoveAll(old)
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

// coder makes MP4 files.
const coder = "ffmpeg"

// mp4 writes the pictures into a folder of its own and lets the coder join them.
func (f Film) mp4(ctx context.Context, draw Draw, w io.Writer, told Progress) (err error) {
	folder, err := os.MkdirTemp("", "borderatlas-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	pictures := &folderWriter{folder: folder, pixels: 1}
	if err := f.run(ctx, draw, pictures, told); err != nil {
		return err
	}
	list, film := filepath.Join(folder, "list.txt"), filepath.Join(folder, "film.mp4")
	if err := os.WriteFile(list, []byte(pictures.list()), 0o600); err != nil {
		return err
	}
	// 25 pictures a second, even sides and half the colour resolution: what every
	// player shows. The sum of times is that of the list.
	words := strings.Fields("-hide_banner -loglevel error -f concat -safe 0 -i list.txt -vf fps=25,scale=trunc(iw/2)*2:trunc(ih/2)*2 " +
		"-c:v libx264 -preset medium -crf 18 -pix_fmt yuv420p -movflags +faststart -fflags +bitexact -map_metadata -1 -t " + fmt.Sprintf("%.3f", pictures.lasts().Seconds()) + " film.mp4")
	command := exec.CommandContext(ctx, coder, words...)
	command.Dir = folder
	if said, err := command.CombinedOutput(); err != nil {
		return errors.Join(ctx.Err(), fmt.Errorf("%s: %w: %s", coder, err, firstLine(string(said))))
	}
	file, err := os.Open(film)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = bufio.NewReader(file).WriteTo(w)
	return err
}

// lasts is how long the film is.
func (f *folderWriter) lasts() (all time.Duration) {
	for _, d := range f.stays {
		all += d
	}
	return all
}

// list names the pictures with their times as the coder wants them. The last is
// named again, because for some of its versions the time of the last line does not
// count; for others the film is cut where it has to end.
func (f *folderWriter) list() string {
	var b strings.Builder
	for i, d := range f.stays {
		fmt.Fprintf(&b, "file '%s'\nduration %.3f\n", pictureName(i+1), d.Seconds())
	}
	fmt.Fprintf(&b, "file '%s'\n", pictureName(len(f.stays)))
	return b.String()
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

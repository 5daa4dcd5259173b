package command

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"borderatlas/app/story"
)

var allFilms = flag.Bool("films", false, "make every ready story a film, in three sizes and both usual layouts")

// TestFilmsShowEveryPicture: a decoded MP4 file shows each of the pictures that the
// same command writes as PNG files, in their order and in their colours.
func TestFilmsShowEveryPicture(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed here; the check of exports installs it")
	}
	stories, sizes, layouts := story.ReadyMade, []string{"640x480", "854x480", "1280x720"}, []string{"map", "legend"}
	if !*allFilms {
		stories, sizes, layouts = stories[1:3], sizes[:1], layouts[1:]
	}
	for _, s := range stories {
		for _, size := range sizes {
			for _, layout := range layouts {
				t.Run(strings.Join([]string{s.ID, size, layout}, " "), func(t *testing.T) { checkFilm(t, s.ID, size, layout) })
			}
		}
	}
}

// TestFilmsThatNothingShowsAreRefused: half of the colour resolution takes even sides, and
// nothing is scaled by a pixel in silence; what is beyond the standard is no film.
func TestFilmsThatNothingShowsAreRefused(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed here; the check of exports installs it")
	}
	path := filepath.Join(t.TempDir(), "a.mp4")
	for size, want := range map[string]string{"641x481": "640x480", "8192x8192": "8192x4352"} {
		status, _, stderr := run(t, "animate", "-o", path, "--size", size)
		if status != 2 || !strings.Contains(stderr, "--size") || !strings.Contains(stderr, want) {
			t.Errorf("%s: status %d: %s", size, status, stderr)
		}
	}
}

func checkFilm(t *testing.T, id, size, layout string) {
	t.Helper()
	dir := t.TempDir()
	film, folder := filepath.Join(dir, "film.mp4"), filepath.Join(dir, "stills")
	for _, output := range []string{film, folder + "/"} {
		if status, _, stderr := run(t, "animate", "-o", output, "--story", id, "--size", size, "--layout", layout, "--seconds", "0.08", "--hold", "0", "--move", "0"); status != 0 {
			t.Fatal(stderr)
		}
	}
	checkColourTags(t, film)
	stills := readStills(t, folder)
	frames := decoded(t, film, stills[0].Rect.Size())
	at, seen := 0, make([]int, len(stills))
	for i, frame := range frames {
		if at+1 < len(stills) && nearer(frame, stills[at+1], stills[at]) {
			at++
		}
		seen[at]++
		if d := meanDifference(frame, stills[at]); d > 2.5 {
			t.Errorf("frame %d differs from picture %d by %.2f of 255", i+1, at+1, d)
		}
	}
	for i, n := range seen {
		if n == 0 {
			t.Errorf("picture %d of %d is not in the film", i+1, len(stills))
		}
	}
}

// checkColourTags: a film says, to a program that is not ours, that its colours are those
// of ITU-R BT.709; a player takes others for small films that say nothing.
func checkColourTags(t *testing.T, film string) {
	t.Helper()
	if _, err := exec.LookPath("ffprobe"); err != nil {
		t.Fatal("ffprobe, which comes with ffmpeg, is missing: ", err)
	}
	command := exec.CommandContext(t.Context(), "ffprobe", "-v", "error", "-select_streams", "v:0",
		"-show_entries", "stream=color_range,color_space,color_transfer,color_primaries", "-of", "default=nokey=0:noprint_wrappers=1", film)
	said, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"color_range=tv", "color_space=bt709", "color_transfer=bt709", "color_primaries=bt709"} {
		if !slices.Contains(strings.Fields(string(said)), want) {
			t.Errorf("the film does not say %s:\n%s", want, said)
		}
	}
}

// readStills reads numbered PNG files as opaque pictures of red, green, blue and alpha.
func readStills(t *testing.T, folder string) (list []*image.RGBA) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil || len(names) == 0 {
		t.Fatal("there are no stills", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		rgba := image.NewRGBA(img.Bounds())
		draw.Draw(rgba, rgba.Rect, img, image.Point{}, draw.Src)
		list = append(list, rgba)
	}
	return list
}

// decoded are the frames of a film, by a program that is not ours.
func decoded(t *testing.T, film string, size image.Point) (list []*image.RGBA) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "ffmpeg", "-loglevel", "error", "-i", film, "-f", "rawvideo", "-pix_fmt", "rgba", "pipe:1")
	pipe, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	for {
		img := image.NewRGBA(image.Rectangle{Max: size})
		_, err := io.ReadFull(pipe, img.Pix)
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(fmt.Errorf("after %d frames: %w", len(list), err))
		}
		list = append(list, img)
	}
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	return list
}

// nearer reports whether a frame is nearer to picture a than to b, where they differ.
func nearer(frame, a, b *image.RGBA) bool {
	var toA, toB int
	for i, p := range a.Pix {
		if q := b.Pix[i]; p != q {
			toA += apart(frame.Pix[i], p)
			toB += apart(frame.Pix[i], q)
		}
	}
	return toA < toB
}

// meanDifference is that of all bytes of two pictures.
func meanDifference(a, b *image.RGBA) float64 {
	sum := 0
	for i, p := range a.Pix {
		sum += apart(p, b.Pix[i])
	}
	return float64(sum) / float64(len(a.Pix))
}

func apart(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }

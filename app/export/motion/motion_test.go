package motion

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"borderatlas/app/export"
)

const width, height = 64, 48

// square is a white picture with a square whose place and colour a letter says.
type square struct{ letter int }

func (s square) Part(ctx context.Context, dst *image.RGBA) error {
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	at := image.Rect(0, 0, 8, 8).Add(image.Pt(5*s.letter, 3*s.letter))
	draw.Draw(dst, at, image.NewUniform(color.RGBA{uint8(40 * s.letter), 100, 200, 255}), image.Point{}, draw.Src)
	return ctx.Err()
}

// plain draws the square of a title.
func plain(_ context.Context, s export.Spec) (Picture, error) {
	if s.Title == "broken" {
		return nil, errors.New("broken")
	}
	return square{int(s.Title[0] - 'a')}, nil
}

// painted is the picture of a title.
func painted(t *testing.T, title string) *image.RGBA {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	p, err := plain(t.Context(), export.Spec{Title: title})
	if err == nil {
		err = p.Part(t.Context(), img)
	}
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// film has a shot for each letter.
func film(letters string) Film {
	var f Film
	for _, l := range letters {
		f.Shots = append(f.Shots, Shot{export.Spec{Title: string(l), Width: width, Height: height}, 500 * time.Millisecond})
	}
	return f
}

func written(t *testing.T, f Film, name string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	done, of := 0, 0
	if err := File(context.Background(), f, plain, path, false, func(d, o int) { done, of = d, o }); err != nil {
		t.Fatal(err)
	}
	if done != len(f.Shots) || of != done {
		t.Errorf("%s: progress ends at %d of %d", name, done, of)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestGIF plays the file and gets the pictures; those that are equal are one that
// stays longer.
func TestGIF(t *testing.T) {
	data := written(t, film("aabcca"), "a.gif")
	g, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Image) != 4 || g.LoopCount != 0 {
		t.Fatalf("%d pictures, loop %d", len(g.Image), g.LoopCount)
	}
	stage := image.NewRGBA(image.Rect(0, 0, width, height))
	for i, want := range []struct {
		title string
		delay int
	}{{"a", 100}, {"b", 50}, {"c", 100}, {"a", 50}} {
		if g.Delay[i] != want.delay {
			t.Errorf("picture %d stays %d/100 s, want %d", i, g.Delay[i], want.delay)
		}
		paint(stage, g.Image[i])
		expected := painted(t, want.title)
		if !bytes.Equal(stage.Pix, expected.Pix) {
			t.Errorf("picture %d is not that of %s", i, want.title)
		}
	}
	if again := written(t, film("aabcca"), "a.gif"); !bytes.Equal(data, again) {
		t.Error("the same film has other bytes")
	}
}

// paint lays a picture over what is there.
func paint(stage *image.RGBA, img *image.Paletted) {
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
			if img.ColorIndexAt(x, y) != asBefore {
				stage.Set(x, y, img.At(x, y))
			}
		}
	}
}

// TestAPNG takes the file apart: any reader sees the first picture, and the others
// are boxes that change it.
func TestAPNG(t *testing.T) {
	data := written(t, film("aabc"), "a.apng")
	first, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	expected := painted(t, "a")
	for y := range height {
		for x := range width {
			if first.At(x, y) != expected.At(x, y) {
				t.Fatalf("the first picture differs at %d,%d", x, y)
			}
		}
	}
	kinds, sequence := "", uint32(0)
	for rest := data[8:]; len(rest) >= 12; {
		length, kind := binary.BigEndian.Uint32(rest), string(rest[4:8])
		kinds += kind + " "
		if kind == "fcTL" || kind == "fdAT" {
			if n := binary.BigEndian.Uint32(rest[8:]); n != sequence {
				t.Errorf("%s has number %d, want %d", kind, n, sequence)
			}
			sequence++
		}
		rest = rest[12+length:]
	}
	if want := "IHDR sRGB acTL fcTL IDAT fcTL fdAT fcTL fdAT IEND "; kinds != want {
		t.Errorf("chunks %s, want %s", kinds, want)
	}
}

func TestFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "film") + string(filepath.Separator)
	write := func(letters string, force bool) error {
		return File(context.Background(), film(letters), plain, path, force, func(int, int) {})
	}
	if err := write("abc", false); err != nil {
		t.Fatal(err)
	}
	if err := write("ab", false); !errors.Is(err, export.ErrExists) {
		t.Errorf("a folder that is there: %v", err)
	}
	if err := write("ab", true); err != nil {
		t.Error(err)
	}
	if names := names(t, path); names != "0001.png 0002.png" {
		t.Errorf("it holds %s", names)
	}
	if err := os.WriteFile(filepath.Join(path, "thesis.doc"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := write("ab", true); err == nil || !strings.Contains(err.Error(), "thesis.doc") {
		t.Errorf("a folder with something else in it: %v", err)
	}
	if names := names(t, filepath.Dir(filepath.Clean(path))); names != "film" {
		t.Errorf("beside it lies %s", names)
	}
}

func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

// TestNothingIsLeftBehind: by a picture that cannot be drawn, and by one who cancels.
func TestNothingIsLeftBehind(t *testing.T) {
	broken := film("ab")
	broken.Shots[1].Spec.Title = "broken"
	kinds := []string{"a.gif", "a.apng", "folder/"}
	if _, err := exec.LookPath(coder); err == nil {
		kinds = append(kinds, "a.mp4")
	}
	for _, name := range kinds {
		dir := t.TempDir()
		if err := File(context.Background(), broken, plain, place(dir, name), false, func(int, int) {}); err == nil {
			t.Errorf("%s: no error", name)
		}
		ctx, cancel := context.WithCancel(context.Background())
		err := File(ctx, film("abcdefg"), plain, place(dir, name), false, func(int, int) { cancel() })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		if left := names(t, dir); left != "" {
			t.Errorf("%s leaves %s", name, left)
		}
		cancel()
	}
}

func TestPaths(t *testing.T) {
	for path, want := range map[string]string{
		"a.gif": "", "a.APNG": "", "a.png": "", "a/": "", "a.mov": "has to end in", "a": "has to end in", "": "has to end in",
	} {
		err := CheckPath(path)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", path, err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if err := CheckPath("a.mp4"); !errors.Is(err, ErrNoCoder) {
		t.Errorf("without the coder: %v", err)
	}
}

func TestCheck(t *testing.T) {
	slow, quick := film("a"), film("a")
	slow.Shots[0].Stays, quick.Shots[0].Stays = 2*time.Minute, time.Millisecond
	for name, f := range map[string]Film{"none": {}, "slow": slow, "quick": quick, "many": {Shots: make([]Shot, MaxShots+1)}} {
		if f.Check() == nil {
			t.Errorf("%s: nothing is wrong", name)
		}
	}
	if err := film("ab").Check(); err != nil {
		t.Error(err)
	}
}

// TestOnePictureInMemory: whenever a film of any kind lays out its next picture, what it
// holds is one picture and a little to paint in and to pack with.
func TestOnePictureInMemory(t *testing.T) {
	const side = 1536
	f := film("abcde")
	for i := range f.Shots {
		f.Shots[i].Spec.Width, f.Shots[i].Spec.Height = side, side
	}
	before := liveBytes()
	for _, name := range []string{"a.gif", "a.apng", "folder/"} {
		most := 0
		draw := func(ctx context.Context, s export.Spec) (Picture, error) {
			most = max(most, liveBytes()-before)
			return plain(ctx, s)
		}
		if err := File(t.Context(), f, draw, place(t.TempDir(), name), false, func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		if pictures := float64(most) / (4 * side * side); pictures < 1 || pictures > 1.9 {
			t.Errorf("%s: of %d pictures the memory of %.1f is held", name, len(f.Shots), pictures)
		}
	}
}

// liveBytes is the memory that is in use. What pools keep goes with the second collection.
func liveBytes() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// place is a file or a folder in a folder.
func place(dir, name string) string { return dir + string(filepath.Separator) + name }

package motion

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"weak"

	"borderatlas/app/export"
)

const width, height = 64, 48

// plain draws a picture whose title says where a square of which colour stands.
func plain(_ context.Context, s export.Spec) (*image.RGBA, error) {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	if s.Title == "broken" {
		return nil, errors.New("broken")
	}
	n := int(s.Title[0] - 'a')
	for y := range 8 {
		for x := range 8 {
			img.SetRGBA(5*n+x, 3*n+y, color.RGBA{uint8(40 * n), 100, 200, 255})
		}
	}
	return img, nil
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
		expected, _ := plain(context.Background(), export.Spec{Title: want.title})
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
	expected, _ := plain(context.Background(), export.Spec{Title: "a"})
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
	for _, name := range []string{"a.gif", "a.apng", "folder/"} {
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

// TestPaletteHoldsNoPictures: when the next sample is drawn, those before it are gone.
// A large film has no room for sixteen.
func TestPaletteHoldsNoPictures(t *testing.T) {
	var samples []weak.Pointer[image.RGBA]
	most := 0
	draw := func(ctx context.Context, s export.Spec) (*image.RGBA, error) {
		runtime.GC()
		held := 0
		for _, p := range samples {
			if p.Value() != nil {
				held++
			}
		}
		most = max(most, held)
		img, err := plain(ctx, s)
		samples = append(samples, weak.Make(img))
		return img, err
	}
	if _, err := film("abcdefg").palette(context.Background(), draw); err != nil {
		t.Fatal(err)
	}
	if len(samples) != 7 || most > 1 {
		t.Errorf("of %d samples %d are held at once", len(samples), most)
	}
}

// place is a file or a folder in a folder.
func place(dir, name string) string { return dir + string(filepath.Separator) + name }

package export

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"borderatlas/app/lang"
	"borderatlas/app/setup/likeness"
	"borderatlas/layers"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/samples"
)

// file is what a picture's file holds.
func file(t testing.TB, stack *layers.Stack, s Spec, name string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := File(context.Background(), stack, s, path, false); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// textOf reads all text of an SVG file, and fails where it is not well-formed.
func textOf(t testing.TB, data []byte) string {
	t.Helper()
	var b strings.Builder
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return strings.Join(strings.Fields(b.String()), " ")
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
			b.WriteByte(' ')
		}
	}
}

// TestPresetsInEveryFormat: every preset in both languages has the date, the
// credit and the scale in the text of the SVG file, and a PDF of some size.
func TestPresetsInEveryFormat(t *testing.T) {
	for _, p := range Presets {
		for language, date := range map[string]string{lang.English: "16 September 2022", lang.Russian: "16 сентября 2022"} {
			stack, s := usual(t, p.Size.Width, p.Size.Height, language, days[0])
			s.Pixels = p.Size.Pixels
			text := textOf(t, file(t, stack, s, "map.svg"))
			unit := map[string]string{lang.English: "km", lang.Russian: "км"}[language]
			for _, want := range []string{date, "© ", "OpenStreetMap", unit} {
				if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), want) {
					t.Errorf("%s %s lacks %q", p.Name, language, want)
				}
			}
			if data := file(t, stack, s, "map.pdf"); len(data) < 50_000 || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
				t.Errorf("%s %s: a PDF of %d bytes", p.Name, language, len(data))
			}
		}
	}
}

// TestFormatsAreTheSameEachTime, whatever is kept from before.
func TestFormatsAreTheSameEachTime(t *testing.T) {
	stack, s := usual(t, 640, 480, lang.Russian, days[0])
	again, _ := usual(t, 640, 480, lang.Russian, days[0])
	for _, ending := range Endings() {
		first := file(t, stack, s, "map"+ending)
		if !bytes.Equal(first, file(t, stack, s, "b"+ending)) || !bytes.Equal(first, file(t, again, s, "c"+ending)) {
			t.Errorf("%s: the bytes differ", ending)
		}
	}
}

func TestGroupsOfLayers(t *testing.T) {
	stack, s := usual(t, 1200, 675, lang.English, days[0])
	data := string(file(t, stack, s, "map.svg"))
	for _, id := range []string{"map", "legend", "credits", "scale", "heading", "provinces", "border", "clashes", "places"} {
		if !strings.Contains(data, `<g id="`+id+`"`) {
			t.Errorf("there is no group %s", id)
		}
	}
	s.Outlines = true
	if data := string(file(t, stack, s, "outlines.svg")); strings.Contains(data, "<text") {
		t.Error("there is live text among outlines")
	}
}

func TestJPEG(t *testing.T) {
	stack, s := usual(t, 800, 600, lang.English, days[0])
	s.Pixels = 2
	data := file(t, stack, s, "map.JPEG")
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds().Dx() != 800 {
		t.Fatalf("%v, %v", img.Bounds(), err)
	}
	if want := "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02\x01\x00\xc0\x00\xc0"; !bytes.HasPrefix(data, []byte(want)) {
		t.Errorf("the file begins with %q", data[:20])
	}
	if !bytes.Contains(data[:4000], []byte("© OpenStreetMap contributors")) {
		t.Error("the file does not say who must be named")
	}
	s.Quality = 40
	if small := file(t, stack, s, "small.jpg"); len(small) >= len(data) {
		t.Errorf("quality 40 takes %d bytes, the usual one %d", len(small), len(data))
	}
}

// TestTransparent: what is opaque stays as it is, and the paper is gone.
func TestTransparent(t *testing.T) {
	stack, s := usual(t, 640, 480, lang.English, days[0])
	s.Transparent = true
	img, err := png.Decode(bytes.NewReader(file(t, stack, s, "map.png")))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, a := img.At(1, 1).RGBA(); a != 0 {
		t.Errorf("the corner has an opacity of %d", a)
	}
	solid := 0
	for y := range 480 {
		for x := range 640 {
			if _, _, _, a := img.At(x, y).RGBA(); a == 0xffff {
				solid++
			}
		}
	}
	if solid < 640*480/10 {
		t.Errorf("only %d pixels are opaque", solid)
	}
	if err := File(context.Background(), stack, s, filepath.Join(t.TempDir(), "map.jpg"), false); err == nil || !strings.Contains(err.Error(), "JPEG") {
		t.Errorf("a transparent JPEG file: %v", err)
	}
	if text := string(file(t, stack, s, "map.svg")); strings.Contains(text, "<rect width") {
		t.Error("the SVG file has a ground")
	}
}

// TestClearPNGIsReadBack: every colour comes back as near as 8 bits that were
// multiplied by the opacity can tell.
func TestClearPNGIsReadBack(t *testing.T) {
	img := noise(64, 2*bandRows+5)
	for y := range img.Rect.Dy() {
		for x := range 32 {
			img.Set(x, y, color.NRGBA{uint8(8 * x), uint8(y), 200, uint8(y)})
		}
	}
	var b bytes.Buffer
	if err := EncodePNG(&b, img, 1, Words{}); err != nil {
		t.Fatal(err)
	}
	back, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			got, want := color.RGBAModel.Convert(back.At(x, y)).(color.RGBA), img.RGBAAt(x, y)
			if far(got.R, want.R) || far(got.G, want.G) || far(got.B, want.B) || got.A != want.A {
				t.Fatalf("pixel %d,%d is %v, was %v", x, y, got, want)
			}
		}
	}
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 1 }

// TestShiftMovesEverything: what lies on the map moves with it, of each kind.
func TestShiftMovesEverything(t *testing.T) {
	stack, _ := usual(t, 640, 480, lang.English, days[0])
	dump := func(ops []scene.Op) string {
		var b strings.Builder
		if err := scene.Dump(&b, &scene.Scene{Ops: ops}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, s := range samples.All(stack.Data().Fonts) {
		for _, op := range s.Scene.Ops {
			there := shift(op, 3, 4)
			if s.Name != "beyond" && dump([]scene.Op{there}) == dump([]scene.Op{op}) {
				t.Errorf("%s: %T is not moved", s.Name, op)
			}
			if back := shift(there, -3, -4); s.Name != "beyond" && dump([]scene.Op{back}) != dump([]scene.Op{op}) {
				t.Errorf("%s: %T does not come back", s.Name, op)
			}
		}
	}
}

func TestUnknownEnding(t *testing.T) {
	if err := (Spec{}).CheckFormat("map.gif"); err == nil || !strings.Contains(err.Error(), ".png or .jpg or .jpeg or .svg or .pdf") {
		t.Errorf("error %v", err)
	}
	if err := (Spec{}).CheckFormat("MAP.PDF"); err != nil {
		t.Error(err)
	}
}

// BenchmarkEncode writes a composed page in each format.
func BenchmarkEncode(b *testing.B) {
	for _, c := range []struct {
		metric        string
		encode        encoder
		width, height int
	}{
		{"export_svg_ms", writeSVG, 1920, 1080},
		{"export_pdf_ms", writePDF, 1920, 1080},
		{"export_png_2160p_ms", writePNG, 3840, 2160},
		{"export_jpeg_2160p_ms", writeJPEG, 3840, 2160},
	} {
		b.Run(strings.TrimSuffix(strings.TrimPrefix(c.metric, "export_"), "_ms"), func(b *testing.B) {
			stack, s := usual(b, c.width, c.height, lang.English, days[0])
			page, _ := compose(b, stack, s)
			words := Describe(stack, s)
			for b.Loop() {
				if err := c.encode(context.Background(), io.Discard, page, s, words); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), c.metric)
		})
	}
}

// TestSharperIsTheSamePicture: at half its size a picture of 3840x2160 is that of
// 1920x1080.
func TestSharperIsTheSamePicture(t *testing.T) {
	picture := func(width, height int) image.Image {
		stack, s := usual(t, width, height, lang.English, days[0])
		img, err := png.Decode(bytes.NewReader(file(t, stack, s, "map.png")))
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
	got, err := likeness.Structure(picture(1920, 1080), likeness.Reduced(picture(3840, 2160), 2))
	if err != nil || got < 0.98 {
		t.Errorf("structural similarity %.3f, %v", got, err)
	}
}

// BenchmarkA3 writes a sheet of paper at 300 dots an inch. What memory that takes is
// measured where the program is built: in a process of its own.
func BenchmarkA3(b *testing.B) {
	size, err := PresetSize("a3")
	if err != nil {
		b.Fatal(err)
	}
	stack, s := usual(b, size.Width, size.Height, lang.English, days[0])
	s.Pixels = size.Pixels
	path := filepath.Join(b.TempDir(), "a3.png")
	for b.Loop() {
		if err := File(context.Background(), stack, s, path, true); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "export_a3_ms")
}

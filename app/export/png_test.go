package export

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math/rand/v2"
	"slices"
	"testing"

	"borderatlas/app/lang"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// noise is an opaque picture that does not pack well, with flat parts.
func noise(w, h int) *image.RGBA {
	r := rand.New(rand.NewPCG(1, 2))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{uint8(x), uint8(y), 7, 255}
			if x > w/2 {
				c = color.RGBA{uint8(r.Uint32()), uint8(r.Uint32()), uint8(r.Uint32()), 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func TestEncodePNGIsReadBack(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {3, bandRows}, {640, bandRows + 1}, {20000, 3}, {333, 5*bandRows - 1}} {
		img := noise(size.X, size.Y)
		var b bytes.Buffer
		if err := EncodePNG(&b, img, 1, Words{}); err != nil {
			t.Fatal(err)
		}
		back, err := png.Decode(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatalf("%v: %v", size, err)
		}
		if got := pixelsOf(back); got.Rect != img.Rect || !bytes.Equal(got.Pix, img.Pix) {
			t.Errorf("%v is not read back as it was", size)
		}
	}
}

func pixelsOf(img image.Image) *image.RGBA {
	all := image.NewRGBA(img.Bounds())
	draw.Draw(all, all.Rect, img, all.Rect.Min, draw.Src)
	return all
}

// TestSheetIsThePicture: what is painted while it is written is what is painted at
// once, opaque and not.
func TestSheetIsThePicture(t *testing.T) {
	for _, clear := range []bool{false, true} {
		stack, s := usual(t, 640, 480, lang.English, days[0])
		s.Transparent, s.Pixels = clear, 1.3
		page, _ := compose(t, stack, s)
		want, err := raster.Draw(context.Background(), page, s.pixels())
		if err != nil {
			t.Fatal(err)
		}
		var whole, parts bytes.Buffer
		if err := encodeSheet(context.Background(), &parts, page, s.pixels(), s.pixels(), Words{}); err != nil {
			t.Fatal(err)
		}
		back, err := png.Decode(bytes.NewReader(parts.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if clear { // the same bytes, as neither has a palette
			if err := EncodePNG(&whole, want, s.pixels(), Words{}); err != nil || !bytes.Equal(whole.Bytes(), parts.Bytes()) {
				t.Errorf("%v: the transparent picture differs", err)
			}
		} else if !bytes.Equal(pixelsOf(back).Pix, want.Pix) {
			t.Error("the opaque picture differs")
		}
	}
}

// broken fails after some bytes, as a full disk does.
type broken struct{ left int }

var errFull = errors.New("no room")

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// TestEncodersStop: they end with the error of the writer, or of the context.
func TestEncodersStop(t *testing.T) {
	stack, s := usual(t, 640, 480, lang.English, days[0])
	page, _ := compose(t, stack, s)
	ended, end := context.WithCancel(context.Background())
	end()
	sheet := func(ctx context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
		return encodeSheet(ctx, w, page, s.pixels(), s.pixels(), words)
	}
	for name, encode := range map[string]encoder{"PNG": writePNG, "large PNG": sheet, "JPEG": writeJPEG} {
		if err := encode(context.Background(), &broken{9000}, page, s, Words{}); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v of a full disk", name, err)
		}
		if err := encode(ended, io.Discard, page, s, Words{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v after the end", name, err)
		}
	}
}

func TestEncodePNGIsTheSameEachTime(t *testing.T) {
	img, words := noise(700, 900), Words{Title: "T", Description: "Ворух, 16 September"}
	var first bytes.Buffer
	if err := EncodePNG(&first, img, 2, words); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		var again bytes.Buffer
		if err := EncodePNG(&again, img, 2, words); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Fatal("the bytes differ")
		}
	}
}

// chunk is a part of a PNG file.
type chunk struct {
	kind string
	data []byte
}

func chunksOf(t *testing.T, file []byte) []chunk {
	t.Helper()
	var list []chunk
	for rest := file[len(pngSignature):]; len(rest) > 0; {
		n := binary.BigEndian.Uint32(rest)
		list = append(list, chunk{string(rest[4:8]), rest[8 : 8+n]})
		rest = rest[12+n:]
	}
	return list
}

func TestEncodePNGChunks(t *testing.T) {
	var b bytes.Buffer
	words := Words{Title: "Map", Description: "What is seen", Source: "© OpenStreetMap contributors", Note: "No endorsement"}
	if err := EncodePNG(&b, noise(2, 2), 2, words); err != nil {
		t.Fatal(err)
	}
	list := chunksOf(t, b.Bytes())
	var kinds []string
	texts := map[string]string{}
	for _, c := range list {
		kinds = append(kinds, c.kind)
		switch c.kind {
		case "iTXt":
			key, value, _ := bytes.Cut(c.data, []byte{0, 0, 0, 0, 0})
			texts[string(key)] = string(value)
		case "pHYs":
			if x := binary.BigEndian.Uint32(c.data); x != 7559 { // 192 dots an inch
				t.Errorf("%d pixels a metre", x)
			}
		}
	}
	if want := []string{"IHDR", "sRGB", "PLTE", "pHYs"}; !slices.Equal(kinds[:4], want) || kinds[len(kinds)-1] != "IEND" {
		t.Errorf("chunks %v", kinds)
	}
	for key, want := range map[string]string{
		"Title": "Map", "Description": "What is seen", "Source": "© OpenStreetMap contributors",
		"Copyright": "© OpenStreetMap contributors", "Disclaimer": "No endorsement",
	} {
		if texts[key] != want {
			t.Errorf("text %s = %q, want %q", key, texts[key], want)
		}
	}
}

package export

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"slices"
	"testing"
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
		if got, ok := back.(*image.RGBA); !ok || got.Rect != img.Rect || !bytes.Equal(got.Pix, img.Pix) {
			t.Errorf("%v is not read back as it was", size)
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
	if want := []string{"IHDR", "sRGB", "pHYs"}; !slices.Equal(kinds[:3], want) || kinds[len(kinds)-1] != "IEND" {
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

package main

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// stripes is a picture with lines that can be moved to the right.
func stripes(move int) image.Image {
	img := image.NewGray(image.Rect(0, 0, 64, 64))
	for y := range 64 {
		for x := range 64 {
			if (x+64-move)%16 > 1 {
				img.Set(x, y, color.White)
			}
		}
	}
	return img
}

// TestComparisonCanFail: a picture that is a little off is refused.
func TestComparisonCanFail(t *testing.T) {
	path := filepath.Join(t.TempDir(), "drawn.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, stripes(0)); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if line, err := compareFiles(stripes(0), path); err != nil || line != "0.00 % off, structure 1.000" {
		t.Errorf("the same picture: %q, %v", line, err)
	}
	if _, err := compareFiles(stripes(1), path); err == nil || !strings.Contains(err.Error(), "at least 0.97") {
		t.Errorf("lines that are moved by a pixel: %v", err)
	}
	if _, err := compareFiles(image.NewGray(image.Rect(0, 0, 64, 63)), path); err == nil {
		t.Error("a picture of another size is accepted")
	}
}

// TestPagesCoverEveryLayout in both languages.
func TestPagesCoverEveryLayout(t *testing.T) {
	for _, layout := range words("map legend title report poster") {
		for _, lang := range words("en ru") {
			if !slices.ContainsFunc(pages, func(p page) bool { return p.layout == layout && p.lang == lang }) {
				t.Errorf("no page has the layout %s in %s", layout, lang)
			}
		}
	}
}

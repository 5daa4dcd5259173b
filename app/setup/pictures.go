package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
)

// mostDifference is how far in percent the same map may be from its PNG file when
// a painter that is not ours has drawn it at the usual size: letters stand between
// pixels there, which weighs more the smaller the picture is (PDF: 2.3 at 1280x720,
// 1.4 at 1920x1080, 0.8 at 3840x2160).
const mostDifference = 2.0

// comparePictures has other programs draw the SVG and the PDF file of a map, holds
// both against the PNG file, and looks for date and credit in the PDF file's text.
// The letters of the SVG file are shapes here: its live text takes an installed
// typeface.
func (w *workshop) comparePictures(ctx context.Context, dir string) error {
	at := func(name string) string { return filepath.Join(dir, name) }
	draw := words("image --force --date 2022-09-16 --size 1920x1080 --text outlines -o")
	live := words("image --force --date 2022-09-16 --size 1920x1080 -o")
	for _, args := range [][]string{
		append([]string{w.program()}, append(draw, at("same.png"))...),
		append([]string{w.program()}, append(draw, at("same.svg"))...),
		append([]string{w.program()}, append(live, at("same.pdf"))...),
		{"rsvg-convert", "-o", at("svg.png"), at("same.svg")},
		{"pdftoppm", "-png", "-singlefile", "-r", "96", at("same.pdf"), at("pdf")},
	} {
		if _, err := w.capture(ctx, args); err != nil {
			return err
		}
	}
	want, err := readPicture(at("same.png"))
	if err != nil {
		return err
	}
	for _, name := range []string{"svg.png", "pdf.png"} {
		got, err := readPicture(at(name))
		if err != nil {
			return err
		}
		difference, err := meanDifference(want, got)
		if err != nil || difference > mostDifference {
			return fmt.Errorf("%s differs from the PNG file by %.2f %%, at most %g %% are allowed: %v", name, difference, mostDifference, err)
		}
		fmt.Fprintf(w.out, "%s differs from the PNG file by %.2f %%\n", name, difference)
	}
	said, err := w.capture(ctx, []string{"pdftotext", at("same.pdf"), "-"})
	if err != nil {
		return err
	}
	for _, text := range []string{"16 September 2022", "OpenStreetMap", "Batken"} {
		if !bytes.Contains(said, []byte(text)) {
			return fmt.Errorf("pdftotext does not find %q in the PDF file", text)
		}
	}
	return nil
}

func readPicture(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

// meanDifference is that of all colours of all pixels in percent; the pictures
// have to be of one size.
func meanDifference(a, b image.Image) (float64, error) {
	if a.Bounds() != b.Bounds() {
		return 0, fmt.Errorf("one is %v, the other %v", a.Bounds().Size(), b.Bounds().Size())
	}
	box := a.Bounds()
	sum := uint64(0)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			r, g, bl, _ := a.At(x, y).RGBA()
			r2, g2, bl2, _ := b.At(x, y).RGBA()
			sum += uint64(max(r, r2) - min(r, r2) + max(g, g2) - min(g, g2) + max(bl, bl2) - min(bl, bl2))
		}
	}
	return 100 * float64(sum) / (3 * 0xffff * float64(box.Dx()*box.Dy())), nil
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"borderatlas/app/setup/likeness"
)

// How far a map may be from its PNG file when a painter that is not ours has drawn
// its SVG or PDF file.
const (
	mostDifference = 2.0  // percent
	leastStructure = 0.97 // structural similarity
)

// leastSharper is the structural similarity of a map of 1920x1080 with the same one
// of 3840x2160 at half its size: it must be a sharper one, not another one.
const leastSharper = 0.98

// page is a map that is written in each format.
type page struct {
	layout, lang, theme, preset string
	width, height               int // pixels of the preset
}

// pages are all layouts in both languages, all themes, and each shape of the presets
// for screens.
var pages = []page{
	{"map", "en", "light", "slide", 1920, 1080},
	{"legend", "en", "light", "slide", 1920, 1080},
	{"title", "en", "light", "slide", 1920, 1080},
	{"report", "en", "print", "slide", 1920, 1080},
	{"poster", "en", "light", "slide", 1920, 1080},
	{"map", "ru", "light", "web", 1200, 675},
	{"legend", "ru", "light", "square", 1080, 1080},
	{"title", "ru", "dark", "web2x", 2400, 1350},
	{"report", "ru", "print", "web", 1200, 675},
	{"poster", "ru", "light", "story", 1080, 1920},
}

func (p page) name() string { return strings.Join([]string{p.layout, p.lang, p.theme, p.preset}, "-") }

// texts must be found in the PDF file: date, unit of the scale, credit.
func (p page) texts() []string {
	if p.lang == "ru" {
		return []string{"16 сентября 2022", "км", "© ", "OpenStreetMap"}
	}
	return []string{"16 September 2022", "km", "© ", "OpenStreetMap"}
}

// painter is a program that draws a file of ours as a PNG file.
type painter struct{ name, ending string }

var painters = []painter{{"rsvg-convert", ".svg"}, {"chromium", ".svg"}, {"pdftoppm", ".pdf"}}

// drawing is what a painter is started with.
func (w *workshop) drawing(painter painter, p page, from, to string) []string {
	width, height := strconv.Itoa(p.width), strconv.Itoa(p.height)
	switch painter.name {
	case "chromium":
		return []string{
			w.host.first(browsers), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + to + ".profile",
			"--force-device-scale-factor=1", "--window-size=" + width + "," + height,
			"--screenshot=" + to, "file://" + from,
		}
	case "pdftoppm":
		return []string{
			"pdftoppm", "-png", "-singlefile", "-scale-to-x", width, "-scale-to-y", height, from, strings.TrimSuffix(to, ".png"),
		}
	}
	return []string{"rsvg-convert", "-w", width, "-h", height, "-o", to, from}
}

// comparePictures has other programs draw the SVG and the PDF files of maps, holds
// them against the PNG files, and looks for date, scale and credit in the PDF
// files' text.
func (w *workshop) comparePictures(ctx context.Context, dir string) error {
	fonts, err := w.fonts(dir)
	if err != nil {
		return err
	}
	reports, failures := make([]string, len(pages)), make([]error, len(pages))
	var group sync.WaitGroup
	turns := make(chan struct{}, runtime.NumCPU())
	for i, p := range pages {
		group.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			reports[i], failures[i] = w.comparePage(ctx, dir, p, fonts)
		})
	}
	group.Wait()
	fmt.Fprint(w.out, strings.Join(reports, ""))
	return errors.Join(append(failures, w.compareSharpness(ctx, dir))...)
}

// comparePage says how near each painter comes.
func (w *workshop) comparePage(ctx context.Context, dir string, p page, fonts string) (string, error) {
	at := filepath.Join(dir, p.name())
	for _, ending := range []string{".png", ".svg", ".pdf"} {
		args := words("image --force --date 2022-09-16 --layout " + p.layout + " --lang " + p.lang + " --theme " + p.theme + " --preset " + p.preset + " -o")
		if _, err := w.capture(ctx, append(append([]string{w.program()}, args...), at+ending)); err != nil {
			return "", err
		}
	}
	want, err := readPicture(at + ".png")
	if err != nil {
		return "", err
	}
	report := ""
	for _, painter := range painters {
		drawn := at + "-" + painter.name + ".png"
		said, err := w.captureAll(ctx, []string{"FONTCONFIG_FILE=" + fonts, "HOME=" + dir}, w.drawing(painter, p, at+painter.ending, drawn))
		if err != nil {
			return "", fmt.Errorf("%w\n%s", err, said)
		}
		line, err := compareFiles(want, drawn)
		report += fmt.Sprintf("%s%s by %s: %s\n", p.name(), painter.ending, painter.name, line)
		if err != nil {
			return report, fmt.Errorf("%s%s by %s: %w", p.name(), painter.ending, painter.name, err)
		}
	}
	return report, w.findTexts(ctx, at+".pdf", p.texts())
}

// compareFiles holds a picture against the PNG file.
func compareFiles(want image.Image, path string) (string, error) {
	got, err := readPicture(path)
	if err != nil {
		return "", err
	}
	difference, err := likeness.Difference(want, got)
	if err != nil {
		return "", err
	}
	structure, err := likeness.Structure(want, got)
	if err != nil {
		return "", err
	}
	line := fmt.Sprintf("%.2f %% off, structure %.3f", difference, structure)
	if difference > mostDifference || structure < leastStructure {
		return line, fmt.Errorf("%s: at most %g %% and at least %g are allowed", line, mostDifference, leastStructure)
	}
	return line, nil
}

// compareSharpness holds the map of a slide against the same one in 4K.
func (w *workshop) compareSharpness(ctx context.Context, dir string) error {
	var pictures []image.Image
	for _, preset := range []string{"slide", "4k"} {
		path := filepath.Join(dir, "sharp-"+preset+".png")
		if _, err := w.capture(ctx, append([]string{w.program()}, words("image --preset "+preset+" -o "+path)...)); err != nil {
			return err
		}
		img, err := readPicture(path)
		if err != nil {
			return err
		}
		pictures = append(pictures, img)
	}
	structure, err := likeness.Structure(pictures[0], likeness.Reduced(pictures[1], 2))
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "1920x1080 and 3840x2160: structure %.3f\n", structure)
	if structure < leastSharper {
		return fmt.Errorf("the map of 3840x2160 is not that of 1920x1080: structure %.3f, at least %g is allowed", structure, leastSharper)
	}
	return nil
}

// findTexts looks for texts as a person who searches the PDF file would.
func (w *workshop) findTexts(ctx context.Context, path string, texts []string) error {
	said, err := w.capture(ctx, []string{"pdftotext", path, "-"})
	if err != nil {
		return err
	}
	plain := bytes.ReplaceAll(said, []byte("\u00a0"), []byte(" "))
	for _, text := range texts {
		if !bytes.Contains(plain, []byte(text)) {
			return fmt.Errorf("pdftotext does not find %q in %s", text, filepath.Base(path))
		}
	}
	return nil
}

// fonts writes a configuration by which programs find the typefaces of the program
// and no others, and returns its path.
func (w *workshop) fonts(dir string) (string, error) {
	path := filepath.Join(dir, "fonts.conf")
	return path, os.WriteFile(path, []byte(`<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>`+filepath.Join(w.root, "assets", "fonts")+`</dir><cachedir>`+dir+`</cachedir></fontconfig>
`), 0o644)
}

func readPicture(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

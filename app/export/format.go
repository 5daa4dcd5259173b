package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"borderatlas/app/document"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/pdf"
	"borderatlas/mapview/scene/raster"
	"borderatlas/mapview/scene/svg"
)

// Format is a kind of file that holds a picture.
type Format struct {
	Name    string   // as people say it
	Endings []string // of its files, in small letters; the first is the usual one
	encode  encoder
}

// encoder writes a page with the texts that go with it.
type encoder func(ctx context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error

// Formats are the formats that can be written, the usual one first.
var Formats = []Format{
	{"PNG", []string{".png"}, writePNG},
	{"JPEG", []string{".jpg", ".jpeg"}, writeJPEG},
	{"SVG", []string{".svg"}, writeSVG},
	{"PDF", []string{".pdf"}, writePDF},
}

// Endings lists those of all formats.
func Endings() []string {
	var list []string
	for _, f := range Formats {
		list = append(list, f.Endings...)
	}
	return list
}

// CheckFormat tells why a picture cannot be written in the format of a path's
// ending, if anything.
func (s Spec) CheckFormat(path string) error {
	_, err := s.encoder(path)
	return err
}

// encoder is that of the path's ending.
func (s Spec) encoder(path string) (encoder, error) {
	ending := strings.ToLower(filepath.Ext(path))
	i := slices.IndexFunc(Formats, func(f Format) bool { return slices.Contains(f.Endings, ending) })
	switch {
	case i < 0:
		return nil, fmt.Errorf("%s: the name has to end in %s", path, strings.Join(Endings(), " or "))
	case s.Transparent && Formats[i].Name == "JPEG":
		return nil, errors.New("a JPEG file cannot be transparent; PNG, SVG and PDF files can")
	case s.Quality < 0 || s.Quality > 100:
		return nil, fmt.Errorf("%d is not a quality from 1 to 100", s.Quality)
	}
	return Formats[i].encode, nil
}

// mostHeld is how many pixels a picture may have to be held in memory, where its
// colours can be counted before it is written: 128 MB of them, which is an A3
// sheet at 400 dots an inch. What is larger is painted as it is written.
const mostHeld = 32 << 20

func writePNG(ctx context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
	page = s.aligned(page)
	if s.Width*s.Height > mostHeld {
		return encodeSheet(ctx, w, page, s.pixels(), s.density(), words)
	}
	img, err := raster.Draw(ctx, page, s.pixels())
	if err != nil {
		return err
	}
	return EncodePNG(w, img, s.density(), words)
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

func writeSVG(_ context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
	width, height := s.sides()
	return svg.Write(w, s.aligned(page), svg.Options{
		Width: width, Height: height,
		Title: words.Title, Description: words.Description, Source: words.Source, Rights: words.rights(),
		Lang: s.Frame.Lang, Outlines: s.Outlines, Custom: words.custom(),
	})
}

func writePDF(_ context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
	width, height := s.points()
	return pdf.Write(w, s.aligned(page), pdf.Options{
		Width: width, Height: height,
		Title: words.Title, Description: words.Description, Source: words.Source, Rights: words.rights(),
		Lang: s.Frame.Lang, Creator: "Border Atlas", Outlines: s.Outlines, Custom: words.custom(),
	})
}

// aligned is the page with its letters where every format has them: at whole
// pixels or, where a dp has a whole number of those, at whole dp, so that a picture
// that is twice as large is the same one and only sharper.
func (s Spec) aligned(page *scene.Scene) *scene.Scene {
	grid := s.pixels()
	if grid == math.Trunc(grid) {
		grid = 1
	}
	p := *page
	p.Ops = scene.Align(page.Ops, grid)
	return &p
}

// custom is the entry of the metadata that says how the picture was made.
func (w Words) custom() scene.Custom {
	return scene.Custom{Namespace: document.Namespace, Name: document.Keyword, Text: w.State}
}

// rights says who must be named, and what boundaries and names do not mean.
func (w Words) rights() string { return strings.Join(nonEmpty(w.Source, w.Note), " ") }

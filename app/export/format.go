package export

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image/jpeg"
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

func writePNG(ctx context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
	img, err := raster.Draw(ctx, page, s.pixels())
	if err != nil {
		return err
	}
	return EncodePNG(w, img, s.pixels(), words)
}

// DefaultQuality leaves no traces around letters that are seen at arm's length.
const DefaultQuality = 92

// writeJPEG writes a JPEG file with its sharpness in the header that JFIF
// prescribes (ISO/IEC 10918-5) and its texts as a comment, which image/jpeg does
// not.
func writeJPEG(ctx context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
	img, err := raster.Draw(ctx, page, s.pixels())
	if err != nil {
		return err
	}
	quality := s.Quality
	if quality == 0 {
		quality = DefaultQuality
	}
	var packed bytes.Buffer
	if err := jpeg.Encode(&packed, img, &jpeg.Options{Quality: quality}); err != nil {
		return err
	}
	const begin, application, comment = "\xff\xd8", "\xff\xe0", "\xff\xfe"
	dpi := uint16(math.Round(s.pixels() * dpDots))
	header := []byte("JFIF\x00\x01\x02\x01") // version 1.2, dots an inch
	header = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(header, dpi), dpi)
	header = append(header, 0, 0) // no small picture
	text := strings.Join(nonEmpty(words.Title, words.Description, words.Source, words.Note), "\n")
	const mostText = 1<<16 - 3
	if len(text) > mostText {
		text = strings.ToValidUTF8(text[:mostText], "")
	}
	for _, part := range [][]byte{
		[]byte(begin), segment(application, header), segment(comment, []byte(text)), packed.Bytes()[len(begin):],
	} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// segment is a part of a JPEG file before the picture.
func segment(marker string, data []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte(marker), uint16(len(data)+2)), data...)
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

func writeSVG(_ context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
	return svg.Write(w, s.aligned(page), svg.Options{
		Title: words.Title, Description: words.Description, Source: words.Source, Rights: words.rights(),
		Lang: s.Frame.Lang, Outlines: s.Outlines, Custom: words.custom(),
	})
}

func writePDF(_ context.Context, w io.Writer, page *scene.Scene, s Spec, words Words) error {
	return pdf.Write(w, s.aligned(page), pdf.Options{
		Title: words.Title, Description: words.Description, Source: words.Source, Rights: words.rights(),
		Lang: s.Frame.Lang, Creator: "Border Atlas", Outlines: s.Outlines, Custom: words.custom(),
	})
}

// aligned is the page with its letters where they are in a PNG file of the size.
func (s Spec) aligned(page *scene.Scene) *scene.Scene {
	p := *page
	p.Ops = scene.Align(page.Ops, s.pixels())
	return &p
}

// custom is the entry of the metadata that says how the picture was made.
func (w Words) custom() scene.Custom {
	return scene.Custom{Namespace: document.Namespace, Name: document.Keyword, Text: w.State}
}

// rights says who must be named, and what boundaries and names do not mean.
func (w Words) rights() string { return strings.Join(nonEmpty(w.Source, w.Note), " ") }

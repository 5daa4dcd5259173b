package main

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// The limits of presentations in bytes.
const mostOfDeck, mostOfSlide = 25 << 20, 300_000

// decks are the presentations that are written, converted and read back: the whole
// chronicle, and one in Russian for older projectors.
var decks = map[string][]string{
	"chronicle.pptx": words("slides -o FILE"),
	"line.pptx":      words("slides -o FILE --story line --lang ru --aspect 4:3"),
}

// checkDecks has LibreOffice make PDF files of presentations: each slide is a page
// with its title and its texts on it, and nothing stands outside.
func (w *workshop) checkDecks(ctx context.Context, dir string) error {
	for name, write := range decks {
		path := filepath.Join(dir, name)
		if _, err := w.capture(ctx, append([]string{w.program()}, placed(write, path)...)); err != nil {
			return err
		}
		slides, err := readDeck(path)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		convert := []string{"soffice", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "office")), "--headless", "--convert-to", "pdf", "--outdir", dir, path}
		if _, err := w.capture(ctx, convert); err != nil {
			return err
		}
		boxes, err := w.capture(ctx, []string{"pdftotext", "-bbox", strings.TrimSuffix(path, ".pptx") + ".pdf", "-"})
		if err != nil {
			return err
		}
		if err := comparePages(slides, pagesOf(string(boxes))); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintln(w.out, "converted", name, "with LibreOffice:", len(slides), "pages")
	}
	return nil
}

// slideText is what a slide says.
type slideText struct {
	title string
	words []string
}

// readDeck reads the slides of a presentation in order and weighs them.
func readDeck(path string) ([]slideText, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	if info, err := os.Stat(path); err != nil || info.Size() > mostOfDeck {
		return nil, fmt.Errorf("%d bytes are more than %d (%v)", info.Size(), mostOfDeck, err)
	}
	files := map[string]*zip.File{}
	for _, f := range z.File {
		files[f.Name] = f
	}
	var list []slideText
	for {
		name := fmt.Sprintf("ppt/slides/slide%d.xml", len(list)+1)
		if files[name] == nil {
			return list, nil
		}
		text, err := readSlide(files[name])
		if err != nil {
			return nil, err
		}
		relations, err := contents(files[fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", len(list)+1)])
		if err != nil {
			return nil, err
		}
		size := files[name].CompressedSize64
		for _, m := range regexp.MustCompile(`Target="\.\./((?:media|notesSlides)/[^"]+)"`).FindAllSubmatch(relations, -1) {
			size += files["ppt/"+string(m[1])].CompressedSize64
		}
		if size > mostOfSlide {
			return nil, fmt.Errorf("slide %d, %q, has %d bytes, more than %d", len(list)+1, text.title, size, mostOfSlide)
		}
		list = append(list, text)
	}
}

func contents(f *zip.File) ([]byte, error) {
	if f == nil {
		return nil, errors.New("a slide points to nothing")
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// readSlide reads the words of a slide; the first paragraph is its title.
func readSlide(f *zip.File) (slideText, error) {
	data, err := contents(f)
	if err != nil {
		return slideText{}, err
	}
	var text slideText
	d := xml.NewDecoder(strings.NewReader(string(data)))
	line := ""
	for {
		token, err := d.Token()
		switch {
		case err == io.EOF:
			return text, nil
		case err != nil:
			return text, fmt.Errorf("%s: %w", f.Name, err)
		}
		switch token := token.(type) {
		case xml.CharData:
			line += string(token)
		case xml.EndElement:
			if token.Name.Local == "p" {
				if text.title == "" {
					text.title = strings.TrimSpace(line)
				}
				text.words = append(text.words, strings.Fields(line)...)
				line = ""
			}
		}
	}
}

// pageText is what stands on a page of a PDF file, and where.
type pageText struct {
	width, height float64
	words         []string
	outside       []string
}

var (
	pageLine = regexp.MustCompile(`<page width="([\d.]+)" height="([\d.]+)">`)
	wordLine = regexp.MustCompile(`<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>`)
	entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'", "&amp;", "&")
)

// pagesOf reads what pdftotext -bbox prints.
func pagesOf(printed string) []pageText {
	var pages []pageText
	for line := range strings.Lines(printed) {
		if m := pageLine.FindStringSubmatch(line); m != nil {
			pages = append(pages, pageText{width: number(m[1]), height: number(m[2])})
		}
		m := wordLine.FindStringSubmatch(line)
		if m == nil || len(pages) == 0 {
			continue
		}
		p := &pages[len(pages)-1]
		word := entities.Replace(m[5])
		p.words = append(p.words, word)
		if number(m[1]) < 0 || number(m[2]) < 0 || number(m[3]) > p.width || number(m[4]) > p.height {
			p.outside = append(p.outside, word)
		}
	}
	return pages
}

func number(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return -1 // outside of every page
	}
	return v
}

// comparePages finds slides that are missing, say something else as pages, or have
// words outside.
func comparePages(slides []slideText, pages []pageText) error {
	if len(slides) == 0 || len(slides) != len(pages) {
		return fmt.Errorf("%d slides became %d pages", len(slides), len(pages))
	}
	for i, s := range slides {
		printed := strings.Join(pages[i].words, "")
		if len(pages[i].outside) > 0 {
			return fmt.Errorf("slide %d, %q: %q lies outside", i+1, s.title, pages[i].outside)
		}
		if s.title == "" || !strings.Contains(printed, strings.Join(strings.Fields(s.title), "")) {
			return fmt.Errorf("slide %d: the title %q is not on its page", i+1, s.title)
		}
		missing := 0
		for _, word := range s.words {
			if !strings.Contains(printed, word) {
				missing++
			}
		}
		if missing*50 > len(s.words) { // a few long words are broken into lines
			return fmt.Errorf("slide %d, %q: %d of %d words are not on its page", i+1, s.title, missing, len(s.words))
		}
	}
	return nil
}

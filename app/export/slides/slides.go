// Package slides makes presentations of stories: PowerPoint decks with titles,
// notes and tables that can be edited, and the same pages as a PDF file with vector
// maps. Both are written from one list of sheets, set in the same boxes.
package slides

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"borderatlas/app/export"
	"borderatlas/app/story"
	"borderatlas/layers"
)

// Deck says what presentation is wanted.
type Deck struct {
	Story    story.Story
	Frame    layers.Frame          // language, texts, colours, filter and the usual layers
	Standard bool                  // 4:3 instead of 16:9
	Handout  int                   // pages on a sheet of a PDF file: 2, 4 or 6; 0: one page each
	Progress func(done, total int) // called after each page, from one goroutine at a time; may be nil
}

// Handouts are the numbers of pages that a sheet can hold.
var Handouts = []int{2, 4, 6}

// Endings are those of the files that can be written, the usual one first.
func Endings() []string { return []string{".pptx", ".pdf"} }

// ErrEmpty is the error of a story without pages that are shown.
var ErrEmpty = errors.New("the story has no pages to show")

// Check tells in one sentence what keeps the deck from being written to a path.
func (d Deck) Check(path string) error {
	ending := strings.ToLower(filepath.Ext(path))
	switch {
	case !slices.Contains(Endings(), ending):
		return fmt.Errorf("%s: the name has to end in %s", path, strings.Join(Endings(), " or "))
	case d.Handout != 0 && !slices.Contains(Handouts, d.Handout):
		return fmt.Errorf("%d is not a number of pages on a sheet; there are 2, 4 and 6", d.Handout)
	case d.Handout != 0 && ending != ".pdf":
		return fmt.Errorf("%s: a handout is a PDF file", path)
	case len(d.Story.Shown().Pages) == 0:
		return ErrEmpty
	}
	return nil
}

// File makes the deck and writes it in the format of the path's ending. When it
// fails or ctx ends, nothing is left behind and a file that was there is unchanged.
func File(ctx context.Context, stack *layers.Stack, d Deck, path string, force bool) error {
	if err := d.Check(path); err != nil {
		return err
	}
	write := writePPTX
	if strings.EqualFold(filepath.Ext(path), ".pdf") {
		write = writePDF
	}
	return export.Save(ctx, path, force, func(w io.Writer) error { return write(ctx, w, stack, d) })
}

// done reports progress, if anybody wants to know.
func (d Deck) done(n, total int) {
	if d.Progress != nil {
		d.Progress(n, total)
	}
}

// LackingLetters says which letters of the words that a deck's maker wrote the fonts do not
// have, as export.LackingLetters does. A PowerPoint file has the fonts of who opens it.
func (d Deck) LackingLetters(stack *layers.Stack, text layers.Text, path string) string {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		return ""
	}
	texts := []string{d.Story.Title}
	for _, p := range d.Story.Shown().Pages {
		texts = append(texts, p.Title, p.Text)
	}
	return export.LackingLetters(stack.Data().Fonts, text, texts...)
}

// Package slides makes presentations of stories: PowerPoint decks with titles,
// notes and tables that can be edited.
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
	Progress func(done, total int) // called after each page, from one goroutine at a time; may be nil
}

// Endings are those of the files that can be written, the usual one first.
func Endings() []string { return []string{".pptx"} }

// ErrEmpty is the error of a story without pages that are shown.
var ErrEmpty = errors.New("the story has no pages to show")

// Check tells in one sentence what keeps the deck from being written to a path.
func (d Deck) Check(path string) error {
	ending := strings.ToLower(filepath.Ext(path))
	switch {
	case !slices.Contains(Endings(), ending):
		return fmt.Errorf("%s: the name has to end in %s", path, strings.Join(Endings(), " or "))
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
	return export.Save(ctx, path, force, func(w io.Writer) error { return writePPTX(ctx, w, stack, d) })
}

// done reports progress, if anybody wants to know.
func (d Deck) done(n, total int) {
	if d.Progress != nil {
		d.Progress(n, total)
	}
}

package command

import (
	"fmt"
	"slices"

	"borderatlas/app/content"
	"borderatlas/app/export/slides"
	"borderatlas/app/lang"
	"borderatlas/app/story"
	"borderatlas/layers"
)

// slidesCommand makes a presentation.
type slidesCommand struct {
	Output     string `short:"o" required:"" placeholder:"FILE" help:"The file to write: .pptx, with titles, tables and notes to edit, or .pdf."`
	storyFlags `embed:""`
	Atlas      string  `placeholder:"FILE" help:"The story, layers, filter and language of an atlas file; other flags override it."`
	Lang       *string `placeholder:"en|ru|ky|tg" help:"Language of names, usually en; texts are English or Russian, the chronicle is in English."`
	Aspect     string  `default:"16:9" placeholder:"16:9|4:3" help:"The form of the slides."`
	Handout    int     `placeholder:"2|4|6" help:"So many pages on a sheet of paper; a PDF file only."`
	Force      bool    `help:"Replace the file if it exists."`
}

// Help is the end of the command's help.
func (slidesCommand) Help() string {
	return `Examples:
  borderatlas slides -o september.pptx --story september-2022
  borderatlas slides -o april.pdf --from 2021-04-28 --to 2021-05-03 --by active-day --lang ru
  borderatlas slides -o handout.pdf --story line --handout 4`
}

// Run checks what was typed, cheapest first, and makes the deck.
func (c *slidesCommand) Run(s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	all, err := content.Load()
	if err != nil {
		return err
	}
	deck, err := c.deck(s, all)
	if err != nil {
		return err
	}
	if err := deck.Check(c.Output); err != nil {
		return usage{err.Error()}
	}
	if err := s.warn(deck.LackingLetters(all.Stack, all.Catalogue.Text(lang.English), c.Output)); err != nil {
		return err
	}
	return slides.File(s.ctx, all.Stack, deck, c.Output, c.Force)
}

// check refuses values that none of the flags has.
func (c *slidesCommand) check() error {
	if err := checkEnding("--output", c.Output, slides.Endings()...); err != nil {
		return err
	}
	if err := c.storyFlags.check(); err != nil {
		return err
	}
	if err := oneOf("--by", c.By, []string{"event", "active-day"}); err != nil {
		return err
	}
	if err := oneOf("--aspect", c.Aspect, []string{"16:9", "4:3"}); err != nil {
		return err
	}
	if c.Lang != nil {
		if err := oneOf("--lang", *c.Lang, lang.Languages()); err != nil {
			return err
		}
	}
	if c.Handout != 0 && !slices.Contains(slides.Handouts, c.Handout) {
		return wrong("--handout", fmt.Sprint(c.Handout), "allowed are 2, 4 and 6 pages on a sheet")
	}
	return nil
}

// deck is what was asked for: the flags', or the story of the atlas file where they
// choose none.
func (c *slidesCommand) deck(s *session, all *content.Content) (slides.Deck, error) {
	d := slides.Deck{
		Frame:    layers.Frame{Lang: lang.English, Visible: all.Stack.Default()},
		Standard: c.Aspect == "4:3", Handout: c.Handout, Progress: newProgress(s.stderr, "slide").tell,
	}
	var own story.Story
	if c.Atlas != "" {
		m, err := openAtlas(s, all, c.Atlas)
		if err != nil {
			return d, err
		}
		d.Frame, own = m.Frame(), m.State().Story.Now
	}
	if c.Lang != nil {
		d.Frame.Lang = *c.Lang
	}
	d.Frame.Text, d.Frame.Theme = all.Catalogue.Text(d.Frame.Lang), layers.Light
	var err error
	d.Story, err = c.told(own, func() (story.Story, error) {
		return c.story(all.Stack.Data().Chronicle, d.Frame.Filter, d.Frame.Text)
	})
	return d, err
}

package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"borderatlas/app/content"
	"borderatlas/app/document"
	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// imageCommand draws the map.
type imageCommand struct {
	Output      string  `short:"o" required:"" placeholder:"FILE" help:"The file to write; its ending says the format: .png .jpg .svg .pdf."`
	Atlas       string  `placeholder:"FILE" help:"Draw what an atlas file holds, or a picture that remembers how it was made; other flags override it."`
	Date        *string `placeholder:"DAY" help:"2022-09-16, 16.09.2022 or the id of an event; the usual day is 2022-09-16, or the first of the event of --view."`
	View        *string `placeholder:"VIEW" help:"region (the usual one), a place, the id of an event, or W,S,E,N in degrees."`
	Preset      string  `placeholder:"NAME" help:"The size: slide (1920x1080, the usual one), 4k, a4, a4-portrait, a3, a3-portrait, letter (paper at 300 dpi), web, web2x, square or story."`
	Size        string  `placeholder:"WxH" help:"Any other size: 1600x900 pixels, 297x210mm, 29.7x21cm or 11x8.5in."`
	DPI         float64 `name:"dpi" placeholder:"N" help:"Dots an inch of --size, 48 to 1200; lines and type keep their size on paper. Usual: 300 for mm, cm and in."`
	Layers      *string `placeholder:"ID,ID" help:"The layers to draw, by the ids of \"borderatlas layers\"; usual: the usual ones."`
	Lang        *string `placeholder:"en|ru|ky|tg" help:"Language of names, usually en; texts are English or Russian."`
	Theme       *string `placeholder:"light|dark|print" help:"Colours, usually light; print is for paper: white ground and greys, with lines and shapes where they alone tell apart."`
	sizeFlags   `embed:""`
	pageFlags   `embed:""`
	Text        *string `placeholder:"live|outlines" help:"Letters in SVG and PDF: live (the usual ones), to be searched and edited, or as shapes."`
	Quality     *int    `placeholder:"N" help:"Of a JPEG file, 1 to 100, usually 92."`
	WorldFile   bool    `help:"Write beside a PNG or JPEG file where the map lies, for mapping programs: a world file and its reference system, Web Mercator."`
	Transparent *bool   `negatable:"" help:"Leave the ground below the map out; not in a JPEG file."`
	NoState     bool    `help:"Do not write into the file how the picture was made; with it PNG, SVG and PDF files can be opened like atlas files."`
	Force       bool    `help:"Replace the file if it exists."`
}

// Help is the end of the command's help.
func (imageCommand) Help() string {
	return `Examples:
  borderatlas image -o vorukh.png --date 2021-04-29 --view Vorukh --size 1600x900
  borderatlas image -o report.pdf --preset a4 --layout report --lang ru
  borderatlas image -o treaty.png --date 2022-09-16 --compare 2025-03-13 --as swipe
  borderatlas image -o article.svg --size 180x120mm --text outlines`
}

// Run checks what was typed, cheapest first, and draws.
func (c *imageCommand) Run(s *session) error {
	if err := checkEnding("--output", c.Output, export.Endings()...); err != nil {
		return err
	}
	size, err := c.size()
	if err != nil {
		return err
	}
	if err := errors.Join(c.checkStyle(), c.checkWords(), c.sizeFlags.check(), c.pageFlags.check()); err != nil {
		return err
	}
	// One picture and the program ends: collecting rubbish less often saves a sixth
	// of the work for 15 MB. The limit makes a picture of 16384 x 16384 pixels take
	// 290 MB instead of 760.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(256 << 20))
	all, err := content.Load()
	if err != nil {
		return err
	}
	spec, err := c.spec(s, all, size)
	if err != nil {
		return err
	}
	if spec.World = c.WorldFile; spec.World {
		if err := spec.CheckWorld(c.Output); err != nil {
			return usage{"--world-file: " + err.Error()}
		}
	}
	if err := s.warn(spec.LackingLetters(all.Stack, all.Catalogue.Text(lang.English))); err != nil {
		return err
	}
	return export.File(s.ctx, all.Stack, spec, c.Output, c.Force)
}

// checkStyle refuses what a format cannot do.
func (c *imageCommand) checkStyle() error {
	if q := c.Quality; q != nil && (*q < 1 || *q > 100) {
		return wrong("--quality", strconv.Itoa(*q), "a quality is a number from 1 to 100")
	}
	if err := (export.Spec{Transparent: c.Transparent != nil && *c.Transparent}).CheckFormat(c.Output); err != nil {
		return usage{"--transparent: " + err.Error()}
	}
	if c.Text != nil {
		return oneOf("--text", *c.Text, []string{"live", "outlines"})
	}
	return nil
}

// setStyle gives a picture what was typed about its file. One that was not transparent for
// this file is so where it can be.
func (c *imageCommand) setStyle(spec *export.Spec) {
	if c.Transparent != nil {
		spec.Transparent = *c.Transparent
	}
	if spec.CheckFormat(c.Output) != nil {
		spec.Transparent = false
	}
	if c.Text != nil {
		spec.Outlines = *c.Text == "outlines"
	}
	if c.Quality != nil {
		spec.Quality = *c.Quality
	}
}

// checkWords refuses values that are none of a few words.
func (c *imageCommand) checkWords() error {
	if c.Lang != nil {
		if err := oneOf("--lang", *c.Lang, lang.Languages()); err != nil {
			return err
		}
	}
	if c.Theme != nil {
		return oneOf("--theme", *c.Theme, []string{layers.Light.Name, layers.Dark.Name, layers.Print.Name})
	}
	return nil
}

// spec is the picture asked for: what the atlas file holds or what is usual, changed by
// what was typed.
func (c *imageCommand) spec(s *session, all *content.Content, size export.Size) (export.Spec, error) {
	m, err := openAtlas(s, all, c.Atlas)
	if err != nil {
		return export.Spec{}, err
	}
	spec := m.Spec()
	f := &spec.Frame
	if c.Atlas == "" {
		f.At = chronicle.Position{Day: usualDay}
	}
	if c.Lang != nil {
		f.Lang, f.Text = *c.Lang, all.Catalogue.Text(*c.Lang)
	}
	if c.Theme != nil {
		f.Theme = layers.Themes[*c.Theme]
	}
	c.sizeFlags.set(f)
	if c.Layers != nil {
		if f.Visible, err = c.layers(all.Stack); err != nil {
			return spec, err
		}
	}
	if err := c.aim(&spec, all); err != nil {
		return spec, err
	}
	if err := c.setDates(&spec, m.State().Compare.On()); err != nil {
		return spec, err
	}
	switch {
	case size != (export.Size{}):
		spec.Resize(size)
	case spec.Size() == export.Size{}:
		spec.Resize(export.Presets[0].Size)
	}
	c.pageFlags.set(&spec)
	c.setStyle(&spec)
	if c.NoState || spec.Blur > 0 {
		return spec, nil
	}
	state, err := m.Picture(spec)
	if err != nil {
		return spec, err
	}
	spec.State, err = document.SealState(state)
	return spec, err
}

// aim sets the day and what is in view.
func (c *imageCommand) aim(spec *export.Spec, all *content.Content) error {
	f, d := &spec.Frame, all.Stack.Data()
	if c.View != nil {
		if e := d.Chronicle.Event(*c.View); e != nil {
			f.At = chronicle.Position{Day: e.Span.First}
		}
	}
	if c.Date != nil {
		at, err := parseWhen("--date", *c.Date)
		if err != nil {
			return err
		}
		f.At = at.position()
	}
	if c.View != nil {
		v, err := parseView(*c.View, d, f.At.Day)
		if err != nil {
			return err
		}
		spec.View, spec.Subject = v.bound, v.subject
	}
	if c.Date != nil && f.At.Event != "" { // the picture has the title of an event that was asked for
		spec.Subject = ""
	}
	return nil
}

// layers is the set of layers asked for.
func (c *imageCommand) layers(stack *layers.Stack) (layers.Set, error) {
	if *c.Layers == "usual" {
		return stack.Default(), nil
	}
	known := stack.IDs()
	var ids []string
	for id := range strings.SplitSeq(*c.Layers, ",") {
		id = strings.TrimSpace(id)
		if !slices.Contains(known, id) {
			return layers.Set{}, wrong("--layers", *c.Layers, fmt.Sprintf("there is no layer %q; there are %s", id, strings.Join(known, ", ")))
		}
		ids = append(ids, id)
	}
	return layers.NewSet(ids...), nil
}

// size is that of --size or --preset, or that of no picture if neither was typed.
func (c *imageCommand) size() (size export.Size, err error) {
	switch {
	case c.Size != "" && c.Preset != "":
		return size, wrong("--preset", c.Preset, "--size gives the size already; one picture has one of them")
	case c.Size == "" && c.DPI != 0:
		return size, wrong("--dpi", fmt.Sprint(c.DPI), "it goes with --size; a preset has its own")
	case c.Size != "":
		if size, err = export.ParseSize(c.Size, c.DPI); err != nil {
			return size, usage{"--size: " + err.Error()}
		}
	case c.Preset != "":
		if size, err = export.PresetSize(c.Preset); err != nil {
			return size, usage{"--preset: " + err.Error()}
		}
	}
	return size, nil
}

// checkEnding refuses files of other kinds than those that can be written.
func checkEnding(flag, path string, endings ...string) error {
	if slices.Contains(endings, strings.ToLower(filepath.Ext(path))) {
		return nil
	}
	return wrong(flag, path, "the name has to end in "+strings.Join(endings, " or "))
}

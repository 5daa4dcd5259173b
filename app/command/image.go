package command

import (
	"fmt"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"borderatlas/app/content"
	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
)

// imageCommand draws the map.
type imageCommand struct {
	Output string  `short:"o" required:"" placeholder:"FILE.png" help:"The file to write."`
	Date   *string `placeholder:"DAY" help:"2022-09-16, 16.09.2022 or the id of an event; the usual day is 2022-09-16, or the first of the event of --view."`
	View   string  `default:"region" placeholder:"VIEW" help:"region (the usual one), a place, the id of an event, or W,S,E,N in degrees."`
	Size   string  `default:"1920x1080" placeholder:"WxH" help:"Width and height in pixels, as 1920x1080 (the usual size)."`
	Layers string  `default:"usual" placeholder:"ID,ID" help:"The layers to draw, by the ids of \"borderatlas layers\"."`
	Lang   string  `default:"en" placeholder:"en|ru|ky|tg" help:"Language of names; texts are English or Russian."`
	Theme  string  `default:"light" placeholder:"light|dark" help:"Colours."`
	Force  bool    `help:"Replace the file if it exists."`
}

// Help is the end of the command's help.
func (imageCommand) Help() string {
	return "Example: borderatlas image -o vorukh.png --date 2021-04-29 --view Vorukh --size 1600x900"
}

// Run checks what was typed, cheapest first, and draws.
func (c *imageCommand) Run(s *session) error {
	if err := checkEnding("--output", c.Output, ".png"); err != nil {
		return err
	}
	width, height, err := parseSize(c.Size)
	if err != nil {
		return err
	}
	if err := oneOf("--lang", c.Lang, lang.Languages()); err != nil {
		return err
	}
	if err := oneOf("--theme", c.Theme, []string{layers.Light.Name, layers.Dark.Name}); err != nil {
		return err
	}
	// One picture and the program ends: collecting rubbish less often saves a sixth
	// of the work for 15 MB.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	all, err := content.Load()
	if err != nil {
		return err
	}
	spec, err := c.spec(all)
	if err != nil {
		return err
	}
	spec.Width, spec.Height = width, height
	return export.File(s.ctx, all.Stack, spec, c.Output, c.Force)
}

// spec is the picture asked for, without its size.
func (c *imageCommand) spec(all *content.Content) (export.Spec, error) {
	spec := export.Spec{Frame: layers.Frame{Lang: c.Lang, Text: all.Catalogue.Text(c.Lang), Theme: layers.Themes[c.Theme]}}
	at := when{span: calendar.On(usualDay)}
	if e := all.Stack.Data().Chronicle.Event(c.View); e != nil {
		at.span = e.Span
	}
	var err error
	if c.Date != nil {
		if at, err = parseWhen("--date", *c.Date); err != nil {
			return spec, err
		}
	}
	spec.Frame.At = at.position()
	if spec.Frame.Visible, err = c.layers(all.Stack); err != nil {
		return spec, err
	}
	v, err := parseView(c.View, all.Stack.Data(), spec.Frame.At.Day)
	if err != nil {
		return spec, err
	}
	spec.View = v.bound
	switch {
	case at.event != nil: // its title is the picture's
	case v.event != nil:
		spec.Title = v.event.Title
	case v.place != nil:
		spec.Title = spec.Frame.Text("export.title.around", nameIn(v.place, c.Lang))
	}
	return spec, nil
}

// nameIn picks a name: Kyrgyz and Tajik fall back to Russian, everything to English.
func nameIn(names map[string]string, language string) string {
	for _, l := range []string{language, lang.Russian} {
		if n := names[l]; n != "" && (l == language || language != lang.English) {
			return n
		}
	}
	return names[lang.English]
}

// layers is the set of layers asked for.
func (c *imageCommand) layers(stack *layers.Stack) (layers.Set, error) {
	if c.Layers == "usual" {
		return stack.Default(), nil
	}
	known := stack.IDs()
	var ids []string
	for id := range strings.SplitSeq(c.Layers, ",") {
		id = strings.TrimSpace(id)
		if !slices.Contains(known, id) {
			return layers.Set{}, wrong("--layers", c.Layers, fmt.Sprintf("there is no layer %q; there are %s", id, strings.Join(known, ", ")))
		}
		ids = append(ids, id)
	}
	return layers.NewSet(ids...), nil
}

// parseSize reads 1920x1080.
func parseSize(value string) (width, height int, err error) {
	w, h, ok := strings.Cut(strings.ToLower(value), "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil {
		return 0, 0, wrong("--size", value, "a size is width and height in pixels, as 1920x1080")
	}
	if err := export.CheckSize(width, height); err != nil {
		return 0, 0, usage{"--size: " + err.Error()}
	}
	return width, height, nil
}

// checkEnding refuses files of other kinds than those that can be written.
func checkEnding(flag, path string, endings ...string) error {
	if slices.Contains(endings, strings.ToLower(filepath.Ext(path))) {
		return nil
	}
	return wrong(flag, path, "the name has to end in "+strings.Join(endings, " or "))
}

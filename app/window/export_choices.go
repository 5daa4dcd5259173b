package window

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"borderatlas/app/export"
	"borderatlas/app/story"
	"borderatlas/layers"
)

// imageChoices is what the dialog for images was left with, as the preferences
// keep it. Numbers are as they were typed.
type imageChoices struct {
	Format      string `json:"format"` // of export.Formats
	Preset      string `json:"preset"` // of export.Presets, or ownSize
	Width       string `json:"width"`  // of an own size
	Height      string `json:"height"`
	Unit        string `json:"unit"`   // of sizeUnits
	DPI         string `json:"dpi"`    // of an own size; empty: what suits it
	Pages       string `json:"pages"`  // of pageKinds
	Layout      string `json:"layout"` // of export.Layouts
	Theme       string `json:"theme"`  // of layers.Themes, or screenTheme
	Quality     string `json:"quality"`
	Outlines    bool   `json:"outlines"`
	Transparent bool   `json:"transparent"`
	World       bool   `json:"world"`     // a world file lies beside the picture
	Blur        string `json:"blur"`      // km; empty: places as they are known
	Corners     string `json:"corners"`   // of parts of the page, as export.ParsePlaces reads them
	Stateless   bool   `json:"stateless"` // the file does not say how it was made
	Folder      string `json:"folder"`    // of the last file; empty: none yet

	// They belong to a document and to no later one.
	Title   string `json:"-"` // empty: the usual one
	Caption string `json:"-"`
	Names   string `json:"-"` // the language of names, if it is none of the window's
}

const (
	choicesKey  = "export-choices" // preference: imageChoices as JSON
	ownSize     = "own"
	screenTheme = "screen"
)

// What a picture shows: the map as it is, one or the two of a comparison; the pinned and
// the chosen day beside each other or as halves of one map; each event on the map; or the
// dates of the sheet that was opened.
const (
	onePage   = "one"
	sidePages = "side"
	swipePage = "swipe"
	sheetPage = "sheet"
	datesPage = "dates"
)

var pageKinds = []string{onePage, sidePages, swipePage, sheetPage, datesPage}

// sizeUnits are those of an own size.
var sizeUnits = []string{"px", "mm", "cm", "in"}

// firstChoices are those of the first time.
var firstChoices = imageChoices{
	Pages: onePage, Format: export.Formats[0].Name, Preset: export.Presets[0].Name, Width: "1600", Height: "900", Unit: sizeUnits[0],
	Layout: string(export.WithTitle), Theme: screenTheme, Quality: strconv.Itoa(export.DefaultQuality),
}

// rememberedChoices reads what the preferences keep. What is no choice any more
// becomes the first one.
func rememberedChoices(kept string) imageChoices {
	c := firstChoices
	if json.Unmarshal([]byte(kept), &c) != nil {
		return firstChoices
	}
	known := func(value *string, ids []string, first string) {
		if !slices.Contains(ids, *value) {
			*value = first
		}
	}
	known(&c.Format, formatNames(), firstChoices.Format)
	known(&c.Preset, presetNames(), firstChoices.Preset)
	known(&c.Unit, sizeUnits, firstChoices.Unit)
	known(&c.Pages, pageKinds, firstChoices.Pages)
	known(&c.Layout, layoutNames(), firstChoices.Layout)
	known(&c.Theme, themeNames(), firstChoices.Theme)
	if _, err := export.ParsePlaces(c.Corners); err != nil {
		c.Corners = ""
	}
	return c
}

// kept is the choices for the preferences.
func (c imageChoices) kept() string {
	b, err := json.Marshal(c)
	if err != nil { // it holds texts and switches alone
		panic(err)
	}
	return string(b)
}

func formatNames() []string {
	var names []string
	for _, f := range export.Formats {
		names = append(names, f.Name)
	}
	return names
}

func presetNames() []string {
	var names []string
	for _, p := range export.Presets {
		names = append(names, p.Name)
	}
	return append(names, ownSize)
}

func layoutNames() []string {
	var names []string
	for _, l := range export.Layouts {
		names = append(names, string(l))
	}
	return names
}

// anyCorner leaves a part where it suits.
const anyCorner = "any"

// cornerNames are those that a part can be given; the scale is never left out.
func cornerNames(part export.Part) []string {
	names := []string{anyCorner}
	for _, corner := range export.Corners {
		if part != export.ScalePart || corner != export.Hidden {
			names = append(names, string(corner))
		}
	}
	return names
}

// themeNames are the colours that a picture can have, those of the screen first.
func themeNames() []string {
	names := []string{screenTheme}
	for _, name := range []string{"light", "dark", "print"} {
		if layers.Themes[name] != nil {
			names = append(names, name)
		}
	}
	return names
}

// ending is that of the format's files.
func (c imageChoices) ending() string {
	i := slices.Index(formatNames(), c.Format)
	return export.Formats[i].Endings[0]
}

// pixels tells whether the format holds pixels, and not letters and lines.
func (c imageChoices) pixels() bool { return c.Format == "PNG" || c.Format == "JPEG" }

// spec is the picture of a frame as it was chosen, or a sentence that says what was
// typed wrongly.
func (c imageChoices) spec(f layers.Frame, text layers.Text) (s export.Spec, fault string) {
	size, fault := c.size(text)
	if fault != "" {
		return s, fault
	}
	places, err := export.ParsePlaces(c.Corners)
	if err != nil { // the form and rememberedChoices make no other
		panic(err)
	}
	f.Quality, f.Reserved = layers.Export, nil
	if t := layers.Themes[c.Theme]; t != nil {
		f.Theme = t
	}
	s = export.Spec{
		Frame: f, Width: size.Width, Height: size.Height, Pixels: size.Pixels, Paper: size.Paper, Layout: export.Layout(c.Layout), Places: places,
		World: c.World && c.pixels() && c.Pages == onePage, Transparent: c.Transparent && c.Format != "JPEG", Outlines: c.Outlines && !c.pixels(),
	}
	if s.Blur, fault = c.blur(text); fault != "" {
		return s, fault
	}
	s.Title, s.Caption = c.Title, c.Caption
	for _, words := range []struct {
		typed string
		most  int
	}{{c.Title, story.MaxTitle}, {c.Caption, story.MaxText}} {
		if n := utf8.RuneCountInString(words.typed); n > words.most {
			return s, text("story.limit.letters", n, words.most)
		}
	}
	if c.Format == "JPEG" {
		q, err := strconv.Atoi(strings.TrimSpace(c.Quality))
		if err != nil || q < 1 || q > 100 {
			return s, text("save.quality.limits", c.Quality)
		}
		s.Quality = q
	}
	return s, ""
}

// blur is the radius that was typed in km, 0 for none, or a sentence that says what
// is wrong with it.
func (c imageChoices) blur(text layers.Text) (km float64, fault string) {
	if strings.TrimSpace(c.Blur) == "" {
		return 0, ""
	}
	km, ok := decimal(c.Blur)
	if !ok || km < export.LeastBlur || km > export.MostBlur {
		return 0, text("save.blur.limits", c.Blur, export.LeastBlur, export.MostBlur)
	}
	return km, ""
}

// size is the one that was chosen or typed, or a sentence that says what is wrong
// with it.
func (c imageChoices) size(text layers.Text) (size export.Size, fault string) {
	if c.Preset != ownSize {
		size, err := export.PresetSize(c.Preset)
		if err != nil { // the choices are those of the presets
			panic(err)
		}
		return size, ""
	}
	for _, typed := range []string{c.Width, c.Height} {
		if v, ok := decimal(typed); !ok || v <= 0 {
			return size, text("save.size.number", typed)
		}
	}
	dpi := 0.0
	if strings.TrimSpace(c.DPI) != "" {
		v, ok := decimal(c.DPI)
		if !ok || v < export.MinDPI || v > export.MaxDPI {
			return size, text("save.dpi.limits", c.DPI, export.MinDPI, export.MaxDPI)
		}
		dpi = v
	}
	size, err := export.ParseSize(plain(c.Width)+"x"+plain(c.Height)+c.Unit, dpi)
	if err != nil {
		return size, text("save.size.limits", export.MinWidth, export.MinHeight, export.MaxSide)
	}
	return size, ""
}

// decimal reads a number as people type it, with a comma or a point.
func decimal(typed string) (v float64, ok bool) {
	v, err := strconv.ParseFloat(plain(typed), 64)
	return v, err == nil
}

// plain is a typed number with a point and no spaces.
func plain(typed string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(typed), ""), ",", ".")
}

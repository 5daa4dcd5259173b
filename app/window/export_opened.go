package window

import (
	"slices"
	"strconv"

	"borderatlas/app/document"
	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/layers"
)

// foreignNames are the languages in which a picture can have its names and the window not;
// the first leaves that of the window.
var foreignNames = []string{"", lang.Kyrgyz, lang.Tajik}

// choicesNow are what a dialog for images begins with: how the last picture of the document
// was made, or else the last one of all.
func (w *Window) choicesNow() imageChoices {
	if w.choices != nil {
		return *w.choices
	}
	return w.keptChoices()
}

// keptChoices are those of the last picture of all.
func (w *Window) keptChoices() imageChoices {
	return rememberedChoices(w.settings.String(choicesKey))
}

// openedChoices are how the picture of the document was made that was opened, or nil if
// the document says nothing of one.
func (w *Window) openedChoices() *imageChoices {
	p := w.model.State().Picture
	if p.Width == 0 {
		return nil
	}
	c := w.keptChoices()
	c.setSize(p.Size())
	c.Title, c.Caption, c.Names, c.Corners, c.Blur = p.Title, p.Caption, p.Frame.Lang, p.Places.String(), ""
	c.Layout, c.Theme, c.Pages = string(export.WithTitle), screenTheme, onePage
	if p.Layout != "" {
		c.Layout = string(p.Layout)
	}
	if p.Frame.Theme != nil {
		c.Theme = p.Frame.Theme.Name
	}
	if w.setPages(datesPage, &export.Spec{}) {
		c.Pages = datesPage
	}
	if p.Quality != 0 {
		c.Quality = strconv.Itoa(p.Quality)
	}
	c.Transparent, c.Outlines = p.Transparent, p.Outlines
	return &c
}

// setSize chooses the preset that has a size, or types its numbers.
func (c *imageChoices) setSize(s export.Size) {
	i := slices.IndexFunc(export.Presets, func(p export.Preset) bool { return p.Size == s })
	if i >= 0 {
		c.Preset = export.Presets[i].Name
		return
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	c.Preset, c.Unit, c.DPI = ownSize, sizeUnits[0], ""
	c.Width, c.Height = strconv.Itoa(s.Width), strconv.Itoa(s.Height)
	if s.Paper.Unit != "" {
		c.Width, c.Height, c.Unit = number(s.Paper.Width), number(s.Paper.Height), s.Paper.Unit
	}
	if dpi := s.DPI(); dpi != 0 {
		c.DPI = number(dpi)
	}
}

// pictureFrame is what the map shows, with the day of the picture that was opened where
// the time line does not reach it, and with names in another language if one is chosen.
func (w *Window) pictureFrame(names string) layers.Frame {
	f := w.model.Frame()
	f.At = w.model.Spec().Frame.At
	if names != "" {
		f.Lang, f.Text = names, w.content.Catalogue.Text(names)
	}
	return f
}

// sealed is how a picture is made, as its file says it: its map and its page, and nothing
// of the story.
func (w *Window) sealed(s export.Spec) (string, error) {
	state, err := w.model.Picture(s)
	if err != nil {
		return "", err
	}
	return document.SealState(state)
}

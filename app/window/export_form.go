package window

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/export"
)

// The measures of forms in dp.
const (
	formWidth   float32 = 452
	labelWidth  float32 = 124
	numberWidth float32 = 84
)

// options is a picker of things that have ids.
type options struct {
	picker *picker // what stands in the window
	ids    []string
}

// newOptions offers the ids by their names and begins with one of them.
func newOptions(ids []string, name func(id string) string, chosen string, leave func()) *options {
	var names []string
	for _, id := range ids {
		names = append(names, name(id))
	}
	o := &options{newPicker(names, leave), ids}
	o.picker.SetSelectedIndex(max(slices.Index(ids, chosen), 0))
	return o
}

// id is the chosen one.
func (o *options) id() string { return o.ids[max(o.picker.SelectedIndex(), 0)] }

// formRow is controls behind their common label; widths are in dp, 0 takes what is left.
func formRow(label string, widths []float32, controls ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{
		Layout:  columns{append([]float32{labelWidth}, widths...), gapSmall, true},
		Objects: append([]fyne.CanvasObject{newText(label, style{color: colorSecondary})}, controls...),
	}
}

// imageForm is the controls of the dialog for images. Rows that mean nothing for
// what is chosen are hidden.
type imageForm struct {
	words
	root                                                            *fyne.Container
	pages, layout, format, preset, unit, theme, letters, names      *options
	width, height, dpi, quality, blur, title, caption, folder, name *field
	corners                                                         map[export.Part]*options
	transparent, state, world                                       *toggle
	more                                                            *button // shows the options that are rarely asked for, and hides them
	open                                                            bool    // they are shown
	sizeNote, fault, lacking                                        *paragraph

	ownRow, dpiRow, qualityRow, lettersRow, clearRow, stateRow, worldRow, blurRow *fyne.Container
	titleRow, captionRow, namesRow                                                *fyne.Container
	cornerRows                                                                    []*fyne.Container
}

// newImageForm shows choices, of the kinds of pages some, and names how many events a contact
// sheet has; leave is called by escape, save by return in the name.
func newImageForm(w words, c imageChoices, pages []string, events int, leave, save, chooseFolder func()) *imageForm {
	f := &imageForm{words: w}
	text := f.text
	keys := func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			leave()
		}
		return true
	}
	f.pages = newOptions(pages, func(id string) string { return text("save.pages."+id, events) }, c.Pages, leave)
	f.layout = newOptions(layoutNames(), func(id string) string { return text("export.layout." + id) }, c.Layout, leave)
	f.format = newOptions(formatNames(), func(id string) string { return text("save.format." + id) }, c.Format, leave)
	f.preset = newOptions(presetNames(), func(id string) string { return text("save.preset." + id) }, c.Preset, leave)
	f.unit = newOptions(sizeUnits, func(id string) string { return text("save.unit." + id) }, c.Unit, leave)
	f.theme = newOptions(themeNames(), func(id string) string { return text("save.theme." + id) }, c.Theme, leave)
	letters := []string{"live", "outlines"}
	f.letters = newOptions(letters, func(id string) string { return text("save.letters." + id) }, letters[number(c.Outlines)], leave)
	typed := func(value string) *field {
		entry := newField("", func(string) { save() }, leave)
		entry.SetText(value)
		return entry
	}
	f.width, f.height, f.dpi, f.quality = typed(c.Width), typed(c.Height), typed(c.DPI), typed(c.Quality)
	f.blur, f.title, f.caption = typed(c.Blur), typed(c.Title), typed(c.Caption)
	f.title.PlaceHolder, f.caption.PlaceHolder = text("save.title.usual"), text("save.caption.usual")
	f.names = newOptions(foreignNames, func(id string) string { return text("save.names." + id) }, c.Names, leave)
	f.placeParts(c.Corners, leave)
	f.folder, f.name = typed(c.Folder), typed("")
	f.transparent = newToggle(newText(text("save.transparent"), body), c.Transparent, keys, nil)
	f.state = newToggle(newText(text("save.state"), body), !c.Stateless, keys, nil)
	f.world = newToggle(newText(text("save.world"), body), c.World, keys, nil)
	f.sizeNote, f.fault = newText("", caption), newText("", style{size: tableSize, bold: true})
	f.lacking = newText("", style{size: tableSize, bold: true})
	browse := newButton(buttonSpec{icon: theme.FolderOpenIcon(), tip: text("save.browse")}, keys, chooseFolder)
	f.more = newButton(buttonSpec{text: text("save.more"), icon: theme.MenuDropDownIcon(), after: true, small: true, flat: true}, keys, nil)
	f.open = c.Transparent || c.Stateless || c.World || c.Blur != "" || c.Corners != "" || c.Title != "" || c.Caption != "" || c.Names != ""
	f.arrange(browse)
	return f
}

// placeParts offers corners for each part of the page, two parts to a row.
func (f *imageForm) placeParts(chosen string, leave func()) {
	places, err := export.ParsePlaces(chosen)
	if err != nil { // rememberedChoices lets no other through
		panic(err)
	}
	f.corners = map[export.Part]*options{}
	var labels []string
	var pickers []fyne.CanvasObject
	for _, part := range export.Parts {
		names := cornerNames(part)
		f.corners[part] = newOptions(names, func(id string) string { return f.text("save.corner." + id) }, string(places[part]), leave)
		labels, pickers = append(labels, f.text("save.part."+string(part))), append(pickers, f.corners[part].picker)
	}
	for i := 0; i < len(pickers); i += 2 {
		f.cornerRows = append(f.cornerRows, formRow(f.text("save.parts", labels[i], labels[i+1]), []float32{0, 0}, pickers[i], pickers[i+1]))
	}
}

// chosenCorners are the corners of the parts that are not left where they suit.
func (f *imageForm) chosenCorners() string {
	var pairs []string
	for _, part := range export.Parts {
		if corner := f.corners[part].id(); corner != anyCorner {
			pairs = append(pairs, string(part)+"="+corner)
		}
	}
	return strings.Join(pairs, ",")
}

func number(on bool) int {
	if on {
		return 1
	}
	return 0
}

// arrange sets the rows one under the other.
func (f *imageForm) arrange(browse fyne.CanvasObject) {
	text := f.text
	one := []float32{0}
	f.ownRow = formRow("", []float32{numberWidth, 10, numberWidth, 0}, f.width, newLabel("×", body), f.height, f.unit.picker)
	f.dpiRow = formRow("", []float32{numberWidth, 0}, f.dpi, newText(text("save.dpi"), body))
	f.qualityRow = formRow(text("save.quality"), []float32{numberWidth, 0}, f.quality, newText(text("save.quality.of"), body))
	f.lettersRow = formRow(text("save.letters"), one, f.letters.picker)
	f.clearRow = formRow("", one, f.transparent)
	f.stateRow = formRow("", one, f.state)
	f.worldRow = formRow("", one, f.world)
	f.blurRow = formRow(text("save.blur"), []float32{numberWidth, 0}, f.blur, newText(text("save.blur.of"), body))
	f.titleRow, f.captionRow = formRow(text("save.title"), one, f.title), formRow(text("save.caption"), one, f.caption)
	f.namesRow = formRow(text("save.names"), one, f.names.picker)
	rows := []fyne.CanvasObject{
		formRow(text("save.pages"), one, f.pages.picker), formRow(text("save.layout"), one, f.layout.picker),
		formRow(text("save.size"), one, f.preset.picker), f.ownRow, f.dpiRow, formRow("", one, f.sizeNote),
		formRow(text("save.theme"), one, f.theme.picker),
		formRow(text("save.format"), one, f.format.picker), f.qualityRow, f.lettersRow,
		formRow(text("save.folder"), []float32{0, control}, f.folder, browse),
		formRow(text("save.name"), one, f.name),
		f.fault, f.lacking,
		formRow("", []float32{0}, container.NewHBox(f.more)), f.titleRow, f.captionRow, f.namesRow, f.blurRow,
	}
	for _, row := range f.cornerRows {
		rows = append(rows, row)
	}
	f.root = &fyne.Container{Layout: column{gapSmall}, Objects: append(rows, f.clearRow, f.stateRow, f.worldRow)}
}

// onChange calls do whenever something else is chosen or typed, apart from folder and name.
func (f *imageForm) onChange(do func()) {
	for _, o := range []*options{f.pages, f.layout, f.format, f.preset, f.unit, f.theme, f.letters, f.names} {
		o.picker.OnChanged = func(string) { do() }
	}
	for _, o := range f.corners {
		o.picker.OnChanged = func(string) { do() }
	}
	for _, entry := range []*field{f.width, f.height, f.dpi, f.quality, f.blur, f.title, f.caption} {
		entry.OnChanged = func(string) { do() }
	}
	for _, t := range []*toggle{f.transparent, f.state, f.world} {
		t.tapped = func() { t.set(!t.on); do() }
	}
	f.more.tapped = func() { f.open = !f.open; do() }
}

// choices reads the controls.
func (f *imageForm) choices() imageChoices {
	return imageChoices{
		Pages: f.pages.id(), World: f.world.on, Blur: f.blur.Text, Corners: f.chosenCorners(), Layout: f.layout.id(), Format: f.format.id(), Preset: f.preset.id(), Theme: f.theme.id(),
		Width: f.width.Text, Height: f.height.Text, Unit: f.unit.id(), DPI: f.dpi.Text, Quality: f.quality.Text,
		Outlines: f.letters.id() == "outlines", Transparent: f.transparent.on, Stateless: !f.state.on, Folder: f.folder.Text,
		Title: f.title.Text, Caption: f.caption.Text, Names: foreignNames[max(f.names.picker.SelectedIndex(), 0)],
	}
}

// path is where the file goes.
func (f *imageForm) path() string { return filepath.Join(f.folder.Text, f.name.Text) }

// show brings the rows in line with the choices, and says what is wrong with them,
// if anything, or how large the picture is.
func (f *imageForm) show(c imageChoices, s export.Spec, fault string) {
	show(f.ownRow, c.Preset == ownSize)
	show(f.dpiRow, c.Preset == ownSize)
	show(f.qualityRow, c.Format == "JPEG")
	show(f.lettersRow, !c.pixels())
	show(f.clearRow, f.open && c.Format != "JPEG")
	show(f.stateRow, f.open && c.Format != "JPEG")
	show(f.worldRow, f.open && c.pixels() && len(s.Frames) == 0)
	show(f.blurRow, f.open)
	show(f.titleRow, f.open)
	show(f.captionRow, f.open && s.Layout.Tells())
	show(f.namesRow, f.open)
	for _, row := range f.cornerRows {
		show(row, f.open)
	}
	f.fault.SetText(fault)
	show(f.fault, fault != "")
	if fault == "" {
		f.sizeNote.SetText(f.sizeInWords(s))
	}
	f.root.Refresh()
}

// warn says which letters of the picture's words the fonts lack, if they lack any.
func (f *imageForm) warn(sentence string) {
	f.lacking.SetText(sentence)
	show(f.lacking, sentence != "")
	f.root.Refresh()
}

// sizeInWords is the size in pixels and on paper.
func (f *imageForm) sizeInWords(s export.Spec) string {
	dpi := s.DPI()
	millimetres := func(px int) int { return int(float64(px)/dpi*25.4 + 0.5) }
	return f.text("save.size.note", s.Width, s.Height, millimetres(s.Width), millimetres(s.Height), int(dpi+0.5))
}

// setName suggests a name, unless another one was typed.
func (f *imageForm) setName(suggested, before string) {
	if f.name.Text == before || f.name.Text == "" {
		f.name.SetText(suggested)
		return
	}
	if ending := filepath.Ext(f.name.Text); slices.Contains(export.Endings(), ending) { // the typed name keeps step with the format
		f.name.SetText(f.name.Text[:len(f.name.Text)-len(ending)] + filepath.Ext(suggested))
	}
}

// beside sets the preview left of the form.
func (f *imageForm) beside(p *preview) fyne.CanvasObject {
	return &fyne.Container{
		Layout:  columns{[]float32{0, formWidth}, gapLarge + gapSmall, false},
		Objects: []fyne.CanvasObject{container.NewStack(p.root), f.root},
	}
}

package window

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/export"
	"borderatlas/app/export/data"
	"borderatlas/layers"
	"borderatlas/mapview/fault"
)

// dataDialog asks where what is visible goes as data, and in which form.
type dataDialog struct {
	w            *Window
	set          data.Set
	format       *options
	folder, name *field
	mark         *toggle // a byte order mark begins a CSV file
	markRow      *fyne.Container
	says         *paragraph
	root         *fyne.Container
	suggested    string
}

// dataFormats are the names of the forms.
func dataFormats() []string {
	var names []string
	for _, f := range data.Formats {
		names = append(names, f.Name)
	}
	return names
}

// dataDialog gathers what is visible and asks about it.
func (w *Window) dataDialog() {
	if w.stillWriting() {
		return
	}
	set, err := data.Visible(w.content.Stack, w.model.Frame())
	if err != nil {
		w.showPage(w.model.Text()("save.failed"), newText(err.Error(), body))
		return
	}
	d := &dataDialog{w: w, set: set}
	d.build()
	d.open()
}

// build makes the controls.
func (d *dataDialog) build() {
	w, text := d.w, d.w.model.Text()
	typed := func(value string) *field {
		f := newField("", func(string) { d.save() }, w.closeModal)
		f.SetText(value)
		return f
	}
	keys := func(ev *fyne.KeyEvent) bool { return w.modalKey(ev) }
	d.format = newOptions(dataFormats(), func(id string) string { return text("data.format." + id) }, "", w.closeModal)
	d.folder, d.name = typed(w.exportFolders()[0]), typed("")
	d.mark = newToggle(newText(text("data.mark"), body), false, keys, func(bool) {})
	d.markRow = formRow("", []float32{0}, d.mark)
	d.says = newText("", body)
	browse := newButton(buttonSpec{icon: theme.FolderOpenIcon(), tip: text("save.browse")}, keys, func() {
		w.chooseFolder(d.folder.Text, func(folder string) { d.folder.SetText(folder); d.open() }, d.open)
	})
	d.root = &fyne.Container{Layout: column{gapSmall}, Objects: []fyne.CanvasObject{
		d.says, newText(text("data.licence"), caption),
		formRow(text("save.format"), []float32{0}, d.format.picker), d.markRow,
		formRow(text("save.folder"), []float32{0, control}, d.folder, browse),
		formRow(text("save.name"), []float32{0}, d.name),
	}}
	d.format.picker.OnChanged = func(string) { d.changed() }
	d.changed()
}

// chosen is the form of the file.
func (d *dataDialog) chosen() data.Format {
	return data.Formats[max(d.format.picker.SelectedIndex(), 0)]
}

// changed brings name and rows in line with the form.
func (d *dataDialog) changed() {
	defer fault.Report()
	text, at, f := d.w.model.Text(), d.w.model.State().At, d.chosen()
	name := strings.Join([]string{"kg-tj", whereabouts(d.w.content.Stack, d.w.model.Extent(), at.Day), layers.FileDate(d.w.content.Stack.Data().Chronicle, at)}, "_") + f.Ending
	if d.name.Text == d.suggested {
		d.name.SetText(name)
	} else if ending := filepath.Ext(d.name.Text); slices.ContainsFunc(data.Formats, func(f data.Format) bool { return f.Ending == ending }) {
		d.name.SetText(strings.TrimSuffix(d.name.Text, ending) + f.Ending)
	}
	d.suggested = name
	words := []string{text("data.events", len(d.set.Events))}
	if f.Shapes {
		words = append(words, text("data.shapes", len(d.set.Shapes)))
	}
	if d.set.About.Withheld > 0 {
		words = append(words, text("data.withheld", d.set.About.Withheld))
	}
	d.says.SetText(strings.Join(words, " "))
	show(d.markRow, f.Name == "CSV")
	d.root.Refresh()
}

// open shows the dialog; it can be shown again after it was closed.
func (d *dataDialog) open() {
	text := d.w.model.Text()
	save := newButton(buttonSpec{text: text("save.save"), on: true}, d.w.modalKey, d.save)
	cancel := newButton(buttonSpec{text: text("dialog.cancel")}, d.w.modalKey, d.w.closeModal)
	d.w.openBox(strings.TrimSuffix(text("menu.data"), "…"), d.root, modalWidth, nil, save, cancel)
}

// save writes the file under the name that was typed, with the ending of its form.
func (d *dataDialog) save() {
	if d.w.refuseName(d.name.Text, d.open) {
		return
	}
	path := filepath.Join(d.folder.Text, d.name.Text)
	if f := d.chosen(); strings.ToLower(filepath.Ext(path)) != f.Ending {
		path += f.Ending
	}
	d.w.closeModal()
	d.write(path, false)
}

// write writes the file beside the user interface; see Window.writeFile.
func (d *dataDialog) write(path string, force bool) {
	f, marked := d.chosen(), d.mark.on
	d.w.writeFile(fileWriting{path, infinite, func(ctx context.Context, force bool) error {
		return export.Save(ctx, path, force, func(out io.Writer) error {
			if marked && f.Name == "CSV" {
				if _, err := io.WriteString(out, data.ByteOrderMark); err != nil {
					return err
				}
			}
			return f.Write(out, d.set)
		})
	}, d.open}, force)
}

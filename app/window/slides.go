package window

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/data/binding"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"borderatlas/app/export/slides"
	"borderatlas/app/lang"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/mapview/fault"
)

// slidesWidth is that of the dialog for presentations in dp.
const slidesWidth float32 = 620

// What a presentation tells beside the ready-made stories.
const (
	tellsStory  = "story"  // that of the window
	tellsPicked = "filter" // the events in the filter
)

// deckForms are the files that are offered: their ending, and how many pages a sheet
// of paper holds.
var deckForms = []struct {
	id, ending string
	handout    int
}{{"pptx", ".pptx", 0}, {"pdf", ".pdf", 0}, {"handout-2", ".pdf", 2}, {"handout-4", ".pdf", 4}, {"handout-6", ".pdf", 6}}

// slidesDialog asks which presentation is to be written, and where.
type slidesDialog struct {
	w                         *Window
	tells, form, aspect, lang *options
	folder, name              *field
	note                      *paragraph
	root                      *fyne.Container
	suggested                 string // the name that was put into the field
}

// slidesDialog is the dialog with what suits the window: its story, if it has one.
func (w *Window) slidesDialog() *slidesDialog {
	text, s := w.model.Text(), w.model.State()
	d := &slidesDialog{w: w, note: newText("", caption)}
	var stories, forms []string
	if len(s.Story.Now.Shown().Pages) > 0 {
		stories = append(stories, tellsStory)
	}
	stories = append(stories, tellsPicked)
	for _, r := range story.ReadyMade {
		stories = append(stories, r.ID)
	}
	for _, f := range deckForms {
		forms = append(forms, f.id)
	}
	named := func(prefix string) func(string) string { return func(id string) string { return text(prefix + id) } }
	d.tells = newOptions(stories, d.title, stories[0], w.closeModal)
	d.form = newOptions(forms, named("deck.form."), forms[0], w.closeModal)
	d.aspect = newOptions([]string{"16:9", "4:3"}, func(id string) string { return id }, "16:9", w.closeModal)
	d.lang = newOptions(lang.Languages(), named("menu.language."), s.Lang, w.closeModal)
	d.folder = newField("", func(string) { d.save() }, w.closeModal)
	d.folder.SetText(w.exportFolders()[0])
	d.name = newField("", func(string) { d.save() }, w.closeModal)
	for _, o := range []*options{d.tells, d.form, d.aspect, d.lang} {
		o.picker.OnChanged = func(string) { d.changed() }
	}
	d.arrange()
	return d
}

// arrange sets the rows one under the other.
func (d *slidesDialog) arrange() {
	text, one := d.w.model.Text(), []float32{0}
	browse := newButton(buttonSpec{icon: theme.FolderOpenIcon(), tip: text("save.browse")}, d.w.modalKey, func() {
		d.w.chooseFolder(d.folder.Text, func(folder string) { d.folder.SetText(folder); d.open() }, d.open)
	})
	d.root = &fyne.Container{Layout: column{gapSmall}, Objects: []fyne.CanvasObject{
		formRow(text("deck.tells"), one, d.tells.picker),
		formRow(text("save.format"), one, d.form.picker),
		formRow(text("deck.aspect"), one, d.aspect.picker),
		formRow(text("menu.language"), one, d.lang.picker),
		formRow(text("save.folder"), []float32{0, control}, d.folder, browse),
		formRow(text("save.name"), one, d.name),
		formRow("", one, d.note),
	}}
}

// open shows the dialog; it can be shown again after it was closed.
func (d *slidesDialog) open() {
	text := d.w.model.Text()
	save := newButton(buttonSpec{text: text("save.save"), on: true}, d.w.modalKey, d.save)
	cancel := newButton(buttonSpec{text: text("dialog.cancel")}, d.w.modalKey, d.w.closeModal)
	d.w.openBox(strings.TrimSuffix(text("menu.slides"), "…"), d.root, slidesWidth, nil, save, cancel)
	d.changed()
}

// title names what a presentation can tell.
func (d *slidesDialog) title(id string) string {
	text := d.w.model.Text()
	switch id {
	case tellsStory:
		if title := d.w.model.State().Story.Now.Title; title != "" {
			return text("deck.tells.story", title)
		}
		return text("story.untitled")
	case tellsPicked:
		return d.w.pickedName()
	}
	r, _ := story.Find(id)
	return r.Title(text)
}

// changed suggests a name and says how many pages there will be.
func (d *slidesDialog) changed() {
	defer fault.Report()
	deck := d.deck()
	pages := len(deck.Story.Shown().Pages)
	what := d.tells.id()
	if what == tellsStory {
		what = slug(deck.Story.Title)
	}
	name := "kg-tj_" + what + "_" + deck.Frame.Lang + deckForms[d.form.picker.SelectedIndex()].ending
	if d.name.Text == d.suggested {
		d.name.SetText(name)
	} else { // what was typed keeps step with the form
		d.name.SetText(strings.TrimSuffix(d.name.Text, filepath.Ext(d.name.Text)) + filepath.Ext(name))
	}
	d.suggested = name
	note := d.w.model.Text()("deck.note", pages)
	if lacking := deck.LackingLetters(d.w.content.Stack, d.w.model.Text(), name); lacking != "" {
		note += " " + lacking
	}
	d.note.SetText(note)
	d.root.Refresh()
}

// deck is what was chosen. Its texts are in the chosen language.
func (d *slidesDialog) deck() slides.Deck {
	w := d.w
	f := w.model.Frame()
	f.Lang = d.lang.id()
	f.Text, f.Theme = w.content.Catalogue.Text(f.Lang), layers.Light
	deck := slides.Deck{Frame: f, Standard: d.aspect.id() == "4:3", Handout: deckForms[max(d.form.picker.SelectedIndex(), 0)].handout}
	switch id := d.tells.id(); id {
	case tellsStory:
		deck.Story = w.model.State().Story.Now
		if deck.Story.Title == "" {
			deck.Story.Title = f.Text("export.title")
		}
	case tellsPicked:
		deck.Story = story.OfEvents(f.Text("export.title"), w.model.Picked())
	default:
		r, _ := story.Find(id)
		deck.Story = r.Story(w.content.Stack.Data().Chronicle, f.Text)
	}
	return deck
}

// save writes the presentation, or stays where there is nothing to write.
func (d *slidesDialog) save() {
	if d.w.refuseName(d.name.Text, d.open) {
		return
	}
	deck := d.deck()
	path := filepath.Join(d.folder.Text, d.name.Text)
	if !slices.Contains(slides.Endings(), strings.ToLower(filepath.Ext(path))) {
		path += deckForms[d.form.picker.SelectedIndex()].ending
	}
	if deck.Check(path) != nil {
		return
	}
	d.w.closeModal()
	d.write(deck, path, false)
}

// write writes the file beside the user interface and shows how far it is.
func (d *slidesDialog) write(deck slides.Deck, path string, force bool) {
	w := d.w
	far := binding.NewFloat()
	deck.Progress = func(done, total int) { _ = far.Set(float64(done) / float64(total)) }
	bar := func() fyne.CanvasObject { return widget.NewProgressBarWithData(far) }
	w.writeFile(fileWriting{path, bar, func(ctx context.Context, force bool) error {
		return slides.File(ctx, w.content.Stack, deck, path, force)
	}, d.open}, force)
}

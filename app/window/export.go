package window

import (
	"context"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/app/export"
	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
)

// folderKey is where the preferences hold the folder of the last export.
const folderKey = "export-folder"

// The measures of the dialog for images in dp.
const (
	imageWidth    float32 = 1120
	previewHeight float32 = 470
)

// imageDialog asks how the picture of the present map is to be, and shows it.
type imageDialog struct {
	w         *Window
	form      *imageForm
	preview   *preview
	suggested string // the name that was put into the field
	spec      export.Spec
	fault     string     // why there is no spec, or empty
	framed    *orb.Bound // what was framed on the map, in degrees; nil: what the map shows
}

// exportDialog opens the dialog for images with the choices of the last time.
func (w *Window) exportDialog() {
	if w.stillWriting() {
		return
	}
	w.imageDialog(w.choicesNow(), "").open()
}

// imageDialog is a dialog with choices and a typed name, or none.
func (w *Window) imageDialog(c imageChoices, name string) *imageDialog {
	d := &imageDialog{w: w}
	if c.Folder == "" {
		c.Folder = w.exportFolders()[0]
	}
	kinds := w.offeredPages()
	if !slices.Contains(kinds, c.Pages) { // the last map could have it
		c.Pages = onePage
	}
	events := len(w.content.Stack.VisibleEvents(w.model.Frame()))
	d.form = newImageForm(words{w.model.Text(), w.model.State().Lang, w.model.Theme()}, c, kinds, events, w.closeModal, d.save, d.chooseFolder)
	d.form.name.SetText(name)
	d.preview = newPreview(w, min(previewHeight, w.win.Canvas().Size().Height-2*modalMargin-modalFrame))
	d.form.onChange(d.changed)
	return d
}

// open shows the dialog; it can be shown again after it was closed.
func (d *imageDialog) open() {
	text := d.w.model.Text()
	save := newButton(buttonSpec{text: text("save.save"), on: true}, d.w.modalKey, d.save)
	cancel := newButton(buttonSpec{text: text("dialog.cancel")}, d.w.modalKey, d.w.closeModal)
	frame := newButton(buttonSpec{text: text("frame.choose")}, d.w.modalKey, func() { d.w.startFrame(d) })
	closed := func() { d.preview.stop() }
	d.w.openBox(strings.TrimSuffix(text("menu.export"), "…"), d.form.beside(d.preview), imageWidth, closed, save, cancel, frame)
	d.changed()
}

// changed shows what the choices make.
func (d *imageDialog) changed() {
	defer fault.Report()
	c, w := d.form.choices(), d.w
	d.spec, d.fault = c.spec(w.pictureFrame(c.Names), w.model.Text())
	w.setPages(c.Pages, &d.spec) // the form offers those that there can be
	d.form.show(c, d.spec, d.fault)
	d.form.warn(d.spec.LackingLetters(w.content.Stack, w.model.Text()))
	if d.fault != "" {
		d.preview.stop()
		return
	}
	s := w.model.State()
	d.look()
	name := suggestedName(whereabouts(w.content.Stack, d.spec.View, s.At.Day), layers.FileDate(w.content.Stack.Data().Chronicle, s.At), d.spec.Width, d.spec.Height, s.Lang, c.ending())
	d.form.setName(name, d.suggested)
	d.suggested = name
	if !c.Stateless && c.Format != "JPEG" {
		d.spec.State, _ = w.sealed(d.spec) // without it the picture cannot be opened, which is no reason to have none
	}
	d.preview.show(d.spec, w.win.Canvas().Scale())
}

// look chooses what the picture shows: what is framed, or what the map shows.
func (d *imageDialog) look() {
	switch {
	case d.framed == nil:
		now := d.w.model.Spec()
		d.spec.View, d.spec.Subject = now.View, now.Subject
	case len(d.spec.Frames) > 0: // each of several maps has a shape of its own
		d.spec.View = *d.framed
	default:
		d.spec = export.Framed(d.w.content.Stack, d.spec, *d.framed)
	}
}

// setPages gives a picture the dates that it shows, and tells whether it can have them.
func (w *Window) setPages(kind string, s *export.Spec) bool {
	c := w.model.State().Compare
	switch kind {
	case onePage:
		if c.On() { // as the screen shows it
			s.Compare(c.Pinned.At, c.Pinned.Reach)
			s.World = false
		}
		if c.Kind == model.Swipe {
			s.Swipe, s.Share = true, c.Share
		}
	case sidePages, swipePage:
		s.Compare(c.Pinned.At, c.Pinned.Reach)
		s.Swipe = kind == swipePage
		return c.On()
	case datesPage:
		if !c.On() {
			s.Frames = slices.Clone(w.model.State().Picture.Frames)
		}
		return s.Frames != nil
	case sheetPage:
		for _, e := range w.content.Stack.VisibleEvents(s.Frame) {
			s.Frames = append(s.Frames, chronicle.Position{Day: e.Span.First, Event: e.ID})
		}
		s.Frame.Reach = chronicle.Reach{} // each map shows its own day
		return len(s.Frames) >= export.LeastFrames && len(s.Frames) <= export.MostFrames
	}
	return true
}

// offeredPages are the kinds that the present map can have.
func (w *Window) offeredPages() []string {
	return slices.DeleteFunc(slices.Clone(pageKinds), func(kind string) bool {
		return !w.setPages(kind, &export.Spec{Frame: w.model.Frame()})
	})
}

// save writes the picture, or stays if something was typed wrongly.
func (d *imageDialog) save() {
	if d.fault != "" || d.w.refuseName(d.form.name.Text, d.open) {
		return
	}
	c := d.form.choices()
	d.w.choices = &c
	d.w.settings.SetString(choicesKey, c.kept())
	path := d.form.path()
	if !slices.Contains(export.Endings(), strings.ToLower(filepath.Ext(path))) {
		path += d.form.choices().ending()
	}
	d.w.closeModal()
	d.write(path, false)
}

// write writes the picture; see Window.writeFile.
func (d *imageDialog) write(path string, force bool) {
	w, s := d.w, d.spec
	w.writeFile(fileWriting{path, infinite, func(ctx context.Context, force bool) error {
		return export.File(ctx, w.content.Stack, s, path, force)
	}, d.open}, force)
}

// show hands a file or folder to the program that the system has for it.
func (w *Window) show(path string) {
	absolute, err := filepath.Abs(path)
	if err == nil {
		err = w.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(absolute)})
	}
	if err != nil {
		w.showPage(w.model.Text()("save.open.failed"), newText(w.model.Text()("save.done.where", path), body))
	}
}

// chooseFolder asks for a folder and comes back with it.
func (d *imageDialog) chooseFolder() {
	d.w.chooseFolder(d.form.folder.Text, func(folder string) {
		d.form.folder.SetText(folder)
		d.open()
	}, d.open)
}

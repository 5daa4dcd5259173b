package window

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"borderatlas/app/export"
	"borderatlas/layers"
)

// folderKey is where the preferences hold the folder of the last export.
const folderKey = "export-folder"

// exportSizes are the pictures that are offered, in pixels.
var exportSizes = []struct{ w, h int }{{1920, 1080}, {2560, 1440}, {3840, 2160}, {1600, 1200}}

// exportDialog asks where the picture of the present map goes and how large it is.
func (w *Window) exportDialog() {
	text := w.model.Text()
	name := "border-atlas-" + w.model.State().At.Day.String() + ".png"
	var paths []string
	for _, folder := range w.exportFolders() {
		paths = append(paths, filepath.Join(folder, name))
	}
	var size *picker
	save := func(path string) {
		w.closeModal()
		picked := exportSizes[max(size.SelectedIndex(), 0)]
		w.export(path, picked.w, picked.h, false)
	}
	path := newSuggestions(paths, text("save.folders"), save, w.closeModal)
	var names []string
	for _, s := range exportSizes {
		names = append(names, text("save.pixels", strconv.Itoa(s.w), strconv.Itoa(s.h)))
	}
	size = newPicker(names, w.closeModal)
	form := &fyne.Container{Layout: column{gapSmall}, Objects: []fyne.CanvasObject{
		newText(text("save.what"), body), newText(text("save.file"), head), path, newText(text("save.size"), head), size,
	}}
	w.open(strings.TrimSuffix(text("menu.export"), "…"), form, nil,
		answer{text("save.save"), func() { save(path.Text) }},
		answer{text: text("dialog.cancel")})
}

// exportFolders are where a picture may go, the likeliest first: where the last one
// went, and those of the usual folders that there are.
func (w *Window) exportFolders() []string {
	candidates := []string{w.app.Preferences().String(folderKey)}
	if home, err := os.UserHomeDir(); err == nil {
		for _, name := range []string{"Pictures", "Documents", "Desktop", "Downloads", ""} {
			candidates = append(candidates, filepath.Join(home, name))
		}
	}
	var folders []string
	for _, c := range candidates {
		if info, err := os.Stat(c); err == nil && info.IsDir() && !slices.Contains(folders, c) {
			folders = append(folders, c)
		}
	}
	if folders == nil {
		folders = []string{"."}
	}
	return folders
}

// export writes the picture beside the user interface, in the format of the
// path's ending. Whoever leaves that out gets the usual one; a file that is there already is only replaced after a question.
func (w *Window) export(path string, width, height int, force bool) {
	text := w.model.Text()
	if !slices.Contains(export.Endings(), strings.ToLower(filepath.Ext(path))) {
		path += export.Endings()[0]
	}
	if _, err := os.Stat(path); err == nil && !force {
		w.open(text("save.exists"), newText(text("save.exists.question", filepath.Base(path)), body), nil,
			answer{text: text("dialog.cancel")}, // return keeps the file
			answer{text("save.replace"), func() { w.export(path, width, height, true) }})
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.open(text("save.writing"), widget.NewProgressBarInfinite(), cancel, answer{text: text("dialog.cancel")})
	spec := exportSpec(w.model.Frame(), width, height)
	spec.State, _ = w.document().Seal() // without it the picture cannot be opened, which is no reason to have none
	go func() {
		err := export.File(ctx, w.content.Stack, spec, path, force)
		fyne.Do(func() {
			w.closeModal()
			w.exported(path, err)
		})
	}()
}

// exportSpec is the picture of what the map shows.
func exportSpec(f layers.Frame, width, height int) export.Spec {
	f.Quality, f.Reserved = layers.Export, nil
	return export.Spec{Frame: f, Width: width, Height: height}
}

// exported says where the picture is, or why there is none.
func (w *Window) exported(path string, err error) {
	text := w.model.Text()
	switch {
	case errors.Is(err, context.Canceled):
		return
	case err != nil:
		w.showPage(text("save.failed"), newText(text("save.failed.why", reason(err)), body))
	default:
		w.app.Preferences().SetString(folderKey, filepath.Dir(path))
		w.showPage(text("save.done"), newText(text("save.done.where", path), body))
	}
}

// reason is an error without the name of the system call.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Path + ": " + p.Err.Error()
	}
	return err.Error()
}

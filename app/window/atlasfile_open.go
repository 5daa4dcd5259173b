package window

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"borderatlas/app/document"
	"borderatlas/app/lang"
	"borderatlas/mapview/fault"
)

// openFile reads a document, or the one in a picture, beside the user interface.
func (w *Window) openFile(path string) {
	w.leaving(func() {
		left := w.document() // what was agreed to be left
		w.run(w.model.Text()("file.opening", lang.Printable(filepath.Base(path))), func(ctx context.Context) func() {
			o, err := w.disk.open(ctx, path)
			return func() { w.whenFree(func() { w.read(path, left, o, err) }) }
		})
	})
}

// read shows what was read, after a question where another window has it open too, or
// where the document that is left has changed meanwhile.
func (w *Window) read(path string, left document.Document, o document.Opened, err error) {
	text := w.model.Text()
	show := func(readOnly bool) { w.adoptFile(path, o, readOnly) }
	switch {
	case err != nil:
		w.forgetRecent(path)
		w.showPage(text("file.failed"), newText(w.fileError(path, err), body))
	case !w.document().Equal(left):
		go o.File.Close()
		w.openFile(path)
	case o.Shared && isAtlas(path):
		w.open(text("file.shared"), newText(text("file.shared.question", lang.Printable(filepath.Base(path))), body), nil,
			answer{text("file.shared.read"), func() { show(true) }},
			answer{text("file.shared.open"), func() { show(false) }},
			answer{text: text("dialog.cancel")})
	default:
		show(false)
	}
}

// adoptFile shows the document of a file. One that is to be read only has no place to
// be saved in.
func (w *Window) adoptFile(path string, o document.Opened, readOnly bool) {
	if !w.adopt(path, o.Document, o.Report) || !isAtlas(path) || readOnly {
		go o.File.Close()
	} else {
		w.file.place = o.File
	}
	w.file.readOnly = readOnly
	w.showName()
}

// fileError is why a file cannot be opened, in one sentence.
func (w *Window) fileError(path string, err error) string {
	text, name := w.model.Text(), lang.Printable(filepath.Base(path))
	switch {
	case errors.Is(err, document.ErrForeign):
		return text("file.foreign", name)
	case errors.Is(err, document.ErrHuge):
		return text("file.huge", name, strconv.Itoa(document.MaxBytes>>20))
	case errors.Is(err, document.ErrHugePicture):
		return text("file.huge", name, strconv.Itoa(document.MaxPicture>>20))
	case errors.Is(err, document.ErrCrowded):
		return text("file.crowded", name)
	case errors.Is(err, document.ErrNoFile):
		return text("file.no-file", name)
	case errors.Is(err, document.ErrNoState):
		return text("file.stateless", name)
	case errors.Is(err, document.ErrTampered):
		return text("file.tampered", name)
	case errors.Is(err, fs.ErrNotExist):
		return text("file.missing", lang.Printable(path))
	}
	return text("file.unread", reason(err))
}

// dropped opens the first file that was dropped onto the window.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	defer fault.Report()
	if len(files) > 0 && files[0].Scheme() == "file" {
		w.openFile(files[0].Path())
	}
}

// openDialog asks for a file. It offers those opened and saved before at once, and other
// atlas files in the same folders and in the usual ones when their disks have answered.
func (w *Window) openDialog() {
	text, offered, folders := w.model.Text(), w.recent(), w.exportFolders()
	for _, path := range offered {
		if folder := filepath.Dir(path); !slices.Contains(folders, folder) {
			folders = append(folders, folder)
		}
	}
	if len(offered) == 0 {
		offered = []string{folders[0] + string(filepath.Separator)}
	}
	looking := newText(text("file.open.looking"), caption)
	path := w.askPath(text("file.open"), text("file.open.what"), text("file.open.open"), offered, w.openFile, looking)
	w.findAtlasFiles(folders, func(found []string, all bool) {
		list := w.recent()
		for _, f := range found {
			if !slices.Contains(list, f) {
				list = append(list, f)
			}
		}
		if len(list) > 0 {
			if path.offered = list[:min(len(list), mostOffered)]; path.Text == offered[0] {
				path.SetText(list[0])
			}
		}
		if all {
			looking.SetText("")
		}
	})
}

// mostOffered is how many files a menu has room for.
const mostOffered = 20

// findAtlasFiles lists the atlas files in folders, which wait for each other in nothing;
// found is told what there is whenever one has answered, and whether that was the last.
func (w *Window) findAtlasFiles(folders []string, found func(list []string, all bool)) {
	lists, missing := make([][]string, len(folders)), len(folders)
	for i, folder := range folders {
		w.beside.run(func() func() {
			var list []string
			entries, _ := w.disk.list(folder) // what can be read of it
			for _, e := range entries {
				if isAtlas(e.Name()) && !e.IsDir() {
					list = append(list, filepath.Join(folder, e.Name()))
				}
			}
			return func() {
				lists[i] = list
				missing--
				found(slices.Concat(lists...), missing == 0)
			}
		})
	}
}

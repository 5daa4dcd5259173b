package window

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"borderatlas/layers"
	"borderatlas/mapview/fault"
)

// folderChooser is a list of the folders in a folder. Up and Down choose, Return
// goes into the chosen one, Backspace goes up.
type folderChooser struct {
	widget.List
	text    layers.Text
	disk    disk
	beside  *beside
	folder  string
	reading bool     // its disk has not answered yet
	names   []string // of the folders in it, after ".." where there is one above
	at      int      // the chosen line
	leave   func()
	changed func() // the list is another one now

	otherwise string // is shown where the first folder cannot be; empty: it could
}

// above is the line that leads up.
const above = ".."

func newFolderChooser(w *Window, leave func(), changed func(*folderChooser)) *folderChooser {
	text := w.model.Text()
	c := &folderChooser{text: text, disk: w.disk, beside: w.beside, leave: leave, otherwise: w.exportFolders()[0]}
	c.changed = func() { changed(c) }
	c.Length = func() int { return len(c.names) }
	c.CreateItem = func() fyne.CanvasObject {
		return &fyne.Container{
			Layout:  columns{[]float32{iconSize, 0}, gapSmall, true},
			Objects: []fyne.CanvasObject{icon(theme.FolderIcon(), theme.ColorNameForeground, iconSize), newLabel("", body)},
		}
	}
	c.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		name := c.names[i]
		if name == above {
			name = text("save.folder.above")
		}
		o.(*fyne.Container).Objects[1].(*paragraph).SetText(name)
	}
	c.OnHighlighted = func(i widget.ListItemID) { c.at = i }
	c.OnSelected = func(i widget.ListItemID) { c.enter(i) }
	c.HideSeparators = true
	c.ExtendBaseWidget(c)
	return c
}

// list shows what is in a folder, as soon as its disk has answered. One that cannot be
// read is shown as empty, unless it is the first: then it is another one.
func (c *folderChooser) list(folder string) {
	if absolute, err := filepath.Abs(folder); err == nil {
		folder = absolute
	}
	c.folder, c.reading = folder, true
	c.show(nil)
	c.beside.run(func() func() {
		names, err := foldersIn(c.disk, folder)
		return func() {
			otherwise := c.otherwise
			switch {
			case c.folder != folder: // somebody went on
			case err != nil && otherwise != "":
				c.otherwise = ""
				c.list(otherwise)
			default:
				c.otherwise, c.reading = "", false
				c.show(names)
			}
		}
	})
}

// show shows names below the way up.
func (c *folderChooser) show(names []string) {
	c.names, c.at = nil, 0
	if filepath.Dir(c.folder) != c.folder {
		c.names = []string{above}
	}
	c.names = append(c.names, names...)
	c.UnselectAll()
	c.Refresh()
	c.Highlight(0)
	c.changed()
}

// where says which folder is shown, or is being read.
func (c *folderChooser) where() string {
	if c.reading {
		return c.text("save.folder.reading", c.folder)
	}
	return c.folder
}

// foldersIn lists the names of the folders in a folder that are not hidden, in the
// order of the alphabet.
func foldersIn(d disk, folder string) (names []string, err error) {
	entries, err := d.list(folder)
	for _, e := range entries { // what can be read of it
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if info, err := d.stat(filepath.Join(folder, e.Name())); err == nil && info.IsDir() {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return names, err
}

// enter goes into the folder of a line.
func (c *folderChooser) enter(i int) {
	defer fault.Report()
	if i >= 0 && i < len(c.names) {
		c.list(filepath.Join(c.folder, c.names[i]))
	}
}

// TypedKey goes into folders and out of them, and chooses lines otherwise.
func (c *folderChooser) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyRight:
		c.enter(c.at)
	case fyne.KeyBackspace, fyne.KeyLeft:
		c.list(filepath.Dir(c.folder))
	case fyne.KeyEscape:
		c.leave()
	default:
		c.List.TypedKey(ev)
	}
}

// chooserHeight is that of the list of folders in dp.
const chooserHeight float32 = 320

// chooseFolder asks for a folder, beginning at one; chosen gets it, back is called
// if none was chosen.
func (w *Window) chooseFolder(from string, chosen func(folder string), back func()) {
	text := w.model.Text()
	left := func() { w.closeModal(); back() }
	keys := func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			left()
		}
		return true
	}
	where := newText("", head)
	list := newFolderChooser(w, left, func(c *folderChooser) { where.SetText(c.where()) })
	list.list(from)
	known := &fyne.Container{Layout: shelves{gapTiny, gapTiny}}
	for _, f := range w.exportFolders() {
		known.Add(newButton(buttonSpec{text: filepath.Base(f), small: true}, keys, func() { list.list(f) }))
	}
	page := &fyne.Container{Layout: column{gapSmall}, Objects: []fyne.CanvasObject{
		known, where, container.NewStack(newTall(chooserHeight), newGround(theme.ColorNameButton), list), newText(text("save.folder.keys"), caption),
	}}
	use := newButton(buttonSpec{text: text("save.folder.use"), on: true}, keys, func() { w.closeModal(); chosen(list.folder) })
	cancel := newButton(buttonSpec{text: text("dialog.cancel")}, keys, left)
	w.openBox(text("save.folder.choose"), page, modalWidth, nil, use, cancel)
	w.win.Canvas().Focus(list)
}

package window

import (
	"os"
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
	folder  string
	names   []string // of the folders in it, after ".." where there is one above
	at      int      // the chosen line
	leave   func()
	changed func() // the list is that of another folder now
}

// above is the line that leads up.
const above = ".."

func newFolderChooser(text layers.Text, folder string, leave, changed func()) *folderChooser {
	c := &folderChooser{text: text, leave: leave, changed: func() {}}
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
	c.list(folder)
	c.changed = changed
	return c
}

// list shows what is in a folder. One that cannot be read is shown as empty.
func (c *folderChooser) list(folder string) {
	if absolute, err := filepath.Abs(folder); err == nil {
		folder = absolute
	}
	c.folder, c.names, c.at = folder, foldersIn(folder), 0
	c.UnselectAll()
	c.Refresh()
	c.Highlight(0)
	c.changed()
}

// foldersIn lists the names of the folders in a folder that are not hidden, in the
// order of the alphabet, after the way up.
func foldersIn(folder string) []string {
	var names []string
	entries, _ := os.ReadDir(folder) // what can be read of it
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(folder, e.Name())); err == nil && info.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	if filepath.Dir(folder) != folder {
		names = append([]string{above}, names...)
	}
	return names
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
	if info, err := os.Stat(from); err != nil || !info.IsDir() {
		from = w.exportFolders()[0]
	}
	left := func() { w.closeModal(); back() }
	keys := func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			left()
		}
		return true
	}
	where := newText("", head)
	var list *folderChooser
	list = newFolderChooser(text, from, left, func() { where.SetText(list.folder) })
	where.SetText(list.folder)
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

package window

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"borderatlas/app/atomicfile"
	"borderatlas/app/document"
	"borderatlas/app/model"
)

// slowDisk is a disk of which each answer waits until a test lets it go.
func slowDisk(w *Window) (answer func()) {
	gate := make(chan struct{})
	w.disk = disk{
		open: func(ctx context.Context, path string) (document.Opened, error) {
			<-gate
			return realDisk.open(ctx, path)
		},
		save: func(ctx context.Context, place *document.File, data []byte) error {
			<-gate
			return realDisk.save(ctx, place, data)
		},
		stat:  func(path string) (fs.FileInfo, error) { <-gate; return realDisk.stat(path) },
		list:  func(folder string) ([]fs.DirEntry, error) { <-gate; return realDisk.list(folder) },
		sweep: func(folder string) { <-gate },
	}
	return func() { close(gate) }
}

// closes tells whether the window has closed.
func closes(w *Window) *bool {
	closed := new(bool)
	w.OnClosed = func() {
		*closed = true
		w.win = w.app.NewWindow("closed; the first one is when the test ends")
	}
	return closed
}

// says is what is written in the open box, if there is one.
func says(w *Window) string {
	if w.modal == nil {
		return ""
	}
	return texts(w.modal.popup)
}

// choose presses the button of the open box with a text.
func choose(t *testing.T, w *Window, id string) {
	t.Helper()
	want := w.model.Text()(id)
	var found fyne.Tappable
	walk(w.modal.popup, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if b, ok := o.(*button); ok && texts(b) == want {
			found = b
		}
		return true
	})
	if found == nil {
		t.Fatalf("there is no button %q in %q", want, says(w))
	}
	test.Tap(found)
}

// TestSlowDisksHoldNothingUp: whatever is asked of a disk that does not answer, the
// window goes on answering, says what it waits for, and gives it up when it is told so.
// A call that waited would hold this test up for ever.
func TestSlowDisksHoldNothingUp(t *testing.T) {
	for name, c := range map[string]struct {
		act    func(w *Window, path string)
		box    string // what the box says while the disk does not answer
		cancel string // the button that gives it up
	}{
		"save":              {func(w *Window, _ string) { w.saveFile(nil) }, "file.saving", "dialog.cancel"},
		"save as":           {func(w *Window, path string) { w.saveTo(path+"2.atlas", nil) }, "file.saving", "dialog.cancel"},
		"open":              {func(w *Window, path string) { w.openFile(path) }, "file.opening", "dialog.cancel"},
		"the list of files": {func(w *Window, _ string) { w.openDialog() }, "file.open.looking", "dialog.cancel"},
		"where to save":     {func(w *Window, _ string) { w.saveFileAs(nil) }, "file.save.what", "dialog.cancel"},
		"a folder":          {func(w *Window, path string) { w.chooseFolder(filepath.Dir(path), nil, func() {}) }, "save.folder.reading", "dialog.cancel"},
		"the image dialog":  {func(w *Window, _ string) { w.exportDialog() }, "save.layout", "dialog.cancel"},
		"the slides dialog": {func(w *Window, _ string) { w.slidesDialog().open() }, "deck.tells", "dialog.cancel"},
		"the data dialog":   {func(w *Window, _ string) { w.dataDialog() }, "data.licence", "dialog.cancel"},
		"an export": {func(w *Window, path string) {
			w.writeFile(fileWriting{path, infinite, func(context.Context, bool) error { _, err := w.disk.stat(path); return err }, nil}, false)
		}, "save.writing", "dialog.cancel"},
	} {
		w, clock := played(t)
		path := filepath.Join(t.TempDir(), "a.atlas")
		w.saveTo(path, nil)
		settle(w)
		w.send(model.StepEvent{By: 1})
		w.file.saved = w.document() // so that nothing else is asked
		before, want := w.model.State().At, w.document()
		answer := slowDisk(w)
		c.act(w, path)
		clock.pass(patience)
		begin, _, _ := strings.Cut(w.model.Text()(c.box, "|"), "|")
		if got := says(w); !strings.Contains(got, begin) {
			t.Errorf("%s: the box says %q, want %q", name, got, begin)
		}
		w.send(model.StepEvent{By: 1})
		if w.model.State().At == before {
			t.Errorf("%s: the window does not answer", name)
		}
		w.send(model.StepEvent{By: -1})
		choose(t, w, c.cancel)
		if w.modal != nil {
			t.Errorf("%s: after it was given up there is %q", name, says(w))
		}
		answer()
		settle(w)
		w.folders.running.Wait()
		if w.modal != nil || !w.document().Equal(want) || w.file.path != path {
			t.Errorf("%s: after it was given up there is %q, %s in %s", name, says(w), w.document().State, w.file.path)
		}
	}
}

// TestQuickDisksShowNoBox, and a box that is open already stays.
func TestTheBoxOfASlowDiskWaitsForOthers(t *testing.T) {
	w, clock := played(t)
	answer := slowDisk(w)
	w.saveTo(filepath.Join(t.TempDir(), "a.atlas"), nil)
	w.showKeys()
	clock.pass(patience)
	if got := says(w); !strings.Contains(got, w.model.Text()("menu.keys")) {
		t.Errorf("there is %q", got)
	}
	w.closeModal()
	clock.pass(patience)
	if got := says(w); !strings.Contains(got, "a.atlas") {
		t.Errorf("there is %q", got)
	}
	answer()
	settle(w)
	clock.pass(patience)
	if w.modal != nil || w.unsaved() {
		t.Errorf("there is %q, unsaved %t", says(w), w.unsaved())
	}
}

// savedOnce is a window with a file of its own.
func savedOnce(t *testing.T) (w *Window, path string) {
	t.Helper()
	w = opened(t, 1366, 768)
	path = filepath.Join(t.TempDir(), "a.atlas")
	w.saveTo(path, nil)
	settle(w)
	if w.file.path != path || w.modal != nil {
		t.Fatalf("saved as %q, there is %q", w.file.path, says(w))
	}
	w.send(model.StepEvent{By: 1})
	return w, path
}

// inFile is the document in a file.
func inFile(t *testing.T, path string) document.Document {
	t.Helper()
	d, _, err := document.ReadFile(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestQuickSavesKeepTheirOrder: the second waits for the first, also if that was given
// up, and the file holds the newer state.
func TestQuickSavesKeepTheirOrder(t *testing.T) {
	for _, giveUp := range []bool{false, true} {
		w, path := savedOnce(t)
		begun, gate := make(chan int, 2), make(chan struct{})
		calls := 0
		w.disk.save = func(ctx context.Context, place *document.File, data []byte) error {
			calls++
			begun <- calls
			<-gate
			return realDisk.save(ctx, place, data)
		}
		w.saveFile(nil)
		first := w.file.saving
		<-begun
		w.send(model.StepEvent{By: 1})
		w.saveFile(nil)
		if giveUp {
			first.cancel()
		}
		if len(begun) > 0 {
			t.Error("both are written at once")
		}
		close(gate)
		settle(w)
		if got := inFile(t, path); !got.Equal(w.document()) || w.unsaved() || w.modal != nil {
			t.Errorf("given up %t: the file holds %s, unsaved %t, there is %q", giveUp, got.State, w.unsaved(), says(w))
		}
	}
}

// TestChangesWhileSavingAreNotLost: what was chosen after the save began is unsaved.
func TestChangesWhileSavingAreNotLost(t *testing.T) {
	w, path := savedOnce(t)
	answer := slowDisk(w)
	w.saveFile(nil)
	want := w.document()
	w.send(model.StepEvent{By: 1})
	answer()
	settle(w)
	if got := inFile(t, path); !got.Equal(want) || !w.unsaved() {
		t.Errorf("the file holds %s, unsaved %t", got.State, w.unsaved())
	}
}

// TestClosingWaitsForTheFile that is being saved, and asks where it cannot be.
func TestClosingWaitsForTheFile(t *testing.T) {
	for name, c := range map[string]struct {
		act    func(t *testing.T, w *Window)
		fault  error
		closed bool
		says   string
	}{
		"written":       {func(*testing.T, *Window) {}, nil, true, ""},
		"full":          {func(*testing.T, *Window) {}, syscall.ENOSPC, false, "is full"},
		"stays":         {func(t *testing.T, w *Window) { choose(t, w, "dialog.cancel") }, nil, false, ""},
		"escape":        {func(_ *testing.T, w *Window) { pressKey(w, fyne.KeyEscape) }, nil, false, ""},
		"does not wait": {func(t *testing.T, w *Window) { choose(t, w, "file.saving.drop") }, nil, false, "Save the changes"},
	} {
		w, _ := savedOnce(t)
		gate := make(chan struct{})
		w.disk.save = func(ctx context.Context, place *document.File, data []byte) error {
			<-gate
			if c.fault != nil {
				return &fs.PathError{Op: "write", Path: place.Path(), Err: c.fault}
			}
			return realDisk.save(ctx, place, data)
		}
		closed := closes(w)
		w.saveFile(nil)
		w.leave()
		if *closed || w.modal == nil {
			t.Fatalf("%s: closed %t, there is %q", name, *closed, says(w))
		}
		c.act(t, w)
		close(gate)
		settle(w)
		if *closed != c.closed || !strings.Contains(says(w), c.says) || (w.modal != nil) != (c.says != "") {
			t.Errorf("%s: closed %t, there is %q", name, *closed, says(w))
		}
		if c.fault != nil && !w.unsaved() {
			t.Errorf("%s: what was not written counts as saved", name)
		}
	}
}

// TestWhatOthersDoToAFileIsAskedAbout: return replaces nothing and asks for another
// name, the second button writes.
func TestWhatOthersDoToAFileIsAskedAbout(t *testing.T) {
	for name, c := range map[string]struct {
		meddle   func(path string) error
		ask, yes string
	}{
		"changed":   {func(path string) error { return os.WriteFile(path, []byte("theirs"), 0o600) }, "file.changed", "file.changed.overwrite"},
		"removed":   {os.Remove, "file.vanished", "file.vanished.again"},
		"read-only": {func(path string) error { return os.Chmod(path, 0o444) }, "save.locked", "save.replace"},
	} {
		w, path := savedOnce(t)
		if err := c.meddle(path); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadFile(path)
		w.saveFile(nil)
		settle(w)
		if got := says(w); !strings.Contains(got, w.model.Text()(c.ask)) || !strings.Contains(got, w.model.Text()(c.ask+".question", "a.atlas")) {
			t.Fatalf("%s: there is %q", name, got)
		}
		pressKey(w, fyne.KeyReturn)
		if after, _ := os.ReadFile(path); string(after) != string(before) || !strings.Contains(says(w), w.model.Text()("file.save.what")) || !w.unsaved() {
			t.Errorf("%s: after return it holds %q, there is %q", name, after, says(w))
		}
		w.closeModal()
		w.saveFile(nil)
		settle(w)
		choose(t, w, c.yes)
		settle(w)
		if got := inFile(t, path); !got.Equal(w.document()) || w.unsaved() || w.modal != nil {
			t.Errorf("%s: the file holds %s, there is %q", name, got.State, says(w))
		}
		if info, err := os.Stat(path); err != nil || name == "read-only" && info.Mode().Perm()&0o222 != 0 {
			t.Errorf("%s: it is %v, %v", name, info.Mode(), err)
		}
	}
}

// TestAnotherWindowHasTheFile: it is asked how to open it; one that is opened to read is
// saved elsewhere.
func TestAnotherWindowHasTheFile(t *testing.T) {
	for id, c := range map[string]struct{ title, asks string }{
		"file.shared.read": {"a.atlas (to read)", "file.save.what"},
		"file.shared.open": {"a.atlas – ", ""},
		"dialog.cancel":    {"", "file.save.what"},
	} {
		w, path := savedOnce(t)
		w.newFile()
		choose(t, w, "file.unsaved.drop")
		w.disk.open = func(ctx context.Context, path string) (document.Opened, error) {
			o, err := realDisk.open(ctx, path)
			o.Shared = true
			return o, err
		}
		w.openFile(path)
		settle(w)
		choose(t, w, id)
		if got := w.win.Title(); !strings.HasPrefix(got, c.title) || c.title == "" && got != "" {
			t.Errorf("%s: the title is %q", id, got)
		}
		w.saveFile(nil)
		settle(w)
		if c.asks != "" && !strings.Contains(says(w), w.model.Text()(c.asks)) || c.asks == "" && w.modal != nil {
			t.Errorf("%s: saving says %q", id, says(w))
		}
	}
}

// longExport is a window that writes a file until a test lets it end; stopped tells
// whether it was given up.
func longExport(t *testing.T) (w *Window, end chan error, stopped *bool) {
	t.Helper()
	w = opened(t, 1366, 768)
	w.file.saved = w.document()
	end, stopped = make(chan error, 1), new(bool)
	w.writeFile(fileWriting{filepath.Join(t.TempDir(), "deck.pptx"), infinite, func(ctx context.Context, _ bool) error {
		select {
		case err := <-end:
			return err
		case <-ctx.Done():
			*stopped = true
			return ctx.Err()
		}
	}, nil}, false)
	return w, end, stopped
}

// TestClosingDuringAnExportAsks: it goes on, or is stopped, and is not ended by a box
// that opens over it.
func TestClosingDuringAnExportAsks(t *testing.T) {
	closing := func(w *Window) *bool {
		closed := closes(w)
		w.leave()
		return closed
	}
	for _, keep := range []bool{false, true} {
		w, end, stopped := longExport(t)
		closed := closing(w)
		if *closed || !strings.Contains(says(w), w.model.Text()("save.running")) {
			t.Fatalf("closed %t, there is %q", *closed, says(w))
		}
		if keep {
			pressKey(w, fyne.KeyReturn)
			if *closed || *stopped || !strings.Contains(says(w), "deck.pptx") {
				t.Errorf("kept: closed %t, stopped %t, there is %q", *closed, *stopped, says(w))
			}
			end <- nil
			settle(w)
			if !strings.Contains(says(w), w.model.Text()("save.done")) {
				t.Errorf("at the end there is %q", says(w))
			}
			continue
		}
		choose(t, w, "save.running.stop")
		settle(w)
		if !*closed || !*stopped {
			t.Errorf("stopped: closed %t, stopped %t", *closed, *stopped)
		}
	}
	w, end, _ := longExport(t)
	closed := closing(w)
	end <- nil
	settle(w)
	if *closed || !strings.Contains(says(w), w.model.Text()("save.done")) {
		t.Errorf("it ended while the question was open: closed %t, there is %q", *closed, says(w))
	}
}

// TestBoxesOverAnExportLeaveItRunning, and how it ended is told after them; asking for
// another one shows how far it is.
func TestBoxesOverAnExportLeaveItRunning(t *testing.T) {
	w, end, stopped := longExport(t)
	w.showKeys()
	for _, other := range []func(){w.exportDialog, w.dataDialog, w.copyImage} {
		other()
		if !strings.Contains(says(w), "deck.pptx") {
			t.Errorf("there is %q", says(w))
		}
		w.showKeys()
	}
	end <- errors.New("the disk is gone")
	settle(w)
	if *stopped || !strings.Contains(says(w), w.model.Text()("menu.keys")) {
		t.Errorf("stopped %t, there is %q", *stopped, says(w))
	}
	w.closeModal()
	if !strings.Contains(says(w), "the disk is gone") {
		t.Errorf("there is %q", says(w))
	}
}

// TestReadOnlyFilesAreAskedAbout by exports, too, and stay read-only.
func TestReadOnlyFilesAreAskedAbout(t *testing.T) {
	w := opened(t, 1366, 768)
	d := dialogOf(w, t.TempDir())
	path := filepath.Join(d.form.folder.Text, "map.svg")
	if err := os.WriteFile(path, []byte("old"), 0o444); err != nil {
		t.Fatal(err)
	}
	d.write(path, false)
	settle(w)
	if got := says(w); !strings.Contains(got, w.model.Text()("save.locked.question", "map.svg")) {
		t.Fatalf("there is %q", got)
	}
	choose(t, w, "save.replace")
	settle(w)
	data, _ := os.ReadFile(path)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o222 != 0 || !strings.Contains(string(data), "<svg") {
		t.Errorf("it is %v and begins with %.20q, %v; there is %q", info.Mode(), data, err, says(w))
	}
}

// TestTheListOfFiles has a button in the field that opens it, and gets what is in the
// folders when their disks have answered; what was typed meanwhile stays.
func TestTheListOfFiles(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	w.app.Preferences().SetString(folderKey, folder)
	for _, name := range []string{"b.atlas", "A.ATLAS", "map.png", ".a.atlas.borderatlas-0123abcd.tmp"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for typed, want := range map[string]string{"": filepath.Join(folder, "A.ATLAS"), "x": "x"} {
		answer := slowDisk(w)
		w.openDialog()
		path, ok := w.win.Canvas().Focused().(*field)
		if !ok {
			t.Fatal("the field has not the keys")
		}
		offers := 0
		walk(path, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
			if o == path.ActionItem {
				offers++
			}
			return true
		})
		if typed != "" {
			path.SetText(typed)
		}
		answer()
		settle(w)
		if list := path.offered; offers != 1 || len(list) < 2 || list[0] != filepath.Join(folder, "A.ATLAS") || list[1] != filepath.Join(folder, "b.atlas") {
			t.Errorf("%d buttons, offered are %q", offers, list)
		}
		if path.Text != want || strings.Contains(says(w), w.model.Text()("file.open.looking")) {
			t.Errorf("typed %q: the field says %q, the box %q", typed, path.Text, says(w))
		}
		w.closeModal()
	}
}

// TestTheStartSweeps what killed programs have left where files are written: in the
// folders for temporary files, of exports and of files opened before, and nothing else.
func TestTheStartSweeps(t *testing.T) {
	w := opened(t, 1366, 768)
	temporary, exports, saved := t.TempDir(), t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary)
	w.app.Preferences().SetString(folderKey, exports)
	w.remember(filepath.Join(saved, "a.atlas"))
	for _, folder := range []string{temporary, exports, saved} {
		for _, name := range []string{"map.png", ".map.png.borderatlas-0123abcd.tmp", ".a.atlas.borderatlas-lock"} {
			if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.MkdirAll(filepath.Join(folder, ".film.borderatlas-0123abcd.tmp", "0001.png"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	living, err := atomicfile.CreateFolder(filepath.Join(temporary, "map"))
	if err != nil {
		t.Fatal(err)
	}
	defer living.Discard()
	w.sweep()
	settle(w)
	for folder, want := range map[string]int{temporary: 3, exports: 1, saved: 1} { // the living one and its guard stay
		if entries, err := os.ReadDir(folder); err != nil || len(entries) != want {
			t.Errorf("left are %v, %v", entries, err)
		}
	}
	answer := slowDisk(w)
	w.sweep() // waits for nothing
	answer()
	settle(w)
}

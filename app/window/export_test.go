package window

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/layers"
)

// focusedKey presses a key where the focus is, and tells what has it then.
func focusedKey(w *Window, key fyne.KeyName) fyne.Focusable {
	pressKey(w, key)
	return w.win.Canvas().Focused()
}

// TestExportModal: escape leads out of each of its fields, and a file that exists
// is not replaced by pressing return again.
func TestExportModal(t *testing.T) {
	w := opened(t, 1366, 768)
	for tabs := range 4 {
		w.exportDialog()
		for range tabs {
			w.win.Canvas().FocusNext()
		}
		if focus := focusedKey(w, fyne.KeyEscape); w.modal != nil {
			t.Errorf("after %d tabs escape leaves the modal open, with %T", tabs, focus)
			w.closeModal()
		}
	}
	path := filepath.Join(t.TempDir(), "map.png")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.export(path, 640, 480, false)
	pressKey(w, fyne.KeyReturn)
	if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
		t.Errorf("the file is %q, %v", data, err)
	}
	if w.modal != nil {
		t.Error("the question is still open")
	}
}

func TestExportFolders(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	w := opened(t, 1366, 768)
	if got := w.exportFolders(); len(got) != 1 || got[0] != home {
		t.Errorf("folders %q, want the home folder alone", got)
	}
	pictures, last := filepath.Join(home, "Pictures"), t.TempDir()
	if err := os.Mkdir(pictures, 0o700); err != nil {
		t.Fatal(err)
	}
	w.app.Preferences().SetString(folderKey, last)
	if got := w.exportFolders(); len(got) != 3 || got[0] != last || got[1] != pictures {
		t.Errorf("folders %q, want %q, %q and the home folder", got, last, pictures)
	}
}

// TestExportSpec: a picture is the map's frame, but nothing lies over it.
func TestExportSpec(t *testing.T) {
	w := opened(t, 1366, 768)
	s := exportSpec(w.model.Frame(), 1920, 1080)
	if s.Frame.Quality != layers.Export || s.Frame.Reserved != nil || s.Width != 1920 || s.Height != 1080 || s.Frame.At != w.model.State().At {
		t.Errorf("spec %+v", s)
	}
}

func TestReason(t *testing.T) {
	err := fmt.Errorf("writing: %w", &fs.PathError{Op: "open", Path: "/x/map.png", Err: fs.ErrPermission})
	if got := reason(err); got != "/x/map.png: permission denied" {
		t.Errorf("reason %q", got)
	}
	if got := reason(errors.New("no room")); got != "no room" {
		t.Errorf("reason %q", got)
	}
}

package window

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"borderatlas/app/export/data"
	"borderatlas/app/model"
	"borderatlas/layers/chronicle"
)

// opensData is the dialog for data, for a folder.
func opensData(t *testing.T, w *Window, folder string) *dataDialog {
	t.Helper()
	set, err := data.Visible(w.content.Stack, w.model.Frame())
	if err != nil {
		t.Fatal(err)
	}
	d := &dataDialog{w: w, set: set}
	d.build()
	d.folder.SetText(folder)
	d.open()
	return d
}

// TestDataIsWritten: each form holds the shown events under a suggested name, and
// a CSV file begins with a byte order mark if that is wanted.
func TestDataIsWritten(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	w.send(model.UseMode{Mode: chronicle.Until})
	w.send(model.UseFilter{Filter: chronicle.Filter{Province: "Osh"}})
	for i, ending := range []string{".geojson", ".csv", ".kml"} {
		d := opensData(t, w, folder)
		d.format.picker.SetSelectedIndex(i)
		d.mark.tapped()
		if len(d.set.Events) == 0 || !strings.Contains(texts(w.modal.popup), "event") {
			t.Errorf("%d events; the dialog says %q", len(d.set.Events), texts(w.modal.popup))
		}
		path := filepath.Join(folder, "kg-tj_region_2022-09-16"+ending)
		if got := filepath.Join(d.folder.Text, d.name.Text); got != path {
			t.Errorf("the suggested path is %s, want %s", got, path)
		}
		d.save()
		settle(w)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range d.set.Events {
			if !bytes.Contains(text, []byte(e.ID)) {
				t.Errorf("%s lacks %s", ending, e.ID)
			}
		}
		if marked := bytes.HasPrefix(text, []byte(data.ByteOrderMark)); marked != (ending == ".csv") {
			t.Errorf("%s begins with a byte order mark: %v", ending, marked)
		}
	}
}

// TestDataKeepsFiles: what is there is not replaced by pressing return, and a typed
// name keeps step with the form.
func TestDataKeepsFiles(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	d := opensData(t, w, folder)
	d.name.SetText("mine.geojson")
	d.format.picker.SetSelectedIndex(2)
	if d.name.Text != "mine.kml" {
		t.Errorf("the name is %s", d.name.Text)
	}
	path := filepath.Join(folder, "mine.kml")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.save()
	pressKey(w, "Return")
	settle(w)
	if text, err := os.ReadFile(path); err != nil || string(text) != "old" {
		t.Errorf("the file is %.20q, %v", text, err)
	}
}

package window

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"borderatlas/app/document"
	"borderatlas/app/export"
	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// focusedKey presses a key where the focus is, and tells what has it then.
func focusedKey(w *Window, key fyne.KeyName) fyne.Focusable {
	pressKey(w, key)
	return w.win.Canvas().Focused()
}

// dialogOf opens the dialog for images, for a folder.
func dialogOf(w *Window, folder string) *imageDialog {
	c := firstChoices
	c.Folder = folder
	d := w.imageDialog(c, "")
	d.open()
	return d
}

// TestExportModal: escape leads out of each of its fields.
func TestExportModal(t *testing.T) {
	w := opened(t, 1366, 768)
	for tabs := range 14 {
		w.exportDialog()
		for range tabs {
			w.win.Canvas().FocusNext()
		}
		if focus := focusedKey(w, fyne.KeyEscape); w.modal != nil {
			t.Errorf("after %d tabs escape leaves the modal open, with %T", tabs, focus)
			w.closeModal()
		}
	}
	settle(w)
}

// TestImageIsWritten: what the form says is what the file is, and the next dialog
// begins with it.
func TestImageIsWritten(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	d := dialogOf(w, folder)
	settle(w)
	for _, o := range []*options{d.form.pages, d.form.layout, d.form.format, d.form.preset, d.form.theme} {
		if w.app.Driver().CanvasForObject(o.picker) == nil { // its list opens where it stands
			t.Errorf("the picker of %v does not stand in the window", o.ids)
		}
	}
	if d.preview.image.Image == nil {
		t.Error("there is no preview")
	}
	d.form.preset.picker.SetSelectedIndex(slices.Index(presetNames(), ownSize))
	d.form.width.SetText("640")
	d.form.height.SetText("480")
	want := filepath.Join(folder, "kg-tj_region_2022-09-16_640x480_en.png")
	if got := d.form.path(); got != want {
		t.Errorf("the suggested path is %s, want %s", got, want)
	}
	d.save()
	settle(w)
	file, err := os.Open(want)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if c, _, err := image.DecodeConfig(file); err != nil || c.Width != 640 || c.Height != 480 {
		t.Errorf("the file is %+v, %v", c, err)
	}
	if data, err := os.ReadFile(want); err != nil {
		t.Error(err)
	} else if _, err := document.FromPicture(data); err != nil {
		t.Errorf("the file does not tell how it was made: %v", err)
	}
	if c := rememberedChoices(w.app.Preferences().String(choicesKey)); c.Width != "640" || c.Preset != ownSize || c.Folder != folder {
		t.Errorf("remembered is %+v", c)
	}
}

// TestReplacing: a file is replaced only by pressing the button that says so, and
// whoever keeps it is back in the dialog.
func TestReplacing(t *testing.T) {
	w := opened(t, 1366, 768)
	d := dialogOf(w, t.TempDir())
	d.form.name.SetText("map.svg")
	path := d.form.path()
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.save()
	settle(w)
	if got := texts(w.modal.popup); !strings.Contains(got, "map.svg exists already") {
		t.Fatalf("the question is %q", got)
	}
	pressKey(w, fyne.KeyReturn)
	settle(w)
	if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
		t.Errorf("the file is %q, %v", data, err)
	}
	if w.modal == nil || !strings.Contains(texts(w.modal.popup), w.model.Text()("save.layout")) {
		t.Fatal("the dialog does not come back")
	}
	d.write(path, true)
	settle(w)
	if data, err := os.ReadFile(path); err != nil || !strings.Contains(string(data[:200]), "<svg") {
		t.Errorf("the file is %.20q, %v", data, err)
	}
}

// TestCancelledExport leaves nothing behind and disturbs nothing that is open later.
func TestCancelledExport(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	d := dialogOf(w, folder)
	d.write(filepath.Join(folder, "map.png"), false)
	pressKey(w, fyne.KeyReturn) // the one button: cancel
	w.showKeys()
	settle(w)
	if w.modal == nil {
		t.Error("what was opened later is closed")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestFailedExports: each failure is one sentence with the name of what is wrong,
// and leaves nothing behind.
func TestFailedExports(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	locked := filepath.Join(folder, "locked")
	if err := os.Mkdir(locked, 0o500); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, path, says string }{
		{"folder gone", filepath.Join(folder, "gone", "map.png"), "The folder " + filepath.Join(folder, "gone") + " does not exist."},
		{"long name", filepath.Join(folder, strings.Repeat("m", 300)+".png"), "it has 304 characters"},
		{"no permission", filepath.Join(locked, "map.png"), "There is no permission to write into " + locked},
	} {
		if c.name == "no permission" && (os.Geteuid() == 0 || runtime.GOOS == "windows") {
			continue // who may do everything is asked by TestFileFault
		}
		dialogOf(w, folder).write(c.path, false)
		settle(w)
		if got := strings.Join(strings.Fields(texts(w.modal.popup)), " "); !strings.Contains(unbroken(got), unbroken(c.says)) {
			t.Errorf("%s: the window says %q", c.name, got)
		}
		w.closeModal()
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// unbroken is a text without spaces, since long names are broken into lines.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestFileFault(t *testing.T) {
	at := func(err error) error {
		return fmt.Errorf("writing: %w", &fs.PathError{Op: "open", Path: "/maps/map.png", Err: err})
	}
	full := at(syscall.ENOSPC)
	if f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0); err == nil { // where there is such a device, its own error
		_, full = f.WriteString("map")
		f.Close()
	}
	w := opened(t, 1366, 768)
	for lang, want := range map[string][]string{
		"en": {"The disk that holds /maps is full.", "The name is too long for the disk: it has 7 characters.", "The disk that holds /maps can only be read.", "There is no permission to write into /maps.", "The folder /maps does not exist.", "The system says: no room."},
		"ru": {"Диск, на котором находится /maps, заполнен.", "Имя слишком длинное для диска: в нём 7 знаков.", "Диск, на котором находится /maps, доступен только для чтения.", "Нет права записывать в /maps.", "Папки /maps нет.", "Система сообщает: no room."},
	} {
		text := w.content.Catalogue.Text(lang)
		for i, err := range []error{full, at(syscall.ENAMETOOLONG), at(syscall.EROFS), at(fs.ErrPermission), at(fs.ErrNotExist), errors.New("no room")} {
			want := strings.ReplaceAll(want[i], "/maps", filepath.FromSlash("/maps"))
			if got := fileFault(text, "/maps/map.png", err); got != want {
				t.Errorf("%s: %v is told as %q, want %q", lang, err, got, want)
			}
		}
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
	w.exportFolders() // looks again, for the next time
	w.folders.running.Wait()
	if got := w.exportFolders(); len(got) != 3 || got[0] != last || got[1] != pictures {
		t.Errorf("folders %q, want %q, %q and the home folder", got, last, pictures)
	}
}

// TestFolderChooser goes down and up by the keyboard and hands over where it is.
func TestFolderChooser(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"b/deep", "A", ".hidden"} {
		if err := os.MkdirAll(filepath.Join(root, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := foldersIn(realDisk, root); err != nil || !slices.Equal(got, []string{"A", "b"}) {
		t.Errorf("folders %q, %v", got, err)
	}
	w := opened(t, 1366, 768)
	d := dialogOf(w, root)
	d.chooseFolder()
	settle(w)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyBackspace} {
		pressKey(w, key)
		settle(w)
	}
	list, ok := w.win.Canvas().Focused().(*folderChooser)
	if !ok || list.folder != filepath.Join(root, "b") {
		t.Fatalf("the keys lead to %v", w.win.Canvas().Focused())
	}
	pressKey(w, fyne.KeyEscape)
	if d.form.folder.Text != root {
		t.Errorf("escape chooses %s", d.form.folder.Text)
	}
	d.w.chooseFolder(filepath.Join(root, "b"), func(f string) { d.form.folder.SetText(f) }, func() {})
	settle(w)
	w.win.Canvas().Focused().(*folderChooser).enter(1)
	w.win.Canvas().FocusNext() // cancel
	w.win.Canvas().FocusNext()
	pressKey(w, fyne.KeyReturn)
	if d.form.folder.Text != filepath.Join(root, "b", "deep") {
		t.Errorf("chosen is %s", d.form.folder.Text)
	}
	settle(w)
}

// TestChoicesMakeTheSpec: each choice arrives in the picture, and what was typed
// wrongly is told in a sentence.
func TestChoicesMakeTheSpec(t *testing.T) {
	w := opened(t, 1366, 768)
	text, frame := w.model.Text(), w.model.Frame()
	own := func(change func(*imageChoices)) imageChoices {
		c := firstChoices
		c.Preset = ownSize
		change(&c)
		return c
	}
	for _, c := range []struct {
		choices imageChoices
		want    export.Spec
		fault   string
	}{
		{firstChoices, export.Spec{Width: 1920, Height: 1080, Layout: export.WithTitle}, ""},
		{own(func(c *imageChoices) { c.Width, c.Height, c.Unit = "29,7", "21", "cm" }), export.Spec{Width: 3508, Height: 2480, Pixels: 300.0 / 96, Layout: export.WithTitle}, ""},
		{own(func(c *imageChoices) { c.DPI, c.Layout = "192", "map" }), export.Spec{Width: 1600, Height: 900, Pixels: 2, Layout: export.MapOnly}, ""},
		{own(func(c *imageChoices) { c.Width = "wide" }), export.Spec{}, "“wide” is not a number above 0."},
		{own(func(c *imageChoices) { c.Width = "-5" }), export.Spec{}, "“-5” is not a number above 0."},
		{own(func(c *imageChoices) { c.Width = "20000" }), export.Spec{}, text("save.size.limits", 360, 270, 16384)},
		{own(func(c *imageChoices) { c.DPI = "5" }), export.Spec{}, "“5” is not a number of dots an inch from 48 to 1\u202f200."},
		{own(func(c *imageChoices) { c.Format, c.Quality, c.Transparent = "JPEG", "70", true }), export.Spec{Width: 1600, Height: 900, Layout: export.WithTitle, Quality: 70}, ""},
		{own(func(c *imageChoices) { c.Format, c.Quality = "JPEG", "101" }), export.Spec{}, "“101” is not a quality from 1 to 100."},
		{own(func(c *imageChoices) { c.Format, c.Transparent, c.Outlines = "SVG", true, true }), export.Spec{Width: 1600, Height: 900, Layout: export.WithTitle, Transparent: true, Outlines: true}, ""},
	} {
		got, fault := c.choices.spec(frame, text)
		if fault != c.fault {
			t.Errorf("%+v: the fault is %q, want %q", c.choices, fault, c.fault)
			continue
		}
		same := got.Width == c.want.Width && got.Height == c.want.Height && got.Pixels == c.want.Pixels && got.Layout == c.want.Layout &&
			got.Transparent == c.want.Transparent && got.Outlines == c.want.Outlines && got.Quality == c.want.Quality
		if fault == "" && (!same || got.Frame.Quality != layers.Export || got.Frame.Reserved != nil || got.Frame.At != w.model.State().At) {
			t.Errorf("%+v: the spec is %+v", c.choices, got)
		}
	}
	dark := firstChoices
	dark.Theme = "dark"
	if got, _ := dark.spec(frame, text); got.Frame.Theme != layers.Dark {
		t.Error("the colours are not those chosen")
	}
}

// TestPages: the dates of a comparison and of a contact sheet are those that the
// map shows, and a sentence says why there are none.
func TestPages(t *testing.T) {
	w := opened(t, 1366, 768)
	page := func(kind string) export.Spec {
		c := firstChoices
		c.Pages = kind
		s, fault := c.spec(w.model.Frame(), w.model.Text())
		if fault != "" {
			t.Fatal(fault)
		}
		w.setPages(kind, &s)
		return s
	}
	if s := page(onePage); len(s.Frames) > 0 {
		t.Errorf("one map: %d dates", len(s.Frames))
	}
	if got := w.offeredPages(); !slices.Equal(got, []string{onePage, sheetPage}) {
		t.Errorf("without a pinned day it offers %v", got)
	}
	w.send(model.PinDay{})
	pinned := w.model.State().At
	w.send(model.CompareAs{Kind: model.Split})
	w.send(model.StepDay{By: 1})
	for _, kind := range []string{sidePages, swipePage} {
		s := page(kind)
		if len(s.Frames) != 2 || s.Frames[0] != pinned || s.Frames[1] != w.model.State().At || s.Swipe != (kind == swipePage) {
			t.Errorf("%s: %+v", kind, s.Frames)
		}
	}
	if got := w.offeredPages(); !slices.Equal(got[:3], []string{onePage, sidePages, swipePage}) {
		t.Errorf("with a pinned day it offers %v", got)
	}
	w.send(model.CompareAs{Kind: model.NoCompare})
	w.send(model.GoToDay{Day: model.FirstDay})
	w.send(model.UseMode{Mode: chronicle.Window})
	w.send(model.UseDays{Days: 3})
	s := page(sheetPage)
	want := w.content.Stack.VisibleEvents(w.model.Frame())
	if len(s.Frames) != len(want) || s.Frames[0].Event != want[0].ID || s.Frame.Reach != (chronicle.Reach{}) {
		t.Errorf("a sheet of %d events: %+v", len(want), s.Frames)
	}
	w.send(model.UseMode{Mode: chronicle.Until})
	if got := w.offeredPages(); !slices.Equal(got, []string{onePage}) {
		t.Errorf("with too many events it offers %v", got)
	}
	c := firstChoices
	c.Blur, c.World = "5", true
	if s, fault := c.spec(w.model.Frame(), w.model.Text()); fault != "" || s.Blur != 5 || !s.World {
		t.Errorf("blurred: %v, %v, %q", s.Blur, s.World, fault)
	}
	c.Blur = "900"
	if _, fault := c.spec(w.model.Frame(), w.model.Text()); fault != "“900” is not a radius from 1 to 100 km." {
		t.Errorf("too wide: %q", fault)
	}
}

// TestRememberedChoices: what the preferences hold may be from any version.
func TestRememberedChoices(t *testing.T) {
	c := firstChoices
	c.Preset, c.Folder, c.Transparent = "a3", "/maps", true
	if got := rememberedChoices(c.kept()); got != c {
		t.Errorf("remembered is %+v, want %+v", got, c)
	}
	for _, kept := range []string{"", "nonsense", `{"format":"GIF","preset":"a9","unit":"km","theme":"pink","layout":"?"}`} {
		if got := rememberedChoices(kept); got != firstChoices {
			t.Errorf("%q becomes %+v", kept, got)
		}
	}
}

func TestWhereabouts(t *testing.T) {
	w := opened(t, 1366, 768)
	for want, view := range map[string]orb.Bound{
		"region": layers.Region,
		"vorukh": {Min: orb.Point{70.3, 39.7}, Max: orb.Point{70.8, 39.95}},
		"sughd":  {Min: orb.Point{68, 39.4}, Max: orb.Point{70, 40.6}},
		"batken": {Min: orb.Point{70.2, 39.2}, Max: orb.Point{72.2, 40.3}},
	} {
		if got := whereabouts(w.content.Stack, view, model.FirstDay); got != want {
			t.Errorf("%v is called %s, want %s", view, got, want)
		}
	}
	if got := slug("Ak-Say (Batken) 2"); got != "ak-say-batken-2" {
		t.Errorf("slug %q", got)
	}
	if got := slug("Ёж"); got != nameOfRegion {
		t.Errorf("slug %q", got)
	}
}

// TestPreviewShowsTheLatest: what was asked for earlier never replaces it.
func TestPreviewShowsTheLatest(t *testing.T) {
	w := opened(t, 1366, 768)
	p := newPreview(w, 300)
	var asked []int
	p.draw = func(_ context.Context, s export.Spec, _, _ int) (image.Image, error) {
		return image.NewRGBA(image.Rect(0, 0, s.Width, 1)), nil
	}
	for _, width := range []int{400, 500, 600} {
		asked = append(asked, width)
		p.show(export.Spec{Width: width}, 1)
	}
	settle(w)
	if got := p.image.Image.Bounds().Dx(); got != asked[len(asked)-1] {
		t.Errorf("shown is %d of %v", got, asked)
	}
	p.present(nil, errors.New("no room"))
	if p.wrong.text != "no room" || p.image.Image != nil {
		t.Errorf("a failure shows %q", p.wrong.text)
	}
}

// TestCornersAreChosen: what is chosen for parts of the page is in the picture's spec,
// and a dialog that is opened again begins with it.
func TestCornersAreChosen(t *testing.T) {
	w := opened(t, 1366, 768)
	d := dialogOf(w, t.TempDir())
	settle(w)
	if d.form.cornerRows[0].Visible() {
		t.Error("corners are offered before more options are asked for")
	}
	want := export.Places{export.LegendPart: export.TopLeft, export.NorthPart: export.BottomRight, export.LocatorPart: export.Hidden}
	for part, corner := range want {
		o := d.form.corners[part]
		o.picker.SetSelectedIndex(slices.Index(o.ids, string(corner)))
	}
	if slices.Contains(d.form.corners[export.ScalePart].ids, string(export.Hidden)) {
		t.Error("the scale can be left out")
	}
	c := rememberedChoices(d.form.choices().kept())
	if s, fault := c.spec(w.model.Frame(), w.model.Text()); fault != "" || !maps.Equal(s.Places, want) {
		t.Errorf("%q: %v, %q; want %v", c.Corners, s.Places, fault, want)
	}
	w.closeModal()
	again := w.imageDialog(c, "")
	again.open()
	settle(w)
	if got := again.form.choices().Corners; got != c.Corners || !again.form.cornerRows[1].Visible() {
		t.Errorf("opened again with %q, before %q", got, c.Corners)
	}
	if got := rememberedChoices(`{"corners":"legend=middle"}`).Corners; got != "" {
		t.Errorf("corners that there are not become %q", got)
	}
}

// TestTheDialogIsNeverEmpty: whatever the last picture showed, the next dialog has a picture,
// a name and no fault, in every state of the map, also after a restart.
func TestTheDialogIsNeverEmpty(t *testing.T) {
	for _, kind := range append([]string{"gone"}, pageKinds...) {
		w := opened(t, 1366, 768)
		c := firstChoices
		c.Pages = kind
		w.app.Preferences().SetString(choicesKey, c.kept())
		for _, state := range []model.Msg{
			model.CompareAs{Kind: model.NoCompare},
			model.UseMode{Mode: chronicle.Until},
			model.UseMode{Mode: chronicle.OnDay},
			model.CompareAs{Kind: model.Split},
			model.CompareAs{Kind: model.Swipe},
			model.CompareAs{Kind: model.NoCompare},
			model.UseFilter{Filter: chronicle.Filter{Publisher: "nobody"}},
		} {
			w.send(state)
			d := w.imageDialog(rememberedChoices(w.app.Preferences().String(choicesKey)), "")
			d.open()
			if d.fault != "" || d.form.name.Text == "" || d.form.sizeNote.text == "" {
				t.Errorf("%s remembered, %T: fault %q, name %q, size %q", kind, state, d.fault, d.form.name.Text, d.form.sizeNote.text)
			}
			w.closeModal()
		}
	}
}

// TestTheMapAsItIs has what the screen has: one map, or the two of a comparison with the
// days that each of them shows and the divider where it stands.
func TestTheMapAsItIs(t *testing.T) {
	w := opened(t, 1366, 768)
	asItIs := func() export.Spec {
		c := firstChoices
		c.World = true
		d := w.imageDialog(c, "")
		d.changed()
		return d.spec
	}
	if s := asItIs(); len(s.Frames) > 0 || !s.World {
		t.Errorf("one map: %+v, world file %t", s.Frames, s.World)
	}
	for _, ready := range model.ReadyMade {
		w.send(model.CompareReady{Name: ready})
		w.send(model.MoveDivider{Share: 0.3})
		s, now := asItIs(), w.model.State()
		at := []chronicle.Position{now.Compare.Pinned.At, now.At}
		reach := []chronicle.Reach{now.Compare.Pinned.Reach, now.Reach}
		if !slices.Equal(s.Frames, at) || !slices.Equal(s.Reaches, reach) || s.World {
			t.Errorf("%s: %+v %+v", ready, s.Frames, s.Reaches)
		}
		if swipe := now.Compare.Kind == model.Swipe; s.Swipe != swipe || swipe && s.Share != 0.3 {
			t.Errorf("%s: halves %t, share %g", ready, s.Swipe, s.Share)
		}
	}
}

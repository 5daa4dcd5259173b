package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// put writes what a test begins with.
func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// text is what a file holds, empty if it is not there.
func text(path string) string {
	raw, _ := os.ReadFile(path)
	return string(raw)
}

// names lists what is in a folder.
func names(t *testing.T, folder string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// watch has do called before each step until the test ends.
func watch(t *testing.T, do func(step, path string)) {
	before := system
	system.exchange = func(a, b string) error { do("exchange", b); return before.exchange(a, b) }
	t.Cleanup(func() { system = before })
	system.sync = func(f *os.File) error { do("sync file", f.Name()); return before.sync(f) }
	system.rename = func(from, to string) error { do("rename", to); return before.rename(from, to) }
	system.link = func(from, to string) error { do("link", to); return before.link(from, to) }
	system.syncFolder = func(folder string) error { do("sync folder", folder); return before.syncFolder(folder) }
}

// TestWriteFileIsDurable: a name that is on the disk before what it names is a file
// of 0 bytes after a power cut.
func TestWriteFileIsDurable(t *testing.T) {
	var steps []string
	watch(t, func(step, _ string) { steps = append(steps, step) })
	path := filepath.Join(t.TempDir(), "file")
	if err := WriteFile(path, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if want := []string{"sync file", "rename", "sync folder"}; !slices.Equal(steps, want) {
		t.Errorf("the steps were %q, want %q", steps, want)
	}
	if text(path) != "new" {
		t.Errorf("the file holds %q", text(path))
	}
}

// set makes finished drafts of a picture and what is beside it, where old ones are.
func set(t *testing.T, dir string) (drafts []*Draft) {
	t.Helper()
	for _, name := range []string{"old.pgw", "new.xml", "old.png"} {
		path := filepath.Join(dir, name)
		if strings.HasPrefix(name, "old") {
			put(t, path, "old")
		}
		d, err := Create(path, 0o666)
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.Write([]byte("new"))
		if err := errors.Join(err, d.Finish()); err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, d)
	}
	return drafts
}

// TestNoKillMixesASet looks at what a kill before each step would leave: the picture
// is there, and what is beside it belongs to it.
func TestNoKillMixesASet(t *testing.T) {
	dir := t.TempDir()
	drafts := set(t, dir)
	looks := 0
	watch(t, func(step, path string) {
		looks++
		picture := text(filepath.Join(dir, "old.png"))
		if picture == "" {
			t.Errorf("before %s of %s there is no picture", step, path)
		}
		for _, name := range []string{"old.pgw", "new.xml"} {
			if got := text(filepath.Join(dir, name)); got != "" && got != picture {
				t.Errorf("before %s of %s the %s file %s lies beside the %s picture", step, path, got, name, picture)
			}
		}
	})
	if err := Replace(drafts...); err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts {
		d.Discard()
	}
	if got := names(t, dir); looks < 6 || !slices.Equal(got, []string{"new.xml", "old.pgw", "old.png"}) {
		t.Errorf("after %d looks there are %q", looks, got)
	}
}

// TestSetsComeBack: where one of several files cannot take its place, those that
// were there come back, and what was not there is not there.
func TestSetsComeBack(t *testing.T) {
	for broken := range 3 {
		dir := t.TempDir()
		drafts := set(t, dir)
		if err := os.Rename(drafts[broken].name, drafts[broken].name+"x"); err != nil {
			t.Skip("an open file keeps its name here")
		}
		if err := Replace(drafts...); err == nil {
			t.Errorf("%d: what is lost took its place", broken)
		}
		for _, d := range drafts {
			d.Discard()
		}
		_ = os.Remove(drafts[broken].name + "x")
		got := names(t, dir)
		if text(filepath.Join(dir, "old.pgw")) != "old" || text(filepath.Join(dir, "old.png")) != "old" || len(got) != 2 {
			t.Errorf("%d: left are %q", broken, got)
		}
	}
}

// TestSweep removes what nobody holds, and nothing else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	stay := []string{
		".borderatlas-0123abcd.tmp", ".map.png.borderatlas-0123abcd", ".map.png.borderatlas-0123abcdef.tmp",
		".map.png.borderatlas-0123abcX.tmp", ".borderatlas-lock", "map.png.borderatlas-lock", ".map.png.borderatlas-0123abcd.old", ".map.png.tmp", "map.png", "map.png.borderatlas-0123abcd.tmp",
	}
	for _, name := range append(stay, ".map.png.borderatlas-0123abcd.tmp", ".map.atlas.borderatlas-lock", ".deck.borderatlas-0123abcd.lock") {
		put(t, filepath.Join(dir, name), "x")
	}
	if err := os.Mkdir(filepath.Join(dir, ".map.borderatlas-0123abcd.tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	living, err := Create(filepath.Join(dir, "living"), 0o600) // sweeps
	if err != nil {
		t.Fatal(err)
	}
	defer living.Discard()
	filled, err := CreateFolder(filepath.Join(dir, "filled"))
	if err != nil {
		t.Fatal(err)
	}
	defer filled.Discard()
	Sweep(dir)
	want := append(stay, filepath.Base(living.name), filepath.Base(filled.Name()), filepath.Base(filled.stem)+guardEnding)
	slices.Sort(want)
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
}

// TestLivingDraftsStay: what a program holds is not swept.
func TestLivingDraftsStay(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("карта", 24)) // names have 255 bytes at most
	d, err := Create(path, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Discard()
	Sweep(filepath.Dir(path))
	if err := errors.Join(d.Finish(), Replace(d)); err != nil {
		t.Error(err)
	}
}

// replacement makes a folder with an old picture, and one with a new picture for its place.
func replacement(t *testing.T, path string) *Folder {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(path, "0001.png"), "old")
	f, err := CreateFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Discard)
	put(t, filepath.Join(f.Name(), "0001.png"), "new")
	return f
}

// TestFoldersAreReplacedInOneStep: before each step a kill leaves the old folder or
// the new one, whole; what is living is not swept meanwhile.
func TestFoldersAreReplacedInOneStep(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "film")
	f := replacement(t, path)
	Sweep(dir)
	var steps []string
	watch(t, func(step, name string) {
		steps = append(steps, step)
		if got := text(filepath.Join(path, "0001.png")); got == "" {
			t.Errorf("before %s of %s there is no folder", step, name)
		}
	})
	if exchangeNames(dir, filepath.Join(dir, "none")) == errors.ErrUnsupported {
		t.Skip("no exchange here")
	}
	if err := f.Replace(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"sync folder", "rename", "exchange", "sync folder"}; !slices.Equal(steps, want) {
		t.Errorf("the steps were %q, want %q", steps, want)
	}
	if got := names(t, dir); text(filepath.Join(path, "0001.png")) != "new" || !slices.Equal(got, []string{"film"}) {
		t.Errorf("there are %q", got)
	}
}

package export

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestNamesOfFiles(t *testing.T) {
	for path, want := range map[string]error{
		"map.png": nil, "a/карта.v2.png": nil, "conference.png": nil, ".config/map.png": nil, "map": nil,
		"": ErrNameless, "a/": ErrNameless, ".png": ErrNameless, "a/ .png": ErrNameless, "..png": ErrNameless, "   ": ErrNameless,
		"map.": ErrName, "map ": ErrName, "what?.png": ErrName, "a:b.png": ErrName, `a\b.png`: ErrName, "a\tb.png": ErrName,
		"CON.png": ErrName, "nul": ErrName, "Lpt1.map.png": ErrName, "aux .png": ErrName,
	} {
		if got := CheckName(path); !errors.Is(got, want) {
			t.Errorf("%q: %v, want %v", path, got, want)
		}
	}
}

// TestReplacedFilesKeepWhatTheyAre: who may read them, that nobody may write them, and
// where a link leads, also to a file that is not there yet.
func TestReplacedFilesKeepWhatTheyAre(t *testing.T) {
	dir := t.TempDir()
	secret, link := filepath.Join(dir, "secret.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(secret, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Save(t.Context(), secret, true, writing("new")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(secret); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("a private file became %v, %v", info.Mode(), err)
	}
	if err := os.Chmod(secret, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := Save(t.Context(), secret, true, writing("newer")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a file that is not to be written: %v", err)
	}
	if err := os.Symlink("target.txt", link); err != nil {
		t.Skip(err)
	}
	if err := Save(t.Context(), link, false, writing("there")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", info.Mode(), err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "target.txt")); err != nil || string(data) != "there" {
		t.Errorf("the link's file holds %q, %v", data, err)
	}
}

// TestOnlyWhatDeadProcessesLeftIsSwept beside a file that is written.
func TestOnlyWhatDeadProcessesLeftIsSwept(t *testing.T) {
	dir := t.TempDir()
	dead, alive := temporaryPrefix("map.png", deadProcess)+"00000001.tmp", temporaryPrefix("map.png", os.Getpid())+"00000002.tmp"
	stay := []string{alive, ".map.png.borderatlas-x.tmp", ".map.png.tmp", "map.png.tmp", ".other-borderatlas-1-1.tmp"}
	for _, name := range append(stay, dead) {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Save(t.Context(), filepath.Join(dir, "other.txt"), false, writing("text")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, dead)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what a dead process left is there: %v", err)
	}
	for _, name := range stay {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// deadProcess is a number that no system gives to a process.
const deadProcess = 1<<31 - 2

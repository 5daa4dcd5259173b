package export

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"borderatlas/app/atomicfile"
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
	if err := Save(t.Context(), secret, true, writing("newer")); !errors.Is(err, atomicfile.ErrReadOnly) {
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

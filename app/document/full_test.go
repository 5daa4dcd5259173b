package document

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// fullDisk is the variable that names an empty folder on a disk of less than a megabyte.
const fullDisk = "BORDERATLAS_TEST_FULL"

// fillUp takes all room on a disk until it is called to give it back.
func fillUp(t *testing.T, folder string) (free func()) {
	t.Helper()
	path := filepath.Join(folder, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAFullDisk loses nothing: neither the saved file nor the copy of what is unsaved,
// the error names the file, and when there is room again both are written.
func TestAFullDisk(t *testing.T) {
	disk := os.Getenv(fullDisk)
	if disk == "" {
		t.Skip("no small disk is named")
	}
	path, old := filepath.Join(disk, "a.atlas"), encoded(t, sample)
	newer := append(bytes.Clone(old), bytes.Repeat([]byte(" "), 50_000)...)
	f, r := NewFile(path), NewRecovery(filepath.Join(disk, "unsaved"))
	defer f.Close()
	if err := errors.Join(f.Save(t.Context(), old), r.Keep(old)); err != nil {
		t.Fatal(err)
	}
	free := fillUp(t, disk)
	about := new(fs.PathError)
	if err := f.Save(t.Context(), newer); !errors.Is(err, syscall.ENOSPC) || !errors.As(err, &about) || about.Path != path {
		t.Errorf("saving: %v, about %s", err, about.Path)
	}
	if err := r.Keep(newer); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("keeping: %v", err)
	}
	kept := func() string {
		list, err := filepath.Glob(filepath.Join(disk, "unsaved", "*"+Ending))
		if err != nil || len(list) != 1 {
			t.Fatalf("kept are %q, %v", list, err)
		}
		return contentOf(t, list[0])
	}
	if contentOf(t, path) != string(old) || kept() != string(old) {
		t.Error("the old ones are not whole")
	}
	if left, _ := filepath.Glob(filepath.Join(disk, ".*.tmp")); len(left) > 0 {
		t.Errorf("left are %q", left)
	}
	free()
	if err := errors.Join(f.Save(t.Context(), newer), r.Keep(newer)); err != nil || contentOf(t, path) != string(newer) || kept() != string(newer) {
		t.Errorf("with room again: %v", err)
	}
}

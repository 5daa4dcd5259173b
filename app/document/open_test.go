package document

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"borderatlas/app/atomicfile"
)

// openedFile is a file in a folder of its own that was opened.
func openedFile(t *testing.T) (*File, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.atlas")
	putFile(t, path, string(encoded(t, sample)))
	o, err := OpenFile(t.Context(), path)
	if err != nil || o.Shared || !o.Document.Equal(sample) {
		t.Fatalf("opened %s, shared %t, %v", o.Document.State, o.Shared, err)
	}
	t.Cleanup(o.File.Close)
	return o.File, path
}

func putFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(raw)
}

// TestNothingOfOthersIsReplacedUnasked: each thing that somebody else can do to an open
// file is an error that names it, and leaves what is there; who accepts it, saves.
func TestNothingOfOthersIsReplacedUnasked(t *testing.T) {
	for name, c := range map[string]struct {
		meddle func(t *testing.T, path string)
		want   error
	}{
		"nothing": {func(*testing.T, string) {}, nil},
		"touched": {func(t *testing.T, path string) { putFile(t, path, contentOf(t, path)) }, nil},
		"changed": {func(t *testing.T, path string) { putFile(t, path, "theirs") }, ErrChanged},
		"changed to the same size and time": {func(t *testing.T, path string) {
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			other := []byte(contentOf(t, path))
			other[len(other)-3]++
			putFile(t, path, string(other))
			if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}, ErrChanged},
		"huge": {func(t *testing.T, path string) {
			if err := os.Truncate(path, MaxBytes+1); err != nil {
				t.Fatal(err)
			}
		}, ErrChanged},
		"removed": {func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}, ErrVanished},
		"read-only": {func(t *testing.T, path string) {
			if err := os.Chmod(path, 0o444); err != nil {
				t.Fatal(err)
			}
		}, atomicfile.ErrReadOnly},
	} {
		f, path := openedFile(t)
		c.meddle(t, path)
		before := contentOf(t, path)
		err := f.Save(t.Context(), []byte("ours"))
		if !errors.Is(err, c.want) || err == nil != (c.want == nil) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if c.want == nil {
			continue
		}
		if about := new(fs.PathError); contentOf(t, path) != before || !errors.As(err, &about) || about.Path != path {
			t.Errorf("%s: there is %.20q, the error is about %v", name, contentOf(t, path), about)
		}
		f.Accept(err)
		if err := f.Save(t.Context(), []byte("ours")); err != nil || contentOf(t, path) != "ours" {
			t.Errorf("%s, accepted: %v, there is %q", name, err, contentOf(t, path))
		}
		if info, err := os.Stat(path); err != nil || name == "read-only" && info.Mode().Perm()&0o222 != 0 {
			t.Errorf("%s: afterwards it is %v, %v", name, info.Mode(), err)
		}
		if err := f.Save(t.Context(), []byte("ours again")); err != nil {
			t.Errorf("%s: its own file is a stranger: %v", name, err)
		}
	}
}

// TestANewFileReplacesNothing that is there, read-only or not, and asks once.
func TestANewFileReplacesNothing(t *testing.T) {
	for mode, want := range map[os.FileMode]error{0o600: fs.ErrExist, 0o400: atomicfile.ErrReadOnly} {
		path := filepath.Join(t.TempDir(), "a.atlas")
		putFile(t, path, "theirs")
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		f := NewFile(path)
		defer f.Close()
		err := f.Save(t.Context(), []byte("ours"))
		if !errors.Is(err, want) || contentOf(t, path) != "theirs" {
			t.Errorf("%v: %v, there is %q", mode, err, contentOf(t, path))
		}
		f.Accept(err)
		if err := f.Save(t.Context(), []byte("ours")); err != nil || contentOf(t, path) != "ours" {
			t.Errorf("%v, accepted: %v, there is %q", mode, err, contentOf(t, path))
		}
		if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != mode {
			t.Errorf("%v has become %v, %v", mode, info.Mode(), err)
		}
	}
}

// TestASaveThatIsCancelled writes nothing.
func TestASaveThatIsCancelled(t *testing.T) {
	f, path := openedFile(t)
	before := contentOf(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := f.Save(ctx, []byte("ours")); !errors.Is(err, context.Canceled) || contentOf(t, path) != before {
		t.Errorf("%v, there is %.20q", err, contentOf(t, path))
	}
}

// TestOneProgramIsNotTwo: opening a file again is no stranger's doing, and what marks an
// open file is gone when it is closed.
func TestOneProgramIsNotTwo(t *testing.T) {
	f, path := openedFile(t)
	again, err := OpenFile(t.Context(), path)
	if err != nil || again.Shared {
		t.Errorf("shared %t, %v", again.Shared, err)
	}
	f.Close()
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 2 {
		t.Errorf("while it is open there are %v", entries)
	}
	again.File.Close()
	again.File.Close()
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("left are %v", entries)
	}
}

package export

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"borderatlas/app/atomicfile"
)

// held is what a file holds, and how many other files lie beside it.
func held(t *testing.T, path string) (text string, others int) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != filepath.Base(path) {
			others++
		}
	}
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(raw), others
}

func writing(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func TestSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "карта.png")
	ctx := context.Background()
	if err := Save(ctx, path, false, writing("one")); err != nil {
		t.Fatal(err)
	}
	if err := Save(ctx, path, false, writing("two")); !errors.Is(err, ErrExists) {
		t.Errorf("a file that exists: %v", err)
	}
	if text, others := held(t, path); text != "one" || others != 0 {
		t.Errorf("after the refusal %q and %d others", text, others)
	}
	if err := Save(ctx, path, true, writing("three")); err != nil {
		t.Error(err)
	}
	if text, others := held(t, path); text != "three" || others != 0 {
		t.Errorf("after force %q and %d others", text, others)
	}
}

func TestSaveLeavesNothingBehind(t *testing.T) {
	broken := errors.New("broken")
	ended, cancel := context.WithCancel(context.Background())
	over, stop := context.WithCancel(context.Background())
	stop()
	for name, test := range map[string]struct {
		ctx   context.Context
		write func(io.Writer) error
		want  error
	}{
		"a failing writer": {context.Background(), func(w io.Writer) error {
			io.WriteString(w, "half")
			return broken
		}, broken},
		"an end in the middle": {ended, func(w io.Writer) error {
			io.WriteString(w, "half")
			cancel()
			_, err := io.WriteString(w, "rest")
			return err
		}, context.Canceled},
		"an end before the last step": {over, func(io.Writer) error { return nil }, context.Canceled},
	} {
		path := filepath.Join(t.TempDir(), "map.png")
		if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := Save(test.ctx, path, true, test.write); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
		if text, others := held(t, path); text != "old" || others != 0 {
			t.Errorf("%s: leaves %q and %d others", name, text, others)
		}
	}
}

func TestSaveRefuses(t *testing.T) {
	dir := t.TempDir()
	for name, path := range map[string]string{
		"a folder":           dir,
		"a device":           os.DevNull,
		"a folder not there": filepath.Join(dir, "none", "map.png"),
	} {
		if err := Save(context.Background(), path, true, writing("x")); err == nil {
			t.Errorf("%s is written to", name)
		}
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Error("the device is a file now")
	}
}

func TestSaveKeepsLinks(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target.png"), filepath.Join(dir, "link.png")
	if err := os.WriteFile(target, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := Save(context.Background(), link, true, writing("new")); err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(target); string(raw) != "new" {
		t.Errorf("the target holds %q, %v", raw, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
}

// TestSaveKeepsPermissions: a file that was its owner's alone stays so, one that is
// write-protected stays as it is whatever is asked.
func TestSaveKeepsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such permissions here")
	}
	dir := t.TempDir()
	for _, c := range []struct {
		mode os.FileMode
		want string
		err  error
	}{{0o600, "new", nil}, {0o640, "new", nil}, {0o444, "old", atomicfile.ErrReadOnly}} {
		path := filepath.Join(dir, c.mode.String())
		if err := errors.Join(os.WriteFile(path, []byte("old"), 0o600), os.Chmod(path, c.mode)); err != nil {
			t.Fatal(err)
		}
		if err := Save(context.Background(), path, true, writing("new")); !errors.Is(err, c.err) {
			t.Errorf("%v: %v", c.mode, err)
		}
		raw, _ := os.ReadFile(path)
		if info, err := os.Stat(path); err != nil || info.Mode() != c.mode || string(raw) != c.want {
			t.Errorf("%v became %v, %v, and holds %q", c.mode, info.Mode(), err, raw)
		}
	}
}

// TestErrorsNameTheFileAskedFor: nobody knows the temporary one.
func TestErrorsNameTheFileAskedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "map.png")
	err := Save(context.Background(), path, true, writing("x"))
	if err == nil || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "borderatlas-") {
		t.Errorf("the error is %v", err)
	}
}

package command

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// writers are the commands that write a file of each kind, in front of its name; a kind
// that is a slash is a folder.
var writers = map[string]string{
	".png": "image --size 400x300", ".jpg": "image --size 400x300", ".svg": "image --size 400x300", ".pdf": "image --size 400x300",
	".world.png": "image --size 400x300 --layout map --world-file",
	".pptx":      "slides --story exclaves", ".deck.pdf": "slides --story exclaves",
	".gif": "animate --story exclaves --size 400x300", ".apng": "animate --story exclaves --size 400x300",
	".mp4": "animate --story exclaves --size 400x300", "/": "animate --story exclaves --size 400x300",
	".geojson": "data --layer clashes", ".json": "data --layer border",
}

// fileFaults are what a folder is made to hold, and the path in it that is asked for
// then, without the ending of its kind.
var fileFaults = map[string]func(t *testing.T, dir, ending string) (asked string){
	"the folder is missing": func(_ *testing.T, dir, ending string) string { return filepath.Join(dir, "none", "a") + ending },
	"the folder is a file": func(t *testing.T, dir, ending string) string {
		return filepath.Join(put(t, dir, "file", 0o600), "a") + ending
	},
	"the name is too long": func(_ *testing.T, dir, ending string) string {
		return filepath.Join(dir, strings.Repeat("b", 300)) + ending
	},
	"it is a folder, or none": func(t *testing.T, dir, ending string) string {
		if ending == "/" {
			return put(t, dir, "a", 0o600) + ending
		}
		path := filepath.Join(dir, "a") + ending
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	},
	"a link leads nowhere": func(t *testing.T, dir, ending string) string {
		path := filepath.Join(dir, "a"+strings.TrimSuffix(ending, "/"))
		if err := os.Symlink(filepath.Join(dir, "none", "b"), path); err != nil {
			t.Skip(err)
		}
		return path + strings.Repeat("/", strings.Count(ending, "/"))
	},
	"it is read-only": func(t *testing.T, dir, ending string) string {
		if ending == "/" {
			put(t, dir, "a/notes.txt", 0o400) // is no picture of an animation
			return filepath.Join(dir, "a") + ending
		}
		return put(t, dir, "a"+ending, 0o400)
	},
}

// put writes a file into a folder.
func put(t *testing.T, dir, name string, mode os.FileMode) (path string) {
	t.Helper()
	path = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("old"), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

// listed are the names below a folder.
func listed(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		names = append(names, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestErrorsNameWhatWasAskedFor: each kind of file and each fault is one sentence with
// the status 1 that names the path as it was given, not a temporary one, and leaves the
// folder as it was.
func TestErrorsNameWhatWasAskedFor(t *testing.T) {
	for ending, command := range writers {
		for fault, prepare := range fileFaults {
			dir := t.TempDir()
			asked := prepare(t, dir, ending)
			before := listed(t, dir)
			status, stdout, stderr := run(t, append(strings.Fields(command), "--force", "-o", asked)...)
			if status != 1 || stdout != "" || strings.Count(stderr, "\n") != 1 {
				t.Errorf("%s, %s: status %d, %q, %q", ending, fault, status, stdout, stderr)
			}
			if name := strings.TrimSuffix(asked, "/"); !strings.Contains(stderr, name) || strings.Contains(stderr, ".borderatlas-") {
				t.Errorf("%s, %s: %q does not name %s", ending, fault, stderr, name)
			}
			if after := listed(t, dir); !slices.Equal(after, before) {
				t.Errorf("%s, %s: there are %q, there were %q", ending, fault, after, before)
			}
		}
	}
}

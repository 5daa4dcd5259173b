package command

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"borderatlas/app/export/readable"
)

// The words of a story that tests hide; each stands for one of its parts.
const (
	storyWord  = "Marigold" // its title
	pageWord   = "Tamarisk" // the title of a page that is shown
	textWord   = "Foxglove" // the text of that page
	hiddenWord = "Oleander" // the title of a hidden page
	noteWord   = "Hibiscus" // the text of that page
)

// privateWords are what no file tells: hidden pages, and on whose machine, where and
// under which name the files lie.
var privateWords = []string{hiddenWord, noteWord, "hyacinthfolder", "zinniafile", "juniperuser", "wisteriahost", "magnoliahome", "camelliatemp"}

// toldAtlas is an atlas file with a hidden page in a folder whose every name is a secret,
// on a machine whose every name is one, and a file like it in which there is no such page.
func toldAtlas(t *testing.T) (atlas, without string) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "hyacinthfolder")
	temp := filepath.Join(folder, "camelliatemp")
	if err := os.MkdirAll(temp, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"USER", "LOGNAME", "USERNAME", "NAME", "EMAIL"} {
		t.Setenv(name, "juniperuser")
	}
	for _, name := range []string{"HOSTNAME", "HOST", "COMPUTERNAME"} {
		t.Setenv(name, "wisteriahost")
	}
	for _, name := range []string{"HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"} {
		t.Setenv(name, filepath.Join(folder, "magnoliahome"))
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, temp)
	}
	const told = `{"format":"Border Atlas","version":1,"state":{"day":"2022-09-16","event":"","page":1},"story":{"title":"` + storyWord + `","pages":[` +
		`{"event":"dawn-2022-09-16","day":"2022-09-16","title":"` + pageWord + `","text":"` + textWord + `"}`
	const hidden = `,{"day":"2021-04-29","title":"` + hiddenWord + `","text":"` + noteWord + `","hidden":true}`
	atlas, without = filepath.Join(folder, "zinniafile.atlas"), filepath.Join(folder, "without.atlas")
	for path, pages := range map[string]string{atlas: told + hidden, without: told} {
		if err := os.WriteFile(path, []byte(pages+"]}}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return atlas, without
}

// wordsIn lists those of the words that files have, in their names or anywhere in them.
func wordsIn(t *testing.T, words []string, under string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(under, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, text := range append(readable.Texts(data), []byte(entry.Name())) {
			for _, word := range words {
				if bytes.Contains(bytes.ToLower(text), []byte(strings.ToLower(word))) {
					found[word] = entry.Name()
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestNoFileTellsASecret: a file of any kind holds what it shows and nothing else. Pages
// that are shown are in presentations, with their texts; hidden ones are nowhere, nor is
// where, on which machine and by whom the file was made.
func TestNoFileTellsASecret(t *testing.T) {
	atlas, without := toldAtlas(t)
	nothing, shown := []string{}, []string{storyWord, pageWord, textWord}
	host, err := os.Hostname()
	private := privateWords
	if err == nil && len(host) > 8 && !strings.HasPrefix(host, "localhost") {
		private = append(private, host)
	}
	for line, c := range map[string]struct {
		may, must []string // of the words of what is shown
	}{
		"image -o a.png --world-file":                                        {nothing, nothing},
		"image -o a.svg":                                                     {nothing, nothing},
		"image -o a.pdf --layout report":                                     {nothing, nothing},
		"image -o a.jpg --world-file":                                        {nothing, nothing},
		"image -o a.png --sheet 2021-04-28,2022-09-16":                       {nothing, nothing},
		"image -o a.svg --compare 2025-03-13 --as swipe":                     {nothing, nothing},
		"image -o a.pdf --blur 20":                                           {nothing, nothing},
		"slides -o a.pptx":                                                   {shown, shown},
		"slides -o a.pdf":                                                    {shown, []string{storyWord}}, // its letters are numbers of glyphs
		"slides -o a.pdf --handout 4":                                        {shown, []string{storyWord}},
		"animate -o a.gif --size 640x480 --move 0":                           {shown, nothing},
		"animate -o a.apng --size 640x480 --move 0 --layout title":           {shown, nothing},
		"animate -o a.mp4 --size 640x480 --seconds 0.5 --hold 0 --move 0":    {shown, nothing},
		"animate -o frames/ --size 640x480 --move 0":                         {shown, nothing},
		"data -o a.geojson --layer clashes":                                  {nothing, nothing},
		"events --format csv --from 2022-09-16 --to 2022-09-16":              {nothing, nothing},
		"events --format kml --from 2022-09-16 --to 2022-09-16":              {nothing, nothing},
		"events --format geojson --from 2022-09-16 --to 2022-09-16":          {nothing, nothing},
		"slides -o a.pptx --from 2022-09-16 --to 2022-09-16 --by active-day": {nothing, nothing},
	} {
		if _, err := exec.LookPath("ffmpeg"); err != nil && strings.Contains(line, ".mp4") {
			continue
		}
		folder := madeFrom(t, line, atlas)
		found := wordsIn(t, append(shown[:3:3], private...), folder)
		for _, word := range c.must {
			if found[word] == "" {
				t.Errorf("%s lacks %q", line, word)
			}
		}
		for _, word := range c.may {
			delete(found, word)
		}
		for word, file := range found {
			t.Errorf("%s: %s tells %q", line, file, word)
		}
		if !sameFiles(t, folder, madeFrom(t, line, without)) {
			t.Errorf("%s: it is another one if there is no hidden page", line)
		}
	}
}

// madeFrom runs a command about an atlas file and returns the folder with what it made.
func madeFrom(t *testing.T, line, atlas string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	args := strings.Fields(line)
	for i := range args[1:] {
		if args[i] == "-o" {
			args[i+1] = folder + "/" + args[i+1] // a name with / at its end keeps it
		}
	}
	told := args[0] != "data" && args[0] != "events"
	if told {
		args = append(args, "--atlas", atlas)
	}
	status, out, stderr := run(t, args...)
	if status != done {
		t.Fatalf("%s: %s", line, stderr)
	}
	if !told {
		if err := os.WriteFile(filepath.Join(folder, "out"), []byte(out), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// sameFiles tells whether two folders hold files of the same names with the same bytes.
func sameFiles(t *testing.T, a, b string) bool {
	t.Helper()
	files := func(folder string) (all []byte) {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			all = append(append(all, entry.Name()...), data...)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	return bytes.Equal(files(a), files(b))
}

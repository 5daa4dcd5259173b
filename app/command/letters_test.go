package command

import (
	"os"
	"strings"
	"testing"
)

// TestLackingLettersAreWarnedOf: words in letters that the fonts lack are said on the error
// stream, and the file is written all the same.
func TestLackingLettersAreWarnedOf(t *testing.T) {
	t.Chdir(t.TempDir())
	state := `{"format":"Border Atlas","version":1,"state":{"day":"2022-09-16"},"story":{"title":"Own","pages":[` +
		`{"day":"2022-09-16","title":"مرز","text":"边"},{"day":"2022-09-17","title":"图","hidden":true}]}}`
	if err := os.WriteFile("a.atlas", []byte(state), 0o600); err != nil {
		t.Fatal(err)
	}
	for line, lacking := range map[string]string{
		"image -o a.png --size 640x480 --title 地图":                                 "地 (U+5730), 图 (U+56FE)",
		"image -o a.svg --size 640x480 --title שלום --sheet 2021-04-28,2022-09-16": "ש (U+05E9), ל (U+05DC), ו (U+05D5), ם (U+05DD)",
		"image -o a.pdf --size 1600x900 --layout report --caption 🔥":               "🔥 (U+1F525)",
		"image -o a.jpg --size 640x480 --title Ворӯх":                              "",
		"image -o b.png --size 640x480 --caption 🔥":                                "",
		"slides -o deck.pdf --atlas a.atlas":                                       "م (U+0645), ر (U+0631), ز (U+0632), 边 (U+8FB9)",
		"slides -o a.pptx --atlas a.atlas":                                         "", // PowerPoint has fonts of its own
		"animate -o a.gif --size 640x480 --move 0 --atlas a.atlas":                 "م (U+0645), ر (U+0631), ز (U+0632)",
		"animate -o b.gif --size 640x480 --move 0 --events dawn-2022-09-16":        "",
		"slides -o b.pdf --from 2022-09-16 --to 2022-09-16 --by active-day":        "",
	} {
		status, _, stderr := run(t, strings.Fields(line)...)
		said := strings.Contains(stderr, "The fonts lack letters, and empty boxes stand for them: "+lacking+".")
		if status != done || said != (lacking != "") || strings.Contains(stderr, "fonts") != said {
			t.Errorf("%s: status %d, %q", line, status, stderr)
		}
		if _, err := os.Stat(strings.Fields(line)[2]); err != nil {
			t.Error(err)
		}
	}
}

package command

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// orders are what a terminal carries out or a reader does not see: colours, a new
// title, another direction of writing, and bytes that are no UTF-8.
const orders = "\x1b[31m\x1b]0;owned\a\u202e\u009b\xff\xfe\r"

// harmless tells whether a text has only what is printed as it is, and line ends.
func harmless(text string) bool {
	return utf8.ValidString(text) && strings.IndexFunc(text, func(r rune) bool { return r != '\n' && !unicode.IsGraphic(r) }) < 0
}

// TestNothingRawReachesTheTerminal: whatever a file, an argument or a name holds, no
// message gives orders to the terminal, and each that ends a command is one line.
func TestNothingRawReachesTheTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	name := "n" + orders + ".atlas"
	long := strings.Repeat("字", 20_000)
	state := `{"format":"Border Atlas","version":2,"` + orders + `":1,"state":{"day":"` + orders + `","` + orders + `":"` + orders + `","layers":{"\u001b[2J":true}},"story":{"pages":["` + orders + `",{"day":"x"`
	for file, data := range map[string]string{name: state, "a.atlas": state, "b\nc.atlas": state, "none.atlas": "x" + orders} {
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Skip(err) // a file system that has no such names
		}
	}
	for _, args := range [][]string{
		{"image", "-o", "o.png", "--size", "400x300", "--force", "--atlas", name},
		{"image", "-o", "o.png", "--size", "400x300", "--force", "--atlas", "b\nc.atlas"},
		{"image", "-o", "o.png", "--size", "400x300", "--force", "--atlas", "none.atlas"},
		{"image", "-o", "o.png", "--size", "400x300", "--force", "--atlas", "not there" + orders},
		{"slides", "-o", orders + "/o.pptx", "--atlas", "a.atlas"},
		{"animate", "-o", "o.gif", "--atlas", "a.atlas", "--events", orders},
		{orders},
		{"image", orders},
		{"image", "--" + orders},
		{"image", "-o", orders},
		{"image", "-o", "o.png", "--size", orders},
		{"image", "-o", "o.png", "--layers", orders},
		{"image", "-o", "o.png", "--date", orders},
		{"image", "-o", "o.png", "--view", orders},
		{"image", "-o", "o.png", "--place", orders},
		{"image", "-o", "o.png", "--layout", orders},
		{"image", "-o", "o.png", "--title", long},
		{"data", "--layer", orders},
		{"data", "--layer", "border", "-o", orders + "/o.geojson"},
		{"events", "--format", orders},
		{"layers", orders},
		{long},
		{"image", "-o", long},
		{"image", "-o", "o.png", "--size", long},
		{"image", "-o", "o.png", "--caption", long},
		{"image", long},
	} {
		var out, errs bytes.Buffer
		status := Run(context.Background(), args, &out, &errs, Options{})
		lines, said := strings.Count(errs.String(), "\n"), errs.String()
		if !harmless(said) || said == "" || utf8.RuneCountInString(said) > 3*longestMessage {
			t.Errorf("%.60q: %.400q", args, said)
		}
		if status == done && lines > 3 || status != done && lines > 4 || len(args) < 6 && lines != 1 {
			t.Errorf("%.60q: %d lines: %.600s", args, lines, said)
		}
	}
}

// TestLossesAreFewLines: however much of a file is not known, it is told in three lines.
func TestLossesAreFewLines(t *testing.T) {
	atlas := filepath.Join(t.TempDir(), "a.atlas")
	var fields strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&fields, `"f%d":%d,`, i, i)
	}
	state := `{"format":"Border Atlas","version":7,` + fields.String() + `"state":{` + fields.String() + `"day":"2021-04-29"},"story":{"title":"` +
		strings.Repeat("x", 1_000_000) + `","pages":[` + strings.Repeat("1,", 3000) + `{"day":"2022-09-16"`
	if err := os.WriteFile(atlas, []byte(state), 0o600); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := run(t, "image", "-o", filepath.Join(filepath.Dir(atlas), "a.png"), "--size", "400x300", "--atlas", atlas)
	if status != done || strings.Count(stderr, "\n") != 3 || len(stderr) > 3000 {
		t.Errorf("status %d, %d bytes in %d lines: %.1000s", status, len(stderr), strings.Count(stderr, "\n"), stderr)
	}
	for _, want := range []string{"form 7", "damaged at line 1", "left out: f0; f1; f10; f100; f1000; and "} {
		if !strings.Contains(stderr, want) {
			t.Errorf("%q lacks %q", stderr, want)
		}
	}
}

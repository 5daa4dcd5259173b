package command

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// run runs the command line in a folder of its own.
func run(t testing.TB, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = Run(context.Background(), args, &out, &errs, Options{Version: "1.2.3"})
	return status, out.String(), errs.String()
}

// TestRefusals: everything typed wrongly is one line that names the flag and
// the value, with the status 2; nothing is printed and no file appears.
func TestRefusals(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, test := range []struct {
		args string // parted by |
		want []string
	}{
		{"paint", []string{`"paint" is not a command`, "image, slides, animate, events, data, layers, version"}},
		{"map.shp", []string{`"map.shp" is not a command`}},
		{"--paint", []string{"--paint"}},
		{"image", []string{"--output"}},
		{"image|-o", []string{"--output needs a value"}},
		{"image|-o|a.png|--paint", []string{"--paint"}},
		{"slides|-o|a.key", []string{"--output", `"a.key"`, ".pptx or .pdf"}},
		{"slides|-o|a.pptx|--aspect|5:4", []string{"--aspect", `"5:4"`, "16:9, 4:3"}},
		{"slides|-o|a.pdf|--handout|3", []string{"--handout", `"3"`, "2, 4 and 6"}},
		{"slides|-o|a.pptx|--handout|4", []string{"a.pptx", "PDF"}},
		{"slides|-o|a.pptx|--story|nowhere", []string{"--story", "april-2021, september-2022, line, exclaves"}},
		{"slides|-o|a.pptx|--from|1930-01-01|--to|1931-01-01", []string{"no event lies in these days"}},
		{"slides|-o|a.pptx|--lang|de", []string{"--lang", "en, ru, ky, tg"}},
		{"image|-o|a.png|b.png", []string{"b.png"}},
		{"image|-o|a.gif", []string{"--output", `"a.gif"`, ".png or .jpg or .jpeg or .svg or .pdf"}},
		{"image|-o|", []string{"--output", `""`, ".png"}},
		{"image|-o|a.png|--size|0x0", []string{"--size", "0x0", "360x270"}},
		{"image|-o|a.png|--size|0", []string{"--size", `"0"`, "1920x1080"}},
		{"image|-o|a.png|--size|100000x100000", []string{"--size", "100000x100000", "16384x16384"}},
		{"image|-o|a.png|--size|99999999999999999999x5", []string{"--size", "16384x16384"}},
		{"image|-o|a.png|--size|4294967296x4294967296", []string{"--size", "16384x16384"}},
		{"image|-o|a.png|--size|wide", []string{"--size", `"wide"`}},
		{"image|-o|a.png|--size|1920.5x1080", []string{"--size", "1920.5x1080", "297x210mm"}},
		{"image|-o|a.png|--size|297x210pt", []string{"--size", "297x210pt", "11x8.5in"}},
		{"image|-o|a.png|--size|20x20mm", []string{"--size", "236x236", "360x270"}},
		{"image|-o|a.png|--size|1920x1080|--dpi|5000", []string{"--size", "5000", "48 to 1200"}},
		{"image|-o|a.png|--size|800x600|--dpi|600", []string{"--size", "600 dots an inch", "no room"}},
		{"image|-o|a.png|--dpi|300", []string{"--dpi", `"300"`, "--size"}},
		{"image|-o|a.png|--preset|a5", []string{"--preset", `"a5"`, "slide, 4k, a4, a4-portrait"}},
		{"image|-o|a.png|--text|paths", []string{"--text", `"paths"`, "live, outlines"}},
		{"image|-o|a.jpg|--quality|101", []string{"--quality", `"101"`, "1 to 100"}},
		{"image|-o|a.jpg|--transparent", []string{"--transparent", "JPEG"}},
		{"image|-o|a.png|--lang|de", []string{"--lang", `"de"`, "en, ru, ky, tg"}},
		{"image|-o|a.png|--sizes|mean", []string{"--sizes", `"mean"`, "equal, events, lowest, highest"}},
		{"image|-o|a.png|--people|sum", []string{"--people", `"sum"`, "every, lowest, highest"}},
		{"image|-o|a.png|--theme|blue", []string{"--theme", `"blue"`, "light, dark, print"}},
		{"image|-o|a.png|--layers|border,cities", []string{"--layers", `"cities"`, "provinces, border"}},
		{"image|-o|a.png|--layers|", []string{"--layers", `""`}},
		{"image|-o|a.png|--date|1923-12-31", []string{"--date", `"1923-12-31"`, "1924-01-01"}},
		{"image|-o|a.png|--date|31.12.1923", []string{"--date", "1924-01-01"}},
		{"image|-o|a.png|--date|2022-02-30", []string{"--date", "2022-02-30"}},
		{"image|-o|a.png|--date|", []string{"--date", `""`, "16.09.2022"}},
		{"image|-o|a.png|--date|tomorrow", []string{"--date", `"tomorrow"`, "16.09.2022"}},
		{"image|-o|a.png|--date|treaty-2025-03-14", []string{"--date", "nearest are treaty-2025-03-13"}},
		{"image|-o|a.png|--view|Isfra", []string{"--view", `"Isfra"`, "nearest are Isfara"}},
		{"image|-o|a.png|--view|Баткн", []string{"--view", "nearest are Баткен"}},
		{"image|-o|a.png|--view|", []string{"--view", `""`}},
		{"image|-o|a.png|--view|70,39,71", []string{"--view", "four numbers"}},
		{"image|-o|a.png|--view|70,39,71,x", []string{"--view", `"x"`}},
		{"image|-o|a.png|--view|70,39,71,NaN", []string{"--view", `"NaN"`}},
		{"image|-o|a.png|--view|71,39,70,40", []string{"--view", "west below east"}},
		{"image|-o|a.png|--view|70,40,71,39", []string{"--view", "south below north"}},
		{"image|-o|a.png|--as|swipe", []string{"--as", `"swipe"`, "--compare"}},
		{"image|-o|a.png|--as|swipe|--compare|off", []string{"--as", "--compare"}},
		{"image|-o|a.png|--preset|a4|--size|800x600", []string{"--preset", `"a4"`, "--size"}},
		{"image|-o|a.png|--view|10,39,11,40", []string{"--view", "55 and 81 degrees east"}},
		{"animate|-o|a.mov", []string{"--output", "a.mov", ".gif"}},
		{"animate|-o|a.gif|--story|war", []string{"--story", `"war"`, "april-2021"}},
		{"animate|-o|a.gif|--story|line|--from|2022-01-01", []string{"--story", "--from", "only one"}},
		{"animate|-o|a.gif|--events|treaty", []string{"--events", `"treaty"`, "treaty-2025-03-13"}},
		{"animate|-o|a.gif|--by|week", []string{"--by", `"week"`, "active-day"}},
		{"animate|-o|a.gif|--by|day", []string{"--by day", "--from", "2000"}},
		{"animate|-o|a.gif|--seconds|0", []string{"--seconds", "0.02 to 30"}},
		{"slides|-o|a.pdf|--from|2024-01-02|--to|2024-01-03|--by|active-day", []string{"--by", "no event begins"}},
		{"animate|-o|a.gif|--from|2090-01-01", []string{"no event"}},
		{"events|--format|xml", []string{"--format", `"xml"`, "table, json, csv, geojson"}},
		{"events|--from|1900-01-01", []string{"--from", "1924-01-01"}},
		{"events|--to|1923-01-01", []string{"--to", "1924-01-01"}},
		{"events|--from|", []string{"--from", `""`}},
		{"events|--from|2023-01-01|--to|2022-01-01", []string{"--to 2022-01-01", "--from 2023-01-01"}},
		{"events|--from", []string{"--from needs a value"}},
		{"data", []string{"--layer"}},
		{"data|--layer|roads", []string{"--layer", `"roads"`, "provinces, border"}},
		{"data|--layer|border|--date|yesterday", []string{"--date", `"yesterday"`}},
		{"data|--layer|border|-o|a.shp", []string{"--output", `"a.shp"`, ".geojson"}},
		{"layers|all", []string{"all"}},
		{"version|--x", []string{"--x"}},
	} {
		args := strings.Split(test.args, "|")
		status, stdout, stderr := run(t, args...)
		if status != misuse || stdout != "" {
			t.Errorf("%s: status %d, printed %q", test.args, status, stdout)
		}
		if !strings.HasPrefix(stderr, program) || strings.Count(stderr, "\n") != 1 || !strings.HasSuffix(stderr, "\n") {
			t.Errorf("%s: the error is not one line of the program: %q", test.args, stderr)
		}
		for _, want := range test.want {
			if !strings.Contains(stderr, want) {
				t.Errorf("%s: %q lacks %q", test.args, stderr, want)
			}
		}
	}
	if files, err := os.ReadDir("."); err != nil || len(files) > 0 {
		t.Errorf("files were left behind: %v, %v", files, err)
	}
}

// TestFailures: what goes wrong with files and devices has the status 1.
func TestFailures(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("there.png", []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("folder.png", 0o777); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"image|-o|there.png":                           "--force replaces it",
		"image|-o|folder.png|--force":                  "is not a regular file",
		"image|-o|none/a.png":                          "none/a.png",
		"data|--layer|exclaves|-o|none/a.geojson":      "none/a.geojson",
		"data|--layer|exclaves|-o|there.png/a.geojson": "there.png/a.geojson",
	} {
		status, stdout, stderr := run(t, strings.Split(args, "|")...)
		if status != failed || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(filepath.ToSlash(stderr), want) {
			t.Errorf("%s: status %d, %q, %q", args, status, stdout, stderr)
		}
	}
	if raw, err := os.ReadFile("there.png"); string(raw) != "old" {
		t.Errorf("the file that was there holds %q, %v", raw, err)
	}
	if files, err := os.ReadDir("."); err != nil || len(files) != 2 {
		t.Errorf("files were left behind: %v, %v", files, err)
	}
}

// full is a device without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestFullDevice(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"--help"}, {"layers"}, {"events"}, {"events", "--format", "csv"}, {"events", "--format", "json"}, {"data", "--layer", "border"}} {
		var stderr bytes.Buffer
		status := Run(context.Background(), args, full{}, &stderr, Options{})
		if status != failed || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: status %d, %q", args, status, stderr.String())
		}
	}
}

func TestWindow(t *testing.T) {
	opened := false
	status := Run(context.Background(), nil, io.Discard, io.Discard, Options{Window: func(context.Context, io.Writer, string) int {
		opened = true
		return 7
	}})
	if !opened || status != 7 {
		t.Errorf("without arguments: opened %v, status %d", opened, status)
	}
	picture := filepath.Join(t.TempDir(), "карта.png")
	if err := os.WriteFile(picture, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"not there.atlas", "CASE.ATLAS", picture} {
		got := ""
		Run(context.Background(), []string{file}, io.Discard, io.Discard, Options{Window: func(_ context.Context, _ io.Writer, file string) int {
			got = file
			return 0
		}})
		if got != file {
			t.Errorf("with %s the window gets %q", file, got)
		}
	}
	status, stdout, stderr := run(t)
	if status != failed || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "borderatlas image -o map.png") {
		t.Errorf("a build without a window: status %d, %q, %q", status, stdout, stderr)
	}
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the difference:\n%s", path, got)
	}
}

func TestOutputs(t *testing.T) {
	days := []string{"--from", "2019-07-22", "--to", "24.07.2019"}
	for name, args := range map[string][]string{
		"help.txt":         {"--help"},
		"help-image.txt":   {"image", "--help"},
		"help-events.txt":  {"events", "-h"},
		"help-data.txt":    {"data", "--help"},
		"help-layers.txt":  {"layers", "--help"},
		"help-version.txt": {"version", "--help"},
		"version.txt":      {"version"},
		"layers.txt":       {"layers"},
		"events.txt":       append([]string{"events"}, days...),
		"events.json":      append([]string{"events", "--format", "json"}, days...),
		"events.csv":       append([]string{"events", "--format", "csv"}, days...),
		"events.geojson":   append([]string{"events", "--format", "geojson"}, days...),
		"nothing.json":     {"events", "--from", "2040-01-01", "--format", "json"},
	} {
		status, stdout, stderr := run(t, args...)
		if status != done || stderr != "" {
			t.Errorf("%v: status %d, %q", args, status, stderr)
		}
		golden(t, name, stdout)
	}
}

// faulty is a stream whose writing faults.
type faulty struct{}

func (faulty) Write([]byte) (int, error) { panic("no paper") }

// TestAFaultEndsTheCommandWithOneSentence, wherever it happens.
func TestAFaultEndsTheCommandWithOneSentence(t *testing.T) {
	var said strings.Builder
	status := Run(context.Background(), []string{"events"}, faulty{}, &said, Options{})
	if status != failed || strings.Count(said.String(), "\n") != 1 || !strings.Contains(said.String(), "a fault of the program: no paper (") {
		t.Errorf("status %d: %s", status, said.String())
	}
}

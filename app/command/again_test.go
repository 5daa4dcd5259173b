package command

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// filesOnly are the flags of image that say which files are read and written, and nothing
// of the picture.
var filesOnly = []string{"help", "output", "atlas", "world-file", "no-state", "force"}

// stateless are the flags whose pictures say nothing about how they were made.
var stateless = []string{"blur"}

// asked are command lines of image, by the flag that each is about.
var asked = map[string][]string{
	"date":        {"--date 2021-04-29", "--date treaty-2025-03-13", "--date 2090-01-01", "--date 2022-09-16"},
	"view":        {"--view Vorukh", "--view 70.2,39.7,70.9,40.2", "--view dawn-2022-09-16", "--view Sughd", "--view Isfara --date 2021-04-29", "--view Vorukh --date dawn-2022-09-16", "--view region"},
	"preset":      {"--preset web2x", "--preset square"},
	"size":        {"--size 180x120mm", "--size 9x6.123in", "--size 701x503"},
	"dpi":         {"--size 18x12.3cm --dpi 123.4", "--size 901x700 --dpi 144"},
	"layers":      {"--layers border,provinces"},
	"lang":        {"--lang ru", "--lang ky", "--lang tg --view Vorukh"},
	"theme":       {"--theme dark", "--theme print", "--theme light"},
	"sizes":       {"--sizes highest"},
	"people":      {"--people lowest"},
	"layout":      {"--layout map", "--layout poster", "--layout title"},
	"place":       {"--place north=off,legend=bottom-left"},
	"sheet":       {"--sheet 2021-04-28,2022-09-16,treaty-2025-03-13", "--sheet 2021-04-28,2090-02-03"},
	"compare":     {"--compare 2025-03-13", "--compare treaty-2025-03-13 --date 2022-09-16", "--compare 2090-01-01", "--date 2090-01-01 --compare 2021-04-29 --view Vorukh"},
	"as":          {"--compare 2025-03-13 --as swipe", "--compare 2021-04-29 --as side"},
	"title":       {"--title Own", "--title Own --view Vorukh --lang ru"},
	"caption":     {"--layout report --caption Own", "--caption Own"},
	"text":        {"--text outlines"},
	"quality":     {"--quality 40"},
	"transparent": {"--transparent", "--view Vorukh --lang tg --theme print --size 18x12cm --dpi 150 --layout poster --place legend=top-left --title Own --caption Words --text outlines --quality 50 --transparent --sizes events --people highest --layers border,clashes,displacement"},
}

// flagsOfImage lists the names of all flags.
func flagsOfImage(t *testing.T) (list []string) {
	t.Helper()
	parser, err := kong.New(&imageCommand{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range parser.Model.Flags {
		list = append(list, f.Name)
	}
	return list
}

// TestPicturesAreMadeAgain: a picture that is made of what another one says about itself
// has its bytes, whatever was asked for.
func TestPicturesAreMadeAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	flags := flagsOfImage(t)
	for _, name := range flags {
		if asked[name] == nil && !slices.Contains(filesOnly, name) && !slices.Contains(stateless, name) {
			t.Errorf("no picture is made again with --%s", name)
		}
	}
	made := func(path string, args ...string) []byte {
		if status, _, stderr := run(t, append([]string{"image", "-o", path, "--force"}, args...)...); status != done || stderr != "" {
			t.Fatalf("%q: status %d, %s", args, status, stderr)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	endings := []string{".svg", ".png", ".pdf"}
	for name, lines := range asked {
		if !slices.Contains(flags, name) {
			t.Errorf("there is no --%s", name)
		}
		for i, line := range lines {
			args := strings.Fields(line)
			if !strings.Contains(line, "--size") && !strings.Contains(line, "--preset") {
				args = append(args, "--size", "800x600")
			}
			for k, ending := range endings {
				if i > 0 && k > 0 { // the first line of a flag in every format
					break
				}
				first := made("first"+ending, args...)
				if again := made("again"+ending, "--atlas", "first"+ending); !bytes.Equal(first, again) {
					t.Errorf("%s%s: made again it has other bytes: %s", line, ending, firstDifference(first, again))
				}
			}
		}
	}
}

// firstDifference is what two files have around the first byte in which they differ.
func firstDifference(a, b []byte) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	around := func(data []byte) string { return string(data[max(0, at-60):min(len(data), at+60)]) }
	return around(a) + " | " + around(b)
}

// TestFlagsGoBeforeWhatAPictureSays: what is typed beside --atlas takes the place of what
// the picture was made with.
func TestFlagsGoBeforeWhatAPictureSays(t *testing.T) {
	t.Chdir(t.TempDir())
	made := func(path string, args ...string) []byte {
		printed(t, append([]string{"image", "-o", path, "--force"}, args...)...)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	plain := made("plain.svg", "--no-state")
	for first, flags := range map[string]string{
		"--view Vorukh":                           "--view region",
		"--sheet 2021-04-28,2022-09-16":           "--sheet off",
		"--compare 2025-03-13 --as swipe":         "--compare off --date 2022-09-16",
		"--title Own":                             "--title=",
		"--transparent":                           "--no-transparent",
		"--theme print":                           "--theme light",
		"--theme dark":                            "--theme light",
		"--lang ky":                               "--lang en",
		"--layout report --caption Own":           "--layout title",
		"--size 180x120mm":                        "--preset slide",
		"--place north=off":                       "--place=",
		"--text outlines":                         "--text live",
		"--date 2090-01-01 --compare 2091-01-01":  "--date 2022-09-16 --compare off",
		"--layers border":                         "--layers usual",
		"--sizes highest --people lowest":         "--sizes equal --people every",
		"--view Vorukh --date dawn-2022-09-16":    "--view region --date 2022-09-16",
		"--sheet 2021-04-28,2022-09-16 --lang ru": "--compare off --sheet off --lang en",
	} {
		made("first.svg", strings.Fields(first)...)
		if got := made("other.svg", append([]string{"--atlas", "first.svg", "--no-state"}, strings.Fields(flags)...)...); !bytes.Equal(got, plain) {
			t.Errorf("%s after %s: %s", flags, first, firstDifference(got, plain))
		}
	}
	made("first.png", "--transparent", "--quality", "40")
	if got, want := made("other.jpg", "--atlas", "first.png"), made("plain.jpg", "--quality", "40"); !bytes.Equal(got, want) {
		t.Error("a JPEG file of a transparent picture is another one than the picture with its ground")
	}
}

package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPages draws each kind of page as SVG and reads in it what makes it.
func TestPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.svg")
	for args, want := range map[string][]string{
		"--layout report":                                    {"What the sources claim", "That day: "},
		"--layout report --caption Morning":                  {">Morning<"},
		"--layout map --title Dawn":                          {"<title>Dawn"},
		"--layout poster --place north=off,legend=off":       {"What the sources claim"},
		"--sheet 2021-04-28,2022-09-16,treaty-2025-03-13":    {"3 dates in the same view", `id="map-3"`},
		"--compare 2025-03-13":                               {"2 dates in the same view", "Thursday, 13 March 2025"},
		"--compare 2025-03-13 --as swipe":                    {`id="divider"`, "Friday, 16 September 2022"},
		"--blur 12":                                          {"places blurred to a radius of 12 km"},
		"--blur 12 --view dawn-2022-09-16":                   {"The Kyrgyz–Tajik borderland"},
		"--blur 12 --view dawn-2022-09-16 --title Somewhere": {"Somewhere"},
	} {
		printed(t, append([]string{"image", "-o", path, "--force", "--size", "1600x900"}, strings.Fields(args)...)...)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range want {
			if !strings.Contains(string(raw), text) {
				t.Errorf("%s: the picture lacks %q", args, text)
			}
		}
	}
}

// TestPageRefusals: what cannot be is one sentence that names the flag.
func TestPageRefusals(t *testing.T) {
	for args, want := range map[string]string{
		"--layout slide":                                     "--layout: there is no layout",
		"--place legend=middle":                              "--place: ",
		"--sheet 2021-04-28":                                 "a sheet has 2 to 24 dates, not 1",
		"--sheet 2021-04-28,never":                           `--sheet "never"`,
		"--compare never":                                    `--compare "never"`,
		"--compare 2021-04-28 --as curtain":                  `--as "curtain"`,
		"--compare 2021-04-28 --sheet 2021-04-28,2022-09-16": "one picture is either of them",
		"--blur 900":                                         "--blur: 900 is not a radius from 1 to 100 km",
	} {
		status, stdout, stderr := run(t, append([]string{"image", "-o", filepath.Join(t.TempDir(), "a.png")}, strings.Fields(args)...)...)
		if status != misuse || stdout != "" || !strings.Contains(stderr, want) {
			t.Errorf("%s: status %d, %q %q", args, status, stdout, stderr)
		}
	}
}

// TestComparisonOfAnAtlasFile is drawn as the window shows it, unless flags say which
// dates there are, and again from the picture.
func TestComparisonOfAnAtlasFile(t *testing.T) {
	t.Chdir(t.TempDir())
	for as, divided := range map[string]bool{"split": false, "swipe": true} {
		state := `{"format":"Border Atlas","version":1,"state":{"day":"2025-03-13","event":"treaty-2025-03-13",` +
			`"compare":{"as":"` + as + `","day":"2021-04-29","event":"","reach":{"mode":"day","days":30},"share":0.5}}}`
		if err := os.WriteFile("a.atlas", []byte(state), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			from, args    string
			dates, halves bool
			has           string
		}{
			{"a.atlas", "", true, divided, "29 April 2021"},
			{"a.svg", "", true, divided, "29 April 2021"},
			{"a.atlas", "--date 2022-09-16", true, divided, "16 September 2022"},
			{"a.atlas", "--compare off", false, false, "13 March 2025"},
			{"a.atlas", "--compare 2022-09-16", true, false, "16 September 2022"},
			{"a.atlas", "--sheet 2022-09-16,2022-09-17,2022-09-18", false, false, "3 dates"},
		} {
			out := "b.svg"
			if c.from == "a.atlas" && c.args == "" {
				out = "a.svg"
			}
			printed(t, append([]string{"image", "-o", out, "--force", "--atlas", c.from}, strings.Fields(c.args)...)...)
			raw, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			said := string(raw)
			if strings.Contains(said, "2 dates in the same view") != c.dates || strings.Contains(said, `id="divider"`) != c.halves || !strings.Contains(said, c.has) {
				t.Errorf("%s of %s %s: two dates %t, halves %t, %q %t", as, c.from, c.args, strings.Contains(said, "2 dates in the same view"),
					strings.Contains(said, `id="divider"`), c.has, strings.Contains(said, c.has))
			}
		}
	}
}

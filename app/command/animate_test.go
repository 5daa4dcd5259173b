package command

import (
	"bytes"
	"image/gif"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"borderatlas/app/content"
	"borderatlas/app/story"
	"borderatlas/layers"
)

// TestAnimate writes a small film of each way to cut time into pictures.
func TestAnimate(t *testing.T) {
	dir := t.TempDir()
	for by, want := range map[string]int{"event": 4, "active-day": 2, "day": 3} {
		path := filepath.Join(dir, by+".gif")
		args := []string{"animate", "-o", path, "--size", "400x300", "--by", by, "--from", "2021-04-28", "--to", "2021-04-30"}
		if by == "event" {
			args = append(args[:7], "--events", "treaty-2025-03-13,conflict-2021-04,treaty-2025-03-13,conflict-2022-09")
		}
		if by == "active-day" {
			args = append(args[:7], "--events", "treaty-2025-03-13,conflict-2021-04")
		}
		printed(t, args...)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		g, err := gif.DecodeAll(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if len(g.Image) != want || g.Config.Width != 400 || g.Delay[0] != 400 || g.Delay[1] != 200 && want > 2 {
			t.Errorf("--by %s: %d pictures of %d px, %v; want %d", by, len(g.Image), g.Config.Width, g.Delay, want)
		}
	}
}

// TestAnimateShowsQuietDays: --by day with both ends draws each of the days, also where
// no event begins and some go on.
func TestAnimateShowsQuietDays(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "days") + "/"
	printed(t, "animate", "-o", folder, "--size", "400x300", "--layout", "title", "--by", "day", "--from", "2024-01-02", "--to", "2024-01-03")
	pictures, err := filepath.Glob(folder + "*.png")
	if err != nil || len(pictures) != 2 {
		t.Errorf("%d pictures, %v, want 2", len(pictures), err)
	}
}

// TestFilmsNameNoDayThatIsNotKnown: with --by day, the day from which an event counts of
// which none is known is about that event, and the days around it are about themselves.
func TestFilmsNameNoDayThatIsNotKnown(t *testing.T) {
	all, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	store, vague := all.Stack.Data().Chronicle, 0
	for _, e := range store.Events() {
		if !e.Precision.Vague() {
			continue
		}
		vague++
		from, to := e.Span.First.String(), (e.Span.First + 1).String()
		var c animateCommand
		c.By, c.From, c.To = "day", &from, &to
		told, err := c.pages(store, layers.Frame{Text: all.Catalogue.Text("en")})
		if err != nil {
			t.Fatal(err)
		}
		if about := (story.Page{Day: e.Span.First, Event: e.ID}); !slices.ContainsFunc(told.Pages, about.Equal) {
			t.Errorf("%s: no page of %s is about it", e.ID, from)
		}
		for _, p := range told.Pages {
			if p.Event == "" && p.Day == e.Span.First && len(p.Events(store)) == 0 {
				t.Errorf("%s: a page says %s, and no day of what it shows is known", e.ID, from)
			}
		}
	}
	if vague == 0 {
		t.Error("every day is known")
	}
}

func TestAnimateMovesTheView(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.gif")
	printed(t, "animate", "-o", path, "--size", "400x300", "--events", "conflict-2021-04,treaty-2025-03-13", "--view", "follow", "--move", "0.5")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if g, err := gif.DecodeAll(bytes.NewReader(data)); err != nil || len(g.Image) != 7 {
		t.Errorf("%d pictures, %v, want 2 and the 5 of the move", len(g.Image), err)
	}
}

func TestProgress(t *testing.T) {
	var said bytes.Buffer
	at := time.Date(2025, 3, 13, 0, 0, 0, 0, time.UTC)
	p := newProgress(&said, "picture")
	p.now = func() time.Time { return at }
	p.started, p.told = at, at
	for i := 1; i <= 10; i++ {
		at = at.Add(300 * time.Millisecond)
		p.tell(i, 10)
	}
	const want = "borderatlas: picture 4 of 10, about 2 s left\nborderatlas: picture 8 of 10, about 1 s left\nborderatlas: picture 10 of 10, about 0 s left\n"
	if got := said.String(); got != want {
		t.Errorf("it says %q", got)
	}
	var quick bytes.Buffer
	if newProgress(&quick, "picture").tell(3, 3); quick.Len() > 0 {
		t.Errorf("of quick work it says %q", quick.String())
	}
	newProgress(io.Discard, "picture").tell(0, 10) // nothing to divide by
}

// TestAnimateTellsTheStoryOfAnAtlasFile, but for its hidden page.
func TestAnimateTellsTheStoryOfAnAtlasFile(t *testing.T) {
	dir := t.TempDir()
	atlas := filepath.Join(dir, "a.atlas")
	state := `{"format":"Border Atlas","version":1,"state":{},"story":{"pages":[{"day":"2025-03-13"},{"day":"2021-04-29"},{"day":"2022-09-16","hidden":true}]}}`
	if err := os.WriteFile(atlas, []byte(state), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a.gif")
	printed(t, "animate", "-o", path, "--size", "400x300", "--atlas", atlas)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if g, err := gif.DecodeAll(bytes.NewReader(data)); err != nil || len(g.Image) != 2 {
		t.Errorf("%d pictures, %v, want the 2 pages", len(g.Image), err)
	}
}

// TestAnimateShowsThePagesOwnLayers: two pages of one day that differ in their layers
// alone are two pictures.
func TestAnimateShowsThePagesOwnLayers(t *testing.T) {
	dir := t.TempDir()
	atlas := filepath.Join(dir, "a.atlas")
	state := `{"format":"Border Atlas","version":1,"state":{},"story":{"pages":[{"day":"2022-09-16","layers":["border"]},{"day":"2022-09-16","layers":["border","clashes"]}]}}`
	if err := os.WriteFile(atlas, []byte(state), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a.gif")
	printed(t, "animate", "-o", path, "--size", "400x300", "--atlas", atlas)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if g, err := gif.DecodeAll(bytes.NewReader(data)); err != nil || len(g.Image) != 2 {
		t.Errorf("%d pictures, %v, want 2", len(g.Image), err)
	}
}

// TestStoriesAreCutByOneRule: with --by, the story of an atlas file is neither cut nor
// dropped without a word, in a film as in a presentation; days that no event begins on
// are none to draw.
func TestStoriesAreCutByOneRule(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, state := range map[string]string{
		"told.atlas":   `{"format":"Border Atlas","version":1,"state":{},"story":{"pages":[{"day":"2025-03-13","title":"Mine"},{"day":"2021-04-29"}]}}`,
		"hidden.atlas": `{"format":"Border Atlas","version":1,"state":{},"story":{"pages":[{"day":"2025-03-13","hidden":true}]}}`,
		"picks.atlas":  `{"format":"Border Atlas","version":1,"state":{"filter":{"without":["political","other","clash","shooting","summit","arson","ceasefire","detention","military","shelling","displacement","damage","air_strike"]}}}`,
	} {
		if err := os.WriteFile(name, []byte(state), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for args, want := range map[string]string{
		"animate -o a.gif --atlas told.atlas --by active-day":                   `--by "active-day"`,
		"animate -o a.gif --atlas told.atlas --by day":                          `--by "day"`,
		"slides -o a.pptx --atlas told.atlas --by active-day":                   "the story of --atlas has pages of its own",
		"animate -o a.gif --atlas picks.atlas --by day --from 2025-06-01":       "no event begins in these days",
		"animate -o a.gif --by day --from 2025-06-01 --events conflict-2021-04": "only one",
	} {
		status, _, stderr := run(t, strings.Fields(args)...)
		if status != misuse || !strings.Contains(stderr, want) {
			t.Errorf("%s: status %d, %q", args, status, stderr)
		}
	}
	for args, want := range map[string]int{
		"--atlas told.atlas":            2,
		"--atlas told.atlas --by event": 2,
		"--atlas told.atlas --by active-day --from 2021-04-28 --to 2021-05-03":   0, // whatever the chronicle has
		"--atlas hidden.atlas --by active-day --from 2021-04-28 --to 2021-05-03": 0,
	} {
		printed(t, append([]string{"animate", "-o", "a.gif", "--force", "--size", "400x300"}, strings.Fields(args)...)...)
		data, err := os.ReadFile("a.gif")
		if err != nil {
			t.Fatal(err)
		}
		if g, err := gif.DecodeAll(bytes.NewReader(data)); err != nil || want > 0 && len(g.Image) != want {
			t.Errorf("%s: %d pictures, %v, want %d", args, len(g.Image), err, want)
		}
	}
}

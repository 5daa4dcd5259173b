package command

import (
	"bytes"
	"image/gif"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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
	if got := said.String(); strings.Count(got, "\n") != 2 || !strings.HasPrefix(got, "borderatlas: picture 4 of 10, about 2 s left\n") {
		t.Errorf("it says %q", got)
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

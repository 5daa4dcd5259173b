package command

import (
	"bytes"
	"context"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/document"
)

func TestImage(t *testing.T) {
	dir := t.TempDir()
	draw := func(name string, args ...string) []byte {
		t.Helper()
		path := filepath.Join(dir, name)
		printed(t, append([]string{"image", "-o", path}, args...)...)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	first := draw("a.png", "--size", "640x480")
	if again := draw("b.png", "--size", "640x480", "--date", "16.09.2022", "--view", "region"); !bytes.Equal(first, again) {
		t.Error("the usual picture has other bytes when its values are typed")
	}
	for _, args := range [][]string{
		{"--date", "2021-04-28"},
		{"--view", "Vorukh"},
		{"--view", "70.2,39.7,70.9,40.2"},
		{"--lang", "ru"},
		{"--theme", "dark"},
		{"--layers", "border"},
		{"--sizes", "highest"},
		{"--date", "treaty-2025-03-13"},
		{"--view", "treaty-2025-03-13"},
	} {
		other := draw("c.png", append([]string{"--force", "--size", "640x480"}, args...)...)
		if bytes.Equal(first, other) {
			t.Errorf("%v changes nothing", args)
		}
		if img, err := png.Decode(bytes.NewReader(other)); err != nil || img.Bounds().Dx() != 640 || img.Bounds().Dy() != 480 {
			t.Errorf("%v: %v, %v", args, img.Bounds(), err)
		}
	}
}

func TestImageAfterTheLastEvent(t *testing.T) {
	printed(t, "image", "-o", filepath.Join(t.TempDir(), "a.png"), "--date", "2090-01-01", "--size", "400x300")
}

func TestImageIsInterrupted(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stderr bytes.Buffer
	status := Run(ctx, []string{"image", "-o", filepath.Join(dir, "a.png"), "--date", "2020-05-08"}, io.Discard, &stderr, Options{})
	if status != failed || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("status %d, %q", status, stderr.String())
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

func TestView(t *testing.T) {
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	isfara, batken, vorukh := orb.Point{70.63, 40.12}, orb.Point{70.82, 40.06}, orb.Point{70.58, 39.85}
	for value, at := range map[string]orb.Point{
		"region": batken, "Isfara": isfara, "isfara": isfara, "ИСФАРА": isfara, "Batken": batken, "Баткен": batken,
		"Vorukh": vorukh, "Ворух": vorukh, "vorukh": vorukh, "clash-2019-07-22": vorukh, "70.5,39.7,70.7,39.9": vorukh,
		"Khujand": {69.62, 40.28}, "Osh": {72.8, 40.53},
	} {
		v, err := parseView(value, c.Stack.Data(), usualDay)
		if err != nil || !v.bound.Contains(at) {
			t.Errorf("%s shows %v, %v", value, v.bound, err)
		}
		if width := v.bound.Max[0] - v.bound.Min[0]; width > 7 || width < 0.1 {
			t.Errorf("%s is %g degrees wide", value, width)
		}
	}
	for _, e := range c.Stack.Data().Chronicle.Events() {
		v, err := parseView(e.ID, c.Stack.Data(), e.Span.First)
		if (err == nil) != (len(e.Places) > 0) {
			t.Errorf("%s: %v", e.ID, err)
		}
		for _, p := range e.Places {
			if !v.bound.Contains(orb.Point{p.Lon, p.Lat}) {
				t.Errorf("%s does not show %s", e.ID, p.ID)
			}
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"Batken", "Vorukh", "Исфара", "Khojai A'lo", "Ak-Sai"}
	for typed, want := range map[string]string{"batkn": "Batken", "Исфра": "Исфара", "khojai alo": "Khojai A'lo", "ak sai": "Ak-Sai", "vor": "Vorukh"} {
		if got, _, _ := strings.Cut(nearest(typed, names), ", "); got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"Ош", "Уш", 1}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// BenchmarkImage is the whole command with everything read already.
func BenchmarkImage(b *testing.B) {
	path := filepath.Join(b.TempDir(), "map.png")
	days := []string{"2022-09-16", "2021-04-29", "2025-03-13"}
	for i := 0; b.Loop(); i++ {
		if status, _, stderr := run(b, "image", "--force", "-o", path, "--date", days[i%len(days)]); status != done {
			b.Fatal(stderr)
		}
	}
}

// TestImageOfAtlas draws what an atlas file holds, and what a picture says about
// how it was made, and gets the picture that the flags make.
func TestImageOfAtlas(t *testing.T) {
	dir := t.TempDir()
	picture := func(name string, args ...string) []byte {
		t.Helper()
		path := filepath.Join(dir, name)
		printed(t, append([]string{"image", "-o", path, "--size", "640x480"}, args...)...)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	atlas := filepath.Join(dir, "a.atlas")
	state := `{"format":"Border Atlas","version":1,"state":{"day":"2021-04-29","event":"","lang":"ru","scheme":"dark","layers":{"places":false}}}`
	if err := os.WriteFile(atlas, []byte(state), 0o600); err != nil {
		t.Fatal(err)
	}
	first := picture("a.png", "--atlas", atlas)
	if typed := picture("b.png", "--atlas", atlas, "--lang", "en", "--date", "2022-09-16"); bytes.Equal(first, typed) {
		t.Error("flags do not go before the atlas file")
	}
	if again := picture("c.png", "--atlas", filepath.Join(dir, "a.png")); !bytes.Equal(first, again) {
		t.Error("a picture made again from what it says about itself is another one")
	}
	without := picture("d.png", "--atlas", atlas, "--no-state")
	if bytes.Equal(first, without) || bytes.Contains(without, []byte(document.Keyword)) {
		t.Error("the state is written though it was switched off")
	}
	status, _, stderr := run(t, "image", "-o", filepath.Join(dir, "e.png"), "--atlas", filepath.Join(dir, "d.png"))
	if status != failed || !strings.Contains(stderr, document.ErrNoState.Error()) {
		t.Errorf("a picture without a state: status %d, %q", status, stderr)
	}
}

// TestImageOfDamagedAtlas draws what is left, and says what is not.
func TestImageOfDamagedAtlas(t *testing.T) {
	dir := t.TempDir()
	atlas := filepath.Join(dir, "a.atlas")
	state := `{"format":"Border Atlas","version":2,"weather":"fine","state":{"day":"2021-04-29","layers":{"moon":true},"sche`
	if err := os.WriteFile(atlas, []byte(state), 0o600); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := run(t, "image", "-o", filepath.Join(dir, "a.png"), "--size", "640x480", "--atlas", atlas)
	if status != done {
		t.Fatalf("status %d, %q", status, stderr)
	}
	for _, want := range []string{"form 2", "line 1, column", "left out: weather; layers: moon"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("%q lacks %q", stderr, want)
		}
	}
}

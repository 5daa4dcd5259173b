package command

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"borderatlas/app/content"
	"borderatlas/layers/chronicle"
)

// randomLines is how many command lines are tried; the attack script asks for 20,000.
var randomLines = flag.Int("lines", 150, "random command lines to try")

// dice draws command lines that are typed rightly.
type dice struct {
	*rand.Rand
	events []*chronicle.Event
	layers []string
}

// of is one of some words.
func (d dice) of(words ...string) string { return words[d.IntN(len(words))] }

// date is the id of an event, a day of one, or any day.
func (d dice) date() string {
	e := d.events[d.IntN(len(d.events))]
	switch d.IntN(4) {
	case 0:
		return e.Span.Last.String()
	case 1:
		return fmt.Sprintf("%d-%02d-%02d", 1924+d.IntN(105), 1+d.IntN(12), 1+d.IntN(28))
	}
	return e.ID
}

// size is from the smallest that is allowed to a middling one, of any shape.
func (d dice) size() string {
	side := func(least, most int) int { return least + d.IntN(most-least) }
	switch d.IntN(5) {
	case 0:
		return fmt.Sprintf("%dx%dmm", side(96, 130), side(72, 130))
	case 1:
		return fmt.Sprintf("%dx%d", side(360, 400), side(270, 300))
	case 2:
		return fmt.Sprintf("%dx%d", side(900, 1300), side(270, 300))
	case 3:
		return fmt.Sprintf("%dx%d", side(360, 400), side(900, 1300))
	}
	return fmt.Sprintf("%dx%d", side(360, 900), side(270, 700))
}

// view is the region, a place, an event, or a bound of any size within the map.
func (d dice) view() string {
	switch d.IntN(4) {
	case 0:
		if e := d.events[d.IntN(len(d.events))]; len(e.Places) > 0 {
			return e.ID
		}
	case 1:
		return d.of("Vorukh", "batken", "isfara", "Osh", "dushanbe", "Khujand")
	case 2:
		w, s := 56+d.Float64()*16, 37+d.Float64()*4 // within the land that the map has
		return fmt.Sprintf("%.4f,%.4f,%.4f,%.4f", w, s, w+0.001+d.Float64()*d.Float64()*8, s+0.001+d.Float64()*d.Float64()*8)
	}
	return "region"
}

// some is a list of layers, perhaps one alone.
func (d dice) some() string {
	list := append([]string{}, d.layers...)
	d.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
	return strings.Join(list[:1+d.IntN(len(list))], ",")
}

// maybe adds a flag in one of n lines.
func (d dice) maybe(line *[]string, n int, flag, value string) {
	if d.IntN(n) == 0 {
		*line = append(*line, flag+"="+value)
	}
}

// image is a command line that draws a map or several.
func (d dice) image(folder string) []string {
	out := d.of("a.png", "a.png", "a.svg", "a.svg", "a.pdf", "a.jpg")
	line := []string{"image", "--force", "-o", filepath.Join(folder, out), "--date", d.date(), "--size", d.size()}
	d.maybe(&line, 2, "--view", d.view())
	d.maybe(&line, 2, "--layers", d.some())
	d.maybe(&line, 2, "--lang", d.of("en", "ru", "ky", "tg"))
	d.maybe(&line, 3, "--theme", d.of("light", "dark", "print"))
	d.maybe(&line, 2, "--layout", d.of("map", "legend", "title", "report", "poster"))
	d.maybe(&line, 4, "--sizes", d.of("equal", "events", "lowest", "highest"))
	d.maybe(&line, 4, "--people", d.of("every", "lowest", "highest"))
	d.maybe(&line, 5, "--blur", fmt.Sprint(1+d.IntN(100)))
	d.maybe(&line, 4, "--title", d.of("", "A", strings.Repeat("W", 80), "Ω und ҷ", "two\nlines"))
	d.maybe(&line, 4, "--caption", d.of("", "B", strings.Repeat("word ", 60)))
	d.maybe(&line, 5, "--place", d.of("legend=off", "locator=top-left,scale=bottom-left", "legend=bottom-right,north=top-left"))
	switch d.IntN(6) {
	case 0:
		line = append(line, "--compare", d.date())
		d.maybe(&line, 2, "--as", d.of("side", "swipe"))
	case 1:
		line = append(line, "--sheet", d.date()+","+d.date()+","+d.date())
	}
	if strings.HasSuffix(out, "svg") || strings.HasSuffix(out, "pdf") {
		d.maybe(&line, 2, "--text", d.of("live", "outlines"))
	}
	return line
}

// slides is a command line that makes a small deck.
func (d dice) slides(folder string) []string {
	line := []string{"slides", "--force", "-o", filepath.Join(folder, d.of("a.pptx", "a.pdf")), "--events", d.event() + "," + d.event()}
	d.maybe(&line, 2, "--lang", d.of("en", "ru", "ky", "tg"))
	d.maybe(&line, 2, "--aspect", d.of("16:9", "4:3"))
	d.maybe(&line, 3, "--by", d.of("event", "active-day"))
	return line
}

// animate is a command line that makes a short film.
func (d dice) animate(folder string) []string {
	line := []string{"animate", "--force", "-o", filepath.Join(folder, d.of("a.gif", "a.apng")), "--events", d.event() + "," + d.event(), "--size", d.of("360x270", "480x270", "360x640"), "--move", d.of("0", "0.1")}
	d.maybe(&line, 2, "--layout", d.of("map", "legend", "title", "report", "poster"))
	d.maybe(&line, 2, "--view", d.of("follow", "Vorukh", "70,39.5,71,40.2"))
	d.maybe(&line, 3, "--theme", d.of("light", "dark"))
	return line
}

func (d dice) event() string { return d.events[d.IntN(len(d.events))].ID }

// line is any command line; films and decks, which take long, are rare.
func (d dice) line(folder string) []string {
	switch n := d.IntN(100); {
	case n < 2:
		return d.animate(folder)
	case n < 5:
		return d.slides(folder)
	case n < 12:
		return []string{"events", "--from", d.event(), "--to", d.of("2026-12-31", d.date()), "--format", d.of("table", "json", "csv", "geojson", "kml")}
	case n < 20:
		return []string{"data", "--layer", d.of("provinces", "border", "exclaves", "clashes", "places", "displacement", "changes", "fires"), "--date", d.date()}
	}
	return d.image(folder)
}

// notNumber finds what is no number where one belongs.
var notNumber = regexp.MustCompile(`[ "(,:=]([-+]?Inf|NaN)[ ",;)\]}]`)

// fault says what is wrong with what a command has made, or nothing.
func (d dice) fault(line []string, status int, stdout, stderr []byte) string {
	said := string(stderr)
	switch {
	case strings.Contains(said, "a fault of the program"):
		return said
	case status != done && (strings.Count(said, "\n") != 1 || strings.TrimSpace(said) == ""):
		return fmt.Sprintf("status %d with %q", status, said)
	case status == misuse && line[0] != "events": // events may be asked for days that end before they begin
		return "refused as typed wrongly: " + said
	case status != done:
		return ""
	}
	made := stdout
	if i := 3; line[0] == "image" {
		var err error
		if made, err = os.ReadFile(line[i]); err != nil {
			return err.Error()
		}
	}
	text := !bytes.HasPrefix(made, []byte("%PDF")) && !bytes.HasPrefix(made, []byte("\x89PNG")) && !bytes.HasPrefix(made, []byte("\xff\xd8"))
	if text && notNumber.Match(made) {
		return fmt.Sprintf("not a number: %q", notNumber.Find(made))
	}
	if bytes.HasPrefix(made, []byte("<?xml")) || bytes.HasPrefix(made, []byte("<svg")) {
		return wellFormed(made)
	}
	if bytes.HasPrefix(made, []byte("{")) && !json.Valid(made) {
		return "no JSON"
	}
	return ""
}

// wellFormed says where XML is not, or nothing.
func wellFormed(data []byte) string {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return ""
		} else if err != nil {
			return err.Error()
		}
	}
}

// TestRandomCommandLines runs command lines that are drawn at random, the same in every
// run: nothing faults, what is made is well-formed, and what cannot be done, such as a
// page with no room for a map, is said in one sentence.
func TestRandomCommandLines(t *testing.T) {
	all, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	d := dice{rand.New(rand.NewPCG(1, 2)), all.Stack.Data().Chronicle.Events(), all.Stack.IDs()}
	statuses, commands, failures := map[int]int{}, map[string]int{}, 0
	for range *randomLines {
		line := d.line(folder)
		var stdout, stderr bytes.Buffer
		status := Run(context.Background(), line, &stdout, &stderr, Options{Version: "0"})
		statuses[status]++
		commands[line[0]]++
		if wrong := d.fault(line, status, stdout.Bytes(), stderr.Bytes()); wrong != "" {
			failures++
			t.Errorf("%q: %s", line, wrong)
		}
	}
	t.Logf("random command lines\t%d\t%d\tby command %v, by status %v", *randomLines, failures, commands, statuses)
}

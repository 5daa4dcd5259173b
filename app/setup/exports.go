package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// outcome is one file that the program writes, and how a program that is not
// ours opens it.
type outcome struct {
	file   string
	write  []string // words after the program's name; FILE becomes the path
	read   []string // the outside reader; FILE as above
	expect string   // must stand in what the reader prints
}

// films are what a prober says about a film of two pictures of three seconds each.
var films = map[string]string{
	".gif":  "gif,800,450,2\n6.0",
	".apng": "apng,800,450,2\n",
	".mp4":  "h264,800,450,150\n6.0",
}

// outcomes covers each format that the program writes.
func outcomes() []outcome {
	density := words("identify -units PixelsPerInch -format %m|%wx%h|%[fx:round(resolution.x)]x%[fx:round(resolution.y)] FILE")
	list := []outcome{
		{"map.png", words("image -o FILE --date 2022-09-16 --size 1280x720"), density, "PNG|1280x720|96x96"},
		{"map.jpg", words("image -o FILE --preset web2x"), density, "JPEG|2400x1350|192x192"},
		{"print.png", words("image -o FILE --preset a4"), density, "PNG|3508x2480|300x300"},
		{"print.jpg", words("image -o FILE --size 120x90mm --dpi 600"), density, "JPEG|2835x2126|600x600"},
		{"world.png", words("image -o FILE --layout map --view 70,39,71,40 --size 1280x720 --world-file"), words("gdalinfo FILE"), "WGS 84 / Pseudo-Mercator"},
		{"world.jpg", words("image -o FILE --layout map --view 70,39,71,40 --size 1280x720 --world-file"), words("gdallocationinfo -wgs84 FILE 70.5 40"), "Location: (640P,9L)"},
		{"map.pdf", words("image -o FILE --preset a4"), words("pdfinfo FILE"), "(A4)"},
		{"kyrgyz.pdf", words("image -o FILE --lang ky"), words("pdftotext FILE -"), "Өзгөн"},
		{"tajik.pdf", words("image -o FILE --lang tg"), words("pdftotext FILE -"), "Хуҷанд"},
		{"events.json", words("events --format json"), words("jq -e length>100 FILE"), "true"},
		{"events.csv", words("events --format csv"), words("ogrinfo -ro -al -so FILE"), "Feature Count: "},
		{"events.geojson", words("events --format geojson"), words("ogrinfo -ro -al -so FILE"), "Feature Count: "},
	}
	for ending, probed := range films {
		list = append(list, outcome{
			"film" + ending, words("animate -o FILE --events treaty-2025-03-13,conflict-2021-04 --size 800x450 --seconds 1 --hold 2"),
			words("ffprobe -v error -count_frames -select_streams v -show_entries stream=codec_name,width,height,nb_read_frames -show_entries format=duration -of csv=p=0 FILE"),
			probed,
		})
	}
	for _, layer := range words("provinces border exclaves clashes places displacement changes") {
		list = append(list, outcome{
			layer + ".geojson", words("data --layer " + layer + " -o FILE --date 2022-09-16"),
			words("ogrinfo -ro -al -so FILE"), `GEOGCRS["WGS 84"`,
		})
	}
	return list
}

func words(s string) []string { return strings.Fields(s) }

// checkExports writes each kind of file with the built program and opens it
// with programs that are not ours.
func (w *workshop) checkExports(ctx context.Context, _ []string) error {
	if err := w.build(ctx, nil); err != nil {
		return err
	}
	if w.host.os == "linux" {
		if err := w.require(ctx, forExports); err != nil {
			return err
		}
	}
	dir, err := os.MkdirTemp("", "borderatlas-exports-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, o := range outcomes() {
		if err := w.check(ctx, dir, o); err != nil {
			return err
		}
		fmt.Fprintln(w.out, "opened", o.file, "with", o.read[0])
	}
	if err := w.checkFilms(ctx); err != nil {
		return err
	}
	if err := w.checkDecks(ctx, dir); err != nil {
		return err
	}
	return w.comparePictures(ctx, dir)
}

// checkFilms makes films of all ready stories and compares each of their pictures with
// its still; the test may be skipped where there is no ffmpeg, but not here.
func (w *workshop) checkFilms(ctx context.Context) error {
	var said bytes.Buffer
	test := words("go test -count=1 -v -run ^TestFilmsShowEveryPicture$ ./app/command -films")
	err := w.start(ctx, child{args: test, limit: testLimit, out: &said})
	if err == nil && strings.Contains(said.String(), "--- SKIP") {
		err = errors.New("ffmpeg is missing")
	}
	if err != nil {
		return fmt.Errorf("films: %w\n%s", err, said.String())
	}
	fmt.Fprintln(w.out, "compared films with their stills")
	return nil
}

// check writes one file and reads it.
func (w *workshop) check(ctx context.Context, dir string, o outcome) error {
	path := filepath.Join(dir, o.file)
	printed, err := w.capture(ctx, append([]string{w.program()}, placed(o.write, path)...))
	if err != nil {
		return err
	}
	if !strings.Contains(strings.Join(o.write, " "), "FILE") {
		if err := os.WriteFile(path, printed, 0o644); err != nil {
			return err
		}
	}
	if err := plausible(path); err != nil {
		return err
	}
	said, err := w.capture(ctx, placed(o.read, path))
	if err != nil {
		return err
	}
	if !bytes.Contains(said, []byte(o.expect)) || bytes.Contains(said, []byte("Feature Count: 0\n")) {
		return fmt.Errorf("%s: %s does not print %q:\n%s", o.file, o.read[0], o.expect, said)
	}
	return nil
}

func placed(args []string, path string) []string {
	list := make([]string, len(args))
	for i, a := range args {
		list[i] = strings.ReplaceAll(a, "FILE", path)
	}
	return list
}

func (w *workshop) capture(ctx context.Context, args []string) ([]byte, error) {
	var out bytes.Buffer
	err := w.start(ctx, child{args: args, limit: readLimit, out: &out})
	return out.Bytes(), err
}

// captureAll starts a program with additions to its environment, and returns what
// it prints, its messages too.
func (w *workshop) captureAll(ctx context.Context, env, args []string) ([]byte, error) {
	var out bytes.Buffer
	err := w.start(ctx, child{args: args, env: env, limit: readLimit, out: &out, quiet: true})
	return out.Bytes(), err
}

// plausible rejects an empty file, and broken JSON with its position.
func plausible(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if len(data) == 0 {
		return fmt.Errorf("%s is empty", filepath.Base(path))
	}
	if strings.HasSuffix(path, "json") {
		var any json.RawMessage
		if err := json.Unmarshal(data, &any); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
	}
	return nil
}

package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image/color"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/assets/fonts"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/samples"
)

var update = flag.Bool("update", false, "renew the masters in testdata")

func testFonts(t testing.TB) *scene.Fonts {
	t.Helper()
	f, err := scene.NewFonts(fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func write(t testing.TB, s *scene.Scene, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// document is what a reader finds in a file.
type document struct {
	count map[string]int    // elements by name
	ids   map[string]string // id -> element
	refs  []string          // ids that are pointed to
	texts []string          // in order, those of halos left out
}

var reference = regexp.MustCompile(`^(?:url\()?#([^)]+)\)?$`)

// read fails where a file is not well-formed.
func read(t testing.TB, file string) document {
	t.Helper()
	d := document{count: map[string]int{}, ids: map[string]string{}}
	decoder := xml.NewDecoder(strings.NewReader(file))
	inText := false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return d
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, file)
		}
		switch token := token.(type) {
		case xml.StartElement:
			d.element(t, token)
			inText = token.Name.Local == "text" && !slices.ContainsFunc(token.Attr, func(a xml.Attr) bool { return a.Name.Local == "aria-hidden" })
		case xml.CharData:
			if inText {
				d.texts = append(d.texts, string(token))
			}
		case xml.EndElement:
			inText = false
		}
	}
}

func (d *document) element(t testing.TB, e xml.StartElement) {
	t.Helper()
	d.count[e.Name.Local]++
	for _, a := range e.Attr {
		if a.Name.Local == "id" {
			if d.ids[a.Value] != "" {
				t.Errorf("the id %q is used twice", a.Value)
			}
			d.ids[a.Value] = e.Name.Local
		}
		if m := reference.FindStringSubmatch(a.Value); m != nil && (a.Name.Local == "href" || a.Name.Local == "clip-path") {
			d.refs = append(d.refs, m[1])
		}
	}
}

// unfit is what some readers cannot read: longer numbers, colours with a
// transparency of their own, and what is no number.
var unfit = regexp.MustCompile(`[0-9]\.[0-9]{3}|rgba?\(|#[0-9a-f]{8}"|NaN|Inf|\be[+-][0-9]`)

func TestSamples(t *testing.T) {
	for _, s := range samples.All(testFonts(t)) {
		for _, outlines := range []bool{false, true} {
			o := Options{Title: "Карта <&> \x00", Description: "What is seen", Source: "Sources", Rights: "© all", Lang: "ru", Outlines: outlines}
			file := write(t, s.Scene, o)
			d := read(t, file)
			if d.count["path"]+d.count["use"]+d.count["text"] == 0 {
				t.Errorf("%s is empty", s.Name)
			}
			if found := unfit.FindString(file); found != "" {
				t.Errorf("%s has %q", s.Name, found)
			}
			for _, r := range d.refs {
				if d.ids[r] == "" {
					t.Errorf("%s points to %q, which it lacks", s.Name, r)
				}
			}
			if outlines && d.count["text"] > 0 {
				t.Errorf("%s has live text among its outlines", s.Name)
			}
			if again := write(t, s.Scene, o); again != file {
				t.Errorf("%s is not the same twice", s.Name)
			}
		}
	}
}

// TestTextIsLive finds every text once, as it was given.
func TestTextIsLive(t *testing.T) {
	for _, s := range samples.All(testFonts(t)) {
		if s.Name != "text" {
			continue
		}
		d := read(t, write(t, s.Scene, Options{}))
		want := "Batken, AVATo|Исфара – Ош|Өзгөн, Үч-Коргон|Хуҷанд, Ғончӣ, Қӯқанд|БАТКЕН"
		if got := strings.Join(d.texts, "|"); got != want {
			t.Errorf("texts %s, want %s", got, want)
		}
		if d.count["text"] != 9 {
			t.Errorf("%d elements for 5 texts, of which 4 have a halo", d.count["text"])
		}
	}
}

// small has each kind of primitive once, and names that XML does not allow.
func small(t testing.TB) *scene.Scene {
	f := testFonts(t)
	black, veil := color.NRGBA{A: 255}, color.NRGBA{255, 128, 0, 128}
	var area, line, dot scene.Outline
	area.Ring([]orb.Point{{0.004, 0}, {10.006, 0}, {10, 9.999}, {-3.456, 10}})
	area.Circle(5, 5, 2)
	line.MoveTo(1, 1)
	line.QuadTo(2, 2, 3, 1)
	line.QuadTo(4, 0, 5, 1)
	dot.Circle(0, 0, 1)
	symbol := &scene.Symbol{Name: "a b", Box: orb.Bound{Min: orb.Point{-1, -1}, Max: orb.Point{1, 1}}, Ops: []scene.Op{&scene.Path{Outline: dot, Fill: black}}}
	clip := orb.Bound{Max: orb.Point{15, 12}}
	return &scene.Scene{W: 20, H: 15.5, Background: color.NRGBA{250, 249, 248, 255}, Ops: []scene.Op{
		&scene.Group{ID: "title", Title: "A & B", Clip: &clip, Ops: []scene.Op{
			&scene.Path{Outline: area, Fill: veil, Stroke: scene.Stroke{Color: black, Width: 0.5, Join: scene.Miter}},
			&scene.Path{Outline: line, Stroke: scene.Stroke{Color: veil, Width: 1, Dash: []float64{0, 2.5}, Phase: -1, Cap: scene.Round}},
			&scene.Path{Outline: line}, // neither filled nor stroked
		}},
		&scene.Group{ID: "2022", Ops: []scene.Op{
			&scene.Sprite{Symbol: symbol, At: orb.Point{4, 4}, Scale: 1},
			&scene.Sprite{Symbol: symbol, At: orb.Point{8, 4}, Scale: 1.5},
		}},
		&scene.Group{ID: "2022"},
		&scene.Text{Run: f.Shape("Ош <1>", scene.BoldItalic, 8, 1), At: orb.Point{2, 12}, Angle: math.Pi / 6, Fill: black, Halo: veil, Width: 2},
		&scene.Text{Run: f.Shape("a  b", scene.Regular, 8, 0), At: orb.Point{2, 14}, Fill: black},
		&scene.Text{Run: f.Shape("nowhere", scene.Regular, 8, 0), At: orb.Point{math.NaN(), 14}, Fill: black},
	}}
}

func TestFile(t *testing.T) {
	master := filepath.Join("testdata", "small.svg")
	got := write(t, small(t), Options{Title: "Map", Description: "A map", Source: "Us", Rights: "© us", Lang: "en"})
	read(t, got)
	if *update {
		if err := os.WriteFile(master, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(master)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the file is\n%s\nits master\n%s", got, want)
	}
}

// TestPlacesAddUp: relative path data comes out at the rounded places, however
// many points there are.
func TestPlacesAddUp(t *testing.T) {
	var o scene.Outline
	for i := range 1000 {
		o.LineTo(float64(i)/3, math.Sqrt(float64(i)))
	}
	o.Verbs[0] = scene.MoveTo
	for _, grain := range []int64{1, 10} {
		placesAddUp(t, &o, grain)
	}
}

func placesAddUp(t *testing.T, o *scene.Outline, grain int64) {
	t.Helper()
	var b buffer
	b.data(o, grain)
	numbers := regexp.MustCompile(`-?[0-9.]+`).FindAllString(string(b), -1)
	if len(numbers) != 2000 {
		t.Fatalf("%d numbers for 1000 points", len(numbers))
	}
	sum := [2]int64{}
	for i, n := range numbers {
		whole, part, _ := strings.Cut(strings.TrimPrefix(n, "-"), ".")
		v := int64(0)
		for _, d := range whole + (part + "00")[:2] {
			v = 10*v + int64(d-'0')
		}
		if n[0] == '-' {
			v = -v
		}
		sum[i%2] += v
	}
	if want := rounded(o.Points[999], grain); sum != want || want[0]%grain != 0 {
		t.Errorf("the last point is written at %v, want %v hundredths", sum, want)
	}
}

// TestCoarse: outlines have one decimal.
func TestCoarse(t *testing.T) {
	long := regexp.MustCompile(` d="[^"]*\.[0-9]{2}`)
	for _, s := range samples.All(testFonts(t)) {
		if fine := write(t, s.Scene, Options{Outlines: true}); s.Name == "text" && !long.MatchString(fine) {
			t.Errorf("%s has one decimal without being coarse", s.Name)
		}
		if found := long.FindString(write(t, s.Scene, Options{Outlines: true, Coarse: true})); found != "" {
			t.Errorf("%s has two decimals: %s", s.Name, found)
		}
	}
}

// TestEqualLettersAreEqualBytes, wherever they stand.
func TestEqualLettersAreEqualBytes(t *testing.T) {
	data := map[string]int{}
	for i := range 20 {
		run := testFonts(t).Shape("Ош", scene.Regular, 11, 0)
		file := write(t, &scene.Scene{W: 99, H: 99, Ops: []scene.Op{
			&scene.Text{Run: run, At: orb.Point{float64(i) / 7, float64(i) / 13}, Fill: color.NRGBA{A: 255}},
		}}, Options{Outlines: true})
		_, d, _ := strings.Cut(file, ` d="m`)
		_, letter, _ := strings.Cut(d, "q") // what follows the place
		data[letter[:strings.Index(letter, "z")]]++
	}
	if len(data) != 1 {
		t.Errorf("one letter is written in %d ways", len(data))
	}
}

func TestErrorIsTheWriters(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	if err := Write(w, small(t), Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error %v", err)
	}
}

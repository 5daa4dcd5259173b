package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"fmt"
	"image/color"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/go-text/typesetting/font"
	"github.com/paulmach/orb"

	"borderatlas/assets/fonts"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/samples"
)

func testFonts(t testing.TB) *scene.Fonts {
	t.Helper()
	f, err := scene.NewFonts(fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func write(t testing.TB, s *scene.Scene, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// reader is a file as its table of objects finds it.
type reader struct {
	objects map[int]string // dictionaries and other values
	streams map[int]string // unpacked
	trailer string
}

var (
	startMark  = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	tableHead  = regexp.MustCompile(`^xref\n0 (\d+)\n0000000000 65535 f \n`)
	reference  = regexp.MustCompile(`\b(\d+) 0 R\b`)
	lengthMark = regexp.MustCompile(`/Length (\d+)`)
)

// read fails where a file's structure is not right.
func read(t testing.TB, data []byte) reader {
	t.Helper()
	r := reader{map[int]string{}, map[int]string{}, ""}
	start := startMark.FindSubmatch(data)
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) || start == nil {
		t.Fatal("no header, or no end")
	}
	at, _ := strconv.Atoi(string(start[1]))
	table := data[at:]
	head := tableHead.FindSubmatch(table)
	if head == nil {
		t.Fatalf("no table of objects at %d", at)
	}
	count, _ := strconv.Atoi(string(head[1]))
	entries := table[len(head[0]):]
	for n := 1; n < count; n++ {
		entry := string(entries[20*(n-1) : 20*n])
		offset, err := strconv.Atoi(entry[:10])
		if err != nil || entry[10:] != " 00000 n \n" {
			t.Fatalf("entry %d of the table is %q", n, entry)
		}
		r.object(t, n, data[offset:])
	}
	r.trailer = string(entries[20*(count-1):])
	for _, text := range append(values(r.objects), r.trailer) {
		for _, m := range reference.FindAllStringSubmatch(text, -1) {
			if n, _ := strconv.Atoi(m[1]); r.objects[n] == "" {
				t.Errorf("object %d is missing", n)
			}
		}
	}
	return r
}

func values(m map[int]string) []string {
	var list []string
	for _, v := range m {
		list = append(list, v)
	}
	return list
}

func (r *reader) object(t testing.TB, n int, data []byte) {
	t.Helper()
	head := fmt.Sprintf("%d 0 obj\n", n)
	if !bytes.HasPrefix(data, []byte(head)) {
		t.Fatalf("object %d does not stand where the table says", n)
	}
	data = data[len(head):]
	body, _, _ := bytes.Cut(data, []byte("\nendobj\n"))
	dictionary, _, isStream := strings.Cut(string(body), "\nstream\n")
	r.objects[n] = dictionary
	if !isStream {
		return
	}
	length, _ := strconv.Atoi(lengthMark.FindStringSubmatch(dictionary)[1])
	raw := data[len(dictionary)+len("\nstream\n"):]
	if !bytes.HasPrefix(raw[length:], []byte("\nendstream\nendobj\n")) {
		t.Fatalf("stream %d has another length than it says", n)
	}
	raw = raw[:length]
	if strings.Contains(dictionary, "/FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if raw, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	r.streams[n] = string(raw)
}

// follow is the object that an entry of another points to.
func (r *reader) follow(t testing.TB, n int, key string) int {
	t.Helper()
	m := regexp.MustCompile(key + `\s*\[?(\d+) 0 R`).FindStringSubmatch(r.objects[n])
	if m == nil {
		t.Fatalf("object %d has no %s: %s", n, key, r.objects[n])
	}
	to, _ := strconv.Atoi(m[1])
	return to
}

// page is the number of the page.
func (r *reader) page(t testing.TB) int {
	t.Helper()
	r.objects[0] = r.trailer
	return r.follow(t, r.follow(t, r.follow(t, 0, "/Root"), "/Pages"), "/Kids")
}

var (
	spoken    = regexp.MustCompile(`(?s)/Span << /ActualText <FEFF([0-9A-F]*)> >> BDC\n.*?EMC\n|BT /(F\d+) [^\n]*\n(.*?)ET\n`)
	hexString = regexp.MustCompile(`<([0-9A-F]+)>`)
	mapping   = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
)

// texts reads the texts of the page as a reader that copies them does.
func (r *reader) texts(t testing.TB) []string {
	t.Helper()
	page := r.page(t)
	resources := r.follow(t, page, "/Resources")
	var list []string
	for _, m := range spoken.FindAllStringSubmatch(r.streams[r.follow(t, page, "/Contents")], -1) {
		if m[1] != "" {
			list = append(list, decoded(t, m[1]))
			continue
		}
		letters := map[string]string{}
		for _, pair := range mapping.FindAllStringSubmatch(r.streams[r.follow(t, r.follow(t, resources, "/"+m[2]), "/ToUnicode")], -1) {
			letters[pair[1]] = decoded(t, pair[2])
		}
		text := ""
		for _, s := range hexString.FindAllStringSubmatch(m[3], -1) {
			for i := 0; i+4 <= len(s[1]); i += 4 {
				text += letters[s[1][i:i+4]]
			}
		}
		list = append(list, text)
	}
	return list
}

func decoded(t testing.TB, word string) string {
	t.Helper()
	raw, err := hex.DecodeString(word)
	if err != nil || len(raw)%2 != 0 {
		t.Fatalf("%q is no text", word)
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

func TestSamples(t *testing.T) {
	painting := regexp.MustCompile(`(?m)^(f|S|B|.* Do Q)$| TJ\n`)
	for _, s := range samples.All(testFonts(t)) {
		for _, outlines := range []bool{false, true} {
			o := Options{Title: "Карта (1", Description: "What is seen", Source: "<Sources>", Rights: "© all", Lang: "ru", Outlines: outlines}
			data := write(t, s.Scene, o)
			r := read(t, data)
			content := r.streams[r.follow(t, r.page(t), "/Contents")]
			least := 1
			if s.Scene.Background.A > 0 {
				least++
			}
			if len(painting.FindAllString(content, -1)) < least {
				t.Errorf("%s paints nothing but its ground:\n%s", s.Name, content)
			}
			if outlines && strings.Contains(content, "BT ") {
				t.Errorf("%s has live text among its outlines", s.Name)
			}
			if !bytes.Equal(data, write(t, s.Scene, o)) {
				t.Errorf("%s is not the same twice", s.Name)
			}
			if strings.Count(content, "q ") != strings.Count(content, "Q\n") {
				t.Errorf("%s opens and closes states unevenly", s.Name)
			}
		}
	}
}

// sheet is a picture with texts.
func sheet(f *scene.Fonts, space float64, texts ...string) *scene.Scene {
	s := &scene.Scene{W: 200, H: 100}
	for i, text := range texts {
		s.Ops = append(s.Ops, &scene.Text{
			Run: f.Shape(text, scene.Face(i%4), 11, space), At: orb.Point{5, 10 + float64(i)*10},
			Fill: color.NRGBA{A: 255}, Halo: color.NRGBA{255, 255, 255, 255}, Width: 2,
		})
	}
	return s
}

// TestTextCanBeCopied reads every text once, in the letters of all languages of
// the map, with ligatures, marks that stand apart, and letters that share a shape.
func TestTextCanBeCopied(t *testing.T) {
	want := []string{
		"Batken, AVATo – office, affine", "Исфара – Ош", "Өзгөн, Үч-Коргон, Аң", "Хуҷанд, Ғончӣ, Қӯқанд, ҳ",
		"20\u00a0km, 40°\u202f30′", "e\u0301 и\u0306 ӣ", "Aa Аа Oo Оо", "© OpenStreetMap",
	}
	f := testFonts(t)
	for _, space := range []float64{0, 1.5} {
		r := read(t, write(t, sheet(f, space, want...), Options{}))
		if got := strings.Join(r.texts(t), "|"); got != strings.Join(want, "|") {
			t.Errorf("texts\n%s, want\n%s", got, strings.Join(want, "|"))
		}
	}
}

// TestGlyphsStandWhereTheSceneHasThem adds up advances and the room between.
func TestGlyphsStandWhereTheSceneHasThem(t *testing.T) {
	fonts := testFonts(t)
	run := fonts.Shape("AVAT To. Ағ", scene.Bold, 13, 2)
	d := &document{alphas: map[string]uint8{}}
	f, _ := d.font(&run)
	p := newPainter(d)
	p.glyphs(&run, f)
	pen, i := 0, 0
	for _, m := range regexp.MustCompile(`<([0-9A-F]*)>|(-?\d+)`).FindAllStringSubmatch(string(p.content), -1) {
		if m[2] != "" {
			room, _ := strconv.Atoi(m[2])
			pen -= room
			continue
		}
		for k := 0; k < len(m[1]); k += 4 {
			if at := float64(pen) / 1000 * run.Size; math.Abs(at-run.Glyphs[i].X) > 0.01 {
				t.Errorf("glyph %d stands at %g, in the scene at %g", i, at, run.Glyphs[i].X)
			}
			pen += f.advance(run.Glyphs[i].ID)
			i++
		}
	}
	if i != len(run.Glyphs) {
		t.Errorf("%d glyphs, want %d", i, len(run.Glyphs))
	}
}

// TestSubset: the embedded font is a font, with the same shapes and widths for
// what is used and nothing else, in a tenth of the room.
func TestSubset(t *testing.T) {
	for i, data := range [][]byte{fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic} {
		whole, err := readSFNT(data)
		if err != nil {
			t.Fatal(err)
		}
		before, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var used []uint32
		for _, r := range "Ёйӣӯ ÅÉéi" { // some are made of parts
			g, _ := before.NominalGlyph(r)
			used = append(used, uint32(g))
		}
		small, err := whole.subset(used)
		if err != nil {
			t.Fatal(err)
		}
		if len(small) > len(data)/8 {
			t.Errorf("%s: %d of %d bytes", scene.Face(i), len(small), len(data))
		}
		if sum(small) != 0xB1B0AFBA {
			t.Errorf("%s: the sum of the file is %x", scene.Face(i), sum(small))
		}
		after, err := readSFNT(small)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range used {
			a, _ := whole.outline(int(g))
			b, err := after.outline(int(g))
			if err != nil || !bytes.HasPrefix(b, a) || whole.width(g) != after.width(g) {
				t.Errorf("%s: glyph %d is another: %v", scene.Face(i), g, err)
			}
			parts, _ := components(a)
			for _, p := range parts {
				if b, _ := after.outline(p); len(b) == 0 {
					t.Errorf("%s: part %d of glyph %d is missing", scene.Face(i), p, g)
				}
			}
		}
		other, _ := before.NominalGlyph('Ж')
		if b, _ := after.outline(int(other)); len(b) > 0 {
			t.Errorf("%s: a glyph that is not used is there", scene.Face(i))
		}
	}
}

// FuzzSubset: a broken font is an error and never a crash.
func FuzzSubset(f *testing.F) {
	f.Add(fonts.Regular[:2000], uint16(3))
	f.Add([]byte("\x00\x01\x00\x00\x00\x00"), uint16(0))
	f.Fuzz(func(t *testing.T, data []byte, glyph uint16) {
		if f, err := readSFNT(data); err == nil {
			f.width(uint32(glyph))
			f.description()
			if _, err := f.subset([]uint32{uint32(glyph)}); err == nil && len(f.tables["glyf"]) == 0 && f.glyphs > 1<<16 {
				t.Error("more glyphs than a font can have")
			}
		}
	})
}

func TestDashes(t *testing.T) {
	for _, c := range []struct {
		dash  []float64
		phase float64
		want  string
	}{
		{nil, 3, "[] 0"},
		{[]float64{0, 0}, 0, "[] 0"},
		{[]float64{7, 4}, 1.5, "[7 4] 1.5"},
		{[]float64{7, 4}, -1, "[7 4] 21"},
		{[]float64{10}, 45, "[10] 5"},
		{[]float64{0, 6}, 0, "[0 6] 0"},
	} {
		if got := dashes(&scene.Stroke{Dash: c.dash, Phase: c.phase}); got != c.want {
			t.Errorf("%v from %g is %s, want %s", c.dash, c.phase, got, c.want)
		}
	}
}

func TestMetadata(t *testing.T) {
	o := Options{Title: "Карта", Description: "Line & <day>", Source: "UN", Rights: "© OpenStreetMap", Lang: "ru", Creator: "Border Atlas"}
	r := read(t, write(t, sheet(testFonts(t), 0, "x"), o))
	page := r.page(t)
	root := r.follow(t, 0, "/Root")
	xmp := r.streams[r.follow(t, root, "/Metadata")]
	for _, want := range []string{">Карта<", ">Line &amp; &lt;day&gt;<", ">UN<", ">© OpenStreetMap<", ">Border Atlas<"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("the metadata lack %s", want)
		}
	}
	if info := r.objects[r.follow(t, 0, "/Info")]; !strings.Contains(info, "/Title "+text("Карта")) || strings.Contains(info, "Date") {
		t.Errorf("information %s", info)
	}
	if figure := r.objects[r.follow(t, r.follow(t, root, "/StructTreeRoot"), "/K")]; !strings.Contains(figure, "/Alt "+text("Line & <day>")) {
		t.Errorf("the figure is %s", figure)
	}
	if !strings.Contains(r.objects[page], "/MediaBox [0 0 150 75]") {
		t.Errorf("200x100 dp are a page %s", r.objects[page])
	}
}

func TestErrors(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	if err := Write(w, sheet(testFonts(t), 0, "x"), Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error %v", err)
	}
}

// TestLegibleGlyphs: a run is legible where each glyph is its letter's own and no glyph
// stood for another letter before; otherwise its text must be written beside it.
func TestLegibleGlyphs(t *testing.T) {
	f := testFonts(t)
	shaped := func(text string) *scene.Run { r := f.Shape(text, scene.Regular, 11, 0); return &r }
	swapped := shaped("ab")
	swapped.Text = "ba"
	longer := shaped("ab")
	longer.Text = "abc"
	for _, c := range []struct {
		name string
		runs []*scene.Run
		want bool
	}{
		{"letters with their own glyphs", []*scene.Run{shaped("ab")}, true},
		{"the same letters again", []*scene.Run{shaped("ab"), shaped("ba")}, true},
		{"glyphs of other letters", []*scene.Run{swapped}, false},
		{"more letters than glyphs", []*scene.Run{longer}, false},
		{"a glyph that was of another letter", []*scene.Run{swapped, shaped("ab")}, true},
	} {
		d := &document{alphas: map[string]uint8{}}
		var got bool
		for _, r := range c.runs {
			face, _ := d.font(r)
			got = face.use(r)
		}
		if got != c.want {
			t.Errorf("%s: legible is %v", c.name, got)
		}
	}
}

package slides

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/lang"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// usual is a deck of events in a language.
func usual(t testing.TB, language string, ids ...string) (*layers.Stack, Deck) {
	t.Helper()
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := c.Stack.Data().Chronicle
	events := store.Events()
	if len(ids) > 0 {
		events = nil
		for _, id := range ids {
			e := store.Event(id)
			if e == nil {
				t.Fatalf("there is no event %s", id)
			}
			events = append(events, e)
		}
	}
	return c.Stack, Deck{
		Story: story.OfEvents("A <story> & more", events),
		Frame: layers.Frame{Lang: language, Text: c.Catalogue.Text(language), Theme: layers.Light, Visible: c.Stack.Default()},
	}
}

// made is the deck as a file.
func made(t testing.TB, stack *layers.Stack, d Deck, write func(context.Context, *bytes.Buffer, *layers.Stack, Deck) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(context.Background(), &b, stack, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pptx(ctx context.Context, b *bytes.Buffer, stack *layers.Stack, d Deck) error {
	return writePPTX(ctx, b, stack, d)
}

// some are events with much to say: the most figures, the longest texts, none of
// either, no place, places far away, two that are near each other on one day.
var some = []string{"conflict-2022-09", "incident-2020-01-10", "talks-2002", "kg-power-2020", "dawn-2022-09-16", "batken-rockets-2022-09-16", "buildings-2022-09"}

func TestPackage(t *testing.T) {
	stack, d := usual(t, "en", some...)
	data := made(t, stack, d, pptx)
	p := inspect(data)
	for _, f := range p.faults {
		t.Error(f)
	}
	checkWords(t, stack, d, p)
	if again := made(t, stack, d, pptx); !bytes.Equal(data, again) {
		t.Error("the same deck gives other bytes")
	}
	stack, d = usual(t, "ru", some[1:3]...)
	d.Standard = true
	for _, f := range inspect(made(t, stack, d, pptx)).faults {
		t.Errorf("Russian, 4:3: %s", f)
	}
}

// checkWords reads titles, texts, notes, links and alternative texts back.
func checkWords(t *testing.T, stack *layers.Stack, d Deck, p *deckParts) {
	store := stack.Data().Chronicle
	list := sheets(stack, d)
	event := -1
	for _, s := range list {
		name := fmt.Sprintf("ppt/slides/slide%d.xml", s.number)
		n := p.trees[name]
		if n == nil {
			t.Fatalf("%s is missing", name)
		}
		if !strings.HasPrefix(n.words(), s.title.text()+"\n") {
			t.Errorf("%s does not begin with its title %q", name, s.title.text())
		}
		if s.kind != mapped {
			continue
		}
		event++
		e := store.Event(d.Story.Pages[event].Event)
		notes := p.trees[p.of(name, "notesSlide")]
		if notes == nil || !strings.Contains(notes.words(), e.Summary) {
			t.Errorf("%s: the notes lack the text of %s", name, e.ID)
		}
		if alt := n.all("pic")[0].all("cNvPr")[0].attrs["descr"]; !strings.Contains(alt, "Map:") || len(alt) < 60 {
			t.Errorf("%s: the map's alternative text is %q", name, alt)
		}
		checkEvent(t, p, list[s.number-1:], e)
	}
}

// checkEvent looks for every figure and source of an event on its sheets.
func checkEvent(t *testing.T, p *deckParts, list []*sheet, e *chronicle.Event) {
	words, links := "", []string{}
	for i, s := range list {
		if i > 0 && s.kind != tabled && s.kind != written {
			break
		}
		if i > 0 && s.title.text() != list[0].title.text() {
			break
		}
		name := fmt.Sprintf("ppt/slides/slide%d.xml", s.number)
		words += p.trees[name].words()
		for _, r := range p.relations[p.of(name, "notesSlide")] {
			links = append(links, r.attrs["Target"])
		}
	}
	for _, f := range e.Figures {
		if !strings.Contains(words, f.ClaimedBy) {
			t.Errorf("%s: no slide names the claimant %q", e.ID, f.ClaimedBy)
		}
	}
	for _, s := range e.Sources {
		if strings.HasPrefix(s.URL, "http") && !slices.Contains(links, s.URL) {
			t.Errorf("%s: no page of notes links to %s", e.ID, s.URL)
		}
	}
}

// TestInspectCanFail breaks a deck in the ways for which it is inspected.
func TestInspectCanFail(t *testing.T) {
	stack, d := usual(t, "en", "dawn-2022-09-16")
	data := made(t, stack, d, pptx)
	for _, change := range [][2]string{
		{"</p:sldMaster>", "</p:sldMistake>"},
		{`Target="../slideLayouts/slideLayout2.xml"`, `Target="../slideLayouts/slideLayout9.xml"`},
		{`<Override PartName="/ppt/slides/slide1.xml"`, `<Override PartName="/ppt/slides/slide8.xml"`},
		{`<p:cNvPr id="3"`, `<p:cNvPr id="2"`},
		{`<p:sldId id="257"`, `<p:sldId id="256"`},
		{`type="title"`, `type="pic"`},
		{`<a:gridCol w=`, `<a:gridCow w=`},
		{`relationships/notesMaster"`, `relationships/nothing"`},
	} {
		if faults := inspect(changed(t, data, change[0], change[1])).faults; len(faults) == 0 {
			t.Errorf("%s instead of %s is not found", change[1], change[0])
		}
	}
}

// TestEverythingFits checks that all texts and tables of the whole chronicle lie
// inside their sheet and apart from each other.
func TestEverythingFits(t *testing.T) {
	for language, standard := range map[string]bool{"en": false, "ru": true} {
		stack, d := usual(t, language)
		d.Standard = standard
		g := newGrid(standard)
		set := setter{stack.Data().Fonts}
		for _, s := range sheets(stack, d) {
			for _, f := range crowded(set, g, s) {
				t.Errorf("%s, 4:3 %v, sheet %d %q: %s", language, standard, s.number, s.title.text(), f)
			}
			if h := set.height(s.notes, noteWidth); h > noteHeight {
				t.Errorf("sheet %d: notes are %.0f dp high", s.number, h)
			}
		}
	}
}

// crowded says what of a sheet leaves it or lies on something else.
func crowded(set setter, g grid, s *sheet) (faults []string) {
	type piece struct {
		name string
		box  orb.Bound
	}
	all := []piece{{"title", box(s.titleAt.Min[0], s.titleAt.Max[1]-set.height([]paragraph{s.title}, wide(s.titleAt)), wide(s.titleAt), set.height([]paragraph{s.title}, wide(s.titleAt)))}}
	for _, x := range s.texts {
		all = append(all, piece{holders[x.role].name, box(x.box.Min[0], x.box.Min[1], wide(x.box), set.height(x.paragraphs, wide(x.box)))})
	}
	if s.table != nil {
		all = append(all, piece{"table", s.table.box()})
	}
	if s.chart != nil {
		all = append(all, piece{"map", s.chart.box})
	}
	if s.key != nil {
		all = append(all, piece{"key", s.key.box})
	}
	sheet := box(0, 0, g.w, g.h)
	for i, a := range all {
		if !sheet.Contains(a.box.Min) || !sheet.Contains(a.box.Max) {
			faults = append(faults, fmt.Sprintf("%s at %.0f leaves the sheet", a.name, a.box))
		}
		for _, b := range all[:i] {
			if a.box.Pad(-0.5).Intersects(b.box.Pad(-0.5)) {
				faults = append(faults, fmt.Sprintf("%s at %.0f lies on %s at %.0f", a.name, a.box, b.name, b.box))
			}
		}
	}
	return faults
}

// TestSizes: a slide has at most 300 KB.
func TestSizes(t *testing.T) {
	stack, d := usual(t, "en", "conflict-2022-09", "dawn-2022-09-16")
	for _, s := range sheets(stack, d) {
		p, err := s.draw(context.Background(), stack)
		if err != nil {
			t.Fatal(err)
		}
		size := 0
		for _, picture := range []drawn{p.chart, p.key} {
			size += len(picture.png) + packed(t, picture.svg)
		}
		if size > 300_000-20_000 { // texts and notes take the rest
			t.Errorf("the pictures of %q have %d bytes (%d %d)", s.title.text(), size, len(p.chart.png), packed(t, p.chart.svg))
		}
	}
}

// packed is the length of data as it lies in a package.
func packed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func TestRefuses(t *testing.T) {
	stack, d := usual(t, "en", "dawn-2022-09-16")
	dir := t.TempDir()
	ctx := context.Background()
	if err := File(ctx, stack, d, filepath.Join(dir, "deck.key"), false); err == nil || !strings.Contains(err.Error(), ".pptx") {
		t.Errorf("another ending: %v", err)
	}
	empty := d
	empty.Story = empty.Story.Hide(0, true)
	if err := File(ctx, stack, empty, filepath.Join(dir, "deck.pptx"), false); !errors.Is(err, ErrEmpty) {
		t.Errorf("a story of hidden pages: %v", err)
	}
	for handout, name := range map[int]string{3: "deck.pdf", 4: "deck.pptx"} {
		other := d
		other.Handout = handout
		if err := File(ctx, stack, other, filepath.Join(dir, name), false); err == nil {
			t.Errorf("a handout of %d in %s is written", handout, name)
		}
	}
	stopped, cancel := context.WithCancel(ctx)
	d.Progress = func(int, int) { cancel() }
	for _, name := range []string{"deck.pptx", "deck.pdf"} {
		if err := File(stopped, stack, d, filepath.Join(dir, name), false); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped: %v", err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v, %v is left behind", left, err)
	}
}

func TestDaysAndOwnPages(t *testing.T) {
	stack, d := usual(t, "en")
	day := calendar.Date(2022, 9, 16)
	d.Story = story.Story{Title: "Own", Pages: []story.Page{
		{Day: day},
		{Day: day, Title: "My words", Text: "What I say.", Layers: []string{"border"}},
		{Day: day, View: orb.Bound{Min: orb.Point{70, 39.5}, Max: orb.Point{71, 40}}, Hidden: true},
	}}
	list := sheets(stack, d)
	if got := list[1].title.text(); got != "Friday, 16 September 2022" {
		t.Errorf("the page of a day is called %q", got)
	}
	at := slices.IndexFunc(list, func(s *sheet) bool { return s.title.text() == "My words" })
	if at < 0 || list[at].texts[1].paragraphs[0].text() != "What I say." || !list[at].still {
		t.Fatalf("the page of one's own is sheet %d", at)
	}
	if maps := slices.DeleteFunc(list, func(s *sheet) bool { return s.kind != mapped }); len(maps) != 2 {
		t.Errorf("%d maps", len(maps))
	}
}

// TestAMeasureIsNotCut: a table that goes on does so between measures, so that both sides stand
// on one sheet, unless a measure alone is higher than a sheet.
func TestAMeasureIsNotCut(t *testing.T) {
	head := func(name string) row { return row{cells: []paragraph{plain(12, name)}, head: true, height: 10} }
	line := func(side string) row { return row{cells: []paragraph{plain(12, side)}, height: 10} }
	list := []row{head("killed"), line("KG"), line("TJ"), head("wounded"), line("KG"), line(""), line("TJ"), head("fled"), line("KG"), line("TJ")}
	var got []string
	for _, page := range pages(list, 60) {
		said := ""
		for _, r := range page {
			said += r.cells[0].text() + " "
		}
		got = append(got, said)
	}
	if want := []string{"killed KG TJ ", "wounded KG  TJ ", "fled KG TJ "}; !slices.Equal(got, want) {
		t.Errorf("pages %q, want %q", got, want)
	}
	if got := pages(list[3:7], 30); len(got) != 2 || got[1][0].cells[0].text() != "wounded" {
		t.Errorf("a measure higher than a sheet: %v", got)
	}
}

// TestNoSlideIsMoreExactThanKnown: no slide of a day stands above events of which no day is
// known; each of them has its own, and the opening says no more than is known.
func TestNoSlideIsMoreExactThanKnown(t *testing.T) {
	stack, d := usual(t, "en")
	var vague []*chronicle.Event
	for _, e := range stack.Data().Chronicle.Events() {
		if e.Precision.Vague() {
			vague = append(vague, e)
		}
	}
	d.Story = story.OfDays("Days", vague)
	if len(d.Story.Pages) != len(vague) {
		t.Errorf("%d pages of %d events", len(d.Story.Pages), len(vague))
	}
	for _, s := range sheets(stack, d) {
		said := s.title.text()
		for _, box := range s.texts {
			for _, p := range box.paragraphs {
				said += " " + p.text()
			}
		}
		for _, e := range vague {
			if day := lang.Day("en", e.Span.First); strings.Contains(said, day) {
				t.Errorf("sheet %d says %q: %.200s", s.number, day, said)
			}
		}
	}
}

// TestPDF: a page for each sheet, or as many sheets of paper as they need, with
// bookmarks for all that does not go on, and links.
func TestPDF(t *testing.T) {
	stack, d := usual(t, "ru", "conflict-2022-09", "dawn-2022-09-16")
	list := sheets(stack, d)
	titles := 0
	for i, s := range list {
		if i == 0 || list[i-1].title.text() != s.title.text() {
			titles++
		}
	}
	for handout, pages := range map[int]int{0: len(list), 2: (len(list) + 1) / 2, 6: (len(list) + 5) / 6} {
		d.Handout = handout
		var b bytes.Buffer
		if err := writePDF(context.Background(), &b, stack, d); err != nil {
			t.Fatal(err)
		}
		count := func(s string) int { return strings.Count(b.String(), s) }
		if got := count("/Type /Page "); got != pages || count(fmt.Sprintf("/Count %d >>", pages)) == 0 {
			t.Errorf("handout %d: %d pages, want %d", handout, got, pages)
		}
		if got := count("/Fit] >>"); handout == 0 && got != titles {
			t.Errorf("%d bookmarks, want %d", got, titles)
		}
		subject := "\ufeff" + d.Frame.Text("slides.pages", len(d.Story.Pages))
		if got := count(fmt.Sprintf("/Subject <%X>", utf16BigEndian(subject))); got != 1 {
			t.Errorf("handout %d: the subject is not %q and nothing more", handout, subject)
		}
		if count("/S /URI /URI (http") < 20 {
			t.Errorf("handout %d: %d links", handout, count("/S /URI /URI (http"))
		}
	}
}

// utf16BigEndian is a text as PDF writes it.
func utf16BigEndian(text string) (b []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		b = binary.BigEndian.AppendUint16(b, unit)
	}
	return b
}

// TestPages: a table that goes on says again of which record, measure and side it is.
func TestPages(t *testing.T) {
	at := func(head, record bool, words ...string) row {
		r := row{head: head, record: record, height: 10}
		for _, w := range words {
			r.cells = append(r.cells, plain(14, w))
		}
		return r
	}
	list := []row{
		at(true, true, "Record"), at(true, false, "Killed"), at(false, false, "KG", "1"), at(false, false, "", "2"),
		at(false, false, "", "3"), at(false, false, "TJ", "4"), at(true, false, "Wounded"), at(false, false, "KG", "5"),
		at(true, true, "Other"), at(true, false, "Killed"), at(false, false, "KG", "6"),
	}
	var got []string
	for _, page := range pages(list, 45) {
		var words []string
		for _, r := range page {
			for _, c := range r.cells {
				words = append(words, c.text())
			}
		}
		got = append(got, strings.Join(words, " "))
	}
	want := []string{"Record Killed KG 1  2", "Record Killed KG 3 TJ 4", "Record Wounded KG 5", "Other Killed KG 6"}
	if !slices.Equal(got, want) {
		t.Errorf("the pages say %q, want %q", got, want)
	}
}

func TestSentence(t *testing.T) {
	for text, want := range map[string]string{
		"One. Two.":                          "One.",
		"One and no more.":                   "One and no more.",
		"K. Tashiev says so. Others do not.": "K. Tashiev says so.",
		"About 1.5 km. Then more.":           "About 1.5 km.",
		"":                                   "",
	} {
		if got := sentence(text); got != want {
			t.Errorf("%q begins with %q", text, got)
		}
	}
}

func TestLinesFit(t *testing.T) {
	stack, _ := usual(t, "en", "dawn-2022-09-16")
	set := setter{stack.Data().Fonts}
	p := paragraph{size: 12, runs: []run{{text: "Words and "}, {text: "bold ones", bold: true}, {text: ", https://example.org/a/very/long/address/without/any/space/in/it"}}}
	for _, width := range []float64{8, 60, 120, 400} {
		joined := ""
		for _, l := range set.lines(p, width) {
			if l.width() > width && len([]rune(l[0].run.Text)) > 1 {
				t.Errorf("a line of %.0f in %.0f dp", l.width(), width)
			}
			for _, part := range l {
				joined += part.run.Text
			}
		}
		strip := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if strip(joined) != strip(p.text()) {
			t.Errorf("in %.0f dp the words became %q", width, joined)
		}
	}
}

// TestMemoryIsFlat: late in a deck no more is kept than early in it.
func TestMemoryIsFlat(t *testing.T) {
	stack, d := usual(t, "en")
	d.Story.Pages = d.Story.Pages[:24]
	for name, write := range map[string]func(context.Context, io.Writer, *layers.Stack, Deck) error{"pptx": writePPTX, "pdf": writePDF} {
		var kept []uint64
		d.Progress = func(done, _ int) {
			if done == 6 || done == 24 {
				runtime.GC()
				runtime.GC() // the first one leaves what is kept for use again
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				kept = append(kept, m.HeapAlloc)
			}
		}
		if err := write(context.Background(), io.Discard, stack, d); err != nil {
			t.Fatal(err)
		}
		const allowed = 2560*1440*4 + 6<<20 // one picture: what is drawn ahead differs from slide to slide
		if grown := int64(kept[1]) - int64(kept[0]); grown > allowed {
			t.Errorf("%s: %d bytes more are kept after 18 slides more", name, grown)
		}
	}
}

// BenchmarkSlides draws the slides of a war, all at once as a deck does.
func BenchmarkSlides(b *testing.B) {
	stack, d := usual(b, "en", some...)
	list := len(sheets(stack, d))
	for b.Loop() {
		if err := writePPTX(context.Background(), new(bytes.Buffer), stack, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*list), "slide_ms")
}

// changed is a deck with a text of its files replaced.
func changed(t *testing.T, data []byte, old, now string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	found := false
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		found = found || bytes.Contains(text, []byte(old))
		out, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Modified: zipTime})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(bytes.Replace(text, []byte(old), []byte(now), 1)); err != nil {
			t.Fatal(err)
		}
	}
	if !found {
		t.Fatalf("%s is in no file", old)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

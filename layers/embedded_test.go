package layers

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"hash/crc32"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/layers/thermal"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

var update = flag.Bool("update", false, "renew the goldens under testdata")

var embedded = sync.OnceValues(func() (Data, error) {
	a, err := atlas.Load(os.DirFS("../assets/geodata"))
	if err != nil {
		return Data{}, err
	}
	store, err := chronicle.Load(os.DirFS("../assets/chronicle"))
	if err != nil {
		return Data{}, err
	}
	anomalies, err := thermal.Load(os.DirFS("../assets/fires"))
	return Data{Atlas: a, Chronicle: store, Fires: anomalies}, err
})

// embeddedStack is the layers over the data that the program embeds.
func embeddedStack(t testing.TB) *Stack {
	t.Helper()
	d, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	d.Fonts = testFonts(t)
	return NewStack(d)
}

func day(t testing.TB, s string) calendar.Day {
	t.Helper()
	d, err := calendar.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// regionFrame is the region with all layers that a first start shows.
func regionFrame(t testing.TB, s *Stack, date string, w, h float64) Frame {
	t.Helper()
	return Frame{
		Camera: camera.Fit(Region, w, h, 12), At: chronicle.Position{Day: day(t, date)}, Visible: s.Default(),
		Lang: "en", Text: readMessages(t, "en").text, Theme: Light,
	}
}

func whole(t testing.TB, s *Stack, f Frame) *Picture {
	t.Helper()
	p, err := s.Whole(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	for id, err := range p.Failed {
		t.Fatalf("%s: %v", id, err)
	}
	return p
}

func TestSceneGoldens(t *testing.T) {
	s := embeddedStack(t)
	masters := map[string]Frame{}
	for _, date := range []string{"2021-04-28", "2022-09-16", "2025-03-13"} {
		masters["region-"+date] = regionFrame(t, s, date, 1366, 768)
	}
	f := regionFrame(t, s, "2022-09-18", 1366, 768)
	f.Visible = NewSet("fires")
	masters["fires-2022-09-18"] = f
	for name, f := range masters {
		var dump, got bytes.Buffer
		if err := scene.Dump(&dump, whole(t, s, f).Scene); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(dump.String()) {
			got.WriteString(shortened(line))
		}
		path := filepath.Join("testdata", name+".scene")
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if line, a, b := firstDifference(got.String(), string(want)); line > 0 {
			t.Errorf("%s differs from line %d on (renew with -update after looking at the picture):\n got %s\nwant %s", path, line, a, b)
		}
	}
}

// shortened keeps the start of a long line and stands a sum of the rest for it:
// outlines of provinces would make the goldens unreadable.
func shortened(line string) string {
	const keep = 200
	if len(line) <= keep+20 {
		return line
	}
	return fmt.Sprintf("%s … %d more, sum %08x\n", line[:keep], len(line)-keep, crc32.ChecksumIEEE([]byte(line[keep:])))
}

// firstDifference is the first line in which two dumps differ. The masters are made on
// a processor that rounds after each multiplication; on another the last digits, and so
// the sums, may be others.
func firstDifference(a, b string) (line int, inA, inB string) {
	same := func(a, b string) bool { return a == b }
	if runtime.GOARCH != "amd64" {
		same = nearly
	}
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(as), len(bs)) {
		inA, inB = "(end)", "(end)"
		if i < len(as) {
			inA = as[i]
		}
		if i < len(bs) {
			inB = bs[i]
		}
		if !same(inA, inB) {
			return i + 1, inA, inB
		}
	}
	return 0, "", ""
}

// nearly compares two lines of dumps word by word, numbers to a fiftieth of a dp, up to
// where a long line is cut.
func nearly(a, b string) bool {
	wordsOf := func(s string) []string {
		head, _, cut := strings.Cut(s, "…")
		words := strings.FieldsFunc(head, func(r rune) bool { return r == ' ' || r == ',' })
		if cut {
			words = words[:len(words)-1] // a number may be cut in two
		}
		return words
	}
	x, y := wordsOf(a), wordsOf(b)
	n := min(len(x), len(y))
	return max(len(x), len(y))-n <= 1 && slices.EqualFunc(x[:n], y[:n], func(p, q string) bool {
		u, err1 := strconv.ParseFloat(p, 64)
		v, err2 := strconv.ParseFloat(q, 64)
		return p == q || err1 == nil && err2 == nil && math.Abs(u-v) < 0.02
	})
}

// TestNearly: the last digits may differ, and nothing else.
func TestNearly(t *testing.T) {
	const line = "text \"Osh\" bold 14.00 at 1110.33,276.81 advance 32.03"
	for other, want := range map[string]bool{
		line: true, strings.Replace(line, "276.81", "276.82", 1): true,
		strings.Replace(line, "276.81", "276.91", 1): false, strings.Replace(line, "Osh", "Ush", 1): false,
	} {
		if nearly(line, other) != want {
			t.Errorf("%q: %v", other, !want)
		}
	}
}

// hidden is the share of box a that box b covers.
func hidden(a, b orb.Bound) float64 {
	w := min(a.Max[0], b.Max[0]) - max(a.Min[0], b.Min[0])
	h := min(a.Max[1], b.Max[1]) - max(a.Min[1], b.Min[1])
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h / size(a)
}

func TestNoMarkHidesMoreThanAThirdOfAnother(t *testing.T) {
	s := embeddedStack(t)
	for _, date := range []string{"2022-09-16", "2021-04-29", "2019-07-22"} {
		marks := keep(whole(t, s, regionFrame(t, s, date, 1366, 768)).Marks, func(m Mark) bool { return m.Kind == EventMark })
		if len(marks) == 0 {
			t.Errorf("%s: no marks", date)
		}
		for i, a := range marks {
			for k, b := range marks {
				if i != k && hidden(a.Box, b.Box) > 1.0/3 {
					t.Errorf("%s: %q hides %.0f %% of %q", date, b.Title, 100*hidden(a.Box, b.Box), a.Title)
				}
			}
		}
	}
}

// The sprites of the scene are compared, too: the boxes of the marks could lie.
func TestNoSymbolHidesMoreThanAThirdOfAnother(t *testing.T) {
	s := embeddedStack(t)
	for _, date := range []string{"2022-09-16", "2021-04-29", "2019-07-22"} {
		var boxes []orb.Bound
		eachOp(whole(t, s, regionFrame(t, s, date, 1366, 768)).Scene.Ops, func(op scene.Op) {
			if sprite, ok := op.(*scene.Sprite); ok && strings.HasPrefix(sprite.Symbol.Name, "kind-") {
				boxes = append(boxes, boxAround(sprite.At, markSize*sprite.Scale, markSize*sprite.Scale))
			}
		})
		if len(boxes) == 0 {
			t.Errorf("%s: no symbols", date)
		}
		for i, a := range boxes {
			for k, b := range boxes {
				if i != k && hidden(a, b) > 1.0/3 {
					t.Errorf("%s: the symbol at %v is hidden by that at %v", date, middle(a), middle(b))
				}
			}
		}
	}
}

func eachOp(ops []scene.Op, do func(scene.Op)) {
	for _, op := range ops {
		if g, ok := op.(*scene.Group); ok {
			eachOp(g.Ops, do)
			continue
		}
		do(op)
	}
}

func TestEveryRowOfDisplacementIsOnTheMap(t *testing.T) {
	s := embeddedStack(t)
	store := s.Data().Chronicle
	drawn := map[*chronicle.Displacement]string{}
	for _, e := range store.Events() {
		if len(store.Displacements(e.ID)) == 0 {
			continue
		}
		f := regionFrame(t, s, e.Span.First.String(), 1366, 768)
		for _, m := range whole(t, s, f).Marks {
			for _, row := range m.Rows {
				if slices.ContainsFunc(m.Rows[1:], func(o *chronicle.Displacement) bool { return !rival(m.Rows[0], o) }) || m.Kind != DisplacementMark || !slices.Equal(m.IDs, []string{row.Event.ID}) {
					t.Errorf("%s: a row has the mark %v", e.ID, m)
				}
				drawn[row] = m.Title
			}
		}
	}
	for i, row := range store.AllDisplacements() {
		title, ok := drawn[row]
		if !ok {
			t.Errorf("row %d (%s, from %s) is not on the map", i, row.Event.ID, row.From.ID)
		}
		if !strings.Contains(title, row.ClaimedBy) {
			t.Errorf("row %d: %q does not name its claimant %q", i, title, row.ClaimedBy)
		}
	}
}

func TestFiguresOfDisplacementAreWrittenWithClaimantAndDate(t *testing.T) {
	s := embeddedStack(t)
	for _, size := range [][2]float64{{1366, 768}, {1920, 1080}, {3840, 2160}} {
		f := regionFrame(t, s, "2022-09-16", size[0], size[1])
		written := ""
		for _, l := range whole(t, s, f).Labels {
			if l.Layer == "displacement" {
				written += strings.ReplaceAll(l.Text, "\n", " ") + "\n"
			}
		}
		for _, row := range s.Data().Chronicle.DisplacementsOn(f.At.Day) {
			if row.Count == nil {
				continue
			}
			for _, part := range []string{fmt.Sprint(*row.Count), strings.Fields(row.ClaimedBy)[0], countDate(f.Text, row, f.At.Day)} {
				if !strings.Contains(written, part) {
					t.Errorf("%v: %q of %s is not written", size, part, row.Event.ID)
				}
			}
		}
	}
}

// Every event with a place can be found on the map of its first day.
func TestEveryEventHasItsMark(t *testing.T) {
	s := embeddedStack(t)
	for _, e := range s.Data().Chronicle.Events() {
		if e.Umbrella || len(e.Places) == 0 {
			continue
		}
		f := regionFrame(t, s, e.Span.First.String(), 1366, 768)
		marked := slices.ContainsFunc(whole(t, s, f).Marks, func(m Mark) bool { return slices.Contains(m.IDs, e.ID) })
		if !marked {
			t.Errorf("%s (%s) has no mark on %s", e.ID, e.Kind, e.Span.First)
		}
	}
}

func TestTheChosenEventIsRinged(t *testing.T) {
	s := embeddedStack(t)
	rings := func(event string) (count int, labels []PlacedLabel) {
		f := regionFrame(t, s, "2022-09-16", 1366, 768)
		f.At.Event = event
		p := whole(t, s, f)
		eachOp(p.Scene.Ops, func(op scene.Op) {
			if path, ok := op.(*scene.Path); ok && path.Stroke.Color == f.Theme.Accent {
				count++
			}
		})
		return count, p.Labels
	}
	none, before := rings("")
	if none != 0 {
		t.Errorf("%d rings without a chosen event", none)
	}
	for _, id := range []string{"dostuk-2022-09-16", "conflict-2022-09", "samarkand-meeting-2022-09-16", "evacuation-2022-09"} {
		n, after := rings(id)
		if n == 0 {
			t.Errorf("%s has no ring", id)
		}
		if fmt.Sprint(before) != fmt.Sprint(after) {
			t.Errorf("choosing %s moves labels", id)
		}
	}
}

// views are the region and what a person looks at more closely.
var views = map[string]func(w, h float64) camera.Camera{
	"region":  func(w, h float64) camera.Camera { return camera.Fit(Region, w, h, 12) },
	"valley":  func(w, h float64) camera.Camera { return camera.New(orb.Point{70.68, 40.02}, 11, w, h) },
	"leilek":  func(w, h float64) camera.Camera { return camera.New(orb.Point{69.6, 40.1}, 10, w, h) },
	"village": func(w, h float64) camera.Camera { return camera.New(orb.Point{70.56, 39.95}, 13, w, h) },
	"far":     func(w, h float64) camera.Camera { return camera.New(orb.Point{70.9, 40}, 6.5, w, h) },
}

func TestLabelsKeepApartAndInsideTheFrame(t *testing.T) {
	s := embeddedStack(t)
	dates := []string{"1955-06-01", "1989-07-13", "2019-07-22", "2021-04-29", "2022-09-16", "2022-09-17", "2025-03-13", "2025-09-15"}
	for _, lang := range []string{"en", "ru"} {
		messages := readMessages(t, lang)
		for name, view := range views {
			for _, size := range [][2]float64{{666, 480}, {1366, 768}, {1920, 1080}, {3840, 2160}} {
				for _, date := range dates {
					f := regionFrame(t, s, date, size[0], size[1])
					f.Camera, f.Lang, f.Text = view(size[0], size[1]), lang, messages.text
					f.Visible = NewSet(s.IDs()...)
					if len(s.Legend(f)) == 0 || len(s.Credits(f)) == 0 {
						t.Errorf("%s %s: no legend or no credits", name, date)
					}
					checkLabels(t, fmt.Sprintf("%s %s %v %s", lang, name, size, date), f, whole(t, s, f))
				}
			}
		}
		messages.check(t)
	}
}

// covers tells whether two labels lie on each other.
func covers(a, b PlacedLabel) bool {
	return slices.ContainsFunc(a.Boxes(), func(x orb.Bound) bool {
		return slices.ContainsFunc(b.Boxes(), func(y orb.Bound) bool { return hidden(x, y) > 1e-9 })
	})
}

func checkLabels(t *testing.T, what string, f Frame, p *Picture) {
	t.Helper()
	if len(p.Labels) == 0 {
		t.Errorf("%s: nothing is written", what)
	}
	for i, a := range p.Labels {
		if !within(picture(f), a.Box) {
			t.Errorf("%s: %q leaves the frame: %v", what, a.Text, a.Box)
		}
		for _, b := range p.Labels[:i] {
			small := picture(f).Max[0] < 1000 && strings.HasPrefix(a.ID, "tag/") != strings.HasPrefix(b.ID, "tag/")
			if covers(a, b) && !small { // in a small picture a tag may cover a name
				t.Errorf("%s: %q lies over %q", what, a.Text, b.Text)
			}
		}
	}
}

// Between two days with the same boundaries no name of the base map moves, and
// none comes or goes but that of a place that does.
func TestADayNeverMovesBaseLabels(t *testing.T) {
	s := embeddedStack(t)
	for name, view := range views {
		f := regionFrame(t, s, "2001-01-01", 1366, 768)
		f.Camera = view(1366, 768)
		first := map[string]orb.Bound{}
		for _, e := range s.Data().Chronicle.Events() {
			if e.Span.First < f.At.Day || e.Span.First >= day(t, "2025-03-13") {
				continue
			}
			f.At.Day = e.Span.First
			p, err := s.Build(context.Background(), Base, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range p.Labels {
				if box, ok := first[l.ID]; ok && box != l.Box {
					t.Errorf("%s: %q moves on %s", name, l.Text, f.At.Day)
				}
				first[l.ID] = l.Box
			}
		}
	}
}

// Equal keys mean equal pictures: where the picture of a plane changes from one
// event to the next, its key does.
func TestKeysTellPicturesApart(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "1990-01-01", 1366, 768)
	pictures := map[string]string{}
	built := 0
	look := func(at chronicle.Position) {
		f.At = at
		for plane := range planes {
			p, err := s.Build(context.Background(), plane, f)
			if err != nil {
				t.Fatal(err)
			}
			var dump bytes.Buffer
			if err := scene.Dump(&dump, p.Scene); err != nil {
				t.Fatal(err)
			}
			built++
			key := fmt.Sprint(plane, s.Key(plane, f))
			if before, ok := pictures[key]; ok && before != dump.String() {
				t.Errorf("plane %d on %s: another picture under the same key", plane, f.At.Day)
			}
			pictures[key] = dump.String()
		}
	}
	for _, e := range s.Data().Chronicle.Events() {
		look(chronicle.Position{Day: e.Span.First, Event: e.ID})
		for _, day := range []calendar.Day{e.Span.First - 2, e.Span.First - 1, e.Span.Last, e.Span.Last + 1, e.Span.Last + 2} {
			look(chronicle.Position{Day: day})
		}
	}
	if len(pictures) < 100 || len(pictures) > built*3/4 {
		t.Errorf("%d different pictures of %d that were built: days that show the same are to be one", len(pictures), built)
	}
}

// The Kyrgyz-Tajik line is dots or dashes on every day: it is nowhere demarcated.
func TestTheBorderIsNeverAPlainSolidLine(t *testing.T) {
	s := embeddedStack(t)
	for _, theme := range Themes {
		for _, status := range []atlas.Status{atlas.Orientation, atlas.NotDetermined, atlas.AgreedByTreaty} {
			if _, style := lineStyle(theme, status); len(style.Dash) < 2 || style.Dash[1] < 2 {
				t.Errorf("%s, %s: the dashes are %v", theme.Name, status, style.Dash)
			}
		}
	}
	for date, want := range map[string]string{
		"1989-07-13": "legend.border.orientation", "2022-09-16": "legend.border.not_determined",
		"2025-03-12": "legend.border.not_determined", "2025-03-13": "legend.border.agreed_by_treaty",
	} {
		f := regionFrame(t, s, date, 1366, 768)
		legend := (&border{s.kit.Data}).Legend(f)
		if legend[0].Text != f.Text(want) {
			t.Errorf("%s: the legend says %q", date, legend[0].Text)
		}
	}
}

func TestFeaturesOfEveryLayer(t *testing.T) {
	s := embeddedStack(t)
	for _, layer := range FeatureLayers() {
		list, err := s.Features(layer, day(t, "2022-09-16"))
		if err != nil || len(list) == 0 {
			t.Errorf("%s has %d features, %v", layer, len(list), err)
		}
		ids := map[any]bool{}
		for _, f := range list {
			id := f.Properties["id"]
			if id == "" || id == nil || ids[id] {
				t.Errorf("%s: the id %v is missing or not the only one", layer, id)
			}
			ids[id] = true
			if f.Properties["name"] == "" || f.Properties["source"] == nil {
				t.Errorf("%s: %v has no name or no source", layer, id)
			}
			if b := f.Geometry.Bound(); b.Min[0] < 50 || b.Max[0] > 90 || b.Min[1] < 30 || b.Max[1] > 60 {
				t.Errorf("%s: %v lies at %v", layer, id, b)
			}
		}
	}
	if _, err := s.Features("rivers", 0); err == nil || !strings.Contains(err.Error(), "provinces") {
		t.Errorf("an unknown layer gives %v", err)
	}
}

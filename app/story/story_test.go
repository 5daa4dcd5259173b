package story

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// real is the program's own chronicle.
func real(t testing.TB) *chronicle.Store {
	t.Helper()
	store, err := chronicle.Load(os.DirFS("../../assets/chronicle"))
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func text(id string, _ ...any) string { return id }

func titled(titles string) Story {
	s := Story{Title: "t"}
	for title := range strings.SplitSeq(titles, "") {
		s.Pages = append(s.Pages, Page{Title: title})
	}
	return s
}

func titles(s Story) string {
	all := ""
	for _, p := range s.Pages {
		all += p.Title
	}
	return all
}

func TestOperationsLeaveTheStoryAlone(t *testing.T) {
	s := titled("abcd")
	for name, c := range map[string]struct {
		got  Story
		want string
	}{
		"move back":        {s.Moved(0, 2), "bcad"},
		"move to front":    {s.Moved(3, 0), "dabc"},
		"move past end":    {s.Moved(1, 99), "acdb"},
		"move nothing":     {s.Moved(4, 0), "abcd"},
		"insert":           {s.Inserted(1, Page{Title: "x"}, Page{Title: "y"}), "axybcd"},
		"insert far off":   {s.Inserted(-5, Page{Title: "x"}), "xabcd"},
		"remove":           {s.Removed(3), "abc"},
		"remove nothing":   {s.Removed(-1), "abcd"},
		"duplicate":        {s.Duplicated(1), "abbcd"},
		"replace":          {s.With(2, Page{Title: "z"}), "abzd"},
		"hide":             {s.Hide(0, true).Shown(), "bcd"},
		"hide and show":    {s.Hide(0, true).Hide(0, false).Shown(), "abcd"},
		"rename the story": {s.Renamed("u"), "abcd"},
	} {
		if titles(c.got) != c.want {
			t.Errorf("%s: %q, want %q", name, titles(c.got), c.want)
		}
		if titles(s) != "abcd" || s.Title != "t" || s.Pages[0].Hidden {
			t.Fatalf("%s changed the story that it started from", name)
		}
	}
}

// TestHere: what is told from a position on begins at the chosen page, even if it is
// the second about its day or stands behind hidden ones.
func TestHere(t *testing.T) {
	s := titled("abcdef")
	for i, day := range []int{1, 2, 2, 3, 4, 4} {
		s.Pages[i].Day = calendar.Date(2022, 9, day)
	}
	s = s.Hide(0, true).Hide(4, true)
	on := func(day int) chronicle.Position { return chronicle.Position{Day: calendar.Date(2022, 9, day)} }
	for _, c := range []struct {
		chosen, day int
		want        string
	}{
		{1, 2, "b"}, {2, 2, "c"}, {3, 2, "b"}, // the chosen page, or the first of the day
		{0, 9, "b"}, {2, 9, "c"}, {4, 9, "f"}, {5, 9, "f"}, // elsewhere in time
		{0, 1, "b"}, {4, 4, "f"}, {99, 9, "f"}, {-1, 3, "d"},
	} {
		if got := s.Shown().Pages[s.Here(c.chosen, on(c.day))].Title; got != c.want {
			t.Errorf("page %d chosen on day %d: it begins at %q, want %q", c.chosen, c.day, got, c.want)
		}
	}
	if at := (Story{}).Here(0, on(1)); at != 0 {
		t.Errorf("without pages it begins at %d", at)
	}
}

// TestLimits: what goes beyond a limit is cut at a letter, once and not again.
func TestLimits(t *testing.T) {
	for text, want := range map[string]string{
		strings.Repeat("я", MaxTitle):   strings.Repeat("я", MaxTitle),
		strings.Repeat("字", MaxTitle+1): strings.Repeat("字", MaxTitle-1) + "…",
		"":                              "",
	} {
		s := Story{Title: text, Pages: []Page{{Title: text, Text: strings.Repeat("я", MaxText+1)}}}
		got := s.Limited()
		if got.Title != want || got.Pages[0].Title != want || len([]rune(got.Pages[0].Text)) != MaxText || !got.Limited().Equal(got) {
			t.Errorf("%.20q… becomes %d and %d letters, and then %d", text, len([]rune(got.Title)), len([]rune(got.Pages[0].Text)), len([]rune(got.Limited().Title)))
		}
		if s.Title != text || s.Pages[0].Title != text {
			t.Error("the story itself was changed")
		}
	}
	if s := (Story{Pages: make([]Page, MaxPages+1)}).Limited(); len(s.Pages) != MaxPages {
		t.Errorf("%d pages are kept", len(s.Pages))
	}
}

func TestHistory(t *testing.T) {
	h := Start(titled("a"))
	h = h.Do(titled("ab"), 0).Do(titled("ab"), 1).Do(titled("abc"), 1)
	h, page := h.Undo(2)
	if titles(h.Now) != "ab" || page != 1 || !h.CanUndo() || !h.CanRedo() {
		t.Fatalf("undo shows %q with page %d chosen", titles(h.Now), page)
	}
	fork := h.Do(titled("abx"), 0)
	if again, page := h.Redo(1); titles(again.Now) != "abc" || page != 2 || again.CanRedo() {
		t.Errorf("redo shows %q with page %d chosen", titles(again.Now), page)
	}
	if same, _ := fork.Redo(0); fork.CanRedo() || titles(same.Now) != "abx" {
		t.Error("a change after an undo can be redone over")
	}
	for range 3 {
		h, page = h.Undo(page)
	}
	if titles(h.Now) != "a" || page != 0 || h.CanUndo() {
		t.Errorf("undo of everything shows %q with page %d chosen", titles(h.Now), page)
	}
	for range 2 * mostSteps {
		h = h.Do(h.Now.Duplicated(0), 0)
	}
	if len(h.before) != mostSteps {
		t.Errorf("%d steps are kept", len(h.before))
	}
}

func TestJSON(t *testing.T) {
	view := orb.Bound{Min: orb.Point{70, 39.5}, Max: orb.Point{71, 40}}
	s := Story{Title: "Война", Pages: []Page{
		{Event: "dawn-2022-09-16", Day: calendar.Date(2022, 9, 16)},
		{Day: calendar.Date(2021, 4, 28), View: view, Layers: []string{"border"}, Title: "<b>", Text: "x", Hidden: true},
	}}
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"title":"Война","pages":[{"event":"dawn-2022-09-16","day":"2022-09-16"},` +
		`{"day":"2021-04-28","view":[70,39.5,71,40],"layers":["border"],"title":"\u003cb\u003e","text":"x","hidden":true}]}`
	if string(data) != want {
		t.Errorf("written\n%s, want\n%s", data, want)
	}
	var back Story
	if err := json.Unmarshal(data, &back); err != nil || !back.Equal(s) {
		t.Errorf("read back as %+v, %v", back, err)
	}
	for _, wrong := range []string{`{}`, `{"day":"16.09.2022"}`, `{"day":"2022-09-16","view":[71,39,70,40]}`, `{"day":"2022-09-16","view":[70,39,71,91]}`, `{"day":5}`} {
		if err := json.Unmarshal([]byte(wrong), new(Page)); err == nil {
			t.Errorf("%s is read without an error", wrong)
		}
	}
}

// TestNoLayersAreNotTheUsualOnes: a page without any keeps that in a file and in a frame.
func TestNoLayersAreNotTheUsualOnes(t *testing.T) {
	usual := layers.Frame{Visible: layers.NewSet("border", "clashes")}
	for _, c := range []struct {
		layers []string
		want   layers.Set
		json   string
	}{
		{nil, usual.Visible, `{"day":"2022-09-16"}`},
		{[]string{}, layers.Set{}, `{"day":"2022-09-16","layers":[]}`},
		{[]string{"border"}, layers.NewSet("border"), `{"day":"2022-09-16","layers":["border"]}`},
	} {
		p := Page{Day: calendar.Date(2022, 9, 16), Layers: c.layers}
		data, err := json.Marshal(p)
		var back Page
		if err != nil || string(data) != c.json || json.Unmarshal(data, &back) != nil || !back.Equal(p) {
			t.Errorf("%#v is written as %s and read as %#v, %v", p.Layers, data, back.Layers, err)
		}
		if got := back.Frame(usual).Visible; got != c.want {
			t.Errorf("%#v shows %v, want %v", p.Layers, got, c.want)
		}
	}
	if (Page{}).Equal(Page{Layers: []string{}}) {
		t.Error("a page without layers is one with the usual layers")
	}
}

func FuzzPage(f *testing.F) {
	f.Add(`{"event":"a","day":"2022-09-16","view":[70,39,71,40]}`)
	f.Add(`{"day":"2022-09-16","layers":[]}`)
	f.Fuzz(func(t *testing.T, data string) {
		var p, back Page
		if json.Unmarshal([]byte(data), &p) != nil {
			return
		}
		again, err := json.Marshal(p)
		if err != nil || json.Unmarshal(again, &back) != nil {
			t.Fatalf("%s was read and written as %s, which is not read (%v)", data, again, err)
		}
		if third, _ := json.Marshal(back); string(third) != string(again) {
			t.Errorf("%s is written as %s", again, third)
		}
	})
}

func TestReadyMade(t *testing.T) {
	store := real(t)
	for id, c := range map[string]struct {
		least         int
		has, hasNot   string
		first, latest string
	}{
		"april-2021":     {5, "conflict-2021-04", "conflict-2022-09", "2021-04-28", "2021-12-31"},
		"september-2022": {10, "dawn-2022-09-16", "conflict-2021-04", "2022-09-14", "2023-12-31"},
		"line":           {10, "treaty-2025-03-13", "camera-2021-04-28", "1924-01-01", "2025-03-13"},
		"exclaves":       {8, "swaps-2025-02-27", "batken-rockets-2022-09-16", "1924-01-01", "2025-03-13"},
	} {
		r, ok := Find(id)
		s := r.Story(store, text)
		if !ok || len(s.Pages) < c.least || s.Title != "story."+id {
			t.Errorf("%s: %d pages with the title %q", id, len(s.Pages), s.Title)
			continue
		}
		about := func(id string) bool {
			return slices.ContainsFunc(s.Pages, func(p Page) bool { return p.Event == id })
		}
		if !about(c.has) || about(c.hasNot) {
			t.Errorf("%s: has %s %v, has %s %v", id, c.has, about(c.has), c.hasNot, about(c.hasNot))
		}
		if first, last := s.Pages[0].Day.String(), s.Pages[len(s.Pages)-1].Day.String(); first != c.first || last > c.latest {
			t.Errorf("%s: from %s to %s", id, first, last)
		}
	}
	if _, ok := Find("nowhere"); ok {
		t.Error("a story that there is none of is found")
	}
}

func TestDays(t *testing.T) {
	store := real(t)
	span := calendar.Span{First: calendar.Date(2022, 9, 14), Last: calendar.Date(2022, 9, 17)}
	events := During(store, chronicle.Filter{}, span)
	s := OfDays("", events)
	for i, p := range s.Pages {
		if len(p.Events(store)) == 0 || i > 0 && p.Day <= s.Pages[i-1].Day {
			t.Errorf("page %d is about %v, with %d events", i, p.Day, len(p.Events(store)))
		}
	}
	if one := OfEvents("", events); len(one.Pages) != len(events) || len(s.Pages) >= len(events) {
		t.Errorf("%d events give %d pages, and %d by day", len(events), len(one.Pages), len(s.Pages))
	}
	if got := (Page{Event: "nobody"}).Events(store); got != nil {
		t.Errorf("an unknown event is %v", got)
	}
}

// TestNoPageStandsOutsideTheDaysAskedFor, though events that began before share days with them.
func TestNoPageStandsOutsideTheDaysAskedFor(t *testing.T) {
	store := real(t)
	for _, span := range []calendar.Span{
		{First: calendar.Date(2022, 9, 14), Last: calendar.Date(2022, 9, 17)},
		{First: calendar.Date(2021, 4, 28), Last: calendar.Date(2021, 5, 3)},
		{First: calendar.Date(2024, 1, 1), Last: calendar.Date(2024, 1, 2)},
	} {
		events := During(store, chronicle.Filter{}, span)
		days, each := OfDays("", events).Within(span), OfEvents("", events).Within(span)
		if len(each.Pages) != len(events) {
			t.Errorf("%v: %d pages about %d events", span, len(each.Pages), len(events))
		}
		for _, p := range slices.Concat(days.Pages, each.Pages) {
			if !span.Contains(p.Day) {
				t.Errorf("%v: a page on %v about %q", span, p.Day, p.Event)
			}
		}
	}
}

func TestFrames(t *testing.T) {
	store := real(t)
	s := OfEvents("", store.Events())
	frames := Frames(store, s)
	shared := 0
	for i, f := range frames {
		own := frame(store, s.Pages[i])
		if f.Union(own) != f || extent(f) > widest*extent(own)+1e-9 {
			t.Errorf("%s: the view %v does not frame %v", s.Pages[i].Event, f, own)
		}
		if i > 0 && f == frames[i-1] {
			shared++
		}
	}
	if shared < 20 || shared > len(frames)/2+20 {
		t.Errorf("%d of %d pages keep the view of the page before", shared, len(frames))
	}
	chosen := orb.Bound{Min: orb.Point{70, 39}, Max: orb.Point{71, 40}}
	s.Pages[3].View = chosen
	if got := Frames(store, s)[3]; got != chosen {
		t.Errorf("a chosen view became %v", got)
	}
	if got := Frames(store, Story{Pages: []Page{{Event: "nobody"}}})[0]; got != layers.Region {
		t.Errorf("a page about nothing shows %v", got)
	}
}

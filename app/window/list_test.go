package window

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// listed is the window with the list open.
func listed(t testing.TB, width, height float32) *Window {
	w := opened(t, width, height)
	w.toggleList()
	return w
}

// chosenRow is the event of the row that is chosen, or none.
func chosenRow(w *Window) string {
	l := w.left.list
	if l.rows.at < len(l.events) {
		return l.events[l.rows.at].ID
	}
	return ""
}

// TestListAndTimeFollowEachOther: a step of the slider chooses the row, and a row
// chooses the event on its day.
func TestListAndTimeFollowEachOther(t *testing.T) {
	w := listed(t, 1366, 768)
	if w.win.Canvas().Focused() != w.left.list.rows {
		t.Error("the list does not have the keys")
	}
	for _, msg := range []model.Msg{model.LastEvent{}, model.StepEvent{By: -3}, model.FirstEvent{}, model.GoToEvent{ID: "conflict-2022-09"}} {
		w.send(msg)
		if got, want := chosenRow(w), w.model.State().At.Event; got != want {
			t.Errorf("%T: row %s is chosen, want %s", msg, got, want)
		}
	}
	l := w.left.list
	for _, i := range []int{7, 0, len(l.events) - 1} {
		l.rows.Select(i)
		if at := w.model.State().At; at.Event != l.events[i].ID || at.Day != l.events[i].Span.First {
			t.Errorf("row %d leads to %v, want %s", i, at, l.events[i].ID)
		}
	}
}

// TestKeysOfTheList: the list has the arrows for itself; none of them steps twice.
func TestKeysOfTheList(t *testing.T) {
	w := listed(t, 1366, 768)
	w.send(model.FirstEvent{})
	w.send(model.SortList{By: model.ByTitle})
	events := w.left.list.events
	at := slices.IndexFunc(events, func(e *chronicle.Event) bool { return e.ID == w.model.State().At.Event })
	page := int(w.left.list.rows.Size().Height/rowHeight) - 1
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyHome, 0},
		{fyne.KeyUp, 0},
		{fyne.KeyDown, 1},
		{fyne.KeyRight, 1},
		{fyne.KeyLeft, 1},
		{fyne.KeyDown, 2},
		{fyne.KeyPageDown, 2 + page},
		{fyne.KeyPageUp, 2},
		{fyne.KeyUp, 1},
		{fyne.KeyEnd, len(events) - 1},
		{fyne.KeyDown, len(events) - 1},
	} {
		pressKey(w, c.key)
		if got := w.model.State().At.Event; got != events[c.want].ID || chosenRow(w) != got {
			t.Fatalf("%s from row %d leads to %s, want %s", c.key, at, got, events[c.want].ID)
		}
		at = c.want
	}
	w.send(model.OpenCard{Open: false})
	pressKey(w, fyne.KeyReturn)
	if !w.model.State().CardOpen {
		t.Error("Return does not open the card")
	}
	pressKey(w, fyne.KeyEscape)
	if w.win.Canvas().Focused() != w.stage {
		t.Error("Escape does not lead to the map")
	}
}

// TestListOpensBesideTheMap: at every size a map is left, and the same key leads back.
func TestListOpensBesideTheMap(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1366, Height: 768}, {Width: 1920, Height: 1080}} {
		w := listed(t, size.Width, size.Height)
		if got := w.left.root.Size().Width; got < listLeast || got > listMost {
			t.Errorf("%v: the list is %g dp wide", size, got)
		}
		if got := w.stage.Size().Width; got < smallestMap {
			t.Errorf("%v: the map is %g dp wide", size, got)
		}
		for _, lang := range model.Languages {
			w.send(model.UseLanguage{Code: lang})
			for i, head := range w.left.list.heads {
				if got, room := head.MinSize().Width, head.Size().Width; got > room+slack {
					t.Errorf("%v %s: the head of column %d needs %g dp and has %g", size, lang, i, got, room)
				}
			}
			checkFrames(t, w.left.root)
		}
		w.toggleList()
		if s := w.model.State(); s.Pane != model.LayersPane || w.left.root.Size().Width > 300 {
			t.Errorf("%v: pane %s, %g dp wide", size, s.Pane, w.left.root.Size().Width)
		}
	}
}

// TestListSorts by each column in both directions: neighbours are in order, every
// event is there, and those with nothing in the column are last.
func TestListSorts(t *testing.T) {
	c := embedded(t)
	w := words{c.Catalogue.Text("en"), "en", layers.Light}
	events := c.Stack.Data().Chronicle.Events()
	empty := map[model.Column]func(*chronicle.Event) bool{
		model.ByPlace:   func(e *chronicle.Event) bool { return len(e.Places) == 0 },
		model.ByFigures: func(e *chronicle.Event) bool { return len(e.Figures) == 0 },
	}
	for _, by := range model.Columns {
		up, down := w.sorted(events, model.Order{By: by}), w.sorted(events, model.Order{By: by, Down: true})
		for name, list := range map[string][]*chronicle.Event{"up": up, "down": down} {
			seen := map[*chronicle.Event]bool{}
			for i, e := range list {
				seen[e] = true
				if lacks := empty[by]; lacks != nil && i > 0 && lacks(list[i-1]) && !lacks(e) {
					t.Errorf("%s %s: %s, which has nothing there, stands before %s", by, name, list[i-1].ID, e.ID)
				}
			}
			if len(seen) != len(events) {
				t.Errorf("%s %s: %d events of %d", by, name, len(seen), len(events))
			}
		}
		if slices.Equal(up, down) {
			t.Errorf("%s: both directions are the same", by)
		}
	}
	byDate := w.sorted(events, model.Order{By: model.ByDate})
	if !slices.Equal(byDate, events) {
		t.Error("by date is not the order of stepping")
	}
	byTitle := w.sorted(events, model.Order{By: model.ByTitle})
	if !slices.IsSortedFunc(byTitle, func(a, b *chronicle.Event) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	}) {
		t.Error("titles are not in order")
	}
}

// TestHeadsSort: pressing the head of a column sorts by it, again turns the order.
func TestHeadsSort(t *testing.T) {
	w := listed(t, 1366, 768)
	first := w.left.list.events[0]
	head := w.left.list.heads[3]
	head.tapped()
	up := w.left.list.events[0]
	head.tapped()
	if down := w.left.list.events[0]; up == down || w.model.State().Order != (model.Order{By: model.ByTitle, Down: true}) {
		t.Errorf("first is %s, then %s, order %+v", up.ID, down.ID, w.model.State().Order)
	}
	if head.arrow.Hidden || !w.left.list.heads[0].arrow.Hidden {
		t.Error("the arrow does not stand at the column")
	}
	w.left.list.heads[0].tapped()
	if w.left.list.events[0] != first {
		t.Errorf("by date the first is %s", w.left.list.events[0].ID)
	}
}

// TestTheArrowTurns: the picture of the arrow is another one when the order turns, and
// the first one again when it turns back.
func TestTheArrowTurns(t *testing.T) {
	w := listed(t, 1366, 768)
	head := w.left.list.heads[3]
	arrow := func() []byte {
		head.tapped()
		at := w.app.Driver().AbsolutePositionForObject(head.arrow)
		seen := w.win.Canvas().Capture().(interface {
			SubImage(image.Rectangle) image.Image
		}).SubImage(image.Rect(int(at.X), int(at.Y), int(at.X+arrowSize), int(at.Y+arrowSize)))
		var b bytes.Buffer
		if err := png.Encode(&b, seen); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	up, down, again := arrow(), arrow(), arrow()
	if bytes.Equal(up, down) || !bytes.Equal(up, again) {
		t.Errorf("the arrow turns: %t, and back: %t", !bytes.Equal(up, down), bytes.Equal(up, again))
	}
}

// TestAClickOnTheChosenRow shows it again: the map may have left it.
func TestAClickOnTheChosenRow(t *testing.T) {
	w := listed(t, 1366, 768)
	chosen := w.model.State().At
	w.send(model.GoToDay{Day: chosen.Day + 400})
	w.send(model.GoToEvent{ID: chosen.Event})
	w.send(model.Show{Subject: model.Subject{Kind: model.TownSubject, IDs: []string{"osh"}}})
	rows := w.left.list.rows
	newTapRow(rows, nil).list.press(rows.at)
	if s := w.model.State(); !s.Subject.Chosen() || s.At != chosen {
		t.Errorf("the card is that of %+v at %v", s.Subject, s.At)
	}
}

// TestShortFigures: sides stay apart, nothing is added or averaged, and parts do
// not pass for low claims of the whole.
func TestShortFigures(t *testing.T) {
	c := embedded(t)
	w := words{c.Catalogue.Text("en"), "en", layers.Light}
	kg, tj := chronicle.KG, chronicle.TJ
	for name, test := range map[string]struct {
		figures []chronicle.Figure
		want    string
	}{
		"none": {nil, ""},
		"claims of both": {[]chronicle.Figure{
			{Measure: "wounded", Side: kg, Value: value(100)},
			{Measure: "killed", Side: kg, Value: value(24)},
			{Measure: "killed", Side: kg, Value: value(63)},
			{Measure: "killed", Side: kg, Value: value(46)},
			{Measure: "killed", Side: tj, Value: value(41), Qualifier: chronicle.AtLeast},
			{Measure: "killed", Side: tj, Value: value(83)},
			{Measure: "killed", Side: tj, Value: value(200), Qualifier: chronicle.MoreThan, AboutOtherSide: true},
		}, "Killed\nKG: 24 … 63\nTJ: at least 41 … 83\nTJ, as the other side claims: more than 200"},
		"one side": {[]chronicle.Figure{{Measure: "killed", Side: tj, Value: value(1)}}, "Killed\nKG: no figure\nTJ: 1"},
		"parts": {[]chronicle.Figure{
			{Measure: "killed", Side: kg, Value: value(2), Scope: chronicle.Part},
			{Measure: "killed", Side: kg, Value: value(9), Scope: chronicle.Total},
		}, "Killed\nKG: 9\nTJ: no figure"},
		"parts alone": {[]chronicle.Figure{
			{Measure: "killed", Side: kg, Value: value(2), Scope: chronicle.Part},
			{Measure: "killed", Side: kg, Value: value(3), Scope: chronicle.Part},
		}, "Killed\nKG: 2 … 3\nTJ: no figure"},
		"not told apart": {[]chronicle.Figure{{Measure: "killed", Side: chronicle.Both, Value: value(55)}}, "Killed\nboth: 55"},
		"ranges": {[]chronicle.Figure{
			{Measure: "killed", Side: kg, Low: value(3), High: value(5)},
			{Measure: "killed", Side: kg, Value: value(4)},
		}, "Killed\nKG: 3–5\nTJ: no figure"},
		"words": {[]chronicle.Figure{
			{Measure: "wounded", Side: kg, Text: "dozens"}, {Measure: "wounded", Side: kg, Value: value(30)},
		}, "Wounded\nKG: 30\nTJ: no figure"},
		"words alone": {[]chronicle.Figure{{Measure: "wounded", Text: "dozens"}}, "Wounded\ndozens"},
		"equal with and without a limit": {[]chronicle.Figure{
			{Measure: "killed", Side: kg, Value: value(41)}, {Measure: "killed", Side: kg, Value: value(41), Qualifier: chronicle.AtLeast},
		}, "Killed\nKG: 41 … at least 41\nTJ: no figure"},
	} {
		if got := w.shortFigures(&chronicle.Event{Figures: test.figures}); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// TestShortFiguresAreClaims: every number in the column is a number of a claim
// about that side of that event.
func TestShortFiguresAreClaims(t *testing.T) {
	c := embedded(t)
	w := words{c.Catalogue.Text("en"), "en", layers.Light}
	for _, e := range c.Stack.Data().Chronicle.Events() {
		groups := shortGroups(e)
		for _, g := range groups {
			low, high := extremes(g.Figures)
			if !slices.Contains(g.Figures, low) || !slices.Contains(g.Figures, high) {
				t.Errorf("%s %s %s: an end is no claim of the group", e.ID, g.Measure, g.Side)
			}
		}
		if got := w.shortFigures(e); (got == "") != (len(e.Figures) == 0) || strings.Contains(got, "list.") {
			t.Errorf("%s: %q", e.ID, got)
		}
	}
}

func TestShortSpan(t *testing.T) {
	c := embedded(t)
	w := words{c.Catalogue.Text("en"), "en", layers.Light}
	for _, test := range []struct {
		first, last calendar.Day
		precision   chronicle.Precision
		want        string
	}{
		{calendar.Date(2022, 9, 16), calendar.Date(2022, 9, 16), chronicle.ByDay, "16 Sept. 2022"},
		{calendar.Date(2022, 9, 14), calendar.Date(2022, 9, 18), chronicle.ByRange, "14–18 Sept. 2022"},
		{calendar.Date(2021, 4, 28), calendar.Date(2021, 5, 1), chronicle.ByRange, "28 April – 1 May 2021"},
		{calendar.Date(2019, 12, 31), calendar.Date(2020, 1, 2), chronicle.ByRange, "31 Dec. 2019 – 2 Jan. 2020"},
		{calendar.Date(1974, 12, 1), calendar.Date(1974, 12, 31), chronicle.ByMonth, "Dec. 1974"},
		{calendar.Date(1936, 1, 1), calendar.Date(1936, 12, 31), chronicle.ByYear, "1936"},
		{calendar.Date(1936, 1, 1), calendar.Date(1938, 12, 31), chronicle.ByYear, "1936 – 1938"},
	} {
		e := &chronicle.Event{Span: calendar.Span{First: test.first, Last: test.last}, Precision: test.precision}
		if got := w.shortSpan(e); got != test.want {
			t.Errorf("%v: %q, want %q", e.Span, got, test.want)
		}
	}
}

// TestNumbersAreNotCut: neither at the end of a line nor by an ellipsis.
func TestNumbersAreNotCut(t *testing.T) {
	test.NewTempApp(t)
	text := "both: over 136\u202f770 people"
	for width := float32(20); width < 200; width += 3 {
		for n := 1; n < 4; n++ {
			got := strings.Join(table.clipped(text, width, n), " ")
			if width > 60 && strings.Contains(got, "136") != strings.Contains(got, "136\u202f770") {
				t.Errorf("%g dp, %d lines: %q", width, n, got)
			}
		}
	}
}

// TestListWithThousandsOfRows: only what is seen is made.
func TestListWithThousandsOfRows(t *testing.T) {
	w := listed(t, 1366, 768)
	l := w.left.list
	var many []*chronicle.Event
	for range 100 {
		many = append(many, l.events...)
	}
	l.events = many
	l.rows.Refresh()
	l.rows.choose(len(many) - 1)
	made := 0
	walk(l.rows, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if _, ok := o.(*listRow); ok {
			made++
		}
		return true
	})
	if seen := int(l.rows.Size().Height/rowHeight) + 2; made == 0 || made > seen {
		t.Errorf("%d rows are made for %d that are seen", made, seen)
	}
}

// TestRowsShowTheirEvent: each visible row has the texts of its event.
func TestRowsShowTheirEvent(t *testing.T) {
	w := listed(t, 1920, 1080)
	l := w.left.list
	shown := 0
	walk(l.rows, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		row, ok := o.(*listRow)
		if !ok {
			return true
		}
		var all []string
		for _, part := range test.WidgetRenderer(row).Objects() {
			if text, ok := part.(*canvas.Text); ok {
				all = append(all, text.Text)
				if right := part.Position().X + part.MinSize().Width; right > row.Size().Width+slack {
					t.Errorf("%q ends at %g of %g dp", text.Text, right, row.Size().Width)
				}
			}
		}
		if got := strings.Join(all, " "); !strings.Contains(got, strings.Fields(row.event.Title)[0]) {
			t.Errorf("the row of %s says %q", row.event.ID, got)
		}
		shown++
		return false
	})
	if shown < 5 {
		t.Errorf("%d rows", shown)
	}
}

func BenchmarkSortByFigures(b *testing.B) {
	c := embedded(b)
	w := words{c.Catalogue.Text("en"), "en", layers.Light}
	var many []*chronicle.Event
	for i := range 5000 {
		e := *c.Stack.Data().Chronicle.Events()[i%100]
		e.ID = fmt.Sprint(i)
		many = append(many, &e)
	}
	for b.Loop() {
		w.sorted(many, model.Order{By: model.ByFigures})
	}
}

// TestTheTabsHaveRoom: in the narrowest panel no name of a pane leaves it or covers
// another one, in either language.
func TestTheTabsHaveRoom(t *testing.T) {
	w := opened(t, 1024, 640)
	for _, lang := range model.Languages {
		w.send(model.UseLanguage{Code: lang})
		type place struct{ x, y, right float32 }
		var before place
		walk(w.left.root, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
			p, ok := o.(*press)
			if !ok || !slices.ContainsFunc(w.left.tabs, func(t *tab) bool { return t.press == p }) {
				return true
			}
			now := place{at.X, at.Y, at.X + p.Size().Width}
			if now.right > w.left.root.Size().Width || now.y == before.y && now.x < before.right {
				t.Errorf("%s: %q lies from %g to %g dp in a panel of %g, the one before ends at %g", lang, p.name, now.x, now.right, w.left.root.Size().Width, before.right)
			}
			before = now
			return false
		})
	}
}

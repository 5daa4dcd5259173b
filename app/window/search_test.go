package window

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// searched is the window after words were typed into the field.
func searched(t testing.TB, query string) *Window {
	w := opened(t, 1366, 768)
	w.focusSearch()
	test.Type(w.left.search.entry, query)
	return w
}

func TestSearchShowsGroups(t *testing.T) {
	w := searched(t, "ворӯх")
	got := texts(w.left.root)
	for _, want := range []string{"places", "events", "Vorukh", "Ворух"} {
		if !strings.Contains(got, want) {
			t.Errorf("the results lack %q: %.300s", want, got)
		}
	}
	if strings.Contains(got, "Provinces") {
		t.Error("the layers are still there")
	}
	pressKey(w, fyne.KeyEscape)
	if got := texts(w.left.root); !strings.Contains(got, "Provinces") || w.left.search.query() != "" {
		t.Error("Escape does not bring the layers back")
	}
	if w.win.Canvas().Focused() != w.stage {
		t.Error("Escape does not lead to the map")
	}
}

func TestSearchFindsNothing(t *testing.T) {
	w := searched(t, "qqq")
	if got := texts(w.left.root); !strings.Contains(got, "qqq") || len(w.left.search.rows) != 0 {
		t.Errorf("the results say %.200s", got)
	}
	pressKey(w, fyne.KeyReturn)
	pressKey(w, fyne.KeyDown)
	if w.win.Canvas().Focused() != w.left.search.entry {
		t.Error("the field has lost the keys")
	}
}

// TestSearchByKeyboard: down to the results, through them, and to what is chosen.
func TestSearchByKeyboard(t *testing.T) {
	w := searched(t, "vorukh")
	before := w.model.State().At
	s := w.left.search
	focused := func() int {
		for i, r := range s.rows {
			if w.win.Canvas().Focused() == fyne.Focusable(r) {
				return i
			}
		}
		return -1
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 0},
		{fyne.KeyDown, 1},
		{fyne.KeyUp, 0},
		{fyne.KeyUp, -1},
		{fyne.KeyDown, 0},
		{fyne.KeyEnd, len(s.rows) - 1},
		{fyne.KeyDown, len(s.rows) - 1},
		{fyne.KeyRight, len(s.rows) - 1},
		{fyne.KeyHome, 0},
	} {
		pressKey(w, c.key)
		if got := focused(); got != c.want {
			t.Fatalf("%s leads to result %d, want %d", c.key, got, c.want)
		}
	}
	if w.model.State().At != before {
		t.Error("the arrows move through time")
	}
	pressKey(w, fyne.KeyReturn)
	if got := w.model.State().Subject; got.Kind != model.PlaceSubject {
		t.Errorf("Return on a place shows %+v", got)
	}
	pressKey(w, fyne.KeyEnd)
	pressKey(w, fyne.KeySpace)
	if w.model.State().At == before {
		t.Error("space on an event does not lead to it")
	}
	pressKey(w, fyne.KeyEscape)
	if s.query() != "" {
		t.Error("Escape leaves the words in the field")
	}
}

// TestReturnOpensTheBest result without leaving the field.
func TestReturnOpensTheBest(t *testing.T) {
	w := searched(t, "isfana")
	pressKey(w, fyne.KeyReturn)
	if got := w.model.State().Subject; got.Kind != model.PlaceSubject || got.IDs[0] != "razzakov" {
		t.Errorf("Isfana leads to %+v", got)
	}
}

// TestSearchSaysWhatTheFilterLeavesOut and finds it all the same.
func TestSearchSaysWhatTheFilterLeavesOut(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.UseFilter{Filter: chronicle.Filter{Publisher: "Human Rights Watch"}})
	w.focusSearch()
	test.Type(w.left.search.entry, "1974")
	test.Type(w.left.search.entry, "")
	w.left.search.entry.SetText("vorukh")
	if got := texts(w.left.root); !strings.Contains(got, "left out by the filter") {
		t.Errorf("no result is marked: %.300s", got)
	}
}

// TestSearchSurvivesAnotherLanguage: the words stay, the results are translated.
func TestSearchSurvivesAnotherLanguage(t *testing.T) {
	w := searched(t, "vorukh")
	w.send(model.UseLanguage{Code: "ru"})
	if got := texts(w.left.root); w.left.search.query() != "vorukh" || !strings.Contains(got, "Ворух") {
		t.Errorf("%q: %.200s", w.left.search.query(), got)
	}
}

// TestSearchFindsTheBaseMap: each province, exclave and town is found by each of its
// spellings, and leads to where it lies.
func TestSearchFindsTheBaseMap(t *testing.T) {
	w := opened(t, 1366, 768)
	index := w.index()
	for i, n := range index.named {
		for _, name := range n.Spellings() {
			if !slices.Contains(index.Find(name).Others, i) {
				t.Errorf("%q does not find %s", name, n.ID)
			}
		}
	}
	for query, want := range map[string]struct {
		named   layers.NamedKind
		subject model.SubjectKind
	}{"tashkent": {layers.NamedTown, model.TownSubject}, "сох": {layers.NamedExclave, model.ExclaveSubject}} {
		w.left.search.entry.SetText(query)
		before := w.model.State().At
		pressNamed(t, w, want.named)
		if s := w.model.State(); s.Subject.Kind != want.subject || s.At != before || s.Fitted {
			t.Errorf("%q leads to %+v at %v", query, s.Subject, s.At)
		}
	}
	province := slices.IndexFunc(index.named, func(n layers.Named) bool { return n.Names["en"] == "Sughd" })
	if province < 0 {
		t.Fatal("there is no province of Sughd")
	}
	w.send(model.ShowNamed{Named: index.named[province]})
	bound := index.named[province].Bound
	if b := w.model.State().Camera.Bounds(); !b.Contains(camera.LonLat(bound.Min)) || !b.Contains(camera.LonLat(bound.Max)) {
		t.Errorf("the map shows %v and not the whole province", b)
	}
}

// pressNamed presses the first result of a kind of the base map.
func pressNamed(t *testing.T, w *Window, kind layers.NamedKind) {
	t.Helper()
	found := w.index().Find(w.left.search.query())
	others := found.Others[:min(len(found.Others), mostNamed)]
	i := slices.IndexFunc(others, func(i int) bool { return w.index().named[i].Kind == kind })
	if i < 0 {
		t.Fatalf("%q finds nothing on the base map", w.left.search.query())
	}
	w.left.search.rows[min(len(found.Places), mostPlaces)+i].tapped()
}

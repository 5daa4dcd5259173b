package model_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// fresh is a model of a first start over the embedded data, with a map of 900 by 600 dp.
func fresh(t testing.TB) (*model.Model, *chronicle.Store) {
	t.Helper()
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	m := model.New(c.Stack, func(lang string) layers.Text { return c.Catalogue.Text(lang) }, "en")
	m.Update(model.Looked{Camera: m.State().Camera.WithSize(900, 600)})
	return m, c.Stack.Data().Chronicle
}

func TestFirstStart(t *testing.T) {
	m, store := fresh(t)
	s := m.State()
	if s.At.Day != calendar.Date(2022, 9, 16) || s.At.Event != store.Begin(s.At.Day)[0].ID {
		t.Errorf("position %v, want the first event of 2022-09-16", s.At)
	}
	if n, of := m.Count(); n != 1 || of != len(store.Begin(s.At.Day)) {
		t.Errorf("count %d of %d, want 1 of %d", n, of, len(store.Begin(s.At.Day)))
	}
	view := s.Camera.Bounds()
	for _, corner := range []orb.Point{layers.Region.Min, layers.Region.Max} {
		if !view.Contains(corner) {
			t.Errorf("the view %v leaves out %v of the three provinces", view, corner)
		}
	}
	if !s.LayersOpen || !s.CardOpen || s.Lang != "en" || s.Scheme != model.LightScheme {
		t.Errorf("first start: %+v", s)
	}
}

// TestStepsReachEveryEvent goes through the chronicle in both directions.
func TestStepsReachEveryEvent(t *testing.T) {
	m, store := fresh(t)
	want := make([]string, 0, len(store.Events()))
	for _, e := range store.Events() {
		want = append(want, e.ID)
	}
	walk := func(from model.Msg, by int) []string {
		m.Update(from)
		ids := []string{m.State().At.Event}
		for m.Update(model.StepEvent{By: by}).Has(model.Time) {
			ids = append(ids, m.State().At.Event)
			if e := m.Event(); e.Span.First != m.State().At.Day {
				t.Fatalf("stepping shows %s on %v, not on its first day", e.ID, m.State().At.Day)
			}
			if len(ids) > len(want) {
				t.Fatalf("stepping by %d goes round: %v", by, ids)
			}
		}
		return ids
	}
	if got := walk(model.FirstEvent{}, 1); !slices.Equal(got, want) {
		t.Errorf("forward: %v\nwant %v", got, want)
	}
	back := walk(model.LastEvent{}, -1)
	slices.Reverse(back)
	if !slices.Equal(back, want) {
		t.Errorf("back: %v\nwant %v", back, want)
	}
}

// TestStepsFromAnyDay: from a day without a chosen event the next event begins on
// it or later, the previous one earlier, and a step back undoes a step forward.
func TestStepsFromAnyDay(t *testing.T) {
	m, store := fresh(t)
	days := m.Days()
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		day := days.First + calendar.Day(random.IntN(days.Days()))
		m.Update(model.GoToDay{Day: day})
		if s := m.State().At; s.Day != day || (s.Event == "") != (len(store.Begin(day)) == 0) {
			t.Fatalf("going to %v gives %v", day, s)
		}
		if m.State().At.Event != "" || day > store.Events()[len(store.Events())-1].Span.First {
			continue
		}
		m.Update(model.StepEvent{By: 1})
		next := m.Event()
		if next == nil || next.Span.First < day {
			t.Fatalf("after %v comes %v", day, next)
		}
		for _, e := range store.Events() {
			if e.Span.First >= day && e.Span.First < next.Span.First {
				t.Fatalf("after %v the step misses %s", day, e.ID)
			}
		}
	}
}

// TestUmbrellaKeepsTheDay: an event that began earlier is shown on the day that is
// looked at, and stepping from it goes on from that day.
func TestUmbrellaKeepsTheDay(t *testing.T) {
	m, store := fresh(t)
	day := calendar.Date(2022, 9, 16)
	var earlier *chronicle.Event
	for _, e := range store.On(day) {
		if e.Span.First < day && earlier == nil {
			earlier = e // not the last of them, from which any step leads to this day
		}
	}
	m.Update(model.ShowEvent{ID: earlier.ID})
	if got := m.State().At; got != (chronicle.Position{Day: day, Event: earlier.ID}) {
		t.Fatalf("showing %s gives %v", earlier.ID, got)
	}
	if n, _ := m.Count(); n != 0 {
		t.Errorf("%s is number %d of the day, but began earlier", earlier.ID, n)
	}
	m.Update(model.StepEvent{By: 1})
	if got, want := m.State().At.Event, store.Begin(day)[0].ID; got != want {
		t.Errorf("the step leads to %s, want %s", got, want)
	}
	m.Update(model.ShowEvent{ID: earlier.ID})
	m.Update(model.StepEvent{By: -1})
	if e := m.Event(); e.Span.First >= day {
		t.Errorf("the step back leads to %s on %v", e.ID, e.Span)
	}
}

func TestDaysAndMonths(t *testing.T) {
	m, _ := fresh(t)
	for _, c := range []struct {
		from string
		msg  model.Msg
		want string
	}{
		{"2024-02-28", model.StepDay{By: 1}, "2024-02-29"},
		{"2024-02-29", model.StepDay{By: 1}, "2024-03-01"},
		{"2024-01-31", model.StepMonth{By: 1}, "2024-02-29"},
		{"2021-12-31", model.StepMonth{By: 1}, "2022-01-31"},
		{"2022-03-31", model.StepMonth{By: -1}, "2022-02-28"},
		{"1924-01-01", model.StepDay{By: -1}, "1924-01-01"},
		{"1924-01-01", model.StepMonth{By: -1}, "1924-01-01"},
	} {
		day, err := calendar.Parse(c.from)
		if err != nil {
			t.Fatal(err)
		}
		m.Update(model.GoToDay{Day: day})
		m.Update(c.msg)
		if got := m.State().At.Day.String(); got != c.want {
			t.Errorf("%s %+v: %s, want %s", c.from, c.msg, got, c.want)
		}
	}
	last := m.Days().Last
	m.Update(model.GoToDay{Day: last + 1000})
	if got := m.State().At.Day; got != last {
		t.Errorf("beyond the end: %v, want %v", got, last)
	}
}

func TestFlying(t *testing.T) {
	m, store := fresh(t)
	village := orb.Point{70.5, 39.9}
	close := m.State().Camera.WithCentre(village).WithZoom(11)
	m.Update(model.Looked{Camera: close})
	for _, e := range store.Events() {
		before := m.State().Camera
		c := m.Update(model.GoToEvent{ID: e.ID})
		now := m.State().Camera
		if len(e.Places) == 0 {
			if c.Has(model.View) {
				t.Errorf("%s has no place, but the view moves", e.ID)
			}
			continue
		}
		if !slices.ContainsFunc(e.Places, func(p *chronicle.Place) bool {
			return now.Bounds().Contains(orb.Point{p.Lon, p.Lat})
		}) {
			t.Errorf("%s: none of its places is in view", e.ID)
		}
		if c.Has(model.Fly) != c.Has(model.View) || now.Zoom() > before.Zoom()+1e-9 {
			t.Errorf("%s: change %b, zoom %.2f after %.2f", e.ID, c, now.Zoom(), before.Zoom())
		}
		m.Update(model.Looked{Camera: close})
	}
}

// TestCoveredMap: a place under the card does not count as seen.
func TestCoveredMap(t *testing.T) {
	m, store := fresh(t)
	e := store.Events()[len(store.Events())-1]
	for _, candidate := range store.Events() {
		if len(candidate.Places) == 1 && !candidate.Places[0].Soft() {
			e = candidate
			break
		}
	}
	at := orb.Point{e.Places[0].Lon, e.Places[0].Lat}
	m.Update(model.Looked{Camera: m.State().Camera.WithZoom(9).WithCentre(at).PanBy(300, 0)})
	m.Update(model.Cover{Right: 340})
	if !m.Update(model.GoToEvent{ID: e.ID}).Has(model.Fly) {
		t.Fatal("a place under the card is left there")
	}
	if v := m.State().Camera.Project(at); v[0] > 900-340 || v[0] < 0 {
		t.Errorf("after the flight the place stands at %v, under the card", v)
	}
}

func TestFittedViewFollowsTheSize(t *testing.T) {
	m, _ := fresh(t)
	resized := m.State().Camera.WithSize(1600, 900)
	if c := m.Update(model.Looked{Camera: resized}); !c.Has(model.View) || c.Has(model.Fly) {
		t.Errorf("a new size gives change %b, want a view without a flight", c)
	}
	if !m.State().Fitted {
		t.Error("a new size ends the fitted view")
	}
	m.Update(model.Looked{Camera: m.State().Camera.PanBy(40, 0)})
	if m.State().Fitted {
		t.Error("the view is dragged and still counts as fitted")
	}
	if c := m.Update(model.Looked{Camera: m.State().Camera.WithSize(1000, 700)}); c != 0 {
		t.Errorf("a dragged view changes with the size: %b", c)
	}
}

// TestFittedViewUnderACard: with a card over its right side the map still shows
// all of the three provinces beside it.
func TestFittedViewUnderACard(t *testing.T) {
	m, _ := fresh(t)
	if c := m.Update(model.Cover{Right: 340}); !c.Has(model.View) {
		t.Errorf("the card covers the map and the view stays: %b", c)
	}
	for _, corner := range []orb.Point{layers.Region.Min, layers.Region.Max} {
		if v := m.State().Camera.Project(corner); v[0] < 0 || v[0] > 900-340 || v[1] < 0 || v[1] > 600 {
			t.Errorf("%v stands at %v", corner, v)
		}
	}
	if c := m.Update(model.Cover{Right: 340}); c != 0 {
		t.Errorf("the same card again: %b", c)
	}
}

func TestSubjects(t *testing.T) {
	m, _ := fresh(t)
	m.Update(model.OpenCard{Open: false})
	c := m.Update(model.Show{Subject: model.Subject{Kind: model.PlaceSubject, IDs: []string{"batken"}}})
	if !c.Has(model.Card) || !c.Has(model.Panels) || !m.State().CardOpen {
		t.Errorf("showing a place: change %b, open %t", c, m.State().CardOpen)
	}
	if c := m.Update(model.ShowEvent{ID: m.State().At.Event}); !c.Has(model.Card) || m.State().Subject.Kind != model.EventSubject {
		t.Errorf("choosing the chosen event again does not lead back to its card: %b", c)
	}
}

// TestNothingChanges: messages without an effect say so, so that nothing is redrawn.
func TestNothingChanges(t *testing.T) {
	m, _ := fresh(t)
	s := m.State()
	for _, msg := range []model.Msg{
		model.UseLanguage{Code: s.Lang},
		model.UseLanguage{Code: "xx"},
		model.UseScheme{Scheme: s.Scheme},
		model.SwitchLayer{ID: "border", On: true},
		model.SwitchLayer{ID: "nonsense", On: true},
		model.OpenCard{Open: true},
		model.OpenLayers{Open: true},
		model.UseLinear{Linear: false},
		model.GoToEvent{ID: "nonsense"},
		model.ShowEvent{ID: ""},
		model.SystemDark{Dark: false},
	} {
		if c := m.Update(msg); c != 0 {
			t.Errorf("%T%+v: change %b", msg, msg, c)
		}
	}
	if !reflect.DeepEqual(m.State(), s) {
		t.Errorf("the state has changed: %+v", m.State())
	}
}

func TestThemes(t *testing.T) {
	m, _ := fresh(t)
	for _, c := range []struct {
		scheme model.Scheme
		dark   bool
		want   *layers.Theme
	}{
		{model.SystemScheme, false, layers.Light},
		{model.SystemScheme, true, layers.Dark},
		{model.LightScheme, true, layers.Light},
		{model.DarkScheme, false, layers.Dark},
	} {
		m.Update(model.UseScheme{Scheme: c.scheme})
		m.Update(model.SystemDark{Dark: c.dark})
		if got := m.Frame().Theme; got != c.want {
			t.Errorf("%s on a system that is dark %t: %s", c.scheme, c.dark, got.Name)
		}
	}
}

// used is a model that has been changed in everything that is saved.
func used(t testing.TB) *model.Model {
	m, store := fresh(t)
	for _, msg := range []model.Msg{
		model.GoToEvent{ID: store.Events()[40].ID},
		model.SwitchLayer{ID: "water", On: false},
		model.SwitchLayer{ID: "changes", On: true},
		model.UseLanguage{Code: "ru"},
		model.UseScheme{Scheme: model.DarkScheme},
		model.UseLinear{Linear: true},
		model.UseFilter{Filter: filters["publisher"].WithKind(chronicle.KindArson, false)},
		model.SortList{By: model.ByPlace},
		model.OpenPane{Pane: model.ListPane},
		model.OpenLayers{Open: false},
		model.ShowLocator{On: false},
		model.UseGestures{Gestures: model.Gestures{WheelPans: true, Still: true}},
		model.Resized{Size: model.Size{W: 1500, H: 900}},
		model.Looked{Camera: m.State().Camera.WithZoom(10.25).WithCentre(orb.Point{70.25, 39.75})},
	} {
		m.Update(msg)
	}
	return m
}

func TestGesturesChangeTheHandAlone(t *testing.T) {
	m, _ := fresh(t)
	want := m.State()
	want.Gestures.WheelPans = true
	msg := model.UseGestures{Gestures: want.Gestures}
	if c := m.Update(msg); c != model.Hand || m.State().Gestures != want.Gestures || m.State().Camera != want.Camera {
		t.Errorf("changes %b, gestures %+v", c, m.State().Gestures)
	}
	if c := m.Update(msg); c != 0 {
		t.Errorf("the same again changes %b", c)
	}
}

func TestSaveAndRestore(t *testing.T) {
	m := used(t)
	saved := m.Save()
	if strings.Contains(saved, "\n") {
		t.Errorf("more than one line: %s", saved)
	}
	later, _ := fresh(t)
	later.Restore(saved)
	if got := later.Save(); got != saved {
		t.Errorf("restored and saved again:\n%s\nwant\n%s", got, saved)
	}
	size, scheme := model.Peek(saved)
	if size != (model.Size{W: 1500, H: 900}) || scheme != model.DarkScheme {
		t.Errorf("peek: %v %s", size, scheme)
	}
}

// TestDamagedSettings damages each field in turn, in many ways: the field falls
// back to the first start's value and the others are kept.
func TestDamagedSettings(t *testing.T) {
	saved, first := used(t).Save(), func() string { m, _ := fresh(t); return m.Save() }()
	var whole, defaults map[string]json.RawMessage
	if err := json.Unmarshal([]byte(saved), &whole); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(first), &defaults); err != nil {
		t.Fatal(err)
	}
	for field := range whole {
		for _, damage := range []string{
			`null`, `"nonsense"`, `7`, `-1e300`, `[]`, `{}`, `[1,2]`, `[1e300,1e300,1e300]`, `["a"]`, `"9999-99-99"`, `{"border":3}`, `"1000-01-01"`,
		} {
			broken := map[string]json.RawMessage{}
			for k, v := range whole {
				broken[k] = v
			}
			broken[field] = json.RawMessage(damage)
			text, err := json.Marshal(broken)
			if err != nil {
				t.Fatal(err)
			}
			m, _ := fresh(t)
			m.Restore(string(text))
			checkDamaged(t, m.Save(), field, damage, whole, defaults)
		}
	}
}

func checkDamaged(t *testing.T, got, field, damage string, whole, defaults map[string]json.RawMessage) {
	t.Helper()
	var now map[string]json.RawMessage
	if err := json.Unmarshal([]byte(got), &now); err != nil {
		t.Fatal(err)
	}
	for k := range whole {
		want := whole[k]
		if k == field {
			want = defaults[k]
		}
		dayMatters := field == "day" && k == "event" || field == "event" && k == "event" ||
			field == "window" && k == "window" && damage == "[1,2]" || field == "view" && k == "view"
		if !dayMatters && string(now[k]) != string(want) {
			t.Errorf("%s = %s: %s is %s, want %s", field, damage, k, now[k], want)
		}
	}
}

func TestRubbishNeverPreventsAStart(t *testing.T) {
	for _, rubbish := range []string{"", "null", "[]", "{", `"x"`, "\x00\xff", `{"day":{}}`, strings.Repeat("[", 100000)} {
		m, _ := fresh(t)
		want := m.Save()
		m.Restore(rubbish)
		if got := m.Save(); got != want {
			t.Errorf("%.20q changes the first start: %s", rubbish, got)
		}
	}
}

func FuzzRestore(f *testing.F) {
	f.Add(used(f).Save())
	f.Add(`{"window":[1e9,-4],"view":[0,0,99]}`)
	f.Fuzz(func(t *testing.T, saved string) {
		m, store := fresh(t)
		m.Restore(saved)
		s := m.State()
		if !m.Days().Contains(s.At.Day) || s.At.Event != "" && store.Event(s.At.Event) == nil {
			t.Errorf("position %v", s.At)
		}
		if s.Window.W < 1024 || s.Window.W > 3840 || s.Window.H < 640 || s.Window.H > 2160 {
			t.Errorf("window %v", s.Window)
		}
		if z := s.Camera.Zoom(); !(z >= camera.MinZoom && z <= camera.MaxZoom) {
			t.Errorf("zoom %v", z)
		}
	})
}

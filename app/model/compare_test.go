package model_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/model"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

func TestPinnedDayStaysWhereItIs(t *testing.T) {
	m, _ := fresh(t)
	before := m.State()
	if c := m.Update(model.CompareAs{Kind: model.Split}); !c.Has(model.Halves) || c.Has(model.Time|model.View) {
		t.Errorf("pinning: change %b", c)
	}
	m.Update(model.GoToDay{Day: calendar.Date(2021, 4, 29)})
	s := m.State()
	if s.Compare.Pinned != (model.Standing{At: before.At, Reach: before.Reach}) {
		t.Errorf("the pinned day has moved to %v", s.Compare.Pinned)
	}
	if f := m.PinnedFrame(); f.At != before.At || m.Frame().At != s.At || f.Camera != m.Frame().Camera {
		t.Errorf("the maps show %v and %v", f.At, m.Frame().At)
	}
	m.Update(model.UseMode{Mode: chronicle.Until})
	if got := m.PinnedFrame().Reach.Mode; got != chronicle.OnDay {
		t.Errorf("the mode of the pinned map follows: %d", got)
	}
	m.Update(model.CompareAs{Kind: model.Swipe})
	if got := m.State().Compare; got.Kind != model.Swipe || got.Pinned != s.Compare.Pinned {
		t.Errorf("another kind of comparison pins another day: %+v", got)
	}
	at := m.State().At
	c := m.Update(model.CompareAs{Kind: model.NoCompare})
	if got := m.State(); got.Compare.On() || got.At != at || got.Camera != before.Camera || c.Has(model.Time|model.View) {
		t.Errorf("one map again: change %b, %v", c, got.At)
	}
}

func TestPinAndSwap(t *testing.T) {
	m, _ := fresh(t)
	first := m.State().At
	m.Update(model.PinDay{})
	if got := m.State().Compare; got.Kind != model.Split || got.Pinned.At != first {
		t.Errorf("pinning begins %+v", got)
	}
	m.Update(model.GoToDay{Day: calendar.Date(2025, 3, 13)})
	m.Update(model.UseMode{Mode: chronicle.Window})
	second, reach := m.State().At, m.State().Reach
	m.Update(model.SwapDays{})
	if s := m.State(); s.At != first || s.Compare.Pinned != (model.Standing{At: second, Reach: reach}) || s.Reach.Mode != chronicle.OnDay {
		t.Errorf("swapped: %v beside %+v", s.At, s.Compare.Pinned)
	}
	m.Update(model.SwapDays{})
	if s := m.State(); s.At != second || s.Reach != reach || s.Compare.Pinned.At != first {
		t.Errorf("swapped twice: %v beside %+v", s.At, s.Compare.Pinned)
	}
	m.Update(model.PinDay{})
	if s := m.State(); s.Compare.Pinned.At != second {
		t.Errorf("pinned anew: %+v", s.Compare.Pinned)
	}
}

func TestReadyMadeComparisons(t *testing.T) {
	for _, c := range []struct {
		name           model.Ready
		kind           model.CompareKind
		pinned, chosen string
	}{
		{model.TreatyReady, model.Swipe, "2025-03-12/2025-03-12", "2025-03-13/2025-03-13"},
		{model.WarsReady, model.Split, "2021-04-28/2021-05-01", "2022-09-14/2022-09-18"},
	} {
		m, _ := fresh(t)
		m.Update(model.GoToDay{Day: calendar.Date(2019, 7, 22)})
		m.Update(model.Zoom{Steps: 1}) // a view of the user's own
		before := m.State()
		change := m.Update(model.CompareReady{Name: c.name})
		s := m.State()
		chosen := model.Standing{At: s.At, Reach: s.Reach}.Days()
		if s.Compare.Kind != c.kind || s.Compare.Pinned.Days() != span(t, c.pinned) || chosen != span(t, c.chosen) {
			t.Errorf("%s: kind %d, %v beside %v", c.name, s.Compare.Kind, s.Compare.Pinned.Days(), chosen)
		}
		if s.Camera != before.Camera || change.Has(model.View) {
			t.Errorf("%s moves the view", c.name)
		}
		m.Update(model.CompareAs{Kind: model.NoCompare})
		if after := m.State(); after.At != before.At || after.Reach != before.Reach {
			t.Errorf("%s ends at %v with %v, want %v with %v", c.name, after.At, after.Reach, before.At, before.Reach)
		}
	}
	m, _ := fresh(t)
	before := m.Save()
	if c := m.Update(model.CompareReady{Name: "nonsense"}); c != 0 || m.Save() != before {
		t.Errorf("an unknown comparison: change %b", c)
	}
}

func span(t *testing.T, s string) calendar.Span {
	t.Helper()
	first, err := calendar.Parse(s[:10])
	if err != nil {
		t.Fatal(err)
	}
	last, err := calendar.Parse(s[11:])
	if err != nil {
		t.Fatal(err)
	}
	return calendar.Span{First: first, Last: last}
}

// TestReadyMadeLeadsBackOnlyFromItself: once another day is chosen, that one stays.
func TestReadyMadeLeadsBackOnlyFromItself(t *testing.T) {
	m, _ := fresh(t)
	first := m.State().At
	m.Update(model.CompareReady{Name: model.TreatyReady})
	m.Update(model.CompareReady{Name: model.WarsReady})
	m.Update(model.CompareAs{Kind: model.NoCompare})
	if got := m.State().At; got != first {
		t.Errorf("after one and the other the way back leads to %v, want %v", got, first)
	}
	m.Update(model.CompareReady{Name: model.WarsReady})
	m.Update(model.StepDay{By: 1})
	stepped := m.State().At
	m.Update(model.CompareAs{Kind: model.NoCompare})
	if got := m.State().At; got != stepped {
		t.Errorf("a chosen day is given up for %v", got)
	}
}

// TestReadyMadeFitsItsPlaces: while the view is fitted, a ready-made comparison
// shows the places that it is about, and its end shows the three provinces again.
func TestReadyMadeFitsItsPlaces(t *testing.T) {
	m, store := fresh(t)
	resized := model.Looked{Camera: m.State().Camera.WithSize(450, 600)} // half of the map
	before := m.State().Camera
	m.Update(model.CompareReady{Name: model.WarsReady})
	if c := m.Update(resized); !c.Has(model.View) || c.Has(model.Fly) {
		t.Errorf("the view is fitted anew by change %b", c)
	}
	view := m.State().Camera.Bounds()
	for _, id := range []string{"conflict-2021-04", "conflict-2022-09"} {
		for _, part := range store.Event(id).Parts {
			for _, p := range part.Places {
				far := p.Kind == "city" || p.Soft() || p.Lon > 71.5 // capitals, provinces, and Chon-Alay in the east
				if !far && !view.Contains(orb.Point{p.Lon, p.Lat}) {
					t.Errorf("%s of %s is out of view", p.Name("en"), part.ID)
				}
			}
		}
	}
	m.Update(model.FitRegion{})
	if !m.State().Camera.Bounds().Contains(orb.Point{73.9, 40}) {
		t.Error("the three provinces are not shown when asked for")
	}
	m.Update(model.CompareAs{})
	m.Update(model.Looked{Camera: m.State().Camera.WithSize(before.Size())})
	if got := m.State().Camera; got != before {
		t.Errorf("afterwards the view is %v at %g", got.Centre(), got.Zoom())
	}
}

// TestTreatyDay: the map changes on it, in line and status.
func TestTreatyDay(t *testing.T) {
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	atlas := c.Stack.Data().Atlas
	before, after := atlas.At(model.TreatyDay-1), atlas.At(model.TreatyDay)
	if before == after {
		t.Error("the mapped line is the same before and after")
	}
}

func TestPinnedCardsMoveNothing(t *testing.T) {
	m, store := fresh(t)
	m.Update(model.CompareReady{Name: model.WarsReady})
	at := m.State().At
	other := store.Event("fighting-2021-04-29")
	c := m.Update(model.Show{Subject: model.Subject{IDs: []string{other.ID}, Pinned: true}})
	if m.State().At != at || m.PinnedEvent() != other || !c.Has(model.Card|model.Redraw) || c.Has(model.Time) {
		t.Errorf("a card of the pinned map: change %b, at %v", c, m.State().At)
	}
	if got := m.PinnedFrame().At; got.Event != other.ID || got.Day != m.SubjectDay() {
		t.Errorf("the pinned map marks %v", got)
	}
	// From its card the way leads to other cards, still without moving.
	m.Update(model.ShowEvent{ID: "kokterek-2021"})
	if m.State().At != at || m.PinnedEvent() != store.Event("kokterek-2021") {
		t.Errorf("a second card leads to %v", m.State().At)
	}
	m.Update(model.GoToEvent{ID: other.ID}) // asked for
	if s := m.State(); s.At.Event != other.ID || !s.Subject.Chosen() {
		t.Errorf("going there: %v, %+v", s.At, s.Subject)
	}
	m.Update(model.Show{Subject: model.Subject{IDs: []string{other.ID}, Pinned: true}})
	if m.Update(model.CompareAs{}); m.PinnedEvent() != nil || m.SubjectDay() != m.State().At.Day {
		t.Error("the card of the pinned map outlives it")
	}
}

func TestDivider(t *testing.T) {
	m, _ := fresh(t)
	for _, c := range []struct {
		to, want float64
		change   bool
	}{{0.25, 0.25, true}, {0.25, 0.25, false}, {-3, 0, true}, {7, 1, true}, {math.NaN(), 1, false}} {
		if got := m.Update(model.MoveDivider{Share: c.to}); got.Has(model.Divider) != c.change || got.Has(model.Redraw) {
			t.Errorf("to %g: change %b", c.to, got)
		}
		if got := m.State().Compare.Share; got != c.want {
			t.Errorf("to %g: %g", c.to, got)
		}
	}
}

func TestFurnitureOfBothMaps(t *testing.T) {
	m, _ := fresh(t)
	left := []orb.Bound{{Max: orb.Point{10, 10}}}
	if c := m.Update(model.Cover{Pinned: left}); !c.Has(model.Redraw) {
		t.Errorf("furniture on the pinned map: change %b", c)
	}
	if c := m.Update(model.Cover{Pinned: left}); c != 0 {
		t.Errorf("the same again: change %b", c)
	}
	if got := m.PinnedFrame().Reserved; len(got) != 1 || len(m.Frame().Reserved) != 0 {
		t.Errorf("reserved %v and %v", got, m.Frame().Reserved)
	}
}

// TestComparisonIsNotSaved: a later start begins with one map.
func TestComparisonIsNotSaved(t *testing.T) {
	m, _ := fresh(t)
	saved := m.Save()
	m.Update(model.CompareAs{Kind: model.Swipe})
	m.Update(model.MoveDivider{Share: 0.1})
	if got := m.Save(); got != saved {
		t.Errorf("saved %s, want %s", got, saved)
	}
}

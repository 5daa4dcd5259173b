package model_test

import (
	"slices"
	"testing"

	"borderatlas/app/model"
	"borderatlas/layers/chronicle"
)

// filters are some that pick many events, few and none.
var filters = map[string]chronicle.Filter{
	"none":      {},
	"fighting":  chronicle.Filter{}.WithKind(chronicle.KindSummit, false).WithKind(chronicle.KindOther, false),
	"side":      {Side: chronicle.KG},
	"province":  {Province: "Osh"},
	"publisher": {Publisher: "Human Rights Watch", Confidence: chronicle.High},
	"nothing":   {Publisher: "nobody"},
}

// TestStepsReachEveryPickedEvent goes through what a filter picks in both
// directions, by event and by the messages that lead to the ends.
func TestStepsReachEveryPickedEvent(t *testing.T) {
	for name, f := range filters {
		m, store := fresh(t)
		m.Update(model.UseFilter{Filter: f})
		picked := f.Pick(store.Events())
		if len(picked) == 0 {
			before := m.State().At
			for _, msg := range []model.Msg{model.FirstEvent{}, model.LastEvent{}, model.StepEvent{By: 1}, model.StepEvent{By: -1}} {
				if m.Update(msg); m.State().At != before {
					t.Errorf("%s: %T leads to %v", name, msg, m.State().At)
				}
			}
			continue
		}
		m.Update(model.FirstEvent{})
		for i, e := range picked {
			if got := m.State().At; got.Event != e.ID || got.Day != e.Span.First {
				t.Fatalf("%s: step %d reaches %v, want %s", name, i, got, e.ID)
			}
			m.Update(model.StepEvent{By: 1})
		}
		m.Update(model.LastEvent{})
		for i := len(picked) - 1; i >= 0; i-- {
			if got := m.State().At.Event; got != picked[i].ID {
				t.Fatalf("%s: step back to %d reaches %s, want %s", name, i, got, picked[i].ID)
			}
			m.Update(model.StepEvent{By: -1})
		}
	}
}

// TestTheFilterLeavesTheChosenEvent: no filter leaves an event chosen, on either map or
// in the card, that it does not pick; the day stays.
func TestTheFilterLeavesTheChosenEvent(t *testing.T) {
	for name, f := range filters {
		m, store := fresh(t)
		for _, e := range store.Events() {
			m.Update(model.UseFilter{})
			m.Update(model.GoToEvent{ID: e.ID})
			m.Update(model.CompareAs{Kind: model.Split})
			m.Update(model.UseFilter{Filter: f})
			s := m.State()
			if s.At.Day != e.Span.First || f.Match(e) && s.At.Event != e.ID {
				t.Errorf("%s: from %s it leads to %v", name, e.ID, s.At)
			}
			for _, id := range []string{s.At.Event, s.Compare.Pinned.At.Event} {
				if on := store.Event(id); on != nil && !f.Match(on) {
					t.Errorf("%s: %s stays chosen although the filter leaves it out", name, id)
				}
			}
			m.Update(model.CompareAs{})
		}
	}
}

// TestTheFilterShortensTheCard: a list goes on with what is picked, and one of nothing
// and the card of an event on the pinned map are closed.
func TestTheFilterShortensTheCard(t *testing.T) {
	m, store := fresh(t)
	day := store.Begin(model.FirstDay)
	var ids []string
	for _, e := range day {
		ids = append(ids, e.ID)
	}
	f := chronicle.Filter{}.WithKind(day[0].Kind, false)
	m.Update(model.Show{Subject: model.Subject{Kind: model.ListSubject, IDs: ids}})
	m.Update(model.UseFilter{Filter: f})
	if got := m.State().Subject; got.Kind != model.ListSubject || len(got.IDs) != len(f.Pick(day)) {
		t.Errorf("the list goes on with %v", got)
	}
	m.Update(model.UseFilter{Filter: filters["nothing"]})
	if got := m.State().Subject; !got.Chosen() {
		t.Errorf("the card of nothing is %v", got)
	}
	m.Update(model.UseFilter{})
	m.Update(model.CompareAs{Kind: model.Split})
	m.Update(model.Show{Subject: model.Subject{IDs: ids[:1], Pinned: true}})
	m.Update(model.UseFilter{Filter: f})
	if e := m.PinnedEvent(); e != nil {
		t.Errorf("the card of %s stays open", e.ID)
	}
}

// TestAnEventIsChosenPastTheFilter: one that is asked for by name is shown, with its
// number on the day, until the user steps.
func TestAnEventIsChosenPastTheFilter(t *testing.T) {
	m, store := fresh(t)
	chosen := m.Event()
	f := chronicle.Filter{}.WithKind(chosen.Kind, false)
	if c := m.Update(model.UseFilter{Filter: f}); !c.Has(model.Picked) || !c.Has(model.Redraw) || !c.Has(model.Time) {
		t.Errorf("a filter changes %b", c)
	}
	if c := m.Update(model.UseFilter{Filter: f}); c != 0 {
		t.Errorf("the same filter again changes %b", c)
	}
	m.Update(model.GoToEvent{ID: chosen.ID})
	if m.Event() != chosen || m.Frame().Filter != f {
		t.Errorf("chosen is %v, the map has the filter %v", m.State().At, m.Frame().Filter)
	}
	if n, of := m.Count(); n != 1 || of != 1+len(f.Pick(store.Begin(chosen.Span.First))) {
		t.Errorf("%d of %d", n, of)
	}
	m.Update(model.StepEvent{By: 1})
	if e := m.Event(); e == chosen || !f.Match(e) {
		t.Errorf("a step leads to %v", m.State().At)
	}
	m.Update(model.StepEvent{By: -1})
	if m.Event() == chosen {
		t.Error("a step leads back to what the filter leaves out")
	}
	m.Update(model.GoToEvent{ID: chosen.ID})
	if m.Event() != chosen {
		t.Error("an event that the filter leaves out cannot be chosen by its name")
	}
}

func TestPanesAndOrder(t *testing.T) {
	m, _ := fresh(t)
	m.Update(model.OpenLayers{Open: false})
	if c := m.Update(model.OpenPane{Pane: model.ListPane}); c != model.Panels || !m.State().LayersOpen || m.State().Pane != model.ListPane {
		t.Errorf("opening the list changes %b: %+v", c, m.State().Pane)
	}
	for _, msg := range []model.Msg{model.OpenPane{Pane: model.ListPane}, model.OpenPane{Pane: "x"}, model.SortList{By: "x"}, model.ShowPlace{ID: "x"}} {
		if c := m.Update(msg); c != 0 {
			t.Errorf("%+v changes %b", msg, c)
		}
	}
	for _, want := range []model.Order{{By: model.ByTitle}, {By: model.ByTitle, Down: true}, {By: model.ByTitle}} {
		if c := m.Update(model.SortList{By: model.ByTitle}); c != model.Sorted || m.State().Order != want {
			t.Errorf("change %b, order %+v, want %+v", c, m.State().Order, want)
		}
	}
	m.Update(model.SortList{By: model.ByTitle})
	m.Update(model.SortList{By: model.ByKind})
	if want := (model.Order{By: model.ByKind}); m.State().Order != want {
		t.Errorf("another column begins with %+v", m.State().Order)
	}
}

// TestShowPlace: the place stands in the middle of what the card leaves free.
func TestShowPlace(t *testing.T) {
	m, store := fresh(t)
	m.Update(model.Cover{Right: 340})
	p := store.Places()[len(store.Places())-1]
	c := m.Update(model.ShowPlace{ID: p.ID})
	s := m.State()
	if !c.Has(model.Card) || !c.Has(model.Fly) || s.Subject.Kind != model.PlaceSubject || !slices.Equal(s.Subject.IDs, []string{p.ID}) {
		t.Errorf("change %b, subject %v", c, s.Subject)
	}
	if at := s.Camera.Project([2]float64{p.Lon, p.Lat}); at[0] < 279 || at[0] > 281 || at[1] < 299 || at[1] > 301 {
		t.Errorf("the place stands at %v, want 280, 300", at)
	}
}

// TestEveryFilterIsSaved restores each of them, and drops what nothing can meet.
func TestEveryFilterIsSaved(t *testing.T) {
	for name, f := range filters {
		m, _ := fresh(t)
		m.Update(model.UseFilter{Filter: f})
		later, _ := fresh(t)
		later.Restore(m.Save())
		if name == "nothing" {
			f = chronicle.Filter{}
		}
		if got := later.State().Filter; got != f {
			t.Errorf("%s: %+v becomes %+v", name, f, got)
		}
	}
}

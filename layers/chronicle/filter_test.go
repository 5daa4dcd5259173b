package chronicle

import (
	"testing"

	"borderatlas/layers/calendar"
)

func TestReachNeverMovesTheDay(t *testing.T) {
	for _, c := range []struct {
		reach Reach
		first string
	}{
		{Reach{}, "2022-09-16"},
		{Reach{Window, 30}, "2022-08-18"},
		{Reach{Window, 1}, "2022-09-16"},
		{Reach{Window, 0}, "2022-09-16"},
		{Reach{Window, -5}, "2022-09-16"},
		{Reach{Until, 7}, ".."},
	} {
		day := calendar.Date(2022, 9, 16)
		span := c.reach.Span(day)
		if span.Last != day || span.First.String() != c.first {
			t.Errorf("%+v of %v is %v, want %s to the day itself", c.reach, day, span, c.first)
		}
	}
}

func TestFilter(t *testing.T) {
	store := load(t)
	for name, c := range map[string]struct {
		filter Filter
		want   func(*Event) bool
	}{
		"none":       {Filter{}, func(*Event) bool { return true }},
		"one kind":   {Filter{}.WithKind(KindClash, false), func(e *Event) bool { return e.Kind != KindClash }},
		"confidence": {Filter{Confidence: Low}, func(e *Event) bool { return e.Confidence == Low }},
		"province": {Filter{Province: "Osh"}, func(e *Event) bool {
			for _, p := range e.Places {
				if p.Province == "Osh" || p.Province == "Batken / Osh" || p.Province == "Osh / Batken" {
					return true
				}
			}
			return false
		}},
		"side": {Filter{Side: TJ}, func(e *Event) bool {
			for _, f := range e.Figures {
				if f.Side == TJ || f.Side == Both {
					return true
				}
			}
			return false
		}},
		"publisher": {Filter{Publisher: "Human Rights Watch"}, func(e *Event) bool {
			for _, s := range e.Sources {
				if s.Publisher == "Human Rights Watch" {
					return true
				}
			}
			return false
		}},
	} {
		picked := c.filter.Pick(store.Events())
		i := 0
		for _, e := range store.Events() {
			if got := i < len(picked) && picked[i] == e; got != c.want(e) {
				t.Errorf("%s: %s is picked: %v", name, e.ID, got)
			} else if got {
				i++
			}
		}
		if len(picked) == 0 || name != "none" && len(picked) == len(store.Events()) {
			t.Errorf("%s picks %d of %d events: the chronicle should have both", name, len(picked), len(store.Events()))
		}
	}
}

func TestFilterIsAValue(t *testing.T) {
	f := Filter{}.WithKind(KindArson, false).WithKind(KindSummit, false)
	if f.Any() || f.Shows(KindArson) || !f.Shows(KindClash) || f.Shows(KindSummit) {
		t.Errorf("kinds of %+v are not those that were chosen", f)
	}
	if back := f.WithKind(KindArson, true).WithKind(KindSummit, true); !back.Any() || back != (Filter{}) {
		t.Errorf("letting all kinds through again leaves %+v", back)
	}
	if got := (Filter{}).WithKind("unknown", false); !got.Any() {
		t.Errorf("a kind that does not exist changes the filter to %+v", got)
	}
	for _, e := range load(t).Events() {
		if f.Shows(e.Kind) == (e.Kind == KindArson || e.Kind == KindSummit) {
			t.Errorf("Kinds does not list %s", e.Kind)
		}
	}
}

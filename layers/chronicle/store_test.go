package chronicle

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"borderatlas/layers/calendar"
)

// synthetic makes n events over a century: most last a few days, some months,
// a few for decades. The same seed gives the same events.
func synthetic(n int, seed uint64) []*Event {
	random := rand.New(rand.NewPCG(seed, 1))
	start := calendar.Date(1924, 1, 1)
	events := make([]*Event, n)
	for i := range events {
		first := start + calendar.Day(random.IntN(36500))
		length := random.IntN(5)
		switch random.IntN(100) {
		case 0:
			length = random.IntN(10000)
		case 1, 2, 3:
			length = random.IntN(200)
		}
		events[i] = &Event{ID: fmt.Sprint("e", i), Span: calendar.Span{First: first, Last: first + calendar.Day(length)}, Umbrella: random.IntN(10) == 0}
	}
	return events
}

// stores are the chronicle itself and made-up ones, small and empty ones included.
func stores(t *testing.T) map[string]*Store {
	list := map[string]*Store{"chronicle": load(t)}
	for _, n := range []int{0, 1, 2, 15, 16, 17, 33, 100, 1000} {
		list[fmt.Sprint(n)] = NewStore(synthetic(n, uint64(n)), nil, nil, nil)
	}
	return list
}

func TestQueriesEqualAFilter(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for name, s := range stores(t) {
		filter := func(keep func(*Event) bool) []*Event {
			return slices.DeleteFunc(slices.Clone(s.Events()), func(e *Event) bool { return !keep(e) })
		}
		for range 300 {
			first := calendar.Date(1923, 1, 1) + calendar.Day(random.IntN(38500))
			span := calendar.Span{First: first, Last: first + calendar.Day(random.IntN(2000))}
			if got, want := s.During(span), filter(func(e *Event) bool { return e.Span.Overlaps(span) }); !slices.Equal(got, want) {
				t.Fatalf("%s: during %v %d events, want %d", name, span, len(got), len(want))
			}
			if got, want := s.On(first), filter(func(e *Event) bool { return e.Span.Contains(first) }); !slices.Equal(got, want) {
				t.Fatalf("%s: on %v %d events, want %d", name, first, len(got), len(want))
			}
			later := calendar.Span{First: span.First + 1, Last: span.Last + 1}
			if same := slices.Equal(s.During(span), s.During(later)); same != (s.Digest(span) == s.Digest(later)) {
				t.Fatalf("%s: %v and the day after show the same: %t, but not by their digests", name, span, same)
			}
			if got, want := s.Begin(first), filter(func(e *Event) bool { return e.Span.First == first }); !slices.Equal(got, want) {
				t.Fatalf("%s: begin on %v %d events, want %d", name, first, len(got), len(want))
			}
		}
	}
}

func TestAlwaysFindsEveryEvent(t *testing.T) {
	for name, s := range stores(t) {
		if got := s.During(calendar.Always); !slices.Equal(got, s.Events()) {
			t.Errorf("%s: %d of %d", name, len(got), len(s.Events()))
		}
	}
}

func TestSteppingOrder(t *testing.T) {
	for name, s := range stores(t) {
		for i := 1; i < len(s.Events()); i++ {
			a, b := s.Events()[i-1], s.Events()[i]
			if inSteps(a, b) > 0 {
				t.Errorf("%s: %s (%v) before %s (%v)", name, a.ID, a.Span, b.ID, b.Span)
			}
		}
	}
	events := []*Event{
		{ID: "part", Span: calendar.Span{First: 5, Last: 9}},
		{ID: "whole", Span: calendar.Span{First: 5, Last: 9}, Umbrella: true},
		{ID: "day", Span: calendar.On(5)},
		{ID: "second part", Span: calendar.Span{First: 5, Last: 9}},
		{ID: "early", Span: calendar.Span{First: 4, Last: 90}},
	}
	s := NewStore(events, nil, nil, nil)
	var order []string
	for _, e := range s.Events() {
		order = append(order, e.ID)
	}
	if want := []string{"early", "day", "whole", "part", "second part"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	if s.First() != 4 || s.Last() != 90 {
		t.Errorf("from %d to %d, want 4 to 90", s.First(), s.Last())
	}
}

func TestFindByID(t *testing.T) {
	s := load(t)
	if e := s.Event("clash-1989"); e == nil || e.Title == "" {
		t.Error("clash-1989 is not found")
	}
	if p := s.Place("vorukh"); p == nil || p.Name("tg") != "Ворух" {
		t.Error("vorukh is not found")
	}
	if src := s.Source("s_hrw_report"); src == nil || src.URL == "" {
		t.Error("s_hrw_report is not found")
	}
	if s.Event("") != nil || s.Place("x") != nil || s.Source("x") != nil || s.Displacements("x") != nil {
		t.Error("something is found by an id that does not exist")
	}
}

func TestNumberOnTheDay(t *testing.T) {
	s := load(t)
	day := s.Begin(calendar.Date(2022, 9, 16))
	if len(day) < 13 {
		t.Errorf("only %d events begin on 16 September 2022", len(day))
	}
	for i, e := range day {
		if n, of := s.Number(e); n != i+1 || of != len(day) {
			t.Errorf("%s is %d of %d, want %d of %d", e.ID, n, of, i+1, len(day))
		}
	}
}

func TestRowsOfADay(t *testing.T) {
	s := load(t)
	for day := s.First() - 1; day <= s.Last()+1; day++ {
		var want []*Displacement
		for _, r := range s.AllDisplacements() {
			if r.Event.Span.Contains(day) {
				want = append(want, r)
			}
		}
		if got := s.DisplacementsOn(day); !slices.Equal(got, want) {
			t.Fatalf("%v: %d rows, want %d", day, len(got), len(want))
		}
	}
	seen := 0
	for _, e := range s.Events() {
		for _, r := range s.Displacements(e.ID) {
			seen++
			if r.Event != e {
				t.Errorf("%s has a row of %s", e.ID, r.Event.ID)
			}
		}
	}
	if seen != len(s.AllDisplacements()) {
		t.Errorf("%d rows by event, want %d", seen, len(s.AllDisplacements()))
	}
}

func BenchmarkStore(b *testing.B) {
	s := NewStore(synthetic(1_000_000, 2022), nil, nil, nil)
	random := rand.New(rand.NewPCG(1, 1))
	day := func() calendar.Day { return calendar.Date(1924, 1, 1) + calendar.Day(random.IntN(36500)) }
	b.Run("on a day", func(b *testing.B) {
		found := 0
		for b.Loop() {
			found += len(s.On(day()))
		}
		b.ReportMetric(float64(found)/float64(b.N), "events/op")
	})
	b.Run("step", func(b *testing.B) {
		p := Position{Day: day()}
		for b.Loop() {
			p = s.Step(p, 1)
		}
	})
	b.Run("step from a day", func(b *testing.B) {
		for b.Loop() {
			s.Step(Position{Day: day()}, -1)
		}
	})
	b.Run("build", func(b *testing.B) {
		spans := spansOf(s.Events())
		for b.Loop() {
			newIndex(spans)
		}
	})
}

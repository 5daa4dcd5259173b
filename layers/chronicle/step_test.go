package chronicle

import (
	"math"
	"math/rand/v2"
	"testing"

	"borderatlas/layers/calendar"
)

func at(e *Event) Position { return Position{e.Span.First, e.ID} }

func TestStepsReachEveryEventOnce(t *testing.T) {
	for name, s := range stores(t) {
		events := s.Events()
		if len(events) == 0 {
			continue
		}
		forward, back := at(events[0]), at(events[len(events)-1])
		for i := range events {
			if want := at(events[i]); forward != want {
				t.Fatalf("%s: step %d forward reaches %v, want %v", name, i, forward, want)
			}
			if want := at(events[len(events)-1-i]); back != want {
				t.Fatalf("%s: step %d back reaches %v, want %v", name, i, back, want)
			}
			forward, back = s.Step(forward, 1), s.Step(back, -1)
		}
		if forward != at(events[len(events)-1]) || back != at(events[0]) {
			t.Errorf("%s: beyond the ends are %v and %v", name, forward, back)
		}
	}
}

func TestStepsWithinADay(t *testing.T) {
	s := load(t)
	day := calendar.Date(2022, 9, 16)
	p := Position{Day: day}
	for i, e := range s.Begin(day) {
		if p = s.Step(p, 1); p != at(e) {
			t.Fatalf("step %d reaches %v, want %v", i, p, at(e))
		}
	}
	if p = s.Step(p, 1); p.Day <= day {
		t.Errorf("after the last event of the day comes %v", p)
	}
}

func TestStepFromADayWithoutEvent(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	for name, s := range stores(t) {
		for range 300 {
			p := Position{Day: calendar.Date(1923, 1, 1) + calendar.Day(random.IntN(38500))}
			var before, after *Event
			for _, e := range s.Events() {
				if e.Span.First < p.Day {
					before = e
				} else if after == nil {
					after = e
				}
			}
			for delta, want := range map[int]*Event{1: after, -1: before} {
				wanted := p
				if want != nil {
					wanted = at(want)
				}
				if got := s.Step(p, delta); got != wanted {
					t.Fatalf("%s: %v %+d reaches %v, want %v", name, p, delta, got, wanted)
				}
				p.Event = "no such event"
				if got := s.Step(p, delta); want != nil && got != wanted {
					t.Fatalf("%s: %v %+d reaches %v, want %v", name, p, delta, got, wanted)
				}
				p.Event = ""
			}
		}
	}
}

func TestLongSteps(t *testing.T) {
	for name, s := range stores(t) {
		n := len(s.Events())
		if n == 0 {
			continue
		}
		for _, delta := range []int{math.MaxInt, n, n - 1} {
			if got := s.Step(at(s.Events()[0]), delta); n > 1 && got != at(s.Events()[n-1]) {
				t.Errorf("%s: %d forward from the first event reaches %v", name, delta, got)
			}
			if got := s.Step(at(s.Events()[n-1]), -delta); n > 1 && got != at(s.Events()[0]) {
				t.Errorf("%s: %d back from the last event reaches %v", name, delta, got)
			}
		}
		if got := s.Step(Position{Day: calendar.Date(1900, 1, 1)}, math.MaxInt); got != at(s.Events()[n-1]) {
			t.Errorf("%s: from 1900 far forward reaches %v", name, got)
		}
		if got := s.Step(Position{Day: calendar.Date(2100, 1, 1)}, math.MinInt); got != at(s.Events()[0]) {
			t.Errorf("%s: from 2100 far back reaches %v", name, got)
		}
		stay := Position{Day: calendar.Date(2000, 1, 1)}
		if got := s.Step(stay, 0); got != stay {
			t.Errorf("%s: no step reaches %v", name, got)
		}
	}
}

// A chosen event can be shown on another of its days; the step goes from the event.
func TestStepFromALaterDayOfTheEvent(t *testing.T) {
	s := load(t)
	e := s.Event("conflict-2022-09")
	p := Position{Day: e.Span.Last, Event: e.ID}
	if got, want := s.Step(p, 1), s.Step(at(e), 1); got != want {
		t.Errorf("forward %v, want %v", got, want)
	}
	last := s.Events()[len(s.Events())-1]
	p = Position{Day: last.Span.Last, Event: last.ID}
	if got := s.Step(p, 1); got != p {
		t.Errorf("after the last event comes %v, want to stay", got)
	}
}

// TestStepsReachEveryPickedEventOnce goes through what a filter picks, in both
// directions, from every event, picked or not.
func TestStepsReachEveryPickedEventOnce(t *testing.T) {
	s := load(t)
	for name, f := range map[string]Filter{
		"none": {}, "kinds": Filter{}.WithKind(KindClash, false).WithKind(KindOther, false),
		"side": {Side: TJ}, "province": {Province: "Osh"}, "nothing": {Publisher: "nobody"},
	} {
		picked := f.Pick(s.Events())
		for _, from := range s.Events() {
			var forward, back []*Event
			for _, e := range picked {
				if e.order > from.order {
					forward = append(forward, e)
				} else if e != from {
					back = append([]*Event{e}, back...)
				}
			}
			for delta, want := range map[int][]*Event{1: forward, -1: back} {
				p := at(from)
				for i, e := range want {
					if p = s.StepPicked(f, p, delta); p != at(e) {
						t.Fatalf("%s: step %d by %d from %s reaches %v, want %v", name, i+1, delta, from.ID, p, at(e))
					}
				}
				if end := s.StepPicked(f, p, delta); end != p {
					t.Errorf("%s: behind the last from %s comes %v", name, from.ID, end)
				}
				if n := len(want); n > 1 && s.StepPicked(f, at(from), delta*n) != at(want[n-1]) {
					t.Errorf("%s: %d at once from %s do not reach %s", name, n, from.ID, want[n-1].ID)
				}
			}
		}
	}
}

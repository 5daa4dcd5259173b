package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"borderatlas/app/model"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

var modes = []chronicle.Mode{chronicle.OnDay, chronicle.Window, chronicle.Until}

// moved is a model in a mode with a kind of steps.
func moved(t testing.TB, mode chronicle.Mode, kind model.StepKind) (*model.Model, *chronicle.Store) {
	m, store := fresh(t)
	m.Update(model.UseMode{Mode: mode})
	m.Update(model.UseSteps{Kind: kind})
	return m, store
}

func day(t testing.TB, s string) calendar.Day {
	t.Helper()
	d, err := calendar.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// eachWay runs a test in every mode with every kind of steps.
func eachWay(t *testing.T, do func(t *testing.T, mode chronicle.Mode, kind model.StepKind)) {
	for _, mode := range modes {
		for _, kind := range model.StepKinds {
			t.Run(fmt.Sprint(mode, " ", kind), func(t *testing.T) { do(t, mode, kind) })
		}
	}
}

// covered is the days that a step stands for.
func covered(kind model.StepKind, d calendar.Day) calendar.Span {
	if kind == model.MonthSteps {
		y, m, _ := d.Civil()
		return calendar.Span{First: calendar.Date(y, m, 1), Last: calendar.Date(y, m+1, 1) - 1}
	}
	return calendar.On(d)
}

// TestEveryStepReachesEveryEventOnce: in both directions, whatever is shown.
func TestEveryStepReachesEveryEventOnce(t *testing.T) {
	eachWay(t, func(t *testing.T, mode chronicle.Mode, kind model.StepKind) {
		m, store := moved(t, mode, kind)
		for _, way := range []int{1, -1} {
			m.Update(model.GoToDay{Day: m.Days().First})
			if way < 0 {
				m.Update(model.GoToDay{Day: m.Days().Last})
			}
			reached := map[string]int{}
			count := func() {
				at := m.State().At
				if kind == model.EventSteps {
					if at.Event != "" {
						reached[at.Event]++
					}
					return
				}
				for _, e := range store.Events() {
					if covered(kind, at.Day).Contains(e.Span.First) {
						reached[e.ID]++
					}
				}
			}
			for count(); m.Update(model.Step{By: way}).Has(model.Time); {
				count()
			}
			for _, e := range store.Events() {
				if reached[e.ID] != 1 {
					t.Errorf("by %d: %s of %v is reached %d times", way, e.ID, e.Span, reached[e.ID])
				}
			}
		}
	})
}

// TestNothingButAStepMovesTheDay: mode, kind of steps, length of the window and
// part of the axis change with the day and the event as they are, also on the
// first and the last day, a leap day and in the middle of a long event.
func TestNothingButAStepMovesTheDay(t *testing.T) {
	m, _ := fresh(t)
	days := m.Days()
	for _, d := range []calendar.Day{days.First, days.Last, day(t, "2024-02-29"), day(t, "2022-09-16"), day(t, "2021-05-15")} {
		m.Update(model.GoToDay{Day: d})
		want := m.State().At
		if want.Day != d {
			t.Fatalf("%v cannot be reached: %v", d, want)
		}
		var msgs []model.Msg
		for _, mode := range modes {
			msgs = append(msgs, model.UseMode{Mode: mode}, model.MoveStart{Day: d - 45}, model.UseDays{Days: 1}, model.MoveStart{Day: d + 7}, model.UseDays{Days: 1e9}, model.StepStart{By: 3})
			for _, kind := range model.StepKinds {
				msgs = append(msgs, model.UseSteps{Kind: kind}, model.UseEmpties{Keep: true}, model.UseEmpties{})
			}
		}
		msgs = append(msgs, model.SeenAxis{Span: calendar.On(days.First)}, model.UseLinear{Linear: true}, model.UseLinear{}, model.UseLoop{On: true})
		for _, msg := range msgs {
			m.Update(msg)
			s := m.State()
			if s.At != want {
				t.Fatalf("%T%+v moves from %v to %v", msg, msg, want, s.At)
			}
			if f := m.Frame(); f.At != s.At || f.Reach != s.Reach || f.Reach.Span(d).Last != d && f.Reach.Mode != chronicle.OnDay {
				t.Fatalf("%T%+v: the map shows %v around %v", msg, msg, f.Reach.Span(d), f.At)
			}
		}
	}
}

// TestFirstAndLastDayAreReached in every mode, one by one where empty days are kept.
func TestFirstAndLastDayAreReached(t *testing.T) {
	for _, mode := range modes {
		m, _ := moved(t, mode, model.DaySteps)
		m.Update(model.UseEmpties{Keep: true})
		days := m.Days()
		m.Update(model.GoToDay{Day: days.Last - 2})
		m.Update(model.Step{By: 5})
		if got := m.State().At.Day; got != days.Last {
			t.Errorf("mode %d: steps end on %v, want %v", mode, got, days.Last)
		}
		m.Update(model.GoToDay{Day: days.First + 2})
		m.Update(model.Step{By: -5})
		if got := m.State().At.Day; got != days.First {
			t.Errorf("mode %d: steps end on %v, want %v", mode, got, days.First)
		}
	}
}

func TestSteps(t *testing.T) {
	for _, c := range []struct {
		mode    chronicle.Mode
		kind    model.StepKind
		empties bool
		from    string
		by      int
		want    string
	}{
		{chronicle.OnDay, model.DaySteps, true, "2024-02-28", 1, "2024-02-29"},
		{chronicle.OnDay, model.DaySteps, true, "2024-03-01", -1, "2024-02-29"},
		{chronicle.OnDay, model.DaySteps, false, "2022-09-13", 1, "2022-09-14"},
		{chronicle.OnDay, model.DaySteps, false, "2022-09-16", -1, "2022-09-15"},
		{chronicle.OnDay, model.MonthSteps, true, "2016-01-31", 1, "2016-02-01"},
		{chronicle.Until, model.MonthSteps, true, "2024-01-31", 1, "2024-02-29"},
		{chronicle.Window, model.MonthSteps, true, "2024-02-29", 1, "2024-03-31"},
		{chronicle.OnDay, model.MonthSteps, false, "2022-08-31", 1, "2022-09-14"},
		{chronicle.OnDay, model.ActiveDaySteps, false, "2022-09-16", -1, "2022-09-15"},
		{chronicle.OnDay, model.ActiveDaySteps, true, "2022-09-14", 2, "2022-09-16"},
	} {
		m, _ := moved(t, c.mode, c.kind)
		m.Update(model.UseEmpties{Keep: c.empties})
		m.Update(model.GoToDay{Day: day(t, c.from)})
		m.Update(model.Step{By: c.by})
		if got := m.State().At.Day.String(); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// TestEmptyStepsAreSkipped: what is left out shows nothing, and nothing that is
// shown is left out. Events that span months keep their days.
func TestEmptyStepsAreSkipped(t *testing.T) {
	for _, kind := range []model.StepKind{model.DaySteps, model.MonthSteps} {
		m, store := moved(t, chronicle.OnDay, kind)
		m.Update(model.GoToDay{Day: m.Days().First})
		reached := map[calendar.Day]bool{}
		note := func() { reached[covered(kind, m.State().At.Day).First] = true }
		for note(); m.Update(model.Step{By: 1}).Has(model.Time); {
			note()
		}
		for d := m.Days().First; d <= m.Days().Last; d = covered(kind, d).Last + 1 {
			s := covered(kind, d)
			if happens := len(store.During(s)) > 0; reached[s.First] != happens {
				t.Fatalf("%s of %v: reached %t, but something happens %t", kind, s, reached[s.First], happens)
			}
		}
	}
}

func TestTheTwoThumbsOfTheWindow(t *testing.T) {
	m, _ := moved(t, chronicle.Window, model.DaySteps)
	m.Update(model.UseEmpties{Keep: true})
	m.Update(model.GoToDay{Day: day(t, "2022-09-16")})
	m.Update(model.MoveStart{Day: day(t, "2022-09-01")})
	days := m.Days()
	for _, c := range []struct {
		msg         model.Msg
		first, last string
	}{
		{model.StepStart{By: -1}, "2022-08-31", "2022-09-16"},
		{model.StepEnd{By: 2}, "2022-08-31", "2022-09-18"},
		{model.StepStart{By: 100}, "2022-09-18", "2022-09-18"}, // a range of one day
		{model.StepEnd{By: -1}, "2022-09-18", "2022-09-18"},
		{model.MoveStart{Day: days.First - 100}, days.First.String(), "2022-09-18"},
		{model.MoveEnd{Day: days.Last + 100}, days.First.String(), days.Last.String()},
		{model.MoveEnd{Day: calendar.Past}, days.First.String(), days.First.String()},
	} {
		m.Update(c.msg)
		got := m.Frame().Reach.Span(m.State().At.Day)
		if got.First.String() != c.first || got.Last.String() != c.last {
			t.Errorf("%T%+v: %v, want %s to %s", c.msg, c.msg, got, c.first, c.last)
		}
	}
	m.Update(model.UseDays{Days: 7})
	m.Update(model.GoToDay{Day: day(t, "2024-03-01")})
	if got := m.Frame().Reach.Span(m.State().At.Day).String(); got != "2024-02-24/2024-03-01" {
		t.Errorf("the window that moves along is %s", got)
	}
}

func TestPlaying(t *testing.T) {
	m, store := fresh(t)
	m.Update(model.GoToDay{Day: m.Days().Last})
	if c := m.Update(model.Play{On: true}); !c.Has(model.Pace) || m.State().At.Event != store.Events()[0].ID {
		t.Fatalf("playing from the end begins at %v", m.State().At)
	}
	ids := []string{m.State().At.Event}
	for range 2 * len(store.Events()) {
		if m.Update(model.Tick{}); !m.State().Playing {
			break
		}
		ids = append(ids, m.State().At.Event)
	}
	if len(ids) != len(store.Events()) || m.State().Playing {
		t.Errorf("%d of %d events were played, playing is %t", len(ids), len(store.Events()), m.State().Playing)
	}
	if c := m.Update(model.Tick{}); c != 0 {
		t.Errorf("a tick after the end changes %b", c)
	}
	m.Update(model.UseLoop{On: true})
	m.Update(model.Play{On: true})
	m.Update(model.LastEvent{})
	m.Update(model.Tick{})
	if got := m.State(); !got.Playing || got.At.Event != ids[0] {
		t.Errorf("the loop leads to %v, playing is %t", got.At, got.Playing)
	}
	m.Update(model.Play{})
	if m.Update(model.Tick{}) != 0 {
		t.Error("a pause does not hold")
	}
}

func TestStepTime(t *testing.T) {
	for _, c := range []struct {
		kind  model.StepKind
		speed model.Speed
		day   string
		want  func(begin int) time.Duration
	}{
		{model.EventSteps, model.Speed{Value: 2, Per: model.EventsPerSecond}, "2022-09-16", func(int) time.Duration { return time.Second / 2 }},
		{model.EventSteps, model.Speed{Value: 1, Per: model.DaysPerSecond}, "2022-09-16", func(n int) time.Duration { return time.Duration(float64(time.Second) / float64(n)) }},
		{model.ActiveDaySteps, model.Speed{Value: 1, Per: model.EventsPerSecond}, "2022-09-16", func(n int) time.Duration { return time.Duration(n) * time.Second }},
		{model.DaySteps, model.Speed{Value: 10, Per: model.DaysPerSecond}, "2022-09-16", func(int) time.Duration { return time.Second / 10 }},
		{model.DaySteps, model.Speed{Value: 1, Per: model.EventsPerSecond}, "1990-01-01", func(int) time.Duration { return time.Second }},
		{model.MonthSteps, model.Speed{Value: 29, Per: model.DaysPerSecond}, "2024-02-29", func(int) time.Duration { return time.Second }},
	} {
		m, store := moved(t, chronicle.OnDay, c.kind)
		m.Update(model.UseSpeed{Speed: c.speed})
		m.Update(model.GoToDay{Day: day(t, c.day)})
		if got, want := m.StepTime(), c.want(len(store.Begin(day(t, c.day)))); got != want {
			t.Errorf("%s at %+v on %s: %v, want %v", c.kind, c.speed, c.day, got, want)
		}
	}
	m, _ := fresh(t)
	for _, speed := range []model.Speed{{0, model.EventsPerSecond}, {-1, model.DaysPerSecond}, {1, "weeks"}, {1000, model.DaysPerSecond}} {
		if m.Update(model.UseSpeed{Speed: speed}) != 0 {
			t.Errorf("%+v is taken for a speed", speed)
		}
	}
}

func TestTitled(t *testing.T) {
	m, store := fresh(t)
	m.Update(model.FirstEvent{})
	var found []string
	for {
		id, ok := m.Titled("TREATY")
		if !ok || slices.Contains(found, id) {
			break
		}
		found = append(found, id)
		m.Update(model.GoToEvent{ID: id})
	}
	if len(found) == 0 {
		t.Fatal("no title has the word treaty")
	}
	for _, e := range store.Events() {
		if m.Update(model.GoToEvent{ID: e.ID}); m.State().At.Event != e.ID {
			t.Errorf("%s is not reached", e.ID)
		}
	}
	for _, nonsense := range []string{"", " ", "qwxyz"} {
		if id, ok := m.Titled(nonsense); ok {
			t.Errorf("%q is found in the title of %s", nonsense, id)
		}
	}
}

// TestTitledInOtherLanguages: where no title has the words, kinds and places are
// found in the language of the interface and in every spelling.
func TestTitledInOtherLanguages(t *testing.T) {
	m, store := fresh(t)
	m.Update(model.UseLanguage{Code: "ru"})
	for _, words := range []string{"Ворух", "ВОРУХ", "ворӯх", "столкновение ворух"} {
		id, ok := m.Titled(words)
		if !ok {
			t.Errorf("%q finds no event", words)
			continue
		}
		if !slices.ContainsFunc(store.Event(id).Places, func(p *chronicle.Place) bool { return strings.HasPrefix(p.ID, "vorukh") }) {
			t.Errorf("%q finds %s", words, id)
		}
	}
}

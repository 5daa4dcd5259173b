package timeline

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

func day(t testing.TB, s string) calendar.Day {
	t.Helper()
	d, err := calendar.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// axes makes axes over random chronicles, both scales, zoomed and panned.
func axes(seed uint64) []*Axis {
	r := rand.New(rand.NewPCG(seed, 1))
	first := calendar.Day(r.IntN(20000) - 10000)
	last := first + calendar.Day(r.IntN(40000))
	var starts []calendar.Day
	for range r.IntN(200) {
		d := first + calendar.Day(r.IntN(int(last-first)+1))
		for range 1 + r.IntN(3) {
			starts = append(starts, d)
		}
	}
	var list []*Axis
	for _, linear := range []bool{false, true} {
		a := NewAxis(starts, first, last, 468+float64(r.IntN(3300)), linear)
		x := r.Float64() * a.Width()
		list = append(list, a, a.Zoomed(x, 1+r.Float64()*20), a.Zoomed(x, 0.01), a.Zoomed(x, 5).Panned(r.Float64()*4000-2000))
	}
	return list
}

func TestDaysKeepTheirOrder(t *testing.T) {
	for seed := range uint64(60) {
		for _, a := range axes(seed) {
			before := math.Inf(-1)
			for d := a.First(); d <= a.Last(); d += 1 + (a.Last()-a.First())/500 {
				x := a.X(d)
				if x <= before || a.End(d) <= x || a.Middle(d) <= x || a.Middle(d) >= a.End(d) {
					t.Fatalf("seed %d: day %v lies at %g to %g, the one before at %g", seed, d, x, a.End(d), before)
				}
				before = x
			}
		}
	}
}

func TestDayIsTheInverse(t *testing.T) {
	for seed := range uint64(60) {
		for _, a := range axes(seed) {
			for d := a.First(); d <= a.Last(); d += 1 + (a.Last()-a.First())/500 {
				for _, x := range []float64{a.X(d), a.Middle(d)} {
					if got := a.Day(x); got != d {
						t.Fatalf("seed %d: at %g is %v, want %v", seed, x, got, d)
					}
				}
			}
			if a.Day(-1e9) != a.First() || a.Day(1e9) != a.Last() {
				t.Fatalf("seed %d: the ends cannot be reached", seed)
			}
		}
	}
}

func TestDaysOutsideLieAtTheEnds(t *testing.T) {
	a := NewAxis(nil, 100, 200, 1000, true)
	if a.X(-5000) != a.X(100) || a.End(9999) != a.End(200) || a.Middle(9999) != a.Middle(200) {
		t.Errorf("%g, %g, %g", a.X(-5000), a.End(9999), a.Middle(9999))
	}
}

func TestEveryEventHasRoom(t *testing.T) {
	for seed := range uint64(60) {
		a := axes(seed)[0]
		for _, d := range a.active {
			if w := a.End(d) - a.X(d); w < MinEvent-1e-9 {
				t.Fatalf("seed %d: day %v is %g dp wide, want %g", seed, d, w, MinEvent)
			}
		}
	}
}

func TestLinearScaleIsTrue(t *testing.T) {
	a := NewAxis([]calendar.Day{5, 5, 90}, 0, 99, 1000, true)
	for d := calendar.Day(0); d <= 99; d++ {
		if math.Abs(a.X(d)-10*float64(d)) > 1e-9 {
			t.Fatalf("day %d is at %g", d, a.X(d))
		}
	}
	if len(a.Breaks()) != 0 {
		t.Error("a true scale has no breaks")
	}
}

func TestLongGapsAreBroken(t *testing.T) {
	first, last := day(t, "1924-01-01"), day(t, "2026-03-02")
	starts := []calendar.Day{first, day(t, "1989-05-03"), day(t, "2022-09-14"), day(t, "2022-09-16"), last}
	a := NewAxis(starts, first, last, 600, false)
	if got := len(a.Breaks()); got != 3 {
		t.Errorf("%d breaks, want 3", got)
	}
	for _, b := range a.Breaks() {
		d := a.Day(float64(b))
		for _, s := range starts {
			if d == s {
				t.Errorf("a break lies on the active day %v", d)
			}
		}
	}
	wide, narrow := a.X(starts[1])-a.End(starts[0]), a.X(starts[3])-a.End(starts[2])
	if wide > 20*narrow {
		t.Errorf("65 years take %g dp and one day %g: nothing is shortened", wide, narrow)
	}
}

func TestZoomKeepsWhatIsUnderThePointer(t *testing.T) {
	first, last := day(t, "2019-01-01"), day(t, "2022-12-31")
	for _, linear := range []bool{false, true} {
		a := NewAxis([]calendar.Day{day(t, "2021-04-29"), day(t, "2022-09-16")}, first, last, 800, linear)
		b := a.Zoomed(300, 3)
		if d := a.Day(300); b.Day(300) != d {
			t.Errorf("linear %t: %v was under the pointer, now %v", linear, d, b.Day(300))
		}
		if got := b.Zoomed(300, 1e-9).Visible(); got.First != first || got.Last != last {
			t.Errorf("linear %t: zoomed out %v is in the window", linear, got)
		}
	}
}

func TestShowingASpan(t *testing.T) {
	first, last := day(t, "1924-01-01"), day(t, "2026-03-02")
	want := calendar.Span{First: day(t, "2022-09-01"), Last: day(t, "2022-10-12")}
	starts := []calendar.Day{first, day(t, "2022-09-14"), day(t, "2022-09-16"), day(t, "2022-09-30"), last}
	for _, linear := range []bool{false, true} {
		a := NewAxis(starts, first, last, 900, linear).Showing(want)
		if got := a.Visible(); linear && got != want || !got.Contains(want.First) || !got.Contains(want.Last) {
			t.Errorf("linear %t: %v is in the window, want %v", linear, got, want)
		}
	}
}

func TestRevealing(t *testing.T) {
	a := NewAxis(nil, 0, 9999, 500, true).Showing(calendar.Span{First: 1000, Last: 1099})
	if a.Revealing(1050) != a {
		t.Error("a day in the window moves it")
	}
	for _, d := range []calendar.Day{0, 500, 1099, 1101, 9999} {
		if x := a.Revealing(d).Middle(d); x < 0 || x > 500 {
			t.Errorf("day %d is at %g", d, x)
		}
	}
}

func TestLadder(t *testing.T) {
	for _, c := range []struct {
		unit              Unit
		day, floor, after string
	}{
		{ByDay, "2022-09-16", "2022-09-16", "2022-09-17"},
		{ByWeek, "2022-09-16", "2022-09-12", "2022-09-19"},
		{ByWeek, "2022-09-12", "2022-09-12", "2022-09-19"},
		{ByWeek, "2022-09-18", "2022-09-12", "2022-09-19"},
		{ByWeek, "1969-12-31", "1969-12-29", "1970-01-05"},
		{ByMonth, "2024-02-29", "2024-02-01", "2024-03-01"},
		{ByMonth, "2022-12-31", "2022-12-01", "2023-01-01"},
		{ByQuarter, "2022-09-16", "2022-07-01", "2022-10-01"},
		{ByQuarter, "2022-12-16", "2022-10-01", "2023-01-01"},
		{ByYear, "2022-09-16", "2022-01-01", "2023-01-01"},
		{ByFiveYears, "2024-12-31", "2020-01-01", "2025-01-01"},
		{ByTwentyYears, "1924-01-01", "1920-01-01", "1940-01-01"},
	} {
		d := day(t, c.day)
		if f, n := c.unit.Floor(d), c.unit.Next(d); f.String() != c.floor || n.String() != c.after {
			t.Errorf("%s by unit %d: from %v to %v, want %s to %s", c.day, c.unit, f, n, c.floor, c.after)
		}
	}
}

// axisWords write the labels of ticks, and measure them.
func axisWords() (write func(calendar.Day, Unit, bool) string, measure func(string) float64) {
	return func(d calendar.Day, u Unit, end bool) string {
		if end {
			return d.String()
		}
		return d.String()[:7]
	}, func(s string) float64 { return 6 * float64(len(s)) }
}

func TestTicks(t *testing.T) {
	write, measure := axisWords()
	for seed := range uint64(60) {
		for _, a := range axes(seed) {
			ticks := a.Ticks(write, measure)
			span := a.Visible()
			if n := len(ticks); n < 2 || ticks[0].Day != span.First || ticks[n-1].Day != span.Last || !ticks[0].End || !ticks[n-1].End {
				t.Fatalf("seed %d: the ends %v are not labelled: %v", seed, span, ticks)
			}
			year := ticks[0].Day
			for i, tick := range ticks {
				if tick.Unit >= ByYear || tick.End {
					year = tick.Day
				} else if ByYear.Floor(year) != ByYear.Floor(tick.Day) {
					t.Fatalf("seed %d: the last year named before %q is that of %v", seed, tick.Label, year)
				}
				if tick.From < -1e-9 || tick.To > a.Width()+1e-9 {
					t.Fatalf("seed %d: %q leaves the window: %g to %g", seed, tick.Label, tick.From, tick.To)
				}
				if i > 0 && tick.From < ticks[i-1].To {
					t.Fatalf("seed %d: %q and %q overlap", seed, ticks[i-1].Label, tick.Label)
				}
			}
		}
	}
}

func TestLinearTicksFollowTheLadder(t *testing.T) {
	var labels []string
	a := NewAxis(nil, day(t, "2022-09-01"), day(t, "2022-10-12"), 900, true)
	write := func(d calendar.Day, u Unit, end bool) string { return d.String()[5:] }
	for _, tick := range a.Ticks(write, func(string) float64 { return 40 }) {
		labels = append(labels, tick.Label)
	}
	want := []string{"09-01", "09-05", "09-12", "09-19", "09-26", "10-01", "10-12"}
	if len(labels) != len(want) {
		t.Fatalf("labels %v, want %v", labels, want)
	}
	for i := range want {
		if labels[i] != want[i] {
			t.Fatalf("labels %v, want %v", labels, want)
		}
	}
}

func TestStack(t *testing.T) {
	on := func(s string) calendar.Span { return calendar.On(day(t, s)) }
	events := []Event{
		{ID: "year", Span: calendar.Span{First: day(t, "2022-01-01"), Last: day(t, "2022-12-31")}, Precision: chronicle.ByYear, Group: "talks"},
		{ID: "a", Span: on("2022-09-14"), Group: "clash"},
		{ID: "b", Span: on("2022-09-16"), Group: "clash"},
		{ID: "c", Span: on("2022-09-16"), Group: "arson"},
		{ID: "d", Span: on("2022-09-16"), Group: "clash"},
	}
	var starts []calendar.Day
	for _, e := range events {
		starts = append(starts, e.Span.First)
	}
	a := NewAxis(starts, day(t, "2021-01-01"), day(t, "2023-01-01"), 800, false)
	columns, bricks := a.Stack(events)
	if len(columns) != 2 || len(columns[1].Groups) != 2 || len(columns[1].Events) != 3 {
		t.Errorf("columns %v", columns)
	}
	levels := map[string]int{}
	for _, b := range bricks {
		levels[events[b.Event].ID] = b.Level
	}
	if want := map[string]int{"year": 0, "a": 1, "b": 1, "d": 2, "c": 3}; len(levels) != 5 || levels["a"] != want["a"] || levels["b"] != want["b"] || levels["c"] != want["c"] || levels["d"] != want["d"] {
		t.Errorf("levels %v, want %v", levels, want)
	}
	for _, b := range bricks {
		if e := events[b.Event]; e.Precision.Vague() && (b.From != a.X(e.Span.First) || b.To != a.End(e.Span.Last)) {
			t.Errorf("the bar of the year lies from %g to %g", b.From, b.To)
		}
	}
	if got := NewAxis(starts, day(t, "1924-01-01"), day(t, "2026-01-01"), 800, true).Unit(); got != ByYear {
		t.Errorf("a century on 800 dp is counted by unit %d, want years", got)
	}
}

func TestBricksNeverOverlap(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 2))
		for _, a := range axes(seed) {
			var events []Event
			for _, d := range a.active {
				for range 1 + r.IntN(4) {
					e := Event{Span: calendar.On(d)}
					if r.IntN(5) == 0 {
						e.Precision, e.Span.Last = chronicle.ByYear, d+calendar.Day(r.IntN(400))
					}
					events = append(events, e)
				}
			}
			columns, bricks := a.Stack(events)
			for i, b := range bricks {
				for _, c := range bricks[:i] {
					if b.Level == c.Level && b.From < c.To && c.From < b.To {
						t.Fatalf("seed %d: two bricks on each other", seed)
					}
				}
			}
			for i := 1; i < len(columns); i++ {
				if columns[i].From < columns[i-1].To-1e-9 {
					t.Fatalf("seed %d: columns overlap", seed)
				}
			}
		}
	}
}

// TestBarsSumToTheEvents: with everything in the window each event is counted in
// one column, or has a bar of its own where its date is not known as exactly; the
// bricks of a column are split by kind and as many as its events.
func TestBarsSumToTheEvents(t *testing.T) {
	groups := []chronicle.Group{chronicle.GroupClash, chronicle.GroupArson, chronicle.GroupTalks, chronicle.GroupOther}
	units := map[Unit]bool{}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		first := day(t, "1924-01-01")
		last := first + calendar.Day(40+r.IntN(1<<(3+seed%13)))
		var events []Event
		for range 1 + r.IntN(900) {
			e := Event{Span: calendar.On(first + calendar.Day(r.IntN(int(last-first)+1))), Group: groups[r.IntN(4)]}
			if r.IntN(9) == 0 {
				u := []Unit{ByMonth, ByYear}[r.IntN(2)]
				e.Precision = chronicle.ByYear
				e.Span = calendar.Span{First: max(u.Floor(e.Span.First), first), Last: min(u.Next(e.Span.First)-1, last)}
			}
			events = append(events, e)
		}
		slices.SortStableFunc(events, func(a, b Event) int { return int(a.Span.First - b.Span.First) })
		var starts []calendar.Day
		for _, e := range events {
			starts = append(starts, e.Span.First)
		}
		for _, linear := range []bool{false, true} {
			a := NewAxis(starts, first, last, 400+float64(r.IntN(3000)), linear)
			a = a.Showing(calendar.Span{First: first, Last: last})
			units[a.Unit()] = true
			columns, bricks := a.Stack(events)
			checkBars(t, events, columns, bricks)
		}
	}
	if !units[ByDay] || !units[ByWeek] || !units[ByMonth] || !units[ByYear] {
		t.Errorf("only these units were counted by: %v", units)
	}
}

func checkBars(t *testing.T, events []Event, columns []Column, bricks []Brick) {
	t.Helper()
	seen := map[int]int{}
	for _, b := range bricks {
		seen[b.Event]++
	}
	if len(bricks) != len(events) || len(seen) != len(events) {
		t.Fatalf("%d bricks of %d events for %d", len(bricks), len(seen), len(events))
	}
	sum, bars := 0, 0
	for i, c := range columns {
		if i > 0 && c.From < columns[i-1].To-1e-9 {
			t.Fatalf("columns %v and %v overlap", columns[i-1].Span, c.Span)
		}
		if len(c.Groups) != len(slices.Compact(slices.Sorted(slices.Values(c.Groups)))) {
			t.Fatalf("kinds %v are not together", c.Groups)
		}
		sum += len(c.Events)
		for _, e := range c.Events {
			if !c.Span.Contains(events[e].Span.First) {
				t.Fatalf("%v is counted in %v", events[e].Span, c.Span)
			}
		}
	}
	for _, b := range bricks {
		if !slices.ContainsFunc(columns, func(c Column) bool { return slices.Contains(c.Events, b.Event) }) {
			bars++
			if !events[b.Event].Precision.Vague() {
				t.Fatalf("%v is in no column", events[b.Event].Span)
			}
		}
	}
	if sum+bars != len(events) {
		t.Fatalf("%d in columns and %d bars are not %d events", sum, bars, len(events))
	}
}

// TestBricksHaveOneWidth where there is room, so that bars can be compared.
func TestBricksHaveOneWidth(t *testing.T) {
	events := []Event{{Span: calendar.On(10)}, {Span: calendar.On(12)}}
	_, bricks := NewAxis([]calendar.Day{10, 12}, 0, 19, 1000, true).Stack(events)
	for _, b := range bricks {
		if b.To-b.From != brickWidth {
			t.Errorf("a brick of %g dp in a day of 50, want %g", b.To-b.From, brickWidth)
		}
	}
}

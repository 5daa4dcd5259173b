package chronicle

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"borderatlas/layers/calendar"
)

var listSource = &Source{ID: "list", Publisher: "A list"}

// someBriefs makes briefs of the same days as synthetic.
func someBriefs(n int, seed uint64) []Brief {
	random := rand.New(rand.NewPCG(seed, 2))
	list := make([]Brief, n)
	for i, e := range synthetic(n, seed) {
		list[i] = Brief{
			ID: fmt.Sprint("b", i), Title: fmt.Sprint("title ", i), Span: e.Span, Kind: Kinds[i%len(Kinds)],
			Confidence: confidences[i%3], Lon: 68 + 5*random.Float64(), Lat: 39 + 2*random.Float64(),
		}
		if i%2 == 0 {
			list[i].Source, list[i].Place = listSource, "Сомониён"
		}
	}
	return list
}

// mixed is a store of events and briefs, and the same with all as events.
func mixed(t *testing.T, full, brief int) (long, plain *Store) {
	t.Helper()
	briefs := someBriefs(brief, 5)
	long, err := NewLongStore(synthetic(full, 4), nil, nil, nil, slices.Values(briefs))
	if err != nil {
		t.Fatal(err)
	}
	events := synthetic(full, 4)
	for _, b := range briefs {
		events = append(events, b.event(0))
	}
	return long, NewStore(events, nil, nil, nil)
}

func idsOf(events []*Event) []string {
	var ids []string
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	return ids
}

// TestBriefsAreEvents: whatever is asked, a store answers the same for a brief as
// for an event that says no more.
func TestBriefsAreEvents(t *testing.T) {
	for _, sizes := range [][2]int{{0, 1}, {1, 0}, {3, 50}, {200, 300}} {
		long, plain := mixed(t, sizes[0], sizes[1])
		equal := func(what string, got, want []*Event) {
			t.Helper()
			if !slices.Equal(idsOf(got), idsOf(want)) {
				t.Fatalf("%v: %s: %v, want %v", sizes, what, idsOf(got), idsOf(want))
			}
		}
		equal("all", long.Events(), plain.Events())
		filters := []Filter{{}, {Confidence: High}, {Publisher: "A list"}, {Side: KG}, Filter{}.WithKind(KindClash, false)}
		for i, e := range plain.Events() {
			got := long.At(i)
			if got != long.Event(e.ID) || got.order != e.order || long.ID(i) != e.ID {
				t.Fatalf("%v: event %d is %v, by id %v", sizes, i, got, long.Event(e.ID))
			}
			if got.Title != e.Title || got.Span != e.Span || got.Kind != e.Kind || got.Precision != e.Precision || len(got.Places) != len(e.Places) {
				t.Fatalf("%v: event %d is %+v, want %+v", sizes, i, got, e)
			}
			n, of := long.Number(got)
			if m, want := plain.Number(e); n != m || of != want {
				t.Fatalf("%v: %s is %d of %d, want %d of %d", sizes, e.ID, n, of, m, want)
			}
			for _, f := range filters {
				if long.Picks(f, i) != f.Match(e) {
					t.Fatalf("%v: filter %+v picks %s: %t", sizes, f, e.ID, long.Picks(f, i))
				}
				for _, delta := range []int{1, -1, 7, math.MinInt} {
					p := Position{e.Span.First, e.ID}
					if got, want := long.StepPicked(f, p, delta), plain.StepPicked(f, p, delta); got != want {
						t.Fatalf("%v: %d from %v is %v, want %v", sizes, delta, p, got, want)
					}
				}
			}
		}
		random := rand.New(rand.NewPCG(3, 3))
		for range 100 {
			day := calendar.Date(1924, 1, 1) + calendar.Day(random.IntN(36500))
			span := calendar.Span{First: day, Last: day + calendar.Day(random.IntN(3000))}
			equal("during", long.During(span), plain.During(span))
			equal("begin", long.Begin(day), plain.Begin(day))
			inside := slices.DeleteFunc(plain.During(span), func(e *Event) bool {
				return len(e.Places) > 0 && (e.Places[0].Lon > 70 || e.Places[0].Lat > 40)
			})
			equal("within", long.Within(span, 0, 0, 70, 40), inside)
		}
		if !slices.Equal(long.Publishers(), plain.Publishers()) || long.First() != plain.First() || long.Last() != plain.Last() {
			t.Errorf("%v: publishers %v, %v to %v", sizes, long.Publishers(), long.First(), long.Last())
		}
	}
}

func TestBriefHasOnePlace(t *testing.T) {
	long, _ := mixed(t, 1, 2)
	e := long.Event("b0")
	p := long.Place("b0")
	if p == nil || p != e.Places[0] || p.Name("ru") != "Сомониён" || e.Sources[0] != listSource {
		t.Errorf("place %+v of %+v", p, e)
	}
	if q := long.Event("b1").Places[0]; q.Name("en") != "title 1" {
		t.Errorf("a place without a name is called %q", q.Name("en"))
	}
	if long.Event("") != nil || long.Event("b2") != nil || long.Place("e0") != nil {
		t.Error("something is found by an id that does not exist")
	}
}

func TestFaultyBriefs(t *testing.T) {
	good := Brief{ID: "a", Kind: KindClash, Confidence: Low}
	for _, c := range []struct {
		change func(b *Brief)
		says   string
	}{
		{func(b *Brief) { b.ID = "" }, "the id is empty"},
		{func(b *Brief) { b.Kind = "flood" }, `"flood" is unknown`},
		{func(b *Brief) { b.Confidence = "" }, "confidence"},
		{func(b *Brief) { b.Lon = 180.5 }, "180.5"},
		{func(b *Brief) { b.Lat = math.NaN() }, "NaN"},
		{func(b *Brief) { b.Span = calendar.Span{First: 2, Last: 1} }, "before the first day"},
		{func(b *Brief) { b.Title = strings.Repeat("x", 1<<16) }, "65537 bytes"},
		{func(b *Brief) { b.ID = "e0" }, "that of another event"},
		{func(b *Brief) { b.ID = "b" }, "that of another event"},
	} {
		b := good
		c.change(&b)
		other := Brief{ID: "b", Kind: KindClash, Confidence: Low}
		_, err := NewLongStore(synthetic(1, 1), nil, nil, nil, slices.Values([]Brief{b, other}))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("error %v, want one that says %q", err, c.says)
		}
	}
}

// TestBriefsAreSmall holds the memory of a long list, in bytes for each brief
// beside its texts.
func TestBriefsAreSmall(t *testing.T) {
	const n, most = 100_000, 48
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	list := someBriefs(n, 1)
	texts := 0
	for _, b := range list {
		texts += len(b.ID) + len(b.Title) + len(b.Place)
	}
	before := heap()
	s, err := NewLongStore(nil, nil, nil, nil, slices.Values(list))
	if err != nil {
		t.Fatal(err)
	}
	if got := (float64(heap()) - float64(before) - float64(texts)) / n; got > most {
		t.Errorf("a brief takes %.1f bytes, at most %d are meant", got, most)
	}
	runtime.KeepAlive(list)
	runtime.KeepAlive(s)
}

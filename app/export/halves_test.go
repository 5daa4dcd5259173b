package export

import (
	"context"
	"math"
	"strings"
	"testing"

	"borderatlas/app/lang"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// TestEachDateHasItsOwnDays: the maps of a comparison show the days that each of them has on
// the screen, and the page says so.
func TestEachDateHasItsOwnDays(t *testing.T) {
	stack, s := usual(t, 1600, 900, lang.English, calendar.Date(2022, 9, 20))
	s.Frame.Reach = chronicle.Reach{Mode: chronicle.Window, Days: 7}
	s.Compare(chronicle.Position{Day: calendar.Date(2021, 5, 1)}, chronicle.Reach{Mode: chronicle.Window, Days: 4})
	page, picture, err := Compose(context.Background(), stack, s)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"28 April – 1 May 2021", "14–20 September 2022"} {
		if got := words(groupsOf(page, "date-")[i]); !strings.Contains(got, want) {
			t.Errorf("map %d does not say %q: %s", i+1, want, got)
		}
	}
	drawn := map[string]bool{}
	for _, m := range picture.Marks {
		for _, id := range m.IDs {
			if e := stack.Data().Chronicle.Event(id); e != nil {
				drawn[e.Span.First.String()[:7]] = true
			}
		}
	}
	if !drawn["2021-04"] || !drawn["2022-09"] {
		t.Errorf("marks of %v are drawn", drawn)
	}
	for _, e := range newPage(stack, s).shown() {
		first := calendar.Span{First: calendar.Date(2021, 4, 28), Last: calendar.Date(2021, 5, 1)}
		second := calendar.Span{First: calendar.Date(2022, 9, 14), Last: calendar.Date(2022, 9, 20)}
		if !first.Overlaps(e.Span) && !second.Overlaps(e.Span) {
			t.Errorf("%s of %v is said to be shown", e.ID, e.Span)
		}
	}
	s.Reaches = s.Reaches[:1]
	if _, _, err := Compose(context.Background(), stack, s); err == nil {
		t.Error("two dates with one length of days are taken")
	}
}

// TestHalvesAreSharedAsOnTheScreen: the divider stands where it stood, and the halves
// continue each other there.
func TestHalvesAreSharedAsOnTheScreen(t *testing.T) {
	for _, share := range []float64{0, 0.3, 0.5, 0.72} {
		stack, s := usual(t, 1600, 900, lang.English, days[0])
		s.Compare(chronicle.Position{Day: calendar.Date(2021, 4, 29)}, chronicle.Reach{})
		s.Swipe, s.Share = true, share
		g, err := newPage(stack, s).grid()
		if err != nil {
			t.Fatal(err)
		}
		left, right := g.cells[0], g.cells[1]
		whole := right.box.Max[0] - left.box.Min[0]
		want := share
		if share == 0 {
			want = 0.5
		}
		if got := (left.box.Max[0] - left.box.Min[0]) / whole; math.Abs(got-want) > 1e-6 || left.box.Max[0] != right.box.Min[0] {
			t.Errorf("share %g: the first half has %.4f of the width", share, got)
		}
		w, h := size(left.box)
		edge, next := left.camera.Unproject([2]float64{w, h / 2}), right.camera.Unproject([2]float64{0, h / 2})
		if math.Abs(edge[0]-next[0]) > 1e-9 || math.Abs(edge[1]-next[1]) > 1e-9 {
			t.Errorf("share %g: the halves meet at %v and %v", share, edge, next)
		}
	}
}

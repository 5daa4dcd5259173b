package layers

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

func TestKindSymbolsDiffer(t *testing.T) {
	names, drawings := map[string]bool{}, map[string]chronicle.Group{}
	for _, theme := range Themes {
		for _, g := range markOrder {
			for _, precise := range []bool{true, false} {
				s := KindSymbol(theme, g, precise)
				if names[s.Name] {
					t.Errorf("two symbols are called %s", s.Name)
				}
				names[s.Name] = true
				key := theme.Name
				for _, op := range s.Ops {
					path := op.(*scene.Path)
					if b := path.Outline.Bound(); !s.Box.Contains(b.Min) || !s.Box.Contains(b.Max) {
						t.Errorf("%s leaves its box: %v in %v", s.Name, b, s.Box)
					}
					key += fmt.Sprint(path.Outline, path.Fill, path.Stroke)
				}
				if other, ok := drawings[key]; ok {
					t.Errorf("%s (precise %t) looks like %s", g, precise, other)
				}
				drawings[key] = g
			}
		}
	}
}

func ref(v float64) *float64 { return &v }

func TestBuildingClaimsStayWithTheirPlace(t *testing.T) {
	akSai := &chronicle.Place{ID: "ak_sai", Names: map[string]string{"en": "Ak-Sai"}}
	ovchi := &chronicle.Place{ID: "ovchi", Names: map[string]string{"en": "Ovchi-Qal'acha"}}
	e := &chronicle.Event{Places: []*chronicle.Place{akSai, ovchi}, Figures: []chronicle.Figure{
		{Measure: "buildings_changed", Value: ref(84), ClaimedBy: "Bellingcat (Ak-Sai)", Place: akSai},
		{Measure: "buildings_changed", Value: ref(10), ClaimedBy: "Bellingcat", Place: ovchi},
		{Measure: "homes_destroyed", Value: ref(300), Qualifier: chronicle.MoreThan, ClaimedBy: "a ministry"}, // of all places
		{Measure: "killed", Value: ref(3), ClaimedBy: "a ministry (Ak-Sai)"},
	}}
	text := readMessages(t, "en").text
	if got := fmt.Sprint(buildingClaims(text, e, akSai)); got != "[84 buildings changed (Bellingcat)]" {
		t.Errorf("Ak-Sai: %s", got)
	}
	if got := fmt.Sprint(buildingClaims(text, e, ovchi)); got != "[10 buildings changed (Bellingcat)]" {
		t.Errorf("Ovchi: %s", got)
	}
	e.Places = e.Places[:1]
	if got := buildingClaims(text, e, akSai); len(got) != 2 || got[0] != "more than 300 homes destroyed (a ministry)" {
		t.Errorf("the only place has all figures of the event, got %q", got)
	}
}

func TestShortDate(t *testing.T) {
	day := calendar.Date(2022, time.September, 16)
	text := readMessages(t, "en").text
	for _, c := range []struct {
		date calendar.Partial
		want string
	}{
		{calendar.Partial{}, "date unknown"},
		{calendar.Partial{Year: 2022, Month: 9, Day: 17}, "17 Sept."},
		{calendar.Partial{Year: 2021, Month: 5, Day: 2}, "2 May 2021"},
		{calendar.Partial{Year: 2022, Month: 9}, "2022-09"},
	} {
		if got := ShortDate(text, c.date, day); got != c.want {
			t.Errorf("ShortDate(%v) = %q, want %q", c.date, got, c.want)
		}
	}
}

func TestEveryStepWalksAlongTheWholeLine(t *testing.T) {
	pts := []orb.Point{{0, 0}, {3, 0}, {3, 0}, {3, 10}, {4, 10}}
	got := everyStep(pts, 0, 4)
	want := []orb.Point{{0, 0}, {3, 1}, {3, 5}, {3, 9}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("everyStep = %v, want %v", got, want)
	}
}

func TestMeets(t *testing.T) {
	box := orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{10, 10}}
	for _, c := range []struct {
		a, b orb.Point
		want bool
	}{
		{orb.Point{-5, 5}, orb.Point{15, 5}, true},
		{orb.Point{-5, -5}, orb.Point{-1, 20}, false},
		{orb.Point{5, 5}, orb.Point{5, 5}, true},
		{orb.Point{12, -3}, orb.Point{12, 30}, false},
		{orb.Point{-3, 6}, orb.Point{6, -3}, true},
		{orb.Point{-3, 2}, orb.Point{2, -9}, false},
	} {
		if got := meets(c.a, c.b, box); got != c.want {
			t.Errorf("meets(%v, %v) = %t", c.a, c.b, got)
		}
	}
}

func TestCompass(t *testing.T) {
	for bearing, want := range map[float64]string{0: "n", 22: "n", 23: "ne", 90: "e", 179: "s", -90: "w", -44: "nw", -179: "s", 359: "n"} {
		if got := compass(bearing); got != want {
			t.Errorf("compass(%g) = %s, want %s", bearing, got, want)
		}
	}
}

func TestExitIsOnTheWay(t *testing.T) {
	c := newCanvas(kit{}, Frame{Camera: camera.New(orb.Point{70, 40}, 8, 400, 200)}, &Picture{})
	for _, k := range []struct {
		to    orb.Point
		side  tagSide
		along float64
	}{
		{orb.Point{-600, 100}, leftEdge, 100},
		{orb.Point{1000, 260}, rightEdge, 140},
		{orb.Point{200, -900}, topEdge, 200},
		{orb.Point{300, 500}, bottomEdge, 225},
	} {
		if side, along := c.exit(k.to); side != k.side || math.Abs(along-k.along) > 1e-9 {
			t.Errorf("exit(%v) = %d at %g, want %d at %g", k.to, side, along, k.side, k.along)
		}
	}
}

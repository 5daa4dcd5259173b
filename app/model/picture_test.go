package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/export"
	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// TestPictureSettingsAreReadStrictly: each part of how a picture is set stands alone, and
// what cannot be is told and left out.
func TestPictureSettingsAreReadStrictly(t *testing.T) {
	for setting, lost := range map[string]string{
		`"view":[70,39.5,71,40.2],"subject":"vorukh"`:             "",
		`"view":[71,39.5,70,40.2]`:                                "picture.view",
		`"view":[70,39.5,71]`:                                     "picture.view",
		`"view":[70,39.5,71,"x"]`:                                 "picture.view",
		`"view":[70,-89,71,89]`:                                   "picture.view",
		`"subject":"atlantis"`:                                    "picture.subject",
		`"day":"2090-01-01"`:                                      "",
		`"day":"1800-01-01"`:                                      "picture.day",
		`"dates":[{"day":"2021-04-29"},{"day":"x"}]`:              "picture.dates",
		`"dates":[{"day":"2021-04-29"}]`:                          "picture.dates",
		`"dates":[{"day":"2021-04-29","event":"moon"},{}]`:        "picture.dates",
		`"dates":[{"day":"2021-04-29","sun":1},{"day":""}]`:       "picture.dates",
		`"names":"ky","theme":"print"`:                            "",
		`"names":"de"`:                                            "picture.names",
		`"theme":"pink"`:                                          "picture.theme",
		`"size":"180x120mm","dpi":150`:                            "",
		`"size":"180x120mm","dpi":9`:                              "picture.size",
		`"size":"9x9"`:                                            "picture.size",
		`"layout":"slide"`:                                        "picture.layout",
		`"places":"scale=off"`:                                    "picture.places",
		`"title":5`:                                               "picture.title",
		`"title":"` + strings.Repeat("я", story.MaxTitle+1) + `"`: "picture.title",
		`"quality":0`:                                             "picture.quality",
		`"transparent":"no"`:                                      "picture.transparent",
		`"weather":"fine"`:                                        "picture.weather",
	} {
		m := first(t)
		_, losses, ok := m.Adopt([]byte(`{"picture":{`+setting+`}}`), nil)
		if !ok {
			t.Fatalf("%s is no snapshot", setting)
		}
		if got := fmt.Sprint(losses); lost == "" && len(losses) > 0 || !strings.Contains(got, lost) {
			t.Errorf("%.80s: losses %s, want %q", setting, got, lost)
		}
	}
	if _, losses, _ := first(t).Adopt([]byte(`{"picture":5}`), nil); len(losses) != 1 {
		t.Errorf("a picture that is a number: losses %v", losses)
	}
}

// TestAMovedMapHasNoViewOfAPicture: the view and the name of a picture that was opened are
// those of the map until it is moved.
func TestAMovedMapHasNoViewOfAPicture(t *testing.T) {
	m := first(t)
	spec := m.Spec()
	spec.View.Min[0], spec.View.Min[1], spec.View.Max[0], spec.View.Max[1] = 70.2, 39.7, 70.9, 40.2
	spec.Subject, spec.Layout, spec.Caption = "vorukh", export.WithTitle, "hidden"
	state, err := m.Picture(spec)
	if err != nil || strings.Contains(string(state), "hidden") {
		t.Fatalf("%s, %v", state, err)
	}
	if _, losses, ok := m.Adopt(state, nil); !ok || len(losses) > 0 {
		t.Fatal(losses)
	}
	m.Update(model.Looked{Camera: m.State().Camera.WithSize(900, 500)}) // the window has its own size
	if got := m.Spec(); got.View != spec.View || got.Subject != "vorukh" {
		t.Errorf("opened: %v, %q", got.View, got.Subject)
	}
	m.Update(model.Looked{Camera: m.State().Camera.PanBy(30, 0)})
	if got := m.Spec(); got.View != m.Extent() || got.Subject != "" {
		t.Errorf("moved: %v, %q", got.View, got.Subject)
	}
	m.Update(model.FitRegion{})
	if got := m.Spec(); got.View != layers.Region {
		t.Errorf("fitted: %v", got.View)
	}
}

// TestADocumentForgetsWhatItsMapHasLeft: what is saved after the map was moved, the day
// changed or a comparison begun shows that, and not the picture that was opened.
func TestADocumentForgetsWhatItsMapHasLeft(t *testing.T) {
	late := chronicle.Position{Day: calendar.Date(2090, 1, 1)}
	for name, c := range map[string]struct {
		change  model.Msg
		view    bool // that of the picture is left
		at, day bool // its dates, and its day, are left
	}{
		"nothing":       {model.OpenCard{Open: true}, true, true, true},
		"the view":      {model.Zoom{Steps: 1}, false, true, true},
		"the day":       {model.GoToDay{Day: calendar.Date(2021, 4, 29)}, true, true, false},
		"a comparison":  {model.CompareReady{Name: model.TreatyReady}, true, false, false},
		"another place": {model.FitRegion{}, false, true, true},
	} {
		m := first(t)
		spec := m.Spec()
		spec.View = orb.Bound{Min: orb.Point{70.2, 39.7}, Max: orb.Point{70.9, 40.2}}
		spec.Subject, spec.Frame.At = "vorukh", late
		spec.Frames = []chronicle.Position{{Day: calendar.Date(2021, 4, 29)}, {Day: calendar.Date(2021, 4, 30)}, late}
		state, err := m.Picture(spec)
		if err != nil {
			t.Fatal(err)
		}
		m.Adopt(state, nil)
		m.Update(c.change)
		saved, err := m.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		again := first(t)
		if _, losses, ok := again.Adopt(saved, nil); !ok || len(losses) > 0 {
			t.Fatal(losses)
		}
		got := again.Spec()
		if (got.View == spec.View) != c.view || (got.Subject != "") != c.view || (len(got.Frames) == 3) != c.at || (got.Frame.At == late) != c.day {
			t.Errorf("%s was changed: %v, %q, %v, %v", name, got.View, got.Subject, got.Frames, got.Frame.At)
		}
	}
}

package export

import (
	"strings"
	"testing"

	"borderatlas/app/lang"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// TestNoPageIsMoreExactThanKnown: neither the page, alone or on a sheet, nor the texts of its
// file name a day of an event of which none is known.
func TestNoPageIsMoreExactThanKnown(t *testing.T) {
	stack, _ := usual(t, 1600, 900, lang.English, days[0])
	for _, e := range stack.Data().Chronicle.Events() {
		if !e.Precision.Vague() {
			continue
		}
		for _, language := range []string{lang.English, lang.Russian} {
			stack, s := usual(t, 1600, 900, language, e.Span.First)
			at := chronicle.Position{Day: e.Span.First, Event: e.ID}
			s.Frame.At = at
			for _, frames := range [][]chronicle.Position{nil, {at, {Day: calendar.Date(2025, 12, 30)}}} {
				s.Frames = frames
				page, _ := compose(t, stack, s)
				w := Describe(stack, s)
				said := words(&scene.Group{Ops: page.Ops}) + w.Title + w.Description
				if day := lang.Day(language, e.Span.First); strings.Contains(said, day) {
					t.Errorf("%s, %s, %d dates: it says %q", e.ID, language, len(frames), day)
				}
			}
		}
	}
}

// TestNoCaptionNamesADayThatIsNotKnown: a page about a day does not say of an event of
// which no day is known that it was that day.
func TestNoCaptionNamesADayThatIsNotKnown(t *testing.T) {
	stack, _ := usual(t, 1600, 900, lang.English, days[0])
	vague := 0
	for _, e := range stack.Data().Chronicle.Events() {
		if !e.Precision.Vague() {
			continue
		}
		vague++
		stack, s := usual(t, 1600, 900, lang.English, e.Span.First)
		s.Layout = Report
		p := page{stack: stack, spec: s}
		if said := p.caption(); strings.Contains(said, e.Title) {
			t.Errorf("%s: on %s it says %q", e.ID, e.Span.First, said)
		}
	}
	if vague == 0 {
		t.Error("every day is known")
	}
}

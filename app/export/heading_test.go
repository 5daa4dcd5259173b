package export

import (
	"strings"
	"testing"

	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// TestNoDayStandsAboveAnEventWhoseDayIsNotKnown.
func TestNoDayStandsAboveAnEventWhoseDayIsNotKnown(t *testing.T) {
	stack, s := usual(t, 1280, 720, lang.English, days[0])
	for _, e := range stack.Data().Chronicle.Events() {
		s.Frame.At = chronicle.Position{Day: e.Span.First, Event: e.ID}
		p := newPage(stack, s)
		got, known := p.day(), e.Precision == chronicle.ByDay || e.Precision == chronicle.ByRange
		if strings.Contains(got, "day,") != known || !known && !strings.Contains(got, "not known") {
			t.Errorf("%s, %s: %q", e.ID, e.Precision, got)
		}
		for _, fact := range p.facts() {
			if !known && strings.HasPrefix(fact, "record of 1 January") {
				t.Errorf("%s: %q", e.ID, fact)
			}
		}
	}
}

// TestThePrintedLegendExplainsTheLinesOfTheLand however little room there is.
func TestThePrintedLegendExplainsTheLinesOfTheLand(t *testing.T) {
	for theme, want := range map[*layers.Theme]bool{layers.Light: false, layers.Print: true} {
		stack, s := usual(t, 1280, 720, lang.English, days[0])
		s.Frame.Theme = theme
		p := newPage(stack, s)
		found := false
		for _, g := range p.kept(p.legend(p.arrange().camera), marks) {
			found = found || g.Layer == "provinces"
		}
		if found != want {
			t.Errorf("%s: provinces in the barest legend: %v", theme.Name, found)
		}
	}
}

// TestSmallPagesOfEveryEventHaveAHeading, also where nothing is to be said below it.
func TestSmallPagesOfEveryEventHaveAHeading(t *testing.T) {
	stack, s := usual(t, 600, 380, lang.English, days[0])
	s.Frame.Visible = layers.NewSet("provinces", "clashes")
	for _, e := range stack.Data().Chronicle.Events() {
		s.Frame.At = chronicle.Position{Day: e.Span.First, Event: e.ID}
		if b := newPage(stack, s).setHeading(); len(b.ops) == 0 {
			t.Errorf("%s has no heading", e.ID)
		}
	}
}

package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

func value(v float64) *float64 { return &v }

func asOf(s string) calendar.Partial {
	p, err := calendar.ParsePartial(s)
	if err != nil {
		panic(err)
	}
	return p
}

func TestValueText(t *testing.T) {
	text := embedded(t).Catalogue.Text("en")
	for _, c := range []struct {
		f            chronicle.Figure
		value, words string
	}{
		{chronicle.Figure{Value: value(41), Qualifier: chronicle.AtLeast}, "at least 41", ""},
		{chronicle.Figure{Value: value(200), Qualifier: chronicle.MoreThan}, "more than 200", ""},
		{chronicle.Figure{Value: value(140000), Qualifier: chronicle.About}, "about 140\u202f000", ""},
		{chronicle.Figure{Value: value(519.9)}, "519.9", ""},
		{chronicle.Figure{Low: value(3), High: value(5)}, "3–5", ""},
		{chronicle.Figure{Low: value(3)}, "at least 3", ""},
		{chronicle.Figure{High: value(5)}, "up to 5", ""},
		{chronicle.Figure{Text: "dozens"}, "dozens", ""},
		{chronicle.Figure{Text: "some wounded, number not given"}, "in words", "some wounded, number not given"},
		{chronicle.Figure{Value: value(18), Text: "18 houses, one spared"}, "18", "18 houses, one spared"},
		{chronicle.Figure{}, "unknown", ""},
	} {
		if v, w := layers.FigureText(text, c.f); v != c.value || w != c.words {
			t.Errorf("%+v: %q, %q, want %q, %q", c.f, v, w, c.value, c.words)
		}
	}
}

func TestShortDate(t *testing.T) {
	text := embedded(t).Catalogue.Text("en")
	for in, want := range map[string]string{
		"2022-09-17": "17 Sept.", "2022-09": "Sept.", "2022": "2022", "": "no date", "2023-02": "Feb. 2023", "2023-05-02": "2 May 2023",
	} {
		if got := shortDate(text, asOf(in), 2022); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	test.NewTempApp(t)
	long := "Кыргызско-таджикская граница https://thediplomat.com/2022/09/escalating-conflict-on-the-kyrgyz-tajik-border and some words"
	for _, width := range []float32{40, 92, 200, 368} {
		lines := table.wrap(long, width)
		for _, line := range lines {
			if w := table.width(line); w > width && len([]rune(line)) > 1 {
				t.Errorf("at %g: %q is %g wide", width, line, w)
			}
		}
		if got := squeeze(strings.Join(lines, " ")); got != squeeze(long) {
			t.Errorf("at %g: %q", width, got)
		}
	}
	if got := table.wrap("", 100); len(got) != 1 || got[0] != "" {
		t.Errorf("nothing wraps to %q", got)
	}
}

package slides

import (
	"slices"
	"strings"
	"testing"

	"borderatlas/app/story"
	"borderatlas/layers/calendar"
)

// TestLinesOfOnesOwn: a page's own words keep their lines, each a paragraph, beside
// the map and in the notes. No font has a letter for what ends a line.
func TestLinesOfOnesOwn(t *testing.T) {
	stack, d := usual(t, "en")
	d.Story = story.Story{Title: "Own", Pages: []story.Page{
		{Day: calendar.Date(2022, 9, 16), Title: "My words", Text: "\nOne.\r\nTwo\tand more.\n\nThree.\n"},
	}}
	s := sheets(stack, d)[1]
	want := []string{"One.", "Two and more.", "", "Three."}
	words := func(list []paragraph) (all []string) {
		for _, p := range list {
			all = append(all, p.text())
		}
		return all
	}
	at := slices.IndexFunc(s.texts, func(b textBox) bool { return b.role == lead })
	if got := words(s.texts[at].paragraphs); !slices.Equal(got, want) {
		t.Errorf("beside the map stands %q", got)
	}
	if got := words(s.notes); len(got) < 4 || !slices.Equal(got[:4], want) {
		t.Errorf("the notes begin with %q", got[:min(4, len(got))])
	}
	for _, f := range crowded(setter{stack.Data().Fonts}, newGrid(false), s) {
		t.Error(f)
	}
	p := inspect(made(t, stack, d, pptx))
	if got := p.trees["ppt/slides/slide2.xml"].words(); len(p.faults) > 0 || !strings.Contains(got, strings.Join(want, "\n")) {
		t.Errorf("faults %q; the slide says %q", p.faults, got)
	}
}

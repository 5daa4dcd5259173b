package window

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/app/export/slides"
	"borderatlas/app/story"
	"borderatlas/layers/chronicle"
)

// TestTheBoardShowsWholeMeasures: on screens of every size a measure is on the board with all
// its rows, so that no side is there alone, or not at all; what is not there is pointed to.
func TestTheBoardShowsWholeMeasures(t *testing.T) {
	w, _ := told(t)
	w.presentFrom(0)
	board := w.talk.board
	store := w.content.Stack.Data().Chronicle
	cut := 0
	for _, size := range []fyne.Size{{Width: 640, Height: 400}, {Width: 1024, Height: 640}, {Width: 1366, Height: 768}, {Width: 1920, Height: 1080}} {
		for _, e := range store.Events() {
			for _, page := range []story.Page{{Event: e.ID, Day: e.Span.First}, {Day: e.Span.First}} {
				said := slides.Say(w.content.Stack, w.model.Frame(), page)
				board.root.Resize(size)
				board.show(said, "credit", "1 / 1")
				rows := tableOf(board)
				if !slices.ContainsFunc(wholes(said), func(whole []string) bool { return slices.Equal(rows, whole) }) {
					pointer := rows[len(rows)-1]
					cut++
					if !slices.ContainsFunc(wholes(said), func(whole []string) bool { return slices.Equal(rows[:len(rows)-1], whole) }) || !strings.Contains(pointer, "the card and the notes") {
						t.Errorf("%v, %s: the board shows %q", size, e.ID, rows)
					}
				} else if len(rows) < len(flat(said.Claims)) {
					t.Errorf("%v, %s: nothing points to what is left out of %q", size, e.ID, rows)
				}
			}
		}
	}
	if cut < 10 {
		t.Errorf("only %d boards are cut: nothing was tried", cut)
	}
}

// tableOf are the texts of the figures on a board.
func tableOf(b *board) []string {
	var rows []string
	for _, o := range b.root.Objects[7:] { // behind titles, map, foot and sentence
		if p, ok := o.(*paragraph); ok && p.text != "" {
			rows = append(rows, p.text)
		}
	}
	return rows
}

// wholes are the texts of the first measures of what is said, as many as there can be.
func wholes(said slides.Said) [][]string {
	var all [][]string
	for _, claims := range [][]slides.Claim{said.Claims, said.Key} {
		rows := []string(nil)
		all = append(all, rows)
		for _, measure := range slides.Measures(claims) {
			rows = append(slices.Clone(rows), flat(measure)...)
			all = append(all, rows)
		}
	}
	return all
}

func flat(claims []slides.Claim) []string {
	var rows []string
	for _, c := range claims {
		for _, said := range []string{c.Heading, c.Side, c.Value, c.Who} {
			if said != "" {
				rows = append(rows, said)
			}
		}
	}
	return rows
}

// TestNoMeasureHasOneSide: where a measure that both sides can have in one event has a
// figure about one of them it has a row about the other, with figures or with the words
// that none was found.
func TestNoMeasureHasOneSide(t *testing.T) {
	w := opened(t, 1366, 768)
	text := w.model.Text()
	names := map[chronicle.Side]string{chronicle.KG: text("card.side.KG"), chronicle.TJ: text("card.side.TJ")}
	shared := map[string]bool{}
	for _, m := range chronicle.Measures {
		shared[text("card.measure."+string(m))] = len(chronicle.WithSilentSides([]chronicle.FigureGroup{{Measure: m, Side: chronicle.KG}})) > 1
	}
	none := 0
	for _, e := range w.content.Stack.Data().Chronicle.Events() {
		said := slides.Say(w.content.Stack, w.model.Frame(), story.Page{Event: e.ID, Day: e.Span.First})
		for _, claims := range [][]slides.Claim{said.Claims, said.Key} {
			for _, measure := range slides.Measures(claims) {
				has := map[chronicle.Side]bool{}
				for _, c := range measure {
					for side, name := range names {
						has[side] = has[side] || strings.HasPrefix(c.Side, name)
					}
					if c.None {
						none++
					}
				}
				if shared[headingOf(measure)] && has[chronicle.KG] != has[chronicle.TJ] {
					t.Errorf("%s, %s: one side alone", e.ID, headingOf(measure))
				}
			}
		}
	}
	if none == 0 {
		t.Error("no side is without a figure: nothing was tried")
	}
}

// headingOf is the name of a measure; that of a record may stand above it.
func headingOf(claims []slides.Claim) string {
	name := ""
	for _, c := range claims {
		if c.Heading != "" {
			name = c.Heading
		}
	}
	return name
}

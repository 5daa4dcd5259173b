package window

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/layers/chronicle"
)

// TestNoDateIsMoreExactThanKnown goes to every event of which no day is known, in all ways that
// show its date, and finds nowhere the day on which its span begins: not in heading, card,
// list, story, comparison, time axis or the names of files.
func TestNoDateIsMoreExactThanKnown(t *testing.T) {
	w := opened(t, 1366, 768)
	store := w.content.Stack.Data().Chronicle
	var vague []*chronicle.Event
	for _, e := range store.Events() {
		if e.Precision.Vague() {
			vague = append(vague, e)
		}
	}
	if len(vague) < 10 {
		t.Fatalf("only %d events have no known day", len(vague))
	}
	w.send(model.TellStory{Story: story.OfEvents("vague", vague)})
	w.send(model.OpenPane{Pane: model.StoryPane})
	for _, language := range model.Languages {
		w.send(model.UseLanguage{Code: language})
		for _, e := range vague {
			w.send(model.GoToEvent{ID: e.ID})
			w.send(model.CompareAs{Kind: model.Split})
			d := w.imageDialog(firstChoices, "")
			d.changed()
			for place, said := range map[string]string{
				"the window": texts(w.win.Content()), "the axis": texts(w.axis) + w.axis.AccessibilityLabel() + hovers(w, e),
				"the picture's name": d.form.name.Text, "the data's name": opensData(t, w, "").name.Text,
			} {
				for _, day := range []string{lang.Day(language, e.Span.First), lang.Weekday(language, e.Span.First), e.Span.First.String()} {
					if strings.Contains(strings.ToLower(said), strings.ToLower(day)) {
						t.Errorf("%s, %s: %s says %q", language, e.ID, place, day)
					}
				}
			}
			w.closeModal()
			w.send(model.CompareAs{Kind: model.NoCompare})
		}
	}
}

// hovers are the words of the time axis that name an event under the pointer. Over an empty day that
// day is named, and no event.
func hovers(w *Window, e *chronicle.Event) string {
	var all []string
	size := w.axis.Size()
	for y := float32(20); y < size.Height-45; y += 4 { // ticks and overview name days of their own
		for x := float32(16); x < size.Width; x += 9 {
			w.axis.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
			all = append(all, texts(w.axis))
		}
	}
	w.axis.MouseOut()
	all = slices.DeleteFunc(all, func(said string) bool { return strings.Count(said, e.Title) < 2 }) // the bracket names it, too
	return strings.Join(all, " ")
}

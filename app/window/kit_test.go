package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
)

// within lists everything that an object is made of.
func within(o fyne.CanvasObject) map[fyne.CanvasObject]bool {
	all := map[fyne.CanvasObject]bool{}
	walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		all[o] = true
		return true
	})
	return all
}

// TestPanelsAreMadeOnce: cards and legends that were shown before are shown again
// without a new object, because the toolkit would keep the old ones for a minute.
func TestPanelsAreMadeOnce(t *testing.T) {
	w := opened(t, 1366, 768)
	met := map[fyne.CanvasObject]bool{}
	for round := range 3 {
		for _, id := range contested {
			w.send(model.GoToEvent{ID: id})
			for _, panel := range []fyne.CanvasObject{w.left.root, w.card.root, w.bar.root} {
				for o := range within(panel) {
					if !met[o] && round == 2 {
						t.Fatalf("%s: a new %T", id, o)
					}
					met[o] = true
				}
			}
		}
	}
}

// focusOn gives the focus to what an object calls by a name.
func focusOn(t *testing.T, w *Window, root fyne.CanvasObject, name string) {
	t.Helper()
	for o := range within(root) {
		c, ok := o.(interface {
			fyne.Focusable
			AccessibilityLabel() string
		})
		if ok && c.AccessibilityLabel() == name {
			w.win.Canvas().Focus(c)
			return
		}
	}
	t.Fatalf("nothing is called %q", name)
}

// TestFocusFromCardToCard: what is chosen in a card leads to another one, in which
// nothing has the focus by chance; a button of the header keeps it.
func TestFocusFromCardToCard(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.GoToEvent{ID: contested[0]})
	focusOn(t, w, w.card.body, w.content.Stack.Data().Chronicle.Event(contested[0]).Places[0].Name("en"))
	pressKey(w, fyne.KeyReturn)
	if got := w.model.State().Subject.Kind; got != model.PlaceSubject {
		t.Fatalf("a place leads to %v", got)
	}
	if got := w.win.Canvas().Focused(); got != nil {
		t.Errorf("%T has the focus in the card of a place", got)
	}
	w.send(model.Show{})
	focusOn(t, w, w.card.header, w.model.Text()("bar.next-event"))
	next, before := w.win.Canvas().Focused(), w.model.State().At.Event
	pressKey(w, fyne.KeySpace)
	if got := w.model.State().At.Event; got == before {
		t.Error("the button leads to no other event")
	}
	if got := w.win.Canvas().Focused(); got != next || !within(w.card.header)[next.(fyne.CanvasObject)] {
		t.Errorf("%T has the focus after a step, or is not in the card any more", got)
	}
}

package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"borderatlas/app/model"
	"borderatlas/app/story"
)

// TestStoryPane makes a story with the tools of the pane, by the keyboard where rows
// are concerned.
func TestStoryPane(t *testing.T) {
	w := opened(t, 1366, 768)
	w.openStory()
	acts := w.storyActs()
	acts.add()
	w.send(model.StepEvent{By: 1})
	acts.add()
	acts.copy()
	pages := w.model.State().Story.Now.Pages
	if len(pages) != 3 || pages[0].Position() == pages[1].Position() || !pages[1].Equal(pages[2]) || w.model.State().Page != 2 {
		t.Fatalf("pages %+v, chosen %d", pages, w.model.State().Page)
	}
	w.win.Canvas().Focus(w.left.story.rows)
	pressKey(w, fyne.KeyHome)
	if s := w.model.State(); s.Page != 0 || s.At != pages[0].Position() {
		t.Errorf("Home chooses page %d and shows %v", s.Page, s.At)
	}
	acts.hide()
	acts.down()
	pressKey(w, fyne.KeyEnd)
	pressKey(w, fyne.KeyDelete)
	now := w.model.State().Story.Now.Pages
	if len(now) != 2 || !now[1].Hidden || now[1].Position() != pages[0].Position() {
		t.Errorf("pages %+v", now)
	}
	if row := newPageRow(w.left.words); true {
		row.show(1, now[1], "x", "y")
		row.Resize(fyne.NewSize(280, pageHeight))
		if said := texts(row); !strings.Contains(said, "hidden") {
			t.Errorf("the row of a hidden page says %q", said)
		}
	}
	for range 3 {
		acts.undo()
	}
	if got := w.model.State().Story.Now.Pages; len(got) != 3 || got[0].Hidden {
		t.Errorf("after undoing %+v", got)
	}
}

func TestPageWords(t *testing.T) {
	w, _ := told(t)
	w.send(model.ChoosePage{At: 1})
	w.pageWords()
	w.win.Canvas().Focused().TypedRune('W')
	pressKey(w, fyne.KeyReturn)
	if p := w.model.State().Story.Now.Pages[1]; p.Title != "W" || w.modal != nil {
		t.Errorf("the page is called %q", p.Title)
	}
	if got := pageTitle(words{text: w.model.Text()}, w.content.Stack.Data().Chronicle, story.Page{Day: model.FirstDay}); got != "16 September 2022" {
		t.Errorf("a page about a day is called %q", got)
	}
}

func TestNewStory(t *testing.T) {
	w := opened(t, 1366, 768)
	for i := range len(story.ReadyMade) + 2 {
		w.startStory()
		for range i + 1 { // the focus begins at the button that cancels
			w.win.Canvas().FocusNext()
		}
		pressKey(w, fyne.KeyReturn)
		s := w.model.State()
		want := len(w.model.Picked())
		if i < len(story.ReadyMade) {
			want = len(story.ReadyMade[i].Story(w.content.Stack.Data().Chronicle, w.model.Text()).Pages)
		} else if i > len(story.ReadyMade) {
			want = 0
		}
		if len(s.Story.Now.Pages) != want || w.modal != nil || s.Pane != model.StoryPane {
			t.Errorf("choice %d: %d pages, want %d", i, len(s.Story.Now.Pages), want)
		}
	}
}

// TestStoryIsAskedAbout: a story that was never saved is not thrown away silently.
func TestStoryIsAskedAbout(t *testing.T) {
	w, _ := told(t)
	gone := false
	w.leaving(func() { gone = true })
	if gone || w.modal == nil || !strings.Contains(texts(w.modal.popup), "story") {
		t.Error("the story is thrown away")
	}
}

// clickRow clicks the row of an index as a pointer does.
func clickRow(t *testing.T, w *Window, l *rowList, i int) {
	t.Helper()
	found := false
	walk(l, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if r, ok := o.(*tapRow); ok && r.at == i && r.Visible() && !found {
			found = true
			test.TapCanvas(w.win.Canvas(), w.app.Driver().AbsolutePositionForObject(r).AddXY(10, 10))
		}
		return true
	})
	if !found {
		t.Fatalf("row %d is not in sight", i)
	}
}

// TestDeletedPageIsLeft: after a page is deleted the map shows the one that is chosen
// then, and a click on the chosen page shows it whatever the map shows.
func TestDeletedPageIsLeft(t *testing.T) {
	w, pages := told(t)
	w.openStory()
	clickRow(t, w, w.left.story.rows, 3)
	pressKey(w, fyne.KeyDelete)
	if s := w.model.State(); s.Page != 3 || s.At != pages[4].Position() {
		t.Errorf("page %d is chosen and %v shown, want %v", s.Page, s.At, pages[4].Position())
	}
	if e := w.content.Stack.Data().Chronicle.Event(pages[4].Event); e != nil && !strings.Contains(texts(w.card.root), e.Title) {
		t.Error("the card is not that of the chosen page")
	}
	w.send(model.LastEvent{})
	clickRow(t, w, w.left.story.rows, 3)
	if s := w.model.State(); s.At != pages[4].Position() {
		t.Errorf("a click on the chosen page shows %v, want %v", s.At, pages[4].Position())
	}
}

// TestUndoBelongsToWhatIsSeen: the keys undo the story while its pages are in sight and
// nothing else is open; the menu brings them into sight first.
func TestUndoBelongsToWhatIsSeen(t *testing.T) {
	w, pages := told(t)
	keys := func() { w.undoShortcut(model.UndoStory{})(&fyne.ShortcutUndo{}) }
	changed := func() bool { return len(w.model.State().Story.Now.Pages) != len(pages) }
	w.openStory()
	w.storyActs().remove()
	for _, p := range []model.Pane{model.LayersPane, model.ListPane, model.FilterPane} {
		w.send(model.OpenPane{Pane: p})
		if keys(); !changed() {
			t.Errorf("beside %s the story is undone", p)
		}
	}
	w.openStory()
	w.showKeys()
	if keys(); !changed() {
		t.Error("below a dialog the story is undone")
	}
	w.closeModal()
	w.send(model.OpenLayers{Open: false})
	if keys(); !changed() {
		t.Error("while the panel is closed the story is undone")
	}
	w.openStory()
	if keys(); changed() {
		t.Error("where it is seen it is not undone")
	}
	w.send(model.OpenPane{Pane: model.LayersPane})
	w.storyActs().redo()
	if s := w.model.State(); !changed() || s.Pane != model.StoryPane {
		t.Errorf("the menu's line changes it: %t, beside %s", changed(), s.Pane)
	}
}

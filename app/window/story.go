package window

import (
	"fyne.io/fyne/v2"

	"borderatlas/app/export"
	"borderatlas/app/model"
	"borderatlas/app/story"
)

// tell changes the story, chooses a page of it, and lets the change be seen.
func (w *Window) tell(change func(s story.Story, at int) (story.Story, int)) {
	s := w.model.State()
	now, at := change(s.Story.Now, s.Page)
	w.seeStory()
	w.send(model.TellStory{Story: now, Page: at})
	if text := w.model.Text(); !now.Limited().Equal(now) {
		w.showPage(text("menu.story"), newText(text("story.limit", story.MaxPages, story.MaxTitle, story.MaxText), body))
	}
}

// seeStory brings the list of pages into sight.
func (w *Window) seeStory() {
	if w.storySeen() {
		return
	}
	w.left.search.entry.SetText("")
	w.send(model.OpenPane{Pane: model.StoryPane})
	w.openLayers()
}

// storySeen tells whether the list of pages is in sight.
func (w *Window) storySeen() bool {
	s := w.model.State()
	return w.talk == nil && w.left.root.Visible() && s.Pane == model.StoryPane && w.left.search.query() == ""
}

// undoShortcut takes a change of the story back, or makes it again, while the story is in sight: what
// is not seen is not undone.
func (w *Window) undoShortcut(msg model.Msg) func(fyne.Shortcut) {
	return func(fyne.Shortcut) {
		if w.modal == nil && w.storySeen() {
			w.send(msg)
		}
	}
}

// toldPage changes the chosen page, if there is one.
func (w *Window) toldPage(change func(story.Page) story.Page) {
	w.tell(func(s story.Story, at int) (story.Story, int) {
		if at >= len(s.Pages) {
			return s, at
		}
		return s.With(at, change(s.Pages[at])), at
	})
}

// storyActs are what can be done with the story.
func (w *Window) storyActs() storyActs {
	move := func(by int) func() {
		return func() {
			w.tell(func(s story.Story, at int) (story.Story, int) { return s.Moved(at, at+by), at + by })
		}
	}
	return storyActs{
		start: w.startStory,
		add: func() {
			w.tell(func(s story.Story, at int) (story.Story, int) {
				at = min(at+1, len(s.Pages))
				return s.Inserted(at, w.model.PageNow()), at
			})
		},
		copy: func() {
			w.tell(func(s story.Story, at int) (story.Story, int) { return s.Duplicated(at), at + 1 })
		},
		hide: func() {
			w.toldPage(func(p story.Page) story.Page { p.Hidden = !p.Hidden; return p })
		},
		up: move(-1), down: move(1),
		remove: func() {
			w.tell(func(s story.Story, at int) (story.Story, int) { return s.Removed(at), at })
		},
		words: w.pageWords,
		view: func() {
			w.toldPage(func(p story.Page) story.Page {
				now := w.model.PageNow()
				now.Title, now.Text, now.Hidden = p.Title, p.Text, p.Hidden
				return now
			})
		},
		undo: func() { w.seeStory(); w.send(model.UndoStory{}) }, redo: func() { w.seeStory(); w.send(model.RedoStory{}) },
		present: func() { w.presentFrom(0) },
		slides:  func() { w.slidesDialog().open() },
	}
}

// pageWords asks for the words of the chosen page. Empty ones are those of its event.
func (w *Window) pageWords() {
	s, text := w.model.State(), w.model.Text()
	if s.Page >= len(s.Story.Now.Pages) {
		return
	}
	page := s.Story.Now.Pages[s.Page]
	heading := newField(pageTitle(words{text: text}, w.content.Stack.Data().Chronicle, story.Page{Event: page.Event, Day: page.Day}), nil, w.closeModal)
	heading.SetText(page.Title)
	told := newField(text("story.words.text.hint"), nil, w.closeModal)
	told.MultiLine, told.Wrapping = true, fyne.TextWrapWord
	told.SetMinRowsVisible(4)
	told.SetText(page.Text)
	save := func() {
		w.toldPage(func(p story.Page) story.Page {
			p.Title, p.Text = heading.Text, told.Text
			return p
		})
	}
	heading.OnSubmitted = func(string) { w.closeModal(); save() }
	lacking := w.lackingNote(heading, told)
	form := &fyne.Container{Layout: column{gapSmall}, Objects: []fyne.CanvasObject{
		newText(text("story.words.title"), head), heading, newText(text("story.words.text"), head), told, lacking,
	}}
	w.open(text("story.words"), form, nil, answer{text("story.words.keep"), save}, answer{text: text("dialog.cancel")})
	w.win.Canvas().Focus(heading)
}

// lackingNote is a line that says which letters of fields the fonts lack, while they are
// typed; there is room for it from the start.
func (w *Window) lackingNote(fields ...*field) *paragraph {
	note := newText("", caption)
	said := func(string) {
		var texts []string
		for _, f := range fields {
			texts = append(texts, f.Text)
		}
		note.SetText(export.LackingLetters(w.content.Stack.Data().Fonts, w.model.Text(), texts...))
	}
	for _, f := range fields {
		f.OnChanged = said
	}
	said("")
	return note
}

// startStory asks what a new story tells. The old one can be had back by undoing.
func (w *Window) startStory() {
	text := w.model.Text()
	store := w.content.Stack.Data().Chronicle
	begin := func(s story.Story) func() {
		return func() {
			w.send(model.TellStory{Story: s})
			w.openStory()
		}
	}
	var answers []fyne.CanvasObject
	choose := func(label string, s story.Story) {
		answers = append(answers, newButton(buttonSpec{text: label}, w.modalKey, func() {
			w.closeModal()
			begin(s)()
		}))
	}
	for _, r := range story.ReadyMade {
		s := r.Story(store, text)
		choose(text("story.start.ready", r.Title(text), len(s.Pages)), s)
	}
	choose(w.pickedName(), story.OfEvents(text("export.title"), w.model.Picked()))
	choose(text("story.start.empty"), story.Story{})
	list := &fyne.Container{Layout: column{gapSmall}, Objects: append([]fyne.CanvasObject{newText(text("story.start.what"), body)}, answers...)}
	w.open(text("story.start"), list, nil, answer{text: text("dialog.cancel")})
}

// pickedName names the events in the filter, with their number.
func (w *Window) pickedName() string {
	text, n := w.model.Text(), len(w.model.Picked())
	if w.model.State().Filter.Any() {
		return text("story.start.all", n)
	}
	return text("story.start.filter", n)
}

// renameStory asks for the story's title.
func (w *Window) renameStory() {
	text := w.model.Text()
	var name *field
	keep := func(string) {
		typed := name.Text
		w.closeModal()
		w.tell(func(s story.Story, at int) (story.Story, int) { return s.Renamed(typed), at })
	}
	name = newField(text("story.untitled"), keep, w.closeModal)
	name.SetText(w.model.State().Story.Now.Title)
	form := &fyne.Container{Layout: column{gapSmall}, Objects: []fyne.CanvasObject{name, w.lackingNote(name)}}
	w.open(text("story.rename"), form, nil,
		answer{text("story.words.keep"), func() {
			w.tell(func(s story.Story, at int) (story.Story, int) { return s.Renamed(name.Text), at })
		}},
		answer{text: text("dialog.cancel")})
	w.win.Canvas().Focus(name)
}

// storyMenu is the menu of the story.
func (w *Window) storyMenu() *fyne.Menu {
	text, s, acts := w.model.Text(), w.model.State(), w.storyActs()
	line := func(id string, do func(), able bool) *fyne.MenuItem {
		i := menuItem(text("story."+id), do)
		i.Disabled = !able
		return i
	}
	some := len(s.Story.Now.Pages) > 0
	undo := w.plainKey(text("story.undo"), fyne.KeyZ, ctrl, acts.undo)
	undo.Disabled = !s.Story.CanUndo()
	redo := w.plainKey(text("story.redo"), fyne.KeyY, ctrl, acts.redo)
	redo.Disabled = !s.Story.CanRedo()
	return fyne.NewMenu(text("menu.story"),
		w.item(text("story.open"), fyne.KeyT, ctrl, w.openStory),
		line("start", acts.start, true), line("rename", w.renameStory, true),
		fyne.NewMenuItemSeparator(),
		line("add", acts.add, true), line("copy", acts.copy, some), line("words", acts.words, some), line("view", acts.view, some),
		line("hide", acts.hide, some), line("up", acts.up, s.Page > 0), line("down", acts.down, s.Page < len(s.Story.Now.Pages)-1),
		line("remove", acts.remove, some),
		fyne.NewMenuItemSeparator(),
		undo, redo,
		fyne.NewMenuItemSeparator(),
		w.plainKey(text("story.present"), fyne.KeyF5, 0, acts.present),
		w.plainKey(text("story.present-here"), fyne.KeyF5, fyne.KeyModifierShift, w.presentHere))
}

// plainKey is a line of a menu with keys that the menu itself does not answer: the
// toolkit wants Ctrl or Alt with them, and has commands of its own for undoing, which
// fields for typing go before.
func (w *Window) plainKey(label string, key fyne.KeyName, mod fyne.KeyModifier, do func()) *fyne.MenuItem {
	return menuItem(label+columnBreak+w.keyText(key, mod), do)
}

// openStory opens the list of pages and gives it the keys.
func (w *Window) openStory() {
	w.seeStory()
	w.win.Canvas().Focus(w.left.story.rows)
}

package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/model"
	"borderatlas/app/timeline"
	"borderatlas/layers/chronicle"
)

// left is the panel at the left: the field for searching, below it the layers, the
// list of events or the filter, and while something is searched for the results.
type left struct {
	words
	search *search
	layers *panel
	list   *eventList
	filter *filterPane
	story  *storyPane
	tabs   []*tab
	panes  map[model.Pane]fyne.CanvasObject
	pane   model.Pane
	body   *fyne.Container
	root   fyne.CanvasObject
}

func newLeft(w words, layers *panel, list *eventList, filter *filterPane, told *storyPane, search *search, keys router, send func(model.Msg)) *left {
	l := &left{words: w, search: search, layers: layers, list: list, filter: filter, story: told}
	l.panes = map[model.Pane]fyne.CanvasObject{
		model.LayersPane: layers.root, model.ListPane: list.root, model.FilterPane: filter.root,
		model.StoryPane: told.root,
	}
	tabs := &fyne.Container{Layout: shelves{gapTiny, gapTiny}}
	for _, p := range model.Panes {
		t := newTab(w, p, keys, send)
		l.tabs = append(l.tabs, t)
		tabs.Add(t.press)
	}
	closer := newButton(buttonSpec{icon: hideLeft, tip: w.text("panel.close"), flat: true, small: true}, keys,
		func() { send(model.OpenLayers{Open: false}) })
	row := &fyne.Container{
		Layout:  columns{[]float32{0, closer.MinSize().Width}, gapTiny, true},
		Objects: []fyne.CanvasObject{search.entry, closer},
	}
	top := padded(inset{gapMedium, gapMedium, gapSmall, gapTiny}, &fyne.Container{
		Layout:  column{gapSmall},
		Objects: []fyne.CanvasObject{row, tabs},
	})
	l.body = container.NewStack()
	l.root = &fyne.Container{Layout: topped{}, Objects: []fyne.CanvasObject{top, l.body}}
	search.changed = l.arrange
	return l
}

// tab chooses a pane; that of the chosen one is filled.
type tab struct {
	*press
	pane  model.Pane
	label *paragraph
}

func newTab(w words, p model.Pane, keys router, send func(model.Msg)) *tab {
	name := w.text("panel.pane." + string(p))
	t := &tab{pane: p, label: newLabel(name, body)}
	t.press = newPress(t.label, inset{gapSmall, gapTiny, gapSmall, gapTiny}, name, func() { send(model.OpenPane{Pane: p}) })
	t.keys = keys
	return t
}

func (t *tab) choose(chosen bool) {
	t.fill, t.label.style.color = "", ""
	if chosen {
		t.fill, t.label.style.color = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary
	}
	t.label.Refresh()
	t.Refresh()
}

// setWidth tells the panes their width before they are laid out.
func (l *left) setWidth(width float32) {
	l.layers.setWidth(width)
	l.filter.sheet.width, l.search.sheet.width = width, width
}

// show presents the pane, the filter and the list.
func (l *left) show(m *model.Model, c model.Change) {
	s := m.State()
	if c.Has(model.Panels) && s.Pane != l.pane {
		l.pane = s.Pane
		for _, t := range l.tabs {
			t.choose(t.pane == s.Pane)
		}
		l.arrange()
	}
	if c.Has(model.Picked) {
		l.filter.show(m)
		l.search.filter = s.Filter
	}
	if c.Has(model.Told|model.Panels) && s.Pane == model.StoryPane {
		l.story.show(s)
	}
	if c.Has(model.Picked|model.Sorted|model.Time|model.Panels) && s.Pane == model.ListPane {
		l.list.show(m)
	}
}

// arrange puts the results, or else the chosen pane, into the body.
func (l *left) arrange() {
	o := l.panes[l.pane]
	if l.search.query() != "" {
		o = l.search.scroll
	}
	if o == nil || len(l.body.Objects) == 1 && l.body.Objects[0] == o {
		return
	}
	l.body.Objects = []fyne.CanvasObject{o}
	l.body.Refresh()
}

// buildLeft makes the panel at the left and the sign of the filter. What is typed
// in the field for searching stays.
func (w *Window) buildLeft(words words) {
	typed := ""
	if w.left != nil {
		typed = w.left.search.entry.Text
	}
	store := w.content.Stack.Data().Chronicle
	w.sign = newFilterSign(words, w.key, w.send)
	w.left = newLeft(words, w.panel, newEventList(words, w.key, w.send, w.focusMap),
		newFilterPane(words, store, w.key, w.send, w.focusMap),
		newStoryPane(words, store, w.key, w.send, w.storyActs(), w.focusMap),
		newSearch(words, w.index, w.send, w.focusMap), w.key, w.send)
	w.left.search.entry.SetText(typed)
}

// presentList presents what changed of list, filter and order.
func (w *Window) presentList(c model.Change) {
	w.left.show(w.model, c)
	if c.Has(model.Picked) {
		w.sign.show(w.model)
		w.axis.SetEvents(axisEvents(w.model.Picked()))
		w.root.Refresh()
	}
}

// focusSearch puts the cursor into the field for searching.
func (w *Window) focusSearch() {
	w.openLayers()
	w.win.Canvas().Focus(w.left.search.entry)
	w.left.search.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// toggleList opens the list and gives it the keys, or leads back to the layers.
func (w *Window) toggleList() {
	if s := w.model.State(); s.LayersOpen && s.Pane == model.ListPane && w.left.search.query() == "" {
		w.send(model.OpenPane{Pane: model.LayersPane})
		w.focusMap()
		return
	}
	w.left.search.entry.SetText("")
	w.send(model.OpenPane{Pane: model.ListPane})
	w.openLayers()
	w.win.Canvas().Focus(w.left.list.rows)
}

// clearFilterItem is a line of the menu that can be chosen while a filter is on.
func (w *Window) clearFilterItem() *fyne.MenuItem {
	i := menuItem(w.model.Text()("filter.clear"), w.sender(model.UseFilter{}))
	i.Disabled = w.model.State().Filter.Any()
	return i
}

// axisEvents are events as the time axis shows them.
func axisEvents(events []*chronicle.Event) []timeline.Event {
	var shown []timeline.Event
	for _, e := range events {
		shown = append(shown, timeline.Event{
			ID: e.ID, Span: e.Span, Precision: e.Precision, Group: e.Kind.Group(), Title: e.Title,
		})
	}
	return shown
}

package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/model"
	"borderatlas/layers/chronicle"
)

// compareMenu leads to one map, to two days beside each other, and to the
// ready-made comparisons.
func (w *Window) compareMenu() *fyne.MenuItem {
	text, c := w.model.Text(), w.model.State().Compare
	kind := func(id string, key fyne.KeyName, k model.CompareKind) *fyne.MenuItem {
		i := w.item(text(id), key, ctrl, w.sender(model.CompareAs{Kind: k}))
		i.Checked = c.Kind == k
		return i
	}
	swap := w.item(text("compare.swap"), fyne.Key5, ctrl, w.sender(model.SwapDays{}))
	swap.Disabled = !c.On()
	items := []*fyne.MenuItem{
		kind("compare.one", fyne.Key1, model.NoCompare),
		kind("compare.split", fyne.Key2, model.Split),
		kind("compare.swipe", fyne.Key3, model.Swipe),
		fyne.NewMenuItemSeparator(),
		w.item(text("compare.pin"), fyne.Key4, ctrl, w.sender(model.PinDay{})),
		swap,
		fyne.NewMenuItemSeparator(),
	}
	for i, key := range []fyne.KeyName{fyne.Key6, fyne.Key7} {
		name := model.ReadyMade[i]
		items = append(items, w.item(text("compare.ready."+string(name)), key, ctrl, w.sender(model.CompareReady{Name: name})))
	}
	menu := menuItem(text("compare.menu"), nil)
	menu.ChildMenu = aligned(fyne.NewMenu("", items...))
	return menu
}

// pinnedHeader stands over the card of an event of the pinned map, which is not
// the chosen one until the user goes to its day.
func (c *card) pinnedHeader(e *chronicle.Event) fyne.CanvasObject {
	there := c.head.button(buttonSpec{icon: theme.NavigateNextIcon(), tip: c.text("compare.go-there"), flat: true, small: true}, c.keys,
		func() { c.send(model.GoToEvent{ID: e.ID}) })
	return c.bar(c.kindMark(&c.head, e), c.head.text(c.text("compare.on-pinned"), style{size: tableSize, color: colorSecondary}),
		c.back(), there, c.closeButton())
}

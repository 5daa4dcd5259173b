package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"borderatlas/mapview/fault"
)

// The fields of this file have the keys for themselves, but escape, which the
// toolkit's own leave unused, leads out of them.

// field is for typing a line.
type field struct {
	widget.Entry
	leave   func()
	offered []string // texts that a button in it offers
}

func newField(hint string, submitted func(string), leave func()) *field {
	f := &field{leave: leave}
	f.PlaceHolder, f.OnSubmitted = hint, submitted
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey leaves with escape and types otherwise.
func (f *field) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	if ev.Name == fyne.KeyEscape {
		f.leave()
		return
	}
	f.Entry.TypedKey(ev)
}

// newSuggestions is a field that begins with the first of several texts; a button
// in it offers them.
func newSuggestions(options []string, tip string, submitted func(string), leave func()) *field {
	f := newField("", submitted, leave)
	f.offered = options
	offer := func() {
		menu := fyne.NewMenu("")
		for _, o := range f.offered {
			menu.Items = append(menu.Items, menuItem(o, func() { f.SetText(o) }))
		}
		c := fyne.CurrentApp().Driver().CanvasForObject(f)
		widget.ShowPopUpMenuAtRelativePosition(menu, c, fyne.NewPos(0, f.Size().Height), f)
	}
	escape := func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			leave()
		}
		return true
	}
	f.ActionItem = newButton(buttonSpec{icon: theme.MenuDropDownIcon(), tip: tip, flat: true, small: true}, escape, offer)
	f.SetText(options[0]) // last: from the first text on the toolkit takes no button any more
	return f
}

// picker is for choosing one of a list; the first is chosen at the beginning.
type picker struct {
	widget.Select
	leave func()
}

func newPicker(options []string, leave func()) *picker {
	p := &picker{leave: leave}
	p.Options = options
	p.ExtendBaseWidget(p)
	p.SetSelectedIndex(0)
	return p
}

// TypedKey leaves with escape and chooses otherwise.
func (p *picker) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	if ev.Name == fyne.KeyEscape {
		p.leave()
		return
	}
	p.Select.TypedKey(ev)
}

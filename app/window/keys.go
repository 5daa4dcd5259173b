package window

import (
	"fyne.io/fyne/v2"

	"borderatlas/app/model"
)

// key is the one router of keys without a modifier: the map, the timeline,
// buttons, switches and links hand theirs to it. Letters are never commands:
// they do not arrive on a Cyrillic layout.
func (w *Window) key(ev *fyne.KeyEvent) bool {
	if w.win.Canvas().Overlays().Top() != nil {
		return false
	}
	switch ev.Name {
	case fyne.KeyRight:
		w.send(model.StepEvent{By: 1})
	case fyne.KeyLeft:
		w.send(model.StepEvent{By: -1})
	case fyne.KeyHome:
		w.send(model.FirstEvent{})
	case fyne.KeyEnd:
		w.send(model.LastEvent{})
	case fyne.KeyPageDown:
		w.send(model.StepMonth{By: 1})
	case fyne.KeyPageUp:
		w.send(model.StepMonth{By: -1})
	case fyne.KeyPlus, fyne.KeyEqual:
		w.send(model.Zoom{Steps: 1})
	case fyne.KeyMinus:
		w.send(model.Zoom{Steps: -1})
	case fyne.KeyEscape:
		w.escape()
	case fyne.KeyF1:
		w.showKeys()
	default:
		return false
	}
	return true
}

// escape leads one step back: from a place or list to the event, then closes the
// card, then ends a comparison.
func (w *Window) escape() {
	s := w.model.State()
	switch {
	case !s.Subject.Chosen():
		w.send(model.Show{})
	case s.CardOpen:
		w.send(model.OpenCard{Open: false})
	default:
		w.send(model.CompareAs{Kind: model.NoCompare})
	}
}

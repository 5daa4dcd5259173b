package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"borderatlas/app/model"
)

// key is the one router of keys without a modifier: the map, the timeline,
// buttons, switches and links hand theirs to it. Letters are never commands:
// they do not arrive on a Cyrillic layout.
func (w *Window) key(ev *fyne.KeyEvent) bool {
	if w.talk != nil {
		return w.talkKey(ev)
	}
	if w.win.Canvas().Overlays().Top() != nil {
		return false
	}
	if w.frame.on() && w.frameKey(ev) {
		return true
	}
	switch ev.Name {
	case fyne.KeyRight:
		w.soon(model.Step{By: 1})
	case fyne.KeyLeft:
		w.soon(model.Step{By: -1})
	case fyne.KeyHome:
		w.send(model.FirstEvent{})
	case fyne.KeyEnd:
		w.send(model.LastEvent{})
	case fyne.KeyPageDown:
		w.soon(model.StepMonth{By: 1})
	case fyne.KeyPageUp:
		w.soon(model.StepMonth{By: -1})
	case fyne.KeySpace:
		w.send(model.Play{On: !w.model.State().Playing})
	case fyne.KeyPlus, fyne.KeyEqual:
		w.send(model.Zoom{Steps: 1})
	case fyne.KeyMinus:
		w.send(model.Zoom{Steps: -1})
	case fyne.KeyEscape:
		w.escape()
	case desktop.KeyMenu:
		w.middleMenu()
	case fyne.KeyF5:
		if w.modifiers()&fyne.KeyModifierShift != 0 {
			w.presentHere()
		} else {
			w.presentFrom(0)
		}
	case fyne.KeyF1:
		w.showKeys()
	default:
		return false
	}
	return true
}

// escape leads one step back: it puts the ruler away, leads from a place or list to the event, then closes the
// card, then ends a comparison.
func (w *Window) escape() {
	s := w.model.State()
	switch {
	case w.stage.Measuring():
		w.stage.PutRulerAway()
	case !s.Subject.Chosen():
		w.send(model.Show{})
	case s.CardOpen:
		w.send(model.OpenCard{Open: false})
	default:
		w.send(model.CompareAs{Kind: model.NoCompare})
	}
}

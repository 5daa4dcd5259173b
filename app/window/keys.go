package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"borderatlas/app/model"
)

// heldKeys are keys that may be held, and what each repeat of them means; pressed
// are the others that mean one message.
var (
	heldKeys = map[fyne.KeyName]model.Msg{
		fyne.KeyRight: model.Step{By: 1}, fyne.KeyLeft: model.Step{By: -1},
		fyne.KeyPageDown: model.StepMonth{By: 1}, fyne.KeyPageUp: model.StepMonth{By: -1},
	}
	pressed = map[fyne.KeyName]model.Msg{
		fyne.KeyHome: model.FirstEvent{}, fyne.KeyEnd: model.LastEvent{},
		fyne.KeyPlus: model.Zoom{Steps: 1}, fyne.KeyEqual: model.Zoom{Steps: 1}, fyne.KeyMinus: model.Zoom{Steps: -1},
	}
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
	if msg, ok := heldKeys[ev.Name]; ok {
		w.soon(msg)
		return true
	}
	if msg, ok := pressed[ev.Name]; ok {
		w.send(msg)
		return true
	}
	return w.command(ev.Name)
}

// command does what a key means that is more than a message.
func (w *Window) command(name fyne.KeyName) bool {
	switch name {
	case fyne.KeySpace:
		w.send(model.Play{On: !w.model.State().Playing})
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

package window

import (
	"borderatlas/app/model"
	"borderatlas/app/timeline"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// newBar is the bar above the time axis.
func (w *Window) newBar(words words) *timebar {
	b := &timebar{
		words: words, days: w.model.Days(), keys: w.key, send: w.send, state: w.model.State,
		titled: w.model.Titled, view: w.axis.View, parts: w.axis.Presets,
		ask: w.speedDialog, done: w.focusMap, grown: func() { w.root.Refresh() },
	}
	b.build()
	return b
}

// newAxis is the time axis with the events that the filter picks.
func (w *Window) newAxis() *timeline.Timeline {
	days := w.model.Days()
	axis := timeline.New(w.content.Stack.Data().Fonts, w.model.Theme(), w.model.Text(), axisEvents(w.model.Picked()), days.First, days.Last)
	axis.SetPosition(w.model.State().At)
	axis.View(w.model.State().Axis)
	axis.OnDay = func(d calendar.Day) { w.soon(model.GoToDay{Day: d}) }
	axis.OnEvent = func(id string) { w.send(model.GoToEvent{ID: id}) }
	axis.OnStep = func(by int) { w.soon(model.Step{By: by}) }
	axis.OnThumb = func(which timeline.Thumb, d calendar.Day) {
		if which == timeline.Start {
			w.soon(model.MoveStart{Day: d})
		} else {
			w.soon(model.MoveEnd{Day: d})
		}
	}
	axis.OnThumbStep = func(which timeline.Thumb, by int) {
		if which == timeline.Start {
			w.soon(model.StepStart{By: by})
		} else {
			w.soon(model.StepEnd{By: by})
		}
	}
	axis.OnSeen = func(s calendar.Span) {
		w.model.Update(model.SeenAxis{Span: s})
		w.bar.showAxis()
	}
	axis.OnKey = w.key
	return axis
}

// presentTime shows what changed of the time: axis, bar, and the wait for the next step.
func (w *Window) presentTime(c model.Change) {
	state := w.model.State()
	if c.Has(model.Mode) {
		w.axis.SetReach(state.Reach)
	}
	if c.Has(model.Time) {
		w.axis.SetPosition(state.At)
	}
	if c.Has(model.Time | model.Halves) {
		w.axis.SetPinned(pinnedAt(state.Compare))
	}
	if c.Has(model.Axis) {
		w.axis.SetLinear(state.Linear)
	}
	if c.Has(model.Time | model.Picked) {
		w.bar.show(w.model)
	}
	if c.Has(model.Mode | model.Pace | model.Axis) {
		w.bar.showChoices()
	}
	if c.Has(model.Time | model.Pace | model.Picked) {
		w.player.restart(w.model, w.tick)
	}
}

// pinnedAt is the other position of a comparison, or nil.
func pinnedAt(c model.Comparison) *chronicle.Position {
	if !c.On() {
		return nil
	}
	return &c.Pinned.At
}

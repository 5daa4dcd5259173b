package model

import (
	"slices"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// reachSetting and playSetting are the time's part of the settings.
type reachSetting struct {
	Mode string `json:"mode"` // a name of modes
	Days int    `json:"days"`
}

type playSetting struct {
	Steps   StepKind `json:"steps"`
	Empties bool     `json:"empties"`
	Value   float64  `json:"speed"`
	Per     Rate     `json:"per"`
	Loop    bool     `json:"loop"`
}

// modes are the names of the modes in settings, in their order.
var modes = []string{chronicle.OnDay: "day", chronicle.Window: "window", chronicle.Until: "until"}

// saveTime writes the time's part, the comparison of two days included. An axis that shows everything is left out, so
// that it shows what a later edition of the chronicle adds.
func (m *Model) saveTime(out *choices) {
	s := m.state
	out.Reach = reachSetting{modes[s.Reach.Mode], s.Reach.Days}
	out.Play = playSetting{s.Steps, s.Empties, s.Speed.Value, s.Speed.Per, s.Loop}
	if s.Axis != m.Days() {
		out.Axis = s.Axis.String()
	}
	out.Pinned = m.savedPinned()
}

func (m *Model) restorePlay(r *record) {
	var reach reachSetting
	if read(r, "reach", &reach) {
		if restored, ok := reach.reach(); r.allow(ok, "reach", string(r.fields["reach"])) {
			m.state.Reach = restored
		}
	}
	var play playSetting
	if read(r, "play", &play) {
		speed := Speed{play.Value, play.Per}
		if r.allow(slices.Contains(StepKinds, play.Steps) && speed.Valid(), "play", string(r.fields["play"])) {
			m.state.Steps, m.state.Empties, m.state.Speed, m.state.Loop = play.Steps, play.Empties, speed, play.Loop
		}
	}
	var axis string
	if read(r, "axis", &axis) {
		span, err := calendar.ParseSpan(axis)
		if days := m.Days(); r.allow(err == nil && days.Contains(span.First) && days.Contains(span.Last), "axis", axis) {
			m.state.Axis = span
		}
	}
}

// reach is what was saved; ok is false if there is no such mode or length.
func (s reachSetting) reach() (reach chronicle.Reach, ok bool) {
	mode := slices.Index(modes, s.Mode)
	ok = mode >= 0 && s.Days >= chronicle.ShortestWindow && s.Days <= chronicle.LongestWindow
	return chronicle.Reach{Mode: chronicle.Mode(max(mode, 0)), Days: s.Days}, ok
}

// pinnedSetting is a comparison: how it is shown, and the pinned day with its own mode.
type pinnedSetting struct {
	As    string       `json:"as"` // a name of comparisons
	Day   string       `json:"day"`
	Event *string      `json:"event"` // none of earlier files: the first one of the day
	Reach reachSetting `json:"reach"`
	Share float64      `json:"share"`          // of the width that a swipe gives to the pinned day, 0 to 1
	Near  bool         `json:"near,omitempty"` // a fitted view is that of disputed
}

// comparisons are the names of the kinds in settings, in their order.
var comparisons = []string{NoCompare: "", Split: "split", Swipe: "swipe"}

// savedPinned is the comparison, or nil if there is one map.
func (m *Model) savedPinned() *pinnedSetting {
	c := m.state.Compare
	if !c.On() {
		return nil
	}
	return &pinnedSetting{
		As: comparisons[c.Kind], Day: c.Pinned.At.Day.String(), Event: &c.Pinned.At.Event,
		Reach: reachSetting{modes[c.Pinned.Reach.Mode], c.Pinned.Reach.Days}, Share: c.Share, Near: c.near,
	}
}

func (m *Model) restorePinned(r *record) {
	var p pinnedSetting
	if !read(r, "compare", &p) {
		return
	}
	kind := slices.Index(comparisons, p.As)
	day, err := calendar.Parse(p.Day)
	reach, ok := p.Reach.reach()
	ok = ok && kind > int(NoCompare) && err == nil && m.clampDay(day) == day && p.Share >= 0 && p.Share <= 1
	if !r.allow(ok, "compare", string(r.fields["compare"])) {
		return
	}
	at := m.on(day)
	if p.Event != nil {
		e := m.store.Event(*p.Event)
		if *p.Event == "" || r.allow(e != nil && e.Span.Contains(day), "compare.event", *p.Event) {
			at.Event = *p.Event
		}
	}
	m.state.Compare = Comparison{Kind: CompareKind(kind), Pinned: Standing{at, reach}, Share: p.Share, near: p.Near}
}

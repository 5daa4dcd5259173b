package model

import (
	"encoding/json"
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

// saveTime writes the time's part. An axis that shows everything is left out, so
// that it shows what a later edition of the chronicle adds.
func (m *Model) saveTime(out *settings) {
	s := m.state
	out.Reach = reachSetting{modes[s.Reach.Mode], s.Reach.Days}
	out.Play = playSetting{s.Steps, s.Empties, s.Speed.Value, s.Speed.Per, s.Loop}
	if s.Axis != m.Days() {
		out.Axis = s.Axis.String()
	}
}

func (m *Model) restorePlay(fields map[string]json.RawMessage) {
	var reach reachSetting
	if read(fields, "reach", &reach) {
		mode := slices.Index(modes, reach.Mode)
		if mode >= 0 && reach.Days >= chronicle.ShortestWindow && reach.Days <= chronicle.LongestWindow {
			m.state.Reach = chronicle.Reach{Mode: chronicle.Mode(mode), Days: reach.Days}
		}
	}
	var play playSetting
	if read(fields, "play", &play) {
		speed := Speed{play.Value, play.Per}
		if slices.Contains(StepKinds, play.Steps) && speed.Valid() {
			m.state.Steps, m.state.Empties, m.state.Speed, m.state.Loop = play.Steps, play.Empties, speed, play.Loop
		}
	}
	var axis string
	if read(fields, "axis", &axis) {
		span, err := calendar.ParseSpan(axis)
		if days := m.Days(); err == nil && days.Contains(span.First) && days.Contains(span.Last) {
			m.state.Axis = span
		}
	}
}

package model

// Gestures is how the map answers the hand. The zero value is that of a first start.
type Gestures struct {
	WheelPans bool `json:"wheel_pans"` // the wheel moves the map; zooming takes Ctrl
	Still     bool `json:"still"`      // views change at once, without a flight
}

// UseGestures chooses how the map answers the hand.
type UseGestures struct{ Gestures Gestures }

func (u UseGestures) apply(m *Model) Change {
	if u.Gestures == m.state.Gestures {
		return 0
	}
	m.state.Gestures = u.Gestures
	return Hand
}

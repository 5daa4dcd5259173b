package model

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// CompareKind is how a pinned day is shown beside the chosen one.
type CompareKind uint8

// The kinds of comparisons.
const (
	NoCompare CompareKind = iota // one map
	Split                        // two maps side by side
	Swipe                        // one over the other, with a divider between them
)

// Standing is a position in time with the days that are shown for it.
type Standing struct {
	At    chronicle.Position
	Reach chronicle.Reach
}

// Days is what is shown.
func (s Standing) Days() calendar.Span { return s.Reach.Span(s.At.Day) }

// Comparison is a map of its own for a pinned day. Both maps have one view; the
// pinned one does not follow the time line.
type Comparison struct {
	Kind   CompareKind
	Pinned Standing
	Share  float64 // of the map's width that a Swipe gives to the pinned day, from 0 to 1

	begun Standing // what a ready-made comparison has chosen; the zero value: none is on
	back  Standing // where its end leads back to, unless the user has moved on
	near  bool     // the fitted view is that of disputed, not of the three provinces
}

// On tells whether there are two maps.
func (c Comparison) On() bool { return c.Kind != NoCompare }

// Ready names a ready-made comparison.
type Ready string

// The ready-made comparisons.
const (
	TreatyReady Ready = "treaty" // the border on the day before the treaty and on that of the treaty
	WarsReady   Ready = "wars"   // the fighting of April 2021 and that of September 2022
)

// ReadyMade lists the ready-made comparisons in the order of menus.
var ReadyMade = []Ready{TreatyReady, WarsReady}

// TreatyDay is that of the border treaty: the mapped line and its status change on it.
var TreatyDay = calendar.Date(2025, 3, 13)

// disputed is the stretch of the border with the places of both wars and with what
// the treaty changed, in degrees: what a fitted view of a ready-made comparison shows.
var disputed = orb.Bound{Min: orb.Point{69.3, 39.6}, Max: orb.Point{71.25, 40.35}}

// The records of the two wars as a whole, whose days the comparison shows.
const (
	firstWar  = "conflict-2021-04"
	secondWar = "conflict-2022-09"
)

// The messages about comparisons.
type (
	// CompareAs shows the comparison in another way or ends it. If there is none,
	// the chosen day is pinned, and the way through time leads away from it.
	CompareAs struct{ Kind CompareKind }
	// CompareWith pins a day of its own and shows it in a way.
	CompareWith struct {
		Kind   CompareKind
		Pinned Standing
	}
	// PinDay pins the chosen day instead of the one before, or begins a comparison.
	PinDay struct{}
	// SwapDays pins the chosen day and chooses the pinned one.
	SwapDays struct{}
	// CompareReady begins a ready-made comparison. Its end leads back to where it
	// began, unless another day was chosen meanwhile.
	CompareReady struct{ Name Ready }
	// MoveDivider gives the pinned day a share of the width; values outside 0 to 1
	// are brought into it.
	MoveDivider struct{ Share float64 }
)

func (c CompareAs) apply(m *Model) Change {
	switch {
	case c.Kind == m.state.Compare.Kind || c.Kind > Swipe:
		return 0
	case c.Kind == NoCompare:
		return m.endCompare()
	case !m.state.Compare.On():
		m.pin(c.Kind, m.standing())
	default:
		m.state.Compare.Kind = c.Kind
	}
	return Halves
}

func (c CompareWith) apply(m *Model) Change {
	m.pin(c.Kind, c.Pinned)
	return Halves | m.leavePinned()
}

func (PinDay) apply(m *Model) Change {
	kind := m.state.Compare.Kind
	if kind == NoCompare {
		kind = Split
	}
	m.pin(kind, m.standing())
	return Halves | m.leavePinned()
}

func (SwapDays) apply(m *Model) Change {
	if !m.state.Compare.On() {
		return 0
	}
	other := m.state.Compare.Pinned
	m.pin(m.state.Compare.Kind, m.standing())
	return Halves | m.stand(other)
}

func (c CompareReady) apply(m *Model) Change {
	kind, pinned, chosen, ok := m.ready(c.Name)
	if !ok {
		return 0
	}
	back := m.standing()
	if old := m.state.Compare; old.begun == back && old.On() { // from one to the other
		back = old.back
	}
	m.pin(kind, pinned)
	m.state.Compare.begun, m.state.Compare.back, m.state.Compare.near = chosen, back, true
	return Halves | m.stand(chosen)
}

func (d MoveDivider) apply(m *Model) Change {
	share := min(max(d.Share, 0), 1)
	if math.IsNaN(share) || share == m.state.Compare.Share {
		return 0
	}
	m.state.Compare.Share = share
	return Divider
}

// region is what the fitted view shows.
func (m *Model) region() orb.Bound {
	if m.state.Compare.near {
		return disputed
	}
	return layers.Region
}

// ready is a ready-made comparison; ok is false if the chronicle lacks its records.
func (m *Model) ready(name Ready) (kind CompareKind, pinned, chosen Standing, ok bool) {
	switch name {
	case TreatyReady:
		on := func(d calendar.Day) Standing {
			return Standing{At: m.on(d), Reach: chronicle.Reach{Days: FirstWindowDays}}
		}
		return Swipe, on(TreatyDay - 1), on(TreatyDay), m.Days().Contains(TreatyDay)
	case WarsReady:
		first, second := m.store.Event(firstWar), m.store.Event(secondWar)
		if first != nil && second != nil {
			return Split, whole(first), whole(second), true
		}
	}
	return NoCompare, Standing{}, Standing{}, false
}

// whole stands at the end of an event and shows all its days.
func whole(e *chronicle.Event) Standing {
	return Standing{
		At:    chronicle.Position{Day: e.Span.Last, Event: e.ID},
		Reach: chronicle.Reach{Mode: chronicle.Window, Days: e.Span.Days()},
	}
}

// standing is the chosen position.
func (m *Model) standing() Standing { return Standing{m.state.At, m.state.Reach} }

// stand goes to a position and leaves the view where it is.
func (m *Model) stand(s Standing) Change {
	if s == m.standing() {
		return m.leavePinned()
	}
	m.state.At, m.state.Reach, m.state.Subject = s.At, s.Reach, Subject{}
	return Time | Mode | Card | Redraw
}

// pin begins a comparison of the user's own.
func (m *Model) pin(kind CompareKind, s Standing) {
	old := m.state.Compare
	m.state.Compare = Comparison{Kind: kind, Pinned: s, Share: old.Share, near: old.near}
}

// endCompare leaves one map with the chosen day.
func (m *Model) endCompare() Change {
	old := m.state.Compare
	m.state.Compare = Comparison{Share: old.Share}
	change := Halves | m.leavePinned()
	if old.begun != (Standing{}) && old.begun == m.standing() {
		change |= m.stand(old.back)
	}
	return change
}

// leavePinned closes the card of something on the pinned map.
func (m *Model) leavePinned() Change {
	if !m.state.Subject.Pinned {
		return 0
	}
	m.state.Subject = Subject{}
	return Card | Redraw // the map marked it
}

// PinnedFrame is what the map of the pinned day shows.
func (m *Model) PinnedFrame() layers.Frame {
	f := m.Frame()
	pinned := m.state.Compare.Pinned
	f.At, f.Reach, f.Reserved = pinned.At, pinned.Reach, m.reservedPinned
	if e := m.PinnedEvent(); e != nil {
		f.At.Event = e.ID
	}
	return f
}

// PinnedEvent is the event of the pinned map whose card is open, or nil.
func (m *Model) PinnedEvent() *chronicle.Event {
	s := m.state.Subject
	if !s.Pinned || s.Kind != EventSubject || len(s.IDs) == 0 {
		return nil
	}
	return m.store.Event(s.IDs[0])
}

// SubjectDay is the day of the map on which the card's subject was chosen.
func (m *Model) SubjectDay() calendar.Day {
	if m.state.Subject.Pinned {
		return m.state.Compare.Pinned.At.Day
	}
	return m.state.At.Day
}

// coverPinned takes over what lies over the map of the pinned day.
func (m *Model) coverPinned(boxes []orb.Bound) Change {
	if slices.Equal(m.reservedPinned, boxes) {
		return 0
	}
	m.reservedPinned = slices.Clone(boxes)
	return Redraw
}

package model

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/paulmach/orb"
)

// all is every change.
const all = ^Change(0)

// Snapshot is what was chosen about the map, as one JSON object: what a document
// holds. How this machine's window looks is not part of it.
func (m *Model) Snapshot() (json.RawMessage, error) {
	b, err := json.Marshal(m.choices())
	if err != nil {
		return nil, fmt.Errorf("the state cannot be written: %w", err)
	}
	return b, nil
}

// Adopt takes a snapshot and a story, nil for none, over instead of what was chosen
// before. What the snapshot lacks is as on a first start, but for language and
// colours, which stay. What cannot be used, unknown fields included, is listed.
// Nothing changes, and ok is false, if the snapshot is not a JSON object.
func (m *Model) Adopt(snapshot, told []byte) (c Change, losses []Loss, ok bool) {
	r, ok := recordOf(snapshot)
	if !ok {
		return 0, nil, false
	}
	before := m.state
	m.state = m.first(before.Lang)
	m.state.Scheme, m.state.Camera, m.state.Covered = before.Scheme, before.Camera, before.Covered
	m.state.Pane, m.state.LayersOpen, m.state.CardOpen = before.Pane, before.LayersOpen, before.CardOpen
	m.state.Window, m.state.Gestures, m.state.Locator = before.Window, before.Gestures, before.Locator
	m.restoreChoices(r)
	m.restorePicture(r)
	m.showPictureView(before.Camera.Size())
	r.loseUnknown("", r.fields, reflect.TypeFor[choices]())
	if m.state.Fitted {
		m.fit()
	}
	page := 0
	read(r, "page", &page)
	losses = r.losses
	if told != nil {
		losses = append(losses, m.adoptStory(told)...)
		losses = append(losses, unknownOfStory(told)...)
	}
	m.choosePage(page, false)
	return all &^ Fly, losses, true
}

// Extent is what the map shows, in WGS 84 degrees: of a fitted view what it was
// fitted to, and otherwise the whole view.
func (m *Model) Extent() orb.Bound {
	if m.state.Fitted {
		return m.region()
	}
	return m.state.Camera.Bounds()
}

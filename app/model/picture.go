package model

import (
	"encoding/json"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// Spec is the picture that the document describes: what the map shows, the other day
// of a comparison, and how the page is set.
func (m *Model) Spec() export.Spec {
	s, c := m.pictureNow(), m.state.Compare
	own := s.Frame
	s.Frame = m.Frame()
	if own.Lang != "" {
		s.Frame.Lang, s.Frame.Text = own.Lang, m.texts(own.Lang)
	}
	if own.Theme != nil {
		s.Frame.Theme = own.Theme
	}
	if own.At != (chronicle.Position{}) {
		s.Frame.At = own.At
	}
	if s.View == (orb.Bound{}) {
		s.View = m.Extent()
	}
	if dates := s.Frames; c.On() {
		s.Compare(c.Pinned.At, c.Pinned.Reach)
		if dates != nil {
			s.Frames = dates
		}
	}
	if c.Kind == Swipe {
		s.Swipe, s.Share = true, c.Share
	}
	return s
}

// pictureNow is how the picture of the document is set, without what the map has gone
// away from since: the view with the name of its place, and days after the time line.
func (m *Model) pictureNow() export.Spec {
	s, c := m.state.Picture, m.state.Compare
	if !m.seesPicture() {
		s.View, s.Subject = orb.Bound{}, ""
	}
	reached := func(at chronicle.Position) chronicle.Position {
		if day := m.clampDay(at.Day); day != at.Day {
			return chronicle.Position{Day: day}
		}
		return at
	}
	if s.Frame.At != (chronicle.Position{}) && reached(s.Frame.At) != m.state.At {
		s.Frame.At = chronicle.Position{}
	}
	if compared := []chronicle.Position{c.Pinned.At, m.state.At}; c.On() && !slices.EqualFunc(s.Frames, compared, func(date, shown chronicle.Position) bool { return reached(date) == shown }) {
		s.Frames = nil
	}
	return s
}

// seesPicture tells whether the map still shows the view of the picture that was opened.
func (m *Model) seesPicture() bool {
	p := m.state.Picture
	return p.View != (orb.Bound{}) && !m.state.Fitted && sameView(p.Frame.Camera, m.state.Camera)
}

// Picture is the snapshot of a map that shows what a picture does, with how its page is
// set: what a file of the picture says about how it was made. What the picture does not
// show, a story and a caption without a place, is not in it.
func (m *Model) Picture(spec export.Spec) (json.RawMessage, error) {
	p := &Model{stack: m.stack, store: m.store, texts: m.texts, state: m.state}
	s, f := &p.state, spec.Frame
	s.At, s.Reach, s.Filter, s.Visible, s.Sizes, s.People = f.At, knownReach(f.Reach), f.Filter, f.Visible, f.Sizes, f.People
	s.Page = 0
	s.Picture, s.Picture.Frame = spec, layers.Frame{}
	if !spec.Layout.Tells() {
		s.Picture.Caption = ""
	}
	p.sealDates(spec)
	p.sealLook(f)
	p.sealView(spec.View)
	return p.Snapshot()
}

// knownReach is a reach with a length that settings can hold.
func knownReach(r chronicle.Reach) chronicle.Reach {
	if r.Days < chronicle.ShortestWindow {
		r.Days = FirstWindowDays
	}
	return r
}

// sealDates makes the day and the comparison those of a picture. What the time line
// does not reach, and the dates of a sheet, go with the page.
func (m *Model) sealDates(spec export.Spec) {
	s, old := &m.state, m.state.Compare
	if day := m.clampDay(s.At.Day); day != s.At.Day {
		s.Picture.Frame.At, s.At = s.At, chronicle.Position{Day: day}
	}
	s.Compare = Comparison{Share: old.Share}
	if len(spec.Frames) != 2 || spec.Frames[1] != spec.Frame.At {
		return
	}
	pinned := Standing{spec.Frames[0], knownReach(spec.Frame.Reach)}
	if len(spec.Reaches) > 0 {
		pinned.Reach = knownReach(spec.Reaches[0])
	}
	if day := m.clampDay(pinned.At.Day); day != pinned.At.Day {
		pinned.At = chronicle.Position{Day: day}
	} else {
		s.Picture.Frames = nil
	}
	s.Compare = Comparison{Kind: Split, Pinned: pinned, Share: old.Share, near: old.near}
	if spec.Swipe {
		s.Compare.Kind, s.Compare.Share = Swipe, spec.Share
		if spec.Share == 0 {
			s.Compare.Share = 0.5
		}
	}
}

// sealLook makes the language and the colours those of a picture. Those that the
// window has not go with the page.
func (m *Model) sealLook(f layers.Frame) {
	s := &m.state
	s.Lang = f.Lang
	if !slices.Contains(Languages, f.Lang) { // names in another language have texts in Russian
		s.Lang, s.Picture.Frame.Lang = lang.Russian, f.Lang
	}
	switch {
	case s.Scheme == SystemScheme || f.Theme != layers.Light && f.Theme != layers.Dark:
		s.Picture.Frame.Theme = f.Theme
	case f.Theme == layers.Dark:
		s.Scheme = DarkScheme
	default:
		s.Scheme = LightScheme
	}
}

// sealView makes the view that of a picture. A view that is not the fitted one goes with
// the page too, because the shape of the map is not that of the picture.
func (m *Model) sealView(view orb.Bound) {
	s := &m.state
	if s.Fitted = view == m.region(); s.Fitted {
		s.Picture.View = orb.Bound{}
		return
	}
	s.Camera = camera.Fit(view, firstMap[0], firstMap[1], 0)
	s.Picture.Frame.Camera = s.Camera
}

// showPictureView shows the view of the picture that is opened in the map as large as it is.
func (m *Model) showPictureView(width, height float64) {
	p := &m.state.Picture
	if p.View == (orb.Bound{}) {
		return
	}
	m.state.Fitted = false
	m.state.Camera = m.state.Camera.WithSize(width, height)
	m.state.Camera = m.fitted(p.View, 0)
	p.Frame.Camera = m.state.Camera
}

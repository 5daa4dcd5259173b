package model

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// pictureSetting is what a picture has that the map in the window has not. What is
// missing is as usual.
type pictureSetting struct {
	View        []float64         `json:"view,omitempty"`    // west, south, east, north in degrees
	Subject     string            `json:"subject,omitempty"` // id of the place or event that the view was laid around
	Day         string            `json:"day,omitempty"`     // of the picture, if it is none of the time line
	Dates       []positionSetting `json:"dates,omitempty"`   // of a sheet
	Names       string            `json:"names,omitempty"`   // their language, if it is none of Languages
	Theme       string            `json:"theme,omitempty"`   // of layers.Themes, if it is not that of the scheme
	Size        string            `json:"size,omitempty"`    // as export.ParseSize reads it
	DPI         float64           `json:"dpi,omitempty"`
	Layout      string            `json:"layout,omitempty"`
	Places      string            `json:"places,omitempty"` // as export.ParsePlaces reads them
	Title       string            `json:"title,omitempty"`
	Caption     string            `json:"caption,omitempty"`
	Transparent bool              `json:"transparent,omitempty"`
	Outlines    bool              `json:"outlines,omitempty"`
	Quality     int               `json:"quality,omitempty"`
}

// positionSetting is a date of a sheet.
type positionSetting struct {
	Day   string `json:"day"`
	Event string `json:"event,omitempty"`
}

// savedPicture is how a picture is set, or nil if it is set as usual.
func savedPicture(s export.Spec) *pictureSetting {
	out := pictureSetting{
		Subject: s.Subject, Names: s.Frame.Lang, Layout: string(s.Layout), Places: s.Places.String(), Title: s.Title, Caption: s.Caption,
		Transparent: s.Transparent, Outlines: s.Outlines, Quality: s.Quality,
	}
	if v := s.View; v != (orb.Bound{}) {
		out.View = []float64{v.Min[0], v.Min[1], v.Max[0], v.Max[1]}
	}
	if s.Frame.At != (chronicle.Position{}) {
		out.Day = s.Frame.At.Day.String()
	}
	for _, at := range s.Frames {
		out.Dates = append(out.Dates, positionSetting{at.Day.String(), at.Event})
	}
	if s.Frame.Theme != nil {
		out.Theme = s.Frame.Theme.Name
	}
	if s.Width != 0 {
		out.Size, out.DPI = s.Size().Typed()
	}
	if b, err := json.Marshal(out); err == nil && string(b) == "{}" {
		return nil
	}
	return &out
}

// restorePicture takes over how the picture of a document is set, each part for itself.
func (m *Model) restorePicture(r *record) {
	var fields map[string]json.RawMessage
	if !read(r, "picture", &fields) {
		return
	}
	p := &record{fields: fields}
	m.restorePictureView(p)
	m.restorePictureDates(p)
	m.restorePictureLook(p)
	m.restorePage(p)
	for _, l := range p.losses {
		r.lose("picture."+l.Field, l.Value)
	}
}

func (m *Model) restorePictureView(p *record) {
	s := &m.state.Picture
	var v []float64
	if read(p, "view", &v) && p.allow(possibleBound(v), "view", string(p.fields["view"])) {
		s.View = orb.Bound{Min: orb.Point{v[0], v[1]}, Max: orb.Point{v[2], v[3]}}
	}
	var id string
	if read(p, "subject", &id) {
		known := m.store.Event(id) != nil || m.stack.NameOf(id, lang.English) != ""
		if p.allow(known, "subject", id) && s.View != (orb.Bound{}) {
			s.Subject = id
		}
	}
}

// narrowest is the least that a view shows, in degrees: some ten metres.
const narrowest = 1e-4

func possibleBound(v []float64) bool {
	return len(v) == 4 && math.Abs(v[0]) <= 180 && math.Abs(v[2]) <= 180 && math.Abs(v[1]) <= camera.MaxLatitude && math.Abs(v[3]) <= camera.MaxLatitude &&
		v[2]-v[0] >= narrowest && v[3]-v[1] >= narrowest
}

func (m *Model) restorePictureDates(p *record) {
	s := &m.state.Picture
	var day string
	if read(p, "day", &day) {
		if at, ok := m.position(positionSetting{Day: day}); p.allow(ok, "day", day) {
			s.Frame.At = at
		}
	}
	var dates []positionSetting
	if !read(p, "dates", &dates) || !p.allow(len(dates) >= export.LeastFrames && len(dates) <= export.MostFrames, "dates", fmt.Sprint(len(dates))) {
		return
	}
	var frames []chronicle.Position
	for _, d := range dates {
		at, ok := m.position(d)
		if !p.allow(ok, "dates", d.Day+" "+d.Event) {
			return
		}
		frames = append(frames, at)
	}
	s.Frames = frames
}

// position is a date of a picture, which may lie after the time line.
func (m *Model) position(p positionSetting) (at chronicle.Position, ok bool) {
	day, err := calendar.Parse(p.Day)
	if err != nil || day < m.Days().First {
		return at, false
	}
	e := m.store.Event(p.Event)
	return chronicle.Position{Day: day, Event: p.Event}, p.Event == "" || e != nil && e.Span.Contains(day)
}

func (m *Model) restorePictureLook(p *record) {
	f := &m.state.Picture.Frame
	var names, theme string
	if read(p, "names", &names) && p.allow(slices.Contains(lang.Languages(), names), "names", names) {
		f.Lang = names
	}
	if read(p, "theme", &theme) && p.allow(layers.Themes[theme] != nil, "theme", theme) {
		f.Theme = layers.Themes[theme]
	}
}

// restorePage takes over what of a picture is not the map.
func (m *Model) restorePage(p *record) {
	s := &m.state.Picture
	m.restoreSize(p)
	var layout, places string
	if read(p, "layout", &layout) {
		l, err := export.ParseLayout(layout)
		if p.allow(err == nil, "layout", layout) {
			s.Layout = l
		}
	}
	if read(p, "places", &places) {
		at, err := export.ParsePlaces(places)
		if p.allow(err == nil, "places", places) {
			s.Places = at
		}
	}
	words := func(field string, into *string, most int) {
		var text string
		if read(p, field, &text) && p.allow(utf8.RuneCountInString(text) <= most, field, text) {
			*into = text
		}
	}
	words("title", &s.Title, story.MaxTitle)
	words("caption", &s.Caption, story.MaxText)
	read(p, "transparent", &s.Transparent)
	read(p, "outlines", &s.Outlines)
	var quality int
	if read(p, "quality", &quality) && p.allow(quality >= 1 && quality <= 100, "quality", fmt.Sprint(quality)) {
		s.Quality = quality
	}
}

func (m *Model) restoreSize(p *record) {
	var typed string
	var dpi float64
	if !read(p, "size", &typed) {
		return
	}
	read(p, "dpi", &dpi)
	size, err := export.ParseSize(typed, dpi)
	if p.allow(err == nil, "size", typed) {
		m.state.Picture.Resize(size)
	}
}

package layers

import (
	"image/color"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// Inset is a small map of the three countries that tells where a larger one lies.
type Inset struct {
	Scene  *scene.Scene
	Camera camera.Camera
}

// surroundings is what an inset shows: Kyrgyzstan and Tajikistan whole, and the
// east of Uzbekistan.
var surroundings = orb.Bound{Min: orb.Point{64.4, 36.5}, Max: orb.Point{80.5, 43.4}}

// insetNames are where the countries' names go (longitude, latitude): off the
// region, where the frame is.
var insetNames = []struct {
	country string
	at      orb.Point
}{
	{"KG", orb.Point{75.6, 41.9}},
	{"TJ", orb.Point{71.0, 37.5}},
	{"UZ", orb.Point{66.0, 42.2}},
}

const (
	insetPad  = 2.0  // dp around what an inset shows
	insetType = 12.0 // dp
	leastView = 8.0  // dp; a frame smaller than this would not be seen
)

// Inset draws the countries as the frame's day has them, in its theme and
// language, in width by height dp. Nothing else in the frame matters.
func (s *Stack) Inset(f Frame, width, height float64) Inset {
	c := camera.Fit(surroundings, width, height, insetPad)
	edition := s.kit.Atlas.At(f.At.Day)
	var ops []scene.Op
	for i := range edition.Provinces {
		ops = append(ops, insetLand(c, f.Theme, &edition.Provinces[i])...)
	}
	casing, style := lineStyle(f.Theme, s.kit.Atlas.Status(f.At.Day))
	_, other := otherBorder(f.Theme)
	for i := range edition.Lines {
		l := &edition.Lines[i]
		switch {
		case l.Between("KG", "TJ"):
			ops = append(ops, cased(c, []orb.LineString{l.Points[atlas.Coarse]}, halved(casing), halved(style))...)
		case l.National:
			ops = append(ops, line(c, l.Points[atlas.Coarse], halved(other))...)
		}
	}
	for _, n := range insetNames {
		run := s.kit.Fonts.Shape(f.Text("country."+n.country), scene.Regular, insetType, 0)
		at := c.Project(n.at)
		at[0] = min(max(at[0]-run.Advance/2, insetPad), width-insetPad-run.Advance)
		ops = append(ops, &scene.Text{
			Run: run, At: at, Fill: f.Theme.Label[SideOf(n.country)], Halo: Alpha(f.Theme.Halo, 0.8), Width: haloWidth,
		})
	}
	return Inset{&scene.Scene{W: width, H: height, Background: f.Theme.Paper, Ops: ops}, c}
}

// insetLand is a province, without the lines around it.
func insetLand(c camera.Camera, t *Theme, p *atlas.Province) []scene.Op {
	fill := t.Context[SideOf(p.Country)]
	if homeProvince(p.ID) {
		fill = t.Land[SideOf(p.Country)]
	}
	var ops []scene.Op
	for _, polygon := range p.Shape[atlas.Coarse] {
		if rs := rings(c, polygon); rs != nil {
			ops = append(ops, &scene.Path{Outline: area(rs), Fill: fill})
		}
	}
	return ops
}

// halved is a line for a map on which everything is small.
func halved(s scene.Stroke) scene.Stroke {
	s.Width /= 2
	dash := make([]float64, len(s.Dash))
	for i := range dash {
		dash[i] = s.Dash[i] / 2
	}
	s.Dash = dash
	return s
}

// Framed is the inset with a frame around what a view shows, of which the names
// keep clear; without one where the view is larger than the inset or lies outside.
func (n Inset) Framed(view camera.Camera, stroke color.NRGBA) *scene.Scene {
	framed := *n.Scene
	box, ok := n.Camera.Extent(view, leastView)
	if !ok {
		return &framed
	}
	var outline scene.Outline
	outline.RoundRect(box, 0)
	frame := &scene.Path{Outline: outline, Stroke: scene.Stroke{Color: stroke, Width: 1.8, Join: scene.Miter}}
	framed.Ops = append(slices.Clone(n.Scene.Ops), frame)
	for i, op := range framed.Ops {
		if name, ok := op.(*scene.Text); ok {
			framed.Ops[i] = clearOf(name, box, n.Scene.H)
		}
	}
	return &framed
}

// clearOf moves a name that a frame would strike through above or below the frame
// if there is room.
func clearOf(name *scene.Text, frame orb.Bound, height float64) *scene.Text {
	const over = 3.0 // dp of a line above its capitals
	b := name.Bound()
	if b.Min[1] += over; !b.Intersects(frame) || within(frame, b) {
		return name
	}
	moved := *name
	up, down := b.Max[1]-frame.Min[1], frame.Max[1]-b.Min[1]
	switch {
	case up <= down && up <= b.Min[1]:
		moved.At[1] -= up
	case down <= height-b.Max[1]:
		moved.At[1] += down
	}
	return &moved
}

package layers

import (
	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/label"
	"borderatlas/mapview/scene"
)

// margin in dp around the picture within which outlines are kept whole, so that
// strokes and casings reach the edge.
const margin = 16.0

// tier is the level of detail for a zoom: the coarse one is off by less than a
// dp below zoom 7.5, the medium one by less than half a dp below 11.
func tier(zoom float64) atlas.Tier {
	switch {
	case zoom < 7.5:
		return atlas.Coarse
	case zoom < 11:
		return atlas.Medium
	}
	return atlas.Full
}

// view is the camera's rectangle in dp with the margin around it.
func view(c camera.Camera) orb.Bound {
	w, h := c.Size()
	return orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{w, h}}.Pad(margin)
}

// picture is the camera's rectangle in dp.
func picture(f Frame) orb.Bound {
	w, h := f.Camera.Size()
	return orb.Bound{Max: orb.Point{w, h}}
}

// window is the part of the picture that is seen: all of it, unless the picture
// has a margin for moving it.
func window(f Frame) orb.Bound {
	if f.Window.IsZero() {
		return picture(f)
	}
	return f.Window
}

// spotOf is where a place of the chronicle lies in the picture.
func spotOf(f Frame, p *chronicle.Place) orb.Point {
	return f.Camera.Project(orb.Point{p.Lon, p.Lat})
}

// shows tells whether world points can touch the picture.
func shows(c camera.Camera, pts orb.LineString) bool {
	pad := margin / c.Scale()
	return label.Touch(scene.Bound(pts), c.WorldBounds().Pad(pad))
}

// project turns world points into view points by one multiplication and
// addition each.
func project(c camera.Camera, pts []orb.Point) []orb.Point {
	s, dx, dy := c.Offset()
	out := make([]orb.Point, len(pts))
	for i, p := range pts {
		out[i] = orb.Point{p[0]*s + dx, p[1]*s + dy}
	}
	return out
}

// rings projects the rings of a polygon that touches the picture, cut to it;
// nil where none does.
func rings(c camera.Camera, p orb.Polygon) [][]orb.Point {
	if len(p) == 0 || !shows(c, orb.LineString(p[0])) {
		return nil
	}
	box := view(c)
	var out [][]orb.Point
	for _, r := range p {
		if ring := scene.ClipRing(project(c, r), box); len(ring) > 2 {
			out = append(out, ring)
		}
	}
	return out
}

// area is a filled outline of rings; holes run against their shell.
func area(rs [][]orb.Point) scene.Outline {
	var o scene.Outline
	for _, r := range rs {
		o.Ring(r)
	}
	return o
}

// line appends the parts of a projected line that touch the picture to paths of
// one style. The dash pattern starts at the line's own start, not at the edge of
// the picture, so that dashes stay where they are while the map is moved.
func line(c camera.Camera, pts orb.LineString, style scene.Stroke) []scene.Op {
	if len(pts) < 2 || !shows(c, pts) {
		return nil
	}
	var ops []scene.Op
	for _, piece := range scene.ClipLine(project(c, pts), view(c)) {
		var o scene.Outline
		o.Line(piece.Points)
		s := style
		s.Phase += piece.Start
		ops = append(ops, &scene.Path{Outline: o, Stroke: s})
	}
	return ops
}

// cased is a line over a wider band, so that it stays apart from what lies
// below: first all bands, then all lines.
func cased(c camera.Camera, lines []orb.LineString, casing, style scene.Stroke) []scene.Op {
	var bands, strokes []scene.Op
	for _, l := range lines {
		bands = append(bands, line(c, l, casing)...)
		strokes = append(strokes, line(c, l, style)...)
	}
	return append(bands, strokes...)
}

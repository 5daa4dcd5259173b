package layers

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// displacement shows who left from where on the day: a circle for each row of
// the chronicle, an arrow where both ends are known, and beside it the figure
// with its claimant and date. Rows are claims; nothing adds them.
type displacement struct {
	data  Data
	index index
}

func newDisplacement(d Data, x index) Layer { return &displacement{d, x} }

func (*displacement) ID() string   { return "displacement" }
func (*displacement) Plane() Plane { return Events }

func (l *displacement) Key(f Frame) string { return eventsKey(l.data, f) }

func (*displacement) Credits(Frame) []string { return []string{"credit.chronicle"} }

func (l *displacement) Build(_ context.Context, c *Canvas, f Frame) error {
	store := l.data.Chronicle
	for _, row := range shownRows(store, f) {
		c.Displaced(row)
	}
	groups := layerGroups[l.ID()]
	if c.crowded {
		c.drawCrowd(groups)
		return nil
	}
	for _, h := range happeningsOf(store, f, groups) {
		if len(store.Displacements(h.event.ID)) == 0 {
			c.Happen(h.event, h.place)
		}
	}
	return nil
}

// standsAt is where the circle of a row goes, as WGS 84 degrees: at the origin,
// or at the destination where of the origin no more than the province is known.
func standsAt(row *chronicle.Displacement) (lonLat orb.Point, id string) {
	switch {
	case arrives(row):
		return orb.Point{row.To.Lon, row.To.Lat}, row.To.ID + "/arrivals"
	case row.FromArea != nil:
		return orb.Point{row.FromArea.Lon, row.FromArea.Lat}, row.From.ID + "/area"
	}
	return orb.Point{row.From.Lon, row.From.Lat}, row.From.ID
}

// placeAt is the place at which a row is drawn; nil for an area with a spot of its own.
func placeAt(row *chronicle.Displacement) *chronicle.Place {
	switch {
	case arrives(row):
		return row.To
	case row.FromArea != nil:
		return nil
	}
	return row.From
}

// arrives tells whether a row is drawn at its destination.
func arrives(row *chronicle.Displacement) bool {
	return row.To != nil && row.ToArea == nil && row.FromArea == nil && row.From.Wide()
}

// wholeArea tells whether a row stands for a district or province and not for
// the place at which it is drawn.
func wholeArea(row *chronicle.Displacement) bool {
	return row.FromArea != nil || row.From.Wide() && !arrives(row)
}

// bothEnds tells whether origin and destination are places: only then there is an arrow.
func bothEnds(row *chronicle.Displacement) bool {
	return row.To != nil && row.ToArea == nil && row.FromArea == nil && !arrives(row)
}

// The circles. Areas are in proportion to the people: radius = k * sqrt(people).
const (
	leastRadius   = 3.0
	unknownRadius = 8.0
	largeView     = 1600.0 // dp; from this width on circles are a little larger
)

// factor is k, in dp per square root of people.
func factor(c camera.Camera) float64 {
	width, _ := c.Size()
	switch {
	case c.Zoom() < 7.5:
		return 0.09
	case width < largeView:
		return 0.16
	}
	return 0.19
}

// radiusOf is the radius in dp of a row's circle.
func radiusOf(c camera.Camera, row *chronicle.Displacement) float64 {
	if row.Count == nil {
		return unknownRadius
	}
	return max(leastRadius, factor(c)*math.Sqrt(float64(*row.Count)))
}

// circle draws people: a wash inside a line, dashed where it stands for an area,
// hollow where nobody counted.
func circle(t *Theme, at orb.Point, r float64, area, hollow bool) []scene.Op {
	var o scene.Outline
	o.Circle(at[0], at[1], r)
	style := scene.Stroke{Color: t.DisplacedLine, Width: 1.7}
	if area {
		style.Dash = []float64{6, 3}
	}
	fill := Alpha(t.DisplacedLine, 0.16)
	if hollow {
		fill = Alpha(t.Halo, 0.6)
	}
	return []scene.Op{
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: Alpha(t.Halo, 0.7), Width: 3.6}},
		&scene.Path{Outline: o, Fill: fill, Stroke: style},
	}
}

// The arrow of a movement, in dp.
const (
	arrowHead  = 10.0
	arrowWide  = 9.0
	arrowBend  = 0.10 // of the length, to the left of the way
	arrowShort = 18.0 // a shorter one is not drawn
	arrowClear = 8.0  // it ends this far before the place
)

// arrow draws a movement from the edge of a circle to a place, bent a little so
// that it is not taken for a line on the map.
func arrow(t *Theme, from orb.Point, radius float64, to orb.Point) []scene.Op {
	length := distance(from, to)
	if length < radius+arrowClear+arrowShort {
		return nil
	}
	u := orb.Point{(to[0] - from[0]) / length, (to[1] - from[1]) / length}
	start := orb.Point{from[0] + u[0]*(radius+2), from[1] + u[1]*(radius+2)}
	tip := orb.Point{to[0] - u[0]*arrowClear, to[1] - u[1]*arrowClear}
	bend := arrowBend * distance(start, tip)
	control := orb.Point{(start[0]+tip[0])/2 + u[1]*bend*2, (start[1]+tip[1])/2 - u[0]*bend*2}
	d := distance(control, tip)
	v := orb.Point{(tip[0] - control[0]) / d, (tip[1] - control[1]) / d}
	neck := orb.Point{tip[0] - v[0]*arrowHead, tip[1] - v[1]*arrowHead}
	var shaft, head scene.Outline
	shaft.MoveTo(start[0], start[1])
	shaft.QuadTo(control[0], control[1], neck[0], neck[1])
	w := arrowWide / 2
	head.Ring([]orb.Point{tip, {neck[0] - v[1]*w, neck[1] + v[0]*w}, {neck[0] + v[1]*w, neck[1] - v[0]*w}})
	return []scene.Op{
		&scene.Path{Outline: shaft, Stroke: scene.Stroke{Color: Alpha(t.Halo, 0.8), Width: 5, Cap: scene.Round}},
		&scene.Path{Outline: head, Fill: t.Halo, Stroke: scene.Stroke{Color: Alpha(t.Halo, 0.8), Width: 3}},
		&scene.Path{Outline: shaft, Stroke: scene.Stroke{Color: t.DisplacedLine, Width: 2}},
		&scene.Path{Outline: head, Fill: t.DisplacedLine},
	}
}

// Legend shows three nested circles with the rule, and what is on the map of
// dashes, hollow circles and arrows.
func (l *displacement) Legend(f Frame) []LegendItem {
	var crowd []LegendItem
	if l.index.crowded(l.data.Chronicle, f) {
		crowd = crowdLegend(f, l.index, layerGroups[l.ID()], l.data.Chronicle)
	}
	rows, t := seenRows(l.data.Chronicle, f), f.Theme
	var items []LegendItem
	add := func(when func(*chronicle.Displacement) bool, id string, ops []scene.Op) {
		if slices.ContainsFunc(rows, when) {
			items = append(items, LegendItem{&scene.Symbol{Name: "displaced-" + id + "-" + t.Name, Box: swatchBox, Ops: ops}, f.Text("legend.displacement." + id), ""})
		}
	}
	if slices.ContainsFunc(rows, func(r *chronicle.Displacement) bool { return r.Count != nil }) {
		items = append(items, LegendItem{nestedCircles(t, factor(f.Camera)), f.Text("legend.displacement.scale", 1000, 10000, 50000), f.Text("legend.displacement.rule")})
	}
	if slices.ContainsFunc(rows, func(a *chronicle.Displacement) bool {
		return slices.ContainsFunc(rows, func(b *chronicle.Displacement) bool { return a != b && rival(a, b) })
	}) {
		items = append(items, LegendItem{disputedSwatch(t, f.People), f.Text("legend.displacement.claims"), f.Text("legend.displacement.claims." + f.People.Name())})
	}
	add(wholeArea, "area", circle(t, orb.Point{}, 8, true, false))
	add(func(r *chronicle.Displacement) bool { return r.Count == nil }, "unknown", circle(t, orb.Point{}, unknownRadius, false, true))
	add(f.hasArrow, "arrow", arrow(t, orb.Point{-26, 0}, 6, orb.Point{26, 0}))
	add(arrives, "arrival", append(circle(t, orb.Point{5, 0}, 8, false, false), arrival(t, orb.Point{5, 0}, 8)...))
	return append(items, crowd...)
}

// seenRows lists the rows of displacement with a circle in what is seen.
func seenRows(store *chronicle.Store, f Frame) []*chronicle.Displacement {
	return keep(shownRows(store, f), func(r *chronicle.Displacement) bool {
		at, _ := standsAt(r)
		return window(f).Contains(f.Camera.Project(at))
	})
}

// hasArrow tells whether a row has an arrow at the scale of a frame.
func (f Frame) hasArrow(row *chronicle.Displacement) bool {
	at, _ := standsAt(row)
	return bothEnds(row) && arrow(f.Theme, f.Camera.Project(at), radiusOf(f.Camera, row), spotOf(f, row.To)) != nil
}

// nestedCircles are the circles of 50,000, 10,000 and 1,000 people on one ground.
func nestedCircles(t *Theme, k float64) *scene.Symbol {
	largest := k * math.Sqrt(50000)
	var ops []scene.Op
	for _, people := range []float64{50000, 10000, 1000} {
		r := k * math.Sqrt(people)
		ops = append(ops, circle(t, orb.Point{0, largest - r}, r, false, false)...)
	}
	return &scene.Symbol{Name: fmt.Sprint("circles-", k, t.Name), Box: orb.Bound{}.Pad(largest + 1), Ops: ops}
}

// disputedSwatch is the legend's mark for claims that differ.
func disputedSwatch(t *Theme, rule PeopleRule) *scene.Symbol {
	const low, high = 4.5, 8.5
	radii := map[PeopleRule][]float64{EveryClaim: {low, high}, LowestClaim: {low}, HighestClaim: {high}}[rule]
	var ops []scene.Op
	for _, r := range radii {
		ops = append(ops, circle(t, orb.Point{}, r, false, false)...)
	}
	return &scene.Symbol{Name: "displaced-claims-" + string(rule) + t.Name, Box: swatchBox, Ops: ops}
}

// arrival is the short arrow that tells a circle at a destination from one at an
// origin.
func arrival(t *Theme, at orb.Point, r float64) []scene.Op {
	const shaft = 8.0
	x := at[0] - r
	var line, head scene.Outline
	line.Line([]orb.Point{{x - shaft, at[1]}, {x - 3, at[1]}})
	head.Ring([]orb.Point{{x + 2, at[1]}, {x - 4, at[1] - 3.6}, {x - 4, at[1] + 3.6}})
	return []scene.Op{
		&scene.Path{Outline: line, Stroke: scene.Stroke{Color: Alpha(t.Halo, 0.8), Width: 5}},
		&scene.Path{Outline: head, Stroke: scene.Stroke{Color: Alpha(t.Halo, 0.8), Width: 3}},
		&scene.Path{Outline: line, Stroke: scene.Stroke{Color: t.DisplacedLine, Width: 2}},
		&scene.Path{Outline: head, Fill: t.DisplacedLine},
	}
}

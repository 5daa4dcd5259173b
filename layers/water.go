package layers

import (
	"context"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/mapview/scene"
)

// water draws lakes and rivers. The surveyed rivers are about a kilometre off,
// so they give way to the schematic ones, which say so, on large scales.
type water struct{ data Data }

func newWater(d Data) Layer { return &water{d} }

func (*water) ID() string   { return "water" }
func (*water) Plane() Plane { return Base }

func (*water) Key(Frame) string { return "" }

func (*water) Credits(Frame) []string { return []string{"credit.gshhg"} }

// Zooms between which coarse rivers fade out, and from which schematic rivers show.
const (
	riverFades     = 10.0
	riverGone      = 11.5
	schematicShows = 8.8
)

func (l *water) Build(_ context.Context, c *Canvas, f Frame) error {
	for i := range l.data.Atlas.Water {
		w := &l.data.Atlas.Water[i]
		if len(w.Shape) > 0 {
			l.lake(c, f, w)
		}
		if len(w.Course) > 0 {
			l.river(c, f, w)
		}
	}
	return nil
}

func (l *water) lake(c *Canvas, f Frame, w *atlas.Water) {
	for _, polygon := range w.Shape {
		if rs := rings(f.Camera, polygon); rs != nil {
			c.Draw(WaterLevel, &scene.Path{
				Outline: area(rs), Fill: f.Theme.Lake,
				Stroke: scene.Stroke{Color: f.Theme.River, Width: 0.7},
			})
		}
	}
	at := f.Camera.View(w.Shape.Bound().Center())
	if name := l.title(f, w); name != "" && c.around().Contains(at) {
		c.Label(Label{
			ID: "water/" + w.ID, At: at, Where: Over, Priority: WaterPriority, Plain: true,
			Lines: []Line{c.Shape(name, scene.Italic, 12, f.Theme.RiverLabel)},
		})
	}
}

func (l *water) river(c *Canvas, f Frame, w *atlas.Water) {
	style, ok := riverStroke(f, w)
	if !ok {
		return
	}
	name := l.title(f, w)
	for i, course := range w.Course {
		parts := line(f.Camera, course, style)
		c.Draw(WaterLevel, parts...)
		if name != "" && len(parts) > 0 {
			c.nameAlong(Label{ID: fmt.Sprint("water/", w.ID, "/", i), Priority: WaterPriority},
				name, scene.Italic, 12, f.Theme.RiverLabel, project(f.Camera, course))
		}
	}
}

// riverStroke is the line of a river at the zoom; false if it is not shown there.
func riverStroke(f Frame, w *atlas.Water) (scene.Stroke, bool) {
	zoom := f.Camera.Zoom()
	if w.Schematic {
		return scene.Stroke{Color: f.Theme.River, Width: 2, Dash: []float64{12, 3, 3, 3}}, zoom >= schematicShows
	}
	if zoom >= riverGone || w.Rank > 2 && zoom < 7.5 {
		return scene.Stroke{}, false
	}
	width := 1.0
	if w.Rank <= 1 {
		width = 1.5
	}
	opacity := min(1, (riverGone-zoom)/(riverGone-riverFades))
	return scene.Stroke{Color: Alpha(f.Theme.River, opacity), Width: width}, true
}

// title is the name that a water has on the map; that of a schematic one says so.
func (*water) title(f Frame, w *atlas.Water) string {
	name := nameOf(w.Names, f.Lang)
	if name != "" && w.Schematic {
		return f.Text("water.schematic", name)
	}
	return name
}

// Legend explains the lines of the rivers that are seen.
func (l *water) Legend(f Frame) []LegendItem {
	t := f.Theme
	seen := func(schematic bool) (scene.Stroke, bool) {
		for i := range l.data.Atlas.Water {
			w := &l.data.Atlas.Water[i]
			if s, ok := riverStroke(f, w); ok && w.Schematic == schematic && slices.ContainsFunc(w.Course, f.sees) {
				return s, true
			}
		}
		return scene.Stroke{}, false
	}
	var items []LegendItem
	if _, ok := seen(false); ok {
		items = append(items, LegendItem{
			lineSwatch("river-"+t.Name, scene.Stroke{Color: t.River, Width: 1.5}, scene.Stroke{}), f.Text("legend.water.river"), "",
		})
	}
	if s, ok := seen(true); ok {
		items = append(items, LegendItem{lineSwatch("river-schematic-"+t.Name, s, scene.Stroke{}), f.Text("legend.water.schematic"), ""})
	}
	return items
}

// sees tells whether a line of world points runs through what is seen.
func (f Frame) sees(course orb.LineString) bool {
	return len(course) > 1 && shows(f.Camera, course) && len(scene.ClipLine(project(f.Camera, course), window(f))) > 0
}

package layers

import (
	"context"

	"borderatlas/mapview/scene"
)

// roads draws the links that the treaty of 2025 names, as straight lines between
// known places: their real course is not in the data.
type roads struct{ data Data }

func newRoads(d Data) Layer { return &roads{d} }

func (*roads) ID() string   { return "roads" }
func (*roads) Plane() Plane { return Base }

func (*roads) Key(Frame) string { return "" }

func (*roads) Credits(Frame) []string { return []string{"credit.chronicle"} }

func roadStroke(t *Theme) scene.Stroke {
	return scene.Stroke{Color: t.VillageLabel, Width: 1.6, Dash: []float64{2, 3}}
}

func (l *roads) Build(_ context.Context, c *Canvas, f Frame) error {
	casing := scene.Stroke{Color: Alpha(f.Theme.Halo, 0.6), Width: 4, Cap: scene.Round}
	for i := range l.data.Atlas.Roads {
		r := &l.data.Atlas.Roads[i]
		bands := line(f.Camera, r.Course, casing)
		if len(bands) == 0 {
			continue
		}
		c.Draw(RoadLevel, append(bands, line(f.Camera, r.Course, roadStroke(f.Theme))...)...)
		c.nameAlong(Label{ID: "road/" + r.ID, Priority: WaterPriority},
			f.Text("road.schematic", nameOf(r.Names, f.Lang)), scene.Italic, 12, f.Theme.VillageLabel, project(f.Camera, r.Course))
	}
	return nil
}

func (l *roads) Legend(f Frame) []LegendItem {
	return []LegendItem{{lineSwatch("road-"+f.Theme.Name, roadStroke(f.Theme), scene.Stroke{}), f.Text("legend.roads"), f.Text("legend.roads.note")}}
}

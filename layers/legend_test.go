package layers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// legendIDs lists which of some texts the legend of a frame has.
func legendIDs(s *Stack, f Frame, ids ...string) []string {
	var texts []string
	for _, g := range s.Legend(f) {
		for _, item := range g.Items {
			texts = append(texts, item.Text)
		}
	}
	return keep(ids, func(id string) bool { return slices.Contains(texts, f.Text(id)) })
}

// drawnRings lists the ids of the legend's rings that a picture has.
func drawnRings(p *Picture) []string {
	names := map[string]bool{}
	eachOp(p.Scene.Ops, func(op scene.Op) {
		if s, ok := op.(*scene.Sprite); ok {
			names[s.Symbol.Name] = true
		}
	})
	ring := func(rank int) bool { return names[fmt.Sprintf("town-%d-light", rank)] }
	var ids []string
	for i, there := range []bool{ring(1), ring(2) || ring(3), ring(4)} {
		if there {
			ids = append(ids, ringIDs[i])
		}
	}
	return ids
}

var ringIDs = []string{"legend.places.chief", "legend.places.town", "legend.places.village"}

// drawnRivers lists the ids of the legend's rivers that a picture has.
func drawnRivers(p *Picture, f Frame) []string {
	plain, dashed := false, false
	eachOp(p.Scene.Ops, func(op scene.Op) {
		path, ok := op.(*scene.Path)
		if !ok || path.Stroke.Width < 1 || path.Fill.A != 0 {
			return
		}
		c := path.Stroke.Color
		if c.A = 255; c == f.Theme.River && touchesAny(picture(f), path.Outline.Bounds()) {
			plain, dashed = plain || path.Stroke.Dash == nil, dashed || path.Stroke.Dash != nil
		}
	})
	var ids []string
	if plain {
		ids = append(ids, riverIDs[0])
	}
	if dashed {
		ids = append(ids, riverIDs[1])
	}
	return ids
}

var riverIDs = []string{"legend.water.river", "legend.water.schematic"}

// drawnPeople lists the ids of the legend's circles that a picture has.
func drawnPeople(p *Picture, f Frame) []string {
	var there [5]bool
	for _, m := range circleMarks(p) {
		for _, r := range m.Rows {
			for i, is := range []bool{r.Count != nil, wholeArea(r), r.Count == nil, f.hasArrow(r), arrives(r)} {
				there[i] = there[i] || is
			}
		}
	}
	var ids []string
	for i, id := range peopleIDs {
		if there[i] {
			ids = append(ids, id)
		}
	}
	return ids
}

var peopleIDs = []string{
	"legend.displacement.scale", "legend.displacement.area", "legend.displacement.unknown", "legend.displacement.arrow", "legend.displacement.arrival",
}

// TestTheLegendListsWhatIsSeen, and nothing else, whatever part of the map is looked at.
func TestTheLegendListsWhatIsSeen(t *testing.T) {
	s := embeddedStack(t)
	empty := 0
	for _, date := range []string{"2022-09-16", "2021-04-28", "2025-03-13"} {
		for _, place := range []orb.Point{{72.8, 40.53}, {70.8, 40.06}, {70.58, 39.84}, {69.6, 40.1}, {69.3, 38.9}, {73.3, 39.2}, {74.6, 39.6}} {
			for _, zoom := range []float64{6.9, 8, 9, 10, 11.8} {
				f := regionFrame(t, s, date, 700, 500)
				f.Camera = camera.New(place, zoom, 700, 500)
				p := whole(t, s, f)
				text := f.Text
				f.Text = func(id string, args ...any) string { // without numbers
					if strings.HasPrefix(id, "legend.displacement.") {
						return id
					}
					return text(id, args...)
				}
				for _, part := range []struct{ ids, drawn []string }{
					{ringIDs, drawnRings(p)}, {riverIDs, drawnRivers(p, f)}, {peopleIDs, drawnPeople(p, f)},
				} {
					if got := legendIDs(s, f, part.ids...); !slices.Equal(got, part.drawn) {
						t.Errorf("%s at %v, zoom %g: the legend has %q, the map %q", date, place, zoom, got, part.drawn)
					}
					if len(part.drawn) < len(part.ids) {
						empty++
					}
				}
			}
		}
	}
	if empty < 50 {
		t.Errorf("only %d legends are shorter than others: the frames show too much", empty)
	}
}

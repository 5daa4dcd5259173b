package layers

import (
	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// vague is a place that is known only to within an area.
type vague struct {
	at     orb.Point // dp
	radius float64   // dp
}

// The limits of soft areas in dp.
const (
	softLeast = 9.0  // a smaller area is hidden by its own mark
	softWide  = 70.0 // from here on an area is painted more faintly
)

// softRings are the flat discs that make a soft edge: radius as a share of the
// stated one, and the opacity that each adds.
var softRings = []struct{ radius, opacity float64 }{
	{1.06, 0.03}, {0.98, 0.03}, {0.88, 0.03}, {0.72, 0.03}, {0.45, 0.05},
}

// drawSoft paints the areas within which places are known. The discs of one
// group are united before they are painted, so that many vague places on top of
// each other do not add up to something loud.
func drawSoft(c *Canvas, f Frame, g chronicle.Group, places []*chronicle.Place) {
	var near, wide []vague
	for _, p := range places {
		v := vague{spotOf(f, p), p.PrecisionM / 1000 * f.Camera.DPPerKm(p.Lat)}
		if v.radius < softLeast || !view(f.Camera).Pad(v.radius).Contains(v.at) {
			continue
		}
		if v.radius < softWide {
			near = append(near, v)
		} else {
			wide = append(wide, v)
		}
	}
	color := GroupColor(f.Theme, g)
	for _, part := range []struct {
		areas   []vague
		opacity float64
	}{{wide, 0.22}, {near, 1}} {
		if len(part.areas) == 0 {
			continue
		}
		for _, ring := range softRings {
			var o scene.Outline
			for _, v := range part.areas {
				o.Circle(v.at[0], v.at[1], v.radius*ring.radius)
			}
			c.Draw(SoftLevel, &scene.Path{Outline: o, Fill: Alpha(color, ring.opacity*part.opacity)})
		}
	}
}

// drawPrecision outlines how well a place that has a point is known, as soon as
// that is larger than the mark on it.
func drawPrecision(c *Canvas, f Frame, p *chronicle.Place) {
	at, radius := spotOf(f, p), p.PrecisionM/1000*f.Camera.DPPerKm(p.Lat)
	if p.Soft() || radius <= markSize/2+markCasing || !view(f.Camera).Pad(radius).Contains(at) {
		return
	}
	var o scene.Outline
	o.Circle(at[0], at[1], radius)
	c.Draw(CircleLevel, &scene.Path{Outline: o, Stroke: precisionStroke(f.Theme)})
}

func precisionStroke(t *Theme) scene.Stroke {
	return scene.Stroke{Color: t.Neutral, Width: 1}
}

// softSwatch is the legend's mark for a place that is only known to an area.
func softSwatch(t *Theme, g chronicle.Group) *scene.Symbol {
	var ops []scene.Op
	for _, ring := range softRings {
		var o scene.Outline
		o.Circle(0, 0, 13*ring.radius)
		ops = append(ops, &scene.Path{Outline: o, Fill: Alpha(GroupColor(t, g), ring.opacity*1.4)})
	}
	mark := KindSymbol(t, g, false)
	return &scene.Symbol{
		Name: "soft-" + string(g) + "-" + t.Name, Box: orb.Bound{}.Pad(14),
		Ops: append(ops, mark.Ops...),
	}
}

// precisionSwatch is the legend's mark for the circle of precision.
func precisionSwatch(t *Theme) *scene.Symbol {
	var o scene.Outline
	o.Circle(0, 0, 9.3)
	return &scene.Symbol{Name: "precision-" + t.Name, Box: swatchBox, Ops: []scene.Op{
		&scene.Path{Outline: o, Stroke: precisionStroke(t)},
		&scene.Path{Outline: dotOutline(2.2), Fill: t.Ink},
	}}
}

func dotOutline(r float64) scene.Outline {
	var o scene.Outline
	o.Circle(0, 0, r)
	return o
}

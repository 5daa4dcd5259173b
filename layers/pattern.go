package layers

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// The lines over a side's land in themes that have them instead of colours, dp.
const (
	landStep  = 13.0
	landWidth = 0.55
)

// hatchAngle is the direction of a side's lines in radians, clockwise from the x
// axis: on a page Kyrgyz lines fall and Tajik ones rise, so that the sides are
// told apart without any colour.
func hatchAngle(s Side) float64 {
	if s == Tajikistan {
		return -math.Pi / 4
	}
	return math.Pi / 4
}

// landPattern is the lines over land of a side; none in themes of colours, and
// none on land of neither.
func landPattern(t *Theme, s Side, rs [][]orb.Point, origin orb.Point, box orb.Bound) []scene.Op {
	if !t.Lined || s != Kyrgyzstan && s != Tajikistan {
		return nil
	}
	return []scene.Op{&scene.Path{
		Outline: scene.Hatch(rs, hatchAngle(s), landStep, origin, box),
		Stroke:  scene.Stroke{Color: t.LandLine, Width: landWidth},
	}}
}

// sideSwatch is the legend's mark for the land of a side.
func sideSwatch(name string, t *Theme, s Side) *scene.Symbol {
	ring := [][]orb.Point{fieldBox.ToRing()}
	return fillSwatch(name+t.Name, t.Land[s], t, landPattern(t, s, ring, orb.Point{}, fieldBox)...)
}

package atlas

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/geodesy"
)

// ToLine is the distance in metres from a position (longitude, latitude) to the
// line between two countries (ISO 3166-1 alpha-2) as the edition maps it, exclaves
// included; infinite if they have none. It is measured on the ellipsoid to the
// point that is nearest on the map, which is the nearest on the ground to within a
// percent up to a few hundred km.
func (e *Edition) ToLine(position orb.Point, a, b string) float64 {
	at := camera.World(position)
	best := math.Inf(1)
	var nearest orb.Point
	for i := range e.Lines {
		if !e.Lines[i].Between(a, b) {
			continue
		}
		if q, d := nearestOn(orb.Ring(e.Lines[i].Points[Full]), at); d < best {
			nearest, best = q, d
		}
	}
	if math.IsInf(best, 1) {
		return best
	}
	return geodesy.Distance(position, camera.LonLat(nearest))
}

// Exclave is the exclave that a position (longitude, latitude) lies in, or nil.
func (e *Edition) Exclave(position orb.Point) *Exclave {
	at := camera.World(position)
	for i := range e.Exclaves {
		if x := &e.Exclaves[i]; planar.PolygonContains(x.Shape[Full], at) {
			return x
		}
	}
	return nil
}

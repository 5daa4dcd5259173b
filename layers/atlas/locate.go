package atlas

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"borderatlas/mapview/camera"
)

// Locate finds country and province of a position in WGS 84 degrees; ok is
// false outside the three countries.
func (e *Edition) Locate(lon, lat float64) (country, province string, ok bool) {
	at := camera.World(orb.Point{lon, lat})
	for i := range e.Provinces {
		if p := &e.Provinces[i]; planar.MultiPolygonContains(p.Shape[Full], at) {
			return p.Country, p.ID, true
		}
	}
	return "", "", false
}

// Outside is the distance in metres from a position to the nearest land of the
// country, or of the province where one is given as its ISO code; 0 inside, and
// infinite for a code that the edition has not. It is the way over the sphere to
// the point that is nearest on the map, good to a percent up to a few hundred km.
func (e *Edition) Outside(lon, lat float64, code string) float64 {
	at := camera.World(orb.Point{lon, lat})
	best := math.Inf(1)
	var nearest orb.Point
	for i := range e.Provinces {
		p := &e.Provinces[i]
		if p.ID != code && p.Country != code {
			continue
		}
		if planar.MultiPolygonContains(p.Shape[Full], at) {
			return 0
		}
		for _, polygon := range p.Shape[Full] {
			for _, ring := range polygon {
				if q, d := nearestOn(ring, at); d < best {
					nearest, best = q, d
				}
			}
		}
	}
	if math.IsInf(best, 1) {
		return best
	}
	return geo.DistanceHaversine(orb.Point{lon, lat}, camera.LonLat(nearest))
}

// nearestOn is the point of a ring nearest to p and the square of the distance.
func nearestOn(ring orb.Ring, p orb.Point) (nearest orb.Point, squared float64) {
	squared = math.Inf(1)
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		dx, dy := b[0]-a[0], b[1]-a[1]
		t := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			t = min(1, max(0, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/length))
		}
		q := orb.Point{a[0] + t*dx, a[1] + t*dy}
		if d := (q[0]-p[0])*(q[0]-p[0]) + (q[1]-p[1])*(q[1]-p[1]); d < squared {
			nearest, squared = q, d
		}
	}
	return nearest, squared
}

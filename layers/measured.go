package layers

import (
	"github.com/paulmach/orb"

	"borderatlas/mapview/geodesy"
)

// measuredFeature is a shape with its own length and area: those of the simplified line or
// outline that is written, not of the source's before it was simplified.
func measuredFeature(g orb.Geometry, properties map[string]any) Feature {
	properties["measured"] = "on the ellipsoid (WGS 84), of the shape in this file"
	length := 0.0
	switch g := g.(type) {
	case orb.LineString:
		length = lengthOf(g)
	case orb.MultiLineString:
		for _, l := range g {
			length += lengthOf(l)
		}
	case orb.Polygon:
		properties["area_km2"] = round(areaOf(g)/1e6, 3)
		length = edgeOf(g)
	case orb.MultiPolygon:
		area := 0.0
		for _, p := range g {
			area, length = area+areaOf(p), length+edgeOf(p)
		}
		properties["area_km2"] = round(area/1e6, 3)
	}
	properties["length_km"] = round(length/1000, 3)
	return Feature{g, properties}
}

// lengthOf is the length of a line in metres.
func lengthOf(l orb.LineString) float64 {
	sum := 0.0
	for i := 1; i < len(l); i++ {
		sum += geodesy.Distance(l[i-1], l[i])
	}
	return sum
}

// edgeOf is the length of all rings of an area in metres.
func edgeOf(p orb.Polygon) float64 {
	sum := 0.0
	for _, ring := range p {
		sum += lengthOf(orb.LineString(ring))
	}
	return sum
}

// areaOf is the area of a polygon in m² without its holes.
func areaOf(p orb.Polygon) float64 {
	sum := 0.0
	for i, ring := range p {
		if a := geodesy.Area(ring); i == 0 {
			sum += a
		} else {
			sum -= a
		}
	}
	return sum
}

package topology

import "math"

// WGS 84: NIMA TR8350.2, 3rd edition.
const (
	semiMajor    = 6378137.0 // metres
	flattening   = 1 / 298.257223563
	eccentricity = flattening * (2 - flattening) // squared
)

// LengthKm is the length of a line on the WGS 84 ellipsoid in km. It sums chords
// by the mid-latitude formula of Gauss (Torge, Geodesy, 3rd edition, section
// 6.3.2), which is good to a millionth for segments below 50 km.
func LengthKm(line []Point) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += chord(line[i-1], line[i])
	}
	return sum / 1000
}

func chord(a, b Point) float64 {
	mid := radians((float64(a.Y) + float64(b.Y)) / 2)
	w := 1 - eccentricity*math.Sin(mid)*math.Sin(mid)
	meridian := semiMajor * (1 - eccentricity) / (w * math.Sqrt(w))
	normal := semiMajor / math.Sqrt(w)
	return math.Hypot(
		meridian*radians(float64(b.Y-a.Y)),
		normal*math.Cos(mid)*radians(float64(b.X-a.X)))
}

// AreaKm2 is the area of an open ring on the WGS 84 ellipsoid in km²,
// positive where the ring runs counter-clockwise. The ring is projected by the
// equal-area cylinder (Snyder, Map Projections: A Working Manual, eq. 3-12);
// between vertices that lie close together its straight lines are those of the map.
func AreaKm2(ring []Point) float64 {
	sum := 0.0
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		sum += radians(float64(b.X-a.X)) * (equalArea(a.Y) + equalArea(b.Y))
	}
	return -sum * semiMajor * semiMajor / 4 / 1e6
}

// equalArea is Snyder's q of a latitude in grid units.
func equalArea(y int32) float64 {
	e := math.Sqrt(eccentricity)
	s := math.Sin(radians(float64(y)))
	return (1 - eccentricity) * (s/(1-eccentricity*s*s) + math.Atanh(e*s)/e)
}

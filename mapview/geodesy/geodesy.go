// Package geodesy measures on the ground: lengths, lines and areas on the
// ellipsoid of WGS 84 (NIMA TR8350.2, 3rd edition). Positions are longitude and
// latitude in degrees, longitude first.
package geodesy

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
)

// WGS 84.
const (
	semiMajor    = 6378137.0 // metres
	flattening   = 1 / 298.257223563
	semiMinor    = semiMajor * (1 - flattening)
	eccentricity = flattening * (2 - flattening) // squared
)

// Vincenty's series converge to a hundredth of a millimetre within a few rounds,
// except between points that lie nearly opposite on the globe.
const (
	converged = 1e-12 // radians
	rounds    = 100
)

// geodesic is the shortest way between two positions.
type geodesic struct {
	from    orb.Point
	metres  float64
	bearing float64 // at the start, radians east of north
}

// between finds the shortest way. Formula: T. Vincenty, Direct and Inverse
// Solutions of Geodesics on the Ellipsoid, Survey Review XXIII 176 (1975), good to
// half a millimetre. For nearly opposite points, more than 19,900 km apart, the
// series does not converge; the length is then that on a sphere, good to half a
// percent, and the bearing is not a number.
func between(a, b orb.Point) geodesic {
	u1, u2 := reduced(a[1]), reduced(b[1])
	sinU1, cosU1 := math.Sincos(u1)
	sinU2, cosU2 := math.Sincos(u2)
	l := radians(math.Remainder(b[0]-a[0], 360))
	lambda := l
	for range rounds {
		sinL, cosL := math.Sincos(lambda)
		sinS := math.Hypot(cosU2*sinL, cosU1*sinU2-sinU1*cosU2*cosL)
		if sinS == 0 {
			return geodesic{from: a}
		}
		cosS := sinU1*sinU2 + cosU1*cosU2*cosL
		sigma := math.Atan2(sinS, cosS)
		sinA := cosU1 * cosU2 * sinL / sinS // of the bearing at the equator
		cos2A := 1 - sinA*sinA
		cosM := 0.0 // of twice the arc from the equator to the middle
		if cos2A > 0 {
			cosM = cosS - 2*sinU1*sinU2/cos2A
		}
		next := l + longitudeGap(sinA, cos2A, sigma, sinS, cosS, cosM)
		if math.Abs(next-lambda) > converged {
			lambda = next
			continue
		}
		s := seriesOf(cos2A)
		return geodesic{
			from:    a,
			metres:  semiMinor * s.a * (sigma - s.correction(sinS, cosS, cosM)),
			bearing: math.Atan2(cosU2*sinL, cosU1*sinU2-sinU1*cosU2*cosL),
		}
	}
	return geodesic{a, geo.DistanceHaversine(a, b), math.NaN()}
}

// at is the position on the way that is so many metres from its start: the direct
// solution of the same paper.
func (g geodesic) at(metres float64) orb.Point {
	sinB, cosB := math.Sincos(g.bearing)
	sinU1, cosU1 := math.Sincos(reduced(g.from[1]))
	start := math.Atan2(sinU1, cosU1*cosB) // arc from the equator
	sinA := cosU1 * sinB
	cos2A := 1 - sinA*sinA
	s := seriesOf(cos2A)
	first := metres / (semiMinor * s.a)
	sigma := first
	var sinS, cosS, cosM float64
	for range rounds {
		cosM = math.Cos(2*start + sigma)
		sinS, cosS = math.Sincos(sigma)
		next := first + s.correction(sinS, cosS, cosM)
		done := math.Abs(next-sigma) <= converged
		sigma = next
		if done {
			break
		}
	}
	across := sinU1*sinS - cosU1*cosS*cosB
	lat := math.Atan2(sinU1*cosS+cosU1*sinS*cosB, (1-flattening)*math.Hypot(sinA, across))
	lambda := math.Atan2(sinS*sinB, cosU1*cosS-sinU1*sinS*cosB)
	return orb.Point{
		g.from[0] + degrees(lambda-longitudeGap(sinA, cos2A, sigma, sinS, cosS, cosM)),
		degrees(lat),
	}
}

// longitudeGap is by how much the longitude on the auxiliary sphere exceeds that
// on the ellipsoid, in radians: Vincenty's equations 10 and 11.
func longitudeGap(sinA, cos2A, sigma, sinS, cosS, cosM float64) float64 {
	c := flattening / 16 * cos2A * (4 + flattening*(4-3*cos2A))
	return (1 - c) * flattening * sinA * (sigma + c*sinS*(cosM+c*cosS*(2*cosM*cosM-1)))
}

// series holds Vincenty's A and B, equations 3 and 4.
type series struct{ a, b float64 }

func seriesOf(cos2A float64) series {
	u := cos2A * (semiMajor*semiMajor - semiMinor*semiMinor) / (semiMinor * semiMinor)
	return series{
		1 + u/16384*(4096+u*(-768+u*(320-175*u))),
		u / 1024 * (256 + u*(-128+u*(74-47*u))),
	}
}

// correction is Vincenty's equation 6.
func (s series) correction(sinS, cosS, cosM float64) float64 {
	return s.b * sinS * (cosM + s.b/4*(cosS*(2*cosM*cosM-1)-
		s.b/6*cosM*(4*sinS*sinS-3)*(4*cosM*cosM-3)))
}

// reduced is the reduced latitude in radians of a latitude in degrees.
func reduced(lat float64) float64 { return math.Atan((1 - flattening) * math.Tan(radians(lat))) }

// Distance is the length in metres of the shortest way between two positions. For
// nearly opposite points, more than 19,900 km apart, it is good to half a percent.
func Distance(a, b orb.Point) float64 { return between(a, b).metres }

// Path is the shortest way between two positions as a line whose parts are at
// most step metres long. Nearly opposite points give the two ends alone.
func Path(a, b orb.Point, step float64) orb.LineString {
	g := between(a, b)
	line := orb.LineString{a}
	if !math.IsNaN(g.bearing) {
		parts := math.Ceil(g.metres / step)
		for i := 1.0; i < parts; i++ {
			line = append(line, g.at(g.metres*i/parts))
		}
	}
	return append(line, b)
}

// areaStep is the length in metres of the straight parts that stand for the
// shortest ways between the corners of an area: with it a square of 100 km by
// 100 km is right to a hundred-thousandth.
const areaStep = 5000

// Area is the area in m² of a ring whose corners are joined by shortest ways,
// whichever way round it runs; it may be open. It is wrong where the ring crosses
// itself, and for a ring around a pole. Formula: the equal-area cylinder (Snyder,
// Map Projections: A Working Manual, USGS PP 1395, eq. 3-12).
func Area(ring []orb.Point) float64 {
	sum := 0.0
	for i, a := range ring {
		path := Path(a, ring[(i+1)%len(ring)], areaStep)
		for k := 1; k < len(path); k++ {
			p, q := path[k-1], path[k]
			sum += radians(math.Remainder(q[0]-p[0], 360)) * (equalArea(p[1]) + equalArea(q[1]))
		}
	}
	return math.Abs(sum) * semiMajor * semiMajor / 4
}

// equalArea is Snyder's q of a latitude in degrees.
func equalArea(lat float64) float64 {
	e := math.Sqrt(eccentricity)
	s := math.Sin(radians(lat))
	return (1 - eccentricity) * (s/(1-eccentricity*s*s) + math.Atanh(e*s)/e)
}

func radians(d float64) float64 { return d * math.Pi / 180 }
func degrees(r float64) float64 { return r * 180 / math.Pi }

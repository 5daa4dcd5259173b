package atlas

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// gridPoint is a WGS 84 position in units of 1e-5 degree: longitude, latitude.
type gridPoint [2]int32

const perDegree = 1e5

func (p gridPoint) degrees() orb.Point {
	return orb.Point{float64(p[0]) / perDegree, float64(p[1]) / perDegree}
}

// The ends of the map in grid units: the whole sphere for longitudes, what Web
// Mercator can show for latitudes.
const (
	maxLongitude = 180 * perDegree
	maxLatitude  = 85 * perDegree
)

var errTruncated = errors.New("the line breaks off in the middle of a number")

// polyline reads a line written in Google's Encoded Polyline Algorithm Format
// with five decimals, but longitude before latitude.
func polyline(text string) ([]gridPoint, error) {
	line := make([]gridPoint, 0, len(text)/4)
	var p gridPoint
	for i := 0; i < len(text); {
		for axis := range p {
			difference, n, err := value(text[i:])
			if err != nil {
				return nil, err
			}
			i += n
			p[axis] += difference
		}
		if p[0] < -maxLongitude || p[0] > maxLongitude || p[1] < -maxLatitude || p[1] > maxLatitude {
			return nil, fmt.Errorf("vertex %d is not on the map", len(line)+1)
		}
		line = append(line, p)
	}
	return line, nil
}

// value reads one number of a polyline and the length of its text.
func value(text string) (v int32, n int, err error) {
	const bitsPerLetter, last = 5, 30
	var bits uint32
	for shift := 0; n < len(text) && shift <= last; shift += bitsPerLetter {
		group := text[n] - 63
		n++
		if group > 0x3f {
			return 0, 0, fmt.Errorf("%q is no letter of a line", text[n-1])
		}
		bits |= uint32(group&0x1f) << shift
		if group < 0x20 {
			return int32(bits>>1) ^ -int32(bits&1), n, nil
		}
	}
	return 0, 0, errTruncated
}

// closed reads a ring that is written without its first point at the end.
func closed(text string) ([]gridPoint, error) {
	ring, err := polyline(text)
	if err != nil {
		return nil, err
	}
	if len(ring) < 3 {
		return nil, fmt.Errorf("a ring of %d points", len(ring))
	}
	return append(ring, ring[0]), nil
}

// degrees is a line in WGS 84 degrees, longitude first.
func degrees(grid []gridPoint) orb.LineString {
	line := make(orb.LineString, len(grid))
	for i, p := range grid {
		line[i] = p.degrees()
	}
	return line
}

func polygonDegrees(grid [][]gridPoint) orb.Polygon {
	polygon := make(orb.Polygon, len(grid))
	for i, ring := range grid {
		polygon[i] = orb.Ring(degrees(ring))
	}
	return polygon
}

// world is a line in the Web Mercator unit square.
func world(grid []gridPoint) orb.LineString {
	line := make(orb.LineString, len(grid))
	for i, p := range grid {
		line[i] = camera.World(p.degrees())
	}
	return line
}

package upstream

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"google.golang.org/protobuf/encoding/protowire"

	"borderatlas/assets/generate/topology"
)

// Polygon is a list of closed rings, the shell first.
type Polygon [][]topology.Point

// countryOfZone: the time zones of the three countries are their outlines.
var countryOfZone = map[string]string{
	"Asia/Bishkek": "KG", "Asia/Dushanbe": "TJ", "Asia/Tashkent": "UZ", "Asia/Samarkand": "UZ",
}

// Outlines reads the country outlines from a folder of tzf-rel at full precision.
func Outlines(dir string) (map[string][]Polygon, error) {
	path := filepath.Join(dir, "combined-with-oceans.bin")
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) { // up to 2024-a the same file is called
		path = filepath.Join(dir, "combined-with-oceans.pb")
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, err
	}
	outlines, err := zones(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for zone, country := range countryOfZone {
		if len(outlines[country]) == 0 {
			return nil, fmt.Errorf("%s: no zone %s", path, zone)
		}
	}
	return outlines, nil
}

// zones decodes the message Timezones: 1 repeated Timezone {1 repeated Polygon,
// 2 name}, Polygon {1 repeated Point shell, 2 repeated Polygon holes},
// Point {1 float longitude, 2 float latitude}.
func zones(data []byte) (map[string][]Polygon, error) {
	outlines := map[string][]Polygon{}
	err := fields(data, func(number protowire.Number, zone []byte, _ float64) error {
		if number != 1 {
			return nil
		}
		country, err := zoneCountry(zone)
		if err != nil || country == "" {
			return err
		}
		return fields(zone, func(number protowire.Number, polygon []byte, _ float64) error {
			if number != 1 {
				return nil
			}
			rings, err := polygonRings(polygon)
			outlines[country] = append(outlines[country], rings)
			return err
		})
	})
	return outlines, err
}

func zoneCountry(zone []byte) (country string, err error) {
	err = fields(zone, func(number protowire.Number, name []byte, _ float64) error {
		if number == 2 {
			country = countryOfZone[string(name)]
		}
		return nil
	})
	return country, err
}

func polygonRings(polygon []byte) (Polygon, error) {
	rings := Polygon{nil}
	err := fields(polygon, func(number protowire.Number, value []byte, _ float64) error {
		switch number {
		case 1:
			p, err := point(value)
			rings[0] = append(rings[0], p)
			return err
		case 2:
			hole, err := polygonRings(value)
			rings = append(rings, hole[0])
			return err
		}
		return nil
	})
	return rings, err
}

func point(value []byte) (topology.Point, error) {
	var lon, lat float64
	err := fields(value, func(number protowire.Number, _ []byte, f float64) error {
		switch number {
		case 1:
			lon = f
		case 2:
			lat = f
		}
		return nil
	})
	return topology.At(lon, lat), err
}

// fields calls do for each field of a message that is bytes or a float.
func fields(message []byte, do func(number protowire.Number, value []byte, f float64) error) error {
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		var value []byte
		var f float64
		switch kind {
		case protowire.BytesType:
			value, n = protowire.ConsumeBytes(message)
		case protowire.Fixed32Type:
			var bits uint32
			bits, n = protowire.ConsumeFixed32(message)
			f = float64(math.Float32frombits(bits))
		default:
			n = protowire.ConsumeFieldValue(number, kind, message)
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		if err := do(number, value, f); err != nil {
			return err
		}
		message = message[n:]
	}
	return nil
}

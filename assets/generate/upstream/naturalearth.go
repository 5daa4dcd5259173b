package upstream

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"borderatlas/assets/generate/topology"
)

// countryOfAdmin: how Natural Earth calls the three countries.
var countryOfAdmin = map[string]string{"Kyrgyzstan": "KG", "Tajikistan": "TJ", "Uzbekistan": "UZ"}

// Provinces reads the provinces of the three countries from a folder of rgeo: the
// polygons of each by its Natural Earth code, which is mostly ISO 3166-2.
func Provinces(dir string) (map[string][]Polygon, error) {
	path := filepath.Join(dir, "data", "Provinces10.gz")
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	provinces, err := provinceFeatures(plain)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return provinces, nil
}

func provinceFeatures(r io.Reader) (map[string][]Polygon, error) {
	var collection struct {
		Features []struct {
			Properties struct {
				Admin string `json:"admin"`
				Code  string `json:"iso_3166_2"`
			} `json:"properties"`
			Geometry struct {
				Type        string          `json:"type"`
				Coordinates json.RawMessage `json:"coordinates"`
			} `json:"geometry"`
		} `json:"features"`
	}
	if err := json.NewDecoder(r).Decode(&collection); err != nil {
		return nil, err
	}
	provinces := map[string][]Polygon{}
	for _, f := range collection.Features {
		if countryOfAdmin[f.Properties.Admin] == "" {
			continue
		}
		polygons, err := multiPolygon(f.Geometry.Type, f.Geometry.Coordinates)
		if err != nil {
			return nil, fmt.Errorf("province %s: %w", f.Properties.Code, err)
		}
		provinces[f.Properties.Code] = append(provinces[f.Properties.Code], polygons...)
	}
	return provinces, nil
}

// multiPolygon decodes the coordinates of a GeoJSON Polygon or MultiPolygon.
func multiPolygon(kind string, coordinates json.RawMessage) ([]Polygon, error) {
	var degrees [][][][2]float64
	var err error
	switch kind {
	case "Polygon":
		degrees = make([][][][2]float64, 1)
		err = json.Unmarshal(coordinates, &degrees[0])
	case "MultiPolygon":
		err = json.Unmarshal(coordinates, &degrees)
	default:
		err = fmt.Errorf("geometry is %q, not a polygon", kind)
	}
	polygons := make([]Polygon, len(degrees))
	for i, polygon := range degrees {
		for _, ring := range polygon {
			points := make([]topology.Point, len(ring))
			for k, c := range ring {
				points[k] = topology.At(c[0], c[1])
			}
			polygons[i] = append(polygons[i], points)
		}
	}
	return polygons, err
}

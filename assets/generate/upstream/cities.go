package upstream

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"borderatlas/assets/generate/topology"
)

// City is a populated place of GeoNames.
type City struct {
	Country string // ISO 3166-1 alpha-2
	Admin1  string // GeoNames' code of the province within the country
	Name    string
	At      topology.Point
}

// CitiesIn reads the places of some countries in a box from a folder of
// go-cities.json, in the order of the file.
func CitiesIn(dir string, box topology.Box, countries ...string) ([]City, error) {
	path := filepath.Join(dir, "data", "cities.json")
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows []struct{ Country, Name, Lat, Lng, Admin1 string }
	if err := json.Unmarshal(data, &rows); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	wanted := map[string]bool{}
	for _, c := range countries {
		wanted[c] = true
	}
	var cities []City
	for _, r := range rows {
		if !wanted[r.Country] {
			continue
		}
		lon, errLon := strconv.ParseFloat(r.Lng, 64)
		lat, errLat := strconv.ParseFloat(r.Lat, 64)
		if errLon != nil || errLat != nil {
			return nil, fmt.Errorf("%s: %s: %q, %q is no position", path, r.Name, r.Lng, r.Lat)
		}
		if at := topology.At(lon, lat); box.Contains(at) {
			cities = append(cities, City{r.Country, r.Admin1, r.Name, at})
		}
	}
	return cities, nil
}

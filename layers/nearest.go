package layers

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/geodesy"
)

// Nearby is a populated place and how far it is.
type Nearby struct {
	Names    map[string]string // by language
	District string            // that it lies in, English; empty where it is not known
	Metres   float64           // on the ellipsoid, to the middle of the place
}

// Name is the place's name in a language, with the fall-back of the map.
func (n Nearby) Name(lang string) string { return nameOf(n.Names, lang) }

// Nearest is the populated place of a day that is nearest to a position
// (longitude, latitude); ok is false where there is none at all.
func (s *Stack) Nearest(position orb.Point, day calendar.Day) (n Nearby, ok bool) {
	best := math.Inf(1)
	for i := range s.kit.names.spots {
		place := &s.kit.names.spots[i]
		if !place.valid.Contains(day) {
			continue
		}
		if d := geodesy.Distance(position, camera.LonLat(place.world)); d < best {
			best = d
			n = Nearby{Names: place.names, District: s.district(place.id), Metres: d}
		}
	}
	return n, !math.IsInf(best, 1)
}

// district is what the chronicle says of a place, or of the town that stands for it.
func (s *Stack) district(spot string) string {
	if p := s.kit.Data.Chronicle.Place(spot); p != nil {
		return p.District
	}
	for _, p := range s.kit.Data.Chronicle.Places() {
		if s.kit.names.of[p.ID] == spot && p.District != "" {
			return p.District
		}
	}
	return ""
}

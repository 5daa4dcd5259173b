package story

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

const (
	reachKm = 12.0 // that a view shows around each place of an event
	widest  = 2.0  // how many times wider than its own a view that pages share may be
)

// mapped is where the map has something to show, in degrees.
var mapped = orb.Bound{Min: orb.Point{64, 36}, Max: orb.Point{79, 45}}

// Around is the box from km west to km east, and so on, of a position in degrees.
func Around(lon, lat, km float64) orb.Bound {
	dy := km / chronicle.KmPerDegree
	dx := dy / math.Cos(lat*math.Pi/180)
	return orb.Bound{Min: orb.Point{lon - dx, lat - dy}, Max: orb.Point{lon + dx, lat + dy}}
}

// AroundPlaces is the box with 12 km around each of the places; ok is false where
// there is none.
func AroundPlaces(places []*chronicle.Place) (b orb.Bound, ok bool) {
	for _, p := range places {
		box := Around(p.Lon, p.Lat, reachKm)
		if !ok {
			b, ok = box, true
			continue
		}
		b = b.Union(box)
	}
	return b, ok
}

// Frames is what each page has to show, in degrees: the view that was chosen for
// it, or what frames the places of its events. Pages that follow each other and lie
// near each other share one view, so that paging through them moves the marks and
// not the ground: a shared view is at most twice as wide as that of any of its pages.
func Frames(store *chronicle.Store, s Story) []orb.Bound {
	frames := make([]orb.Bound, len(s.Pages))
	for i := 0; i < len(s.Pages); {
		n, shared := together(store, s.Pages[i:])
		for range n {
			frames[i] = shared
			i++
		}
	}
	return frames
}

// together counts the pages from the first on that share a view, at least one, and
// is that view.
func together(store *chronicle.Store, pages []Page) (n int, shared orb.Bound) {
	if pages[0].View != (orb.Bound{}) {
		return 1, pages[0].View
	}
	shared = frame(store, pages[0])
	if shared == layers.Region { // nothing in it is near anything
		return 1, shared
	}
	smallest := extent(shared)
	for n = 1; n < len(pages) && pages[n].View == (orb.Bound{}); n++ {
		next := frame(store, pages[n])
		least := min(smallest, extent(next))
		if both := shared.Union(next); next != layers.Region && extent(both) <= widest*least {
			shared, smallest = both, least
			continue
		}
		break
	}
	return n, shared
}

// frame is what shows the places of a page's events: the region where none of them
// is on the map.
func frame(store *chronicle.Store, p Page) orb.Bound {
	var places []*chronicle.Place
	for _, e := range p.Events(store) {
		for _, at := range e.Places {
			if mapped.Contains(orb.Point{at.Lon, at.Lat}) && at.PrecisionM < regional {
				places = append(places, at)
			}
		}
	}
	if b, ok := AroundPlaces(places); ok {
		return b
	}
	return layers.Region
}

// regional is the precision in metres from which a place is no spot but a province
// or a country, which the region shows as well as it can be shown.
const regional = 30_000

// extent is the longer side of a box in degrees of latitude.
func extent(b orb.Bound) float64 {
	w := (b.Max[0] - b.Min[0]) * math.Cos((b.Min[1]+b.Max[1])/2*math.Pi/180)
	return max(w, b.Max[1]-b.Min[1])
}

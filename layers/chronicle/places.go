package chronicle

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"borderatlas/layers/calendar"
)

// Locator answers how far a position lies outside an area on a day.
type Locator interface {
	// Outside is the distance in metres from a position in WGS 84 degrees to the
	// nearest land of the country (ISO 3166-1 alpha-2, "KG") or province (ISO
	// 3166-2, "KG-B") in the edition valid on the day; 0 inside.
	Outside(day calendar.Day, lon, lat float64, code string) float64
}

// CheckPlaces checks the positions of places against boundaries: on the first
// and last day of each event and row that names it, a place lies inside its
// country and province within its precision; one that both sides claim lies so
// in the land of the two together. Places that nothing names are checked on the first and last day of
// the chronicle, places of other countries not at all. Spots that stand for an
// area lie inside the country and province of its marker without any tolerance.
// The error holds a sentence a line for each place that does not.
func (s *Store) CheckPlaces(l Locator) error {
	days := s.placeDays()
	var faults []error
	for _, p := range s.places {
		faults = append(faults, p.check(l, days[p])...)
	}
	for _, r := range s.displacement {
		faults = append(faults, r.FromArea.check(l, r, r.From, "from_area")...)
		faults = append(faults, r.ToArea.check(l, r, r.To, "to_area")...)
	}
	return errors.Join(faults...)
}

// placeDays lists for each place the days on which it is looked at.
func (s *Store) placeDays() map[*Place][]calendar.Day {
	days := map[*Place][]calendar.Day{}
	add := func(p *Place, span calendar.Span) {
		for _, d := range []calendar.Day{max(span.First, p.Valid.First), min(span.Last, p.Valid.Last)} {
			if !slices.Contains(days[p], d) {
				days[p] = append(days[p], d)
			}
		}
	}
	for _, e := range s.full {
		for _, p := range e.Places {
			add(p, e.Span)
		}
		for _, f := range e.Figures {
			if f.Place != nil {
				add(f.Place, e.Span)
			}
		}
	}
	for _, r := range s.displacement {
		add(r.From, r.Event.Span)
		if r.To != nil {
			add(r.To, r.Event.Span)
		}
	}
	for _, p := range s.places {
		if p.Orientation && s.Len() > 0 {
			add(p, calendar.Span{First: s.First(), Last: s.Last()})
		}
	}
	return days
}

func (p *Place) check(l Locator, days []calendar.Day) (faults []error) {
	for _, area := range p.areas() {
		for _, day := range days {
			if m := outside(l, day, p.Lon, p.Lat, area); m > p.PrecisionM {
				faults = append(faults, fmt.Errorf(
					"places.json, place %q: fields \"lon\" and \"lat\" are %v, %v, which is %.0f m outside %s on %v, allowed is up to its precision_m of %.0f",
					p.ID, p.Lon, p.Lat, m, strings.Join(area, " and "), day, p.PrecisionM))
				break
			}
		}
	}
	return faults
}

// areas are those in which a place has to lie, each as the ISO codes of the
// countries or provinces that make it up. Outside the three countries of the map
// there are none.
func (p *Place) areas() [][]string {
	var areas [][]string
	switch p.Country {
	case "KG", "TJ", "UZ":
		areas = append(areas, []string{p.Country})
	case Disputed:
		areas = append(areas, []string{string(KG), string(TJ)})
	}
	var provinces []string
	for _, name := range p.provinces() {
		provinces = append(provinces, provinceCode[name])
	}
	if len(provinces) > 0 {
		areas = append(areas, provinces)
	}
	return areas
}

// outside is the distance in metres to the nearest of the parts of an area.
func outside(l Locator, day calendar.Day, lon, lat float64, area []string) float64 {
	nearest := math.Inf(1)
	for _, code := range area {
		nearest = min(nearest, l.Outside(day, lon, lat, code))
	}
	return nearest
}

func (t *Territory) check(l Locator, r *Displacement, marker *Place, field string) []error {
	if t == nil {
		return nil
	}
	for _, area := range marker.areas() {
		for _, day := range []calendar.Day{r.Event.Span.First, r.Event.Span.Last} {
			if m := outside(l, day, t.Lon, t.Lat, area); m > 0 {
				return []error{fmt.Errorf("displacement.json, row of %q from %q: field %q is at %v, %v, which is %.0f m outside %s on %v, allowed is a spot inside",
					r.Event.ID, r.From.ID, field, t.Lon, t.Lat, m, strings.Join(area, " and "), day)}
			}
		}
	}
	return nil
}

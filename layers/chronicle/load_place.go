package chronicle

import (
	"slices"
	"strings"

	"borderatlas/layers/calendar"
)

// mostPrecisionM is the widest precision in metres: a place that stands for a country.
const mostPrecisionM = 500000

func (l *loader) place(e entry[placeRecord]) *Place {
	s, r := e.spot, e.record
	p := &Place{
		ID: r.ID, Names: s.names("names", r.Names, "en"), Variants: r.Variants, Kind: r.Kind,
		Country: r.Country, Province: r.Province, District: s.trimmed("district", r.District),
		Lon: s.between("lon", r.Lon, -180, 180), Lat: s.between("lat", r.Lat, -90, 90),
		PrecisionM:      s.between("precision_m", &r.PrecisionM, 1, mostPrecisionM),
		PrecisionSource: s.text("precision_source", r.PrecisionSource),
		Sources:         s.sourceList("sources", r.Sources),
		Status2025:      s.trimmed("status_2025", r.Status2025), Note: s.trimmed("note", r.Note),
		Orientation: r.Orientation, Valid: calendar.Always,
	}
	if s.name(l.places[r.ID] != nil) {
		l.places[r.ID] = p
	}
	among(s, "kind", r.Kind, placeKinds)
	s.variants(r.Variants)
	if among(s, "country", r.Country, countries) {
		s.province(p)
	}
	if r.Valid != "" {
		if span, ok := s.span("valid", r.Valid); ok {
			p.Valid = span
		}
	}
	return p
}

func (s spot) variants(byLang map[string][]string) {
	for lang, forms := range byLang {
		among(s, "variants", lang, languages)
		for i, f := range forms {
			s.text("variants."+lang, f)
			if slices.Contains(forms[:i], f) {
				s.fault("variants."+lang, quote(f)+" twice", "each form once")
			}
		}
	}
}

// province checks that the named provinces are those of the country. A place
// that does not belong to one state may lie in two.
func (s spot) province(p *Place) {
	for _, name := range p.provinces() {
		code := provinceCode[name]
		if code == "" || isState(p.Country) && code[:2] != p.Country {
			s.fault("province", quote(p.Province), "the English name of a province of %s, two joined by \" / \", or nothing", p.Country)
		}
	}
}

// provinces are the names in Province.
func (p *Place) provinces() []string {
	if p.Province == "" {
		return nil
	}
	return strings.Split(p.Province, " / ")
}

// isState tells an ISO code from Disputed and Shared.
func isState(country string) bool { return country != Disputed && country != Shared }

// orientation checks that exactly the places that nothing names are marked so.
func (l *loader) orientation(e entry[placeRecord], p *Place) {
	if p.Orientation == l.used[p] {
		e.spot.fault("orientation", quote(p.Orientation), "true for exactly the places in no event, figure or row")
	}
}

// provinceCode gives the ISO 3166-2 code of the provinces of the three countries
// of the map by English name; the names do not repeat between the countries.
var provinceCode = map[string]string{
	"Batken": "KG-B", "Bishkek": "KG-GB", "Chuy": "KG-C", "Jalal-Abad": "KG-J", "Naryn": "KG-N", "Osh": "KG-O",
	"Talas": "KG-T", "Ysyk-Kol": "KG-Y",
	"Districts of Republican Subordination": "TJ-RA", "Dushanbe": "TJ-DU", "Gorno-Badakhshan": "TJ-GB",
	"Khatlon": "TJ-KT", "Sughd": "TJ-SU",
	"Andijan": "UZ-AN", "Bukhara": "UZ-BU", "Fergana": "UZ-FA", "Jizzakh": "UZ-JI", "Karakalpakstan": "UZ-QR",
	"Kashkadarya": "UZ-QA", "Khorezm": "UZ-XO", "Namangan": "UZ-NG", "Navoi": "UZ-NW", "Samarkand": "UZ-SA",
	"Sirdaryo": "UZ-SI", "Surkhandarya": "UZ-SU", "Tashkent": "UZ-TK", "Tashkent Region": "UZ-TO",
}

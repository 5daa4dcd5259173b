// Package atlas holds the geometry of the map: boundary editions with their
// valid days, provinces, exclaves, how the mapped line moved, water and towns.
// Everything is read from bytes that are handed in, projected once, and
// immutable afterwards. The projection is that of mapview/camera (camera.World, camera.LonLat).
package atlas

import (
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
)

// Names is one display name per language: en, ru, ky, tg, uz.
type Names map[string]string

// Tier is a level of detail. All tiers share one topology.
type Tier int

// The tiers, from the roughest to the finest.
const (
	Coarse Tier = iota // 500 m
	Medium             // 25 m
	Full               // every vertex of the source, inside the region
	tiers
)

// Status says on what a boundary rests on a day.
type Status string

// Statuses of the Kyrgyz-Tajik line.
const (
	Orientation      Status = "orientation"      // before 1992: the line as mapped in 2024, for orientation only
	NotDetermined    Status = "not_determined"   // not fully determined
	AgreedByTreaty   Status = "agreed_by_treaty" // treaty of 13 March 2025, demarcation under way
	StatusNotShown   Status = "status_not_shown" // other state borders
	ApproximateInner Status = "approximate"      // lines between provinces
)

// Line is a boundary arc. Points are in the Web Mercator unit square
// (EPSG:3857 scaled to 0-1, x east, y south).
type Line struct {
	Left, Right string  // province codes, ISO 3166-2 where it exists; country is the part before "-"
	National    bool    // between two states (or a state and a neighbour that is not in the data)
	LengthKm    float64 // on the ellipsoid at full precision
	Points      [tiers]orb.LineString

	grid []gridPoint
}

// Between tells whether the line separates the two countries (ISO 3166-1 alpha-2), in either order.
func (l *Line) Between(a, b string) bool {
	left, right := country(l.Left), country(l.Right)
	return left == a && right == b || left == b && right == a
}

// LonLat is the line in WGS 84 degrees, longitude first, at full precision.
func (l *Line) LonLat() orb.LineString { return degrees(l.grid) }

// country is the part of a province code before the hyphen.
func country(code string) string {
	c, _, _ := strings.Cut(code, "-")
	return c
}

// Province is an area of the first administrative level.
type Province struct {
	ID      string // ISO 3166-2, "KG-B"
	Country string // ISO 3166-1 alpha-2
	Names   Names
	AreaKm2 float64
	Shape   [tiers]orb.MultiPolygon // Web Mercator unit square, rings closed
	Anchor  orb.Point               // where its name is best written, unit square

	areas []outline
}

// LonLat is the area in WGS 84 degrees, longitude first, at full precision.
// Rings are closed and wind as RFC 7946 wants it: shells counter-clockwise.
func (p *Province) LonLat() orb.MultiPolygon {
	areas := make(orb.MultiPolygon, len(p.areas))
	for i, o := range p.areas {
		areas[i] = polygonDegrees(o.grid())
	}
	return areas
}

// Exclave is a part of one state inside another.
type Exclave struct {
	ID          string
	Names       Names
	Owner, Host string // ISO 3166-1 alpha-2
	AreaKm2     float64
	PerimeterKm float64
	Shape       [tiers]orb.Polygon
	Anchor      orb.Point // a point inside

	area outline
}

// LonLat is the area in WGS 84 degrees, as that of a Province.
func (x *Exclave) LonLat() orb.Polygon { return polygonDegrees(x.area.grid()) }

// Change is a piece of land that the newer edition maps on another side.
type Change struct {
	ID       string
	From, To string // ISO 3166-1 alpha-2
	AreaKm2  float64
	Near     string // nearest town, English
	NearKm   float64
	Shape    orb.Polygon
	Anchor   orb.Point // a point inside

	grid [][]gridPoint
}

// LonLat is the area in WGS 84 degrees, as that of a Province.
func (c *Change) LonLat() orb.Polygon { return polygonDegrees(c.grid) }

// Water is a river (Course) or a lake (Shape).
type Water struct {
	ID        string
	Names     Names // may be empty
	Schematic bool  // drawn through known places, not surveyed
	Rank      int   // 1 largest .. 4
	Course    orb.MultiLineString
	Shape     orb.MultiPolygon
	Source    string // id of the credit: credit.gshhg or credit.chronicle
	Note      string // English: through what a schematic course is drawn, or empty
}

// Road is a schematic link between known places.
type Road struct {
	ID     string
	Names  Names
	Course orb.LineString
	Note   string // English: through what it is drawn
}

// Town is a populated place of the base map.
type Town struct {
	ID       string
	Names    Names
	Country  string
	Province string
	Rank     int       // 1 chief town, 2 town, 3 small town, 4 village
	At       orb.Point // unit square
	Lon, Lat float64   // WGS 84 degrees
}

// Edition is one state of the boundaries.
type Edition struct {
	ID        string        // "2024a"
	Valid     calendar.Span // days on which it is the map's line
	Mapped    string        // when it was mapped, "March 2024"
	Lines     []Line
	Provinces []Province
	Exclaves  []Exclave

	Attribution string // who must be named, English
	Licence     string // SPDX identifier
}

// Atlas is all geometry.
type Atlas struct {
	Editions []Edition // oldest first, without gaps
	Changes  []Change
	Water    []Water
	Roads    []Road
	Towns    []Town
}

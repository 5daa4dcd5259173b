// Package tables holds what was written by hand for the map: which provinces,
// exclaves and towns are shown, what they are called, and the courses that no
// source has. Each table is a file of tab-separated values with a header line.
package tables

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"borderatlas/assets/generate/topology"
)

//go:embed *.tsv
var files embed.FS

// languages are the name columns. An empty cell means that the name in that
// language is not known for certain; it is never made up.
var languages = []string{"en", "ru", "ky", "tg", "uz"}

// Names is one name per language code.
type Names map[string]string

// Province is an area of the first level.
type Province struct {
	ID       string // ISO 3166-2; TJ-RA, which has no subdivision code of its own, by custom
	Source   string // code in Natural Earth
	GeoNames string // country and first-level code in GeoNames, "" where no town is shown
	Names    Names
}

// Extent is how large something must come out.
type Extent struct{ AreaKm2, PerimeterKm float64 }

// Exclave is a part of one state inside another.
type Exclave struct {
	ID, Owner, Host string
	Inside          topology.Point
	Editions        map[string]Extent // by the editions that have it
	Names           Names
}

// Town says how a place of GeoNames is shown.
type Town struct {
	Province string // GeoNames: country and first-level code
	GeoNames string // name there
	Lon      string // longitude as in GeoNames where the name is not enough
	ID       string
	Rank     int // 1 chief town of a province, 2 town, 3 small town, 4 village; 0 left out
	Names    Names
	Note     string
}

// River names a river of the survey by a point near its course.
type River struct {
	ID    string
	Rank  int // 1 the largest to 4
	Near  topology.Point
	Names Names
}

// Lake names a lake of the survey by a point in it.
type Lake struct {
	ID     string
	Rank   int
	Inside topology.Point
	Names  Names
}

// Schematic is a river or road drawn through places that it is known to pass.
type Schematic struct {
	ID, Kind string // kind: river, road
	Rank     int
	Course   []topology.Point
	Names    Names
	Note     string
}

// Provinces is the table provinces.tsv.
func Provinces() ([]Province, error) {
	return read("provinces.tsv", func(r row) Province {
		return Province{r.text("id"), r.text("source"), r.text("geonames"), r.names()}
	})
}

// Exclaves is the table exclaves.tsv.
func Exclaves(editions ...string) ([]Exclave, error) {
	return read("exclaves.tsv", func(r row) Exclave {
		e := Exclave{r.text("id"), r.text("owner"), r.text("host"), r.point(), map[string]Extent{}, r.names()}
		for _, edition := range editions {
			if r.text(edition) != "" {
				area, perimeter, _ := strings.Cut(r.text(edition), " ")
				e.Editions[edition] = Extent{r.parse(area), r.parse(perimeter)}
			}
		}
		return e
	})
}

// Towns is the table towns.tsv.
func Towns() ([]Town, error) {
	return read("towns.tsv", func(r row) Town {
		t := Town{
			Province: r.text("province"), GeoNames: r.text("geonames"), Lon: r.text("lon"),
			ID: r.text("id"), Names: r.names(), Note: r.text("note"),
		}
		if r.text("rank") != "" {
			t.Rank = r.number("rank")
		}
		return t
	})
}

// Rivers is the table rivers.tsv.
func Rivers() ([]River, error) {
	return read("rivers.tsv", func(r row) River {
		return River{r.text("id"), r.number("rank"), r.point(), r.names()}
	})
}

// RiverCuts is the table cuts.tsv: where one river of the survey becomes another.
func RiverCuts() ([]topology.Point, error) {
	return read("cuts.tsv", func(r row) topology.Point { return r.point() })
}

// Lakes is the table lakes.tsv.
func Lakes() ([]Lake, error) {
	return read("lakes.tsv", func(r row) Lake {
		return Lake{r.text("id"), r.number("rank"), r.point(), r.names()}
	})
}

// Schematics is the table schematic.tsv.
func Schematics() ([]Schematic, error) {
	return read("schematic.tsv", func(r row) Schematic {
		return Schematic{r.text("id"), r.text("kind"), r.number("rank"), r.course(), r.names(), r.text("note")}
	})
}

// row is a line of a table with the first thing that is wrong in it.
type row struct {
	cells map[string]string
	err   *error
}

func (r row) text(column string) string {
	value, ok := r.cells[column]
	if !ok {
		r.fail(fmt.Errorf("no column %s", column))
	}
	return value
}

func (r row) number(column string) int { return int(r.parse(r.text(column))) }

func (r row) parse(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		r.fail(fmt.Errorf("%q is no number", s))
	}
	return f
}

func (r row) point() topology.Point {
	return topology.At(r.parse(r.text("lon")), r.parse(r.text("lat")))
}

// course reads "lon,lat lon,lat ...".
func (r row) course() []topology.Point {
	var course []topology.Point
	for _, pair := range strings.Fields(r.text("course")) {
		lon, lat, _ := strings.Cut(pair, ",")
		course = append(course, topology.At(r.parse(lon), r.parse(lat)))
	}
	return course
}

func (r row) names() Names {
	names := Names{}
	for _, l := range languages {
		if n := r.text(l); n != "" {
			names[l] = n
		}
	}
	return names
}

func (r row) fail(err error) {
	if *r.err == nil {
		*r.err = err
	}
}

// read turns each line of a table into a value.
func read[T any](name string, value func(row) T) ([]T, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return parse(name, string(data), value)
}

func parse[T any](name, data string, value func(row) T) ([]T, error) {
	lines := strings.Split(strings.TrimRight(data, "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var values []T
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(header) {
			return nil, fmt.Errorf("%s:%d: %d cells, not %d", name, i+2, len(cells), len(header))
		}
		var err error
		r := row{map[string]string{}, &err}
		for k, column := range header {
			r.cells[column] = cells[k]
		}
		if values = append(values, value(r)); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, i+2, err)
		}
	}
	return values, nil
}

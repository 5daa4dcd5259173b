package main

import (
	"fmt"
	"math"
	"slices"

	"borderatlas/assets/generate/tables"
	"borderatlas/assets/generate/topology"
	"borderatlas/assets/generate/upstream"
)

// water is a surveyed river or lake.
type water struct {
	id    string
	rank  int
	names tables.Names
	lines [][]topology.Point // courses, or open rings
}

// waters are the rivers and lakes of GSHHG.
type waters struct{ rivers, lakes []water }

// nearRiver is how far in metres a point of the tables may lie from its river.
const nearRiver = 5000

func buildWater(in *inputs) (*waters, error) {
	rivers, err := nameRivers(chain(in.rivers, in.tables.cuts), in.tables.rivers)
	if err != nil {
		return nil, err
	}
	lakes, err := nameLakes(chain(in.shores, nil), in.tables.lakes)
	if err != nil {
		return nil, err
	}
	return &waters{rivers, lakes}, nil
}

// course is a line of the survey between two confluences, cuts or ends.
type course struct {
	points []topology.Point
	level  string
}

// chain joins the strands, which end at whole degrees, and divides them at
// confluences and at the vertices nearest to the cuts.
func chain(strands []upstream.Strand, cuts []topology.Point) []course {
	edges := topology.Edges{}
	for _, s := range strands {
		for i := 1; i < len(s.Points); i++ {
			if s.Points[i-1] != s.Points[i] {
				edges.Put(s.Points[i-1], s.Points[i], topology.Sides{Left: fmt.Sprint(s.Level), Right: fmt.Sprint(s.Level)})
			}
		}
	}
	var courses []course
	for _, arc := range edges.Arcs() {
		courses = append(courses, course{arc.Points, arc.Left})
	}
	for _, cut := range cuts {
		courses = divide(courses, cut)
	}
	return courses
}

// divide splits the course that passes nearest to a point there.
func divide(courses []course, at topology.Point) []course {
	which, vertex := nearestVertex(courses, at, 1)
	c := courses[which]
	courses[which].points = c.points[:vertex+1]
	return slices.Insert(courses, which+1, course{c.points[vertex:], c.level})
}

// nearestVertex looks at all vertices but those at the ends that are left out:
// a tributary ends where the river goes on.
func nearestVertex(courses []course, p topology.Point, leftOut int) (which, vertex int) {
	best := math.Inf(1)
	for i, c := range courses {
		for k := leftOut; k < len(c.points)-leftOut; k++ {
			if d := topology.Distance(p, c.points[k]); d < best {
				best, which, vertex = d, i, k
			}
		}
	}
	return which, vertex
}

// nameRivers gives each course the name of the nearest river of the table on it.
// Several rows may share a river's id; courses without a row stay unnamed.
func nameRivers(courses []course, table []tables.River) ([]water, error) {
	named := map[int]tables.River{}
	for _, row := range table {
		which, vertex := nearestVertex(courses, row.Near, 0)
		if d := topology.Distance(row.Near, courses[which].points[vertex]); d > nearRiver {
			return nil, fmt.Errorf("rivers.tsv: %s: the nearest river is %.0f m away", row.ID, d)
		}
		if other, taken := named[which]; taken && other.ID != row.ID {
			return nil, fmt.Errorf("rivers.tsv: %s and %s lie on one course", other.ID, row.ID)
		}
		named[which] = row
	}
	var rivers []water
	index := map[string]int{}
	for i, c := range courses {
		row, ok := named[i]
		if !ok {
			row = tables.River{ID: fmt.Sprintf("river-%02d", i+1), Rank: unnamedRank(c.level)}
		}
		if at, again := index[row.ID]; again {
			rivers[at].lines = append(rivers[at].lines, c.points)
			continue
		}
		index[row.ID] = len(rivers)
		rivers = append(rivers, water{row.ID, row.Rank, row.Names, [][]topology.Point{c.points}})
	}
	return rivers, nil
}

// unnamedRank ranks by the levels of the survey, of which 1 is the largest.
func unnamedRank(level string) int {
	if level == "1" || level == "2" {
		return 2
	}
	return 3
}

// nameLakes pairs each closed shore with its row; neither may be left over.
func nameLakes(courses []course, table []tables.Lake) ([]water, error) {
	var lakes []water
	for _, c := range courses {
		ring := c.points[:len(c.points)-1]
		if c.points[0] != c.points[len(c.points)-1] {
			lon, lat := c.points[0].Degrees()
			return nil, fmt.Errorf("the shore at %.4f, %.4f is not closed", lon, lat)
		}
		row := slices.IndexFunc(table, func(l tables.Lake) bool { return topology.Contains(ring, l.Inside) })
		if row < 0 {
			lon, lat := ring[0].Degrees()
			return nil, fmt.Errorf("the lake at %.4f, %.4f is not in lakes.tsv", lon, lat)
		}
		if topology.AreaKm2(ring) < 0 {
			slices.Reverse(ring)
		}
		lakes = append(lakes, water{table[row].ID, table[row].Rank, table[row].Names, [][]topology.Point{ring}})
	}
	if len(lakes) != len(table) {
		return nil, fmt.Errorf("%d of the %d lakes of lakes.tsv were found", len(lakes), len(table))
	}
	return lakes, nil
}

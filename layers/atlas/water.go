package atlas

import (
	"cmp"
	"fmt"
	"io/fs"

	"github.com/paulmach/orb"
)

// Ids of the messages that credit the sources of water.
const (
	creditSurveyed  = "credit.gshhg"
	creditSchematic = "credit.chronicle"
)

// waterRecord is a river or lake of the survey.
type waterRecord struct {
	ID    string
	Rank  int
	Lines []string
}

func (a *Atlas) loadWater(fsys fs.FS, n *nameLists) error {
	var f struct{ Rivers, Lakes []waterRecord }
	if err := read(fsys, waterFile, &f); err != nil {
		return err
	}
	known := ids{}
	for _, r := range f.Rivers {
		w := Water{ID: r.ID, Names: n.Water[r.ID], Rank: r.Rank, Source: creditSurveyed}
		var err error
		w.Course, err = courses(r.Lines)
		if err = cmp.Or(known.add(r.ID), checkRank(r.Rank), err); err != nil {
			return in(waterFile, "river "+r.ID, err)
		}
		a.Water = append(a.Water, w)
	}
	for _, l := range f.Lakes {
		_, shape, err := rings(l.Lines)
		if err = cmp.Or(known.add(l.ID), checkRank(l.Rank), err); err != nil {
			return in(waterFile, "lake "+l.ID, err)
		}
		a.Water = append(a.Water, Water{
			ID: l.ID, Names: n.Water[l.ID], Rank: l.Rank, Source: creditSurveyed, Shape: orb.MultiPolygon{shape},
		})
	}
	return nil
}

// schematicRecord is a river or road drawn through known places.
type schematicRecord struct {
	ID   string
	Rank int
	Line string
	Note string
}

func (a *Atlas) loadSchematic(fsys fs.FS, n *nameLists) error {
	var f struct{ Rivers, Roads []schematicRecord }
	if err := read(fsys, schematicFile, &f); err != nil {
		return err
	}
	known := ids{}
	for _, r := range f.Rivers {
		names, errNames := named(n.Water, r.ID)
		line, err := courses([]string{r.Line})
		if err = cmp.Or(known.add(r.ID), errNames, checkRank(r.Rank), err); err != nil {
			return in(schematicFile, "river "+r.ID, err)
		}
		a.Water = append(a.Water, Water{
			ID: r.ID, Names: names, Schematic: true, Rank: r.Rank, Source: creditSchematic, Course: line, Note: r.Note,
		})
	}
	for _, r := range f.Roads {
		names, errNames := named(n.Roads, r.ID)
		line, err := courses([]string{r.Line})
		if err = cmp.Or(known.add(r.ID), errNames, err); err != nil {
			return in(schematicFile, "road "+r.ID, err)
		}
		a.Roads = append(a.Roads, Road{ID: r.ID, Names: names, Course: line[0], Note: r.Note})
	}
	return nil
}

// courses reads lines of two points or more.
func courses(texts []string) (orb.MultiLineString, error) {
	var lines orb.MultiLineString
	for _, text := range texts {
		grid, err := polyline(text)
		if err != nil {
			return nil, err
		}
		if len(grid) < 2 {
			return nil, fmt.Errorf("a line of %d points", len(grid))
		}
		lines = append(lines, world(grid))
	}
	return lines, nil
}

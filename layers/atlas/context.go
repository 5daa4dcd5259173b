package atlas

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// Ids of the messages that credit the sources of water.
const (
	creditSurveyed  = "credit.gshhg"
	creditSchematic = "credit.chronicle"
)

// lowestRank of towns, rivers and lakes; the highest is 1.
const lowestRank = 4

func checkRank(rank int) error {
	if rank < 1 || rank > lowestRank {
		return fmt.Errorf("rank %d is not between 1 and %d", rank, lowestRank)
	}
	return nil
}

func (a *Atlas) loadChanges(fsys fs.FS, _ *nameLists) error {
	var f struct {
		Pieces []struct {
			ID, From, To, Near string
			Km2                float64
			NearKm             float64 `json:"near_km"`
			Anchor             position
			Rings              []string
		}
	}
	if err := read(fsys, changesFile, &f); err != nil {
		return err
	}
	for _, p := range f.Pieces {
		c := Change{
			ID: p.ID, From: p.From, To: p.To, AreaKm2: p.Km2, Near: p.Near, NearKm: p.NearKm,
			Anchor: camera.World(orb.Point(p.Anchor)),
		}
		err := p.Anchor.check()
		if err == nil && len(p.Rings) == 0 {
			err = errors.New("no ring")
		}
		if err == nil {
			c.grid, c.Shape, err = rings(p.Rings)
		}
		if err != nil {
			return in(changesFile, "piece "+p.ID, err)
		}
		a.Changes = append(a.Changes, c)
	}
	return nil
}

// rings reads the rings of a polygon.
func rings(texts []string) (grid [][]gridPoint, shape orb.Polygon, err error) {
	for _, text := range texts {
		ring, err := closed(text)
		if err != nil {
			return nil, nil, err
		}
		grid = append(grid, ring)
		shape = append(shape, orb.Ring(world(ring)))
	}
	return grid, shape, nil
}

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
	for _, r := range f.Rivers {
		w := Water{ID: r.ID, Names: n.Water[r.ID], Rank: r.Rank, Source: creditSurveyed}
		err := checkRank(r.Rank)
		for _, text := range r.Lines {
			var line orb.LineString
			if line, err = course(text, err); err == nil {
				w.Course = append(w.Course, line)
			}
		}
		if err != nil {
			return in(waterFile, "river "+r.ID, err)
		}
		a.Water = append(a.Water, w)
	}
	for _, l := range f.Lakes {
		_, shape, err := rings(l.Lines)
		if err = cmp.Or(err, checkRank(l.Rank)); err != nil {
			return in(waterFile, "lake "+l.ID, err)
		}
		a.Water = append(a.Water, Water{
			ID: l.ID, Names: n.Water[l.ID], Rank: l.Rank, Source: creditSurveyed, Shape: orb.MultiPolygon{shape},
		})
	}
	return nil
}

// course reads a line of two points or more; an error from before stays.
func course(text string, before error) (orb.LineString, error) {
	if before != nil {
		return nil, before
	}
	grid, err := polyline(text)
	if err == nil && len(grid) < 2 {
		err = fmt.Errorf("a line of %d points", len(grid))
	}
	return world(grid), err
}

func (a *Atlas) loadSchematic(fsys fs.FS, n *nameLists) error {
	type record struct {
		ID   string
		Rank int
		Line string
		Note string
	}
	var f struct{ Rivers, Roads []record }
	if err := read(fsys, schematicFile, &f); err != nil {
		return err
	}
	for _, r := range f.Rivers {
		line, err := course(r.Line, checkRank(r.Rank))
		names, errNames := named(n.Water, r.ID)
		if err = cmp.Or(err, errNames); err != nil {
			return in(schematicFile, "river "+r.ID, err)
		}
		a.Water = append(a.Water, Water{
			ID: r.ID, Names: names, Schematic: true, Rank: r.Rank, Source: creditSchematic,
			Course: orb.MultiLineString{line}, Note: r.Note,
		})
	}
	for _, r := range f.Roads {
		line, err := course(r.Line, nil)
		names, errNames := named(n.Roads, r.ID)
		if err = cmp.Or(err, errNames); err != nil {
			return in(schematicFile, "road "+r.ID, err)
		}
		a.Roads = append(a.Roads, Road{ID: r.ID, Names: names, Course: line, Note: r.Note})
	}
	return nil
}

func (a *Atlas) loadTowns(fsys fs.FS, n *nameLists) error {
	var f struct {
		Towns []struct {
			ID, Country, Province string
			Rank                  int
			At                    position
		}
	}
	if err := read(fsys, townsFile, &f); err != nil {
		return err
	}
	for _, t := range f.Towns {
		names, err := named(n.Towns, t.ID)
		if err = cmp.Or(err, checkRank(t.Rank), t.At.check()); err != nil {
			return in(townsFile, "town "+t.ID, err)
		}
		a.Towns = append(a.Towns, Town{
			ID: t.ID, Names: names, Country: t.Country, Province: t.Province, Rank: t.Rank,
			At: camera.World(orb.Point(t.At)), Lon: t.At[0], Lat: t.At[1],
		})
	}
	return nil
}

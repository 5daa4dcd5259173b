package atlas

import (
	"cmp"
	"errors"
	"io/fs"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

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
	known := ids{}
	for _, p := range f.Pieces {
		c := Change{
			ID: p.ID, From: p.From, To: p.To, AreaKm2: p.Km2, Near: p.Near, NearKm: p.NearKm,
			Anchor: camera.World(orb.Point(p.Anchor)),
		}
		var err error
		c.grid, c.Shape, err = rings(p.Rings)
		if err = cmp.Or(known.add(p.ID), sides(p.From, p.To), positive("km2", p.Km2), p.Anchor.check(), err); err != nil {
			return in(changesFile, "piece "+p.ID, err)
		}
		a.Changes = append(a.Changes, c)
	}
	return nil
}

// rings reads the rings of a polygon.
func rings(texts []string) (grid [][]gridPoint, shape orb.Polygon, err error) {
	if len(texts) == 0 {
		return nil, nil, errors.New("no ring")
	}
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

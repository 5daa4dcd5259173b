package atlas

import (
	"cmp"
	"fmt"
	"io/fs"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// lowestRank of towns, rivers and lakes; the highest is 1.
const lowestRank = 4

func checkRank(rank int) error {
	if rank < 1 || rank > lowestRank {
		return fmt.Errorf("rank %d is not between 1 and %d", rank, lowestRank)
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
	known := ids{}
	for _, t := range f.Towns {
		names, err := named(n.Towns, t.ID)
		if err = cmp.Or(known.add(t.ID), err, checkRank(t.Rank), t.At.check()); err != nil {
			return in(townsFile, "town "+t.ID, err)
		}
		a.Towns = append(a.Towns, Town{
			ID: t.ID, Names: names, Country: t.Country, Province: t.Province, Rank: t.Rank,
			At: camera.World(orb.Point(t.At)), Lon: t.At[0], Lat: t.At[1],
		})
	}
	return nil
}

package layers

import (
	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
)

// land is a part of a province, without its exclaves, with the boxes of its
// rings: most points are told apart by those alone.
type land struct {
	province *atlas.Province
	rings    orb.Polygon // in world points
	boxes    []orb.Bound
}

// landsOf lists the parts of all provinces of each edition, roughly drawn.
func landsOf(a *atlas.Atlas) map[*atlas.Edition][]land {
	lands := map[*atlas.Edition][]land{}
	for i := range a.Editions {
		e := &a.Editions[i]
		for k := range e.Provinces {
			p := &e.Provinces[k]
			for _, part := range p.Shape[atlas.Coarse] {
				l := land{province: p, rings: part}
				for _, ring := range part {
					l.boxes = append(l.boxes, ring.Bound())
				}
				lands[e] = append(lands[e], l)
			}
		}
	}
	return lands
}

// contains tells whether a world point lies on the land: inside the shell and in
// none of the holes, by the even-odd rule over all rings.
func (l *land) contains(p orb.Point) bool {
	inside := false
	for i, ring := range l.rings {
		if l.boxes[i].Contains(p) && crossings(ring, p)%2 == 1 {
			inside = !inside
		} else if i == 0 {
			return false
		}
	}
	return inside
}

// crossings counts the edges of a closed ring right of a point.
func crossings(ring orb.Ring, p orb.Point) int {
	count := 0
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if a[1] > p[1] != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
			count++
		}
	}
	return count
}

// landAt is the land of the day's edition at a world point; nil if there is none.
func (c *Canvas) landAt(world orb.Point) *land {
	lands := c.kit.lands[c.kit.Atlas.At(c.frame.At.Day)]
	for i := range lands {
		if lands[i].contains(world) {
			return &lands[i]
		}
	}
	return nil
}

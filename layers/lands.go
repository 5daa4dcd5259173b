package layers

import (
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
)

// land is a part of a province, without its exclaves. Most points are told apart
// by the boxes of its rings alone.
type land struct {
	province *atlas.Province
	rings    []sliced
}

// sliced is a closed ring of world points with its edges by height: on which side of
// a ring a point lies is asked hundreds of times for a picture, and only the edges at
// its height have to be looked at.
type sliced struct {
	ring  orb.Ring
	box   orb.Bound
	scale float64 // slices in a unit of height
	first []int32 // where the edges of each slice begin in edges, and the end of the last
	edges []int32 // the ends of edges, as places in the ring
}

// edgesASlice is about how many edges of a ring a slice has.
const edgesASlice = 4

func newSliced(ring orb.Ring) sliced {
	n := 1 + len(ring)/edgesASlice
	s := sliced{ring: ring, box: ring.Bound(), first: make([]int32, n+1)}
	if height := s.box.Max[1] - s.box.Min[1]; height > 0 {
		s.scale = float64(n) / height
	}
	s.eachEdge(func(slice, _ int) { s.first[slice+1]++ })
	for i := range n {
		s.first[i+1] += s.first[i]
	}
	s.edges = make([]int32, s.first[n])
	next := slices.Clone(s.first)
	s.eachEdge(func(slice, end int) {
		s.edges[next[slice]] = int32(end)
		next[slice]++
	})
	return s
}

// eachEdge calls use with every slice that an edge reaches into and the end of the edge.
func (s *sliced) eachEdge(use func(slice, end int)) {
	for i := 1; i < len(s.ring); i++ {
		a, b := s.at(s.ring[i-1][1]), s.at(s.ring[i][1])
		for slice := min(a, b); slice <= max(a, b); slice++ {
			use(slice, i)
		}
	}
}

// at is the slice at a height within the box.
func (s *sliced) at(y float64) int { return min(int((y-s.box.Min[1])*s.scale), len(s.first)-2) }

// contains tells by the even-odd rule whether a point lies inside.
func (s *sliced) contains(p orb.Point) bool {
	if !s.box.Contains(p) {
		return false
	}
	inside := false
	slice := s.at(p[1])
	for _, end := range s.edges[s.first[slice]:s.first[slice+1]] {
		if crosses(s.ring[end-1], s.ring[end], p) {
			inside = !inside
		}
	}
	return inside
}

// landsOf lists the parts of all provinces of each edition, roughly drawn, when it is
// asked for.
func landsOf(a *atlas.Atlas) map[*atlas.Edition]func() []land {
	lands := map[*atlas.Edition]func() []land{}
	for i := range a.Editions {
		e := &a.Editions[i]
		lands[e] = sync.OnceValue(func() []land { return landsIn(e) })
	}
	return lands
}

func landsIn(e *atlas.Edition) []land {
	var lands []land
	for k := range e.Provinces {
		p := &e.Provinces[k]
		for _, part := range p.Shape[atlas.Coarse] {
			l := land{province: p}
			for _, ring := range part {
				l.rings = append(l.rings, newSliced(ring))
			}
			lands = append(lands, l)
		}
	}
	return lands
}

// contains tells whether a world point lies on the land: inside the shell and in
// none of the holes, by the even-odd rule over all rings.
func (l *land) contains(p orb.Point) bool {
	inside := false
	for i := range l.rings {
		if l.rings[i].contains(p) {
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
		if crosses(ring[i-1], ring[i], p) {
			count++
		}
	}
	return count
}

// crosses tells whether an edge from a to b runs right of a point.
func crosses(a, b, p orb.Point) bool {
	return a[1] > p[1] != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0])
}

// landAt is the land of the day's edition at a world point; nil if there is none.
func (c *Canvas) landAt(world orb.Point) *land {
	lands := c.lands()
	for i := range lands {
		if lands[i].contains(world) {
			return &lands[i]
		}
	}
	return nil
}

// lands are those of the day's edition.
func (c *Canvas) lands() []land {
	return c.kit.lands[c.kit.Atlas.At(c.frame.At.Day)]()
}

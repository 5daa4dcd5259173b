package layers

import (
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/label"
)

// enclosed is an exclave as what is written should keep off it, unless it is about it.
type enclosed struct {
	id, owner string
	ring      orb.Ring  // dp
	box       orb.Bound // dp
}

// The costs of writing on an exclave of others, and of a line across it.
const (
	onForeign     = 40.0
	acrossForeign = 10.0
)

// enclosures lists the exclaves of the day, if they are shown.
func (c *Canvas) enclosures() []enclosed {
	f := c.frame
	if !f.Visible.Has("exclaves") {
		return nil
	}
	edition := c.kit.Atlas.At(f.At.Day)
	list := make([]enclosed, 0, len(edition.Exclaves))
	for i := range edition.Exclaves {
		e := &edition.Exclaves[i]
		if shape := e.Shape[tier(f.Camera.Zoom())]; shows(f.Camera, orb.LineString(shape[0])) {
			ring := orb.Ring(project(f.Camera, shape[0]))
			list = append(list, enclosed{e.ID, e.Owner, ring, ring.Bound()})
		}
	}
	return list
}

// touches tells whether a box lies on a part of the exclave.
func (e *enclosed) touches(b orb.Bound) bool {
	return label.Touch(e.box, b) && (crossings(e.ring, middle(b))%2 == 1 || e.edge(func(p, q orb.Point) bool { return meets(p, q, b) }))
}

// across tells whether a line runs over the outline of the exclave.
func (e *enclosed) across(from, to orb.Point) bool {
	return meets(from, to, e.box) && e.edge(func(p, q orb.Point) bool { return cross(from, to, p, q) })
}

// edge tells whether a part of the outline satisfies a condition.
func (e *enclosed) edge(is func(p, q orb.Point) bool) bool {
	for i := 1; i < len(e.ring); i++ {
		if is(e.ring[i-1], e.ring[i]) {
			return true
		}
	}
	return false
}

// foreignCost is what it costs a text about a place in a country to stand on an
// exclave of another. What both claim or share may stand anywhere.
func foreignCost(list []enclosed, country string, box orb.Bound) float64 {
	if country != chronicle.Disputed && country != chronicle.Shared &&
		slices.ContainsFunc(list, func(e enclosed) bool { return e.owner != country && e.touches(box) }) {
		return onForeign
	}
	return 0
}

// offForeign is foreignCost for a label.
func (c *Canvas) offForeign(country string) func(*label.Candidate) float64 {
	if c.areas == nil {
		c.areas = c.enclosures()
	}
	return func(at *label.Candidate) float64 { return foreignCost(c.areas, country, at.Box) }
}

// offOthers is what it costs the name of an exclave to stand on others, or to have its
// line run over them.
func offOthers(list []enclosed, e *atlas.Exclave) func(*label.Candidate) float64 {
	return func(c *label.Candidate) float64 {
		cost := 0.0
		for i := range list {
			o := &list[i]
			if o.id == e.ID {
				continue
			}
			if o.touches(c.Box) {
				cost += onForeign
			}
			if len(c.Leader) > 1 && o.across(c.Leader[0], c.Leader[1]) {
				cost += acrossForeign
			}
		}
		return cost
	}
}

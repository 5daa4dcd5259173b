package atlas

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// outline is a polygon made of the lines of an edition, the shell first.
type outline struct {
	lines []Line
	rings arcRings
}

// arcRings are rings of line numbers from 1 on, negative for a line that is read
// from its end.
type arcRings [][]int

// shape is the polygon with closed rings in the unit square at every tier.
func (o outline) shape() (shape [tiers]orb.Polygon) {
	for t := range shape {
		for _, halves := range o.rings {
			shape[t] = append(shape[t], join(halves, func(i int) []orb.Point { return o.lines[i].Points[t] }))
		}
	}
	return shape
}

// grid is the polygon with closed rings at full precision.
func (o outline) grid() [][]gridPoint {
	var rings [][]gridPoint
	for _, halves := range o.rings {
		rings = append(rings, join(halves, func(i int) []gridPoint { return o.lines[i].grid }))
	}
	return rings
}

// check tells whether the lines of each ring exist and each starts where the one
// before it ends.
func (o outline) check() error {
	if len(o.rings) == 0 {
		return errors.New("no ring")
	}
	for i, halves := range o.rings {
		if err := o.checkRing(halves); err != nil {
			return fmt.Errorf("ring %d: %w", i+1, err)
		}
	}
	return nil
}

func (o outline) checkRing(halves []int) error {
	if len(halves) == 0 {
		return errors.New("no arc")
	}
	for _, h := range halves {
		if h == 0 || max(h, -h) > len(o.lines) {
			return fmt.Errorf("there is no arc %d", h)
		}
	}
	before := halves[len(halves)-1]
	for _, h := range halves {
		if o.end(before) != o.end(-h) {
			return fmt.Errorf("arc %d does not start where arc %d ends", h, before)
		}
		before = h
	}
	return nil
}

// end is the last point of a line that is read in the direction of its sign.
func (o outline) end(half int) gridPoint {
	grid := o.lines[max(half, -half)-1].grid
	if half < 0 {
		return grid[0]
	}
	return grid[len(grid)-1]
}

// join appends lines to a closed ring; points gives those of a line.
func join[P any](halves []int, points func(i int) []P) []P {
	size := 1
	for _, h := range halves {
		size += len(points(max(h, -h)-1)) - 1
	}
	ring := make([]P, 0, size)
	for _, h := range halves {
		line := points(max(h, -h) - 1)
		if h > 0 {
			ring = append(ring, line[:len(line)-1]...)
			continue
		}
		for i := len(line) - 1; i > 0; i-- {
			ring = append(ring, line[i])
		}
	}
	return append(ring, ring[0])
}

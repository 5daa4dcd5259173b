package camera

import "github.com/paulmach/orb"

// Extent is where another view lies in the picture, in dp: cut to the picture,
// and widened to at least so many dp so that it can be seen. It is false where
// the other view lies outside, or is larger than all of the picture.
func (c Camera) Extent(of Camera, least float64) (orb.Bound, bool) {
	seen := of.WorldBounds()
	b := orb.Bound{Min: c.View(seen.Min), Max: c.View(seen.Max)}
	for axis, size := range []float64{c.width, c.height} {
		if missing := least - (b.Max[axis] - b.Min[axis]); missing > 0 {
			b.Min[axis] -= missing / 2
			b.Max[axis] += missing / 2
		}
		if b.Max[axis] <= 0 || b.Min[axis] >= size {
			return orb.Bound{}, false
		}
	}
	if b.Min[0] <= 0 && b.Min[1] <= 0 && b.Max[0] >= c.width && b.Max[1] >= c.height {
		return orb.Bound{}, false
	}
	return orb.Bound{
		Min: orb.Point{max(b.Min[0], 0), max(b.Min[1], 0)},
		Max: orb.Point{min(b.Max[0], c.width), min(b.Max[1], c.height)},
	}, true
}

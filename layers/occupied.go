package layers

import "github.com/paulmach/orb"

// spotRoom is the width and height in dp that the mark of an event needs, with
// the way that it may be pushed.
const spotRoom = 30.0

// Occupied lists where in the picture a frame's events and rows of displacement
// lie, as boxes in dp that hold their marks. It draws nothing: a page asks it
// before it puts its furniture somewhere else.
func (s *Stack) Occupied(f Frame) []orb.Bound {
	var boxes []orb.Bound
	for layer, groups := range layerGroups {
		if !f.Visible.Has(layer) {
			continue
		}
		for _, g := range groups {
			spots := s.kit.index[g]
			if spots == nil {
				continue
			}
			spots.each(s.kit.Chronicle, f, func(x, y float64, _ int32) bool {
				boxes = append(boxes, boxAround(orb.Point{x, y}, spotRoom, markRoom))
				return true
			})
		}
	}
	if !f.Visible.Has("displacement") {
		return boxes
	}
	picture := view(f.Camera)
	for _, row := range shownRows(s.kit.Chronicle, f) {
		lonLat, _ := standsAt(row)
		at, r := f.Camera.Project(lonLat), radiusOf(f.Camera, row)
		if box := boxAround(at, 2*r, 2*r); picture.Intersects(box) {
			boxes = append(boxes, box)
		}
	}
	return boxes
}

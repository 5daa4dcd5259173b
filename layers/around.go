package layers

import (
	"context"
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// nearKm is how far a picture of a place shows to each side at least.
const nearKm = 14.0

// Near is a view in width by height dp of a position (longitude, latitude) that is
// known to some metres, with what lies around it.
func Near(at orb.Point, metres, width, height float64) camera.Camera {
	dy := max(nearKm, 1.6*metres/1000) / chronicle.KmPerDegree
	dx := dy / math.Cos(at[1]*math.Pi/180)
	return camera.Fit(orb.Bound{Min: at, Max: at}.Extend(orb.Point{at[0] - dx, at[1] - dy}).Extend(orb.Point{at[0] + dx, at[1] + dy}), width, height, 0)
}

// Around draws the base map of a frame with a ring around a position (longitude,
// latitude): of the radius in metres to which it is known, or small. It is for
// small pictures beside the map and leaves what the stack remembers of the map
// itself alone. The error is the context's.
func (s *Stack) Around(ctx context.Context, f Frame, at orb.Point, metres float64) (*scene.Scene, error) {
	const least = 7.0 // dp
	picture, err := s.build(ctx, Base, f, &Picture{})
	if err != nil {
		return nil, err
	}
	middle := f.Camera.Project(at)
	var ring scene.Outline
	ring.Circle(middle[0], middle[1], max(least, metres/1000*f.Camera.DPPerKm(at[1])))
	picture.Scene.Ops = append(picture.Scene.Ops,
		&scene.Path{Outline: ring, Stroke: scene.Stroke{Color: Alpha(f.Theme.Halo, 0.8), Width: 4}},
		&scene.Path{Outline: ring, Stroke: scene.Stroke{Color: f.Theme.Accent, Width: 2}})
	return picture.Scene, nil
}

package window

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// source draws the layers for the map widget, whose workers call it from other
// goroutines. It remembers the newest picture of each plane for the pointer.
type source struct {
	layers drawer

	mu    sync.Mutex
	frame layers.Frame
	drawn [layers.Planes]drawn
}

type drawn struct {
	picture *layers.Picture
	targets *layers.Targets
}

// drawer is the stack of layers, or what stands in for it in a test.
type drawer interface {
	Key(layers.Plane, layers.Frame) string
	Build(context.Context, layers.Plane, layers.Frame) (*layers.Picture, error)
}

func newSource(d drawer, f layers.Frame) *source { return &source{layers: d, frame: f} }

// set changes what is drawn from now on.
func (s *source) set(f layers.Frame) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.frame = f
}

// at is the frame for a picture, which is larger than the map by a margin on
// every side: boxes on the map are moved by it.
func (s *source) at(c camera.Camera) layers.Frame {
	s.mu.Lock()
	f := s.frame
	s.mu.Unlock()
	w, h := f.Camera.Size()
	cw, ch := c.Size()
	dx, dy := (cw-w)/2, (ch-h)/2
	moved := func(b orb.Bound) orb.Bound {
		return orb.Bound{
			Min: orb.Point{b.Min[0] + dx, b.Min[1] + dy},
			Max: orb.Point{b.Max[0] + dx, b.Max[1] + dy},
		}
	}
	reserved := make([]orb.Bound, len(f.Reserved))
	for i, b := range f.Reserved {
		reserved[i] = moved(b)
	}
	if f.Window.IsZero() {
		f.Window = orb.Bound{Max: orb.Point{w, h}}
	}
	f.Camera, f.Reserved, f.Window = c, reserved, moved(f.Window)
	return f
}

// Planes is the number of planes of the layers.
func (s *source) Planes() int { return layers.Planes }

// Key names what a plane depends on.
func (s *source) Key(plane int, c camera.Camera) string {
	return s.layers.Key(layers.Plane(plane), s.at(c))
}

// Build draws a plane.
func (s *source) Build(ctx context.Context, plane int, c camera.Camera) (*scene.Scene, error) {
	picture, err := s.layers.Build(ctx, layers.Plane(plane), s.at(c))
	if err != nil {
		return nil, err
	}
	d := drawn{picture, layers.NewTargets(picture.Marks, c)}
	s.mu.Lock()
	s.drawn[plane] = d
	s.mu.Unlock()
	return picture.Scene, nil
}

// hit finds the marks near a view point of a camera, the best first: those of the
// upper planes before those of the lower ones.
func (s *source) hit(c camera.Camera, at orb.Point) []layers.Mark {
	s.mu.Lock()
	drawn := s.drawn
	s.mu.Unlock()
	var marks []layers.Mark
	for _, d := range slices.Backward(drawn[:]) {
		if d.targets != nil {
			marks = append(marks, d.targets.Hit(c, at)...)
		}
	}
	return marks
}

// failed lists the layers that could not be drawn.
func (s *source) failed() map[string]error {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[string]error{}
	for _, d := range s.drawn {
		if d.picture != nil {
			maps.Copy(all, d.picture.Failed)
		}
	}
	return all
}

package layers

import (
	"context"
	"testing"

	"borderatlas/mapview/camera"
)

func benchmarkPlane(b *testing.B, plane Plane, w, h float64) {
	s := embeddedStack(b)
	f := regionFrame(b, s, "2022-09-16", w, h)
	f.Visible = NewSet(s.IDs()...)
	for i := 0; b.Loop(); i++ {
		if plane == Base { // another view each time: the stack remembers the last
			f.Camera = camera.Fit(Region, w, h, 12+float64(i%2))
		}
		if _, err := s.Build(context.Background(), plane, f); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBase1080(b *testing.B)   { benchmarkPlane(b, Base, 1920, 1080) }
func BenchmarkBase2160(b *testing.B)   { benchmarkPlane(b, Base, 3840, 2160) }
func BenchmarkEvents1080(b *testing.B) { benchmarkPlane(b, Events, 1920, 1080) }
func BenchmarkEvents2160(b *testing.B) { benchmarkPlane(b, Events, 3840, 2160) }

// BenchmarkStep is what one step of the slider costs: the plane of events, on
// days that follow each other.
func BenchmarkStep(b *testing.B) {
	s := embeddedStack(b)
	f := regionFrame(b, s, "2022-09-10", 1920, 1080)
	start := f.At.Day
	for b.Loop() {
		f.At.Day = start + (f.At.Day-start+1)%20
		if _, err := s.Build(context.Background(), Events, f); err != nil {
			b.Fatal(err)
		}
	}
}

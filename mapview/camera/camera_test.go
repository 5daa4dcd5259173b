package camera

import (
	"math"
	"math/rand/v2"
	"testing"

	sm "github.com/flopp/go-staticmaps"
	"github.com/golang/geo/s2"
	"github.com/paulmach/orb"
)

// region is roughly the three provinces.
var region = orb.Bound{Min: orb.Point{66.5, 38.2}, Max: orb.Point{74.5, 41.8}}

// cameras are random views of the region.
func cameras(n int) []Camera {
	random := rand.New(rand.NewPCG(1, 2))
	list := make([]Camera, n)
	for i := range list {
		position := orb.Point{66 + random.Float64()*9, 38 + random.Float64()*4}
		list[i] = New(position, MinZoom+random.Float64()*(MaxZoom-MinZoom), 300+random.Float64()*3500, 200+random.Float64()*2000).
			WithPixels(1 + random.Float64())
	}
	return list
}

func near(a, b orb.Point, tolerance float64) bool {
	return math.Abs(a[0]-b[0]) <= tolerance && math.Abs(a[1]-b[1]) <= tolerance
}

func TestWorld(t *testing.T) {
	tests := []struct{ position, world orb.Point }{
		{orb.Point{0, 0}, orb.Point{0.5, 0.5}},
		{orb.Point{-180, MaxLatitude}, orb.Point{0, 0}},
		{orb.Point{180, -MaxLatitude}, orb.Point{1, 1}},
		{orb.Point{180, -90}, orb.Point{1, 1}},
		// EPSG Guidance Note 7-2, example of Popular Visualisation
		// Pseudo-Mercator: E -11169055.58, N 2800000.00 m.
		{orb.Point{-(100 + 20/60.0), 24 + 22/60.0 + 54.433/3600}, orb.Point{0.5 - 11169055.58/Equator, 0.5 - 2800000/Equator}},
	}
	for _, test := range tests {
		if got := World(test.position); !near(got, test.world, 1e-9) {
			t.Errorf("World(%v) = %v, want %v", test.position, got, test.world)
		}
	}
}

func TestProjectAndBack(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, c := range cameras(200) {
		for range 20 {
			position := orb.Point{random.Float64()*340 - 170, random.Float64()*160 - 80}
			if got := c.Unproject(c.Project(position)); !near(got, position, 1e-9) {
				t.Fatalf("%v comes back as %v", position, got)
			}
			v := orb.Point{random.Float64() * 4000, random.Float64() * 2000}
			if got := c.Project(c.Unproject(v)); !near(got, v, 1e-6) {
				t.Fatalf("view point %v comes back as %v", v, got)
			}
		}
		w, h := c.Size()
		if got := c.Project(c.Centre()); !near(got, orb.Point{w / 2, h / 2}, 1e-6) {
			t.Fatalf("the centre lies at %v of %g x %g", got, w, h)
		}
	}
}

func TestOffsetIsView(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, c := range cameras(200) {
		scale, dx, dy := c.Offset()
		w := orb.Point{random.Float64(), random.Float64()}
		if got, want := (orb.Point{w[0]*scale + dx, w[1]*scale + dy}), c.View(w); !near(got, want, 1e-6) {
			t.Fatalf("%v by Offset, %v by View", got, want)
		}
	}
}

// TestAgainstStaticmaps takes go-staticmaps' Transformer as an oracle. It counts
// from a corner of its tiles that it keeps to itself, so that positions are
// compared from the centre on; and it wraps each point on its own, so that only
// those inside the picture are of use.
func TestAgainstStaticmaps(t *testing.T) {
	const width, height = 800, 600
	random := rand.New(rand.NewPCG(7, 8))
	for zoom := int(MinZoom); zoom <= int(MaxZoom); zoom++ {
		centre := orb.Point{66 + random.Float64()*9, 38 + random.Float64()*4}
		c := New(centre, float64(zoom), width, height)
		ctx := sm.NewContext()
		ctx.SetSize(width, height)
		ctx.SetCenter(s2.LatLngFromDegrees(centre[1], centre[0]))
		ctx.SetZoom(zoom)
		oracle, err := ctx.Transformer()
		if err != nil {
			t.Fatal(err)
		}
		x0, y0 := oracle.LatLngToXY(s2.LatLngFromDegrees(centre[1], centre[0]))
		for range 200 {
			v := orb.Point{1 + random.Float64()*(width-2), 1 + random.Float64()*(height-2)}
			position := c.Unproject(v)
			x, y := oracle.LatLngToXY(s2.LatLngFromDegrees(position[1], position[0]))
			if got := (orb.Point{x - x0 + width/2, y - y0 + height/2}); !near(got, v, 1) {
				t.Fatalf("zoom %d: %v lies at %v, by go-staticmaps at %v", zoom, position, v, got)
			}
		}
	}
}

func TestZoomAroundKeepsThePoint(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for _, c := range cameras(500) {
		w, h := c.Size()
		v := orb.Point{random.Float64() * w, random.Float64() * h}
		before := c.Unproject(v)
		steps := random.Float64()*12 - 6
		zoomed := c.ZoomAround(v, steps)
		if got := zoomed.Unproject(v); !near(got, before, 1e-8) {
			t.Fatalf("zoomed by %g the point under the pointer was %v, is %v", steps, before, got)
		}
		if want := min(max(c.Zoom()+steps, MinZoom), MaxZoom); zoomed.Zoom() != want {
			t.Fatalf("zoom %g by %g is %g", c.Zoom(), steps, zoomed.Zoom())
		}
		if back := zoomed.ZoomAround(v, c.Zoom()-zoomed.Zoom()); !near(back.Centre(), c.Centre(), 1e-8) {
			t.Fatalf("zoomed there and back the centre was %v, is %v", c.Centre(), back.Centre())
		}
	}
}

func TestPanBy(t *testing.T) {
	for _, c := range cameras(100) {
		p := orb.Point{71, 40}
		before, after := c.Project(p), c.PanBy(37.5, -12).Project(p)
		if !near(after, orb.Point{before[0] + 37.5, before[1] - 12}, 1e-6) {
			t.Fatalf("%v moves to %v", before, after)
		}
	}
	if c := New(orb.Point{70, 80}, 4, 800, 600).PanBy(0, 1e9); World(c.Centre())[1] != 0 {
		t.Errorf("panned far to the north the centre lies at %v", c.Centre())
	}
}

// TestFit checks that all of a bound is seen, that it touches the margin on one
// axis, and that it stands in the middle.
func TestFit(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		w, h, pad := 200+random.Float64()*3000, 200+random.Float64()*2000, random.Float64()*90
		nw := orb.Point{66 + random.Float64()*4, 40 + random.Float64()*2}
		b := orb.Bound{Min: orb.Point{nw[0], nw[1] - 0.2 - random.Float64()*2}, Max: orb.Point{nw[0] + 0.2 + random.Float64()*4, nw[1]}}
		c := Fit(b, w, h, pad)
		low, high := c.Project(orb.Point{b.Min[0], b.Max[1]}), c.Project(orb.Point{b.Max[0], b.Min[1]})
		left, top, right, bottom := low[0], low[1], w-high[0], h-high[1]
		if math.Abs(left-right) > 1e-6 || math.Abs(top-bottom) > 1e-6 {
			t.Fatalf("margins %g %g %g %g", left, top, right, bottom)
		}
		if c.Zoom() > MinZoom && c.Zoom() < MaxZoom {
			if least := min(left, top); math.Abs(least-pad) > 1e-6 {
				t.Fatalf("the smaller margin is %g, want %g", least, pad)
			}
		}
		if seen := c.Bounds(); c.Zoom() > MinZoom && !(seen.Pad(1e-9).Contains(b.Min) && seen.Pad(1e-9).Contains(b.Max)) {
			t.Fatalf("%v is seen of %v", seen, b)
		}
	}
	point := orb.Bound{Min: orb.Point{70, 40}, Max: orb.Point{70, 40}}
	if c := Fit(point, 800, 600, 20); c.Zoom() != MaxZoom || !near(c.Centre(), point.Min, 1e-9) {
		t.Errorf("a point is shown at zoom %g around %v", c.Zoom(), c.Centre())
	}
	if c := Fit(region, 10, 10, 400); c.Zoom() != MinZoom {
		t.Errorf("with no room at all the zoom is %g", c.Zoom())
	}
}

func TestBounds(t *testing.T) {
	for _, c := range cameras(50) {
		w, h := c.Size()
		b := c.Bounds()
		nw, se := c.Unproject(orb.Point{0, 0}), c.Unproject(orb.Point{w, h})
		if b.Min != (orb.Point{nw[0], se[1]}) || b.Max != (orb.Point{se[0], nw[1]}) {
			t.Fatalf("bounds %v between %v and %v", b, nw, se)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, test := range []struct{ at, want orb.Point }{
		{orb.Point{70, 40}, orb.Point{70, 40}},
		{orb.Point{60, 40}, orb.Point{66.5, 40}},
		{orb.Point{80, 50}, orb.Point{74.5, 41.8}},
		{orb.Point{70, 10}, orb.Point{70, 38.2}},
	} {
		if got := New(test.at, 7, 800, 600).Within(region).Centre(); !near(got, test.want, 1e-9) {
			t.Errorf("from %v the centre comes to %v, want %v", test.at, got, test.want)
		}
	}
}

func TestWith(t *testing.T) {
	c := New(orb.Point{70, 40}, 99, 800, 600)
	if c.Zoom() != MaxZoom || c.WithZoom(-1).Zoom() != MinZoom {
		t.Errorf("zooms %g and %g", c.Zoom(), c.WithZoom(-1).Zoom())
	}
	if w, h := c.WithSize(10, 20).Size(); w != 10 || h != 20 {
		t.Errorf("size %g x %g", w, h)
	}
	if c.Pixels() != 1 || c.WithPixels(2).Pixels() != 2 || c.WithPixels(2).Project(orb.Point{71, 41}) != c.Project(orb.Point{71, 41}) {
		t.Error("sharpness changes the view")
	}
	if got := c.WithCentre(orb.Point{71, 39}).Centre(); !near(got, orb.Point{71, 39}, 1e-9) {
		t.Errorf("centre %v", got)
	}
}

// TestDPPerKm compares distances on the map with geodesics on the ellipsoid.
func TestDPPerKm(t *testing.T) {
	for _, lat := range []float64{37, 39.5, 42} {
		c := New(orb.Point{70, lat}, 9, 800, 600)
		from := c.Project(orb.Point{70, lat})
		for _, to := range []orb.Point{{70.05, lat}, {70, lat + 0.05}, {69.96, lat - 0.04}} {
			v := c.Project(to)
			dp := math.Hypot(v[0]-from[0], v[1]-from[1])
			got := dp / c.DPPerKm((lat+to[1])/2)
			if want := geodesic(orb.Point{70, lat}, to); math.Abs(got/want-1) > 0.0035 {
				t.Errorf("%v from %g: %.4f km on the map, %.4f km on the ellipsoid", to, lat, got, want)
			}
		}
	}
}

// geodesic is the distance in km on WGS 84 by Vincenty's inverse formula (Survey
// Review 23, 1975).
func geodesic(p, q orb.Point) float64 {
	const a, f = 6378.137, 1 / 298.257223563
	const b = a * (1 - f)
	rad := math.Pi / 180
	l := (q[0] - p[0]) * rad
	sinU1, cosU1 := math.Sincos(math.Atan((1 - f) * math.Tan(p[1]*rad)))
	sinU2, cosU2 := math.Sincos(math.Atan((1 - f) * math.Tan(q[1]*rad)))
	lambda := l
	for range 20 {
		sinL, cosL := math.Sincos(lambda)
		sinS := math.Hypot(cosU2*sinL, cosU1*sinU2-sinU1*cosU2*cosL)
		cosS := sinU1*sinU2 + cosU1*cosU2*cosL
		sigma := math.Atan2(sinS, cosS)
		sinA := cosU1 * cosU2 * sinL / sinS
		cos2A := 1 - sinA*sinA
		cos2M := cosS - 2*sinU1*sinU2/cos2A
		k := f / 16 * cos2A * (4 + f*(4-3*cos2A))
		next := l + (1-k)*f*sinA*(sigma+k*sinS*(cos2M+k*cosS*(2*cos2M*cos2M-1)))
		if math.Abs(next-lambda) < 1e-13 {
			u2 := cos2A * (a*a - b*b) / (b * b)
			bigA := 1 + u2/16384*(4096+u2*(u2*(320-175*u2)-768))
			bigB := u2 / 1024 * (256 + u2*(u2*(74-47*u2)-128))
			return b * bigA * (sigma - bigB*sinS*(cos2M+bigB/4*(cosS*(2*cos2M*cos2M-1)-bigB/6*cos2M*(4*sinS*sinS-3)*(4*cos2M*cos2M-3))))
		}
		lambda = next
	}
	return math.NaN()
}

func TestGeodesic(t *testing.T) {
	// Flinders Peak to Buninyong, the worked example of the Geocentric Datum of
	// Australia Technical Manual: 54972.271 m (GRS80, which is WGS 84 here).
	p := orb.Point{144 + 25/60.0 + 29.52440/3600, -(37 + 57/60.0 + 3.72030/3600)}
	q := orb.Point{143 + 55/60.0 + 35.38390/3600, -(37 + 39/60.0 + 10.15610/3600)}
	if got := geodesic(p, q); math.Abs(got-54.972271) > 1e-6 {
		t.Errorf("%.6f km, want 54.972271", got)
	}
}

func BenchmarkProject(b *testing.B) {
	c := New(orb.Point{70, 40}, 8.3, 1920, 1080)
	for b.Loop() {
		c.Project(orb.Point{71, 39})
	}
}

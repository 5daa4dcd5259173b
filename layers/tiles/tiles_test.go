package tiles

import (
	"bytes"
	"context"
	"errors"
	"image/color"
	"math"
	"math/rand/v2"
	"net/http"
	"testing"

	"github.com/golang/geo/s2"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// shapes is a scene that differs in every quarter.
func shapes(w, h float64) *scene.Scene {
	var disc, box scene.Outline
	disc.Circle(w*0.3, h*0.6, h*0.3)
	box.RoundRect(orb.Bound{Min: orb.Point{w * 0.5, 0}, Max: orb.Point{w, h * 0.4}}, 3)
	return &scene.Scene{W: w, H: h, Background: color.NRGBA{240, 235, 230, 255}, Ops: []scene.Op{
		&scene.Path{Outline: disc, Fill: color.NRGBA{40, 90, 160, 255}},
		&scene.Path{Outline: box, Stroke: scene.Stroke{Color: color.NRGBA{120, 20, 20, 255}, Width: 3}},
	}}
}

// offline makes every request of the process's HTTP client a failure.
type offline struct{ t *testing.T }

func (o offline) RoundTrip(r *http.Request) (*http.Response, error) {
	o.t.Errorf("the network is asked for %s", r.URL)
	return nil, errors.New("there is no network")
}

// TestPictureIsTheScene: the way through the library changes no pixel, whatever
// the zoom, the size and the sharpness, and asks nobody.
func TestPictureIsTheScene(t *testing.T) {
	client := http.DefaultClient.Transport
	http.DefaultClient.Transport = offline{t}
	defer func() { http.DefaultClient.Transport = client }()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	for _, size := range []struct{ w, h, zoom, pixels float64 }{
		{230, 145, 4.37, 1}, {231, 146, 5, 2}, {320, 200, 10.999, 1.5}, {1, 1, 13, 1}, {400, 90, 4, 1.25},
	} {
		c := camera.New(orb.Point{70.71, 39.93}, size.zoom, size.w, size.h).WithPixels(size.pixels)
		s := shapes(size.w, size.h)
		got, err := Picture(t.Context(), s, c)
		if err != nil {
			t.Fatal(err)
		}
		want, err := raster.Draw(t.Context(), s, size.pixels)
		if err != nil {
			t.Fatal(err)
		}
		if got.Rect != want.Rect || !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("%+v: the picture of %v is not the scene's of %v", size, got.Rect, want.Rect)
		}
	}
}

// TestScale: with the size of its tiles the library has the scale of any zoom of
// ours, to one pixel in a small picture.
func TestScale(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		c := camera.New(orb.Point{66 + random.Float64()*9, 38 + random.Float64()*4}, 4+random.Float64()*9, 240, 160).
			WithPixels(1 + random.Float64())
		oracle, err := newContext(c).Transformer()
		if err != nil {
			t.Fatal(err)
		}
		x0, y0 := oracle.LatLngToXY(latLng(c))
		for range 20 {
			v := orb.Point{1 + random.Float64()*238, 1 + random.Float64()*158}
			p := c.Unproject(v)
			x, y := oracle.LatLngToXY(s2.LatLngFromDegrees(p[1], p[0]))
			dx, dy := x-x0-(v[0]-120)*c.Pixels(), y-y0-(v[1]-80)*c.Pixels()
			if math.Hypot(dx, dy) > 1 {
				t.Fatalf("zoom %g, %g pixels a dp: %v is off by %.2f, %.2f pixels", c.Zoom(), c.Pixels(), v, dx, dy)
			}
		}
	}
}

func TestPictureRefuses(t *testing.T) {
	at := orb.Point{70, 40}
	for _, c := range []camera.Camera{camera.New(at, 8, 0.2, 100), camera.New(at, 8, 100, 3000)} {
		if _, err := Picture(t.Context(), shapes(10, 10), c); err == nil {
			w, h := c.Size()
			t.Errorf("a picture of %g x %g was drawn", w, h)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Picture(ctx, shapes(200, 200), camera.New(at, 8, 200, 200)); !errors.Is(err, context.Canceled) {
		t.Errorf("after its end the context's error is %v", err)
	}
}

func BenchmarkPicture(b *testing.B) {
	c := camera.New(orb.Point{70.7, 39.9}, 4.6, 230, 145)
	s := shapes(230, 145)
	for b.Loop() {
		if _, err := Picture(b.Context(), s, c); err != nil {
			b.Fatal(err)
		}
	}
}

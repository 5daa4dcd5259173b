package layers

import (
	"image"
	"math"
	"testing"

	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// The map behaves like paper: what is drawn stays on the land.

func painted(t *testing.T, s *scene.Scene, pixels float64) *image.RGBA {
	t.Helper()
	img, err := raster.Draw(t.Context(), s, pixels)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// TestDashesStayOnTheLand: while the view moves by whole pixels, every dot and
// dash of every line moves with it, whatever comes in at the edge.
func TestDashesStayOnTheLand(t *testing.T) {
	s := embeddedStack(t)
	const dx, dy = 137, -61
	for _, date := range []string{"2019-01-01", "2025-06-01"} {
		f := regionFrame(t, s, date, 900, 600)
		f.Visible = NewSet("border", "exclaves")
		f.Camera = f.Camera.WithZoom(9.3)
		moved := f
		moved.Camera = f.Camera.PanBy(dx, dy)
		a, b := painted(t, lines(base(t, s, f).Scene), 1), painted(t, lines(base(t, s, moved).Scene), 1)
		inked, different := 0, 0
		for y := 40; y < 500; y++ {
			for x := 40; x < 700; x++ {
				p, q := a.RGBAAt(x, y-dy), b.RGBAAt(x+dx, y)
				if p != a.RGBAAt(0, 0) {
					inked++
				}
				if off(p.R, q.R)+off(p.G, q.G)+off(p.B, q.B) > 6 {
					different++
				}
			}
		}
		if inked < 5000 || different > 0 {
			t.Errorf("%s: of %d inked pixels %d are not where they were", date, inked, different)
		}
	}
}

// lines is a picture without its texts, leaders and the dots at their ends.
func lines(s *scene.Scene) *scene.Scene {
	bare := *s
	bare.Ops = nil
	eachOp(s.Ops, func(op scene.Op) {
		if path, ok := op.(*scene.Path); ok && (len(path.Stroke.Dash) > 0 || path.Fill.A > 0 && len(path.Outline.Points) > 100) {
			bare.Ops = append(bare.Ops, op)
		}
	})
	return &bare
}

func off(a, b uint8) int {
	if a > b {
		return int(a - b)
	}
	return int(b - a)
}

// TestSharperIsTheSameMap: at two and four times the pixels the map is the same
// one, only sharper: made small again it hardly differs.
func TestSharperIsTheSameMap(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 960, 540)
	whole := whole(t, s, f).Scene
	whole.Ops = scene.Align(whole.Ops, 1) // letters stand at whole pixels of each sharpness
	plain := painted(t, whole, 1)
	for _, times := range []int{2, 4} {
		fine := painted(t, whole, float64(times))
		if fine.Rect.Dx() != 960*times || fine.Rect.Dy() != 540*times {
			t.Fatalf("%d times: %v", times, fine.Rect)
		}
		sum := 0.0
		for y := range 540 {
			for x := range 960 {
				sum += math.Abs(float64(plain.RGBAAt(x, y).G) - mean(fine, x, y, times))
			}
		}
		if average := sum / (960 * 540); average > 1.5 {
			t.Errorf("%d times the pixels: the map differs by %.2f of 255 on average", times, average)
		}
	}
}

// mean is the average green of the pixels that stand for one.
func mean(img *image.RGBA, x, y, times int) float64 {
	sum := 0
	for dy := range times {
		for dx := range times {
			sum += int(img.RGBAAt(x*times+dx, y*times+dy).G)
		}
	}
	return float64(sum) / float64(times*times)
}

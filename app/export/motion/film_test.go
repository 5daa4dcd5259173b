package motion

import (
	"context"
	"errors"
	"image"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/export"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/fault"
)

// looking is a film of two pages, one of each of the views and titles.
func looking(t *testing.T, layout export.Layout, views [2]orb.Bound, titles [2]string) Film {
	t.Helper()
	all, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	frame := layers.Frame{Lang: "en", Text: all.Catalogue.Text("en"), Theme: layers.Light, Visible: all.Stack.Default()}
	frame.At = chronicle.Position{Day: calendar.Date(2022, 9, 16)}
	f := Film{Stack: all.Stack, Move: time.Second}
	for i, v := range views {
		s := export.Spec{Frame: frame, View: v, Title: titles[i], Width: 640, Height: 480, Layout: layout}
		f.Shots = append(f.Shots, Shot{s, time.Second})
	}
	return f
}

// TestMovesBeginAndEndWhereTheViewStands: between two views of one size the zoom is
// theirs all the way, and between others it goes from one to the other. The views
// have nearly the shape of the page, and other sides are near the edge of its map.
func TestMovesBeginAndEndWhereTheViewStands(t *testing.T) {
	west, east := box(69.6, 39.7, 70.4, 40.137), box(70.6, 39.7, 71.4, 40.137)
	compared := 0
	for _, layout := range export.Layouts {
		for _, to := range []orb.Bound{east, box(70, 39.7, 70.3, 39.864)} {
			f := looking(t, layout, [2]orb.Bound{west, to}, [2]string{"From", "To"})
			list := f.shots()
			if len(list) != DefaultRate+1 {
				t.Fatalf("%d pictures", len(list))
			}
			a, b := export.View(f.Stack, list[0].Spec), export.View(f.Stack, list[DefaultRate].Spec)
			for i, s := range list {
				part := ease(float64(i) / DefaultRate)
				c := export.View(f.Stack, s.Spec)
				if i < DefaultRate && sizeOf(c) != sizeOf(a) {
					continue // on the way the legend has found another place
				}
				compared++
				if want := a.Zoom() + (b.Zoom()-a.Zoom())*part; math.Abs(c.Zoom()-want) > 1e-6 {
					t.Errorf("%s, picture %d: zoom %.4f, want %.4f", layout, i, c.Zoom(), want)
				}
			}
			near, last := export.View(f.Stack, list[DefaultRate-1].Spec).Centre(), b.Centre()
			if whole := math.Abs(last[0] - a.Centre()[0]); math.Abs(near[0]-last[0]) > 0.03*whole {
				t.Errorf("%s: the move ends at %v, the page looks at %v", layout, near, last)
			}
		}
	}
	if all := 2 * len(export.Layouts) * (DefaultRate + 1); compared < all*9/10 {
		t.Errorf("%d of %d pictures are compared", compared, all)
	}
}

func sizeOf(c camera.Camera) [2]float64 {
	w, h := c.Size()
	return [2]float64{w, h}
}

// TestNoMoveWithinOneView: a title of two lines leaves the map less room, but the
// view is the same, and the next page comes at a cut.
func TestNoMoveWithinOneView(t *testing.T) {
	view := box(69.5, 39.6, 70.5, 40.2)
	long := "A title of so many words that it takes two lines of the page, which leaves less room for the map below it"
	if list := looking(t, export.WithTitle, [2]orb.Bound{view, view}, [2]string{"Short", long}).shots(); len(list) != 2 {
		t.Errorf("%d pictures", len(list))
	}
}

func box(west, south, east, north float64) orb.Bound {
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

// TestAFaultInDrawingIsTheFilmsError and ends nothing else.
func TestAFaultInDrawingIsTheFilmsError(t *testing.T) {
	f := Film{Shots: []Shot{{export.Spec{}, time.Second}}}
	for name, draw := range map[string]Draw{
		"layout": func(context.Context, export.Spec) (Picture, error) { panic("no ink") },
		"paint":  func(context.Context, export.Spec) (Picture, error) { return inkless{}, nil },
	} {
		err := f.run(t.Context(), draw, newStage(image.Pt(8, 8)), nil, func(int, int) {})
		if !errors.As(err, new(*fault.Error)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// inkless is a picture that cannot be painted.
type inkless struct{}

func (inkless) Part(context.Context, *image.RGBA) error { panic("no ink") }

// TestLargeFilmsAreCodedFrugally: beyond what screens have the coder looks fewer pictures
// ahead, and beyond its standard it gets none.
func TestLargeFilmsAreCodedFrugally(t *testing.T) {
	for _, c := range []struct {
		size            image.Point
		frugal, refused bool
	}{
		{image.Pt(1280, 720), false, false},
		{image.Pt(4096, 2304), false, false},
		{image.Pt(4098, 2304), true, false},
		{image.Pt(8192, 4352), true, false},
		{image.Pt(8192, 4354), true, true},
		{image.Pt(16384, 16384), true, true},
	} {
		line := strings.Join(coderLine(c.size), " ")
		if got := strings.Contains(line, frugalWords); got != c.frugal || strings.Contains(line, "%") {
			t.Errorf("%v: %s", c.size, line)
		}
		if err := checkCoded(c.size); (err != nil) != c.refused {
			t.Errorf("%v: %v", c.size, err)
		}
	}
}

package mapview

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// english stands for the message catalogue.
func english(id string, args ...any) string {
	switch {
	case id == "map.scale":
		return fmt.Sprint(args[0], " km")
	case id == "map.scale.figure":
		return fmt.Sprint(args[0])
	case id == "map.decimal":
		return "."
	case strings.HasPrefix(id, "map.coordinates."):
		return fmt.Sprint(args[0], strings.ToUpper(id[16:17]), " ", args[1], strings.ToUpper(id[17:]))
	}
	return id
}

func openHUD(t *testing.T, width, height float32) (*Map, *HUD, fyne.Window) {
	t.Helper()
	m, _, w := open(t)
	h := NewHUD(m, english)
	w.SetContent(container.NewStack(m, h))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	m.Wait()
	return m, h, w
}

func TestButtonsZoomAndFit(t *testing.T) {
	m, h, w := openHUD(t, 400, 300)
	fitted := 0
	h.OnFit = func() { fitted++ }
	for i, want := range []float64{9, 8, 8} {
		x, y := float32(400-buttonEdge-buttonSize/2), float32(buttonEdge+buttonSize/2+i*(buttonSize+buttonGap))
		test.TapCanvas(w.Canvas(), fyne.NewPos(x, y))
		if got := m.Camera().Zoom(); got != want {
			t.Errorf("after button %d the zoom is %g, want %g", i, got, want)
		}
	}
	if fitted != 1 {
		t.Errorf("OnFit was called %d times", fitted)
	}
	var offered []fyne.KeyName
	m.OnKey = func(ev *fyne.KeyEvent) bool { offered = append(offered, ev.Name); return true }
	h.fit.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	h.fit.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if fitted != 2 || fmt.Sprint(offered) != "[Right]" {
		t.Errorf("a focused button: pressed %d times, %v offered to the router", fitted, offered)
	}
}

func TestPointerPassesThroughTheHUD(t *testing.T) {
	m, _, w := openHUD(t, 400, 300)
	var at orb.Point
	m.OnTap = func(p orb.Point) { at = p }
	test.TapCanvas(w.Canvas(), fyne.NewPos(200, 290)) // where the credits are
	if at != (orb.Point{200, 290}) {
		t.Errorf("a tap beside the buttons reached %v", at)
	}
}

func TestScaleLength(t *testing.T) {
	for zoom := camera.MinZoom; zoom <= camera.MaxZoom; zoom += 0.25 {
		c := camera.New(batken, zoom, 800, 600)
		km, dp := scaleLength(c)
		east := c.Unproject(orb.Point{400 + dp, 300})
		ground := (east[0] - batken[0]) * math.Pi / 180 * 6378.137 * math.Cos(batken[1]*math.Pi/180)
		if math.Abs(ground-float64(km)) > 0.001*float64(km) {
			t.Errorf("zoom %g: a bar of %d km is %g km long", zoom, km, ground)
		}
		if dp > scaleLongest || dp < scaleLongest/2.6 {
			t.Errorf("zoom %g: a bar of %g dp", zoom, dp)
		}
	}
}

func TestScaleFollowsTheZoom(t *testing.T) {
	m, h, _ := openHUD(t, 400, 300)
	if got := h.scale.figures[2].Text; got != "50 km" || h.scale.figures[1].Text != "25" {
		t.Errorf("at zoom 8 the bar says %s, %s", h.scale.figures[1].Text, got)
	}
	m.ZoomBy(4)
	if got := h.scale.figures[2].Text; got != "2 km" {
		t.Errorf("at zoom 12 the bar says %s", got)
	}
}

func TestCoordinatesUnderThePointer(t *testing.T) {
	m, h, w := openHUD(t, 400, 300)
	test.MoveMouse(w.Canvas(), fyne.NewPos(200, 150))
	if got := h.coordinates.text; got != "40.0600N 70.8200E" {
		t.Errorf("in the middle: %s", got)
	}
	m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 150)}, Dragged: fyne.NewDelta(100, 0)})
	if got := h.coordinates.text; got != "40.0600N 70.8200E" {
		t.Errorf("dragged along with the pointer: %s", got)
	}
	m.DragEnd()
	m.SetCamera(m.Camera().PanBy(50, 0))
	if got := h.coordinates.text; got == "40.0600N 70.8200E" {
		t.Error("the coordinates do not follow the map")
	}
	m.MouseOut()
	if h.coordinates.text != "" || !h.coordinates.lines.Hidden {
		t.Error("coordinates without a pointer")
	}
	for p, want := range map[orb.Point]string{{-0.5, 51}: "51.0000N 0.5000W", {10, -0.00004}: "0.0000S 10.0000E"} {
		if got := h.written(p); got != want {
			t.Errorf("%v is written %s, want %s", p, got, want)
		}
	}
}

// TestTextStaysInside: nothing leaves the map or meets something else, from the
// smallest window to the largest.
func TestTextStaysInside(t *testing.T) {
	const credits = "© OpenStreetMap contributors · GeoNames CC BY 4.0 · GSHHG/WDB II LGPL · boundaries: see Help"
	for _, size := range []fyne.Size{{Width: 400, Height: 300}, {Width: 764, Height: 400}, {Width: 1220, Height: 818}, {Width: 3140, Height: 1900}} {
		m, h, w := openHUD(t, size.Width, size.Height)
		h.SetCredits(credits)
		for _, at := range []fyne.Position{{X: 1, Y: 1}, {X: size.Width - 2, Y: size.Height - 2}, {X: size.Width / 2, Y: size.Height / 2}} {
			test.MoveMouse(w.Canvas(), at)
			m.point(point(at), true)
			h.SetHover("Shelling and burned houses in several villages of the district, 16 September 2022")
			for _, o := range h.credit.lines.Objects {
				if line := o.(*canvas.Text).Text; strings.HasPrefix(line, "·") {
					t.Errorf("%v: a line begins with a dot: %q", size, line)
				}
			}
			for name, p := range map[string]*plate{"coordinates": h.coordinates, "credits": h.credit, "bubble": h.bubble} {
				for _, o := range append(p.lines.Objects, p.ground) {
					if q, s := o.Position(), o.Size(); q.X < 0 || q.Y < 0 || q.X+s.Width > size.Width || q.Y+s.Height > size.Height {
						t.Errorf("%v, pointer at %v: %s from %v, %v", size, at, name, q, s)
					}
				}
				for _, o := range p.lines.Objects {
					if line := o.(*canvas.Text); line.MinSize().Width > line.Size().Width+0.5 {
						t.Errorf("%v: %q is cut", size, line.Text)
					}
				}
			}
			right := h.corner.Position().X + h.corner.Size().Width
			if c := h.credit.ground; c.Position().X < right {
				t.Errorf("%v: the credits begin at %g, the scale ends at %g", size, c.Position().X, right)
			}
		}
		var written []string
		for _, o := range h.credit.lines.Objects {
			written = append(written, o.(*canvas.Text).Text)
		}
		if got := strings.ReplaceAll(strings.Join(written, " "), "\u00a0", " "); got != credits {
			t.Errorf("%v: the credits say %q", size, got)
		}
	}
}

func TestReservedBoxes(t *testing.T) {
	_, h, _ := openHUD(t, 400, 300)
	h.SetCredits("© contributors")
	boxes := h.Reserved()
	for _, at := range []orb.Point{{380, 30}, {380, 70}, {380, 110}, {20, 270}, {385, 285}} {
		hit := false
		for _, b := range boxes {
			hit = hit || b.Contains(at)
		}
		if !hit {
			t.Errorf("%v is not reserved: %v", at, boxes)
		}
	}
	h.m.point(orb.Point{200, 100}, true) // coordinates are written
	if now := h.Reserved(); !slices.Equal(now, boxes) {
		t.Errorf("the pointer changes what is reserved: %v, then %v", boxes, now)
	}
}

package mapview

import (
	"fmt"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"borderatlas/mapview/geodesy"
)

// measuring is a map with a ruler that writes what it has measured plainly.
func measuring(t *testing.T, from *orb.Point) (*Map, fyne.Window, *Measurement) {
	t.Helper()
	m, _, w := open(t)
	var last Measurement
	m.Measured = func(x Measurement) string {
		last = x
		return fmt.Sprintf("%.0f m\n%.0f m2", x.Length, x.Area)
	}
	m.Still = true
	m.Measure(from)
	return m, w, &last
}

func near(got, want float64) bool { return math.Abs(got-want) <= 1e-6*math.Abs(want)+1e-6 }

func TestRulerMeasuresByClicks(t *testing.T) {
	m, w, got := measuring(t, nil)
	clock := time.Unix(0, 0)
	m.taps.now = func() time.Time { return clock }
	tap := func(x, y float32, later time.Duration) {
		clock = clock.Add(later)
		test.TapCanvas(w.Canvas(), fyne.NewPos(x, y))
	}
	at := func(x, y float64) orb.Point { return m.Camera().Unproject(orb.Point{x, y}) }
	tapped := false
	m.OnTap = func(orb.Point) { tapped = true }
	tap(100, 100, time.Hour)
	test.MoveMouse(w.Canvas(), fyne.NewPos(200, 100))
	leg := geodesy.Distance(at(100, 100), at(200, 100))
	if got.Corners != 1 || !got.Open || !near(got.Leg, leg) || !near(got.Length, leg) || got.Area != 0 {
		t.Errorf("with one corner and the pointer elsewhere: %+v, want a leg of %.0f m", *got, leg)
	}
	if m.Cursor() != desktop.CrosshairCursor || m.ruler.words.text != fmt.Sprintf("%.0f m\n0 m2", leg) {
		t.Errorf("the words are %q", m.ruler.words.text)
	}
	tap(200, 100, time.Hour)
	test.MoveMouse(w.Canvas(), fyne.NewPos(200, 200))
	length := leg + geodesy.Distance(at(200, 100), at(200, 200))
	area := geodesy.Area([]orb.Point{at(100, 100), at(200, 100), at(200, 200)})
	if !near(got.Length, length) || !near(got.Area, area) {
		t.Errorf("with two corners: %+v, want %.0f m and %.0f m²", *got, length, area)
	}
	tap(200, 200, time.Hour)
	tap(201, 200, 10*time.Millisecond)
	if got.Corners != 3 || got.Open || got.Leg != 0 || !near(got.Length, length) || !near(got.Area, area) {
		t.Errorf("after a double click: %+v", *got)
	}
	if m.Camera().Zoom() != 8 || tapped {
		t.Error("the clicks of the ruler have done something else too")
	}
	tap(50, 50, time.Hour)
	if !tapped || got.Corners != 3 || m.Cursor() == desktop.CrosshairCursor {
		t.Error("a click after the end is not an ordinary one")
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if m.Measuring() || len(m.tools.Objects) != 1 {
		t.Error("Escape does not put the ruler away")
	}
}

func TestRulerMeasuresByKeys(t *testing.T) {
	from := batken
	m, _, got := measuring(t, &from)
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			m.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	m.KeyDown(shift)
	key(fyne.KeyRight, fyne.KeyRight)
	m.KeyUp(shift)
	want := geodesy.Distance(batken, m.Camera().Centre())
	if !near(got.Leg, want) || m.ruler.cross[0].Hidden {
		t.Errorf("the loose end is not in the middle: %+v, want %.0f m", *got, want)
	}
	key(fyne.KeySpace, fyne.KeySpace) // the second is at the same place
	if got.Corners != 2 || got.Leg != 0 || !near(got.Length, want) {
		t.Errorf("after the space key: %+v", *got)
	}
	m.KeyDown(shift)
	key(fyne.KeyDown)
	m.KeyUp(shift)
	key(fyne.KeySpace, fyne.KeyBackspace)
	if got.Corners != 2 || got.Leg == 0 || len(m.ruler.ways) != 1 {
		t.Errorf("after backspace: %+v", *got)
	}
	offered := ""
	m.OnKey = func(ev *fyne.KeyEvent) bool { offered += string(ev.Name); return true }
	key(fyne.KeyReturn, fyne.KeySpace, fyne.KeyRight)
	if got.Open || got.Corners != 2 || !near(got.Length, want) || offered != "SpaceRight" {
		t.Errorf("after return: %+v; the window was offered %q", *got, offered)
	}
}

func TestRulerStaysOnTheGround(t *testing.T) {
	from := batken
	m, _, got := measuring(t, &from)
	m.rulerTap(orb.Point{300, 150}, false)
	m.rulerTap(orb.Point{300, 150}, true)
	length := got.Length
	for _, move := range []func(){
		func() { m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(37, -21)}) },
		m.DragEnd,
		func() { m.ZoomBy(1) },
		func() { m.Resize(fyne.NewSize(500, 400)) },
	} {
		move()
		corner := position(m.Camera().Project(batken)).SubtractXY(rulerDot, rulerDot)
		if m.ruler.dots[0].Position() != corner || m.ruler.lines[0].Position1 != position(m.Camera().Project(batken)) {
			t.Errorf("the first corner is at %v, want %v", m.ruler.dots[0].Position(), corner)
		}
	}
	if got.Length != length {
		t.Errorf("moving the map has changed the length from %g to %g", length, got.Length)
	}
}

func TestRulerFollowsTheShortestWay(t *testing.T) {
	from := orb.Point{68, 40}
	m, _, _ := measuring(t, &from)
	m.ruler.add(orb.Point{74, 40})
	m.ruler.finish()
	m.measure()
	if n := len(m.ruler.lines); n < 20 {
		t.Errorf("510 km are drawn by %d parts", n)
	}
	middle := m.ruler.ways[0][len(m.ruler.ways[0])/2]
	straight := m.Camera().View(m.ruler.ways[0][0])
	if bow := straight[1] - m.Camera().View(middle)[1]; bow < 3 { // 4 km at 0.47 km a dp
		t.Errorf("the line bows by %.1f dp to the north", bow)
	}
}

func TestRulerHasNoAreaWhereItCrossesItself(t *testing.T) {
	for _, c := range []struct {
		ring []orb.Point
		want bool
	}{
		{[]orb.Point{{0, 0}, {1, 0}, {1, 1}}, false},
		{[]orb.Point{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, false},
		{[]orb.Point{{0, 0}, {1, 1}, {1, 0}, {0, 1}}, true},
	} {
		if got := crosses(c.ring); got != c.want {
			t.Errorf("%v crosses itself: %v", c.ring, got)
		}
	}
}

func TestRulerAtTheMapsEdgeKeepsItsWords(t *testing.T) {
	m, _, _ := measuring(t, nil)
	m.rulerTap(orb.Point{395, 295}, false)
	words := m.ruler.words.ground
	if end := words.Position().Add(words.Size()); end.X > 400 || end.Y > 300 {
		t.Errorf("the words end at %v, the map at 400,300", end)
	}
}

func TestShiftDragZoomsToTheBox(t *testing.T) {
	m, src, _ := open(t)
	m.Still = true
	drag := func(x, y, dx, dy float32) {
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Dragged: fyne.NewDelta(dx, dy)})
	}
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	before := m.Camera()
	m.KeyDown(shift)
	drag(140, 120, 40, 20) // from 100,100
	m.KeyUp(shift)         // the box stays one
	drag(200, 175, 60, 55)
	b := m.band.shape
	if b.Hidden || b.Position() != fyne.NewPos(100, 100) || b.Size() != fyne.NewSize(100, 75) {
		t.Errorf("the box is at %v, %v, hidden %v", b.Position(), b.Size(), b.Hidden)
	}
	if m.Camera() != before || src.counts() != [2]int{} {
		t.Error("the map moves under the box")
	}
	m.DragEnd()
	middle := before.Unproject(orb.Point{150, 137.5})
	if c := m.Camera().Centre(); math.Abs(m.Camera().Zoom()-10) > 1e-9 || math.Hypot(c[0]-middle[0], c[1]-middle[1]) > 1e-9 {
		t.Errorf("zoom %g around %v, want 10 around %v", m.Camera().Zoom(), c, middle)
	}
	if !b.Hidden {
		t.Error("the box stays")
	}

	before = m.Camera()
	m.KeyDown(shift)
	drag(140, 120, 40, 20)
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	drag(180, 160, 40, 40)
	m.DragEnd()
	if m.Camera() != before || !b.Hidden {
		t.Error("Escape does not give the box up")
	}
	drag(140, 120, 3, 3) // a slip of the hand
	m.DragEnd()
	if m.Camera() != before {
		t.Error("a box of 3 dp zooms")
	}
	m.KeyUp(shift)
	drag(140, 120, 10, 0)
	if m.Camera() == before {
		t.Error("after the box the map cannot be dragged")
	}
}

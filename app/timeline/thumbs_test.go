package timeline

import (
	"fmt"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// window is a timeline with the days from 1 September 2022 to the chosen 16th in a window.
func window(t *testing.T) (*Timeline, fyne.Window) {
	tl, w := open(t, 1220, 192)
	tl.View(tl.Presets()[3].Span)
	tl.SetReach(chronicle.Reach{Mode: chronicle.Window, Days: 16})
	return tl, w
}

// thumbs collects what is asked for the ends of a window.
func thumbs(tl *Timeline) *[]string {
	list := asked(tl)
	tl.OnThumb = func(which Thumb, d calendar.Day) { *list = append(*list, fmt.Sprint(which, " ", d)) }
	tl.OnThumbStep = func(which Thumb, by int) { *list = append(*list, fmt.Sprint(which, " by ", by)) }
	return list
}

// TestThumbsAreTwoStopsOfTheKeyboard with the keys of a slider and a ring each.
func TestThumbsAreTwoStopsOfTheKeyboard(t *testing.T) {
	tl, w := window(t)
	list := thumbs(tl)
	keys := func() {
		for _, name := range []fyne.KeyName{fyne.KeyRight, fyne.KeyUp, fyne.KeyLeft, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd} {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	w.Canvas().Focus(tl)
	if p, s := tl.parts.focus.Position(), tl.parts.focus.Size(); tl.parts.focus.Hidden || s.Width > 60 || math.Abs(float64(p.X+s.Width/2)-side-tl.plan.axis.Middle(tl.at.Day)) > 1 {
		t.Errorf("the ring of the chosen day is at %v, %v", p, s)
	}
	keys()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(tl.start) || tl.start.ring.Hidden || !tl.parts.focus.Hidden {
		t.Error("Tab does not lead from the chosen day to the window's first")
	}
	keys()
	want := "[1 by 1 1 by 1 1 by -1 1 by -1 1 2022-09-01 1 2025-03-13 0 by 1 0 by 1 0 by -1 0 by -1 0 1924-01-01 0 2022-09-16]"
	if fmt.Sprint(*list) != want {
		t.Errorf("asked for\n%v, want\n%s", *list, want)
	}
	if tl.start.AccessibilityLabel() != "timeline.start2022-09-01" {
		t.Errorf("the first day is called %q", tl.start.AccessibilityLabel())
	}
	tl.SetReach(chronicle.Reach{})
	if tl.start.Visible() || !tl.parts.band.Hidden {
		t.Error("a single day has a first one of a window")
	}
}

func TestThumbsAreDragged(t *testing.T) {
	tl, w := window(t)
	list := thumbs(tl)
	x := func(s string) float64 { return side + tl.plan.axis.Middle(day(t, s)) }
	pull := func(from, to, y float64) {
		*list = nil
		tl.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(from, y)}})
		tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(to, y)}, Dragged: fyne.NewDelta(float32(to-from), 0)})
		tl.DragEnd()
	}
	knob := tl.plan.rows.ticks - 1
	pull(side+tl.plan.axis.X(day(t, "2022-09-01")), x("2022-09-05"), knob)
	if fmt.Sprint(*list) != "[0 2022-09-05]" || w.Canvas().Focused() != fyne.Focusable(tl.start) || !tl.start.ring.Hidden {
		t.Errorf("the first day: %v", *list)
	}
	pull(x("2022-09-16"), x("2022-09-20"), knob)
	if fmt.Sprint(*list) != "[1 2022-09-20]" || w.Canvas().Focused() != fyne.Focusable(tl) {
		t.Errorf("the last day: %v", *list)
	}
	pull(x("2022-09-10"), x("2022-09-20"), tl.plan.rows.top+5)
	if fmt.Sprint(*list) != "[2022-09-20]" {
		t.Errorf("beside the thumbs: %v", *list)
	}
}

func TestReachIsShown(t *testing.T) {
	tl, _ := window(t)
	edges := func() (from, to float64) {
		b := tl.parts.band
		return float64(b.Position().X) - side, float64(b.Position().X+b.Size().Width) - side
	}
	from, to := edges()
	if a := tl.plan.axis; math.Abs(from-a.X(day(t, "2022-09-01"))) > 0.01 || math.Abs(to-a.End(tl.at.Day)) > 0.01 {
		t.Errorf("the window lies from %g to %g", from, to)
	}
	tl.SetReach(chronicle.Reach{Mode: chronicle.Until})
	if from, to := edges(); tl.parts.band.Hidden || from != 0 || math.Abs(to-tl.plan.axis.End(tl.at.Day)) > 0.01 {
		t.Errorf("everything up to the day lies from %g to %g", from, to)
	}
}

package timeline

import (
	"bytes"
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"borderatlas/assets/fonts"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
)

// english stands for the message catalogue.
func english(id string, args ...any) string {
	switch {
	case strings.HasPrefix(id, "timeline.month."):
		return "Sep"
	case id == "timeline.tick.day", id == "timeline.tick.end", id == "timeline.bracket", id == "timeline.hover", id == "timeline.day", id == "card.span":
		return strings.TrimSuffix(fmt.Sprintln(args...), "\n")
	}
	return id + fmt.Sprint(args...)
}

// chronicleOf is a made-up chronicle: sparse at first, with two dense weeks.
func chronicleOf(t testing.TB) []Event {
	t.Helper()
	on := func(id, s string, g chronicle.Group) Event {
		return Event{ID: id, Span: calendar.On(day(t, s)), Group: g, Title: "Title of " + id}
	}
	events := []Event{
		{ID: "year", Span: calendar.Span{First: day(t, "1924-01-01"), Last: day(t, "1924-12-31")}, Group: chronicle.GroupPolitical, Title: "A year", Precision: chronicle.ByYear},
		on("old", "1989-05-03", chronicle.GroupClash),
		on("april", "2021-04-28", chronicle.GroupClash),
		{ID: "war", Span: calendar.Span{First: day(t, "2022-09-14"), Last: day(t, "2022-09-18")}, Group: chronicle.GroupClash, Title: "Five days"},
		on("treaty", "2025-03-13", chronicle.GroupTalks),
	}
	groups := []chronicle.Group{chronicle.GroupClash, chronicle.GroupShelling, chronicle.GroupArson, chronicle.GroupTalks}
	for i := range 13 {
		events = append(events, on(fmt.Sprint("d", i), "2022-09-16", groups[i%4]))
	}
	return events
}

func open(t *testing.T, width, height float32) (*Timeline, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	f, err := scene.NewFonts(fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic)
	if err != nil {
		t.Fatal(err)
	}
	tl := New(f, layers.Light, english, chronicleOf(t), day(t, "1924-01-01"), day(t, "2025-03-13"))
	w := test.NewTempWindow(t, tl)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	tl.SetPosition(chronicle.Position{Day: day(t, "2022-09-16"), Event: "d3"})
	tl.Wait()
	return tl, w
}

// asked collects what a timeline asks for.
func asked(tl *Timeline) *[]string {
	var list []string
	tl.OnDay = func(d calendar.Day) { list = append(list, d.String()) }
	tl.OnEvent = func(id string) { list = append(list, id) }
	return &list
}

func at(x, y float64) fyne.Position { return fyne.NewPos(float32(x), float32(y)) }

// brickOf is the middle of an event's brick.
func brickOf(t *testing.T, tl *Timeline, id string) fyne.Position {
	t.Helper()
	for _, b := range tl.plan.bricks {
		if tl.events[b.Event].ID == id {
			c := tl.plan.box(b).Center()
			return at(c[0], c[1])
		}
	}
	t.Fatalf("%s has no brick", id)
	return fyne.Position{}
}

func TestEveryEventHasABrickToClick(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 500, Height: 120}, {Width: 766, Height: 136}, {Width: 1220, Height: 192}, {Width: 3800, Height: 232}} {
		for _, linear := range []bool{false, true} {
			tl, _ := open(t, size.Width, size.Height)
			tl.SetLinear(linear)
			list := asked(tl)
			for _, e := range tl.events {
				p := brickOf(t, tl, e.ID)
				if p.Y < float32(tl.plan.rows.top) || float64(p.Y) > tl.plan.rows.axis {
					t.Errorf("%v: %s lies outside the histogram", size, e.ID)
				}
				tl.Tapped(&fyne.PointEvent{Position: p})
				if n := len(*list); (*list)[n-1] != e.ID {
					t.Errorf("%v, linear %t: a click on %s asks for %s", size, linear, e.ID, (*list)[n-1])
				}
			}
		}
	}
}

// TestAColumnIsOneTarget: wherever a column of bricks is clicked, an event of it is asked
// for and never a day beside it, and the column stands over the day that has the most.
func TestAColumnIsOneTarget(t *testing.T) {
	crowded := chronicleOf(t)
	for i := range 60 { // so many months that days have no columns of their own
		d := day(t, "2019-01-09").AddMonths(i)
		crowded = append(crowded, Event{ID: fmt.Sprint("m", i), Span: calendar.On(d), Title: "A month", Group: chronicle.GroupTalks})
	}
	for i := range 8 {
		crowded = append(crowded, Event{ID: fmt.Sprint("late", i), Span: calendar.On(day(t, "2022-09-17") + calendar.Day(i)), Title: "Later", Group: chronicle.GroupShelling})
	}
	for _, size := range []fyne.Size{{Width: 500, Height: 120}, {Width: 666, Height: 128}, {Width: 766, Height: 136}, {Width: 1220, Height: 192}} {
		tl, _ := open(t, size.Width, size.Height)
		tl.SetEvents(crowded)
		for _, c := range tl.plan.columns {
			var pile orb.Bound
			members := map[string]bool{}
			for i, e := range c.Events {
				members[tl.events[e].ID] = true
				for _, b := range tl.plan.bricks {
					if b.Event == e && i == 0 {
						pile = tl.plan.box(b)
					} else if b.Event == e {
						pile = pile.Union(tl.plan.box(b))
					}
				}
			}
			list := asked(tl)
			for x := math.Ceil(pile.Min[0]); x < pile.Max[0]; x++ {
				for y := math.Ceil(pile.Min[1]); y < pile.Max[1]; y += 0.25 {
					tl.Tapped(&fyne.PointEvent{Position: at(x, y)})
					if got := (*list)[len(*list)-1]; !members[got] {
						t.Fatalf("%v: a click on the column of %v asks for %s", size, c.Span, got)
					}
				}
			}
			if !members["d0"] {
				continue
			}
			if got := tl.plan.axis.Day(pile.Center()[0] - side); got.String() != "2022-09-16" {
				t.Errorf("%v: the column of 13 events stands over %s", size, got)
			}
		}
	}
}

// TestADragLeavesNoName: what the pointer named is gone while days are dragged, and after
// another day was chosen.
func TestADragLeavesNoName(t *testing.T) {
	tl, _ := open(t, 1220, 192)
	named := func() bool { return !tl.parts.hover.Hidden || !tl.parts.plate.Hidden || !tl.parts.cursor.Hidden }
	over := brickOf(t, tl, "d7")
	move := func() { tl.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: over}}) }
	move()
	tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(300, 60)}, Dragged: fyne.NewDelta(-5, 0)})
	if named() {
		t.Error("the name stays during a drag")
	}
	tl.DragEnd()
	move()
	if tl.SetPosition(chronicle.Position{Day: day(t, "2021-04-28")}); named() {
		t.Error("the name stays although another day was chosen")
	}
}

func TestClickOnAMarkUnderTheAxis(t *testing.T) {
	tl, _ := open(t, 1220, 192)
	list := asked(tl)
	for _, s := range tl.plan.stamps() {
		if s.group == chronicle.GroupArson {
			tl.Tapped(&fyne.PointEvent{Position: at(s.at[0], s.at[1])})
		}
	}
	if fmt.Sprint(*list) != "[d2]" {
		t.Errorf("a click on the flame asks for %v", *list)
	}
}

func TestClickAndDragOnTheAxisChooseDays(t *testing.T) {
	tl, w := open(t, 800, 140)
	list := asked(tl)
	x := func(s string) float64 { return side + tl.plan.axis.Middle(day(t, s)) }
	y := tl.plan.rows.top + 2
	test.TapCanvas(w.Canvas(), at(x("1989-05-03"), y))
	tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(x("2021-04-28"), y)}})
	tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(-500, y)}})
	tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(5000, y)}})
	tl.DragEnd()
	if want := "[1989-05-03 2021-04-28 1924-01-01 2025-03-13]"; fmt.Sprint(*list) != want {
		t.Errorf("asked for %v, want %s", *list, want)
	}
	if w.Canvas().Focused() != fyne.Focusable(tl) || !tl.parts.focus.Hidden {
		t.Error("a click gives the focus, without a ring")
	}
}

func TestWheelAsksForSteps(t *testing.T) {
	tl, _ := open(t, 800, 140)
	var list []int
	tl.OnStep = func(by int) { list = append(list, by) }
	scroll := func(dx, dy float32) { tl.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(dx, dy)}) }
	scroll(0, -25)
	scroll(0, 25)
	scroll(0, 10) // not a whole notch yet
	scroll(0, 15)
	scroll(0, 3125) // a fast wheel
	if want := "[1 -1 -1 -2]"; fmt.Sprint(list) != want {
		t.Errorf("asked for %v, want %s", list, want)
	}
}

func TestControlWheelZoomsTheAxis(t *testing.T) {
	tl, _ := open(t, 800, 192)
	list := asked(tl)
	before := control
	control = func() bool { return true }
	defer func() { control = before }()
	d := day(t, "2022-09-16")
	x := tl.plan.axis.Middle(d)
	tl.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at(side+x, 50)}, Scrolled: fyne.NewDelta(0, 25)})
	if got := tl.plan.axis.Day(x); got != d || len(*list) != 0 {
		t.Errorf("under the pointer is %v, asked %v", got, *list)
	}
	if got := tl.plan.axis.Visible().Days(); got >= (calendar.Span{First: tl.first, Last: tl.last}).Days() {
		t.Errorf("%d days are in the window still", got)
	}
}

func TestKeys(t *testing.T) {
	tl, w := open(t, 800, 140)
	list := asked(tl)
	w.Canvas().Focus(tl)
	if tl.parts.focus.Hidden {
		t.Error("no focus ring for the keyboard")
	}
	taken := ""
	tl.OnKey = func(ev *fyne.KeyEvent) bool { taken += string(ev.Name) + " "; return false }
	tl.OnStep = func(by int) { *list = append(*list, fmt.Sprint(by)) }
	for _, name := range []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp} {
		tl.TypedKey(&fyne.KeyEvent{Name: name})
	}
	if taken != "PageUp " && taken != "Prior " || fmt.Sprint(*list) != "[1 -1 1924-01-01 2025-03-13 1 -1]" {
		t.Errorf("offered %s, asked for %v", taken, *list)
	}
	all := tl.plan.axis.Visible().Days()
	tl.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPlus})
	if got := tl.plan.axis.Visible().Days(); got >= all {
		t.Errorf("after + %d days are in the window, before %d", got, all)
	}
	w.Canvas().Unfocus()
	if !tl.parts.focus.Hidden {
		t.Error("the focus ring stays")
	}
}

func TestPositionIsShown(t *testing.T) {
	tl, _ := open(t, 1220, 192)
	p := tl.parts
	middle := side + tl.plan.axis.Middle(day(t, "2022-09-16"))
	if got := float64(p.frame.Position().X + p.frame.Size().Width/2); p.frame.Hidden || math.Abs(got-middle) > 0.01 {
		t.Errorf("the frame is at %g, the day at %g", got, middle)
	}
	if p.count.Text != "timeline.begin13" || p.brick.Hidden || !strings.HasPrefix(p.name.Text, "Title of d3") {
		t.Errorf("count %q, brick hidden %t, name %q", p.count.Text, p.brick.Hidden, p.name.Text)
	}
	tl.SetPosition(chronicle.Position{Day: day(t, "2022-09-16"), Event: "war"})
	from, to := side+tl.plan.axis.X(day(t, "2022-09-14")), side+tl.plan.axis.End(day(t, "2022-09-18"))
	b := p.bracket[0]
	if math.Abs(float64(b.Position().X)-from) > 0.01 || math.Abs(float64(b.Position().X+b.Size().Width)-to) > 0.01 || p.bracket[1].Hidden || p.bracket[2].Hidden {
		t.Errorf("the bracket goes from %v for %v, want %g to %g", b.Position(), b.Size(), from, to)
	}
	tl.SetPosition(chronicle.Position{Day: day(t, "1989-05-04")})
	if p.name.Text != "" || p.count.Text != "" || !p.brick.Hidden || !p.bracket[0].Hidden {
		t.Error("a day without an event shows one")
	}
	for _, d := range []string{"1900-01-01", "2030-01-01"} { // beyond the axis
		tl.SetPosition(chronicle.Position{Day: day(t, d)})
		if x := p.frame.Position().X; p.frame.Hidden || x < 0 || x+p.frame.Size().Width > 1220 {
			t.Errorf("%s: the frame is at %g", d, x)
		}
	}
}

func TestAStepDrawsNoPicture(t *testing.T) {
	tl, _ := open(t, 800, 192)
	before := tl.shown
	for _, e := range tl.events {
		tl.SetPosition(chronicle.Position{Day: e.Span.First, Event: e.ID})
	}
	tl.Wait()
	if tl.shown != before {
		t.Error("stepping inside the window has drawn a picture")
	}
}

func TestPositionOutsideTheWindowIsRevealed(t *testing.T) {
	tl, _ := open(t, 800, 192)
	tl.View(tl.Presets()[3].Span)
	tl.SetPosition(chronicle.Position{Day: day(t, "2021-04-28"), Event: "april"})
	if x := tl.plan.axis.Middle(day(t, "2021-04-28")); x < 0 || x > tl.plan.axis.Width() || tl.parts.frame.Hidden {
		t.Errorf("the chosen day is at %g", x)
	}
	tl.View(tl.Presets()[0].Span)
	if got := tl.plan.axis.Visible(); got.First != tl.first || got.Last != tl.last {
		t.Errorf("everything is %v", got)
	}
}

func TestArrowsPointToTheRestOfTheAxis(t *testing.T) {
	tl, _ := open(t, 800, 192)
	arrows := func() int { o := tl.plan.arrows(); return len(o.Points) / 3 }
	if got := arrows(); got != 0 {
		t.Errorf("everything is in the window, but there are %d arrows", got)
	}
	tl.View(calendar.Span{First: day(t, "2022-09-14"), Last: tl.last})
	if got := arrows(); got != 1 {
		t.Errorf("%d arrows at the end of the axis, want one to its start", got)
	}
	tl.View(tl.Presets()[3].Span)
	if got := arrows(); got != 2 {
		t.Errorf("%d arrows in the middle of the axis", got)
	}
}

func TestHoverNamesEventsAndDays(t *testing.T) {
	tl, _ := open(t, 1220, 192)
	move := func(p fyne.Position) string {
		tl.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
		return tl.parts.hover.Text
	}
	if got := move(brickOf(t, tl, "d7")); got != "Title of d7 2022-09-16" {
		t.Errorf("over a brick: %q", got)
	}
	if got := move(at(side+tl.plan.axis.Middle(day(t, "1990-01-01")), 60)); !strings.HasPrefix(got, "19") {
		t.Errorf("over an empty day: %q", got)
	}
	for x := float32(0); x <= 1220; x += 61 {
		for y := float32(0); y < 192; y += 17 {
			move(fyne.NewPos(x, y))
			if p, s := tl.parts.plate.Position(), tl.parts.plate.Size(); p.X < 0 || p.Y < 0 || p.X+s.Width > 1220 || p.Y+s.Height > 192 {
				t.Fatalf("pointer at %g,%g: the name leaves the timeline at %v, %v", x, y, p, s)
			}
		}
	}
	tl.MouseOut()
	if !tl.parts.hover.Hidden || !tl.parts.plate.Hidden || !tl.parts.cursor.Hidden {
		t.Error("the name stays")
	}
}

func TestTextsStayInside(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 500, Height: 120}, {Width: 766, Height: 136}, {Width: 3800, Height: 232}} {
		tl, _ := open(t, size.Width, size.Height)
		for i := range tl.events {
			tl.events[i].Title = "Something with a very long title that says where, when and what exactly has happened to whom"
		}
		for _, e := range tl.events {
			tl.SetPosition(chronicle.Position{Day: e.Span.First, Event: e.ID})
			for _, text := range []*canvas.Text{tl.parts.name, tl.parts.count} {
				p, s := text.Position(), text.Size()
				if text.Text != "" && (p.X < 0 || p.Y < 0 || p.X+s.Width > size.Width || p.Y+s.Height > size.Height) {
					t.Errorf("%v, %s: %q from %v, %v", size, e.ID, text.Text, p, s)
				}
			}
		}
	}
}

func TestFramesColdWarmAndAfterAZoomAreEqual(t *testing.T) {
	tl, w := open(t, 400, 300)
	frame := func() []uint8 { tl.Wait(); return w.Canvas().Capture().(*image.NRGBA).Pix }
	cold := frame()
	tl.rebuild()
	warm := frame()
	tl.View(tl.Presets()[3].Span)
	away := frame()
	tl.View(tl.Presets()[0].Span)
	back := frame()
	if !bytes.Equal(cold, warm) || !bytes.Equal(cold, back) {
		t.Error("the same window gives different frames")
	}
	if bytes.Equal(cold, away) {
		t.Error("the zoom has changed nothing")
	}
}

func TestResizeThemeAndLanguage(t *testing.T) {
	tl, w := open(t, 600, 140)
	w.Resize(fyne.NewSize(900, 200))
	tl.Wait()
	if got := tl.shown.Rect.Size(); got != image.Pt(900, 200) {
		t.Errorf("the picture is %v", got)
	}
	before := tl.shown
	tl.SetTheme(layers.Dark)
	tl.Wait()
	if tl.shown == before || tl.parts.wash.FillColor != layers.Dark.ChosenWash {
		t.Error("the theme is not followed")
	}
	tl.SetText(func(string, ...any) string { return "слово" })
	tl.SetPosition(chronicle.Position{Day: day(t, "2022-09-16"), Event: "d3"})
	if tl.parts.name.Text != "слово" || tl.AccessibilityLabel() != "слово" {
		t.Error("the language is not followed")
	}
}

func TestWhatIsInSightIsTold(t *testing.T) {
	tl, w := open(t, 800, 192)
	var seen []calendar.Span
	tl.OnSeen = func(s calendar.Span) { seen = append(seen, s) }
	tl.View(tl.Presets()[1].Span)
	tl.SetReach(chronicle.Reach{Mode: chronicle.Until})
	if len(seen) != 1 || seen[0] != tl.Presets()[1].Span {
		t.Errorf("told %v", seen)
	}
	at := tl.at
	tl.ZoomBy(1)
	if len(seen) != 2 || seen[1] != tl.plan.axis.Visible() || tl.at != at {
		t.Errorf("after a zoom told %v, position %v", seen, tl.at)
	}
	w.Resize(fyne.NewSize(1100, 192))
	if got := tl.plan.axis.Visible(); len(seen) != 2 || !got.Contains(seen[1].First) || !got.Contains(seen[1].Last) {
		t.Errorf("in another size %v is in sight, told %v", got, seen)
	}
	later := New(tl.fonts, layers.Light, english, chronicleOf(t), tl.first, tl.last)
	later.SetLinear(true)
	later.View(tl.Presets()[2].Span) // before it has a size
	w.SetContent(later)
	later.Resize(fyne.NewSize(800, 192))
	if got := later.plan.axis.Visible(); got != tl.Presets()[2].Span {
		t.Errorf("a later start shows %v", got)
	}
}

// TestThePinnedDayIsMarked in sight only, and on the side where the chosen day is not.
func TestThePinnedDayIsMarked(t *testing.T) {
	tl, _ := open(t, 800, 140)
	if !tl.parts.pin.Hidden {
		t.Error("a day is marked as pinned while none is")
	}
	pinned := day(t, "2021-04-28")
	tl.SetPinned(&chronicle.Position{Day: pinned})
	x := float64(tl.parts.pin.Position().X) + 0.75
	if tl.parts.pin.Hidden || tl.parts.pinned.Hidden || math.Abs(x-side-tl.plan.axis.Middle(pinned)) > 0.01 {
		t.Errorf("the pinned day is marked at %g, hidden %t", x, tl.parts.pin.Hidden)
	}
	if got := float64(tl.parts.pinned.Position().X); got > x {
		t.Errorf("its date stands at %g, between it at %g and the chosen day", got, x)
	}
	tl.View(calendar.Span{First: day(t, "2022-09-01"), Last: day(t, "2022-09-30")})
	if !tl.parts.pin.Hidden || !tl.parts.pinHead.Hidden || !tl.parts.pinned.Hidden {
		t.Error("the pinned day is marked although it is out of sight")
	}
	tl.View(calendar.Span{First: tl.first, Last: tl.last})
	if tl.SetPinned(nil); !tl.parts.pin.Hidden {
		t.Error("a day is marked after the comparison has ended")
	}
}

// TestTheCountCrossesNoBar: beside a day stand higher bars; the number of its events,
// and the date of a pinned day, are written where no bar is.
func TestTheCountCrossesNoBar(t *testing.T) {
	for _, width := range []float32{500, 766, 1220, 1900} {
		tl, _ := open(t, width, 192)
		events := chronicleOf(t)
		for i, d := range []string{"2022-09-13", "2022-09-15", "2022-09-17", "2022-09-19"} {
			for k := range []int{6, 30, 24, 3}[i] {
				events = append(events, Event{ID: fmt.Sprint(d, k), Span: calendar.On(day(t, d)), Group: chronicle.GroupClash})
			}
		}
		tl.SetEvents(events)
		written := 0
		for _, d := range tl.plan.axis.active {
			tl.SetPosition(chronicle.Position{Day: d})
			written += crossesNoBar(t, tl, tl.parts.count)
			pinned := d - 1
			tl.SetPinned(&chronicle.Position{Day: pinned})
			crossesNoBar(t, tl, tl.parts.pinned)
		}
		if written < 4 {
			t.Errorf("%g dp: only %d days say how many events begin", width, written)
		}
	}
}

// crossesNoBar is 1 if the text is written, and fails if that is on a bar.
func crossesNoBar(t *testing.T, tl *Timeline, text *canvas.Text) int {
	t.Helper()
	if text.Text == "" || text.Hidden {
		return 0
	}
	p, s := text.Position(), text.Size()
	own := orb.Bound{Min: orb.Point{float64(p.X), float64(p.Y)}, Max: orb.Point{float64(p.X + s.Width), float64(p.Y + s.Height)}}
	for _, b := range tl.plan.bricks {
		if box := tl.plan.box(b); box.Min[0] < own.Max[0] && box.Max[0] > own.Min[0] && box.Min[1] < own.Max[1] {
			t.Errorf("%g dp, %s: %q at %v crosses the bar at %v", tl.plan.width, tl.at.Day, text.Text, own, box)
			return 1
		}
	}
	return 1
}

// TestEventsThatBeginOnADay: those whose first day is known to be that day, in order.
func TestEventsThatBeginOnADay(t *testing.T) {
	tl, _ := open(t, 900, 100)
	for date, want := range map[string]string{
		"1924-01-01": "", // a year is no day
		"2021-04-28": "april", "2021-04-29": "", "2022-09-14": "war", "2022-09-15": "", "2025-03-13": "treaty",
	} {
		var ids []string
		for _, e := range tl.begins(day(t, date)) {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: %q begin, want %q", date, got, want)
		}
	}
	if got := len(tl.begins(day(t, "2022-09-16"))); got != 13 {
		t.Errorf("%d events begin on the dense day, want 13", got)
	}
}

// TestAFaultInDrawingTheAxisIsTold, and the next picture is drawn.
func TestAFaultInDrawingTheAxisIsTold(t *testing.T) {
	tl, _ := open(t, 900, 100)
	told := make(chan *fault.Error, 1)
	defer fault.Handle(func(e *fault.Error) { told <- e })()
	good := tl.plan
	bad := *good
	bad.axis = nil
	tl.artist.want(&bad)
	tl.artist.wait()
	if e := <-told; e == nil {
		t.Error("nothing was told")
	}
	tl.artist.want(good)
	tl.artist.wait()
	if tl.artist.take() == nil {
		t.Error("after a fault nothing more is drawn")
	}
}

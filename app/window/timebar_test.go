package window

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"borderatlas/app/model"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// clock is a time that tests move by hand.
type clock struct {
	now   time.Duration
	waits []*wait
}

type wait struct {
	until   time.Duration
	do      func()
	stopped bool
}

func newClock() *clock { return &clock{} }

func (c *clock) after(d time.Duration, do func()) func() {
	w := &wait{until: c.now + d, do: do}
	c.waits = append(c.waits, w)
	return func() { w.stopped = true }
}

// pass lets time go by and calls what is due, in order.
func (c *clock) pass(d time.Duration) {
	end := c.now + d
	for {
		c.waits = slices.DeleteFunc(c.waits, func(w *wait) bool { return w.stopped })
		slices.SortStableFunc(c.waits, func(a, b *wait) int { return int(a.until - b.until) })
		if len(c.waits) == 0 || c.waits[0].until > end {
			c.now = end
			return
		}
		w := c.waits[0]
		c.now, w.stopped = w.until, true
		w.do()
	}
}

// played is a window whose time the test moves.
func played(t *testing.T) (*Window, *clock) {
	w, c := opened(t, 1366, 768), newClock()
	w.player.after = c.after
	return w, c
}

func TestPlayingTakesItsTime(t *testing.T) {
	w, c := played(t)
	events := w.content.Stack.Data().Chronicle.Events()
	w.send(model.FirstEvent{})
	w.send(model.UseSpeed{Speed: model.Speed{Value: 2, Per: model.EventsPerSecond}})
	w.bar.play.tapped()
	if !w.bar.play.worn.on || w.bar.play.name != "Pause" {
		t.Errorf("while time is played the button is called %q", w.bar.play.name)
	}
	expect := func(i int, when string) {
		t.Helper()
		if got := w.model.State().At.Event; got != events[i].ID {
			t.Fatalf("%s %s is shown, want number %d, %s", when, got, i, events[i].ID)
		}
	}
	c.pass(499 * time.Millisecond)
	expect(0, "before the first step")
	c.pass(time.Millisecond)
	expect(1, "after half a second")
	c.pass(5 * time.Second)
	expect(11, "after 5.5 s")
	w.bar.play.tapped()
	c.pass(time.Minute)
	expect(11, "after a pause")
	w.bar.play.tapped()
	w.send(model.GoToEvent{ID: events[20].ID}) // the wait begins again
	c.pass(400 * time.Millisecond)
	expect(20, "soon after a jump")
	c.pass(time.Hour)
	expect(len(events)-1, "at the end")
	if w.model.State().Playing || w.bar.play.worn.on || w.bar.play.name != "Play" {
		t.Error("time is played on after the end")
	}
	w.send(model.UseLoop{On: true})
	w.send(model.Play{On: true})
	expect(0, "played from the end")
	c.pass(time.Duration(len(events)) * time.Second / 2)
	expect(0, "after a round")
}

// TestPlayingByDays: a month at 30 days a second takes about a second.
func TestPlayingByDays(t *testing.T) {
	w, c := played(t)
	w.send(model.UseSteps{Kind: model.MonthSteps})
	w.send(model.UseEmpties{Keep: true})
	w.send(model.UseMode{Mode: chronicle.Until})
	w.send(model.GoToDay{Day: calendar.Date(2024, 1, 31)})
	w.send(model.UseSpeed{Speed: model.Speed{Value: 10, Per: model.DaysPerSecond}})
	w.send(model.Play{On: true})
	c.pass(3100 * time.Millisecond)
	if got := w.model.State().At.Day.String(); got != "2024-02-29" {
		t.Errorf("after the days of January %s is shown", got)
	}
	c.pass(2900 * time.Millisecond)
	if got := w.model.State().At.Day.String(); got != "2024-03-31" {
		t.Errorf("after the days of February %s is shown", got)
	}
}

// TestHeldKeysPresentTheNewest: steps that arrive before the window has presented
// the last one are made, but only the newest is presented.
func TestHeldKeysPresentTheNewest(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.FirstEvent{})
	var queued []func()
	w.queue = func(do func()) { queued = append(queued, do) }
	before := texts(w.card.root)
	for range 30 {
		pressKey(w, fyne.KeyRight)
	}
	if len(queued) != 1 || texts(w.card.root) != before {
		t.Fatalf("30 steps have queued %d pieces of work", len(queued))
	}
	want := w.content.Stack.Data().Chronicle.Events()[30]
	queued[0]()
	if got := texts(w.card.root); w.model.State().At.Event != want.ID || !strings.Contains(got, strings.Fields(want.Title)[0]) {
		t.Errorf("after 30 steps %s is chosen and the card says %.100s", w.model.State().At.Event, got)
	}
	pressKey(w, fyne.KeyRight)
	w.send(model.OpenLayers{Open: false}) // whatever else happens presents it too
	if got := w.late; got != 0 || len(queued) != 2 {
		t.Errorf("left over: %b, queued %d", got, len(queued))
	}
}

// TestModesAreChosenByName and keep the day; the length of a window is typed.
func TestModesAreChosenByName(t *testing.T) {
	w := opened(t, 1366, 768)
	at := w.model.State().At
	for _, c := range []struct {
		mode chronicle.Mode
		name string
	}{
		{chronicle.Window, "Window of 30 days"}, {chronicle.Until, "Everything up to this day"}, {chronicle.OnDay, "On this day"},
	} {
		b := w.bar.modes[c.mode]
		b.tapped()
		if got := w.model.State(); got.Reach.Mode != c.mode || got.At != at || b.name != c.name || !b.worn.on {
			t.Errorf("%q: mode %d, position %v, chosen %t", b.name, got.Reach.Mode, got.At, b.worn.on)
		}
		for _, line := range w.win.MainMenu().Items[2].Items {
			if ticked := strings.HasPrefix(line.Label, b.name); line.Checked != ticked && line.Checked {
				t.Errorf("%q: the menu ticks %q", b.name, line.Label)
			}
		}
		if w.bar.length.Visible() != (c.mode == chronicle.Window) || w.source.at(w.stage.Camera()).Reach.Mode != c.mode {
			t.Errorf("%q: the field is there %t, the map shows mode %d", c.name, w.bar.length.Visible(), w.source.at(w.stage.Camera()).Reach.Mode)
		}
	}
	w.bar.modes[chronicle.Window].tapped()
	w.bar.length.OnSubmitted("7")
	if got := w.model.State(); got.Reach.Days != 7 || got.At != at || !strings.Contains(texts(w.bar.root), "Window of 7 days") {
		t.Errorf("typing 7 gives %v", got.Reach)
	}
	for _, wrong := range []string{"0", "-3", "many", "1e9", ""} {
		w.bar.length.OnSubmitted(wrong)
		if got := w.model.State().Reach.Days; got != 7 || !w.bar.wrong.Visible() {
			t.Errorf("%q gives %d days", wrong, got)
		}
	}
}

// TestMenusOfTheBar: every line of the lists chooses what it says.
func TestMenusOfTheBar(t *testing.T) {
	w := opened(t, 1366, 768)
	for i, kind := range model.StepKinds {
		w.bar.stepItems()[i].Action()
		if got := w.model.State().Steps; got != kind || w.bar.steps.press.name == "" {
			t.Errorf("line %d chooses %s, want %s", i, got, kind)
		}
	}
	for i, speed := range offered {
		w.bar.speedItems()[i].Action()
		if got := w.model.State().Speed; got != speed || !w.bar.speedItems()[i].Checked {
			t.Errorf("line %d chooses %v, want %v", i, got, speed)
		}
	}
	at := w.model.State().At
	for i, p := range w.axis.Presets() {
		w.bar.axisItems()[i].Action()
		if got := texts(w.bar.axis.button); !strings.Contains(got, p.Name(w.bar.text)) || !w.bar.axisItems()[i].Checked || w.model.State().At != at {
			t.Errorf("after %s the button says %q, the position is %v", p.ID, got, w.model.State().At)
		}
	}
	w.axis.ZoomBy(1)
	if got := texts(w.bar.axis.button); got != "Part of the axis" {
		t.Errorf("after a zoom the button says %q", got)
	}
}

func TestTypedWordLeadsToAnEvent(t *testing.T) {
	w := opened(t, 1366, 768)
	for _, e := range w.content.Stack.Data().Chronicle.Events()[:10] {
		w.bar.entry.OnSubmitted(strings.ToUpper(e.Title))
		if got := w.model.Event(); got == nil || got.Title != e.Title || w.win.Canvas().Focused() != fyne.Focusable(w.stage) {
			t.Errorf("%q leads to %v", e.Title, w.model.State().At)
		}
	}
}

func TestTwoClocks(t *testing.T) {
	w := opened(t, 1920, 1080)
	shown := 0
	for _, e := range w.content.Stack.Data().Chronicle.Events() {
		w.send(model.GoToEvent{ID: e.ID})
		known := slices.ContainsFunc(e.Clocks, func(k chronicle.Clock) bool { return k.Zone != chronicle.NoZone })
		got := w.bar.clocks.text
		if known != (got != "") || known && !(strings.Contains(got, "Bishkek") && strings.Contains(got, "Dushanbe")) {
			t.Errorf("%s with the clocks %v: %q", e.ID, e.Clocks, got)
		}
		if known {
			shown++
		}
	}
	if shown == 0 {
		t.Error("no event of the chronicle has a clock")
	}
}

// TestThumbsReachTheModel: Tab leads from one thumb to the other, and each moves
// its end of the window.
func TestThumbsReachTheModel(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.UseMode{Mode: chronicle.Window})
	w.send(model.UseSteps{Kind: model.DaySteps})
	w.send(model.UseEmpties{Keep: true})
	span := func() string { return fmt.Sprint(w.model.Frame().Reach.Span(w.model.State().At.Day)) }
	w.win.Canvas().Focus(w.axis)
	pressKey(w, fyne.KeyRight)
	if got := span(); got != "2022-08-18/2022-09-17" {
		t.Errorf("the chosen day's thumb leads to %s", got)
	}
	w.win.Canvas().FocusNext()
	pressKey(w, fyne.KeyLeft)
	pressKey(w, fyne.KeyDown)
	if got := span(); got != "2022-08-16/2022-09-17" {
		t.Errorf("the first day's thumb leads to %s", got)
	}
	pressKey(w, fyne.KeyEnd)
	if got := span(); got != "2022-09-17" {
		t.Errorf("End of the first day leads to %s", got)
	}
	w.win.Canvas().Focus(w.axis)
	pressKey(w, fyne.KeyEnd)
	if got := span(); got != "2022-09-17/"+w.model.Days().Last.String() {
		t.Errorf("End of the chosen day leads to %s", got)
	}
}

func TestLaterStartKeepsTheTime(t *testing.T) {
	w := opened(t, 1366, 768)
	april := w.axis.Presets()[2].Span
	w.axis.View(april)
	w.send(model.UseMode{Mode: chronicle.Until})
	w.send(model.UseSteps{Kind: model.MonthSteps})
	w.saveAll()
	w2 := &Window{app: w.app, settings: w.settings, win: w.app.NewWindow("later"), player: player{after: newClock().after}, queue: w.queue}
	w2.begin(w.content, blank{})
	w2.win.Resize(fyne.NewSize(1366, 768))
	if s := w2.model.State(); s.Axis != april || s.Reach.Mode != chronicle.Until || s.Steps != model.MonthSteps || s.Playing {
		t.Errorf("a later start: %+v", s)
	}
	if got := texts(w2.bar.root); !strings.Contains(got, "April 2021") || !strings.Contains(got, "By month") {
		t.Errorf("the bar of a later start says %q", got)
	}
}

// TestWhatIsDrawnIsRefreshed: the button that lies in the window is the one that
// changes its ground, not a drawing beside it.
func TestWhatIsDrawnIsRefreshed(t *testing.T) {
	w := opened(t, 1366, 768)
	ground := func(b *button) any {
		return test.WidgetRenderer(b).Objects()[0].(*canvas.Rectangle).FillColor
	}
	before := ground(w.bar.modes[chronicle.Window])
	w.send(model.UseMode{Mode: chronicle.Window})
	if after := ground(w.bar.modes[chronicle.Window]); after == before {
		t.Errorf("the chosen mode keeps the ground %v", after)
	}
}

// TestEscapeEmptiesTheDate: what was typed wrongly does not stay for the next time.
func TestEscapeEmptiesTheDate(t *testing.T) {
	w := opened(t, 1366, 768)
	w.focusDate()
	w.bar.entry.SetText("99.99.2022")
	pressKey(w, fyne.KeyReturn)
	if !w.bar.wrong.Visible() {
		t.Fatal("a date that there is not is taken")
	}
	pressKey(w, fyne.KeyEscape)
	if w.bar.entry.Text != "" || w.bar.wrong.Visible() {
		t.Errorf("%q stays in the field, or its fault", w.bar.entry.Text)
	}
}

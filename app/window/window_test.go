package window

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

func embedded(t testing.TB) *content.Content {
	t.Helper()
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// blank draws an empty map, so that tests of the panels do not wait for drawing.
type blank struct{}

func (blank) Key(layers.Plane, layers.Frame) string { return "blank" }

func (blank) Build(_ context.Context, _ layers.Plane, f layers.Frame) (*layers.Picture, error) {
	w, h := f.Camera.Size()
	return &layers.Picture{Scene: &scene.Scene{W: w, H: h}}, nil
}

// opened is the window over the embedded data, without a driver and with a blank map.
func opened(t testing.TB, width, height float32) *Window {
	t.Helper()
	return openedWith(t, blank{}, width, height)
}

func openedWith(t testing.TB, d drawer, width, height float32) *Window {
	t.Helper()
	c := embedded(t)
	a := test.NewTempApp(t)
	w := &Window{
		app: a, settings: a.Preferences(), win: a.NewWindow("test"), version: "1.2.3",
		player: player{after: newClock().after}, queue: func(do func()) { do() }, beside: newBeside(), disk: realDisk,
	}
	w.begin(c, d)
	w.exportFolders() // as the start does
	w.folders.running.Wait()
	w.stage.Still = true
	w.win.Resize(fyne.NewSize(width, height))
	t.Cleanup(w.win.Close)
	return w
}

// walk visits every visible object with its position in the window; visit tells
// whether to go inside.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(o fyne.CanvasObject, at fyne.Position) bool) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if !visit(o, at) {
		return
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		walk(child, at, visit)
	}
}

// texts lists what is written in an object, in the order of drawing.
func texts(o fyne.CanvasObject) string {
	var all []string
	walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if t, ok := o.(*canvas.Text); ok {
			all = append(all, t.Text)
		}
		return true
	})
	return strings.Join(all, " ")
}

func pressKey(w *Window, key fyne.KeyName) {
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func TestStartShowsTheFirstEvent(t *testing.T) {
	w := opened(t, 1366, 768)
	e := w.content.Stack.Data().Chronicle.Begin(model.FirstDay)[0]
	if got := texts(w.card.root); !strings.Contains(got, e.Title) {
		t.Errorf("the card does not name %q: %.200s", e.Title, got)
	}
	if got := texts(w.bar.root); !strings.Contains(got, "Friday, 16 September 2022") || !strings.Contains(got, "1 of ") {
		t.Errorf("the bar says %q", got)
	}
	if w.win.Canvas().Focused() != w.stage {
		t.Error("the map does not have the keys")
	}
}

func TestKeysStep(t *testing.T) {
	w := opened(t, 1366, 768)
	events := w.content.Stack.Data().Chronicle.Events()
	pressKey(w, fyne.KeyHome)
	for i, e := range events {
		if got := w.model.State().At.Event; got != e.ID {
			t.Fatalf("step %d shows %s, want %s", i, got, e.ID)
		}
		if got := texts(w.card.root); !strings.Contains(got, strings.Join(strings.Fields(e.Title)[:1], " ")) {
			t.Fatalf("the card of %s says %.300s", e.ID, got)
		}
		pressKey(w, fyne.KeyRight)
	}
	pressKey(w, fyne.KeyEnd)
	if got := w.model.State().At.Event; got != events[len(events)-1].ID {
		t.Errorf("End leads to %s", got)
	}
	pressKey(w, fyne.KeyLeft)
	if got := w.model.State().At.Event; got != events[len(events)-2].ID {
		t.Errorf("Left leads to %s", got)
	}
	pressKey(w, fyne.KeyPageUp)
	if got, want := w.model.State().At.Day, events[len(events)-2].Span.First.AddMonths(-1); got != want {
		t.Errorf("PageUp leads to %v, want %v", got, want)
	}
}

// TestKeysBelongToTheField: while a date is typed, no key moves through time.
func TestKeysBelongToTheField(t *testing.T) {
	w := opened(t, 1366, 768)
	w.focusDate()
	before := w.model.State().At
	for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown} {
		pressKey(w, key)
	}
	if got := w.model.State().At; got != before {
		t.Errorf("keys in the field lead to %v", got)
	}
	pressKey(w, fyne.KeyEscape)
	if w.win.Canvas().Focused() != w.stage {
		t.Error("escape does not give the keys back to the map")
	}
}

// TestKeysInListsAndModals: rows of a list and buttons of a modal keep their keys.
func TestKeysInListsAndModals(t *testing.T) {
	w := opened(t, 1366, 768)
	ids := []string{w.content.Stack.Data().Chronicle.Events()[3].ID, w.content.Stack.Data().Chronicle.Events()[4].ID}
	w.send(model.Show{Subject: model.Subject{Kind: model.ListSubject, IDs: ids}})
	before := w.model.State().At
	row := w.card.body.Objects[0].(*press)
	w.win.Canvas().Focus(row)
	pressKey(w, fyne.KeyRight)
	if got := w.model.State().At; got != before {
		t.Errorf("Right in a list leads to %v", got)
	}
	pressKey(w, fyne.KeyReturn)
	if got := w.model.State().At.Event; got != ids[0] {
		t.Errorf("Return on a row shows %s, want %s", got, ids[0])
	}
	before = w.model.State().At
	w.showKeys()
	pressKey(w, fyne.KeyRight)
	w.typed(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := w.model.State().At; got != before {
		t.Errorf("Right in a modal leads to %v", got)
	}
	pressKey(w, fyne.KeyEscape)
	if w.modal != nil || w.win.Canvas().Overlays().Top() != nil {
		t.Error("escape leaves the modal open")
	}
}

// TestButtonsHandKeysOn: with the focus on a button or a switch the arrows step.
func TestButtonsHandKeysOn(t *testing.T) {
	w := opened(t, 1366, 768)
	for _, o := range []fyne.Focusable{w.bar.play, w.panel.rows[0].toggle} {
		before := w.model.State().At
		w.win.Canvas().Focus(o)
		pressKey(w, fyne.KeyRight)
		if w.model.State().At == before {
			t.Errorf("%T keeps the arrow", o)
		}
	}
	w.win.Canvas().Focus(w.panel.rows[0].toggle)
	pressKey(w, fyne.KeySpace)
	if id := w.panel.rows[0].id; w.model.State().Visible.Has(id) {
		t.Errorf("space does not switch %s off", id)
	}
}

func TestTypedDate(t *testing.T) {
	w := opened(t, 1920, 1080)
	for _, c := range []struct{ typed, day, wrong string }{
		{"29.04.2021", "2021-04-29", ""},
		{"16 сентября 2022", "2022-09-16", ""},
		{"2022-02-30", "2022-09-16", "2022-02-30"},
		{"soon", "2022-09-16", "soon"},
		{"1900-01-01", "2022-09-16", "1924"},
		{"2025-03-13", "2025-03-13", ""},
	} {
		w.bar.entry.OnSubmitted(c.typed)
		if got := w.model.State().At.Day.String(); got != c.day {
			t.Errorf("%q leads to %s, want %s", c.typed, got, c.day)
		}
		if w.bar.wrong.Visible() != (c.wrong != "") || !strings.Contains(w.bar.wrong.text, c.wrong) {
			t.Errorf("%q: the bar says %q", c.typed, w.bar.wrong.text)
		}
	}
}

func TestSwitchesAndPanels(t *testing.T) {
	w := opened(t, 1366, 768)
	w.panel.rows[1].toggle.Tapped(nil)
	if w.model.State().Visible.Has(w.panel.rows[1].id) {
		t.Error("the switch does not turn the layer off")
	}
	if len(w.panel.rows[1].items.Objects) != 0 {
		t.Error("the legend of a layer that is off is still there")
	}
	w.send(model.OpenLayers{Open: false})
	if w.left.root.Visible() || !w.shell.openLeft.Visible() || w.maps.root.Position().X != 0 {
		t.Error("the closed panel is still there, or nothing brings it back")
	}
	w.send(model.OpenCard{Open: false})
	if w.card.root.Visible() || !w.shell.openRight.Visible() {
		t.Error("the closed card is still there, or nothing brings it back")
	}
	w.send(model.StepEvent{By: 1})
	if !w.card.root.Visible() {
		t.Error("the card does not open for a chosen event")
	}
}

// shownMarks lists what can be pointed at, in view points of the map.
func shownMarks(w *Window) []layers.Mark {
	from, _ := w.stage.Drawn()
	to := w.stage.Camera()
	var marks []layers.Mark
	for _, d := range w.source.drawn {
		for _, m := range d.picture.Marks {
			half := m.Box.Max
			half[0], half[1] = (m.Box.Max[0]-m.Box.Min[0])/2, (m.Box.Max[1]-m.Box.Min[1])/2
			at := to.View(from.World(m.Box.Center()))
			m.Box = orb.Bound{Min: orb.Point{at[0] - half[0], at[1] - half[1]}, Max: orb.Point{at[0] + half[0], at[1] + half[1]}}
			marks = append(marks, m)
		}
	}
	return marks
}

// TestTappingTheMap: a mark opens the card of what it stands for, empty land
// leads back to the chosen event, and the pointer resting on a mark names it.
func TestTappingTheMap(t *testing.T) {
	w := openedWith(t, embedded(t).Stack, 1366, 768)
	w.stage.Wait()
	want := map[layers.MarkKind]model.SubjectKind{
		layers.ExclaveMark: model.ExclaveSubject, layers.TownMark: model.TownSubject, layers.EventMark: model.ListSubject,
	}
	mw, mh := w.stage.Camera().Size()
	for _, m := range shownMarks(w) {
		at := m.Box.Center()
		subject, known := want[m.Kind]
		if !known || m.Kind == layers.EventMark && len(m.IDs) < 2 || at[0] < 0 || at[1] < 0 || at[0] > mw || at[1] > mh {
			continue
		}
		if hits := w.chosenHalf().under(at); hits[0].Kind != m.Kind {
			continue // something lies over it
		}
		delete(want, m.Kind)
		w.stage.OnTap(at)
		if got := w.model.State().Subject.Kind; got != subject {
			t.Errorf("a tap on %q shows subject %d, want %d", m.Title, got, subject)
		}
	}
	for kind := range want {
		t.Errorf("no mark of kind %d can be tapped", kind)
	}
	w.stage.OnTap(orb.Point{-500, -500})
	if got := w.model.State().Subject.Kind; got != model.EventSubject {
		t.Errorf("a tap on empty land shows subject %d", got)
	}
}

// TestCredits: the sources of what is on the map are named in the short form.
func TestCredits(t *testing.T) {
	w := opened(t, 1366, 768)
	for _, lang := range model.Languages {
		w.send(model.UseLanguage{Code: lang})
		f := w.model.Frame()
		for _, id := range w.content.Stack.IDs() {
			f.Visible = f.Visible.With(id, true)
		}
		got := w.credits(f)
		if strings.Contains(got, "credit.") || !strings.Contains(got, "OpenStreetMap") {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

// TestLaterStart: what was saved at the end is there again.
func TestLaterStart(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.GoToDay{Day: calendar.Date(2021, 4, 29)})
	w.send(model.SwitchLayer{ID: "water", On: false})
	w.noteSize()
	w.saveAll()
	saved := w.app.Preferences().String(settingsKey)
	w2 := &Window{app: w.app, settings: w.settings, win: w.app.NewWindow("later")}
	w2.begin(w.content, blank{})
	if s := w2.model.State(); s.At.Day != calendar.Date(2021, 4, 29) || s.Visible.Has("water") {
		t.Errorf("after %s: %v, water %t", saved, s.At, s.Visible.Has("water"))
	}
}

func TestContentThatCannotBeRead(t *testing.T) {
	a := test.NewTempApp(t)
	w := &Window{app: a, settings: a.Preferences(), win: a.NewWindow("test")}
	w.win.Resize(fyne.NewSize(1024, 640))
	w.refuse(errors.New("embedded chronicle: line 3 is torn"))
	if got := texts(w.win.Content()); !strings.Contains(got, "line 3 is torn") {
		t.Errorf("the window says %q", got)
	}
}

// checking is a catalogue lookup that fails the test for a text that is missing.
func checking(t *testing.T, c *content.Content, lang string) layers.Text {
	text := c.Catalogue.Text(lang)
	return func(id string, args ...any) string {
		if !c.Catalogue.Has(lang, id) {
			t.Errorf("%s has no text %q", lang, id)
		}
		s := text(id, args...)
		if strings.Contains(s, "{") {
			t.Errorf("%s %q: an argument is missing in %q", lang, id, s)
		}
		return s
	}
}

// TestCardsHaveTheirTexts shows the card of everything that has one.
func TestCardsHaveTheirTexts(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(newLook(layers.Light))
	c := embedded(t)
	data := c.Stack.Data()
	for _, lang := range model.Languages {
		k := newCard(words{checking(t, c, lang), lang, layers.Light}, c.Stack, nil, nil, nil)
		for i, e := range data.Chronicle.Events() {
			k.fill(k.eventHeader(e, i%2, 3), k.event(e))
		}
		for _, p := range data.Chronicle.Places() {
			k.place(p, data.Chronicle.Events()[0].Span.First)
		}
		for _, town := range data.Atlas.Towns {
			k.town(town.ID, data.Chronicle.Events()[0].Span.First)
		}
		for _, day := range []calendar.Day{calendar.Date(1990, 1, 1), calendar.Date(2022, 9, 16), calendar.Date(2025, 6, 1)} {
			for _, x := range data.Atlas.At(day).Exclaves {
				k.exclave(x.ID, day)
			}
			k.day(day)
		}
	}
}

// TestCardLeavesNothingOut: every figure, statement, source, date claim and place
// of every event is written in its card.
func TestCardLeavesNothingOut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(newLook(layers.Light))
	c := embedded(t)
	k := newCard(words{c.Catalogue.Text("en"), "en", layers.Light}, c.Stack, nil, nil, nil)
	k.setWidth(400)
	for _, e := range c.Stack.Data().Chronicle.Events() {
		k.fill(k.eventHeader(e, 1, 1), k.event(e))
		k.root.Resize(fyne.NewSize(400, 800))
		got := squeeze(texts(k.root))
		for _, want := range wanted(c.Stack.Data().Chronicle, e) {
			if !strings.Contains(got, squeeze(want)) {
				t.Errorf("%s: the card lacks %q", e.ID, want)
			}
		}
	}
}

// squeeze leaves blanks out, because lines are broken at them and inside long words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func wanted(store *chronicle.Store, e *chronicle.Event) []string {
	all := []string{e.Title, e.Summary, e.Note, e.DateNote, e.PlaceNote, e.Diplomat.Note, e.Diplomat.Discrepancy}
	for _, f := range e.Figures {
		all = append(all, f.ClaimedBy, f.Text)
	}
	for _, s := range e.Statements {
		all = append(all, s.Text, s.ClaimedBy)
	}
	for _, s := range e.Sources {
		all = append(all, s.Title, s.Publisher)
	}
	for _, d := range e.DateClaims {
		all = append(all, d.ClaimedBy)
	}
	for _, p := range e.Places {
		all = append(all, p.Name("en"))
	}
	for _, d := range store.Displacements(e.ID) {
		all = append(all, d.ClaimedBy, d.Note)
	}
	for _, k := range e.Clocks {
		all = append(all, k.What, k.ClaimedBy)
	}
	return all
}

// TestNothingLeavesItsFrame lays the window out in all sizes and looks for text
// that is wider or higher than its frame, and frames that leave the one around them.
func TestNothingLeavesItsFrame(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 3840, Height: 2160}} {
		for _, lang := range model.Languages {
			t.Run(fmt.Sprintf("%gx%g %s", size.Width, size.Height, lang), func(t *testing.T) {
				w := opened(t, size.Width, size.Height)
				w.send(model.UseLanguage{Code: lang})
				w.bar.entry.OnSubmitted("2022-02-30")
				checkFrames(t, w.root)
				w.send(model.ShowEvent{ID: "conflict-2022-09"})
				checkFrames(t, w.card.root)
			})
		}
	}
}

// slack is what rounding of sizes may add up to, in dp.
const slack = 1

func checkFrames(t *testing.T, root fyne.CanvasObject) {
	t.Helper()
	var inside func(o fyne.CanvasObject, at fyne.Position, frame fyne.Size, corner fyne.Position)
	inside = func(o fyne.CanvasObject, at fyne.Position, frame fyne.Size, corner fyne.Position) {
		if !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			m := text.MinSize()
			right, bottom := corner.X+frame.Width, corner.Y+frame.Height
			if at.X < corner.X-slack || at.Y < corner.Y-slack || at.X+m.Width > right+slack || at.Y+m.Height > bottom+slack {
				t.Errorf("%q at %v, %v, leaves its frame %v, %v", text.Text, at, m, corner, frame)
			}
			return
		}
		var children []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			children = o.Objects
		case *container.Scroll: // its content is as high as it needs to be
			inside(o.Content, at, o.Content.Size(), at.Add(o.Content.Position()))
			if o.Content.Size().Width > o.Size().Width+slack {
				t.Errorf("content of %g dp in a scroll of %g", o.Content.Size().Width, o.Size().Width)
			}
			return
		case *widget.Entry: // scrolls its own text
			return
		case *field:
			return
		case fyne.Widget:
			children = test.WidgetRenderer(o).Objects()
		}
		if !o.Size().IsZero() { // otherwise its parts lie in the frame around it
			frame, corner = o.Size(), at
		}
		for _, child := range children {
			inside(child, at, frame, corner)
		}
	}
	inside(root, fyne.Position{}, root.Size(), fyne.Position{})
}

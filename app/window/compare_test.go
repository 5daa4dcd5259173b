package window

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
)

func TestBothDaysAreWritten(t *testing.T) {
	w := opened(t, 1366, 768)
	for _, c := range []struct {
		msg             model.Msg
		pinned, chosen  string
		russian, second string
	}{
		{
			model.CompareReady{Name: model.TreatyReady},
			"12 March 2025", "13 March 2025", "12 марта 2025\u00a0г.", "13 марта 2025\u00a0г.",
		},
		{
			model.CompareReady{Name: model.WarsReady},
			"28 April – 1 May 2021", "14–18 September 2022", "28 апреля – 1 мая 2021\u00a0г.", "14–18 сентября 2022\u00a0г.",
		},
	} {
		w.send(c.msg)
		for lang, want := range map[string][2]string{"en": {c.pinned, c.chosen}, "ru": {c.russian, c.second}} {
			w.send(model.UseLanguage{Code: lang})
			if got := w.maps.pinned.tag.date.text; got != want[0] {
				t.Errorf("the pinned map says %q, want %q", got, want[0])
			}
			if got := w.maps.chosen.tag.date.text; got != want[1] {
				t.Errorf("the chosen map says %q, want %q", got, want[1])
			}
		}
	}
	w.send(model.GoToDay{Day: calendar.Date(2023, 1, 1)})
	if got := w.maps.chosen.tag.date.text; !strings.Contains(got, "2023") {
		t.Errorf("after a step the chosen map says %q", got)
	}
	w.send(model.CompareAs{})
	if w.maps.pinned.tag.root.Visible() || w.maps.chosen.tag.root.Visible() || w.twin != nil {
		t.Error("the end of the comparison leaves something of it")
	}
}

// corners is where a canvas object lies in the window.
func corners(o fyne.CanvasObject) (corner, end fyne.Position) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at, at.Add(o.Size())
}

// TestComparisonHasRoom: in every size and language each half keeps its least
// width, dates and buttons lie inside it and on nothing else.
func TestComparisonHasRoom(t *testing.T) {
	const leastHalf = 270
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 3840, Height: 2160}} {
		w := opened(t, size.Width, size.Height)
		for _, lang := range model.Languages {
			w.send(model.UseLanguage{Code: lang})
			for _, kind := range []model.CompareKind{model.Split, model.Swipe} {
				w.send(model.CompareReady{Name: model.WarsReady})
				w.send(model.CompareAs{Kind: kind})
				for _, share := range []float64{0, 0.5, 1} {
					w.send(model.MoveDivider{Share: share})
					what := fmt.Sprintf("%gx%g %s kind %d at %g", size.Width, size.Height, lang, kind, share)
					checkComparison(t, what, w)
					if kind == model.Split && w.maps.chosen.cut.Size().Width < leastHalf {
						t.Errorf("%s: a half has %g dp", what, w.maps.chosen.cut.Size().Width)
					}
				}
			}
			w.send(model.CompareAs{})
		}
	}
}

func checkComparison(t *testing.T, what string, w *Window) {
	t.Helper()
	checkFrames(t, w.maps.pinned.tag.root)
	checkFrames(t, w.maps.chosen.tag.root)
	for _, p := range []*pane{w.maps.pinned, w.maps.chosen} {
		left, right := corners(p.cut)
		from, to := corners(p.tag.root)
		if from.X < left.X || to.X > right.X || to.Y > right.Y {
			t.Errorf("%s: the date %v to %v leaves its half %v to %v", what, from, to, left, right)
		}
	}
	apart(t, what, w.maps.pinned.tag.root, w.maps.chosen.tag.root, w.maps.tools.root, w.shell.openLeft, w.shell.openRight)
	// The display, which covers both maps, has its buttons where nothing else is.
	corner, _ := corners(w.hud)
	for _, b := range w.hud.Reserved() {
		for _, o := range []fyne.CanvasObject{w.maps.pinned.tag.root, w.maps.chosen.tag.root, w.maps.tools.root} {
			from, to := corners(o)
			own := orb.Bound{
				Min: orb.Point{float64(from.X - corner.X), float64(from.Y - corner.Y)},
				Max: orb.Point{float64(to.X - corner.X), float64(to.Y - corner.Y)},
			}
			if own.Min[0] < b.Max[0] && own.Max[0] > b.Min[0] && own.Min[1] < b.Max[1] && own.Max[1] > b.Min[1] {
				t.Errorf("%s: %v covers the display's %v", what, own, b)
			}
		}
	}
}

// apart fails if visible objects overlap.
func apart(t *testing.T, what string, objects ...fyne.CanvasObject) {
	t.Helper()
	for i, a := range objects {
		for _, b := range objects[:i] {
			p, q := corners(a)
			r, s := corners(b)
			if a.Visible() && b.Visible() && p.X < s.X && q.X > r.X && p.Y < s.Y && q.Y > r.Y {
				t.Errorf("%s: %v to %v overlaps %v to %v", what, p, q, r, s)
			}
		}
	}
}

// TestNarrowComparison: at the least size the card takes the layers' place, and
// the button for the layers brings them back.
func TestNarrowComparison(t *testing.T) {
	w := opened(t, 1024, 640)
	w.send(model.CompareAs{Kind: model.Split})
	if w.left.root.Visible() || !w.card.root.Visible() || !w.shell.openLeft.Visible() {
		t.Error("beside two maps there is no room for card and layers")
	}
	w.shell.openLeft.(*button).tapped()
	if !w.left.root.Visible() || w.card.root.Visible() {
		t.Error("the layers do not come back")
	}
	w.send(model.CompareAs{})
	w.send(model.OpenCard{Open: true})
	if !w.left.root.Visible() || !w.card.root.Visible() {
		t.Error("one map does not leave room for both panels")
	}
}

func TestBothMapsHaveOneView(t *testing.T) {
	w := opened(t, 1366, 768)
	fitted := w.stage.Camera()
	w.send(model.CompareAs{Kind: model.Split})
	same := func(what string) {
		t.Helper()
		if a, b := w.stage.Camera(), w.twin.stage.Camera(); a != b {
			t.Errorf("%s: %v at %g beside %v at %g", what, a.Centre(), a.Zoom(), b.Centre(), b.Zoom())
		}
		if a, b := w.stage.Camera(), w.model.State().Camera; a.Centre() != b.Centre() || a.Zoom() != b.Zoom() {
			t.Errorf("%s: the model has another view", what)
		}
	}
	same("at the beginning")
	w.twin.stage.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-40, 25)})
	w.twin.stage.DragEnd()
	same("after a drag of the pinned map")
	pressKey(w, fyne.KeyPlus)
	same("after a zoom by key")
	w.win.Resize(fyne.NewSize(1500, 900))
	same("after a new size")
	w.send(model.FitRegion{})
	same("fitted")
	w.send(model.CompareAs{Kind: model.Swipe})
	same("as a swipe")
	w.win.Resize(fyne.NewSize(1366, 768))
	w.send(model.CompareAs{})
	if got := w.stage.Camera(); got.Centre() != fitted.Centre() || got.Zoom() != fitted.Zoom() {
		t.Errorf("one map again looks at %v at %g, before at %v at %g", got.Centre(), got.Zoom(), fitted.Centre(), fitted.Zoom())
	}
}

// TestEndKeepsTheView: a view that the user has chosen is the same afterwards.
func TestEndKeepsTheView(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.Zoom{Steps: 2})
	w.send(model.LookAt{Position: orb.Point{70.6, 39.9}})
	before := w.model.State()
	for _, name := range model.ReadyMade {
		w.send(model.CompareReady{Name: name})
		w.send(model.CompareAs{})
		s := w.model.State()
		moved := s.Camera.Centre() != before.Camera.Centre() || s.Camera.Zoom() != before.Camera.Zoom()
		if moved || s.At != before.At || s.Reach != before.Reach {
			t.Errorf("after %s: %v at %v, want %v at %v", name, s.At, s.Camera, before.At, before.Camera)
		}
	}
}

func TestDividerByKeysAndPointer(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.CompareAs{Kind: model.Swipe})
	d := w.maps.divider
	w.win.Canvas().Focus(d)
	at := func() float32 { return w.maps.pinned.cut.Size().Width }
	for _, c := range []struct {
		key  fyne.KeyName
		more bool
	}{{fyne.KeyRight, true}, {fyne.KeyLeft, false}, {fyne.KeyPageDown, true}, {fyne.KeyPageUp, false}, {fyne.KeyEnd, true}, {fyne.KeyHome, false}} {
		before, day := at(), w.model.State().At
		pressKey(w, c.key)
		if now := at(); now == before || now > before != c.more {
			t.Errorf("%s moves the divider from %g to %g", c.key, before, now)
		}
		if w.model.State().At != day {
			t.Errorf("%s on the divider moves through time", c.key)
		}
	}
	// Beyond the end and back: the divider waits for the pointer.
	before := at()
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-200, 0)})
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(100, 0)})
	if got := at(); got != before {
		t.Errorf("the divider moves from %g to %g before the pointer is back", before, got)
	}
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(180, 0)})
	if got := at(); got <= before {
		t.Errorf("the divider stays at %g", got)
	}
	d.DragEnd()
	right, _ := corners(w.maps.chosen.cut)
	if _, left := corners(w.maps.pinned.cut); left.X != right.X {
		t.Errorf("the maps meet at %g and %g", left.X, right.X)
	}
	a, _ := corners(w.stage)
	if b, _ := corners(w.twin.stage); a != b {
		t.Errorf("one map does not lie on the other: %v and %v", a, b)
	}
}

// TestDividerDrawsNothing: neither dragging it nor dragging the maps within their
// margins asks a map for a new picture.
func TestDividerDrawsNothing(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.CompareAs{Kind: model.Swipe})
	w.stage.Wait()
	w.twin.stage.Wait()
	first, _ := w.stage.Drawn()
	second, _ := w.twin.stage.Drawn()
	for range 10 {
		w.maps.divider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(9, 0)})
		w.twin.stage.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(5, 3)})
	}
	w.stage.Wait()
	w.twin.stage.Wait()
	if c, _ := w.stage.Drawn(); c != first {
		t.Error("the chosen day's map is drawn while it is dragged")
	}
	if c, _ := w.twin.stage.Drawn(); c != second {
		t.Error("the pinned day's map is drawn while it is dragged")
	}
}

// TestTapOnThePinnedMap opens the card of what happened then and moves nothing.
func TestTapOnThePinnedMap(t *testing.T) {
	w := openedWith(t, embedded(t).Stack, 1920, 1080)
	w.send(model.CompareReady{Name: model.WarsReady})
	w.twin.stage.Wait()
	at := w.model.State().At
	left, other := *w.twin, w.content.Stack.Data().Chronicle
	drawn, _ := left.stage.Drawn()
	view := left.stage.Camera()
	mw, mh := view.Size()
	tapped := 0
	for _, m := range left.source.drawn[layers.Events].picture.Marks {
		p := view.View(drawn.World(m.Box.Center()))
		inside := p[0] >= 0 && p[1] >= 0 && p[0] <= mw && p[1] <= mh
		if m.Kind != layers.EventMark || !inside || left.under(p)[0].Kind != layers.EventMark {
			continue
		}
		tapped++
		left.stage.OnTap(p)
		if got := w.model.State().Subject; !got.Pinned {
			t.Errorf("a tap on %q shows %+v", m.Title, got)
		}
		if event := other.Event(w.model.State().Subject.IDs[0]); event.Span.First.String()[:4] != "2021" {
			t.Errorf("the pinned map shows %s", event.ID)
		}
		w.model.Update(model.ShowEvent{ID: "fighting-2021-04-29"}) // a row of the list
		w.card.show(w.model)
		if got := texts(w.card.root); !strings.Contains(got, w.model.Text()("compare.on-pinned")) {
			t.Errorf("the card does not say that it is of the pinned map: %.100s", got)
		}
		if w.model.State().At != at {
			t.Fatalf("a tap on the pinned map leads to %v", w.model.State().At)
		}
	}
	if tapped == 0 {
		t.Error("no event lies on the pinned map")
	}
	left.stage.OnTap(orb.Point{-500, -500})
	if !w.model.State().Subject.Chosen() {
		t.Error("a tap on empty land does not lead back")
	}
}

// TestCompareMenu: every entry can be reached by keys that nothing else has.
func TestCompareMenu(t *testing.T) {
	w := opened(t, 1366, 768)
	keys := map[string]string{}
	var visit func(items []*fyne.MenuItem)
	visit = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if i.Shortcut != nil {
				name := i.Shortcut.ShortcutName()
				if other, taken := keys[name]; taken {
					t.Errorf("%q and %q have the same keys %s", i.Label, other, name)
				}
				keys[name] = i.Label
			}
			if i.ChildMenu != nil {
				visit(i.ChildMenu.Items)
			}
		}
	}
	for _, m := range w.menus().Items {
		visit(m.Items)
	}
	for _, i := range w.compareMenu().ChildMenu.Items {
		if !i.IsSeparator && i.Shortcut == nil {
			t.Errorf("%q has no keys", i.Label)
		}
		if !i.IsSeparator && !i.Disabled {
			i.Action()
		}
	}
	if got := w.model.State().Compare; got.Kind != model.Split {
		t.Errorf("after the last entry: %+v", got)
	}
}

func TestEscapeEndsTheComparisonLast(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.CompareAs{Kind: model.Swipe})
	pressKey(w, fyne.KeyEscape)
	if !w.model.State().Compare.On() || w.model.State().CardOpen {
		t.Error("escape does not close the card first")
	}
	pressKey(w, fyne.KeyEscape)
	if w.model.State().Compare.On() {
		t.Error("escape does not end the comparison")
	}
	if w.win.Canvas().Focused() != w.stage {
		t.Error("the map does not have the keys")
	}
}

// TestLegendOfBothDays: what is drawn on either map is explained, once.
func TestLegendOfBothDays(t *testing.T) {
	w := opened(t, 1920, 1080)
	count := func() int { return len(w.panel.legend(w.frames())["border"]) }
	one := count()
	w.send(model.CompareAs{Kind: model.Split})
	if got := count(); got != one {
		t.Errorf("the same day twice has %d entries, want %d", got, one)
	}
	w.send(model.CompareReady{Name: model.TreatyReady})
	if got := count(); got <= one {
		t.Errorf("before and after the treaty have %d entries", got)
	}
}

// TestLabelsStayInTheirHalf: in a swipe labels and the tags of places outside the view
// keep inside the part of their map that is seen, wherever the divider has come to rest.
func TestLabelsStayInTheirHalf(t *testing.T) {
	w := openedWith(t, embedded(t).Stack, 1366, 768)
	w.send(model.CompareReady{Name: model.TreatyReady})
	check := func(what string) {
		t.Helper()
		for _, h := range []struct {
			half
			pane *pane
		}{{w.chosenHalf(), w.maps.chosen}, {*w.twin, w.maps.pinned}} {
			h.stage.Wait()
			drawn, _ := h.stage.Drawn()
			frame := h.source.at(drawn)
			aw, ah := drawn.Size()
			mw, mh := h.stage.Camera().Size()
			want := h.pane.visible()
			got := frame.Window
			dx, dy := (aw-mw)/2, (ah-mh)/2
			if got.Min != (orb.Point{want.Min[0] + dx, want.Min[1] + dy}) || got.Max != (orb.Point{want.Max[0] + dx, want.Max[1] + dy}) {
				t.Errorf("%s: labels keep inside %v, %v is seen of the map with a margin of %g", what, got, want, dx)
			}
			for _, l := range h.source.drawn[layers.Events].picture.Labels {
				if strings.HasPrefix(l.ID, "tag/") && (l.Box.Min[0] < got.Min[0] || l.Box.Max[0] > got.Max[0]) {
					t.Errorf("%s: the tag %s at %v leaves %v", what, l.ID, l.Box, got)
				}
			}
		}
	}
	check("at the beginning")
	w.win.Canvas().Focus(w.maps.divider)
	pressKey(w, fyne.KeyPageUp)
	check("after a key")
	before := w.maps.chosen.seen
	w.maps.divider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(150, 0)})
	if w.maps.chosen.seen != before {
		t.Error("labels follow the divider while it is dragged")
	}
	w.maps.divider.DragEnd()
	check("after a drag")
	w.win.Resize(fyne.NewSize(1500, 900))
	check("after a new size")
	w.send(model.CompareAs{})
	if !w.maps.chosen.seen.IsZero() {
		t.Error("one map is seen in part")
	}
}

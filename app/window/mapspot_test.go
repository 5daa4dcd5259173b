package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/mapview"
)

func TestPositionsAreWritten(t *testing.T) {
	for _, c := range []struct {
		p             orb.Point
		decimals, dms string
	}{
		{orb.Point{70.8201, 40.06123}, "40.06123, 70.82010", "40°03′40.4″N 70°49′12.4″E"},
		{orb.Point{-0.5, -0.0001}, "-0.00010, -0.50000", "0°00′00.4″S 0°30′00.0″W"},
		{orb.Point{70.999999, 39.9999999}, "40.00000, 71.00000", "40°00′00.0″N 71°00′00.0″E"},
	} {
		if got := decimals(c.p); got != c.decimals {
			t.Errorf("%v in decimals: %s, want %s", c.p, got, c.decimals)
		}
		if got := sexagesimal(c.p); got != c.dms {
			t.Errorf("%v in degrees, minutes and seconds: %s, want %s", c.p, got, c.dms)
		}
	}
}

func TestLengthsAndAreasAreWritten(t *testing.T) {
	text := opened(t, 1366, 768).model.Text()
	for metres, want := range map[float64]string{0: "0 m", 12.4: "12 m", 999.7: "1 km", 4567: "4.57 km", 45678: "45.7 km", 456789: "457 km"} {
		if got := length(text, metres); got != want {
			t.Errorf("%g m is written %s, want %s", metres, got, want)
		}
	}
	for m2, want := range map[float64]string{25000: "2.5 ha", 4.567e6: "4.57 km²", 1.2345e9: "1\u202f235 km²"} {
		if got := area(text, m2); got != want {
			t.Errorf("%g m² is written %s, want %s", m2, got, want)
		}
	}
}

// popup is the menu that is open over the window.
func popup(t *testing.T, w *Window) *widget.PopUpMenu {
	t.Helper()
	var menu *widget.PopUpMenu
	walk(w.win.Canvas().Overlays().Top(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if m, ok := o.(*widget.PopUpMenu); ok {
			menu = m
		}
		return menu == nil
	})
	if menu == nil {
		t.Fatal("no menu is open")
	}
	return menu
}

// pick activates a line of the open menu by keys.
func pick(t *testing.T, w *Window, line int) {
	t.Helper()
	menu := popup(t, w)
	for range line + 1 {
		menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestMenuOfASpot(t *testing.T) {
	w := opened(t, 1366, 768)
	w.stage.SetCamera(w.stage.Camera().WithCentre(orb.Point{70.8201, 40.06123}))
	open := func() { pressKey(w, desktop.KeyMenu) }
	open()
	if got := texts(popup(t, w)); !strings.Contains(got, "40.06123, 70.82010") || strings.Contains(got, "ruler") {
		t.Errorf("the menu of the middle says %q", got)
	}
	pick(t, w, 1)
	if got := w.app.Clipboard().Content(); got != "40°03′40.4″N 70°49′12.4″E" {
		t.Errorf("copied %q", got)
	}
	at := orb.Point{10, 20}
	position := w.stage.Camera().Unproject(at)
	test.TapSecondaryAt(w.stage, fyne.NewPos(10, 20))
	pick(t, w, 2)
	if got := w.stage.Camera().Centre(); orb.Point(got).Equal(orb.Point{70.8201, 40.06123}) {
		t.Errorf("the middle is still at %v, want %v", got, position)
	}
	open()
	pick(t, w, 4) // measure from here; lines that part the menu are not counted
	if !w.stage.Measuring() {
		t.Fatal("the ruler is not on the map")
	}
	open()
	pick(t, w, 5)
	if w.stage.Measuring() {
		t.Error("the menu does not put the ruler away")
	}
}

func TestWhatIsHere(t *testing.T) {
	w := opened(t, 1366, 768)
	told := func(lon, lat float64) string {
		w.showHere(orb.Point{lon, lat})
		defer w.closeModal()
		return texts(w.modal.popup.Content)
	}
	w.send(model.GoToDay{Day: calendar.Date(2022, 9, 16)})
	for _, c := range []struct {
		lon, lat float64
		want     []string
	}{
		{70.8195, 40.0626, []string{"40.06260, 70.81950", "40°03′45.4″N", "Batken", "Kyrgyzstan", "as mapped in 2024", "km"}},
		{70.58, 39.85, []string{"Sughd", "Tajikistan", "Vorukh"}},
		{60, 35, []string{"Outside"}},
	} {
		got := told(c.lon, c.lat)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("at %g, %g: %q does not tell %q", c.lon, c.lat, got, want)
			}
		}
	}
	if got := told(70.8195, 40.0626); strings.Contains(got, "Exclave") {
		t.Errorf("Batken lies in an exclave: %q", got)
	}
}

func TestRulersWords(t *testing.T) {
	w := opened(t, 1366, 768)
	for _, c := range []struct {
		m    mapview.Measurement
		want []string
	}{
		{mapview.Measurement{Open: true}, []string{"first point"}},
		{mapview.Measurement{Corners: 1, Open: true, Leg: 1234, Length: 1234}, []string{"1.23 km", "Esc"}},
		{mapview.Measurement{Corners: 3, Open: true, Leg: 500, Length: 2500, Area: 3e6}, []string{"2.5 km", "500 m", "3 km²"}},
		{mapview.Measurement{Corners: 3, Length: 2000, Area: 3e6}, []string{"2 km", "3 km²"}},
	} {
		got := w.measured(c.m)
		if n := strings.Count(got, "\n") + 1; n != len(c.want) {
			t.Errorf("%+v gives %d lines: %q", c.m, n, got)
		}
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%+v: %q does not tell %q", c.m, got, want)
			}
		}
	}
}

func TestRulerByTheWindowsKeys(t *testing.T) {
	w := opened(t, 1366, 768)
	w.switchRuler()
	pressKey(w, fyne.KeySpace)
	if w.model.State().Playing {
		t.Error("the space key plays while a line is measured")
	}
	open := w.model.State().CardOpen
	w.win.Canvas().Unfocus()
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape}) // the focus is not on the map
	if w.stage.Measuring() || w.model.State().CardOpen != open {
		t.Error("Escape does not put the ruler away, and nothing else")
	}
	w.switchRuler()
	w.switchRuler()
	if w.stage.Measuring() {
		t.Error("the menu does not put the ruler away")
	}
}

func TestGesturesReachTheMap(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.UseGestures{Gestures: model.Gestures{WheelPans: true, Still: true}})
	if !w.stage.WheelPans || !w.stage.Still {
		t.Error("the map does not follow the preferences")
	}
	w.send(model.UseLanguage{Code: "ru"})
	if !w.stage.WheelPans || !w.stage.Still {
		t.Error("another language has changed the gestures")
	}
	w.send(model.UseGestures{})
	if w.stage.WheelPans || w.stage.Still {
		t.Error("the map does not go back")
	}
}

// TestSeveralMarksOpenAList: what lies under the pointer together is listed.
func TestSeveralMarksOpenAList(t *testing.T) {
	w := opened(t, 1366, 768)
	towns := w.content.Stack.Data().Atlas.Towns
	var opened []string
	marks := []layers.Mark{{Title: "One\nof two"}, {Title: strings.Repeat("long ", 40)}}
	w.choose(marks, fyne.NewPos(100, 100), func(m layers.Mark) { opened = append(opened, m.Title) })
	if got := texts(popup(t, w)); !strings.Contains(got, "One of two") || !strings.Contains(got, "…") {
		t.Errorf("the list says %q", got)
	}
	pick(t, w, 0)
	if len(opened) != 1 || opened[0] != "One\nof two" {
		t.Errorf("opened %q of %d towns", opened, len(towns))
	}
}

package window

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/atlas"
	"borderatlas/mapview"
)

// mapMenu offers what can be done at a view point of a map; abs is where the menu
// opens in the window.
func (w *Window) mapMenu(stage *mapview.Map, at orb.Point, abs fyne.Position) {
	text := w.model.Text()
	position := stage.Camera().Unproject(at)
	copies := func(coordinates string) *fyne.MenuItem {
		return menuItem(text("map.copy", coordinates), func() { w.app.Clipboard().SetContent(coordinates) })
	}
	items := []*fyne.MenuItem{
		copies(decimals(position)),
		copies(sexagesimal(position)),
		menuItem(text("map.centre-here"), w.sender(model.LookAt{Position: position})),
		fyne.NewMenuItemSeparator(),
		menuItem(text("map.here"), func() { w.showHere(position) }),
		menuItem(text("map.measure-from-here"), func() { w.measure(stage, &position) }),
	}
	if stage.Measuring() {
		items = append(items, menuItem(text("map.ruler.away"), stage.PutRulerAway))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), abs)
}

// middleMenu is mapMenu for the middle of the map, for the keyboard.
func (w *Window) middleMenu() {
	width, height := w.stage.Camera().Size()
	at := orb.Point{width / 2, height / 2}
	w.mapMenu(w.stage, at, w.inWindow(w.stage, at))
}

// inWindow is where a view point of a map lies in the window.
func (w *Window) inWindow(stage *mapview.Map, at orb.Point) fyne.Position {
	return w.app.Driver().AbsolutePositionForObject(stage).AddXY(float32(at[0]), float32(at[1]))
}

// decimals writes a position as map services read it: latitude, longitude.
func decimals(p orb.Point) string { return fmt.Sprintf("%.5f, %.5f", p[1], p[0]) }

// sexagesimal writes a position in degrees, minutes and seconds, with the letters
// of ISO 6709: 40°03′40.4″N 70°49′12.4″E.
func sexagesimal(p orb.Point) string {
	angle := func(v float64, plus, minus string) string {
		if v < 0 {
			plus = minus
		}
		tenths := int(math.Round(math.Abs(v) * 36000)) // of a second, about 3 m
		return fmt.Sprintf("%d°%02d′%02d.%d″%s", tenths/36000, tenths/600%60, tenths/10%60, tenths%10, plus)
	}
	return angle(p[1], "N", "S") + " " + angle(p[0], "E", "W")
}

// choose opens a list of marks that lie under the pointer together.
func (w *Window) choose(marks []layers.Mark, abs fyne.Position, open func(layers.Mark)) {
	var items []*fyne.MenuItem
	for _, m := range marks {
		items = append(items, menuItem(oneLine(m.Title), func() { open(m) }))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), abs)
}

// longestTitle is how many letters of a title have room in a menu.
const longestTitle = 90

// oneLine is a title as a line of a menu.
func oneLine(title string) string {
	letters := []rune(strings.Join(strings.Fields(title), " "))
	if len(letters) > longestTitle {
		letters = append(letters[:longestTitle-1], '…')
	}
	return string(letters)
}

// showHere tells what is known of a position on the day of the map.
func (w *Window) showHere(position orb.Point) {
	text := w.model.Text()
	w.showPage(text("here.title"), w.here(position)...)
}

// here lists what is known of a position: the administrative areas that the
// atlas has, the nearest place, and the way to the line between the two countries.
func (w *Window) here(position orb.Point) []fyne.CanvasObject {
	text, state, stack := w.model.Text(), w.model.State(), w.content.Stack
	edition := stack.Data().Atlas.At(state.At.Day)
	facts := []fyne.CanvasObject{
		hereFact(text("card.position"), decimals(position)), hereFact("", sexagesimal(position)),
	}
	if country, province, ok := edition.Locate(position[0], position[1]); ok {
		area := text("card.country." + country)
		for _, p := range edition.Provinces {
			if p.ID == province {
				area = text("here.province", nameIn(p.Names, state.Lang), area)
			}
		}
		facts = append(facts, hereFact(text("here.lies-in"), area))
	} else {
		facts = append(facts, hereFact(text("here.lies-in"), text("here.outside")))
	}
	if x := edition.Exclave(position); x != nil {
		facts = append(facts, hereFact(text("here.exclave"), nameIn(x.Names, state.Lang)))
	}
	if n, ok := stack.Nearest(position, state.At.Day); ok {
		place := text("here.place", n.Name(state.Lang), length(text, n.Metres))
		if n.District != "" {
			place = text("here.place-of-district", n.Name(state.Lang), length(text, n.Metres), n.District)
		}
		facts = append(facts, hereFact(text("here.nearest"), place))
	}
	if d := edition.ToLine(position, "KG", "TJ"); !math.IsInf(d, 1) {
		facts = append(facts, hereFact(text("here.line"), text("here.line-mapped", length(text, d), mappedYear(edition))))
	}
	return append(facts, newText(text("here.note"), caption))
}

// mappedYear is the year of an edition's map, which every language writes alike.
func mappedYear(e *atlas.Edition) string {
	words := strings.Fields(e.Mapped)
	return words[len(words)-1]
}

func hereFact(label, value string) fyne.CanvasObject {
	return &fyne.Container{
		Layout:  columns{[]float32{180, 0}, gapSmall, false},
		Objects: []fyne.CanvasObject{newText(label, style{color: colorSecondary}), newText(value, body)},
	}
}

// measure lays the ruler on a map, from a position or from the next click.
func (w *Window) measure(stage *mapview.Map, from *orb.Point) {
	stage.Measured = w.measured
	stage.Measure(from)
	stage.TakeFocus()
}

// switchRuler lays the ruler on the map or puts it away.
func (w *Window) switchRuler() {
	if w.stage.Measuring() {
		w.stage.PutRulerAway()
		return
	}
	w.measure(w.stage, nil)
}

// measured writes what the ruler has measured, in lines.
func (w *Window) measured(m mapview.Measurement) string {
	text := w.model.Text()
	if m.Corners == 0 {
		return text("map.ruler.begin")
	}
	lines := []string{text("map.ruler.length", length(text, m.Length))}
	if m.Open && m.Corners > 1 {
		lines = append(lines, text("map.ruler.leg", length(text, m.Leg)))
	}
	if m.Area > 0 {
		lines = append(lines, text("map.ruler.area", area(text, m.Area)))
	}
	if m.Open && m.Corners == 1 {
		lines = append(lines, text("map.ruler.how"))
	}
	return strings.Join(lines, "\n")
}

// length writes metres in three or four figures, with their unit.
func length(text layers.Text, metres float64) string {
	if metres < 999.5 {
		return text("card.metres", int(math.Round(metres)))
	}
	return text("card.km", figures(metres/1000))
}

// area writes square metres in three or four figures, with their unit.
func area(text layers.Text, m2 float64) string {
	if m2 < 1e6 {
		return text("map.hectares", figures(m2/1e4))
	}
	return text("card.km2", figures(m2/1e6))
}

// figures keeps two decimals below 10, one below 100 and none above.
func figures(v float64) float64 {
	switch {
	case v < 10:
		return math.Round(v*100) / 100
	case v < 100:
		return math.Round(v*10) / 10
	}
	return math.Round(v)
}

package window

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"borderatlas/app/model"
	"borderatlas/mapview/fault"
)

// menuItem is a line of a menu; do is nil for one that opens another menu.
func menuItem(label string, do func()) *fyne.MenuItem {
	if do == nil {
		return fyne.NewMenuItem(label, nil)
	}
	return fyne.NewMenuItem(label, fault.Reported(do))
}

// item is a line of a menu with its keys.
func (w *Window) item(label string, key fyne.KeyName, mod fyne.KeyModifier, do func()) *fyne.MenuItem {
	i := menuItem(label, do)
	keys := &desktop.CustomShortcut{KeyName: key, Modifier: mod}
	i.Shortcut = keys
	if runtime.GOOS != "darwin" {
		i.Shortcut = unwritten(keys.ShortcutName())
		i.Label += columnBreak + w.keyText(key, mod)
	}
	return i
}

// unwritten is a shortcut that works and is not written by the toolkit, which
// writes shortcuts so faintly (a fifth of the ink) that they cannot be read. They
// are part of the label instead, except in the native menus of macOS.
type unwritten string

// ShortcutName is that of the shortcut it stands for.
func (u unwritten) ShortcutName() string { return string(u) }

// keyText writes keys as they are called: Ctrl+E, Alt+Right.
func (w *Window) keyText(key fyne.KeyName, mod fyne.KeyModifier) string {
	var s string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{ctrl, "Ctrl+"}, {alt, "Alt+"}, {fyne.KeyModifierShift, "Shift+"}} {
		if mod&m.mod != 0 {
			s += m.name
		}
	}
	text := w.model.Text()
	switch key {
	case fyne.KeyRight:
		return s + text("key.right")
	case fyne.KeyLeft:
		return s + text("key.left")
	case fyne.KeyPageDown:
		return s + "Page Down"
	case fyne.KeyPageUp:
		return s + "Page Up"
	case fyne.KeyMinus:
		return s + "\u2212"
	case fyne.KeyEqual:
		return s + "="
	}
	return s + string(key)
}

// columnBreak stands in a label between the words and the keys.
const columnBreak = "\t"

// aligned is a menu whose keys stand in a column. Labels are plain text, so the
// column is made of spaces, and of the narrowest ones where those are too wide.
func aligned(m *fyne.Menu) *fyne.Menu {
	var widest float32
	for _, i := range m.Items {
		words, _, _ := strings.Cut(i.Label, columnBreak)
		widest = max(widest, body.width(words))
	}
	for _, i := range m.Items {
		words, keys, ok := strings.Cut(i.Label, columnBreak)
		if !ok {
			continue
		}
		for _, space := range []string{" ", "\u200a"} {
			short := max(widest+gapLarge-body.width(words), 0) // rounded widths may add up to too much
			words += strings.Repeat(space, int(short/body.width(space)))
		}
		i.Label = words + keys
	}
	return m
}

// choice is a line with a tick that tells whether it is chosen.
func choice(label string, chosen bool, do func()) *fyne.MenuItem {
	i := menuItem(label, do)
	i.Checked = chosen
	return i
}

const (
	alt  = fyne.KeyModifierAlt
	ctrl = fyne.KeyModifierShortcutDefault
)

// menus is the menu bar for the present state.
func (w *Window) menus() *fyne.MainMenu {
	return fyne.NewMainMenu(aligned(w.fileMenu()), aligned(w.viewMenu()), aligned(w.timeMenu()), aligned(w.storyMenu()), w.helpMenu())
}

func (w *Window) fileMenu() *fyne.Menu {
	text := w.model.Text()
	quit := w.item(text("menu.quit"), fyne.KeyQ, ctrl, w.leave)
	quit.IsQuit = true
	recent := menuItem(text("menu.recent"), nil)
	recent.ChildMenu = fyne.NewMenu("")
	for _, path := range w.recent() {
		recent.ChildMenu.Items = append(recent.ChildMenu.Items, menuItem(shortPath(path), func() { w.openFile(path) }))
	}
	recent.Disabled = len(recent.ChildMenu.Items) == 0
	return fyne.NewMenu(text("menu.file"),
		w.item(text("menu.new"), fyne.KeyN, ctrl, w.newFile),
		w.item(text("menu.open"), fyne.KeyO, ctrl, w.openDialog),
		recent,
		w.item(text("menu.save"), fyne.KeyS, ctrl, func() { w.saveFile(nil) }),
		w.item(text("menu.save-as"), fyne.KeyS, ctrl|fyne.KeyModifierShift, func() { w.saveFileAs(nil) }),
		fyne.NewMenuItemSeparator(),
		w.item(text("menu.export"), fyne.KeyE, ctrl, w.exportDialog),
		w.item(text("menu.slides"), fyne.KeyP, ctrl|fyne.KeyModifierShift, func() { w.slidesDialog().open() }),
		w.item(text("menu.frame"), fyne.KeyE, ctrl|fyne.KeyModifierShift, w.startFrameAnew),
		w.item(text("menu.copy-image"), fyne.KeyC, ctrl|fyne.KeyModifierShift, w.copyImage),
		menuItem(text("menu.copy-card"), w.copyCard),
		menuItem(text("menu.data"), w.dataDialog),
		fyne.NewMenuItemSeparator(),
		quit)
}

func (w *Window) viewMenu() *fyne.Menu {
	text, s := w.model.Text(), w.model.State()
	schemes := menuItem(text("menu.colours"), nil)
	schemes.ChildMenu = fyne.NewMenu("")
	for _, scheme := range []model.Scheme{model.SystemScheme, model.LightScheme, model.DarkScheme} {
		schemes.ChildMenu.Items = append(schemes.ChildMenu.Items,
			choice(text("menu.colours."+string(scheme)), s.Scheme == scheme, w.sender(model.UseScheme{Scheme: scheme})))
	}
	languages := menuItem(text("menu.language"), nil)
	languages.ChildMenu = fyne.NewMenu("")
	for _, code := range model.Languages {
		languages.ChildMenu.Items = append(languages.ChildMenu.Items,
			choice(text("menu.language."+code), s.Lang == code, w.sender(model.UseLanguage{Code: code})))
	}
	return fyne.NewMenu(text("menu.view"),
		w.item(text("menu.fit"), fyne.Key0, ctrl, w.sender(model.FitRegion{})),
		w.item(text("menu.zoom-in"), fyne.KeyEqual, ctrl, w.sender(model.Zoom{Steps: 1})),
		w.item(text("menu.zoom-out"), fyne.KeyMinus, ctrl, w.sender(model.Zoom{Steps: -1})),
		fyne.NewMenuItemSeparator(),
		w.compareMenu(),
		fyne.NewMenuItemSeparator(),
		w.item(text("menu.measure"), fyne.KeyM, ctrl, w.switchRuler),
		w.item(text("menu.here"), fyne.KeyI, ctrl, func() { w.showHere(w.stage.Camera().Centre()) }),
		fyne.NewMenuItemSeparator(),
		w.item(text("menu.search"), fyne.KeyF, ctrl, w.focusSearch),
		w.item(text("menu.list"), fyne.KeyL, ctrl, w.toggleList),
		menuItem(text("menu.filter"), w.sender(model.OpenPane{Pane: model.FilterPane})),
		w.clearFilterItem(),
		fyne.NewMenuItemSeparator(),
		choice(text("menu.layers"), s.LayersOpen, w.sender(model.OpenLayers{Open: !s.LayersOpen})),
		choice(text("menu.card"), s.CardOpen, w.sender(model.OpenCard{Open: !s.CardOpen})),
		choice(text("menu.locator"), s.Locator, w.sender(model.ShowLocator{On: !s.Locator})),
		fyne.NewMenuItemSeparator(),
		w.gesturesMenu(), schemes, languages)
}

// gesturesMenu chooses how the map answers the hand.
func (w *Window) gesturesMenu() *fyne.MenuItem {
	text, g := w.model.Text(), w.model.State().Gestures
	use := func(g model.Gestures) func() { return w.sender(model.UseGestures{Gestures: g}) }
	menu := menuItem(text("menu.gestures"), nil)
	menu.ChildMenu = fyne.NewMenu("",
		choice(text("menu.wheel-zooms"), !g.WheelPans, use(model.Gestures{WheelPans: false, Still: g.Still})),
		choice(text("menu.wheel-pans"), g.WheelPans, use(model.Gestures{WheelPans: true, Still: g.Still})),
		fyne.NewMenuItemSeparator(),
		choice(text("menu.flights"), !g.Still, use(model.Gestures{WheelPans: g.WheelPans, Still: !g.Still})))
	return menu
}

func (w *Window) timeMenu() *fyne.Menu {
	text, s := w.model.Text(), w.model.State()
	items := []*fyne.MenuItem{
		w.item(text("menu.next-event"), fyne.KeyRight, alt, w.later(model.StepEvent{By: 1})),
		w.item(text("menu.previous-event"), fyne.KeyLeft, alt, w.later(model.StepEvent{By: -1})),
		w.item(text("menu.first-event"), fyne.KeyHome, alt, w.sender(model.FirstEvent{})),
		w.item(text("menu.last-event"), fyne.KeyEnd, alt, w.sender(model.LastEvent{})),
		fyne.NewMenuItemSeparator(),
		w.item(text("menu.next-day"), fyne.KeyRight, alt|fyne.KeyModifierShift, w.later(model.StepDay{By: 1})),
		w.item(text("menu.previous-day"), fyne.KeyLeft, alt|fyne.KeyModifierShift, w.later(model.StepDay{By: -1})),
		w.item(text("menu.next-month"), fyne.KeyPageDown, alt, w.later(model.StepMonth{By: 1})),
		w.item(text("menu.previous-month"), fyne.KeyPageUp, alt, w.later(model.StepMonth{By: -1})),
		fyne.NewMenuItemSeparator(),
		w.item(text("menu.go-to-date"), fyne.KeyG, ctrl, w.focusDate),
		fyne.NewMenuItemSeparator(),
	}
	for i, m := range barModes {
		line := w.item(text("time.mode."+m.id, s.Reach.Days), modeKeys[i], alt, w.sender(model.UseMode{Mode: m.mode}))
		line.Checked = s.Reach.Mode == m.mode
		items = append(items, line)
	}
	playing := w.item(text("time.play"), fyne.KeyP, ctrl, func() { w.send(model.Play{On: !w.model.State().Playing}) })
	playing.Checked = s.Playing
	return fyne.NewMenu(text("menu.time"), append(items,
		fyne.NewMenuItemSeparator(), playing,
		w.submenu(text("time.steps"), w.bar.stepItems()), w.submenu(text("time.speed"), w.bar.speedItems()),
		w.submenu(text("time.axis"), w.bar.axisItems()))...)
}

// modeKeys choose the modes, in the order of barModes, with Alt.
var modeKeys = [...]fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3}

func (w *Window) submenu(label string, items []*fyne.MenuItem) *fyne.MenuItem {
	i := menuItem(label, nil)
	i.ChildMenu = fyne.NewMenu("", items...)
	return i
}

func (w *Window) helpMenu() *fyne.Menu {
	text := w.model.Text()
	return fyne.NewMenu(text("menu.help"),
		menuItem(text("menu.keys"), w.showKeys),
		menuItem(text("menu.borders"), w.showBorders),
		menuItem(text("menu.figures"), w.showFigures),
		menuItem(text("menu.sources"), w.showSources),
		fyne.NewMenuItemSeparator(),
		menuItem(text("menu.about"), w.showAbout))
}

// sender is a message as a menu's action, and later one whose keys may be held.
func (w *Window) sender(msg model.Msg) func() { return func() { w.send(msg) } }

func (w *Window) later(msg model.Msg) func() { return func() { w.soon(msg) } }

// Package window is the program's window: menus, panels, the map between them
// and the dialogs. It presents what the model holds and turns what the user does
// into messages; it uses the toolkit's widgets but not its driver.
package window

import (
	"strings"

	"fyne.io/fyne/v2"
	fynelang "fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	fynetooltip "github.com/dweymouth/fyne-tooltip"

	"borderatlas/app/content"
	"borderatlas/app/model"
	"borderatlas/app/timeline"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview"
)

// settingsKey is where the preferences hold the state of the last start.
const settingsKey = "state"

// Window is the one window of the program. All of it runs on the toolkit's
// goroutine; only loading, drawing and exporting run beside it.
type Window struct {
	app     fyne.App
	win     fyne.Window
	version string

	content *content.Content
	model   *model.Model
	source  *source

	stage *mapview.Map
	hud   *mapview.HUD
	axis  *timeline.Timeline
	panel *panel
	card  *card
	bar   *timebar
	shell *shell
	root  *fyne.Container
	modal *modal // the open one, or nil
}

// Open shows the window at once, as a plain picture, and fills it when the
// content is loaded. Content that cannot be loaded leaves a sentence that says why.
func Open(a fyne.App, version string, load func() (*content.Content, error)) *Window {
	w := &Window{app: a, version: version, win: a.NewWindow(a.Metadata().Name)}
	size, scheme := model.Peek(a.Preferences().String(settingsKey))
	a.Settings().SetTheme(newLook(themeOf(scheme, a)))
	w.win.SetContent(newGround(colorPaper))
	w.win.SetPadded(false)
	w.win.Resize(fyne.NewSize(size.W, size.H))
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.Close)
	w.win.Show()
	go func() {
		c, err := load()
		fyne.Do(func() {
			if err != nil {
				w.refuse(err)
				return
			}
			w.begin(c, c.Stack)
		})
	}()
	return w
}

// themeOf is the theme before there is a model.
func themeOf(scheme model.Scheme, a fyne.App) *layers.Theme {
	if scheme == model.DarkScheme || scheme == model.SystemScheme && a.Settings().ThemeVariant() == theme.VariantDark {
		return layers.Dark
	}
	return layers.Light
}

// refuse says why there is no map. The catalogue may be what failed, so the
// sentence is in English.
func (w *Window) refuse(err error) {
	text := newText("Border Atlas cannot show the map, because its own data cannot be read: "+err.Error(), body)
	w.win.SetContent(&fyne.Container{
		Layout:  column{},
		Objects: []fyne.CanvasObject{padded(inset{32, 32, 32, 32}, text)},
	})
}

// begin makes the model and everything that shows it; d draws the map.
func (w *Window) begin(c *content.Content, d drawer) {
	w.content = c
	texts := func(lang string) layers.Text { return c.Catalogue.Text(lang) }
	language, _, _ := strings.Cut(fynelang.SystemLocale().LanguageString(), "-")
	w.model = model.New(c.Stack, texts, language)
	w.model.Update(model.SystemDark{Dark: w.app.Settings().ThemeVariant() == theme.VariantDark})
	w.model.Restore(w.app.Preferences().String(settingsKey))
	w.source = newSource(d, w.model.Frame())
	w.stage = mapview.New(w.source, w.model.State().Camera)
	w.hud = mapview.NewHUD(w.stage, w.model.Text())
	w.hud.SetHover("")
	w.listenToMap()
	w.axis = w.newAxis()
	w.build()
	w.win.Canvas().SetOnTypedKey(w.typed)
	w.app.Settings().AddListener(func(s fyne.Settings) {
		w.send(model.SystemDark{Dark: s.ThemeVariant() == theme.VariantDark})
	})
	w.focusMap()
}

// typed gets the keys while nothing has the focus.
func (w *Window) typed(ev *fyne.KeyEvent) {
	if w.modal != nil {
		w.modalKey(ev)
		return
	}
	w.key(ev)
}

// build makes all widgets for the present language and colours. The map itself stays.
func (w *Window) build() {
	text, state := w.model.Text(), w.model.State()
	words := words{text, state.Lang, w.model.Theme()}
	w.app.Settings().SetTheme(newLook(words.theme))

	w.panel = newPanel(words, w.content.Stack, w.key, w.send)
	w.card = newCard(words, w.content.Stack, w.key, w.send)
	w.bar = newTimebar(words, w.model.Days(), w.key, w.send, w.focusMap, func() { w.root.Refresh() })
	w.hud.SetText(text)
	w.axis.SetText(text)
	w.axis.SetTheme(words.theme)

	opener := func(id string, msg model.Msg) fyne.CanvasObject {
		return newButton(buttonSpec{text: text(id), over: true}, w.key, func() { w.send(msg) })
	}
	w.shell = &shell{
		left: w.panel.root, right: w.card.root, stage: w.stage, furniture: w.hud,
		lower:    &fyne.Container{Layout: lower{}, Objects: []fyne.CanvasObject{newGround(theme.ColorNameBackground), w.bar.root, w.axis}},
		openLeft: opener("panel.open", model.OpenLayers{Open: true}), openRight: opener("card.open", model.OpenCard{Open: true}),
		rules:    [3]fyne.CanvasObject{newRule(), newRule(), newRule()},
		leftOpen: state.LayersOpen, rightOpen: state.CardOpen,
		widths:   func(left, right float32) { w.panel.setWidth(left); w.card.setWidth(right) },
		arranged: w.arranged,
	}
	w.root = &fyne.Container{Layout: w.shell, Objects: w.shell.objects()}
	w.win.SetContent(fynetooltip.AddWindowToolTipLayer(w.root, w.win.Canvas()))
	w.win.SetMainMenu(w.menus())
	w.present(^model.Change(0) &^ (model.Language | model.Look | model.Fly))
}

// newAxis is the time axis with every event of the chronicle.
func (w *Window) newAxis() *timeline.Timeline {
	data := w.content.Stack.Data()
	var events []timeline.Event
	for _, e := range data.Chronicle.Events() {
		events = append(events, timeline.Event{
			ID: e.ID, Span: e.Span, Group: e.Kind.Group(), Title: e.Title,
			Fuzzy: e.Precision == chronicle.ByMonth || e.Precision == chronicle.ByYear,
		})
	}
	days := w.model.Days()
	axis := timeline.New(data.Fonts, w.model.Theme(), w.model.Text(), events, days.First, days.Last)
	axis.OnDay = func(d calendar.Day) { w.send(model.GoToDay{Day: d}) }
	axis.OnEvent = func(id string) { w.send(model.GoToEvent{ID: id}) }
	axis.OnKey = w.key
	return axis
}

// send updates the model and presents what changed.
func (w *Window) send(msg model.Msg) { w.present(w.model.Update(msg)) }

// present shows what changed, and nothing else.
func (w *Window) present(c model.Change) {
	if c == 0 {
		return
	}
	if c.Has(model.Language | model.Look) {
		w.source.set(w.model.Frame())
		w.build()
		w.stage.Redraw()
		w.focusMap()
		return
	}
	state := w.model.State()
	if c.Has(model.Panels) {
		w.shell.leftOpen, w.shell.rightOpen = state.LayersOpen, state.CardOpen
		w.root.Refresh()
	}
	if c.Has(model.Time) {
		w.axis.SetPosition(state.At)
		w.bar.show(w.model)
	}
	if c.Has(model.Axis) {
		w.axis.SetLinear(state.Linear)
		w.bar.show(w.model)
	}
	if c.Has(model.Card) {
		w.card.show(w.model)
	}
	w.showMap(c)
	if c.Has(model.Redraw | model.Layers) {
		w.showLegend()
	}
	if c.Has(model.Panels | model.Axis | model.Layers) {
		w.win.SetMainMenu(w.menus())
	}
}

// showLegend brings legend and credits up to date with the map.
func (w *Window) showLegend() {
	f := w.model.Frame()
	w.panel.show(f, w.source.failed())
	w.hud.SetCredits(w.credits(f))
}

// credits names the sources of what is visible, in the short form that has room
// on the map; the full one is under Help and in every exported picture.
func (w *Window) credits(f layers.Frame) string {
	text := f.Text
	f.Text = func(id string, args ...any) string { return text(id+".short", args...) }
	return strings.Join(w.content.Stack.Credits(f), " · ")
}

// arranged tells the model what lies over the map, so that labels keep clear of it
// and the view of the region has room.
func (w *Window) arranged(covered float32) {
	c := w.model.Update(model.Cover{Reserved: furniture(w.hud.Reserved()), Right: float64(covered)})
	w.showMap(c)
}

// showMap redraws the map and moves its view where they have changed.
func (w *Window) showMap(c model.Change) {
	if c.Has(model.Redraw | model.Layers) {
		w.source.set(w.model.Frame())
		w.stage.Redraw()
	}
	switch {
	case c.Has(model.Fly):
		w.stage.FlyTo(w.model.State().Camera)
	case c.Has(model.View):
		w.stage.SetCamera(w.model.State().Camera)
	}
}

// focusMap gives the keys to the map.
func (w *Window) focusMap() { w.stage.TakeFocus() }

// focusDate puts the cursor into the field for a date.
func (w *Window) focusDate() { w.win.Canvas().Focus(w.bar.entry) }

// Close remembers the state and closes the window.
func (w *Window) Close() {
	w.save()
	w.win.Close()
}

func (w *Window) save() {
	if w.model == nil { // closed before the content was there
		return
	}
	size := w.win.Canvas().Size()
	w.model.Update(model.Resized{Size: model.Size{W: size.Width, H: size.Height}})
	w.app.Preferences().SetString(settingsKey, w.model.Save())
}

// Package window is the program's window: menus, panels, the map between them
// and the dialogs. It presents what the model holds and turns what the user does
// into messages; it uses the toolkit's widgets but not its driver.
package window

import (
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynelang "fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	fynetooltip "github.com/dweymouth/fyne-tooltip"

	"borderatlas/app/content"
	"borderatlas/app/model"
	"borderatlas/app/timeline"
	"borderatlas/layers"
	"borderatlas/mapview"
	"borderatlas/mapview/fault"
)

// settingsKey is where the preferences hold the state of the last start.
const settingsKey = "state"

// Window is the one window of the program. All of it runs on the toolkit's
// goroutine; only loading, drawing and exporting run beside it.
type Window struct {
	// OnClosed, if not nil, is called when everything is saved and the window goes.
	OnClosed func()

	app      fyne.App
	settings Settings
	win      fyne.Window
	worn     *layers.Theme // whose colours the toolkit has
	version  string

	content *content.Content
	model   *model.Model
	drawer  drawer
	source  *source

	stage *mapview.Map // of the chosen day
	twin  *half        // the map of the pinned day, or nil
	maps  *stages
	hud   *mapview.HUD
	frame *frame     // of what a picture shows, over the map
	inset locatorKey // what the small map of the surroundings shows
	axis  *timeline.Timeline
	panel *panel
	left  *left
	sign  *filterSign
	index lazyIndex
	card  *card
	bar   *timebar
	shell *shell
	root  *fyne.Container
	modal *modal // the open one, or nil

	landFirst bool // the first frame is still to come
	file      atlasFile
	talk      *talk // what is presented, or nil
	closed    bool  // everything is saved

	player player
	queue  func(func()) // hands work to the toolkit's goroutine
	beside *beside      // slow work that must not hold the toolkit up
	faults faultsTold

	disk    disk
	folders folderChecks
	writing *writing // the export that runs, or nil

	choices *imageChoices // of the last picture of the document that is shown; nil: it has none yet

	stopWriting func()       // gives up the last file that was written, and waits until nothing of it is left; nil if there was none
	late        model.Change // what has changed and is not presented yet
	waiting     bool         // the queue holds the work of presenting it
}

// wear gives the toolkit the colours of a theme, unless it has them: it would read
// its fonts and refresh every window again.
func (w *Window) wear(t *layers.Theme) {
	if w.worn != t {
		w.worn = t
		w.app.Settings().SetTheme(newLook(t))
	}
}

// startOver is when reading and the first drawing are over.
const startOver = 2 * time.Second

// tidy gives back the memory that reading and the first drawing took, 30 MB, and lets
// the heap grow by half from then on: what is kept is half of what would be collected
// late, and a step makes little.
func tidy() {
	debug.SetGCPercent(50)
	debug.FreeOSMemory()
}

// themeOf is the theme before there is a model.
func themeOf(scheme model.Scheme, a fyne.App) *layers.Theme {
	if scheme == model.DarkScheme || scheme == model.SystemScheme && a.Settings().ThemeVariant() == theme.VariantDark {
		return layers.Dark
	}
	return layers.Light
}

// begin makes the model and everything that shows it; d draws the map.
func (w *Window) begin(c *content.Content, d drawer) {
	w.content = c
	texts := func(lang string) layers.Text { return c.Catalogue.Text(lang) }
	language, _, _ := strings.Cut(fynelang.SystemLocale().LanguageString(), "-")
	w.model = model.New(c.Stack, texts, language)
	w.model.Update(model.SystemDark{Dark: w.app.Settings().ThemeVariant() == theme.VariantDark})
	w.model.Restore(w.settings.String(settingsKey))
	w.drawer, w.source = d, newSource(d, w.model.Frame())
	w.stage = mapview.New(w.source, w.model.State().Camera)
	w.hud = mapview.NewHUD(w.stage, w.model.Text())
	w.hud.SetHover("")
	w.hud.OnFit = func() { w.send(model.FitRegion{}) }
	w.listen(w.chosenHalf())
	w.index = newIndex(c.Stack)
	w.axis = w.newAxis()
	w.build()
	w.win.Canvas().SetOnTypedKey(w.typed)
	w.win.Canvas().SetOnTypedRune(w.talkRune)
	w.app.Settings().AddListener(func(s fyne.Settings) {
		w.send(model.SystemDark{Dark: s.ThemeVariant() == theme.VariantDark})
	})
	w.win.SetOnDropped(w.dropped)
	w.win.Canvas().AddShortcut(&fyne.ShortcutUndo{}, w.undoShortcut(model.UndoStory{}))
	w.win.Canvas().AddShortcut(&fyne.ShortcutRedo{}, w.undoShortcut(model.RedoStory{}))
	w.focusMap()
}

// typed gets the keys while nothing has the focus.
func (w *Window) typed(ev *fyne.KeyEvent) {
	defer fault.Report()
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
	w.wear(words.theme)

	w.panel = newPanel(words, w.content.Stack, w.key, w.send)
	w.buildLeft(words)
	w.card = newCard(words, w.content.Stack, w.key, w.send, w.beside)
	w.bar = w.newBar(words)
	w.maps = newStages(words, w.stage, w.key, w.send)
	w.maps.divider.dropped = w.settle
	w.maps.compare(state.Compare, w.twin)
	w.hud.SetText(text)
	w.axis.SetText(text)
	w.axis.SetTheme(words.theme)

	opener := func(id string, open func()) fyne.CanvasObject {
		return newButton(buttonSpec{text: text(id), over: true}, w.key, open)
	}
	w.frame = newFrame()
	w.shell = &shell{
		frame: w.frame.root, under: newGround(theme.ColorNameBackground),
		left: w.left.root, sign: w.sign.root, right: w.card.root, maps: w.maps, furniture: w.hud,
		lower:    &fyne.Container{Layout: lower{}, Objects: []fyne.CanvasObject{newGround(theme.ColorNameOverlayBackground), w.bar.root, w.axis}},
		openLeft: opener("panel.open", w.openLayers), openRight: opener("card.open", w.sender(model.OpenCard{Open: true})),
		give:     w.newGive(words),
		rules:    [3]fyne.CanvasObject{newRule(), newRule(), newRule()},
		leftOpen: state.LayersOpen, listed: state.Pane == model.ListPane, rightOpen: state.CardOpen, paired: state.Compare.On(),
		widths:   func(left, right float32) { w.left.setWidth(left); w.card.setWidth(right) },
		arranged: w.arranged,
	}
	w.root = &fyne.Container{Layout: w.shell, Objects: w.shell.objects()}
	if w.landFirst {
		w.landFirst = false
		w.holdPanels()
	}
	w.present(^model.Change(0) &^ (model.Language | model.Look | model.Fly))
	w.win.SetContent(fynetooltip.AddWindowToolTipLayer(w.root, w.win.Canvas())) // last: it is laid out, and the map drawn, once
}

// send updates the model and presents what changed.
func (w *Window) send(msg model.Msg) {
	defer fault.Report()
	w.present(w.model.Update(msg))
}

// present shows what changed, and nothing else.
func (w *Window) present(c model.Change) {
	defer fault.Report()
	c, w.late = c|w.late, 0
	if c == 0 {
		return
	}
	if w.talk != nil { // the panels are not there; its end builds them anew
		w.presentTalk(c)
		return
	}
	if c.Has(model.Language | model.Look) {
		if c.Has(model.View) { // before anything asks the map where it looks
			w.stage.SetCamera(w.model.State().Camera)
		}
		w.matchTwin(w.model.State().Compare)
		w.feed()
		w.build()
		w.redraw()
		w.focusMap()
		return
	}
	w.presentList(c)
	if c.Has(model.Panels) {
		w.showPanels(c.Has(model.View))
	}
	w.presentTime(c)
	w.presentComparison(c)
	if c.Has(model.Card) {
		w.card.show(w.model)
	}
	if c.Has(model.Hand) {
		w.obeyAll()
	}
	w.showMap(c)
	if c.Has(model.Redraw | model.Layers) {
		w.showLegend()
	}
	if c.Has(model.Panels | model.Mode | model.Pace | model.Picked | model.Axis | model.Layers | model.Halves | model.Hand | model.Told) {
		w.showMenus()
	}
}

// showPanels opens and closes the panels. Where the view is to move as well, it moves
// to the part of the map that they leave, not back to where the map, whose size is
// another one now, has looked until then.
func (w *Window) showPanels(moves bool) {
	before := w.model.State()
	w.shell.leftOpen, w.shell.rightOpen = before.LayersOpen, before.CardOpen
	w.shell.listed = before.Pane == model.ListPane
	w.root.Refresh()
	if _, drawn := w.stage.Drawn(); drawn {
		w.showLocator()
	}
	if now := w.model.State(); moves && !before.Fitted {
		width, height := now.Camera.Size()
		to := before.Camera.WithSize(width, height).PanBy(-(now.Covered-before.Covered)/2, 0)
		w.model.Update(model.Looked{Camera: to})
	}
}

// showMenus brings the menus up to date; a presentation has none.
func (w *Window) showMenus() {
	if w.talk == nil {
		w.win.SetMainMenu(w.menus())
	}
}

// showLegend brings legend and credits up to date with the map.
func (w *Window) showLegend() {
	frames := w.frames()
	w.panel.show(frames, w.source.failed())
	w.hud.SetCredits(w.credits(frames...))
	w.shapeFrame()
}

// credits names the sources of what is visible, in the short form that has room
// on the map; the full one is under Help and in every exported picture.
func (w *Window) credits(frames ...layers.Frame) string {
	var all []string
	for _, f := range frames {
		text := f.Text
		f.Text = func(id string, args ...any) string { return text(id+".short", args...) }
		for _, credit := range w.content.Stack.Credits(f) {
			if !slices.Contains(all, credit) {
				all = append(all, credit)
			}
		}
	}
	return strings.Join(all, " · ")
}

// arranged tells the model what lies over the map, so that labels keep clear of it
// and the view of the region has room.
func (w *Window) arranged(covered float32) {
	boxes := slices.Concat(furniture(w.hud.Reserved()), w.maps.reserved(), w.shell.reserved())
	c := w.model.Update(model.Cover{Reserved: w.maps.onChosen(boxes), Pinned: boxes, Right: float64(covered)})
	if w.twin != nil {
		c |= model.Redraw // the halves may have another size
	}
	w.showMap(c)
}

// showMap redraws the map and moves its view where they have changed.
func (w *Window) showMap(c model.Change) {
	if c.Has(model.Redraw | model.Layers | model.Halves) {
		w.feed()
		w.redraw()
	}
	switch {
	case c.Has(model.Fly):
		w.stage.FlyTo(w.model.State().Camera)
	case c.Has(model.View):
		w.stage.SetCamera(w.model.State().Camera)
	}
}

// redraw draws what has changed on the maps.
func (w *Window) redraw() {
	w.stage.Redraw()
	if w.twin != nil {
		w.twin.stage.Redraw()
	}
}

// focusMap gives the keys to the map.
func (w *Window) focusMap() { w.stage.TakeFocus() }

// focusDate puts the cursor into the field for a date.
func (w *Window) focusDate() { w.win.Canvas().Focus(w.bar.entry) }

// leave closes the window, after a question if changes of a file would be lost.
func (w *Window) leave() {
	if w.model == nil { // closed before the content was there
		w.Close()
		return
	}
	w.noteSize()
	if w.writing != nil {
		w.askWriting()
		return
	}
	w.leaving(func() {
		w.file.saved = w.document()
		w.end()
	})
}

// Close remembers the state and closes the window at once; changes of a file that
// are not saved are offered at the next start.
func (w *Window) Close() {
	w.noteSize()
	w.endTalk()
	w.end()
}

// end saves everything and closes the window.
func (w *Window) end() {
	w.saveAll()
	if w.OnClosed != nil {
		w.OnClosed()
	}
	w.win.Close()
}

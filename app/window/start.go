package window

import (
	"errors"
	"image"
	"reflect"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver"

	"borderatlas/app/content"
	"borderatlas/app/document"
	"borderatlas/app/model"
	"borderatlas/mapview/fault"
)

// Settings is what is remembered between starts, by name: a settings.Store.
type Settings interface {
	String(name string) string
	SetString(name, text string)
	StringList(name string) []string
	SetStringList(name string, list []string)
}

// Open shows the window at once, as a plain picture, and fills it when content and
// fonts are read, which is done meanwhile; then it opens a file if its name is not
// empty. Room is what it may take of the screen, in the units of the window system,
// zero if that is not known. The error is that of a toolkit that cannot make a window.
func Open(a fyne.App, kept Settings, version string, room fyne.Size, load func() (*content.Content, error), file string) (*Window, error) {
	w := &Window{
		app: a, settings: kept, version: version, win: a.NewWindow(a.Metadata().Name),
		player: player{after: realTime}, queue: func(do func()) { fyne.Do(fault.Reported(do)) }, beside: &beside{back: fyne.Do}, disk: realDisk,
	}
	fault.Handle(w.faulted)
	size, scheme := model.Peek(kept.String(settingsKey))
	w.wear(themeOf(scheme, a))
	go readFonts()
	w.win.SetContent(newGround(colorPaper))
	w.win.SetPadded(false)
	w.win.Resize(fyne.NewSize(size.W, size.H))
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.leave)
	a.Lifecycle().SetOnStopped(w.stopped)
	w.win.Show()
	if !made(w.win) {
		return nil, errors.New("the toolkit could not make it")
	}
	if fits := fitting(size, room, w.win.Canvas().Scale()); fits != size {
		w.win.Resize(fyne.NewSize(fits.W, fits.H))
	}
	go func() {
		c, err := load()
		readFonts()
		w.queue(func() { w.fill(c, err, file) })
	}()
	return w, nil
}

// fitting is a size that is no larger than the room for it, if that is known, whose
// units are as many times smaller as scale says.
func fitting(size model.Size, room fyne.Size, scale float32) model.Size {
	if room.IsZero() {
		return size
	}
	return model.Size{W: min(size.W, room.Width/scale), H: min(size.H, room.Height/scale)}
}

// made tells whether there is a window. The toolkit does not tell that it could not
// make one, but it has no handle of it then.
func made(w fyne.Window) bool {
	there := true
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(handle any) { there = !reflect.ValueOf(handle).IsZero() })
	}
	return there
}

// readFonts lets the toolkit read its fonts, or waits until it has. It would read them
// when the first text is measured; no text may be measured meanwhile.
var readFonts = sync.OnceFunc(func() {
	for _, s := range []style{body, head, {under: true}} {
		s.width("A")
	}
})

// fill shows the content, or a sentence that says why there is none. The next frame
// has land: it is better to wait for the map, which is being drawn, than to draw
// everything else without it first.
func (w *Window) fill(c *content.Content, err error, file string) {
	if err != nil {
		w.refuse(err)
		return
	}
	w.landFirst = true
	w.begin(c, c.Stack)
	w.sweep()
	w.beginFile(document.NewRecovery(w.app.Storage().RootURI().Path()))
	if file != "" {
		w.openFile(file)
	}
	w.stage.Wait()
	w.player.after(startOver, func() { go tidy() })
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

// holdPanels keeps the panels beside the window until one frame has been on the screen:
// the map need not wait until their texts are painted. Keys find them there.
func (w *Window) holdPanels() {
	s, root := w.shell, w.root
	s.aside = true
	root.Objects = append(s.objects(), whenPainted(func() {
		w.queue(func() {
			s.aside = false
			root.Objects = s.objects()
			root.Refresh()
		})
	}))
}

// whenPainted is a dot that cannot be seen and does something, once, when the toolkit
// paints it.
func whenPainted(do func()) fyne.CanvasObject {
	var once sync.Once
	dot := canvas.NewRaster(func(int, int) image.Image {
		once.Do(do)
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	dot.Resize(fyne.NewSize(1, 1))
	return dot
}

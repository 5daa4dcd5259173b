package window

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
)

// TestClosedIsToldOnceAllIsSaved: who is told that the window goes may end the program.
func TestClosedIsToldOnceAllIsSaved(t *testing.T) {
	w := opened(t, 1366, 768)
	w.win = w.app.NewWindow("closed below; the first one is when the test ends")
	w.send(model.UseScheme{Scheme: model.DarkScheme})
	told := 0
	w.OnClosed = func() {
		told++
		if _, scheme := model.Peek(w.app.Preferences().String(settingsKey)); scheme != model.DarkScheme {
			t.Errorf("the scheme is not saved yet: %v", scheme)
		}
	}
	w.Close()
	if told != 1 {
		t.Errorf("told %d times", told)
	}
}

// TestAPresentationIsNotTheSizeOfTheWindow: it fills the screen, and closing it does not
// make the window as large at the next start.
func TestAPresentationIsNotTheSizeOfTheWindow(t *testing.T) {
	for name, end := range map[string]func(w *Window){"leave": (*Window).leave, "close": (*Window).Close, "stopped": (*Window).stopped} {
		w := opened(t, 1366, 768)
		tell(w)
		w.file.saved = w.document() // nothing is asked
		w.presentFrom(0)
		w.win.Resize(fyne.NewSize(1920, 1080))
		if name != "stopped" {
			w.OnClosed = func() { w.win = w.app.NewWindow("closed; the other one is when the test ends") }
		}
		end(w)
		if size, _ := model.Peek(w.app.Preferences().String(settingsKey)); size != model.FirstWindow || !w.closed {
			t.Errorf("%s: the next window has %v, closed %t", name, size, w.closed)
		}
	}
}

// TestClosingGivesUpWhatIsWritten and waits until its parts are gone.
func TestClosingGivesUpWhatIsWritten(t *testing.T) {
	w := opened(t, 1366, 768)
	begun, gone := make(chan struct{}), false
	w.write("", infinite, func(ctx context.Context) error {
		close(begun)
		<-ctx.Done()
		gone = true
		return ctx.Err()
	}, nil)
	<-begun
	w.win = w.app.NewWindow("closed below; the first one is when the test ends")
	w.Close()
	w.beside.running.Wait()
	if !gone {
		t.Error("the window is closed while a file is written")
	}
}

package window

import (
	"context"
	"path/filepath"
	"testing"

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

// TestClosingGivesUpWhatIsWritten and waits until its parts are gone.
func TestClosingGivesUpWhatIsWritten(t *testing.T) {
	w := opened(t, 1366, 768)
	begun, gone := make(chan struct{}), false
	w.writeFile(filepath.Join(t.TempDir(), "deck.pptx"), false, newText("", body), func(ctx context.Context) error {
		close(begun)
		<-ctx.Done()
		gone = true
		return ctx.Err()
	}, nil, nil)
	<-begun
	w.win = w.app.NewWindow("closed below; the first one is when the test ends")
	w.Close()
	w.beside.running.Wait()
	if !gone {
		t.Error("the window is closed while a file is written")
	}
}

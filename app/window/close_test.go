package window

import (
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

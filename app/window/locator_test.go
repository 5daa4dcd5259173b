package window

import (
	"testing"

	"borderatlas/app/model"
)

// The small map of the surroundings comes with the first picture, takes its room
// from the labels, and can be switched off.
func TestLocator(t *testing.T) {
	w := opened(t, 1920, 1080)
	before := len(w.hud.Reserved())
	w.stage.Wait()
	settle(w)
	if n := len(w.hud.Reserved()); n != before+1 {
		t.Fatalf("with the small map %d boxes are reserved, without it %d", n, before)
	}
	if n := len(w.model.Frame().Reserved); n < before+1 {
		t.Errorf("labels keep clear of %d boxes", n)
	}
	w.send(model.ShowLocator{On: false})
	if n := len(w.hud.Reserved()); n != before {
		t.Errorf("switched off it still takes room: %d boxes", n)
	}
	w.send(model.ShowLocator{On: true})
	settle(w)
	if n := len(w.hud.Reserved()); n != before+1 {
		t.Errorf("switched on again there are %d boxes", n)
	}
	key := w.inset
	w.send(model.UseScheme{Scheme: model.DarkScheme})
	w.stage.Wait()
	settle(w)
	if w.inset == key || w.inset.theme != "dark" {
		t.Errorf("in dark colours it shows %+v", w.inset)
	}
}

package window

import (
	"fmt"
	"hash/fnv"
	"runtime"
	"testing"

	"borderatlas/app/model"
	"borderatlas/mapview/scene"
)

// TestSoak plays the whole chronicle twice with the real map. Each event is shown,
// the second round shows what the first did, playing ends by itself, and it leaves
// no goroutine behind. It is meant for the race detector.
func TestSoak(t *testing.T) {
	w := openedWith(t, embedded(t).Stack, 900, 600)
	c := newClock()
	w.player.after = c.after
	w.stage.Wait()
	settle(w)
	events := w.content.Stack.Data().Chronicle.Events()
	before := runtime.NumGoroutine()
	var rounds [2]map[string]string
	for i := range rounds {
		rounds[i] = playOnce(t, w, c)
	}
	if n := len(rounds[0]); n != len(events) {
		t.Errorf("%d of %d events were played", n, len(events))
	}
	for id, sum := range rounds[0] {
		if rounds[1][id] != sum {
			t.Errorf("%s looks different the second time", id)
		}
	}
	if n := runtime.NumGoroutine(); n > before+2 {
		t.Errorf("%d goroutines afterwards, %d before", n, before)
	}
	if failed := w.source.failed(); len(failed) != 0 {
		t.Errorf("layers failed: %v", failed)
	}
}

// playOnce plays from the first event to the end and returns sums of the pictures
// by event.
func playOnce(t *testing.T, w *Window, c *clock) map[string]string {
	t.Helper()
	w.send(model.FitRegion{}) // events that lie outside move the view
	w.send(model.FirstEvent{})
	w.send(model.Play{On: true})
	sums := map[string]string{}
	for w.model.State().Playing {
		w.stage.Wait()
		settle(w)
		sums[w.model.State().At.Event] = pictured(t, w)
		c.pass(w.model.StepTime())
	}
	return sums
}

// pictured is a sum of what the planes of the map show.
func pictured(t *testing.T, w *Window) string {
	t.Helper()
	sum := fnv.New64a()
	w.source.mu.Lock()
	defer w.source.mu.Unlock()
	for _, d := range w.source.drawn {
		if d.picture == nil {
			t.Fatal("a plane was never drawn")
		}
		if err := scene.Dump(sum, d.picture.Scene); err != nil {
			t.Fatal(err)
		}
	}
	return fmt.Sprintf("%x", sum.Sum64())
}

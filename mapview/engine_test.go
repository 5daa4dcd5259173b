package mapview

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"borderatlas/mapview/fault"
)

func TestRedrawBuildsOnlyWhatChanged(t *testing.T) {
	m, src, w := open(t)
	drawn := 0
	m.OnDrawn = func(time.Duration) { drawn++ }
	m.Redraw()
	m.Wait()
	if got := src.counts(); got != [2]int{} || drawn != 0 {
		t.Errorf("nothing has changed, but %v were built and %d shown", got, drawn)
	}
	src.set("green")
	m.Redraw()
	m.Wait()
	if got := src.counts(); got != [2]int{0, 1} || drawn != 1 {
		t.Errorf("built %v, shown %d", got, drawn)
	}
	if got := colourAt(w, 200, 150); got != green {
		t.Errorf("the dot is %s", got)
	}
}

func TestNewestWishWins(t *testing.T) {
	m, src, w := open(t)
	started := make(chan struct{}, 8)
	src.mu.Lock()
	src.block = func(ctx context.Context) error {
		started <- struct{}{}
		src.mu.Lock()
		late := src.state == "green"
		src.mu.Unlock()
		if late {
			return nil
		}
		<-ctx.Done()
		return ctx.Err()
	}
	src.mu.Unlock()
	m.SetCamera(m.Camera().PanBy(10, 0)) // starts a drawing that never ends by itself
	<-started
	src.set("green")
	m.SetCamera(m.Camera().PanBy(10, 0))
	m.Wait()
	if got := colourAt(w, 220, 150); got != green {
		t.Errorf("the newest view shows %s", got)
	}
}

func TestEndlessChangesStillShowSomething(t *testing.T) {
	m, src, _ := open(t)
	begun, end := make(chan struct{}), make(chan struct{})
	src.mu.Lock()
	src.block = func(ctx context.Context) error { // a drawing that ends by the test's leave alone
		begun <- struct{}{}
		<-end
		return ctx.Err()
	}
	src.mu.Unlock()
	step := func() { m.SetCamera(m.Camera().PanBy(5, 0)) }
	step()
	<-begun
	for range patience { // each is overtaken
		step()
		end <- struct{}{}
		<-begun
	}
	step() // but not this one
	end <- struct{}{}
	<-begun
	if m.engine.take() == nil {
		t.Errorf("nothing to show after %d changes", patience+2)
	}
	end <- struct{}{}
	m.Wait()
	if c, _ := m.Drawn(); c.Centre() != m.Camera().Centre() {
		t.Error("the newest view is not shown in the end")
	}
}

func TestFailingPlaneIsLeftOut(t *testing.T) {
	m, src, w := open(t)
	src.mu.Lock()
	src.fail = 1
	src.mu.Unlock()
	m.SetCamera(m.Camera().PanBy(10, 0))
	m.Wait()
	if got := colourAt(w, 210, 150); got != blue {
		t.Errorf("under the failing plane is %s", got)
	}
}

// TestAFaultLeavesItsPlaneOut: a panic in building a plane is told as an error, what is
// below is shown, and the next view is drawn as if nothing had been.
func TestAFaultLeavesItsPlaneOut(t *testing.T) {
	m, src, w := open(t)
	var mu sync.Mutex
	var told []error
	m.engine.failed = func(err error) {
		mu.Lock()
		defer mu.Unlock()
		told = append(told, err)
	}
	faults := true
	block := func(context.Context) error {
		if faults {
			panic("no ink")
		}
		return nil
	}
	src.mu.Lock()
	src.block = block
	src.mu.Unlock()
	m.SetCamera(m.Camera().PanBy(10, 0))
	m.Wait()
	if len(told) == 0 || !errors.As(told[0], new(*fault.Error)) {
		t.Fatalf("told of %v", told)
	}
	faults = false
	m.SetCamera(m.Camera().PanBy(10, 0))
	m.Wait()
	if c, _ := m.Drawn(); c.Centre() != m.Camera().Centre() {
		t.Error("after a fault nothing more is drawn")
	}
	_ = w
}

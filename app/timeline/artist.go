package timeline

import (
	"context"
	"image"
	"sync"

	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene/raster"
)

// sheet is a finished picture of a plan.
type sheet struct {
	image *image.RGBA
	plan  *plan
}

// artist draws plans in the background, the newest first and alone.
type artist struct {
	done func() // a sheet may be taken; called in the background

	mu      sync.Mutex
	idle    *sync.Cond
	running bool
	wanted  *plan
	ready   *sheet
	painter *raster.Painter
}

func newArtist(done func()) *artist {
	a := &artist{done: done, painter: raster.New()}
	a.idle = sync.NewCond(&a.mu)
	return a
}

// want asks for the picture of a plan.
func (a *artist) want(p *plan) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.wanted = p
	if !a.running {
		a.running = true
		go a.run()
	}
}

// wait returns when the newest plan is drawn.
func (a *artist) wait() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for a.running {
		a.idle.Wait()
	}
}

// take hands out the newest sheet, once, or nil.
func (a *artist) take() *sheet {
	a.mu.Lock()
	defer a.mu.Unlock()
	s := a.ready
	a.ready = nil
	return s
}

func (a *artist) run() {
	for {
		a.mu.Lock()
		p := a.wanted
		a.wanted = nil
		if p == nil {
			a.running = false
			a.idle.Broadcast()
			a.mu.Unlock()
			return
		}
		a.mu.Unlock()
		a.draw(p)
	}
}

// draw makes the sheet of a plan. A fault in it is told, and leaves the sheet before.
func (a *artist) draw(p *plan) {
	defer fault.Report()
	w, h := int(p.width*p.pixels+0.5), int(p.rows.end*p.pixels+0.5)
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	// The only error is that of a context which has ended; this one never does.
	if a.painter.Into(context.Background(), img, p.draw(), p.pixels) != nil {
		return
	}
	a.mu.Lock()
	a.ready = &sheet{img, p}
	a.mu.Unlock()
	a.done()
}

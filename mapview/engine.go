package mapview

import (
	"context"
	"image"
	"slices"
	"sync"
	"time"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// patience is how many drawings in a row may be given up for another view before
// one is let through, so that an endless stream of views still shows something.
const patience = 2

// picture is a finished image and the view that it shows.
type picture struct {
	image  *image.RGBA
	camera camera.Camera
	took   time.Duration // from the wish to the finished picture
}

// plane is the last scene of one plane of the source.
type plane struct {
	camera camera.Camera
	key    string
	scene  *scene.Scene // nil: to be built
}

// engine draws pictures in the background, one after the other, the planes of
// one side by side. The newest wish wins: a drawing for another view is given up,
// one for the same view is finished first, because it is all but done and the
// next can use most of it. Wishes never queue.
//
// The lowest plane is kept as pixels and the others are painted over a copy of
// it: that costs less than blending planes, and makes one opaque picture.
type engine struct {
	source Source
	shown  func()      // a finished picture may be taken; called in the background
	failed func(error) // a plane could not be drawn; called in the background

	mu        sync.Mutex
	idle      *sync.Cond // running has become false
	running   bool
	turn      int // counts wishes
	camera    camera.Camera
	wished    time.Time
	drawing   camera.Camera // what is being drawn
	stop      context.CancelFunc
	overtaken int         // drawings given up in a row
	ready     *picture    // finished and not taken yet
	spare     *image.RGBA // a buffer to be used again

	// Of the drawing goroutine alone.
	planes  []plane
	painter *raster.Painter
	base    *image.RGBA // the pixels of the lowest plane
	stale   bool        // a plane has changed since the last picture
}

func newEngine(source Source, shown func(), failed func(error)) *engine {
	e := &engine{
		source: source, shown: shown, failed: failed, stop: func() {},
		planes: make([]plane, source.Planes()), painter: raster.New(),
	}
	e.idle = sync.NewCond(&e.mu)
	return e
}

// wish asks for the picture of a camera as the source draws it from now on.
func (e *engine) wish(c camera.Camera) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.turn++
	e.camera, e.wished = c, time.Now()
	switch {
	case !e.running:
		e.running = true
		go e.run()
	case c != e.drawing && e.overtaken < patience:
		e.overtaken++
		e.drawing = c // nothing more to stop until the next begins
		e.stop()
	}
}

// wait returns when the newest wish is fulfilled.
func (e *engine) wait() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for e.running {
		e.idle.Wait()
	}
}

// take hands out the newest finished picture, once, or nil.
func (e *engine) take() *picture {
	e.mu.Lock()
	defer e.mu.Unlock()
	p := e.ready
	e.ready = nil
	return p
}

// release gives back the pixels of a picture that is not shown any more.
func (e *engine) release(p *picture) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.spare = p.image
}

// run draws until there is no wish left.
func (e *engine) run() {
	for done := 0; ; {
		e.mu.Lock()
		if done == e.turn {
			e.running = false
			e.idle.Broadcast()
			e.mu.Unlock()
			return
		}
		turn, c, wished := e.turn, e.camera, e.wished
		ctx, stop := context.WithCancel(context.Background())
		e.drawing, e.stop = c, stop
		e.mu.Unlock()

		img, err := e.draw(ctx, c)
		stop()
		if err != nil {
			continue // overtaken: there is a newer wish
		}
		done = turn
		e.finish(img, c, wished)
	}
}

// finish hands a picture over; nil is one that is on the screen already.
func (e *engine) finish(img *image.RGBA, c camera.Camera, wished time.Time) {
	e.mu.Lock()
	e.overtaken = 0
	if img != nil {
		if e.ready != nil {
			e.spare = e.ready.image
		}
		e.ready = &picture{img, c, time.Since(wished)}
	}
	e.mu.Unlock()
	if img != nil {
		e.shown()
	}
}

// draw makes a picture, or nil if nothing in it has changed since the last one.
// The error is the context's alone: a plane that fails is left out, and without
// the lowest one there is no new picture.
func (e *engine) draw(ctx context.Context, c camera.Camera) (*image.RGBA, error) {
	changed := make([]bool, len(e.planes))
	var group sync.WaitGroup
	for i := range e.planes {
		group.Go(func() {
			var err error
			if err = fault.Try(func() (err error) { changed[i], err = e.update(ctx, i, c); return err }); err != nil && ctx.Err() == nil {
				e.failed(err)
				changed[i] = e.leaveOut(i, c)
			}
		})
	}
	group.Wait()
	e.stale = e.stale || slices.Contains(changed, true)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !e.stale || e.planes[0].scene == nil {
		return nil, nil
	}
	e.stale = false
	return e.compose(c), nil
}

// leaveOut shows nothing of a plane. It tells whether there is anything to show.
func (e *engine) leaveOut(i int, c camera.Camera) bool {
	w, h := c.Size()
	e.planes[i] = plane{c, "", &scene.Scene{W: w, H: h}}
	if i == 0 {
		e.planes[i].scene = nil
	}
	return i > 0
}

// update brings a plane's scene up to date, and the pixels of the lowest one.
func (e *engine) update(ctx context.Context, i int, c camera.Camera) (changed bool, err error) {
	p := &e.planes[i]
	key := e.source.Key(i, c)
	if p.scene != nil && p.camera == c && p.key == key {
		return false, nil
	}
	s, err := e.source.Build(ctx, i, c)
	if err != nil {
		return false, err
	}
	if e.source.Key(i, c) != key {
		key = "" // the source has changed meanwhile: nobody knows what was drawn
	}
	if i == 0 {
		p.scene = nil // if painting is given up, the pixels are of no use
		if err := e.paint(ctx, c, s); err != nil {
			return false, err
		}
	}
	*p = plane{c, key, s}
	return true, nil
}

// paint paints the lowest plane.
func (e *engine) paint(ctx context.Context, c camera.Camera, s *scene.Scene) error {
	w, h := pixelSize(c)
	if e.base == nil || e.base.Rect.Dx() != w || e.base.Rect.Dy() != h {
		e.base = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	return e.painter.Into(ctx, e.base, s, c.Pixels())
}

// compose paints the upper planes over a copy of the lowest one.
func (e *engine) compose(c camera.Camera) *image.RGBA {
	img := e.buffer()
	copy(img.Pix, e.base.Pix)
	for i := 1; i < len(e.planes); i++ {
		err := fault.Try(func() error { return e.painter.Into(context.Background(), img, e.planes[i].scene, c.Pixels()) })
		if err != nil {
			e.failed(err)
			e.leaveOut(i, c)
		}
	}
	return img
}

// buffer finds room for a picture: one that nobody took, a spare one, or a new one.
func (e *engine) buffer() *image.RGBA {
	e.mu.Lock()
	defer e.mu.Unlock()
	img := e.spare
	e.spare = nil
	if e.ready != nil {
		img, e.ready = e.ready.image, nil
	}
	if img == nil || img.Rect != e.base.Rect {
		img = image.NewRGBA(e.base.Rect)
	}
	return img
}

// pixelSize is the size of a camera's picture in device pixels.
func pixelSize(c camera.Camera) (w, h int) {
	dpW, dpH := c.Size()
	return int(dpW*c.Pixels() + 0.5), int(dpH*c.Pixels() + 0.5)
}

package window

import (
	"time"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
	"borderatlas/mapview/fault"
)

// after calls a function once on the toolkit's goroutine when a time is over,
// unless it is stopped before. Tests have a clock of their own.
type after func(d time.Duration, do func()) (stop func())

func realTime(d time.Duration, do func()) func() {
	timer := time.AfterFunc(d, func() { fyne.Do(fault.Reported(do)) })
	return func() { timer.Stop() }
}

// player plays time: while the model plays, it waits as long as a step stays and
// tells the model that the time is over. The wait begins when the step is shown,
// so that a slow machine plays more slowly and queues nothing.
type player struct {
	after after
	stop  func() // nil while nothing is waited for
	wait  int    // number of the wait, because one that is stopped may be over already
}

// restart waits for the present step from now on, if the model plays.
func (p *player) restart(m *model.Model, tick func()) {
	p.wait++
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
	if !m.State().Playing {
		return
	}
	wait := p.wait
	p.stop = p.after(m.StepTime(), func() {
		if wait == p.wait {
			tick()
		}
	})
}

// tick goes on to the next step, also from one that is the only one.
func (w *Window) tick() {
	w.send(model.Tick{})
	w.player.restart(w.model, w.tick)
}

// soon updates the model at once and presents what changed when the toolkit has
// handed out the keys and wheel turns that wait already: while a key is held only
// the newest position is presented, and nothing queues.
func (w *Window) soon(msg model.Msg) {
	w.late |= w.model.Update(msg)
	if w.late == 0 || w.waiting {
		return
	}
	w.waiting = true
	w.queue(func() {
		w.waiting = false
		w.present(0)
	})
}

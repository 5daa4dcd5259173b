package window

import "sync"

// beside runs slow work beside the user interface.
type beside struct {
	running sync.WaitGroup
	back    func(func()) // hands what is to be done with the result to the toolkit's goroutine
}

// run does work on a goroutine of its own, and what it returns on the toolkit's.
func (b *beside) run(work func() (then func())) {
	b.running.Go(func() { b.back(work()) })
}

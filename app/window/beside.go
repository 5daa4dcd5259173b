package window

import (
	"sync"

	"borderatlas/mapview/fault"
)

// beside runs slow work beside the user interface.
type beside struct {
	running sync.WaitGroup
	back    func(func()) // hands what is to be done with the result to the toolkit's goroutine
}

// run does work on a goroutine of its own, and what it returns on the toolkit's. A fault
// in either is reported.
func (b *beside) run(work func() (then func())) {
	b.running.Go(fault.Reported(func() { b.back(fault.Reported(work())) }))
}

package export

import (
	"iter"
	"runtime"

	"borderatlas/mapview/fault"
)

// ahead hands out what produce makes of 0 to n-1, in order. It is called side by
// side, by no more goroutines and for no more things that wait to be taken than
// there are processors, so that long work needs little memory. A panic of produce is
// raised where its value would be taken.
func ahead[T any](n int, produce func(i int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		queue := make(chan chan func() T, runtime.GOMAXPROCS(0))
		enough := make(chan struct{})
		defer close(enough)
		go func() {
			defer close(queue)
			for i := range n {
				done := make(chan func() T, 1)
				select {
				case queue <- done:
					go func() { done <- fault.Call(func() T { return produce(i) }) }()
				case <-enough:
					return
				}
			}
		}()
		for done := range queue {
			if !yield((<-done)()) {
				return
			}
		}
	}
}

package export

import (
	"iter"
	"runtime"
)

// ahead hands out what produce makes of 0 to n-1, in order. It is called side by
// side, by no more goroutines and for no more things that wait to be taken than
// there are processors, so that long work needs little memory.
func ahead[T any](n int, produce func(i int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		queue := make(chan chan T, runtime.GOMAXPROCS(0))
		enough := make(chan struct{})
		defer close(enough)
		go func() {
			defer close(queue)
			for i := range n {
				done := make(chan T, 1)
				select {
				case queue <- done:
					go func() { done <- produce(i) }()
				case <-enough:
					return
				}
			}
		}()
		for done := range queue {
			if !yield(<-done) {
				return
			}
		}
	}
}

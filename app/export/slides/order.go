package slides

import (
	"context"
	"runtime"

	"borderatlas/mapview/fault"
)

// result is what was made, or why it was not.
type result[T any] struct {
	value T
	err   error
}

// inOrder makes so many things side by side and uses them one by one, in order. Only
// a few are in memory at a time, however many there are. It ends with the first
// error, or when ctx does. A panic of build is raised where its value would be used.
func inOrder[T any](ctx context.Context, count int, build func(ctx context.Context, i int) (T, error), use func(i int, v T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan chan func() result[T], runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for i := range count {
			done := make(chan func() result[T], 1)
			select {
			case queue <- done:
			case <-ctx.Done():
				return
			}
			go func() {
				done <- fault.Call(func() (r result[T]) {
					r.value, r.err = build(ctx, i)
					return r
				})
			}()
		}
	}()
	i := 0
	for done := range queue {
		r := (<-done)()
		if r.err != nil {
			return r.err
		}
		if err := use(i, r.value); err != nil {
			return err
		}
		i++
	}
	return ctx.Err()
}

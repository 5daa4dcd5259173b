package slides

import (
	"context"
	"runtime"
)

// inOrder makes so many things side by side and uses them one by one, in order. Only
// a few are in memory at a time, however many there are. It ends with the first
// error, or when ctx does.
func inOrder[T any](ctx context.Context, count int, build func(ctx context.Context, i int) (T, error), use func(i int, v T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type result struct {
		value T
		err   error
	}
	queue := make(chan chan result, runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for i := range count {
			done := make(chan result, 1)
			select {
			case queue <- done:
			case <-ctx.Done():
				return
			}
			go func() {
				v, err := build(ctx, i)
				done <- result{v, err}
			}()
		}
	}()
	i := 0
	for done := range queue {
		r := <-done
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

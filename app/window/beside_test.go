package window

import "sync"

// results is what came back of slow work and waits for settle, by the *beside it
// came from: in tests there is no event loop that would take it to the toolkit's
// goroutine.
var results sync.Map

func newBeside() *beside {
	kept := make(chan func(), 100)
	b := &beside{back: func(then func()) { kept <- then }}
	results.Store(b, kept)
	return b
}

// settle waits for all slow work and does what comes of it.
func settle(w *Window) {
	kept, _ := results.Load(w.beside)
	for {
		w.beside.running.Wait()
		select {
		case then := <-kept.(chan func()):
			then()
		default:
			return
		}
	}
}
